"""The office's file written anew, so that nothing of what was deleted stays between its records.

SQLite blots out what it deletes, but not what it moved when pages were split: of 300 people erased one by one the names
of two to six could still be read. And the search index only crosses out letters until it is put in order. Both take
seconds in a large town, so they are done to a copy, while others work, which then takes the file's place.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from db import backup_check, storage
from db.copies_in_steps import copy_in_steps
from db.office import Office
from db.opening import JOURNAL
from db.safe_files import MOMENT, disk_errors_told, flush, flush_folder, remove, replace
from db.storage import FILE_NAME, MOST_CACHED

TRIES: Final = 3
"""While others save again and again no copy holds what they saved; then they have to wait once."""
CACHE_STEP: Final = 8 << 10
"""Kilobytes, as SQLite counts."""
STEPS: Final = ("insert into resident_find(resident_find) values ('optimize')", "vacuum")


def write_anew(office: Office) -> None:
    """Give back when nothing of what was deleted can be read in the file. Raises DeskError."""
    file = office.folder / FILE_NAME
    fresh = file.with_name(f"{FILE_NAME}.{secrets.token_hex(4)}.new")
    with disk_errors_told(file):
        for _ in range(TRIES):
            try:
                if _is_exchanged(office, fresh):
                    return
            finally:
                remove(fresh)
                remove(fresh.with_name(fresh.name + JOURNAL))
        office.run(lambda: write_anew_in_place(office))


def write_anew_in_place(office: Office) -> None:
    """The same where nobody works meanwhile, or everybody has to wait."""
    for step in STEPS:
        office.sql(step)


def _is_exchanged(office: Office, fresh: Path) -> bool:
    saved = _copy_anew(office, fresh)
    _let_go_of_pages(office)
    if office.run(lambda: _has_its_place(office, fresh, saved)):
        flush_folder(office.folder)
        return True
    office.run(lambda: office.sql(f"pragma cache_size = -{MOST_CACHED}"))
    return False


def _let_go_of_pages(office: Office) -> None:
    """Bit by bit: closing a file of which a hundred megabytes are remembered takes a tenth of a second."""
    for kilobytes in range(MOST_CACHED, 0, -CACHE_STEP):
        office.run(lambda kept=kilobytes: office.sql(f"pragma cache_size = -{kept}"))  # type: ignore[misc]


def _copy_anew(office: Office, fresh: Path) -> int:
    """A copy of the records with nothing between them, looked through; how much this office had saved until then."""
    assert office.credential is not None
    key = office.credential.key
    saved = copy_in_steps(office, fresh, key, lambda: _saved(office), then=_put_in_order)
    backup_check.require_sound(fresh, key)
    flush(fresh)
    return saved


def _put_in_order(copy: Any) -> None:
    for step in STEPS:
        copy.execute(step)
        copy.commit()


def _saved(office: Office) -> int:
    """Counts every row that this connection wrote."""
    return int(office.database.connection().total_changes)


def _has_its_place(office: Office, fresh: Path, saved: int) -> bool:
    """Whether the copy is the office's file now: not where somebody saved since, or a virus scanner holds the file."""
    if _saved(office) != saved:
        return False
    with suppress(PermissionError):
        _exchange(office, fresh)
        return True
    return False


def _exchange(office: Office, fresh: Path) -> None:
    """Windows replaces no file that is open; elsewhere the old one stays locked until the new one has its name, so that
    nobody can begin to work in what is given up. Raises OSError, and the office has its old file then."""
    assert office.credential is not None
    file = office.folder / FILE_NAME
    try:
        if os.name == "nt":
            office.database.close()
        replace(fresh, file, MOMENT)
    finally:
        office.database.close()
        office.database = storage.open_file(file, office.credential.key)
        office.remembered.clear()
