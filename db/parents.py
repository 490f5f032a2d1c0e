"""Whether the records that another names are there: kept, and not in the bin."""

from db.office import Office
from db.rows import KeptRow


def is_kept(office: Office, row: type[KeptRow], record_id: int | None) -> bool:
    """Whether the record can be named by another; naming none is always possible."""
    if record_id is None:
        return True
    table = row._meta.table_name
    return bool(office.sql(f"select 1 from {table} where id = ? and deleted_at is null", (record_id,)))
