"""The first start: a new office in four steps, by keyboard; nothing typed is lost, and nothing is left half made."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import beginning, keys, storage
from db.domain.errors import DeskError
from db.office import Office
from db.recovery_page import has_recovery_page
from db.settings import settings_of
from tests.keyboard import press, take_keyboard, write
from tests.signed_in import RECOVERY
from tests.wizard_desk import (
    NAME,
    WORDS,
    begin,
    choose_later,
    name_the_manager,
    name_the_office,
    type_the_key_back,
)
from ui import fonts, language, preferences, theme
from ui.recovery_printing import FILE
from ui.session import Session

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return office_folder


@pytest.fixture
def session(window: Any, folder: Path) -> Iterator[Session]:
    sitting = Session(window, folder, immediate_jobs=True)
    yield sitting
    sitting.end()


def test_four_steps_by_keyboard_make_an_encrypted_office(
    session: Session, window: Any, folder: Path, tmp_path: Path, answers: Any
) -> None:
    told = answers(show_message=None)
    page = begin(session, window)
    name_the_office(window)
    name_the_manager(window)
    type_the_key_back(page, window, answers, tmp_path / "stick")
    assert not Office.exists(folder) and not keys.has_keys(folder)
    choose_later(page, window)
    assert (session.office.who, session.desk_window.here) == (NAME, "home")
    known = settings_of(session.office)
    assert (known.name_th, known.name_en) == ("เทศบาลทดสอบ", "Test Town")
    assert has_recovery_page(session.office)
    assert not storage.is_plain(folder / storage.FILE_NAME)
    assert list((folder / "backups").glob("*.msdbak"))
    assert len(told.calls) == 2  # that the page was saved is said beside it; here the welcome, and nothing more
    session.end()
    assert keys.sign_in(folder, NAME, WORDS).who == NAME
    assert keys.sign_in_by_recovery(folder, page.answers.recovery)


def test_the_first_backup_goes_to_the_chosen_place_too(
    session: Session, window: Any, tmp_path: Path, answers: Any
) -> None:
    answers(show_message=None)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    page = begin(session, window)
    name_the_office(window)
    name_the_manager(window)
    type_the_key_back(page, window, answers, tmp_path / "stick")
    answers(choose_folder=elsewhere)
    press(window, "Return")
    page.next()
    assert list(elsewhere.rglob("*.msdbak"))


def test_back_and_forth_loses_nothing(session: Session, window: Any) -> None:
    page = begin(session, window)
    name_the_office(window)
    write(window, NAME)
    press(window, "Escape")
    assert page.step.name_th.get() == "เทศบาลทดสอบ"
    page.next()
    assert page.step.name.get() == NAME


def test_each_step_says_what_is_wrong_with_it(session: Session, window: Any) -> None:
    language.set_language("en")
    page = begin(session, window)
    page.next()
    assert page.step.fields["name_th"].error.cget("text") == "This has to be filled in."
    name_the_office(window)
    step = page.step
    step.name.insert(0, NAME)
    step.password.entry.insert(0, "password")
    page.next()
    assert "among the first" in step.fields["password"].error.cget("text")
    step.password.clear()
    step.password.entry.insert(0, WORDS)
    page.next()
    assert "not the same" in step.fields["again"].error.cget("text")
    step.again.entry.insert(0, WORDS)
    page.next()
    page.step.key.insert(0, RECOVERY)
    page.next()
    assert "not the one on the page" in page.step.fields["key"].error.cget("text")
    page.step.key.delete(0, "end")
    page.step.key.insert(0, page.answers.recovery[:-1])
    take_keyboard(window, page.step.key)
    page.step.key.icursor("end")
    write(window, page.answers.recovery[-1])
    assert page.step.count.cget("text").startswith("8 of 8")
    page.next()
    page.next()
    assert page.step.error.cget("text") == "Please choose the stick or folder."


@pytest.mark.parametrize("stays", [True, False])
def test_who_stops_is_asked_first_and_leaves_no_office(
    session: Session, window: Any, folder: Path, answers: Any, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(window, "destroy", lambda: ended.append(1))
    asked = answers(ask_yes_no=not stays)
    begin(session, window)
    press(window, "Escape")
    window.tk.eval(window.protocol("WM_DELETE_WINDOW"))
    assert len(asked.calls) == 2 and len(ended) == (0 if stays else 2)
    assert not Office.exists(folder)


def test_the_recovery_page_never_lies_beside_the_data(
    session: Session, window: Any, folder: Path, answers: Any
) -> None:
    told = answers(choose_save_file=folder / "papers" / "key.pdf", show_error=None)
    page = begin(session, window)
    name_the_office(window)
    name_the_manager(window)
    page.step.save_button.invoke()
    assert [call[0] for call in told.calls] == ["choose_save_file", "show_error"]
    assert not (folder / "papers").exists()


def test_the_printed_page_does_not_stay_on_the_disk(
    session: Session, window: Any, folder: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from printing import printer
    from printing.printer_choices import PrintChoices, Printer
    from printing.printer_job import Printed

    seen: list[bytes] = []

    def print_file(path: Path, _pages: Any, _choices: Any, _progress: Any) -> Printed:
        seen.append(path.read_bytes())
        return Printed(1)

    monkeypatch.setattr(printer, "installed_printers", lambda: (Printer("Laser", True),))
    monkeypatch.setattr(printer, "trays_of", lambda _name: ())
    monkeypatch.setattr(printer, "print_file", print_file)
    monkeypatch.setattr("ui.print_dialog.PrintDialog.ask", lambda _dialog: PrintChoices(printer="Laser"))
    page = begin(session, window)
    name_the_office(window)
    name_the_manager(window)
    assert window.focus_get() is page.step.print_button
    press(window, "Return")
    assert seen and seen[0].startswith(b"%PDF")
    assert list(folder.rglob(FILE)) == []
    assert "Laser" in page.step.note.cget("text") and window.focus_get() is page.step.key


def test_without_a_printer_the_page_can_be_saved(
    session: Session, window: Any, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from printing import printer

    told = answers(show_message=None)
    monkeypatch.setattr(printer, "installed_printers", lambda: ())
    begin(session, window)
    name_the_office(window)
    name_the_manager(window)
    press(window, "Return")
    assert len(told.calls) == 1


def test_tab_goes_from_choosing_a_place_to_later(session: Session, window: Any) -> None:
    page = begin(session, window)
    page.show(3)
    window.update()
    step = page.step
    assert window.focus_get() is step.choose_button
    press(window, "Tab")
    assert window.focus_get() is step.choices["later"]
    press(window, "space", "Tab")
    assert step.choice.get() == "later" and window.focus_get() is page.next_button


def test_a_whole_recovery_key_is_seen_in_its_field(session: Session, window: Any) -> None:
    page = begin(session, window)
    page.show(2)
    for percent in (100, 150, 200):
        theme.set_text_size(window, percent)
        window.update()
        needed = fonts.text_width(window, page.answers.recovery, "TkFixedFont")
        assert page.step.key.winfo_width() > needed + 8, percent
    theme.set_text_size(window, 100)


def test_text_size_and_help_work_in_the_wizard_too(session: Session, window: Any, folder: Path, answers: Any) -> None:
    told = answers(show_message=None)
    language.set_language("en")
    folder.mkdir()  # as the program does at its start
    begin(session, window)
    press(window, "Control-plus", "F1")
    assert preferences.load(folder).text_size == 110 and not Office.exists(folder)
    assert "nothing is written" in told.calls[0][1][1]
    press(window, "Control-minus")


def test_a_failure_leaves_the_steps_as_they_were_and_the_next_try_goes_on(
    session: Session, window: Any, folder: Path, tmp_path: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(show_message=None)
    page = begin(session, window)
    name_the_office(window)
    name_the_manager(window)
    type_the_key_back(page, window, answers, tmp_path / "stick")

    def full(*_args: Any) -> None:
        raise DeskError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(beginning.settings, "save_settings", full)
        choose_later(page, window)
    assert page.error.cget("text") == "The disk is full." and session.office is None
    page.next()
    assert settings_of(session.office).name_th == "เทศบาลทดสอบ"


def test_a_backup_that_fails_is_told_once_the_office_is_there(
    session: Session, window: Any, tmp_path: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = answers(show_message=None)

    def gone(*_args: Any) -> None:
        raise DeskError("The stick is gone.")

    monkeypatch.setattr(beginning, "create_backup", gone)
    page = begin(session, window)
    name_the_office(window)
    name_the_manager(window)
    type_the_key_back(page, window, answers, tmp_path / "stick")
    choose_later(page, window)
    assert session.office is not None and "The stick is gone." in told.calls[-1][1][1]


def test_lines_end_between_words(session: Session, window: Any) -> None:
    """Seen on the last step: a line ended within เครื่องอื่น, "another computer"."""
    page = begin(session, window)
    page.show(len(page.steps) - 1)
    window.update()
    explained = page.step.winfo_children()[1]
    lines = str(explained.cget("text")).replace(" ", "\n").splitlines()
    assert all(fonts.text_width(window, line) <= page.column.width for line in lines)


def test_enter_in_the_last_field_of_a_step_leads_on(session: Session, window: Any) -> None:
    page = begin(session, window)
    write(window, "เทศบาลทดสอบ")
    press(window, "Return", "Return")
    write(window, NAME)
    press(window, "Return")
    write(window, WORDS)
    press(window, "Return")
    write(window, WORDS)
    press(window, "Return")
    take_keyboard(window, page.step.key)
    write(window, page.answers.recovery)
    press(window, "Return")
    assert page.step is page.steps[-1]


def test_language_can_be_switched_in_the_middle(session: Session, window: Any) -> None:
    page = begin(session, window)
    page.step.name_th.insert(0, "เทศบาลทดสอบ")
    page.language_button.invoke()
    assert page.next_button.cget("text") == "Next" and page.subtitle.cget("text").startswith("Step 1 of 4")
    assert page.step.name_th.get() == "เทศบาลทดสอบ"
