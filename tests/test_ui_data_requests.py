"""Personal data in the window: requests with their thirty days, a copy given out, and erasing that no slip can do."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import data_requests, erasures
from db.data_requests import save_request
from db.domain.accounts import Role
from db.domain.data_requests import DataRequest, Outcome, RequestKind
from db.domain.erasures import ERASED
from db.domain.errors import DeskError
from db.domain.residents import Resident
from db.erasures import erasure_plan
from db.office import Office
from db.privacy_contact import contact_of
from db.residents import resident_of, save_resident
from tests.as_role import signed_in
from tests.at_desk import names_in, opened, opened_at, texts_of, town
from ui import person_data_actions
from ui.language import _, set_language
from ui.preview import Preview
from ui.screens.data_requests import NOTICE, left_text
from ui.waiting import Waiting
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    people = town(office)
    for given, day in (("กมล", 20), ("ขวัญ", 1)):
        save_request(office, DataRequest(resident_id=people[given].id, received_on=date(2026, 11, day)))
    with opened_at(window, office, "data_requests") as shown:
        yield shown


def person_id(office: Office, given: str) -> int:
    return int(office.run(lambda: office.sql("select id from resident where given = ?", (given,)))[0][0])


def test_requests_stand_in_the_order_in_which_they_are_due(desk: DeskWindow) -> None:
    desk.go("data_requests")
    desk.update()
    screen = desk.screen
    assert names_in(screen.table) == ["นายขวัญ แสนดี", "นายกมล ศรีวงค์"]
    tree = screen.table.tree
    assert tree.set(tree.get_children()[0], "left") == left_text(9)


def test_the_clock_says_how_long_there_is(desk: DeskWindow) -> None:
    set_language("en")
    assert [left_text(days) for days in (None, 30, 7, 1, 0, -1, -2)] == [
        "", "30 days left", "7 days left !", "1 day left !", "today", "1 day too late", "2 days too late"
    ]  # fmt: skip


def test_a_request_is_written_down_from_the_persons_card_and_answered(
    desk: DeskWindow, office: Office, answers: Any
) -> None:
    who = person_id(office, "กนกวรรณ")
    answers(ask_choice="request")
    desk.go("residents", who)
    desk.screen._ask_about_data()
    desk.update()
    screen = desk.screen
    assert screen.name == "data_requests"
    view = screen.editor.view
    assert view.rows["resident_id"].widget.get() and view.rows["received_on"].widget.get()
    screen.on_save()
    (line,) = data_requests.requests_of(office, who)
    assert line.received_on == office.today()
    kept = data_requests.request_of(office, line.id)
    done = DataRequest(**(vars(kept) | {"answered_on": office.today(), "outcome": Outcome.DONE}))
    screen.save_record(done)
    assert data_requests.requests_of(office, who)[0].outcome is Outcome.DONE


def test_f1_tells_what_the_page_is_for(desk: DeskWindow, answers: Any) -> None:
    asked = answers(show_message=False)
    desk.go("data_requests")
    desk.show_help()
    assert "Ctrl+N" in asked.calls[-1][1][1]


def test_nothing_is_taken_out_of_the_register(desk: DeskWindow, office: Office) -> None:
    desk.go("data_requests", 1)
    desk.screen.on_delete()
    assert data_requests.request_listing(office, only_open=False).total == 2


def test_the_card_offers_what_the_role_may(desk: DeskWindow, office: Office, answers: Any) -> None:
    asked = answers(ask_choice=None)
    desk.go("residents", person_id(office, "กมล"))
    desk.screen._ask_about_data()
    with signed_in(office, Role.CLERK):
        desk.screen._ask_about_data()
    offered = [[value for value, _label in call[1][2]] for call in asked.calls]
    assert offered == [["history", "request", "copy", "erase"], ["history", "request"]]


def test_the_history_names_who_changed_which_fields(desk: DeskWindow, office: Office, answers: Any) -> None:
    who = person_id(office, "กมล")
    kept = resident_of(office, who)
    office.who = "กิตติ"
    save_resident(office, Resident(**(vars(kept) | {"nickname": "ต้น"})))
    asked = answers(show_message=False, ask_choice="history")
    desk.go("residents", who)
    desk.screen._ask_about_data()
    text = next(call for call in asked.calls if call[0] == "show_message")[1][1]
    first = text.splitlines()[0]
    assert "กิตติ" in first and "ชื่อเล่น" in first and "ต้น" not in first


def test_a_copy_is_written_where_it_was_asked_for(
    desk: DeskWindow, office: Office, answers: Any, tmp_path: Path
) -> None:
    answers(ask_choice="copy", choose_save_file=tmp_path / "one.json")
    desk.go("residents", person_id(office, "กมล"))
    desk.screen._ask_about_data()
    assert json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))["person"]["given"] == "กมล"


def test_a_copy_under_another_ending_is_refused_in_words(
    desk: DeskWindow, office: Office, answers: Any, tmp_path: Path
) -> None:
    asked = answers(ask_choice="copy", choose_save_file=tmp_path / "one.txt", show_error=None)
    desk.go("residents", person_id(office, "กมล"))
    desk.screen._ask_about_data()
    assert asked.calls[-1][0] == "show_error" and not (tmp_path / "one.txt").exists()


def erase(desk: DeskWindow, given: str, answers: Any, in_dialog: Any, typed: str) -> list[str]:
    """What the dialog says, once this name and the first reason were given to it."""
    said: list[str] = []

    def fill(dialog: Any) -> None:
        said.extend(texts_of(dialog))
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        view.set(person_data_actions.Confirmation(reason=person_data_actions.ErasureReason.ASKED, typed=typed))
        dialog.buttons.winfo_children()[0].invoke()
        if dialog.winfo_exists():
            said.extend(texts_of(dialog))
            dialog.cancel()

    answers(ask_choice="erase")
    desk.go("residents", person_id(desk.desk.office, given))
    in_dialog(fill)
    desk.screen._ask_about_data()
    return said


def test_erasing_needs_the_name_typed_in_full(desk: DeskWindow, office: Office, answers: Any, in_dialog: Any) -> None:
    said = erase(desk, "กมล", answers, in_dialog, "กมล")
    assert any("นายกมล ศรีวงค์" in text for text in said)
    plan = erasure_plan(office, person_id(office, "กมล"))
    assert _(person_data_actions.FILES) in person_data_actions.plan_text(plan, desk.desk), "papers stay readable"
    assert person_id(office, "กมล")


def test_erasing_takes_the_person_out_of_sight_and_says_until_when_copies_have_them(
    desk: DeskWindow, office: Office, answers: Any, in_dialog: Any
) -> None:
    who = person_id(office, "กมล")
    papers = office.folder / "papers"
    papers.mkdir(exist_ok=True)
    (papers / "กมล.pdf").write_bytes(b"%PDF")
    desk.desk.undo.push("กมล", lambda: None)
    said = erase(desk, "กมล", answers, in_dialog, "นายกมล  ศรีวงค์ ")
    assert any("๒๐ กุมภาพันธ์ ๒๕๗๐" in text for text in said)
    assert resident_of(office, who).given == ERASED
    assert not desk.desk.undo.done and not list(papers.iterdir())
    card = desk.screen.card
    assert ERASED in " ".join(texts_of(card)) and not any(each.winfo_ismapped() for each in card.actions.values())
    desk.screen.open_record(who)
    assert not desk.screen._editing, "nobody works on who was erased"
    desk.screen.table.focus_rows()
    desk.screen.show_record(person_id(office, "ขวัญ"))
    desk.update()
    assert all(each.winfo_ismapped() for each in card.actions.values())
    desk.go("residents")
    desk.update()
    assert not [name for name in names_in(desk.screen.table) if "กมล" in name]
    assert "กมล" not in " ".join(texts_of(desk.screen))


def test_nobody_asks_the_office_while_its_file_is_written_anew(
    window: Any, office: Office, answers: Any, in_dialog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the office to itself for seconds: a click would let the window stand for as long."""
    town(office)
    go_on = threading.Event()

    def held(*_args: object) -> None:
        go_on.wait(20)
        raise DeskError("the disk is full")

    def waiting_in(desk: DeskWindow) -> list[Waiting]:
        return [child for child in desk.screen.winfo_children() if isinstance(child, Waiting)]

    monkeypatch.setattr(erasures, "erase_person", held)
    told = answers(show_error=None)
    with opened(window, office, immediate_jobs=False) as desk:
        wait_until(window, lambda: not desk.jobs.busy)
        erase(desk, "กมล", answers, in_dialog, "นายกมล  ศรีวงค์ ")
        window.update()
        (waiting,) = waiting_in(desk)
        assert waiting.grab_status() and desk.jobs.busy
        go_on.set()
        wait_until(window, lambda: not desk.jobs.busy)
        assert waiting_in(desk) == [] and not waiting.winfo_exists()
        assert [call[0] for call in told.calls if call[0] == "show_error"] == ["show_error"]


def wait_until(window: Any, is_so: Callable[[], object]) -> None:
    until = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < until
        window.update()
        time.sleep(0.005)


def test_the_contact_is_kept(desk: DeskWindow, office: Office, in_dialog: Any) -> None:
    def fill(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        view.put_again({"phone": "0 0000 0000"})
        dialog.buttons.winfo_children()[0].invoke()

    desk.go("data_requests")
    in_dialog(fill)
    desk.screen.edit_contact()
    assert contact_of(office).phone == "0 0000 0000"


def test_the_notice_is_shown_before_it_is_printed(desk: DeskWindow, answers: Any) -> None:
    answers(ask_choice=NOTICE)
    desk.go("data_requests")
    desk.screen.on_print()
    desk.update()
    assert [child for child in desk.screen.winfo_children() if isinstance(child, Preview)]


@pytest.mark.parametrize("kind", RequestKind)
def test_each_kind_of_request_names_its_section(kind: RequestKind) -> None:
    assert "(s.3" in kind.label
