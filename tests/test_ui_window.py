"""The window: pages by key, the way back, undo, language and text size at once, closing with work undone."""

import threading
import time
import tkinter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from db import figures, settings
from db.communities import save_community
from db.domain.communities import Community
from db.domain.errors import InUse
from tests.at_desk import opened, texts_of, town
from tests.keyboard import press, take_keyboard, write
from ui import fonts, help_page, placement, preferences, start, theme
from ui.dialogs import Answer
from ui.language import _
from ui.pages import PAGES
from ui.preferences import Preferences
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[DeskWindow]:
    town(office)
    with opened(window, office) as shown:
        yield shown


def test_settings_have_a_key_of_their_own_and_help_tells_it(desk: DeskWindow, window: Any, answers: Any) -> None:
    press(window, "Control-comma")
    assert desk.here == "settings"
    told = answers(show_message=False)
    press(window, "F1")
    assert "Ctrl+,  –" in told.calls[0][1][1]


def test_every_key_of_a_page_leads_to_it_and_help_tells_it(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=False)
    for page in PAGES:
        if page.letter:
            press(window, f"Control-{page.letter}")
            assert desk.here == page.name
    press(window, "F1")
    text = told.calls[0][1][1]
    assert [page.name for page in PAGES if page.letter and f"Ctrl+{page.letter.upper()}" not in text] == []
    letters = {page.name: page.letter for page in PAGES}
    assert all(letters[name] for name in ("volunteering", "quality", "duplicates"))
    taken = [letter for letter in (*letters.values(), *"facvxyznspeldtk") if letter]
    assert len(taken) == len(set(taken)), "a key means one thing"


@pytest.mark.parametrize(
    ("page", "tool", "to"),
    [
        ("volunteers", "Hours and ages", "volunteering"),
        ("residents", "Data quality", "quality"),
        ("quality", "Possible duplicates", "duplicates"),
        ("duplicates", "Data quality", "quality"),
    ],
)
def test_a_button_that_leads_to_a_page_tells_its_key(desk: DeskWindow, page: str, tool: str, to: str) -> None:
    desk.go(page)
    letter = next(each.letter for each in PAGES if each.name == to)
    assert str(desk.screen.top.buttons[tool].cget("text")).endswith(f"Ctrl+{letter.upper()}")


def test_help_says_that_files_given_out_are_plain_wherever_any_are(desk: DeskWindow, answers: Any) -> None:
    told = answers(show_message=False)
    gives_out = {}
    for page in PAGES:
        desk.go(page.name)
        desk.window.update()
        gives_out[page.name] = desk.screen.shown_list() is not None
        desk.show_help()
    says = {page.name: _(help_page.PLAIN) in call[1][1] for page, call in zip(PAGES, told.calls, strict=True)}
    assert not [page for page in gives_out if gives_out[page] and not says[page]]
    assert says["referrals"] and not says["settings"] and not says["home"]


@pytest.mark.parametrize(
    ("page", "percent", "columns"),
    [
        ("quality", 150, {"label", "count"}),
        ("breaches", 150, {"found_at", "state"}),
        ("results", 150, {"figure", "now", "before"}),
        ("results", 200, {"figure", "now"}),
    ],
)
def test_large_letters_leave_a_list_what_it_is_looked_at_for(
    desk: DeskWindow, window: Any, page: str, percent: int, columns: set[str]
) -> None:
    before = window.geometry()
    window.geometry("1366x690")
    theme.set_text_size(window, percent)
    try:
        desk.go(page)
        window.update()
        assert columns <= set(map(str, desk.screen.table.tree.cget("displaycolumns")))
    finally:
        theme.set_text_size(window, 100)
        window.geometry(before)


LISTS = (
    "residents", "households", "communities", "volunteers", "training", "courses", "certificates", "partners",
    "activities", "services", "goals",
)  # fmt: skip


@pytest.mark.parametrize("page", LISTS)
def test_a_list_is_read_without_moving_sideways_in_the_window_as_it_first_opens(
    desk: DeskWindow, window: Any, page: str
) -> None:
    before = window.geometry()
    window.geometry("{}x{}".format(*placement.USUAL))
    desk.go(page)
    window.update()
    try:
        assert window.winfo_width() == placement.USUAL[0]
        assert not desk.screen.table.side_bar.winfo_ismapped()
        assert desk.screen.record.winfo_width() > fonts.text_width(window, "0" * 38)
    finally:
        window.geometry(before)
        window.update()


@pytest.mark.parametrize("size", [150, 170, 200])
def test_every_page_can_be_gone_to_with_large_letters_in_a_low_window(desk: DeskWindow, window: Any, size: int) -> None:
    before = window.geometry()
    window.geometry("1024x700")
    theme.set_text_size(window, size)
    window.update()
    try:
        last = desk.navigation._buttons["settings"]
        assert last.winfo_y() + last.winfo_height() <= desk.navigation.winfo_height()
        assert last.winfo_height() >= last.winfo_reqheight()
    finally:
        theme.set_text_size(window, 100)
        window.geometry(before)
        window.update()


