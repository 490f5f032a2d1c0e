"""Whether an office's file is sound, and how many rows each of its tables holds."""

from pathlib import Path
from typing import Any

from db import storage
from db.domain.words import N_

DAMAGED = N_("the file is damaged")


def problems_of(path: Path, is_own: bool = False, *, key: bytes | None = None) -> list[str]:
    """What is wrong with a file that nobody has open: identity, version, integrity and references; [] is sound.

    The search index is looked at in copies of our own only (`is_own`): SQLite does it in the form of a write.
    """
    if not path.is_file() or path.stat().st_size == 0:
        return [N_("the file is empty")]
    try:
        with storage.connected(path, key, "rw" if is_own else "ro") as connection:
            if connection.execute("pragma application_id").fetchone()[0] != storage.APPLICATION_ID:
                return [N_("not an office of this program")]
            if connection.execute("pragma user_version").fetchone()[0] > storage.latest_version():
                return [N_("written by a newer version of the program")]
            return problems_in(connection)
    except storage.FAILURES as error:
        found = storage.told_of_opening(error, path, key)
        is_locked = isinstance(found, storage.WrongKey | storage.EncryptedOffice)
        return [N_("encrypted with another key") if is_locked else DAMAGED, str(error)]


def row_counts(connection: Any) -> dict[str, int]:
    """How many rows each table holds, without what the search index keeps for itself."""
    tables = connection.execute("select name from pragma_table_list where schema = 'main' and type = 'table'")
    return {name: connection.execute(f'select count(*) from "{name}"').fetchone()[0] for (name,) in tables.fetchall()}


def row_counts_of(path: Path, *, key: bytes | None = None) -> dict[str, int]:
    """row_counts of a file that nobody has open."""
    with storage.connected(path, key) as connection:
        return row_counts(connection)


def problems_in(connection: Any) -> list[str]:
    """Problems that SQLCipher and SQLite find, damaged pages and broken references: in a word first, then each.

    Pages of an encrypted file bear a code each; without those a half of all flipped bits would go unseen.
    """
    pages = [str(row[0]) for row in connection.execute("pragma cipher_integrity_check")]
    found = pages or [str(row[0]) for row in connection.execute("pragma integrity_check") if row[0] != "ok"]
    if found:
        return [DAMAGED, *found]
    broken = connection.execute("pragma foreign_key_check").fetchall()
    if broken:
        found.append(N_("it has broken references"))
    return found + [f"{table} row {row} -> {parent}" for table, row, parent, _ in broken]
