"""What hangs on a partner: kept only while the partner is there, and listed with it."""

from typing import Any, Final

from db.domain.forms import Record
from db.domain.words import N_
from db.office import Office
from db.rows import PartnerRow
from db.subjects import Named, Subject

OWNER: Final = Named(
    "partner_id", PartnerRow,
    N_("This partner is no longer there."), N_("The partner lies in the bin; bring that one back first."),
)  # fmt: skip


def parts_of(office: Office, subject: Subject[Record], partner_id: int | None, *order: Any) -> tuple[Record, ...]:
    """For queries: what hangs on a partner, or on all (None), and is not in the bin, nor its partner."""
    row: Any = subject.row
    partner = PartnerRow
    wanted = (
        row.select()
        .join(partner, on=(partner.id == row.partner_id))
        .where(row.deleted_at.is_null() & partner.deleted_at.is_null())
        .order_by(*order)
    )
    if partner_id is not None:
        wanted = wanted.where(row.partner_id == partner_id)
    return tuple(map(subject.record, wanted.dicts().execute(office.database)))