def test_a_form_with_large_letters_gets_the_filters_place(desk: DeskWindow, window: Any) -> None:
    before = window.geometry()
    window.geometry("1024x700")
    theme.set_text_size(window, 200)
    desk.go("residents")
    window.update()
    try:
        assert desk.screen.head.winfo_ismapped()
        press(window, "Control-n")
        assert not desk.screen.head.winfo_ismapped()
        press(window, "Escape")
        assert desk.screen.head.winfo_ismapped()
    finally:
        theme.set_text_size(window, 100)
        window.geometry(before)
        window.update()


def test_every_page_opens_and_says_what_it_is_for(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    for page in PAGES:
        assert desk.go(page.name)
        window.update()
        assert desk.screen.winfo_ismapped(), page.name
        assert window.focus_get() is not None
        press(window, "F1")
    assert len({call[1][1] for call in told.calls}) == len(PAGES)


def test_control_with_a_digit_opens_a_page(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-Key-2")
    assert desk._here == PAGES[1].name
    press(window, "Control-Key-1")
    assert desk._here == PAGES[0].name
    press(window, "Control-Key-0")
    assert desk._here == PAGES[9].name


def test_pages_of_every_day_beyond_the_digits_have_a_letter(desk: DeskWindow, window: Any) -> None:
    lettered = {page.letter: page.name for page in PAGES if page.letter}
    assert lettered == {
        "r": "results", "b": "backup", "h": "households", "o": "rounds", "m": "matching", "g": "volunteering",
        "q": "quality", "u": "duplicates",
    }  # fmt: skip
    for letter, name in lettered.items():
        press(window, f"Control-{letter}")
        assert desk._here == name


def test_the_way_back_leads_over_records(desk: DeskWindow, window: Any) -> None:
    desk.go("residents")
    window.update()
    press(window, "Down")
    first = desk.screen.record_in_sight
    desk.go("residents", first + 1)
    desk.go("households", 1)
    window.update()
    press(window, "Alt-Left")
    assert (desk._here, desk.screen.record_in_sight) == ("residents", first + 1)
    press(window, "Escape")
    assert (desk._here, desk.screen.record_in_sight) == ("residents", first)
    press(window, "Escape", "Escape", "Escape")
    assert desk._here == "home"


def test_undo_in_a_text_field_is_the_field_s_own(desk: DeskWindow, window: Any) -> None:
    undone: list[int] = []
    desk.desk.undo.push("x", lambda: undone.append(1))
    press(window, "Control-f")
    write(window, "abc")
    press(window, "Control-z")
    assert not undone
    desk.go("residents")
    take_keyboard(window, desk.screen.filters["band"].box)
    press(window, "Control-z")
    assert undone == [1], "a box to choose from has nothing of its own to undo"
    press(window, "Control-z")
    assert desk.status.said.cget("text")


def test_undo_that_is_refused_says_why(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_error=None)

    def refuse() -> None:
        raise InUse("Someone else stands there.")

    desk.go("residents")
    desk.desk.undo.push("x", refuse)
    press(window, "Control-z")
    assert told.calls[0][1][1] == "Someone else stands there."


def test_keys_are_safe_while_a_box_shows_its_choices(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    """tkinter does not know the list that drops down: asking it what has the keyboard is an error there."""
    desk.go("residents")
    box = desk.screen.filters["band"].box
    take_keyboard(window, box)
    press(window, "Down")
    with pytest.raises(KeyError):
        window.focus_get()
    desk.undo()
    assert desk.status.said.cget("text")
    in_dialog(lambda dialog: dialog.cancel())
    desk.show_help()
    window.tk.call("ttk::combobox::Unpost", box)


def test_language_switches_on_every_page_without_a_restart(desk: DeskWindow, window: Any) -> None:
    for page in PAGES:
        desk.go(page.name)
        window.update()
    desk.say("บันทึกแล้ว")
    thai = {page.name: texts_of(desk._screens[page.name]) for page in PAGES}
    desk.switch_language()
    window.update()
    for page in PAGES:
        assert texts_of(desk._screens[page.name]) != thai[page.name], page.name
    assert preferences.load(desk.office.folder).language == "en"
    assert not desk.status.said.cget("text"), "nothing stays in the other language"
    desk.switch_language()
    window.update()
    for page in PAGES:
        assert texts_of(desk._screens[page.name]) == thai[page.name], page.name
    assert desk.navigation._buttons["home"].cget("text").strip() == "หน้าหลัก"


def test_text_size_changes_at_once_and_is_kept(desk: DeskWindow, window: Any) -> None:
    desk.go("residents")
    before = fonts.line_height(window)
    press(window, "Control-plus", "Control-plus", "Control-plus", "Control-plus", "Control-plus")
    assert fonts.line_height(window) > before
    assert preferences.load(desk.office.folder).text_size == 150
    for _time in range(6):
        press(window, "Control-minus")
    assert fonts.line_height(window) == before


def test_title_shows_the_office_s_name_as_soon_as_it_has_one(desk: DeskWindow, window: Any, office: Any) -> None:
    known = settings.settings_of(office)
    settings.save_settings(office, replace(known, name_th="เทศบาลตำบลตัวอย่าง", name_en="Example Town"))
    assert "เทศบาลตำบลตัวอย่าง" in window.title()
    desk.switch_language()
    assert "Example Town" in window.title()


# --- closing -------------------------------------------------------------------------------------


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch, window: Any) -> list[int]:
    """What closing does at last, counted instead of done."""
    seen: list[int] = []
    monkeypatch.setattr(window, "destroy", lambda: seen.append(1))
    return seen


def begin_a_person(desk: DeskWindow, window: Any) -> None:
    desk.go("residents")
    window.update()
    press(window, "Control-n")
    take_keyboard(window, desk.screen.editor.view.field("given").focus_target())
    write(window, "abc")


def test_closing_with_unsaved_work_asks(desk: DeskWindow, window: Any, answers: Any, ended: list[int]) -> None:
    asked = answers(ask_save_discard_cancel=Answer.CANCEL)
    begin_a_person(desk, window)
    desk.close()
    assert (len(asked.calls), ended) == (1, [])
    assert desk.screen.editor.view.field("given").get() == "abc"
    answers(ask_save_discard_cancel=Answer.DISCARD)
    desk.close()
    assert ended == [1]


def test_closing_while_a_dialog_waits_leaves_it_in_front(desk: DeskWindow, window: Any, ended: list[int]) -> None:
    dialog = tkinter.Toplevel(window)
    dialog.wait_visibility()
    dialog.grab_set()
    desk.close()
    assert ended == []
    dialog.destroy()
    desk.close()
    assert ended == [1]


def test_closing_while_work_runs_asks_and_stops_it(window: Any, office: Any, answers: Any, ended: list[int]) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def work(progress: Any) -> None:
        begun.set()
        try:
            while True:
                time.sleep(0.01)
                progress(1, 2)
        finally:
            stopped.set()

    with opened(window, office, immediate_jobs=False) as desk:
        asked = answers(ask_yes_no=False)
        desk.jobs.start(work, lambda _done: None)
        while not begun.is_set():  # the first page adds up its figures before
            window.update()
        desk.close()
        assert (len(asked.calls), stopped.is_set(), ended) == (1, False, [])
        answers(ask_yes_no=True)
        desk.close()
        while not ended:
            window.update()
        assert stopped.is_set()


def test_closing_while_figures_are_added_up_asks_nothing(
    window: Any, office: Any, answers: Any, ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    add_up = figures.year_figures

    def slowly(*asked: Any) -> Any:
        begun.set()
        go_on.wait(10)
        return add_up(*asked)

    with opened(window, office, immediate_jobs=False) as desk:
        asked = answers(ask_yes_no=False)
        monkeypatch.setattr(figures, "year_figures", slowly)
        desk.go("results")
        while not begun.is_set():
            window.update()
        assert desk.jobs.busy
        threading.Timer(0.1, go_on.set).start()
        desk.close()
        assert not asked.calls
        while not ended:
            window.update()


def test_geometry_and_column_widths_are_kept(desk: DeskWindow, window: Any, office: Any, ended: list[int]) -> None:
    desk.go("residents")
    window.update()
    desk.screen.table.headings.set_widths({"nickname": 211})
    desk.close()
    known = preferences.load(office.folder)
    assert known.widths["residents"]["nickname"] == 211
    assert known.geometry == window.geometry()
    desk.destroy()
    with opened(window, office, known) as again:
        again.go("residents")
        window.update()
        assert again.screen.table.headings.widths()["nickname"] == 211


def test_changes_of_a_worker_are_drawn_when_it_is_done(window: Any, office: Any) -> None:
    town(office)
    with opened(window, office, immediate_jobs=False) as desk:
        desk.go("communities")
        window.update()
        before = desk.screen.table.rows.total
        done: list[int] = []
        desk.jobs.start(
            lambda _progress: save_community(office, Community(name="กลางเวียง")), lambda _made: done.append(1)
        )
        while not done:
            window.update()
        window.update()
        assert desk.screen.table.rows.total == before + 1


def test_starting_without_a_screen_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_title: str) -> None:
        raise tkinter.TclError("no display name")

    monkeypatch.setattr("ui.theme.make_window", fail)
    with pytest.raises(start.NoScreen, match="no display name"):
        start.make_window(Preferences())
