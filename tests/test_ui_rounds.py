"""Outreach rounds on screen: begun, filled, shared out, written down with one key a household, covered, printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.domain.accounts import Role
from db.domain.digits import to_arabic
from db.domain.round_results import Answer, Check, HouseState, RoundResult
from db.domain.rounds import HouseholdChoice, RoundKind
from db.round_households import round_house_listing, take_into_round
from db.round_sharing import helpers_of, share_round_out
from db.rounds import round_line, round_lines
from tests.as_role import signed_in
from tests.at_desk import NOW, opened, opened_at, texts_of
from tests.care_office import assessed
from tests.keyboard import press, write
from tests.keys import new_office
from tests.papers import page_texts
from tests.rounds_office import found, full_round, house, new_round, town
from tests.training_desk import filled, preview_of, rewrite, tab_to
from ui import language
from ui.scrolling import ScrollArea
from ui.window import DeskWindow

TODAY = NOW.date()


@pytest.fixture
def ids(office: Any) -> dict[str, int]:
    office.clock = lambda: NOW
    return town(office)


@pytest.fixture
def desk(window: Any, office: Any, ids: dict[str, int]) -> Iterator[DeskWindow]:
    with opened_at(window, office, "rounds") as shown:
        yield shown


def an_outbreak(office: Any) -> int:
    """A round of all five houses, those of Rim Yuam shared out."""
    made = full_round(office, name="ตรวจเชิงรุก", kind=RoundKind.OUTBREAK)
    share_round_out(office, made.id, helpers_of(office, made.id))
    return made.id


def rows(table: Any) -> list[list[str]]:
    return [[str(cell) for cell in table.tree.item(item, "values")] for item in table.tree.get_children()]


def work(desk: DeskWindow, window: Any, round_id: int, step: str) -> Any:
    """The step of the round, the keyboard in its list."""
    desk.go("rounds", round_id)
    window.update()
    press(window, "Return")
    desk.screen.work.go(step)
    window.update()
    return desk.screen.work.step


def result_of(office: Any, round_id: int, number: str) -> RoundResult | None:
    return house(office, round_id, number).result


def test_a_round_is_begun_filled_shared_out_and_written_down_by_keys(desk: DeskWindow, window: Any) -> None:
    language.set_language("en")
    office = desk.desk.office
    press(window, "Control-n")
    write(window, "รอบหนาว")
    press(window, "Control-s")
    (line,) = round_lines(office)
    assert (line.name, line.kind, line.starts) == ("รอบหนาว", RoundKind.VISIT, TODAY)
    press(window, "Return")
    assert desk.screen.work.here == "households"
    assert "Add 4 households" in desk.screen.work.step.add_button.cget("text")
    tab_to(window, desk.screen.work.step.who.box)
    write(window, "Emp")
    assert "Add 5 households" in desk.screen.work.step.add_button.cget("text")
    press(window, "Control-n")
    assert round_line(office, line.id).coverage.households == 5
    press(window, "Alt-Key-2")
    assert desk.screen.work.here == "sharing"
    press(window, "Return")
    assert round_line(office, line.id).coverage.shared == 3
    press(window, "Alt-Key-3")
    assert desk.screen.work.here == "results"
    for key in ("3", "1", "1", "4", "1"):
        press(window, f"Key-{key}")
    results = [each.visit.result for each in round_house_listing(office, line.id).page(0, 9)]
    assert results == [
        RoundResult.NOBODY, RoundResult.REACHED, RoundResult.REACHED, RoundResult.REFUSED, RoundResult.REACHED,
    ]  # fmt: skip
    assert desk.screen.work.subtitle.cget("text").endswith("3 of 5 households reached (60 %), 1 left")
    press(window, "Escape")
    assert not desk.screen.is_open and desk.screen.record_id == line.id
    assert rows(desk.screen.table)[0][-2:] == ["3 (60 %)", "1"]


def test_the_place_of_the_steps_is_made_once_when_a_round_first_opens(desk: DeskWindow, window: Any) -> None:
    def places() -> list[ScrollArea]:
        return [child for child in desk.screen.winfo_children() if isinstance(child, ScrollArea)]

    made = full_round(desk.desk.office)
    assert places() == [], "who looks at the list waits for none of it"
    work(desk, window, made.id, "coverage")
    press(window, "Escape")
    assert not desk.screen.area.winfo_ismapped() and desk.screen.table.winfo_ismapped()
    work(desk, window, made.id, "coverage")
    assert places() == [desk.screen.area] and desk.screen.area.winfo_ismapped()


def test_households_are_chosen_by_community_elders_and_daily_living(
    desk: DeskWindow, window: Any, ids: dict[str, int]
) -> None:
    office = desk.desk.office
    assessed(office, ids["กนกวรรณ"], 9)
    made = new_round(office)
    step = work(desk, window, made.id, "households")
    step.who.choose("elders")
    assert "3" in step.add_button.cget("text")
    step.community.choose(ids["ป่าซาง"])
    assert to_arabic(step.add_button.cget("text")).count("1") == 1
    step.community.choose(None)
    step.who.choose(next(value for value in step.who._values if value == "homebound"))
    step.on_new()
    assert [each.house for each in round_house_listing(office, made.id).page(0, 9)] == ["9"]
    assert str(step.add_button.cget("state")) == "disabled"


def test_ticked_households_are_given_to_somebody_or_taken_out(desk: DeskWindow, window: Any) -> None:
    office = desk.desk.office
    made = full_round(office)
    step = work(desk, window, made.id, "households")
    press(window, "Home", "space", "Down", "space")
    step.goes.choose(helpers_of(office, made.id)[1].key)
    step.give_button.invoke()
    assert [each.goes for each in round_house_listing(office, made.id).page(0, 9)] == ["นายแก้ว มูลคำ"] * 2 + [""] * 3
    press(window, "End", "Control-Delete")
    assert round_line(office, made.id).coverage.households == 4


def test_what_somebody_came_to_is_not_taken_out(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_error=None)
    made = full_round(desk.desk.office)
    found(desk.desk.office, made.id, "1")
    work(desk, window, made.id, "households")
    press(window, "Home", "Control-Delete")
    assert len(told.calls) == 1 and round_line(desk.desk.office, made.id).coverage.households == 5


def test_one_of_the_staff_is_named_and_goes_where_a_community_has_nobody(
    desk: DeskWindow, window: Any, in_dialog: Any
) -> None:
    office = desk.desk.office
    made = full_round(office)
    step = work(desk, window, made.id, "sharing")
    in_dialog(filled({"name": "นางวราลักษณ์ ศรีเรือน"}))
    press(window, "Control-n")
    assert [row[0] for row in rows(step.table)] == ["นายกมล ใจดี", "นายแก้ว มูลคำ", "นางวราลักษณ์ ศรีเรือน"]
    assert len(step.table.ticked) == 3
    press(window, "Return")
    given = {row[0]: row[3] for row in rows(step.table)}
    assert given == {"นางวราลักษณ์ ศรีเรือน": "2", "นายกมล ใจดี": "2", "นายแก้ว มูลคำ": "1"}
    assert len(step.table.ticked) == 3, "those ticked stay so where the list changes"
    assert str(step.share_button.cget("state")) == "disabled"
    press(window, "Control-a")
    step.table.tick((1,))
    step.anew_button.invoke()
    assert sum(int(row[3] or 0) for row in rows(step.table)) == 5


@pytest.mark.parametrize("typed", ["4", "๔", "ภ"])
def test_figures_of_both_keyboard_layouts_say_the_same(desk: DeskWindow, window: Any, typed: str) -> None:
    office = desk.desk.office
    made = full_round(office)
    step = work(desk, window, made.id, "results")
    step.on_key(typed)
    assert result_of(office, made.id, "1") is RoundResult.REFUSED
    assert step.table.at == 1, "the next household by itself"


def test_a_need_is_asked_for_in_words_and_given_up_by_escape(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    office = desk.desk.office
    made = full_round(office)
    step = work(desk, window, made.id, "results")

    def say(dialog: Any) -> None:
        write(dialog, "ข้าวสาร")
        press(dialog, "Control-s")

    in_dialog(say)
    press(window, "Key-2")
    kept = house(office, made.id, "1")
    assert (kept.result, kept.needs, kept.reached_on) == (RoundResult.NEEDS, "ข้าวสาร", TODAY)
    assert step.table.at == 1
    in_dialog(lambda dialog: dialog.cancel())
    press(window, "Key-2")
    assert result_of(office, made.id, "2") is None and step.table.at == 1

    def nothing(dialog: Any) -> None:
        press(dialog, "Control-s")
        assert dialog.winfo_exists(), "a need has to be named"
        dialog.cancel()

    in_dialog(nothing)
    press(window, "Key-2")
    assert result_of(office, made.id, "2") is None


def test_checks_of_an_outbreak_stay_at_the_household_until_it_is_said_how_it_went(
    desk: DeskWindow, window: Any
) -> None:
    office = desk.desk.office
    round_id = an_outbreak(office)
    step = work(desk, window, round_id, "results")
    press(window, "Key-6", "Key-8")
    assert step.table.at == 0
    press(window, "Key-1")
    kept = house(office, round_id, "1")
    assert (kept.result, kept.asks) == (RoundResult.NEEDS, (Check.MEDICINE, Check.VACCINATED))
    assert kept.symptoms is Answer.NO and step.table.at == 1
    press(window, "Key-1")
    assert house(office, round_id, "2").food is Answer.NO


def test_checks_have_no_keys_in_an_ordinary_round(desk: DeskWindow, window: Any) -> None:
    made = full_round(desk.desk.office)
    step = work(desk, window, made.id, "results")
    press(window, "Key-6")
    assert result_of(desk.desk.office, made.id, "1") is None
    assert "6" not in step.hint.cget("text")


def test_undo_takes_results_back_one_after_the_other(desk: DeskWindow, window: Any) -> None:
    office = desk.desk.office
    made = full_round(office)
    work(desk, window, made.id, "results")
    press(window, "Key-1", "Key-3")
    press(window, "Control-z")
    assert [result_of(office, made.id, number) for number in ("1", "2")] == [RoundResult.REACHED, None]
    press(window, "Control-z")
    assert round_line(office, made.id).coverage.reached == 0


def test_the_form_tells_more_of_a_household(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    office = desk.desk.office
    round_id = an_outbreak(office)
    work(desk, window, round_id, "results")
    press(window, "Home", "Down", "Down")

    def fill(dialog: Any) -> None:
        assert "นางกนกวรรณ ใจดี" in " ".join(texts_of(dialog))
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        tab_to(dialog, view.field("reached_on").focus_target())
        rewrite(dialog, "21/11/2569")
        tab_to(dialog, view.field("needs").focus_target())
        write(dialog, "ยาความดัน")
        press(dialog, "Control-s")

    in_dialog(fill)
    press(window, "Return")
    kept = house(office, round_id, "9")
    assert (kept.result, kept.needs) == (RoundResult.NEEDS, "ยาความดัน")
    assert kept.reached_on is not None and kept.reached_on.day == 21


def test_a_household_stays_in_the_narrowed_list_until_it_is_narrowed_again(desk: DeskWindow, window: Any) -> None:
    office = desk.desk.office
    made = full_round(office)
    step = work(desk, window, made.id, "results")
    step.filters["state"].choose(HouseState.LEFT)
    step.table.focus_rows()
    press(window, "Key-1", "Key-1")
    assert len(rows(step.table)) == 5 and step.table.at == 2
    step.refresh()
    assert len(rows(step.table)) == 3


def test_results_of_yesterday_are_written_down_for_yesterday(desk: DeskWindow, window: Any) -> None:
    made = full_round(desk.desk.office)
    step = work(desk, window, made.id, "results")
    days = step.day._values
    assert [day.day for day in days] == [22, 21, 20], "none before the round"
    step.day.choose(days[1])
    step.table.focus_rows()
    press(window, "Key-1")
    assert house(desk.desk.office, made.id, "1").reached_on == days[1]


def test_coverage_is_live_and_leads_to_who_is_left(desk: DeskWindow, window: Any, ids: dict[str, int]) -> None:
    office = desk.desk.office
    round_id = an_outbreak(office)
    step = work(desk, window, round_id, "results")
    assert [row[:3] for row in rows(step.live.table)] == [["ป่าซาง", "0 (0 %)", "2"], ["ริมยวม", "0 (0 %)", "3"]]
    press(window, "Key-1")
    assert rows(step.live.table)[0] == ["ป่าซาง", "1 (50 %)", "1"]
    desk.screen.work.step_buttons["coverage"].invoke()
    window.update()
    coverage = desk.screen.work.step
    assert [row[0] for row in rows(coverage.by_helper)][:2] == ["นายกมล ใจดี", "นายแก้ว มูลคำ"]
    press(window, "Home", "Return")
    assert desk.screen.work.here == "results"
    assert [row[0] for row in rows(desk.screen.work.step.table)] == ["2"]


def test_who_waits_for_help_is_listed_until_the_key_for_helped(desk: DeskWindow, window: Any) -> None:
    office = desk.desk.office
    round_id = an_outbreak(office)
    found(office, round_id, "9", needs="ยาความดัน")
    found(office, round_id, "10", food=Answer.YES)
    step = work(desk, window, round_id, "needs")
    assert [row[0] for row in rows(step.table)] == ["9", "10"]
    assert "081-234-5678" in to_arabic(" ".join(rows(step.table)[0]))
    press(window, "Key-9")
    assert [row[0] for row in rows(step.table)] == ["9", "10"], "helped by mistake, it is still there"
    assert "ช่วยเหลือแล้ว" in rows(step.table)[0][2]
    assert round_line(office, round_id).coverage.open_needs == 1
    press(window, "Control-z")
    assert round_line(office, round_id).coverage.open_needs == 2


def test_walking_lists_are_printed_as_the_list_is_narrowed(desk: DeskWindow, window: Any, ids: dict[str, int]) -> None:
    round_id = an_outbreak(desk.desk.office)
    step = work(desk, window, round_id, "results")
    step.filters["community"].choose(ids["ริมยวม"])
    press(window, "Control-p")
    text = "".join("".join(page_texts(Path(preview_of(desk).path).read_bytes())).split())
    assert "นายกมลใจดี" in text and "ชุมชนริมยวม" in text and "ชุมชนป่าซาง" not in text


def test_who_needs_what_is_printed(desk: DeskWindow, window: Any) -> None:
    round_id = an_outbreak(desk.desk.office)
    found(desk.desk.office, round_id, "9", needs="ยาความดัน")
    work(desk, window, round_id, "needs")
    press(window, "Control-p")
    text = "".join("".join(page_texts(Path(preview_of(desk).path).read_bytes())).split())
    assert "ยาความดัน" in text and "๑๐/๒" not in text


def test_nothing_is_printed_where_there_is_nothing(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    made = new_round(desk.desk.office)
    desk.go("rounds", made.id)
    press(window, "Control-p")
    work(desk, window, made.id, "needs").on_print()
    assert len(told.calls) == 2


def test_a_round_is_deleted_and_comes_back_by_undo(desk: DeskWindow, window: Any) -> None:
    office = desk.desk.office
    made = full_round(office)
    desk.go("rounds", made.id)
    press(window, "Control-Delete")
    assert round_lines(office) == ()
    press(window, "Control-z")
    assert [line.id for line in round_lines(office)] == [made.id]


def test_the_card_tells_how_far_each_community_got_and_leads_there(desk: DeskWindow, window: Any) -> None:
    round_id = an_outbreak(desk.desk.office)
    found(desk.desk.office, round_id, "1")
    desk.go("rounds", round_id)
    window.update()
    shown = " ".join(texts_of(desk.screen.card))
    assert "ป่าซาง" in shown and "50" in shown
    ties = [each for each in desk.screen.card.facts.winfo_children() if each.winfo_class() == "TButton"]
    ties[0].invoke()
    window.update()
    assert desk.screen.is_open and [row[0] for row in rows(desk.screen.work.step.table)] == ["1", "2"]


def test_a_printer_sees_the_coverage_and_prints_walking_lists(window: Any, office: Any, ids: dict[str, int]) -> None:
    round_id = an_outbreak(office)
    with signed_in(office, Role.PRINTER), opened(window, office) as desk:
        step = work(desk, window, round_id, "coverage")
        assert desk.screen.work.here == "coverage"
        states = {name: str(button.cget("state")) for name, button in desk.screen.work.step_buttons.items()}
        assert states == {
            "households": "disabled", "sharing": "disabled", "results": "disabled", "coverage": "normal",
            "needs": "disabled",
        }  # fmt: skip
        press(window, "Alt-Key-3")
        assert desk.screen.work.step is step
        press(window, "Control-p")
        assert preview_of(desk)


def test_an_empty_list_says_what_to_do_next(window: Any, office_folder: Any) -> None:
    with new_office(office_folder / "empty") as empty, opened(window, empty) as desk:
        desk.go("rounds")
        window.update()
        assert desk.screen.table.empty.frame.winfo_ismapped()
        made = new_round(empty)
        take_into_round(empty, made.id, HouseholdChoice())
        assert work(desk, window, made.id, "households").table.empty.frame.winfo_ismapped()
