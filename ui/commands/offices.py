"""Which office a command works on: its folder, and whether a new one may be begun there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from db.domain.words import N_
from ui.user import user_name

if TYPE_CHECKING:
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
    """The office of the folder; raises NotFound where there is none."""
    from db.office import Office
    from ui import channel

    channel.require_closed(folder)
    with Office.open(folder, user_name()) as office:
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
    new = Office.create(folder, user_name())
    try:
        with new as office:
            try:
                yield office
            finally:
                stays = state_of(office) > 0
    finally:
        if not stays:
            _remove_new(folder, was_there)


def _remove_new(folder: Path, was_there: bool) -> None:
    from db.safe_files import remove
    from db.storage import FILE_NAME

    for name in (FILE_NAME, FILE_NAME + "-journal"):
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
    with TemporaryDirectory() as nowhere, Office.create(Path(nowhere)) as office:
        yield office
