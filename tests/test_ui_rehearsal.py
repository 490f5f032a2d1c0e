"""A copy in a window of its own: marked, refusing all changes, gone with the desk; single copies proved."""

import os
import shutil
import subprocess
import sys
import time
import tkinter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from db import backup, backup_register, certificates, keys, sealing, training
from db.credential import Credential
from db.domain.residents import Resident
from db.office import Office
from db.rehearsal import open_rehearsal, prepare_rehearsal
from db.residents import save_resident
from tests.at_desk import town
from tests.backup_office import NAME, PASSWORD, RECOVERY
from tests.keyboard import press
from tests.keys import CHEAP
from tests.training_office import FIRST_DAY, finished_class, named
from ui import preview, rehearsal_window, rehearsing
from ui.command_line import main
from ui.pages import FIRST_PAGE, PAGES
from ui.preferences import Preferences
from ui.rows import few_rows
from ui.screens.certificates import CertificatesScreen
from ui.session import Session
from ui.window import DeskWindow

TOP = Path(__file__).resolve().parents[1]
SOON = 30.0


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Credential]:
    """An office with keys, four people and a copy of them."""
    folder = tmp_path_factory.mktemp("offices") / "first"
    with patch.object(sealing, "COST", CHEAP):
        made = keys.set_up(folder, NAME, PASSWORD, RECOVERY)
    with Office.create(folder, made) as office:
        town(office)
        closed = finished_class(named(office))
        one, *_others = training.enrolment_lines(office, closed.id)
        certificates.issue_certificates(office, closed.id, [one.id], FIRST_DAY)
        backup.create_backup(office)
    return folder, made


@pytest.fixture
def credential(first: tuple[Path, Credential], office_folder: Path, cheap_passwords: None) -> Credential:
    """The same office in the folder of the test, with the times of its files, by which it knows its copy."""
    folder, made = first
    shutil.copytree(folder, office_folder)
    return made


@pytest.fixture
def session(window: Any, office_folder: Path, credential: Credential) -> Iterator[Session]:
    """The manager stands on the page of the backups, on the one copy."""
    made = Session(window, office_folder, immediate_jobs=True)
    made.enter(credential)
    made.desk_window.go("backup")
    window.update()
    made.desk_window.screen.table.focus_rows()
    window.update()
    yield made
    made.end()


def wait_until(is_so: Callable[[], object], window: Any = None) -> None:
    until = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < until
        if window is not None:
            window.update()
        time.sleep(0.02)


# -- the window on the copy


@pytest.fixture
def first_page() -> str:
    """Where the window on the copy opens; a test of one page asks for that one."""
    return FIRST_PAGE


@pytest.fixture
def copy_desk(window: Any, office_folder: Path, credential: Credential, first_page: str) -> Iterator[DeskWindow]:
    with Office.open(office_folder, credential) as office:
        ready = prepare_rehearsal(office, next((office_folder / "backups").glob("*.msdbak")))
    with open_rehearsal(ready) as copy, patch("ui.window.FIRST_PAGE", first_page):
        desk = rehearsal_window.show(window, copy, Preferences(), immediate_jobs=True)
        window.update()
        yield desk
        desk.destroy()


def test_title_and_band_say_that_it_is_a_copy_and_of_when(window: Any, copy_desk: DeskWindow) -> None:
    band = next(child for child in window.winfo_children() if isinstance(child, rehearsal_window.Band))
    assert copy_desk.office.copy_of is not None
    year = "๒๕๖๙"
    assert year in band.text.cget("text") and year in window.title()
    assert window.title().endswith(copy_desk._title().split(" – ", 1)[1]) and copy_desk._title() == window.title()
    assert band.winfo_ismapped() and band.winfo_y() == 0 and band.winfo_width() == window.winfo_width()
    assert copy_desk.shell.winfo_y() >= band.winfo_height()
    copy_desk.switch_language()
    window.update()
    assert "copy" in band.text.cget("text") and "Copy" in window.title()


def test_every_page_that_is_left_opens_and_the_others_do_not(window: Any, copy_desk: DeskWindow) -> None:
    for page in PAGES:
        is_open = copy_desk.go(page.name)
        window.update()
        assert is_open is (page.name not in ("imports", "backup", "layouts")), page.name
    assert list(copy_desk.office.folder.iterdir()) != [] and not (copy_desk.office.folder / "preferences.json").exists()


