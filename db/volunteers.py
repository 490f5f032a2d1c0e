"""Volunteers: kept, listed with their person spelt out, put into the bin and brought back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import records
from db.domain.ages import AgeBand
from db.domain.citizen_id import hide
from db.domain.errors import FieldError, FormErrors, InUse, NotFound
from db.domain.names import full_name
from db.domain.permissions import REVEAL
from db.domain.volunteers import Volunteer, VolunteerKind, VolunteerLine, check_term
from db.domain.words import N_
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_lists import Part, band_conditions, days_lived, joined
from db.resident_rows import SEXES, STATES, birth_of, day_of, iso, phones_of
from db.rows import CommunityRow, ResidentRow, VolunteerRow

SUBJECT = "volunteers"
BETWEEN_KINDS = "/"
CHILDREN = ("award",)
"""Tables of what goes into the bin with a volunteer."""
TABLES = "volunteer v join resident r on r.id = v.resident_id"
AREA = "coalesce(v.community_id, r.community_id)"
"""Where a volunteer serves: at home if nothing else is said."""

LINE = f"""
    select v.id, v.resident_id, r.title, r.given, r.family, r.nickname, r.sex, r.citizen_id, r.born, r.born_precision,
        r.status, r.organisation, r.phones, coalesce(h.house, ''), v.kinds, coalesce(c.name, ''), v.started, v.ended,
        v.skills, v.invited_by_id, i.title, i.given, i.family, v.notes
    from json_each(?) wanted cross join volunteer v on v.id = wanted.value join resident r on r.id = v.resident_id
        left join household h on h.id = r.household_id left join community c on c.id = {AREA}
        left join resident i on i.id = v.invited_by_id
    order by wanted.key
