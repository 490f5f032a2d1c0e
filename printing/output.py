"""Finished papers put in their place: whole or not at all, and an older file stays where anything fails."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import DeskError
from db.domain.file_names import require_name
from db.domain.words import N_

BUSY_FOR = (5, 32, 33)
"""What Windows says of a file that a virus scanner or another program holds for a moment."""
PATIENCE = 3.0
"""Seconds to wait for such a file; papers are made where nobody waits."""


class NotWritten(DeskError):
    """The file could not be written; what stood there before still does."""


class NothingToPrint(DeskError):
    """A paper without a page."""

    def __init__(self) -> None:
        super().__init__(N_("There is nothing to print."))


def put(content: bytes, target: Path | BinaryIO) -> None:
    """Write to a stream, or to a file by way of a temporary neighbour; raises NotWritten."""
    if not isinstance(target, Path):
        target.write(content)
        return
    require_name(target.name)
    neighbour = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        with neighbour.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(neighbour, target)
        _sync_folder(target.parent)
    except PermissionError as problem:
        _remove(neighbour)
        raise NotWritten(
            N_("{file} can not be written: it is open in another program, or you may not write there."),
            file=target,
        ) from problem
    except OSError as problem:
        _remove(neighbour)
        if problem.errno == errno.ENOSPC:
            raise NotWritten(N_("The disk is full. Nothing was saved; please make room and try again.")) from problem
        if problem.errno == errno.ENOENT:
            raise NotWritten(N_("There is no folder {folder}."), folder=str(target.parent)) from problem
        raise NotWritten(
            N_("{file} can not be written: {reason}."),
            file=target,
            reason=problem.strerror or str(problem),
        ) from problem
    except BaseException:
        _remove(neighbour)
        raise


def _replace(neighbour: Path, target: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            neighbour.replace(target)
            return
        except OSError as problem:
            if getattr(problem, "winerror", None) not in BUSY_FOR or time.monotonic() > until:
                raise
        time.sleep(0.05)


def _sync_folder(folder: Path) -> None:
    """Names reach the disk with their folder; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network folders have no such call either
            raise
    finally:
        os.close(handle)


def _remove(neighbour: Path) -> None:
    """Where nothing can be written, nothing can be removed either; the first failure is the one to tell."""
    with suppress(OSError):
        neighbour.unlink(missing_ok=True)
