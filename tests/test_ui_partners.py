"""Partners on screen: found, written down, called, thanked, printed, all by keyboard, by whoever may."""

import tkinter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db import contributions, partner_contacts, partner_people, partners
from db.demo_partners import keep_partners
from db.domain.accounts import Role
from db.domain.digits import to_arabic
from db.domain.partners import NOT_YET, PartnerKind, PartnerScope
from tests.as_role import signed_in
from tests.at_desk import NOW, names_in, opened, opened_at, texts_of
from tests.keyboard import press, take_keyboard, write
from tests.keys import new_office
from tests.papers import page_texts
from tests.partners_office import gift, partner, person_to_call, talk
from tests.training_desk import preview_of, rewrite, tab_to
from ui import language, theme
from ui.partner_parts import CONTACTS, CONTRIBUTIONS, PEOPLE
from ui.preferences import Preferences
from ui.window import DeskWindow

TODAY = NOW.date()


@pytest.fixture
def helped(office: Any) -> Any:
    """Three partners: a college that gave and is to be called, a hospital, a temple whose agreement ended."""
    office.clock = lambda: NOW
    office.who = "มาลี"
    college = partner(office, "วิทยาลัยดอยยวม", scope=PartnerScope.INSIDE)
    person_to_call(office, college.id, "นางสมใจ ดีงาม", position="คณบดี", phones=("0812345678",))
    talk(office, college.id, date(2026, 11, 1), date(2026, 11, 20))
    gift(office, college.id, date(2026, 10, 5), "1500.75", "0")
    partner(office, "โรงพยาบาลดอยเพชร", kind=PartnerKind.HEALTH)
    partner(office, "วัดดอยลำดวน", kind=PartnerKind.TEMPLE, agreement_end=date(2026, 9, 30))
    return office


@pytest.fixture
def desk(window: Any, helped: Any) -> Iterator[DeskWindow]:
    with opened_at(window, helped, "partners") as shown:
        yield shown


