"""What lies in the folder already: an office from before, and one that is broken, are offered their way on."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db import keys, storage
from db.office import Office
from db.residents import resident_of
from tests.at_desk import town
from tests.keyboard import press, take_keyboard, write
from tests.keys import plain_office
from tests.signed_in import MANAGER, PASSWORD, RECOVERY, begun
from tests.wizard_desk import (
    NAME,
    begin,
    choose_later,
    name_the_manager,
    page_of,
    type_the_key_back,
)
from ui import language
from ui.session import Session
from ui.way_in import WayIn, way_into
from ui.wizard import WizardPage

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return office_folder


@pytest.fixture
def session(window: Any, folder: Path) -> Iterator[Session]:
    sitting = Session(window, folder, immediate_jobs=True)
    yield sitting
    sitting.end()


# --- an office from before


@pytest.fixture
def plain(folder: Path) -> Path:
    with plain_office(folder) as office:
        office.clock = lambda: datetime(2026, 11, 22, 9)
        town(office)
    assert way_into(folder) is WayIn.PLAIN
    return folder


def test_an_office_from_before_is_encrypted_step_by_step(
    session: Session, window: Any, plain: Path, tmp_path: Path, answers: Any
) -> None:
    answers(show_message=None)
    page = begin(session, window)
    language.set_language("en")
    assert "not encrypt" in page.step.winfo_children()[1].cget("text")
    press(window, "Return")
    name_the_manager(window)
    type_the_key_back(page, window, answers, tmp_path / "stick")
    assert storage.is_plain(plain / storage.FILE_NAME)
    choose_later(page, window)
    assert session.office.who == NAME and resident_of(session.office, 1).given == "กนกวรรณ"
    assert not storage.is_plain(plain / storage.FILE_NAME)
    session.end()
    left = [file for file in plain.rglob("*") if file.is_file() and b"SQLite format 3" in file.read_bytes()[:16]]
    assert left == []


def test_who_stops_the_conversion_keeps_the_office_as_it_was(
    session: Session, window: Any, plain: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (plain / storage.FILE_NAME).read_bytes()
    monkeypatch.setattr(window, "destroy", lambda: None)
    answers(ask_yes_no=True)
    begin(session, window)
    press(window, "Escape")
    assert (plain / storage.FILE_NAME).read_bytes() == before and not keys.has_keys(plain)


# --- a broken office


def sign_in(session: Session, window: Any) -> None:
    session.begin()
    window.update()
    page = session.gate.sign_in_page
    page.name.set(MANAGER)
    take_keyboard(window, page.password.entry)
    write(window, PASSWORD)
    press(window, "Return")
    window.update()


def test_a_damaged_office_offers_its_backups_and_keeps_the_file(
    session: Session, window: Any, folder: Path, answers: Any
) -> None:
    from db.backup import create_backup

    answers(show_message=None)
    credential = begun(folder)
    with Office.open(folder, credential) as office:
        town(office)
        create_backup(office)
    file = folder / storage.FILE_NAME
    damaged = file.read_bytes()[:100] + bytes(4096) + file.read_bytes()[4196:]
    file.write_bytes(damaged)
    sign_in(session, window)
    page = page_of(session)
    assert file.read_bytes() == damaged
    press(window, "Return")
    page = page_of(session)
    assert page.key is None and len(page.copy.cget("values")) == 1
    page.press()
    assert resident_of(session.office, 1).given == "กนกวรรณ"
    session.end()
    assert any(each.read_bytes() == damaged for each in folder.rglob("*") if each.is_file())


def test_damage_that_only_the_first_page_meets_leaves_no_half_made_desk(
    session: Session, window: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.screens.home import HomeScreen

    begun(folder)

    def meet_damage(_home: HomeScreen, _record_id: int | None = None) -> None:
        raise storage.DamagedOffice("The file is damaged.")

    monkeypatch.setattr(HomeScreen, "show", meet_damage)
    sign_in(session, window)
    assert page_of(session).restore_button is not None
    in_sight = [child for child in window.winfo_children() if child.winfo_manager() == "pack"]
    assert in_sight == [page_of(session)]
    assert session.office is None and session.desk_window is None


def test_an_office_without_its_keys_needs_the_recovery_key(
    session: Session, window: Any, folder: Path, answers: Any
) -> None:
    from db.backup import create_backup

    answers(show_message=None)
    with Office.open(folder, begun(folder)) as office:
        town(office)
        made = create_backup(office)
    (folder / "keys.json").unlink()
    session.begin()
    window.update()
    page_of(session).restore_button.invoke()
    page = page_of(session)
    answers(choose_open_file=made.path)
    page.choose()
    take_keyboard(window, page.key)
    write(window, RECOVERY)
    press(window, "Tab", "Return")
    assert session.gate.sign_in_page is not None
    session.enter(keys.sign_in(folder, MANAGER, PASSWORD))
    assert resident_of(session.office, 1).given == "กนกวรรณ"


def test_on_a_new_pc_an_office_comes_from_a_copy(
    session: Session, window: Any, folder: Path, tmp_path: Path, answers: Any
) -> None:
    from db.backup import create_backup

    answers(show_message=None)
    old = tmp_path / "old pc"
    with Office.open(old, begun(old)) as office:
        town(office)
        made = create_backup(office)
    page = begin(session, window)
    page.step.restore.invoke()
    page = page_of(session)
    answers(choose_open_file=made.path)
    page.choose()
    page.key.insert(0, RECOVERY)
    page.press()
    assert tuple(keys.names(folder)) == (MANAGER,)
    assert session.gate.sign_in_page is not None


def test_a_newer_office_is_refused_untouched(session: Session, window: Any, folder: Path) -> None:
    credential = begun(folder)
    with Office.open(folder, credential) as office:
        office.database.execute_sql("pragma user_version = 999")
    before = (folder / storage.FILE_NAME).read_bytes()
    sign_in(session, window)
    page = page_of(session)
    assert page.restore_button is None and "999" not in page.reason.cget("text")
    assert (folder / storage.FILE_NAME).read_bytes() == before


def test_a_lost_file_is_never_a_silent_new_office(session: Session, window: Any, folder: Path) -> None:
    from db.backup import create_backup

    with Office.open(folder, begun(folder)) as office:
        create_backup(office)
    (folder / storage.FILE_NAME).unlink()
    session.begin()
    assert not isinstance(page_of(session), WizardPage) and page_of(session).restore_button is not None


@pytest.mark.parametrize("content", [b"", b"not a database at all", bytes(4096)])
def test_a_file_that_is_none_leads_to_the_rescue(session: Session, window: Any, folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / storage.FILE_NAME).write_bytes(content)
    session.begin()
    assert page_of(session).restore_button is not None
    assert (folder / storage.FILE_NAME).read_bytes() == content


def test_names_of_files_are_those_of_the_floor_below() -> None:
    from db import demo_key, key_slots, opening
    from ui import way_in

    assert (way_in.OFFICE, way_in.KEYS, way_in.DEMO_KEY, way_in.BACKUPS, way_in.PLAIN) == (
        storage.FILE_NAME, key_slots.FILE_NAME, demo_key.DEMO_FILE, opening.BACKUPS, storage.PLAIN,
    )  # fmt: skip
