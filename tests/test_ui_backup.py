"""Backup on screen: made with a key, listed with place and proof, gone back to after questions, failures in words."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import backup, backup_list, backup_register, keys, places, residents, sealing
from db.accounts import add_account
from db.credential import Credential
from db.domain.accounts import Account, Role
from db.domain.errors import DeskError
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from tests.at_desk import names_in, texts_of, town
from tests.backup_office import NAME, PASSWORD, RECOVERY
from tests.keyboard import press
from tests.keys import CHEAP
from ui import language
from ui.missing_steps import BROUGHT_BACK
from ui.pages import PAGES
from ui.screens.backup import outside_text, proof_text
from ui.session import Session
from ui.status_bar import StatusBar

NOW = datetime(2026, 11, 22, 9, 30)


@pytest.fixture
def credential(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Credential:
    """An office with keys and four people."""
    monkeypatch.setattr(sealing, "COST", CHEAP)
    made = keys.set_up(office_folder, NAME, PASSWORD, RECOVERY)
    with Office.create(office_folder, made) as office:
        town(office)
    return made


def sitting(window: Any, folder: Path, credential: Credential, answers: Any) -> Session:
    answers(show_message=None)
    session = Session(window, folder, immediate_jobs=True)
    assert session.enter(credential)
    session.office.clock = lambda: NOW
    session.desk_window.go("backup")
    window.update()
    window.focus_force()
    session.desk_window.screen.table.tree.focus_force()
    window.update()
    return session


@pytest.fixture
def session(window: Any, office_folder: Path, credential: Credential, answers: Any) -> Iterator[Session]:
    made = sitting(window, office_folder, credential, answers)
    yield made
    made.end()


def cells(session: Session) -> list[tuple[str, ...]]:
    table = session.desk_window.screen.table
    return [row.cells for row in table.rows.page(0, table.rows.total)]


def test_a_backup_is_made_with_a_key_and_listed(session: Session, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    desk = session.desk_window
    assert desk.screen.table.empty.frame.winfo_ismapped()
    press(window, "Control-n")
    ((made, people, place, proved, size),) = cells(session)
    assert made.startswith("๒๒ พฤศจิกายน ๒๕๖๙") and made.endswith("09.30") and people.startswith("4")
    assert (place and proved == "๒๒ พ.ย. ๒๕๖๙" and size.endswith("KB")) or size.endswith("MB")
    assert "4" in told.calls[0][1][1] and "maesariang-2026-11-22-0930-00001.msdbak" in told.calls[0][1][1]
    assert desk.status.backup.cget("text").startswith("สำรองล่าสุดวันนี้")


def test_going_back_asks_for_the_password_and_keeps_the_present(
    session: Session, window: Any, answers: Any, office_folder: Path
) -> None:
    press(window, "Control-n")
    desk = session.desk_window
    person = residents.resident_listing(session.office, residents.ResidentFilter()).page(0, 1)[0]
    residents.delete_resident(session.office, person.id)
    save_resident(session.office, Resident(given="มาทีหลัง"))
    asked = answers(ask_yes_no=False)
    desk.screen.table.focus_rows()
    press(window, "Return")
    assert [call[0] for call in asked.calls] == ["show_message", "ask_yes_no"]
    assert "5" in asked.calls[1][1][1] and "4" in asked.calls[1][1][1], "it says what would be lost"
    assert session.desk_window is desk, "nothing happened without a yes"
    answers(ask_yes_no=True, ask_password=None)
    press(window, "Return")
    assert session.desk_window is desk, "nor without a password"
    answers(ask_yes_no=True, ask_password="ผิดแน่นอน", show_error=None)
    press(window, "Return")
    assert session.desk_window is desk, "nor with a wrong one"
    answers(ask_yes_no=True, ask_password=PASSWORD)
    press(window, "Return")
    assert session.desk_window is not desk
    assert residents.residency_figures(session.office).residents == 4
    assert len(list(office_folder.glob("office-before-restore-*.db"))) == 1
    assert [copy.known.reason for copy in backup_list.backups(office_folder)] == ["before_restore", "button"]


def test_after_going_back_the_manager_confirms_before_old_copies_go(
    session: Session, window: Any, answers: Any
) -> None:
    press(window, "Control-n")
    answers(ask_yes_no=True, ask_password=PASSWORD)
    session.desk_window.screen.table.focus_rows()
    press(window, "Return")
    session.desk_window.go("backup")
    window.update()
    screen = session.desk_window.screen
    assert screen.confirm.winfo_ismapped() and backup_register.read(session.folder).is_paused
    assert "Enter" in screen.note.cget("text")
    session.desk_window.go("home")
    window.update()
    missing = session.desk_window.screen.missing
    assert language._(BROUGHT_BACK) in texts_of(missing), "the first page says nothing of it"
    missing.buttons[0].invoke()
    window.update()
    assert session.desk_window.here == "backup"
    screen.confirm.invoke()
    session.desk_window.go("home")
    assert language._(BROUGHT_BACK) not in texts_of(session.desk_window.screen.missing)
    session.desk_window.go("backup")
    window.update()
    assert not screen.confirm.winfo_ismapped() and not backup_register.read(session.folder).is_paused


def test_keys_serve_the_desk_that_is_there_after_going_back(session: Session, window: Any, answers: Any) -> None:
    session.desk_window.go("training")
    press(window, "Control-Key-8")
    session.desk_window.go("backup")
    press(window, "Control-n")
    answers(ask_yes_no=True, ask_password=PASSWORD)
    session.desk_window.screen.table.focus_rows()
    press(window, "Return")
    assert session.desk_window.here == "home", "the desk was opened anew"
    for place, page in enumerate(PAGES[:9], start=1):
        press(window, f"Control-Key-{place}")
        assert session.desk_window.here == page.name
    press(window, "Control-Key-7", "Alt-Key-2", "Control-Key-2", "Control-n")
    assert session.desk_window.here == "residents"
    assert session.desk_window.screen._editing


def test_a_copy_that_does_not_open_stands_out(session: Session, window: Any, answers: Any) -> None:
    press(window, "Control-n", "Control-n")
    newest = backup_list.backups(session.folder)[0].path
    newest.write_bytes(newest.read_bytes()[:-40])
    told = answers(show_error=None)
    session.desk_window.screen.refresh()
    session.desk_window.screen.prove_all()
    assert [call[0] for call in told.calls][-1] == "show_error" and str(newest) in told.calls[-1][1][1]
    tones = [row.tone for row in session.desk_window.screen.table.rows.page(0, 2)]
    assert tones == ["warning", ""]
    told = answers(show_message=None)
    newest.unlink()
    session.desk_window.screen.refresh()
    session.desk_window.screen.prove_all()
    assert [call[0] for call in told.calls][-1] == "show_message"


def test_another_place_gets_copies_from_now_on(session: Session, window: Any, answers: Any, tmp_path: Path) -> None:
    folder = tmp_path / "ที่สอง"
    folder.mkdir()
    answers(choose_folder=folder, show_message=None)
    session.desk_window.screen.add_place()
    assert len(list(folder.glob("*.msdbak"))) == 1 and len(cells(session)) == 2
    assert any("ที่สอง" in cell[2] for cell in cells(session))
    shutil.rmtree(folder)
    session.desk_window.screen.refresh()
    away = next(place for place, cell in enumerate(cells(session)) if "ที่สอง" in cell[2])
    told = answers(show_error=None)
    session.desk_window.screen._restore_row(away)
    assert told.calls[-1][0] == "show_error", "what is not there can not be opened"


def test_a_place_that_can_not_be_is_said_in_words(session: Session, answers: Any, tmp_path: Path) -> None:
    told = answers(choose_folder=session.folder, show_error=None)
    session.desk_window.screen.add_place()
    assert [call[0] for call in told.calls][-2:] == ["choose_folder", "show_error"]
    assert "Traceback" not in str(told.calls[-1])


def test_a_file_that_is_no_backup_leaves_the_office_as_it_was(session: Session, answers: Any, tmp_path: Path) -> None:
    file = tmp_path / "x.msdbak"
    file.write_bytes(b"no backup at all" * 100)
    told = answers(choose_open_file=file, show_error=None)
    session.desk_window.screen.restore_from_file()
    assert told.calls[-1][0] == "show_error"
    assert residents.residency_figures(session.office).residents == 4


def test_a_clerk_makes_backups_and_sees_no_way_back(
    window: Any, office_folder: Path, credential: Credential, answers: Any
) -> None:
    with Office.open(office_folder, credential) as office:
        add_account(office, Account(name="สมชาย", role=Role.CLERK), "แม่น้ำยวม-41")
    clerk = keys.sign_in(office_folder, "สมชาย", "แม่น้ำยวม-41")
    session = sitting(window, office_folder, clerk, answers)
    try:
        press(window, "Control-n")
        assert len(cells(session)) == 1
        assert list(session.desk_window.screen.top.buttons) == ["Back up now", "Prove all copies", "Prove this copy"]
        assert "Enter" not in session.desk_window.screen.note.cget("text"), "a hint for what only managers may do"
        told = answers(show_error=None)
        session.desk_window.screen.table.focus_rows()
        press(window, "Return")
        assert told.calls[-1][0] == "show_error" and session.desk_window.here == "backup"
    finally:
        session.end()


def test_a_copy_that_was_not_opened_yet_is_told_in_words_of_its_own() -> None:
    """A certificate that waits to be handed over is "not yet" too, which is another word in Thai."""
    known = backup_register.Known(generation=1, made_at=NOW, size=1, stamp=1)
    here = places.own(Path("ที่นี่"))
    text, tone = proof_text(backup_list.Copy(here, here.path / "1.msdbak", True, known), NOW)
    assert (text, tone) == (language._("not proved yet"), "warning") and "ส่งมอบ" not in text


def test_the_days_since_a_copy_outside_was_proved_are_counted() -> None:
    assert "ยัง" in outside_text(None, NOW) or "No copy" in outside_text(None, NOW)
    texts = [outside_text(NOW - timedelta(days=days), NOW) for days in (0, 1, 12)]
    assert len(set(texts)) == 3 and "12" in texts[2] and "1" not in texts[1]
    assert outside_text(NOW + timedelta(days=5), NOW) == texts[0], "a clock that was ahead"


def test_a_copy_of_before_midnight_is_of_yesterday_and_no_day_old(window: Any) -> None:
    bar = StatusBar(window)
    midnight = NOW.replace(hour=0, minute=8)
    told = []
    for made in (midnight - timedelta(minutes=5), midnight - timedelta(minutes=18), midnight - timedelta(days=3)):
        bar.show(midnight.date(), made, made)
        told.append(bar.backup.cget("text"))
    bar.destroy()
    assert "00.03" in told[0] and "23.50" in told[1] and "1 " not in told[1].replace("23.50", "")
    assert len(set(told)) == 3 and told[2].count("3") == 2


# -- backups that nobody asks for


@pytest.fixture
def looking(session: Session) -> Any:
    session.desk_window.backup_watch.stop()
    looking = session.desk_window.backup_watch
    looking.now = 1000.0
    looking._clock = lambda: looking.now
    looking._next_backup, looking._next_proof = 2800.0, 1e9
    return looking


def count(session: Session) -> int:
    return len(list((session.folder / "backups").glob("*.msdbak")))


def test_every_half_hour_only_what_changed_is_backed_up(session: Session, looking: Any) -> None:
    for now, expected in ((2799.0, 0), (2800.0, 1), (4599.0, 1), (4600.0, 1), (6400.0, 1)):
        looking.now = now
        looking.look()
        assert count(session) == expected, now
    save_resident(session.office, Resident(given="ใหม่"))
    looking.now = 6401.0
    looking.look()
    assert count(session) == 1, "not at once"
    looking.now = 8300.0
    looking.look()
    assert count(session) == 2
    assert backup_list.backups(session.folder)[0].known.reason == "half_hourly"


def test_old_copies_are_proved_one_after_the_other(session: Session, looking: Any) -> None:
    for _ in range(2):
        backup.create_backup(session.office)
    session.office.clock = lambda: NOW + timedelta(days=8)
    looking._next_proof = 1000.0
    for expected in (1, 2):
        looking.look()
        looking.now += 600
        proved = [copy.known.proved_at for copy in backup_list.backups(session.folder)]
        assert sum(at == NOW + timedelta(days=8) for at in proved) == expected


def test_a_stick_that_comes_gets_a_copy_at_once(session: Session, looking: Any, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with backup_register.changing(session.folder) as register:
        register.places.append(places.Place("one", places.Kind.STICK, stick))
    looking.look()
    assert count(session) == 0
    stick.mkdir()
    mark = f'{{"office": "{keys.office_id(session.folder)}", "place": "one"}}'
    (stick / places.MARK).write_text(mark, encoding="utf-8")
    looking.look()
    assert len(list(stick.glob("*.msdbak"))) == 1
    looking.look()
    assert len(list(stick.glob("*.msdbak"))) == 1, "once, not every time"
    session.desk_window._show_status()
    assert "นอกเครื่อง" in session.desk_window.status.backup.cget("text") or "outside" in \
        session.desk_window.status.backup.cget("text")  # fmt: skip


def test_closing_backs_up_what_changed_and_no_failure_keeps_anybody(
    session: Session, looking: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []
    looking.before_closing(lambda: closed.append(1))
    assert count(session) == 1 and closed == [1]
    looking.before_closing(lambda: closed.append(2))
    assert count(session) == 1 and closed == [1, 2], "nothing changed since"
    save_resident(session.office, Resident(given="ใหม่"))

    def full(*_args: object) -> None:
        raise DeskError("The disk is full. Nothing was saved; please make room and try again.")

    monkeypatch.setattr(backup, "create_backup", full)
    looking.before_closing(lambda: closed.append(3))
    assert closed == [1, 2, 3]


def test_a_backup_that_fails_by_itself_is_said_at_the_foot_only(
    session: Session, looking: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DeskError("The disk is full. Nothing was saved; please make room and try again.")

    monkeypatch.setattr(backup, "create_backup", full)
    looking.now = 2800.0
    looking.look()
    assert session.desk_window.status.said.cget("text")
    assert NAME and names_in(session.desk_window.screen.table) == []
