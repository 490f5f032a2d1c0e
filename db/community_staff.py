"""Staff of communities: kept, found, put into the bin and brought back."""

from typing import Any, Final

from db import records
from db.domain.community_staff import FORM, CommunityStaff, check_term
from db.domain.errors import InUse, NotFound
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.place_rows import CommunityStaffRow
from db.resident_rows import BETWEEN_PHONES, day_of, iso, phones_of
from db.rows import CommunityRow

SUBJECT: Final = "community_staff"


@query
def staff_member_of(office: Office, staff_id: int) -> CommunityStaff:
    """One of the staff, from the bin too; raises NotFound."""
    return _record(records.one(office, CommunityStaffRow, staff_id))


@query
def staff_of_community(office: Office, community_id: int) -> tuple[CommunityStaff, ...]:
    """Who serves the community or did: who serves it today first, then the latest."""
    row = CommunityStaffRow
    wanted = row.select().where((row.community_id == community_id) & row.deleted_at.is_null()).order_by(row.id)
    found = map(_record, wanted.dicts().execute(office.database))
    today = office.today()
    return tuple(sorted(found, key=lambda one: (not one.serves_on(today), -(one.until or today).toordinal())))


@command
def save_staff_member(office: Office, staff: CommunityStaff) -> CommunityStaff:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = records.checked(office, FORM, staff)
    check_term(checked)
    if not is_kept(office, CommunityRow, checked.community_id):
        raise NotFound(N_("This community is no longer there."))
    values = {
        "community_id": checked.community_id,
        "name": checked.name,
        "position": checked.position,
        "phones": BETWEEN_PHONES.join(checked.phones),
        "since": iso(checked.since),
        "until": iso(checked.until),
    }
    kept: CommunityStaff = records.keep(
        office, CommunityStaffRow, SUBJECT, checked.id, checked.revision, values, staff_member_of
    )
    return kept


@command
def delete_staff_member(office: Office, staff_id: int) -> None:
    """Put it into the bin."""
    records.put_into_bin(office, CommunityStaffRow, SUBJECT, staff_id)


@command
def restore_staff_member(office: Office, staff_id: int) -> None:
    """Bring it back; raises InUse while the community lies in the bin."""
    if not is_kept(office, CommunityRow, staff_member_of(office, staff_id).community_id):
        raise InUse(N_("Their community lies in the bin; bring that one back first."))
    records.take_from_bin(office, CommunityStaffRow, SUBJECT, staff_id)


def _record(row: dict[str, Any]) -> CommunityStaff:
    return CommunityStaff(
        id=row["id"],
        revision=row["revision"],
        community_id=row["community_id"],
        name=row["name"],
        position=row["position"],
        phones=phones_of(row["phones"]),
        since=day_of(row["since"]),
        until=day_of(row["until"]),
    )
