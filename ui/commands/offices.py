"""Which office a command works on: its folder, and whether a new one may be begun there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from ui.user import user_name

if TYPE_CHECKING:
    from db.credential import Credential
    from db.office import Office

PROGRAM = "MaeSariangDesk"


def office_folder(data: str | None) -> Path:
    """The folder asked for, or the office's own on this computer."""
    return Path(data) if data else _data_folder() / "office"


def demo_folder(data: str | None) -> Path:
    """The folder asked for, or the demo's own; never the office's."""
    return Path(data) if data else _data_folder() / "demo"


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False)


@contextmanager
def opened(folder: Path) -> Iterator[Office]:
    """The office of the folder, in the hands of whoever signs in; raises NotFound where there is none."""
    from db import storage
    from db.keys import has_keys, is_demo
    from db.office import Office
    from db.safe_files import disk_errors_told
    from ui import window_questions
    from ui.commands.credentials import signed_in

    window_questions.require_closed(folder)
    if not Office.exists(folder):
        raise NotFound(N_("There is no office in the folder {folder}."), folder=str(folder))
    with disk_errors_told(folder):
        storage.require_encrypted(folder / storage.FILE_NAME)
        if not (has_keys(folder) or is_demo(folder)):
            raise storage.without_key(folder / storage.FILE_NAME)
    with Office.open(folder, signed_in(folder)) as office:
        yield office


@contextmanager
def opened_or_new(folder: Path) -> Iterator[Office]:
    """The office of the folder, or a new one that stays only if something was written to it."""
    from db.import_plan import state_of
    from db.office import Office

    if Office.exists(folder):
        with opened(folder) as office:
            yield office
        return
    if folder.exists() and not folder.is_dir():
        raise DeskError(N_("{folder} is not a folder."), folder=str(folder))
    was_there = folder.is_dir()
    stays = False
    new = _new(folder)
    try:
        with new as office:
            before = state_of(office)
            try:
                yield office
            finally:
                stays = state_of(office) > before
    finally:
        if not stays:
            _remove_new(folder, was_there)


def _new(folder: Path) -> Office:
    """A new office, whoever gives the command its manager."""
    from db import keys
    from db.key_slots import FILE_NAME as KEYS
    from db.office import Office
    from db.safe_files import disk_errors_told, remove
    from ui.commands.credentials import first_manager

    name, password = first_manager()
    with disk_errors_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _claimed(folder):
        credential = keys.set_up(folder, name, password, None)
        try:
            return Office.create(folder, credential)
        except BaseException:
            if not Office.exists(folder):
                remove(folder / KEYS)
            raise


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    """Of two that begin an office in the folder one makes its keys."""
    from db.holder import busy
    from ui import channel

    claim = channel.claimed(folder)
    if claim is None:
        raise busy(folder)
    try:
        yield
    finally:
        claim.close()


def _remove_new(folder: Path, was_there: bool) -> None:
    from db.key_slots import FILE_NAME as KEYS
    from db.safe_files import remove
    from db.storage import FILE_NAME

    for name in (FILE_NAME, FILE_NAME + "-journal", KEYS):
        remove(folder / name)
    if not was_there and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


@contextmanager
def opened_to_look(folder: Path) -> Iterator[Office]:
    """The office of the folder, or an empty one that is nowhere kept: for trying what a first import would do."""
    from tempfile import TemporaryDirectory

    from db.office import Office

    if Office.exists(folder):
        with opened(folder) as office:
            yield office
        return
    with TemporaryDirectory() as nowhere, Office.create(Path(nowhere), _for_nobody()) as office:
        yield office


def _for_nobody() -> Credential:
    """The key of an office that is gone when the command ends; it is kept nowhere."""
    from db.credential import Credential, Means
    from db.sealing import new_key

    return Credential(user_name(), new_key(), Means.DEMO)
