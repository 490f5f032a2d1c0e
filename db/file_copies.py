"""An office's file copied by SQLite's backup, whether the office is open or nobody has it open."""

from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from db import storage
from db.domain.errors import Progress

STEP_PAGES = 2048


def copy_to(
    source: SqlCipherDatabase, target: Path, progress: Progress | None = None, *, key: bytes | None = None
) -> None:
    """Copy the open office into a new file by SQLite's backup, consistent even while this process writes.

    With a key of the copy's own where the office has one: SQLite does not encrypt by copying, nor decrypt.
    """

    def on_step(status: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    with storage.connected(target, key, "rwc") as copy:
        source.connection().backup(copy, pages=STEP_PAGES, progress=on_step)


def copy_file(source: Path, target: Path, *, key: bytes | None = None, target_key: bytes | None = None) -> None:
    """Copy an office that nobody has open, by SQLite's backup, so that a journal beside it is respected.

    The copy has the same key, or another one.
    """
    with storage.connected(source, key, "rw") as original, storage.connected(target, target_key or key, "rwc") as copy:
        original.backup(copy)
