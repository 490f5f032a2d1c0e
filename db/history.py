"""Who did what to a record, and when."""

from dataclasses import dataclass
from datetime import datetime

from db.domain.audit import EVENTS
from db.office import Office, query

CHANGES = "command not in ({})".format(", ".join(f"'{event}'" for event in sorted(EVENTS)))
"""SQL that leaves out what was only looked at, printed or copied."""


@dataclass(frozen=True)
class HistoryLine:
    """One change. `command` is the name of what was done, `note` a few words of the program's own, never translated."""

    at: datetime
    who: str
    command: str
    note: str


@query
def history_of(office: Office, subject: str, record_id: int) -> tuple[HistoryLine, ...]:
    """All changes of a record that were noted for it alone, the latest first."""
    rows = office.sql(
        f"""select at, who, command, note from history
            where subject = ? and record_id = ? and {CHANGES} order by id desc""",
        (subject, record_id),
    )
    return tuple(HistoryLine(datetime.fromisoformat(at), who, name, note) for at, who, name, note in rows)
