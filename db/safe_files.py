"""Files that arrive whole or not at all: free names, flushing, replacing, and what a disk refuses in plain words."""

import errno
import glob
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db import storage
from db.domain.errors import DeskError, NotFound
from db.domain.file_names import require_name
from db.domain.words import N_

BUSY_FOR = (5, 32, 33)
"""What Windows says of a file that a virus scanner or another program holds for a moment."""
GONE_FOR = (19, 21, 31, 53, 55, 59, 64, 67, 121, 433, 483, 1006, 1117, 1167, 1231, 1232)
"""What Windows says of a drive that was pulled out, and of a network that stopped."""
GONE_ERRNOS = (errno.ENODEV, errno.ENXIO, errno.EIO, getattr(errno, "ESTALE", 116), getattr(errno, "ENOTCONN", 107))
TOO_LONG_FOR = (111, 206, 234)
LONGEST_PATH = 247 if os.name == "nt" else 4096
"""Above this many letters Windows says of a path that is good that it is not there."""
PATIENCE = 3.0
"""Seconds to wait for a file that is held, in work that nobody waits for."""
MOMENT = 0.3
"""Seconds where the window waits."""
PARTIAL = ".partial"
DEAD_AFTER = 3600.0
"""Seconds since anything was written to a file that is given up as half-written."""


class DriveGone(DeskError):
    """The drive was pulled out or the network stopped; nothing was written there."""


class FileHeld(DeskError):
    """Another program holds the file; what stood there before still does."""


def free_name(path: Path) -> Path:
    """The path, or one with -2, -3 ... before its ending that no file has yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def patiently(act: Callable[[], object], patience: float | None = None) -> None:
    """Do it, again and again for a moment where Windows says that a file is held."""
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    while True:
        try:
            act()
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in BUSY_FOR or time.monotonic() > until:
                raise
        time.sleep(0.05)


def replace(source: Path, target: Path, patience: float | None = None) -> None:
    """Give `source` the name `target`, whatever had it; waits a moment where Windows holds one of them."""
    patiently(lambda: source.replace(target), patience)


def remove(path: Path) -> None:
    """Take away a file that is no longer needed. One that stays because it is held goes at the next start."""
    with suppress(OSError):
        patiently(lambda: path.unlink(missing_ok=True), MOMENT)


def clear_dead(folder: Path, *patterns: str) -> None:
    """Take away what runs that were killed left half-written. Nothing takes an hour, so none of these is alive."""
    dead_since = time.time() - DEAD_AFTER
    for pattern in patterns:
        with suppress(OSError):
            for path in folder.glob(pattern):
                if path.is_file() and path.stat().st_mtime < dead_since:
                    remove(path)


def partials_of(name: str) -> tuple[str, str]:
    """Patterns of what `arriving` leaves of a target of that name when it is killed: the second time, too."""
    return f"{name}{PARTIAL}*", f"{name}-[0-9]*{PARTIAL}*"


@contextmanager
def arriving(target: Path, patience: float | None = None) -> Iterator[Path]:
    """A neighbour to write to, which takes the name `target` at the end of the block; nothing of a failure is left.

    What stood there before stays until then. Raises DeskError.
    """
    require_name(target.name)
    with disk_errors_told(target):
        if not target.parent.is_dir():
            raise _missing(target)
        clear_dead(target.parent, *partials_of(glob.escape(target.name)))
        partial = free_name(target.with_name(target.name + PARTIAL))
        try:
            yield partial
            flush(partial)
            replace(partial, target, patience)
            flush_folder(target.parent)
        finally:
            remove(partial)


def write_whole(target: Path, content: bytes, patience: float | None = None) -> None:
    """Write the file whole or not at all. Raises DeskError."""
    with arriving(target, patience) as partial:
        partial.write_bytes(content)


class NameTaken(Exception):
    """Something has the name already."""


def give_new_name(source: Path, target: Path) -> None:
    """Give `source` the name `target`; raises NameTaken if something has it, even since this moment."""
    try:
        if os.name == "nt":
            patiently(lambda: source.rename(target))
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
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network folders have no such call either
            raise
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
        raise told(error, place) from error


def told(error: OSError, place: Path) -> DeskError:
    """What the system said of a file, as a message that names it and tells what to do."""
    code = getattr(error, "winerror", None)
    if error.errno == errno.ENOSPC or code in (39, 112):
        return DeskError(N_("The disk is full. Nothing was saved; please make room and try again."))
    if code in GONE_FOR or (code is None and error.errno in GONE_ERRNOS):
        return DriveGone(
            N_(
                "The drive of {place} does not answer. It may have been pulled out, or the network has stopped. "
                "Nothing was saved there; please plug it in again and try once more."
            ),
            place=str(place),
        )
    if code in TOO_LONG_FOR or error.errno == errno.ENAMETOOLONG or (
        error.errno == errno.ENOENT and len(str(place.absolute())) > LONGEST_PATH
    ):  # fmt: skip
        return DeskError(storage.TOO_LONG, file=str(place))
    if error.errno == errno.ENOENT:
        return _missing(place)
    if code in BUSY_FOR or isinstance(error, PermissionError):
        return FileHeld(
            N_("{file} can not be written: it is open in another program, or you may not write there."),
            file=str(place),
        )
    reason = error.strerror or str(error)
    return DeskError(N_("This place can not be written to: {place} ({reason})"), place=str(place), reason=reason)


def _missing(place: Path) -> NotFound:
    return NotFound(N_("There is no folder {folder}."), folder=str(place.parent))
