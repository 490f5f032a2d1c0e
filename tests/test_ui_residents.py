"""Residents on screen: found in the list, written down with their doubts, moved, deleted, brought back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import households, residents, volunteers
from db.domain.ages import AgeBand
from db.domain.doubts import Doubt
from db.domain.residents import Residency
from db.residents import save_resident
from tests.at_desk import names_in, opened_at, texts_of, town
from tests.keyboard import press, take_keyboard, write
from tests.people_office import citizen_id, volunteer
from ui import language
from ui.dialogs import Answer
from ui.window import DeskWindow


@pytest.fixture
def people(office: Any) -> Any:
    return town(office)


@pytest.fixture
def desk(window: Any, office: Any, people: Any) -> Iterator[DeskWindow]:
    with opened_at(window, office, "residents") as shown:
        yield shown


def field(desk: DeskWindow, name: str) -> Any:
    return desk.screen.editor.view.field(name)


def type_into(desk: DeskWindow, name: str, text: str) -> None:
    take_keyboard(desk.window, field(desk, name).focus_target())
    write(desk.window, text)


def card(desk: DeskWindow) -> list[str]:
    return texts_of(desk.screen.card)


# --- the list ------------------------------------------------------------------------------------


def test_list_stands_in_thai_order_with_its_count(desk: DeskWindow) -> None:
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี", "นายกมล ศรีวงค์", "เด็กหญิงแก้วตา มูลคำ", "นายขวัญ แสนดี"]
    assert desk.screen.top.count.cget("text").startswith("4")


def test_filters_by_keyboard_narrow_the_list(desk: DeskWindow, window: Any) -> None:
    desk.screen.filters["band"].choose(AgeBand.UNDER_15)
    window.update()
    assert names_in(desk.screen.table) == ["เด็กหญิงแก้วตา มูลคำ"]
    desk.screen.filters["band"].choose(None)
    desk.switch_language()
    take_keyboard(window, desk.screen.filters["status"].box)
    write(window, "m")
    assert desk.screen.filters["status"].value is Residency.MOVED
    assert names_in(desk.screen.table) == []
    assert desk.screen.table.empty.frame.winfo_ismapped()


def test_choosing_a_row_shows_the_person_with_the_id_masked(desk: DeskWindow, window: Any) -> None:
    press(window, "Down")
    shown = card(desk)
    assert "นางกนกวรรณ ใจดี" in shown
    assert any("x-xxxx-xxxxx" in text for text in shown)
    assert not any(citizen_id(1) in text.replace("-", "") for text in shown)
    show = next(widget for widget in desk.screen.card.facts.winfo_children() if widget.winfo_class() == "TButton")
    show.invoke()
    assert any(citizen_id(1) in text.replace("-", "") for text in card(desk))


def test_page_of_another_record_leads_back_with_escape(desk: DeskWindow, window: Any, people: Any) -> None:
    press(window, "Down")
    desk.screen._ties(residents.resident_line(desk.office, people["กนกวรรณ"].id))[0].go()
    window.update()
    assert desk._here == "households"
    press(window, "Escape")
    assert desk.navigation._here == "residents"
    assert desk.screen.card.title.cget("text") == "นางกนกวรรณ ใจดี"


# --- the form ------------------------------------------------------------------------------------


def test_a_new_person_is_written_down_with_keys_alone(desk: DeskWindow, window: Any, office: Any) -> None:
    press(window, "Control-n")
    type_into(desk, "given", "ดวงใจ")
    press(window, "Return")
    write(window, "งามดี")
    take_keyboard(window, field(desk, "sex").focus_target())
    field(desk, "sex")._choose(2)
    type_into(desk, "citizen_id", citizen_id(77))
    type_into(desk, "born", "1/2/2500")
    assert field(desk, "title").get() == "นางสาว", "offered from sex and age"
    type_into(desk, "household_id", "12/3")
    press(window, "Return")
    press(window, "Control-s")
    saved = residents.resident_of(office, desk.screen.record_id)
    assert (saved.given, saved.family, saved.born.date) == ("ดวงใจ", "งามดี", date(1957, 2, 1))
    assert households.household_of(office, saved.household_id).house == "12/3"
    assert desk.screen.table.chosen == saved.id
    assert desk.screen.card.winfo_ismapped()


def test_errors_stand_beside_their_fields_and_keep_what_was_typed(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-n")
    type_into(desk, "born", "32/13/2500")
    type_into(desk, "status_date", "yesterday")
    press(window, "Control-s")
    view = desk.screen.editor.view
    wrong = {name for name, row in view.rows.items() if row.error is not None}
    assert wrong == {"given", "born", "status_date"}
    assert field(desk, "born").get() == "32/13/2500"
    assert window.focus_get() is field(desk, "given").focus_target()


def test_doubts_ask_for_reasons_that_are_kept(desk: DeskWindow, window: Any, office: Any, answers: Any) -> None:
    asked = answers(ask_reasons=lambda _parent, warnings: {code: "ตามบัตรเดิม" for code, _text in warnings})
    press(window, "Control-n")
    type_into(desk, "given", "กนกวรรณ")
    type_into(desk, "family", "ใจดี")
    type_into(desk, "citizen_id", citizen_id(1))
    type_into(desk, "born", "1/1/2493")
    press(window, "Control-s")
    saved = residents.resident_of(office, desk.screen.record_id)
    assert {reason.doubt for reason in saved.reasons} == {Doubt.ID_DUPLICATE, Doubt.POSSIBLE_DUPLICATE}
    warnings = asked.calls[0][1][1]
    assert all("กนกวรรณ" in text for _code, text in warnings), "says who the other is"
    press(window, "Return", "Control-s")
    assert len(asked.calls) == 1, "a reason given once is not asked for again"


def test_no_reason_given_stays_in_the_form(desk: DeskWindow, window: Any, answers: Any) -> None:
    answers(ask_reasons=None)
    press(window, "Control-n")
    type_into(desk, "given", "ดวงใจ")
    press(window, "Control-s")
    assert desk.screen.editor.winfo_ismapped()
    assert field(desk, "given").get() == "ดวงใจ"


def test_a_stale_save_asks_and_the_other_version_is_not_lost(
    desk: DeskWindow, window: Any, office: Any, people: Any, answers: Any
) -> None:
    asked = answers(ask_choice="theirs")
    press(window, "Down", "Return")
    type_into(desk, "nickname", "X")
    save_resident(office, replace(people["กนกวรรณ"], nickname="อื่น"))
    window.update()
    assert field(desk, "nickname").get().endswith("X"), "what is typed stays when others change the record"
    press(window, "Control-s")
    assert [call[0] for call in asked.calls] == ["ask_choice"]
    assert field(desk, "nickname").get() == "อื่น"
    answers(ask_choice="mine")
    type_into(desk, "nickname", "Y")
    save_resident(office, replace(residents.resident_of(office, people["กนกวรรณ"].id), nickname="อีก"))
    press(window, "Control-s")
    assert residents.resident_of(office, people["กนกวรรณ"].id).nickname.endswith("Y")


@pytest.mark.parametrize(("answer", "kept"), [(Answer.SAVE, "XY"), (Answer.DISCARD, ""), (Answer.CANCEL, "")])
def test_choosing_another_row_asks_about_unsaved_work(
    desk: DeskWindow, window: Any, office: Any, people: Any, answers: Any, answer: Answer, kept: str
) -> None:
    asked = answers(ask_save_discard_cancel=answer)
    press(window, "Down", "Down", "Return")
    type_into(desk, "nickname", "XY")
    desk.screen.table.tree.focus_force()
    press(window, "Up")
    assert [call[0] for call in asked.calls] == ["ask_save_discard_cancel"]
    assert residents.resident_of(office, people["กมล"].id).nickname == kept
    if answer is Answer.CANCEL:
        assert (desk.screen.record_id, desk.screen.table.chosen) == (people["กมล"].id,) * 2
        assert field(desk, "nickname").get() == "XY"
    else:
        assert (desk.screen.record_id, desk.screen.table.chosen) == (people["กนกวรรณ"].id,) * 2
        assert desk.screen.card.title.cget("text") == "นางกนกวรรณ ใจดี"


def test_escape_leaves_the_form_after_asking(desk: DeskWindow, window: Any, answers: Any) -> None:
    asked = answers(ask_save_discard_cancel=Answer.DISCARD)
    press(window, "Down", "Return", "Escape")
    assert not asked.calls, "nothing was changed"
    assert desk.screen.card.winfo_ismapped()
    press(window, "F2")
    type_into(desk, "nickname", "X")
    press(window, "Escape")
    assert len(asked.calls) == 1
    assert desk.screen.card.winfo_ismapped()
    assert window.focus_get() is desk.screen.table.tree


def test_a_new_person_given_up_shows_who_was_in_sight_before(desk: DeskWindow, window: Any, people: Any) -> None:
    press(window, "Down", "Control-n", "Escape")
    assert desk.screen.record_id == people["กนกวรรณ"].id
    assert desk.screen.table.chosen == people["กนกวรรณ"].id


def test_language_switches_while_a_form_is_open_and_typed_text_stays(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-n")
    type_into(desk, "given", "ดวง")
    heading, label = desk.screen.editor.heading.cget("text"), desk.screen.editor.view.rows["given"].label.cget("text")
    desk.switch_language()
    window.update()
    assert language.current_language() == "en"
    assert field(desk, "given").get() == "ดวง"
    assert desk.screen.editor.heading.cget("text") != heading
    assert desk.screen.editor.view.rows["given"].label.cget("text") != label
    assert desk.desk.preferences.language == "en"


def test_a_house_that_is_not_there_is_made_from_the_person_s_form(
    desk: DeskWindow, window: Any, office: Any, in_dialog: Any
) -> None:
    def fill(dialog: Any) -> None:
        assert any("45/9" in entry.get() for entry in entries(dialog))
        write(window, "ริม")
        press(window, "Return")
        press(window, "Control-s")

    in_dialog(fill)
    press(window, "Control-n")
    type_into(desk, "given", "ดวงใจ")
    type_into(desk, "household_id", "45/9")
    press(window, "Return")
    made = households.household_of(office, int(field(desk, "household_id").get()))
    assert made.house == "45/9"
    assert field(desk, "household_id").typed.get() == "45/9 ริมยวม"


def entries(widget: Any) -> list[Any]:
    found = [widget] if widget.winfo_class() == "TEntry" else []
    for child in widget.winfo_children():
        found += entries(child)
    return found


# --- moving, deleting ------------------------------------------------------------------------------


def test_who_moved_is_asked_for_the_day_and_stays_in_sight(
    desk: DeskWindow, window: Any, office: Any, people: Any, in_dialog: Any
) -> None:
    def day(_dialog: Any) -> None:
        write(window, "1/11/2569")
        press(window, "Control-s")

    in_dialog(day)
    press(window, "Down", "Return")
    take_keyboard(window, field(desk, "status").focus_target())
    field(desk, "status")._choose(1)
    press(window, "Control-s")
    moved = residents.resident_of(office, people["กนกวรรณ"].id)
    assert (moved.status, moved.status_date) == (Residency.MOVED, date(2026, 11, 1))
    assert desk.screen.table.chosen is None, "the list shows who lives here"
    assert desk.screen.card.title.cget("text") == "นางกนกวรรณ ใจดี", "but who was saved stays in sight"


def test_delete_goes_into_the_bin_and_control_z_brings_back(
    desk: DeskWindow, window: Any, office: Any, people: Any
) -> None:
    press(window, "Down", "Control-Delete")
    assert "นางกนกวรรณ ใจดี" not in names_in(desk.screen.table)
    assert "Ctrl+Z" in desk.status.said.cget("text")
    assert desk.screen.card.title.cget("text") == "นายกมล ศรีวงค์", "the next row is chosen"
    press(window, "Control-z")
    assert "นางกนกวรรณ ใจดี" in names_in(desk.screen.table)
    assert desk.screen.record_id == people["กนกวรรณ"].id


def test_who_is_needed_elsewhere_is_not_deleted(
    desk: DeskWindow, window: Any, office: Any, people: Any, answers: Any
) -> None:
    told = answers(show_error=None)
    volunteer(office, people["กนกวรรณ"].id)
    press(window, "Down", "Control-Delete")
    assert [call[0] for call in told.calls] == ["show_error"]
    assert desk.screen.record_id == people["กนกวรรณ"].id
    assert "นางกนกวรรณ ใจดี" in names_in(desk.screen.table)


def test_person_becomes_a_volunteer_with_one_click(desk: DeskWindow, window: Any, office: Any, people: Any) -> None:
    press(window, "Down")
    desk.screen.card.actions["Make a volunteer"].invoke()
    window.update()
    assert desk.navigation._here == "volunteers"
    assert field(desk, "resident_id").get() == str(people["กนกวรรณ"].id)
    field(desk, "kinds")._boxes["อสม."][1].invoke()
    press(window, "Control-s")
    assert volunteers.volunteer_for(office, people["กนกวรรณ"].id) is not None
