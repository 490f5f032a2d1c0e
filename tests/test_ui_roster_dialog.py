"""Printing a roster from its list: what is asked before, masked unless someone asks for more, shown in the window."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from db.domain.digits import to_arabic
from db.domain.residents import Residency
from tests.at_desk import opened_at, town
from tests.keyboard import press
from tests.people_office import citizen_id, volunteer
from ui.forms import FormView
from ui.preview import Preview
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[DeskWindow]:
    people = town(office)
    volunteer(office, people["กมล"].id)
    with opened_at(window, office, "residents") as shown:
        yield shown


def preview(desk: DeskWindow) -> Preview:
    return next(child for child in desk.screen.winfo_children() if isinstance(child, Preview))


def text_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def test_ids_are_masked_unless_someone_asks_for_more(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    in_dialog(lambda _dialog: press(window, "Control-s"))
    press(window, "Control-p")
    assert citizen_id(1) not in digits_in(text_of(preview(desk).path))


def digits_in(pages: list[str]) -> str:
    return "".join(letter for letter in to_arabic("".join(pages)) if letter.isdigit())


def test_ids_in_full_and_a_page_for_each_community(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    def fill(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))
        view.field("ids")._choose(1)
        view.field("by_community").box.invoke()
        press(window, "Control-s")

    in_dialog(fill)
    press(window, "Control-p")
    pages = text_of(preview(desk).path)
    assert citizen_id(1) in digits_in(pages)
    assert len(pages) == 3, "two communities, and one page for who belongs to none"


def test_the_roster_holds_who_is_in_the_list(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    desk.screen.filters["community"].choose(2)
    desk.screen.table.tree.focus_set()
    window.update()
    in_dialog(lambda _dialog: press(window, "Control-s"))
    press(window, "Control-p")
    pages = text_of(preview(desk).path)
    assert (len(pages), "มูลคำ" in pages[0], "ใจดี" in pages[0]) == (1, True, False)
    press(window, "Escape")
    assert desk._here == "residents"
    assert not any(isinstance(child, Preview) for child in desk.screen.winfo_children())


def test_volunteers_have_their_own_roster(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    desk.go("volunteers")
    window.update()
    in_dialog(lambda _dialog: press(window, "Control-s"))
    press(window, "Control-p")
    assert preview(desk).path.stem == "ทะเบียนรายชื่อจิตอาสา"


def test_a_list_of_nobody_is_not_printed(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    desk.screen.filters["status"].choose(Residency.DIED)
    desk.screen.table.tree.focus_set()
    window.update()
    press(window, "Control-p")
    assert [call[0] for call in told.calls] == ["show_message"]


def test_who_changes_their_mind_prints_nothing(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    in_dialog(lambda _dialog: press(window, "Escape"))
    press(window, "Control-p")
    assert not any(isinstance(child, Preview) for child in desk.screen.winfo_children())