def buttons_in(widget: Any) -> Iterator[Any]:
    """Every button on the screen that can be pressed."""
    for child in widget.winfo_children():
        if child.winfo_class() == "TButton" and child.winfo_viewable() and str(child.cget("state")) != "disabled":
            yield child
        yield from buttons_in(child)


@pytest.fixture
def verifying(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog in which a certificate is verified only reads: it does not open."""
    monkeypatch.setattr(CertificatesScreen, "verify", lambda _self: None)


@pytest.mark.usefixtures("verifying")  # before the window opens at its page
@pytest.mark.parametrize(
    "first_page", [page.name for page in PAGES if page.name not in ("imports", "backup", "layouts")]
)
def test_nothing_is_offered_that_a_copy_refuses(
    window: Any, copy_desk: DeskWindow, first_page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(copy_desk.office, "require_no_copy", lambda: refused.append("refused"))
    for _time in range(2):
        copy_desk.go(first_page)
        window.update()
    for name in [str(button) for button in buttons_in(copy_desk.screen)]:
        copy_desk.go(first_page)
        screen = copy_desk.screen
        if hasattr(screen, "table"):
            screen.table.focus_rows()
        window.update()
        button = window.nametowidget(name) if window.tk.call("winfo", "exists", name) else None
        if button is not None:
            button.invoke()
            window.update()
        assert not refused, button and button.cget("text")


def test_a_class_in_a_copy_offers_what_can_be_looked_at(window: Any, copy_desk: DeskWindow) -> None:
    copy_desk.go("training", training.class_lines(copy_desk.office)[0].id)
    work = copy_desk.screen.work
    work.go("certificates")
    window.update()
    assert len(work.step.issued) == 1 and work.step.waiting
    work.step.table.focus_rows()
    window.update()
    assert not any(button.winfo_viewable() for button in work.step.card.actions.values())
    assert not work.step.panel.winfo_viewable()
    for button in (work.step.print_button, work.step.list_button, work.step.handed_button):
        assert str(button.cget("state")) == "disabled"
    work.go("result")
    window.update()
    assert not work.step.print_button.winfo_viewable()


def test_an_office_with_nothing_in_it_proposes_nothing_in_a_copy(
    window: Any, copy_desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("residents", "households", "volunteers", "communities", "training", "courses"):
        copy_desk.go(name)
        copy_desk.screen.table.show(few_rows([]))
        window.update()
        assert copy_desk.screen.table.empty.label.winfo_viewable()
        assert not copy_desk.screen.table.empty.button.winfo_viewable(), name


def test_a_change_that_is_typed_is_refused_in_a_sentence(
    window: Any, copy_desk: DeskWindow, answers: Any, watch: Any
) -> None:
    told = answers(show_error=None)
    copy_desk.go("residents")
    window.update()
    person = copy_desk.screen
    before = copy_desk.office.run(lambda: copy_desk.office.sql("select count(*) from history"))
    person.table.focus_rows()
    window.update()
    person.on_delete()
    window.update()
    after = copy_desk.office.run(lambda: copy_desk.office.sql("select count(*) from history"))
    assert before == after
    said = [str(call[1]) for call in told.calls] + [str(copy_desk.status.said.cget("text"))]
    assert any("copy" in text or "สำเนา" in text for text in said), said


def test_no_preference_is_written(copy_desk: DeskWindow) -> None:
    copy_desk.keep_preferences()
    copy_desk.change_text_size(10)
    assert not (copy_desk.office.folder / "preferences.json").exists()


def test_no_paper_is_made_of_a_copy(copy_desk: DeskWindow, answers: Any) -> None:
    told = answers(show_error=None)
    make: Any = lambda *_asked: pytest.fail("it was made")  # noqa: E731
    preview.show_paper(copy_desk.screen, copy_desk.desk, "ทะเบียน", "ทะเบียน", make, kind="roster")
    assert len(told.calls) == 1 and not (copy_desk.office.folder / "papers").exists()


def test_locking_a_copy_closes_its_window(window: Any, copy_desk: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    monkeypatch.setattr(window, "destroy", lambda: closed.append(1))
    window.focus_force()
    press(window, "Control-l")
    assert closed


# -- the process


def test_the_page_opens_a_process_that_goes_with_the_desk(session: Session, window: Any) -> None:
    screen = session.desk_window.screen
    screen.rehearse()
    (shown,) = screen.rehearsing.shown
    assert (shown.folder / "office.db").is_file()
    wait_until(lambda: (shown.folder / "office.holder").exists() or shown.process.poll() is not None, window)
    time.sleep(1.0)
    assert shown.process.poll() is None, "its window stays"
    assert shown.process.args[-1] == "rehearse", "nothing secret on the command line"
    session.desk_window.go("residents")
    assert shown.process.poll() is None
    session.end()
    wait_until(lambda: shown.process.poll() is not None and not shown.folder.exists())
    assert shown.process.returncode == 0, "it went by itself"


def test_locking_takes_the_windows_on_copies_away(session: Session, window: Any) -> None:
    screen = session.desk_window.screen
    screen.rehearse()
    (shown,) = screen.rehearsing.shown
    wait_until(lambda: (shown.folder / "office.holder").exists(), window)
    session.lock()
    wait_until(lambda: shown.process.poll() is not None and not shown.folder.exists(), window)


def test_a_window_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "PATIENCE", 0.1)
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], stdin=subprocess.PIPE)
    folder = tmp_path / "rehearsal.00000000"
    folder.mkdir()
    rehearsing.hang_up(process)
    rehearsing.end(rehearsing.Shown(process, folder))
    assert process.poll() is not None and not folder.exists()


@pytest.mark.parametrize("told", [b"{}\n", b"[]\n", b"nonsense\n", b'{"folder": "x", "key": 1}\n'])
def test_what_no_desk_tells_opens_nothing(
    told: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.write(writing, told)
    os.close(writing)
    monkeypatch.setattr(rehearsal_window, "PIPE", reading)
    try:
        code = main(["--lang", "en", "rehearse"])
    finally:
        os.close(reading)
    said = capsys.readouterr().err
    assert code == 1 and "page Backup" in said and "Traceback" not in said


def test_the_command_typed_by_hand_says_where_copies_are_opened() -> None:
    command = [sys.executable, str(TOP / "maesariang_desk.py"), "--lang", "en", "rehearse"]
    done = subprocess.run(command, input=b"", capture_output=True, timeout=60, check=False)
    assert done.returncode == 1 and b"page Backup" in done.stderr and b"Traceback" not in done.stderr


def test_the_command_is_not_in_the_help() -> None:
    command = [sys.executable, str(TOP / "maesariang_desk.py"), "--lang", "en", "--help"]
    assert b"rehearse" not in subprocess.run(command, capture_output=True, timeout=60, check=True).stdout


# -- a single copy


def test_one_copy_is_proved_alone(session: Session, window: Any, answers: Any, office_folder: Path) -> None:
    told = answers(show_message=None)
    first = next(iter(backup_register.read(office_folder).copies))
    save_resident(session.office, Resident(given="มาทีหลัง"))
    press(window, "Control-n")
    with backup_register.changing(office_folder) as register:
        for key in register.copies:
            register.changed(key, proved_at=None)
    screen = session.desk_window.screen
    screen.refresh()
    screen.table.focus_rows()
    press(window, "Down")
    told.calls.clear()
    screen.prove_one()
    proved = {key: known.proved_at for key, known in backup_register.read(office_folder).copies.items()}
    assert len(proved) == 2 and proved[first] is not None
    assert sum(at is None for at in proved.values()) == 1, "the other was left alone"
    assert "1" in told.calls[-1][1][1]


def test_without_a_choice_it_is_asked_for(
    window: Any, office_folder: Path, credential: Credential, answers: Any
) -> None:
    told = answers(show_message=None)
    for copy in (office_folder / "backups").glob("*.msdbak"):
        copy.unlink()
    sitting = Session(window, office_folder, immediate_jobs=True)
    sitting.enter(credential)
    sitting.desk_window.go("backup")
    window.update()
    screen = sitting.desk_window.screen
    screen.prove_one()
    screen.rehearse()
    assert [call[0] for call in told.calls] == ["show_message"] * 2 and not screen.rehearsing.shown
    sitting.end()
    assert isinstance(window, tkinter.Tk)
