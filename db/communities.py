"""Communities: kept, listed with their figures, put into the bin and brought back."""

from typing import Any

from db import records
from db.domain.ages import ELDER_AGE, born_by
from db.domain.communities import Community, CommunityLine, full_community_name
from db.domain.errors import FieldError, FormErrors, InUse
from db.domain.residents import Residency
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.office import Office, command, query
from db.resident_rows import BETWEEN_PHONES, phones_of
from db.rows import CommunityRow

SUBJECT = "communities"


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
    return tuple(map(_record, rows))


@query
def community_of(office: Office, community_id: int) -> Community:
    """The community, from the bin too; raises NotFound."""
    return _record(records.one(office, CommunityRow, community_id))


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
    if any(other != community.id for other in _ids_named(office, name)):
        raise FormErrors({"name": FieldError(N_("There is already a community of this name."))})
    values = {
        "name": name,
        "sort_key": order_key(name),
        "representative": community.representative,
        "representative_phones": BETWEEN_PHONES.join(community.representative_phones),
        "notes": community.notes,
    }
    saved: Community = records.keep(
        office, CommunityRow, SUBJECT, community.id, community.revision, values, community_of
    )
    return saved


@command
def delete_community(office: Office, community_id: int) -> None:
    """Put it into the bin; raises InUse while anything belongs to it."""
    households, residents, volunteers = (
        office.sql(f"select count(*) from {table} where community_id = ? and deleted_at is null", (community_id,))[0][0]
        for table in ("household", "resident", "volunteer")
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
    activities = office.sql(
        "select count(*) from activity where community_id = ? and deleted_at is null", (community_id,)
    )[0][0]
    if activities:
        raise InUse(N_("Activities were held for this community ({count})."), count=activities)
    visits = office.sql("select count(*) from visit where community_id = ? and deleted_at is null", (community_id,))
    if visits[0][0]:
        raise InUse(N_("Visits were made in this community ({count})."), count=visits[0][0])
    records.put_into_bin(office, CommunityRow, SUBJECT, community_id)
    office.sql(
        """update community_staff set deleted_at = (select deleted_at from community where id = ?1)
           where community_id = ?1 and deleted_at is null""",
        (community_id,),
    )


@command
def restore_community(office: Office, community_id: int) -> None:
    """Bring it back from the bin with the staff that went there with it; raises InUse if its name was given to
    another."""
    name = community_of(office, community_id).name
    if any(other != community_id for other in _ids_named(office, name)):
        raise InUse(N_("There is another community named {name} by now; rename that one first."), name=name)
    office.sql(
        """update community_staff set deleted_at = null
           where community_id = ?1 and deleted_at = (select deleted_at from community where id = ?1)""",
        (community_id,),
    )
    records.take_from_bin(office, CommunityRow, SUBJECT, community_id)


def _ids_named(office: Office, name: str) -> list[int]:
    return [row[0] for row in office.sql("select id from community where name = ? and deleted_at is null", (name,))]


def _record(row: dict[str, Any]) -> Community:
    return Community(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        representative=row["representative"],
        representative_phones=phones_of(row["representative_phones"]),
        notes=row["notes"],
    )
