"""Whether the records that another names are there: kept, and not in the bin."""

from db.office import Office
from db.rows import KeptRow


def is_kept(office: Office, row: type[KeptRow], record_id: int | None) -> bool:
    """Whether the record can be named by another; naming none is always possible."""
    if record_id is None:
        return True
    found = row.select(row.id).where((row.id == record_id) & row.deleted_at.is_null())
    return bool(list(found.execute(office.database)))
