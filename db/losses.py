"""What going back to a copy would take out of the office, before anybody does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from db import soundness
from db.backup_manifest import Manifest
from db.office import Office

OWN_TABLES: Final = ("history", "secret", "account", "schema_migration")
"""Of the program itself; what people entered is in the others."""


@dataclass(frozen=True)
class Lost:
    """What going back to a copy would take out of the office: entries of the history, and rows that are more now.

    `rows` by table: (now, in the copy); only those that differ.
    """

    changes: int
    rows: Mapping[str, tuple[int, int]]


def what_is_lost(office: Office, manifest: Manifest) -> Lost:
    """Compared with the opened office; of a copy that nobody looked into its rows are not known."""

    def look() -> Lost:
        changes = office.sql("select count(*) from history where id > ?", (manifest.audit[0],))[0][0]
        now, then = soundness.row_counts(office.database.connection()), manifest.counts or {}
        rows = {name: (count, then.get(name, 0)) for name, count in now.items() if name not in OWN_TABLES}
        return Lost(changes, {name: pair for name, pair in rows.items() if then and pair[0] != pair[1]})

    return office.run(look)