"""
KIND_PLACES = {kind.value: place for place, kind in enumerate(VolunteerKind)}


@dataclass(frozen=True)
class VolunteerFilter:
    """Who is listed. `active` True: who serves still; None: who ended as well. `began`: from the first of these days to
    the last."""

    community_id: int | None = None
    kind: VolunteerKind | None = None
    band: AgeBand | None = None
    active: bool | None = True
    began: tuple[date, date] | None = None


@query
def volunteer_of(office: Office, volunteer_id: int) -> Volunteer:
    """The volunteer, from the bin too; raises NotFound."""
    return _record(records.one(office, VolunteerRow, volunteer_id))


@query
def volunteer_for(office: Office, resident_id: int) -> Volunteer | None:
    """The volunteering of a person."""
    found = office.sql("select id from volunteer where resident_id = ? and deleted_at is null", (resident_id,))
    return volunteer_of(office, found[0][0]) if found else None


@query
def volunteer_line(office: Office, volunteer_id: int) -> VolunteerLine:
    """The volunteer as lists show them; raises NotFound."""
    found = volunteer_lines(office, [volunteer_id])
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


@query
def volunteer_lines(office: Office, ids: Sequence[int]) -> tuple[VolunteerLine, ...]:
    """The volunteers of these ids, in this order."""
    shown = str if office.may(REVEAL) else hide
    return tuple(_line(row, shown) for row in office.sql(LINE, (json.dumps(list(ids)),)))


@query
def volunteer_listing(
    office: Office, filter: VolunteerFilter, order: str = "name", descending: bool = False
) -> Listing[VolunteerLine]:
    """The volunteers who pass the filter, by a sortable column of volunteers.COLUMNS."""
    today = office.today()
    parts: list[Part] = [("v.deleted_at is null", ())]
    if filter.active is not None:
        parts.append(("v.ended is null" if filter.active else "v.ended is not null", ()))
    if filter.community_id is not None:
        parts.append((f"{AREA} = ?", (filter.community_id,)))
    if filter.kind is not None:
        parts.append(("instr('/' || v.kinds || '/', ?)", (f"/{filter.kind.value}/",)))
    if filter.band is not None:
        parts += band_conditions(filter.band, today)
    if filter.began is not None:
        parts.append(("v.started between ? and ?", tuple(map(iso, filter.began))))
    where, values = joined(parts)
    selection = Selection(TABLES, where, values, "r.rank", "v.id")
    return listing_of(office, selection, _orders(today)[order], descending, volunteer_lines)


@command
def save_volunteer(office: Office, volunteer: Volunteer) -> Volunteer:
    """Keep a new volunteer (id 0) or a change; raises FormErrors, Conflict."""
    values = _checked(office, volunteer)
    saved: Volunteer = records.keep(
        office, VolunteerRow, SUBJECT, volunteer.id, volunteer.revision, values, volunteer_of
    )
    return saved


@command
def add_volunteers(office: Office, volunteers: Sequence[Volunteer]) -> list[int]:
    """Keep many new ones at once; their ids. Raises FormErrors for the first who can not be kept."""
    ids = [records.insert(office, VolunteerRow, _checked(office, volunteer)) for volunteer in volunteers]
    if ids:
        office.note(SUBJECT, None, f"+{len(ids)}")
    return ids


@command
def delete_volunteer(office: Office, volunteer_id: int) -> None:
    """Put the volunteering into the bin with what hangs on it; the person stays. Raises InUse for who made visits or
    cares for somebody: such a volunteer left, and their hours count."""
    visits, matches = (
        office.sql(f"select count(*) from {table} where volunteer_id = ? and deleted_at is null", (volunteer_id,))[0][0]
        for table in ("visit", "care_match")
    )
    if visits or matches:
        raise InUse(
            N_(
                "This volunteer can not be deleted, for visits ({visits}) and care matches ({matches}) name them. "
                "Write down the day they left instead."
            ),
            visits=visits,
            matches=matches,
        )
    records.put_into_bin(office, VolunteerRow, SUBJECT, volunteer_id)
    for table in CHILDREN:
        office.sql(
            f"""update {table} set deleted_at = (select deleted_at from volunteer where id = ?1)
                where volunteer_id = ?1 and deleted_at is null""",
            (volunteer_id,),
        )


@command
def restore_volunteer(office: Office, volunteer_id: int) -> None:
    """Bring it back from the bin; raises InUse if the person lies there or volunteers under a newer record."""
    volunteer = volunteer_of(office, volunteer_id)
    if not is_kept(office, ResidentRow, volunteer.resident_id):
        raise InUse(N_("The person lies in the bin; bring them back first."))
    if not is_kept(office, CommunityRow, volunteer.community_id):
        raise InUse(N_("Their community lies in the bin; bring that one back first."))
    if not is_kept(office, ResidentRow, volunteer.invited_by_id):
        raise InUse(N_("The person who invited them lies in the bin; bring that one back first."))
    if _is_taken(office, volunteer):
        raise InUse(N_("This person is kept as a volunteer again by now."))
    for table in CHILDREN:
        office.sql(
            f"""update {table} set deleted_at = null
                where volunteer_id = ?1 and deleted_at = (select deleted_at from volunteer where id = ?1)""",
            (volunteer_id,),
        )
    records.take_from_bin(office, VolunteerRow, SUBJECT, volunteer_id)


def _checked(office: Office, volunteer: Volunteer) -> dict[str, Any]:
    """The columns of a volunteer who can be kept; raises FormErrors."""
    errors = {}
    if volunteer.resident_id is None:
        errors["resident_id"] = FieldError(N_("This has to be filled in."))
    elif not is_kept(office, ResidentRow, volunteer.resident_id):
        errors["resident_id"] = FieldError(N_("This person is no longer there."))
    elif _is_taken(office, volunteer):
        errors["resident_id"] = FieldError(N_("This person is already kept as a volunteer."))
    if not volunteer.kinds:
        errors["kinds"] = FieldError(N_("This has to be filled in."))
    if not is_kept(office, CommunityRow, volunteer.community_id):
        errors["community_id"] = FieldError(N_("This community is no longer there."))
    if not is_kept(office, ResidentRow, volunteer.invited_by_id):
        errors["invited_by_id"] = FieldError(N_("This person is no longer there."))
    elif volunteer.invited_by_id is not None and volunteer.invited_by_id == volunteer.resident_id:
        errors["invited_by_id"] = FieldError(N_("Nobody invites themself."))
    try:
        check_term(volunteer)
    except FieldError as error:
        errors["ended"] = error
    if errors:
        raise FormErrors(errors)
    return {
        "resident_id": volunteer.resident_id,
        "kinds": BETWEEN_KINDS.join(kind.value for kind in VolunteerKind if kind in volunteer.kinds),
        "community_id": volunteer.community_id,
        "started": iso(volunteer.started),
        "ended": iso(volunteer.ended),
        "end_reason": volunteer.end_reason,
        "skills": volunteer.skills,
        "invited_by_id": volunteer.invited_by_id,
        "notes": volunteer.notes,
    }


def _is_taken(office: Office, volunteer: Volunteer) -> bool:
    """Whether the person has another record as a volunteer."""
    found = office.sql(
        "select 1 from volunteer where resident_id = ? and id <> ? and deleted_at is null",
        (volunteer.resident_id, volunteer.id),
    )
    return bool(found)


def _orders(today: date) -> dict[str, Order]:
    """How each column sorts."""
    return {
        "name": Order("r.rank"),
        "kinds": Order("v.kinds", lambda kinds: [KIND_PLACES[kind] for kind in kinds.split(BETWEEN_KINDS)]),
        "age": Order(days_lived(today)),
        "community": Order(f"(select c.sort_key from community c where c.id = {AREA})"),
        "started": Order("v.started"),
        "invited_by": Order("(select i.rank from resident i where i.id = v.invited_by_id)"),
        "ended": Order("v.ended"),
    }


def _kinds_of(text: str) -> tuple[VolunteerKind, ...]:
    return tuple(VolunteerKind(kind) for kind in text.split(BETWEEN_KINDS)) if text else ()


def _record(row: dict[str, Any]) -> Volunteer:
    return Volunteer(
        id=row["id"],
        revision=row["revision"],
        resident_id=row["resident_id"],
        kinds=_kinds_of(row["kinds"]),
        community_id=row["community_id"],
        started=day_of(row["started"]),
        ended=day_of(row["ended"]),
        end_reason=row["end_reason"],
        skills=row["skills"],
        invited_by_id=row["invited_by_id"],
        notes=row["notes"],
    )


def _line(row: tuple[Any, ...], shown: Callable[[str], str]) -> VolunteerLine:
    """`shown` is a citizen ID as whoever is signed in may see it."""
    return VolunteerLine(
        id=row[0],
        resident_id=row[1],
        title=row[2],
        given=row[3],
        family=row[4],
        nickname=row[5],
        sex=SEXES.get(row[6]),
        citizen_id=shown(row[7]),
        born=birth_of(row[8], row[9]),
        status=STATES[row[10]],
        organisation=row[11],
        phones=phones_of(row[12]),
        house=row[13],
        kinds=_kinds_of(row[14]),
        community=row[15],
        started=day_of(row[16]),
        ended=day_of(row[17]),
        skills=row[18],
        invited_by_id=row[19],
        invited_by=full_name(*row[20:23]) if row[19] else "",
        notes=row[23],
    )
