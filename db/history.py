"""Who did what to a record, and when."""

from dataclasses import dataclass
from datetime import datetime

from db.office import Office, query


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
        "select at, who, command, note from history where subject = ? and record_id = ? order by id desc",
        (subject, record_id),
    )
    return tuple(HistoryLine(datetime.fromisoformat(at), who, name, note) for at, who, name, note in rows)