def filled(fields: dict[str, str]) -> Callable[[Any], None]:
    """A step for a dialog with a form: Tab to each field named, write, save."""

    def step(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        for name, text in fields.items():
            tab_to(dialog, view.field(name).focus_target())
            if isinstance(dialog.focus_get(), tkinter.Text):
                write(dialog, text)
            else:
                rewrite(dialog, text)
        press(dialog, "Control-s")

    return step


def row(desk: DeskWindow, name: str) -> list[str]:
    tree = desk.screen.table.tree
    rows = [[str(cell) for cell in tree.item(item, "values")] for item in tree.get_children()]
    return next(cells for cells in rows if cells[0] == name)


def ties(desk: DeskWindow) -> list[Any]:
    found = desk.screen.card.facts.winfo_children()
    return [child for child in found if child.winfo_class() == "TButton" and child.winfo_manager()]


def the_college(desk: DeskWindow, window: Any) -> Any:
    """Its line, chosen by keys."""
    press(window, "Home", "Down", "Down")
    line = next(line for line in partners.partner_lines(desk.desk.office) if line.name == "วิทยาลัยดอยยวม")
    assert desk.screen.record_id == line.id
    return line


def test_the_list_tells_who_is_to_be_called_and_what_was_given(desk: DeskWindow) -> None:
    assert names_in(desk.screen.table) == ["โรงพยาบาลดอยเพชร", "วัดดอยลำดวน", "วิทยาลัยดอยยวม"]
    assert row(desk, "วิทยาลัยดอยยวม")[2:] == ["! ๒๐ พ.ย. ๖๙", "1,500.75", "0"]
    assert row(desk, "โรงพยาบาลดอยเพชร")[2:] == ["", "", ""]


def test_letters_typed_in_the_list_narrow_it_and_escape_widens_it(desk: DeskWindow, window: Any) -> None:
    take_keyboard(window, desk.screen.table.tree)
    desk.screen.on_type("ด")
    write(window, "อยเพ")
    assert names_in(desk.screen.table) == ["โรงพยาบาลดอยเพชร"]
    press(window, "Down")
    assert window.focus_get() is desk.screen.table.tree
    press(window, "Escape")
    assert len(names_in(desk.screen.table)) == 3 and desk._here == "partners"
    desk.screen.words.put("081-234")
    assert names_in(desk.screen.table) == []
    desk.screen.words.put("สมใจ")
    assert names_in(desk.screen.table) == ["วิทยาลัยดอยยวม"]


@pytest.mark.parametrize(
    ("name", "place", "left"),
    [
        ("kind", PartnerKind.TEMPLE, ["วัดดอยลำดวน"]),
        ("scope", PartnerScope.INSIDE, ["วิทยาลัยดอยยวม"]),
        ("need", "call", ["วิทยาลัยดอยยวม"]),
        ("need", "ended", ["วัดดอยลำดวน"]),
    ],
)
def test_filters_narrow_the_list(desk: DeskWindow, window: Any, name: str, place: object, left: list[str]) -> None:
    desk.screen.filters[name].choose(place)
    window.update()
    assert names_in(desk.screen.table) == left
    desk.go("partners", partners.partner_lines(desk.desk.office)[0].id)
    assert len(names_in(desk.screen.table)) == 3


def test_headings_sort_and_what_has_no_day_comes_last(desk: DeskWindow, window: Any) -> None:
    for _time in range(2):
        desk.screen.table.headings._on_click("next_due")
        window.update()
        assert names_in(desk.screen.table)[0] == "วิทยาลัยดอยยวม"
    desk.screen.table.headings._on_click("paid")
    window.update()
    assert len(names_in(desk.screen.table)) == 3


def test_a_card_shows_all_that_hangs_on_a_partner(desk: DeskWindow, window: Any) -> None:
    the_college(desk, window)
    shown = to_arabic(" ".join(texts_of(desk.screen.card)))
    for text in ("นางสมใจ ดีงาม", "081-234-5678", "ยินดีร่วมต่อ", "วิทยากร", "1,500.75", "20 พ.ย. 2569"):
        assert text in shown, text
    assert len(ties(desk)) == 3


def test_a_new_partner_is_written_down_by_keys(desk: DeskWindow, window: Any) -> None:
    language.set_language("en")
    press(window, "Control-n")
    write(window, "มูลนิธิสายน้ำ")
    press(window, "Control-s")
    assert desk.screen._editing  # kind and area are asked for
    view = desk.screen.editor.view
    for name, letters in (("kind", "Com"), ("scope", "In")):
        tab_to(window, view.field(name).focus_target())
        write(window, letters)
    press(window, "Control-s")
    (kept,) = [line for line in partners.partner_lines(desk.desk.office) if line.name == "มูลนิธิสายน้ำ"]
    assert (kept.kind, kept.scope, kept.since) == (PartnerKind.COMMUNITY, PartnerScope.INSIDE, TODAY)
    assert desk.screen.card.title.cget("text") == "มูลนิธิสายน้ำ"


def test_people_talks_and_gifts_are_added_by_keys(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    language.set_language("en")
    line = the_college(desk, window)
    office, actions = desk.desk.office, desk.screen.card.actions
    in_dialog(filled({"name": "นายใหม่ มาดี", "phones": "053681231"}))
    tab_to(window, actions[PEOPLE.add])
    press(window, "space")
    assert [each.name for each in partner_people.people_of_partner(office, line.id)] == ["นางสมใจ ดีงาม", "นายใหม่ มาดี"]
    in_dialog(filled({"said": "นัดประชุม", "next_due": "1/12/2569"}))
    tab_to(window, actions[CONTACTS.add])
    press(window, "space")
    latest = partner_contacts.contacts_of_partner(office, line.id)[0]
    assert (latest.held_on, latest.by_whom, latest.next_due) == (TODAY, office.who, date(2026, 12, 1))
    assert row(desk, line.name)[2] == "1 Dec 2026"

    def given(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        tab_to(dialog, view.field("kind").focus_target())
        write(dialog, "Goo")
        filled({"what": "รถเข็น 2 คัน", "value": "9000", "paid": "0"})(dialog)

    in_dialog(given)
    tab_to(window, actions[CONTRIBUTIONS.add])
    press(window, "space")
    first = contributions.contributions(office, line.id)[0]
    assert (first.what, first.value, first.paid, first.given_on) == ("รถเข็น 2 คัน", Decimal(9000), Decimal(0), TODAY)
    assert len(ties(desk)) == 6


def test_what_is_refused_stays_in_the_dialog(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    line = the_college(desk, window)

    def later(dialog: Any) -> None:
        filled({"said": "นัด", "held_on": "1/1/2570"})(dialog)
        assert dialog.winfo_exists()
        assert language._(NOT_YET) in texts_of(dialog)
        dialog.cancel()

    in_dialog(later)
    desk.screen.card.actions[CONTACTS.add].invoke()
    assert len(partner_contacts.contacts_of_partner(desk.desk.office, line.id)) == 1


def test_a_gift_is_corrected_deleted_and_brought_back(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    line = the_college(desk, window)
    office = desk.desk.office
    in_dialog(filled({"paid": "250.50"}))
    tab_to(window, ties(desk)[2])
    press(window, "space")
    assert row(desk, line.name)[4] == "250.50"

    def drop(dialog: Any) -> None:
        button = next(each for each in dialog.buttons.winfo_children() if each.cget("text") == language._("Delete"))
        tab_to(dialog, button)
        press(dialog, "space")

    in_dialog(drop)
    ties(desk)[2].invoke()
    window.update()
    assert contributions.contributions(office, line.id) == () and len(ties(desk)) == 2
    press(window, "Control-z")
    assert len(contributions.contributions(office, line.id)) == 1 and len(ties(desk)) == 3


def test_a_partner_that_gave_stays_and_another_comes_back_by_undo(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_error=None)
    the_college(desk, window)
    press(window, "Control-Delete")
    assert len(told.calls) == 1
    press(window, "Home", "Control-Delete")
    assert names_in(desk.screen.table) == ["วัดดอยลำดวน", "วิทยาลัยดอยยวม"]
    press(window, "Control-z")
    assert len(names_in(desk.screen.table)) == 3


def test_a_change_by_another_hand_is_shown_at_once(desk: DeskWindow, window: Any) -> None:
    line = the_college(desk, window)
    partners.save_partner(desk.desk.office, replace(partners.partner_of(desk.desk.office, line.id), address="ถนนใหม่ 9"))
    window.update()
    assert "ถนนใหม่ 9" in " ".join(texts_of(desk.screen.card))


def test_the_register_is_printed_as_the_list_is_filtered(
    desk: DeskWindow, window: Any, answers: Any, tmp_path: Path
) -> None:
    asked = answers(ask_choice="2570")
    desk.screen.filters["scope"].choose(PartnerScope.INSIDE)
    press(window, "Control-p")
    window.update()
    assert [value for value, _label in asked.calls[0][1][2]] == ["all", "2570", "2569"]
    text = "".join("".join(page_texts(Path(preview_of(desk).path).read_bytes())).split())
    assert "วิทยาลัยดอยยวม" in text and "วัดดอยลำดวน" not in text and "๑,๕๐๐.๗๕" in text


def test_nothing_is_printed_of_an_empty_list(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    desk.screen.words.put("ไม่มี")
    press(window, "Control-p")
    assert len(told.calls) == 1


def test_a_printer_sees_all_and_is_offered_nothing_to_change(window: Any, helped: Any) -> None:
    with signed_in(helped, Role.PRINTER), opened(window, helped) as desk:
        desk.go("partners")
        window.update()
        the_college(desk, window)
        assert set(desk.screen.card.actions) == set() and "Add" not in desk.screen.top.buttons
        ties(desk)[0].invoke()  # no dialog opens
        assert "ผู้ที่ทำได้" in desk.status.said.cget("text")


def test_an_empty_list_says_what_to_do_next(window: Any, office_folder: Any) -> None:
    with new_office(office_folder / "empty") as empty, opened(window, empty) as desk:
        desk.go("partners")
        window.update()
        assert desk.screen.table.empty.frame.winfo_ismapped()
        desk.screen.on_new()
        window.update()
        assert desk.screen._editing


@pytest.mark.parametrize("percent", [100, 150])
def test_the_last_line_of_every_card_is_whole(window: Any, office: Any, percent: int) -> None:
    """One after the other, with more and less on them: words that wrapped later took its room."""
    office.clock = lambda: NOW
    keep_partners(office, TODAY, 1)
    theme.set_text_size(window, percent)
    cut: list[str] = []
    try:
        with opened(window, office, Preferences(text_size=percent)) as desk:
            for page in ("partners", "home", "courses", "partners"):
                desk.go(page)
                window.update()
            press(window, "Home")
            for _line in partners.partner_lines(office):
                press(window, "Down")
                for _time in range(5):
                    window.update()
                footnote = desk.screen.card.footnote
                if footnote.winfo_height() < footnote.winfo_reqheight():
                    cut.append(desk.screen.card.title.cget("text"))
    finally:
        theme.set_text_size(window, 100)
    assert not cut
