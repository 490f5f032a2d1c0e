"""Communities: kept, listed with their figures, put into the bin and brought back."""

from dataclasses import replace
from typing import Final

from db.domain.ages import ELDER_AGE, born_by
from db.domain.communities import FORM, Community, CommunityLine, full_community_name
from db.domain.errors import FieldError, FormErrors, InUse
from db.domain.residents import Residency
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import how_many_name
from db.resident_rows import phones_of
from db.rows import CommunityRow, HouseholdRow, ResidentRow, VolunteerRow
from db.service_rows import ActivityRow
from db.subjects import OneName, Subject
from db.visit_rows import VisitRow

COMMUNITIES: Final = Subject(
    "communities",
    CommunityRow,
    FORM,
    one_name=OneName(
        N_("There is already a community of this name."),
        N_("There is another community named {name} by now; rename that one first."),
    ),
    parts=("community_staff",),
)


@query
def communities(office: Office) -> tuple[Community, ...]:
    """All, in Thai order."""
    rows = (
        CommunityRow.select()
        .where(CommunityRow.deleted_at.is_null())
        .order_by(CommunityRow.sort_key, CommunityRow.id)
        .dicts()
        .execute(office.database)
    )
    return tuple(map(COMMUNITIES.record, rows))


@query
def community_of(office: Office, community_id: int) -> Community:
    """The community, from the bin too; raises NotFound."""
    return COMMUNITIES.read(office, community_id)


@query
def community_named(office: Office, text: str) -> Community | None:
    """The community of that name, however much of it was written: ริมยวม, ช.ริมยวม, ชุมชนริมยวม."""
    found = _ids_named(office, full_community_name(text))
    return community_of(office, found[0]) if found else None


@query
def community_lines(office: Office) -> tuple[CommunityLine, ...]:
    """All with their figures, in Thai order."""
    rows = office.sql(
        """select c.id, c.name, c.representative, c.representative_phones,
                (select count(*) from household h where h.community_id = c.id and h.deleted_at is null),
                coalesce(people.residents, 0), coalesce(people.elders, 0), coalesce(serving.volunteers, 0)
           from community c left join
               (select coalesce(v.community_id, p.community_id) as place, count(*) as volunteers
                from volunteer v join resident p on p.id = v.resident_id
                where v.deleted_at is null and v.ended is null group by place) serving on serving.place = c.id
           left join
               (select community_id, count(*) as residents, sum(born <= ?) as elders from resident
                where status = ? and deleted_at is null group by community_id) people on people.community_id = c.id
           where c.deleted_at is null order by c.sort_key, c.id""",
        (born_by(ELDER_AGE, office.today()).isoformat(), Residency.LIVING.value),
    )
    return tuple(
        CommunityLine(
            id=row[0],
            name=row[1],
            representative=row[2],
            representative_phones=phones_of(row[3]),
            households=row[4],
            residents=row[5],
            elders=row[6],
            volunteers=row[7],
        )
        for row in rows
    )


@command
def save_community(office: Office, community: Community) -> Community:
    """Keep a new community (id 0) or a change; raises FormErrors, Conflict."""
    name = full_community_name(community.name)
    if not name:
        raise FormErrors({"name": FieldError(N_("This has to be filled in."))})
    return COMMUNITIES.keep(office, replace(community, name=name))


@command
def delete_community(office: Office, community_id: int) -> None:
    """Put it into the bin; raises InUse while anything belongs to it."""
    households, residents, volunteers, activities, visits = (
        how_many_name(office, row, "community_id", community_id)
        for row in (HouseholdRow, ResidentRow, VolunteerRow, ActivityRow, VisitRow)
    )
    if households or residents or volunteers:
        raise InUse(
            N_(
                "This community can not be deleted, for others belong to it. "
                "Households: {households} · Residents: {residents} · Volunteers: {volunteers}"
            ),
            households=households,
            residents=residents,
            volunteers=volunteers,
        )
    if activities:
        raise InUse(N_("Activities were held for this community ({count})."), count=activities)
    if visits:
        raise InUse(N_("Visits were made in this community ({count})."), count=visits)
    COMMUNITIES.delete(office, community_id)


@command
def restore_community(office: Office, community_id: int) -> None:
    """Bring it back from the bin with the staff that went there with it; raises InUse if its name was given to
    another."""
    COMMUNITIES.restore(office, community_id)


def _ids_named(office: Office, name: str) -> list[int]:
    return [row[0] for row in office.sql("select id from community where name = ? and deleted_at is null", (name,))]
