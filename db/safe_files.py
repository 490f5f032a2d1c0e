"""Files that arrive whole or not at all: free names, flushing, replacing, and what a disk refuses in plain words."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import storage
from db.domain.errors import DeskError, NotFound
from db.domain.words import N_

BUSY_FOR = (5, 32, 33)
"""What Windows says of a file that a virus scanner or another program holds for a moment."""
PATIENCE = 3.0
"""Seconds to wait for such a file."""


def free_name(path: Path) -> Path:
    """The path, or one with -2, -3 ... before its ending that no file has yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def replace(source: Path, target: Path) -> None:
    """Give `source` the name `target`, whatever had it; waits a moment where Windows holds one of them."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            source.replace(target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in BUSY_FOR or time.monotonic() > until:
                raise
        time.sleep(0.1)


class NameTaken(Exception):
    """Something has the name already."""


def give_new_name(source: Path, target: Path) -> None:
    """Give `source` the name `target`; raises NameTaken if something has it, even since this moment."""
    try:
        if os.name == "nt":
            source.rename(target)
        else:
            _link(source, target)
    except FileExistsError:
        raise NameTaken from None


def _link(source: Path, target: Path) -> None:
    """Elsewhere than on Windows a renamed file takes a name from another without a word; a link does not."""
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if target.exists():
            raise NameTaken from None
        source.rename(target)
    else:
        source.unlink()


def flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Names reach the disk with their folder; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_errors_told(place: Path) -> Iterator[None]:
    """What the disk or SQLite refuses, as a message for the user."""
    try:
        yield
    except storage.FAILURES as error:
        raise storage.told(error, place) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DeskError(N_("The disk is full. Nothing was saved; please make room and try again.")) from error
        if error.errno == errno.ENOENT:
            raise NotFound(N_("There is no folder {folder}."), folder=str(place.parent)) from error
        reason = error.strerror or str(error)
        raise DeskError(
            N_("This place can not be written to: {place} ({reason})"), place=str(place), reason=reason
        ) from error
