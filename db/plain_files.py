"""The plain files that an office leaves behind when it is encrypted: found, and taken away one after another."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from playhouse.sqlcipher_ext import SqlCipherDatabase

from db import file_copies, storage
from db.opening import BACKUPS, JOURNAL
from db.safe_files import PARTIAL, flush, remove

ASIDE: Final = storage.FILE_NAME + ".plain"
"""The plain file itself. It goes last: while it is there the others are looked for at every start."""
REMOVED: Final = ".removed"
BLANK: Final = bytes(1 << 20)
HELD: Final = {
    ".": ("office-before-restore-*.db", f"restored.db{PARTIAL}*", f"{storage.FILE_NAME}.????????.new"),
    BACKUPS: ("*.db", f"*.db{PARTIAL}*"),
}
"""Where plain copies lie, by the names that this program gave them."""


def keep_aside(plain: SqlCipherDatabase, path: Path) -> None:
    """Give the plain file, which is open, a second name, under which it stays when another takes its place."""
    aside = path.with_name(ASIDE)
    remove(aside)
    try:
        os.link(path, aside)
    except OSError:  # a disk without hard links
        file_copies.copy_to(plain, aside)  # not by reading the file: that would end SQLite's lock on it
        flush(aside)


def finish(folder: Path) -> None:
    """Take away what a conversion that was stopped left in plain. The encrypted office was opened: that proves it."""
    if (folder / ASIDE).exists():
        clear_plain(folder)


def clear_plain(folder: Path) -> None:
    """Take away all plain copies of the folder. What is held by another program goes at a later start."""
    for path in [*_found(folder), folder / ASIDE]:
        remove(path.with_name(path.name + JOURNAL))
        _blank_and_remove(path)


def is_plain_copy(path: Path) -> bool:
    """Whether the file is an office of this program that anybody can read."""
    return path.is_file() and storage.is_plain_office(path)


def _found(folder: Path) -> Iterator[Path]:
    for place, patterns in HELD.items():
        yield from (folder / place).glob(f"*{REMOVED}")
        for pattern in patterns:
            for path in (folder / place).glob(pattern):
                with suppress(OSError):
                    if is_plain_copy(path):
                        yield path


def _blank_and_remove(path: Path) -> None:
    """Write over what was there, under a name by which a later start goes on. Drives that spread their writes may keep
    it nevertheless; only an encrypted drive forgets."""
    gone = path if path.name.endswith((REMOVED, ASIDE)) else path.with_name(path.name + REMOVED)
    with suppress(OSError):
        if gone != path:
            path.replace(gone)
        if gone.stat().st_nlink == 1:  # never a file that has another name yet
            with gone.open("rb+") as file:
                for _block in range(0, gone.stat().st_size, len(BLANK)):
                    file.write(BLANK)
            flush(gone)
    remove(gone)
