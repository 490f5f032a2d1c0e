"""What hangs on an activity: kept only while the activity is there, and brought back only to it."""

from collections.abc import Callable, Mapping
from typing import Any

from db import records
from db.domain.errors import InUse, NotFound
from db.domain.words import N_
from db.office import Office
from db.parents import is_kept
from db.rows import ActivityRow, KeptRow


def keep_part(
    office: Office,
    row: type[KeptRow],
    subject: str,
    record: Any,
    values: Mapping[str, Any],
    read: Callable[[Office, int], Any],
) -> Any:
    """For commands: keep a record with an `activity_id`; raises NotFound, Conflict."""
    require_activity(office, record.activity_id)
    owned = {"activity_id": record.activity_id, **values}
    return records.keep(office, row, subject, record.id, record.revision, owned, read)


def require_activity(office: Office, activity_id: int) -> None:
    """For commands: raises NotFound unless it is there."""
    if not is_kept(office, ActivityRow, activity_id):
        raise NotFound(N_("This activity is no longer there."))


def bring_back(office: Office, row: type[KeptRow], subject: str, record_id: int, **values: Any) -> None:
    """For commands: out of the bin; raises InUse while the activity lies there."""
    if not is_kept(office, ActivityRow, records.one(office, row, record_id)["activity_id"]):
        raise InUse(N_("The activity lies in the bin; bring that one back first."))
    records.take_from_bin(office, row, subject, record_id, **values)
