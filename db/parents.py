"""Records that name each other: whether those named are there, kept and not in the bin, and how many name one."""

from db.office import Office
from db.rows import KeptRow


def is_kept(office: Office, row: type[KeptRow], record_id: int | None) -> bool:
    """Whether the record can be named by another; naming none is always possible."""
    if record_id is None:
        return True
    table = row._meta.table_name
    return bool(office.sql(f"select 1 from {table} where id = ? and deleted_at is null", (record_id,)))


def how_many_name(office: Office, row: type[KeptRow], field: str, record_id: int) -> int:
    """How many records of the table name the one in that field; those in the bin do not count."""
    table = row._meta.table_name
    found = office.sql(f"select count(*) from {table} where {field} = ? and deleted_at is null", (record_id,))
    return int(found[0][0])
