"""Staff of communities: kept, found, put into the bin and brought back."""

from typing import Final

from db.domain.community_staff import FORM, CommunityStaff, check_term
from db.domain.words import N_
from db.office import Office, command, query
from db.place_rows import CommunityStaffRow
from db.rows import CommunityRow
from db.subjects import Named, Subject

COMMUNITY_STAFF: Final = Subject(
    "community_staff",
    CommunityStaffRow,
    FORM,
    owner=Named(
        "community_id", CommunityRow,
        N_("This community is no longer there."), N_("Their community lies in the bin; bring that one back first."),
    ),
)  # fmt: skip


@query
def staff_member_of(office: Office, staff_id: int) -> CommunityStaff:
    """One of the staff, from the bin too; raises NotFound."""
    return COMMUNITY_STAFF.read(office, staff_id)


@query
def staff_of_community(office: Office, community_id: int) -> tuple[CommunityStaff, ...]:
    """Who serves the community or did: who serves it today first, then the latest."""
    row = CommunityStaffRow
    wanted = row.select().where((row.community_id == community_id) & row.deleted_at.is_null()).order_by(row.id)
    found = map(COMMUNITY_STAFF.record, wanted.dicts().execute(office.database))
    today = office.today()
    return tuple(sorted(found, key=lambda one: (not one.serves_on(today), -(one.until or today).toordinal())))


@command
def save_staff_member(office: Office, staff: CommunityStaff) -> CommunityStaff:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = COMMUNITY_STAFF.checked(office, staff)
    check_term(checked)
    return COMMUNITY_STAFF.keep(office, checked)


@command
def delete_staff_member(office: Office, staff_id: int) -> None:
    """Put it into the bin."""
    COMMUNITY_STAFF.delete(office, staff_id)


@command
def restore_staff_member(office: Office, staff_id: int) -> None:
    """Bring it back; raises InUse while the community lies in the bin."""
    COMMUNITY_STAFF.restore(office, staff_id)
