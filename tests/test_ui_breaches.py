"""Breaches in the window: written down by keys, the clock in sight at home too, the papers, nothing ever deleted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.breaches import breaches, save_breach
from db.domain.breaches import Breach, Risk
from db.office import Office
from tests.at_desk import NOW, names_in, opened, opened_at, texts_of, town
from tests.keyboard import press, take_keyboard, write
from tests.training_desk import preview_of, rewrite, tab_to, texts
from ui import language
from ui.screens.breaches import REGISTER, REPORT, left_text
from ui.window import DeskWindow

FOUND = Breach(found_on=date(2026, 11, 20), found_time="14.30", what="ทำแฟลชไดรฟ์หาย", whose="ผู้สูงอายุ ชื่อ ที่อยู่", people=40)


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    town(office)
    save_breach(office, FOUND)
    earlier = replace(FOUND, found_on=date(2026, 1, 5), risk=Risk.NONE, done="ลบ", closed_on=date(2026, 1, 9))
    save_breach(office, earlier)
    language.set_language("en")
    with opened_at(window, office, "breaches") as shown:
        yield shown


def test_the_latest_stands_first_with_its_hours(desk: DeskWindow, window: Any) -> None:
    assert names_in(desk.screen.table) == ["20 Nov 2026  14.30", "5 Jan 2026  14.30"]
    desk.screen.table.choose(1)
    window.update()
    shown = " ".join(texts_of(desk.screen.card))
    assert "29 hours left !" in shown and "23 Nov 2026 at 14.30" in shown and "To be reported" in shown
    desk.screen.filters["open"].choose(True)
    assert desk.screen.table.rows.total == 1


def test_the_clock_is_told_in_hours() -> None:
    language.set_language("en")
    hours = [None, timedelta(hours=72), timedelta(hours=1, minutes=59), timedelta(minutes=5), timedelta(hours=-2)]
    assert [left_text(left) for left in hours] == [
        "", "72 hours left !", "1 hour left !", "0 hours left !", "2 hours too late"
    ]  # fmt: skip


def test_a_breach_is_written_down_by_keys_from_this_minute_on(desk: DeskWindow, window: Any, office: Office) -> None:
    press(window, "Control-n")
    view = desk.screen.editor.view
    tab_to(window, view.field("what").focus_target())
    write(window, "ส่งรายชื่อผิดคน")
    press(window, "Control-s")
    assert desk.screen._editing  # whose data it was is asked for
    tab_to(window, view.field("whose").focus_target())
    write(window, "อสม. ชื่อและเบอร์โทร")
    tab_to(window, view.field("people").focus_target())
    rewrite(window, "12")
    press(window, "Control-s")
    kept = breaches(office)[0]
    assert (kept.what, kept.found_at, kept.people) == ("ส่งรายชื่อผิดคน", NOW, 12)
    assert desk.screen.record_id == kept.id


def test_a_breach_is_never_deleted(desk: DeskWindow, window: Any, office: Office) -> None:
    desk.screen.table.choose(1)
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-Delete")
    assert len(breaches(office)) == 2


@pytest.mark.parametrize(("kind", "said"), [(REPORT, "ทำแฟลชไดรฟ์หาย"), (REGISTER, "ทำแฟลชไดรฟ์หาย")])
def test_the_report_and_the_register_go_to_paper(
    desk: DeskWindow, window: Any, answers: Any, kind: str, said: str
) -> None:
    answers(ask_choice=kind)
    desk.screen.table.choose(1)
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-p")
    page = texts(preview_of(desk).path)[0]
    assert said in page and "๒๐พ.ย.๒๕๖๙" in page


def test_home_reminds_until_it_is_reported(window: Any, office: Office) -> None:
    kept = save_breach(office, replace(FOUND, found_on=date(2026, 1, 5)))
    language.set_language("en")
    with opened(window, office) as desk:
        missing = desk.screen.missing
        assert any("72 hours" in text for text in texts_of(missing))
        next(button for button in missing.buttons if button.cget("text") == "Look at the breach").invoke()
        assert desk.here == "breaches"
        save_breach(office, replace(kept, reported_on=date(2026, 1, 9), reported_time="9.00", late_reason="ไม่ทราบ"))
        desk.go("home")
        window.update()
        assert not any("72 hours" in text for text in texts_of(desk.screen.missing))
