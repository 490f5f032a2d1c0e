"""What hangs on a partner: kept only while the partner is there, and listed with it."""

from collections.abc import Callable, Mapping
from typing import Any

from db import records
from db.domain.errors import InUse, NotFound
from db.domain.words import N_
from db.office import Office
from db.parents import is_kept
from db.rows import KeptRow, PartnerRow


def keep_part(
    office: Office,
    row: type[KeptRow],
    subject: str,
    record: Any,
    values: Mapping[str, Any],
    read: Callable[[Office, int], Any],
) -> Any:
    """For commands: keep a record with a `partner_id`; raises NotFound, Conflict."""
    if not is_kept(office, PartnerRow, record.partner_id):
        raise NotFound(N_("This partner is no longer there."))
    owned = {"partner_id": record.partner_id, **values}
    return records.keep(office, row, subject, record.id, record.revision, owned, read)


def bring_back(office: Office, row: type[KeptRow], subject: str, record_id: int) -> None:
    """For commands: out of the bin; raises InUse while the partner lies there."""
    if not is_kept(office, PartnerRow, records.one(office, row, record_id)["partner_id"]):
        raise InUse(N_("The partner lies in the bin; bring that one back first."))
    records.take_from_bin(office, row, subject, record_id)


def parts_of(office: Office, row: Any, partner_id: int | None, *order: Any) -> list[dict[str, Any]]:
    """For queries: the rows of a partner, or of all (None), that are not in the bin and whose partner is not."""
    partner = PartnerRow
    wanted = (
        row.select()
        .join(partner, on=(partner.id == row.partner_id))
        .where(row.deleted_at.is_null() & partner.deleted_at.is_null())
        .order_by(*order)
    )
    if partner_id is not None:
        wanted = wanted.where(row.partner_id == partner_id)
    return list(wanted.dicts().execute(office.database))
