"""Care matches: which volunteer cares for which elder in what, kept as a history, with what asks for a look today."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from db import records
from db.domain.care_matches import (
    FORM,
    CareMatch,
    MatchLine,
    MatchWarning,
    Schooling,
    check_match,
    warnings_of,
)
from db.domain.errors import FieldError, FormErrors, InUse, NotFound
from db.domain.names import full_name
from db.domain.residents import Residency
from db.domain.training_validity import TrainingValidity
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import day_of, iso, phones_of
from db.rows import KeptRow, ResidentRow, VolunteerRow
from db.service_rows import ServiceRow
from db.training_validity import holders_of_course
from db.visit_rows import CareMatchRow

SUBJECT: Final = "care_matches"
ACTIVE: Final = "m.until is null and m.deleted_at is null"
"""SQL about `care_match m`: whether it goes on."""
SERVES: Final = "v.deleted_at is null and v.ended is null and p.deleted_at is null and p.status <> 'died'"
"""SQL about `volunteer v` and their `resident p`: whether they serve still."""
OTHERS: Final[tuple[tuple[str, type[KeptRow]], ...]] = (
    ("resident_id", ResidentRow), ("volunteer_id", VolunteerRow), ("service_id", ServiceRow),
)  # fmt: skip
LINE: Final = f"""
    select m.id, m.resident_id, e.title, e.given, e.family, coalesce(h.house, ''), coalesce(c.name, ''),
        m.volunteer_id, v.resident_id, p.title, p.given, p.family, p.phones, m.service_id, s.name, m.since, m.until,
        m.end_reason, m.notes, s.course_id, e.status, e.deleted_at, {SERVES},
        coalesce(v.community_id, p.community_id) is e.community_id,
        (select count(distinct o.resident_id) from care_match o
            where o.volunteer_id = m.volunteer_id and o.until is null and o.deleted_at is null
                and o.resident_id <> m.resident_id)
    from json_each(?) wanted cross join care_match m on m.id = wanted.value join resident e on e.id = m.resident_id
        join volunteer v on v.id = m.volunteer_id join resident p on p.id = v.resident_id
        join service s on s.id = m.service_id left join household h on h.id = e.household_id
        left join community c on c.id = e.community_id
    order by wanted.key
"""


@query
def care_match_of(office: Office, match_id: int) -> CareMatch:
    """The match, from the bin too; raises NotFound."""
    return _record(records.one(office, CareMatchRow, match_id))


@query
def match_line(office: Office, match_id: int) -> MatchLine:
    """The match as lists show it; raises NotFound."""
    found = match_lines(office, [match_id])
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


@query
def match_lines(office: Office, ids: Iterable[int]) -> tuple[MatchLine, ...]:
    """The matches of these ids, in this order."""
    rows = office.sql(LINE, (json.dumps(list(ids)),))
    held = holders(office, {row[19] for row in rows if row[19]})
    return tuple(_line(row, held.get(row[19], {}), office.today()) for row in rows)


@query
def all_matches(office: Office, with_ended: bool = False) -> tuple[MatchLine, ...]:
    """Every match that goes on, and the ended ones if asked for, by the elders' names, the latest first."""
    where = "m.deleted_at is null" if with_ended else ACTIVE
    found = office.sql(
        f"""select m.id from care_match m join resident e on e.id = m.resident_id where {where}
            order by e.rank, m.until is not null, m.since desc, m.id desc"""
    )
    return match_lines(office, [row[0] for row in found])


@query
def matches_of_elder(office: Office, resident_id: int) -> tuple[MatchLine, ...]:
    """All of an elder, those that go on first, then the latest: the history."""
    return match_lines(office, _ids(office, "resident_id", resident_id))


@query
def matches_of_volunteer(office: Office, volunteer_id: int) -> tuple[MatchLine, ...]:
    """All of a volunteer, those that go on first, then the latest."""
    return match_lines(office, _ids(office, "volunteer_id", volunteer_id))


@command
def save_care_match(office: Office, match: CareMatch) -> CareMatch:
    """Keep a new match (id 0) or a change, whatever speaks against it: the clerk decides. Raises FormErrors,
    Conflict."""
    checked = records.checked(office, FORM, match)
    check_match(checked, office.today())
    before = care_match_of(office, match.id) if match.id else CareMatch()
    for name, row in OTHERS:
        if getattr(checked, name) != getattr(before, name) and not is_kept(office, row, getattr(checked, name)):
            raise FormErrors({name: FieldError(N_("This record is no longer there."))})
    if _is_own_volunteer(office, checked):
        raise FormErrors({"volunteer_id": FieldError(N_("Nobody is matched with themself."))})
    if checked.until is None and _goes_on(office, checked):
        raise FormErrors({"volunteer_id": FieldError(N_("This volunteer cares for this elder already."))})
    values = {
        "resident_id": checked.resident_id,
        "volunteer_id": checked.volunteer_id,
        "service_id": checked.service_id,
        "since": iso(checked.since),
        "until": iso(checked.until),
        "end_reason": checked.end_reason,
        "notes": checked.notes,
    }
    saved: CareMatch = records.keep(office, CareMatchRow, SUBJECT, match.id, match.revision, values, care_match_of)
    return saved


@command
def end_care_matches(office: Office, resident_id: int, day: date, reason: str) -> int:
    """End all that go on of a person, as elder and as volunteer (who died, or moved away); how many. What began later
    than the day ends on the day it began."""
    found = office.sql(
        f"""select m.id from care_match m join volunteer v on v.id = m.volunteer_id
            where {ACTIVE} and (m.resident_id = ?1 or v.resident_id = ?1) order by m.id""",
        (resident_id,),
    )
    for (match_id,) in found:
        office.sql(
            """update care_match set until = max(since, ?), end_reason = ?, revision = revision + 1 where id = ?""",
            (day.isoformat(), reason, match_id),
        )
        office.note(SUBJECT, match_id)
    return len(found)


@command
def delete_care_match(office: Office, match_id: int) -> None:
    """Put it into the bin, as if it had never been; to end it, give it its last day."""
    records.put_into_bin(office, CareMatchRow, SUBJECT, match_id)


@command
def restore_care_match(office: Office, match_id: int) -> None:
    """Bring it back; raises InUse while one that it names lies in the bin, or if both are matched again by now."""
    match = care_match_of(office, match_id)
    for name, row in OTHERS:
        if not is_kept(office, row, getattr(match, name)):
            raise InUse(N_("What this match names lies in the bin; bring that back first."))
    if match.until is None and _goes_on(office, match):
        raise InUse(N_("This volunteer cares for this elder already."))
    records.take_from_bin(office, CareMatchRow, SUBJECT, match_id)


def require_may_go_on(office: Office, match_id: int) -> None:
    """For commands that let an ended match go on: raises InUse if one of both is not there any more, or both are
    matched again."""
    found = office.sql(
        f"""select 1 from care_match m join resident e on e.id = m.resident_id join volunteer v on v.id = m.volunteer_id
                join resident p on p.id = v.resident_id
            where m.id = ? and e.deleted_at is null and e.status = ? and {SERVES}""",
        (match_id, Residency.LIVING.value),
    )
    match = care_match_of(office, match_id)
    if not found or not is_kept(office, ServiceRow, match.service_id):
        raise InUse(N_("The elder or the volunteer of a care match that ended then is no longer there."))
    if _goes_on(office, match):
        raise InUse(N_("This volunteer cares for this elder already."))


def holders(office: Office, courses: Iterable[int]) -> dict[int, dict[int, TrainingValidity]]:
    """For queries: whoever holds a certificate of these courses, by course and person; remembered until a change."""
    known: dict[int, dict[int, TrainingValidity]] = office.remembered.setdefault("holders", {})
    for course_id in courses:
        if course_id not in known:
            known[course_id] = holders_of_course(office, course_id)
    return known


def schooling_of(course_id: int | None, held: TrainingValidity | None, today: date) -> Schooling:
    """How somebody stands by a course, if one is asked for."""
    if course_id is None:
        return Schooling.NOT_ASKED
    if held is None:
        return Schooling.NEVER
    return Schooling.VALID if held.is_valid(today) else Schooling.EXPIRED


def _ids(office: Office, column: str, record_id: int) -> Sequence[int]:
    found = office.sql(
        f"""select id from care_match where {column} = ? and deleted_at is null
            order by until is not null, until desc, since desc, id desc""",
        (record_id,),
    )
    return [row[0] for row in found]


def _is_own_volunteer(office: Office, match: CareMatch) -> bool:
    return bool(
        office.sql("select 1 from volunteer where id = ? and resident_id = ?", (match.volunteer_id, match.resident_id))
    )


def _goes_on(office: Office, match: CareMatch) -> bool:
    """Whether both are matched by another record already, in the same need."""
    return bool(
        office.sql(
            f"""select 1 from care_match m where m.resident_id = ? and m.volunteer_id = ? and m.service_id = ?
                and m.id <> ? and {ACTIVE}""",
            (match.resident_id, match.volunteer_id, match.service_id, match.id),
        )
    )


def _record(row: dict[str, Any]) -> CareMatch:
    return CareMatch(
        id=row["id"],
        revision=row["revision"],
        resident_id=row["resident_id"],
        volunteer_id=row["volunteer_id"],
        service_id=row["service_id"],
        since=day_of(row["since"]),
        until=day_of(row["until"]),
        end_reason=row["end_reason"],
        notes=row["notes"],
    )


def _line(row: tuple[Any, ...], held: dict[int, TrainingValidity], today: date) -> MatchLine:
    since, until, validity = day_of(row[15]), day_of(row[16]), held.get(row[8])
    assert since is not None, "the column holds no null"
    schooling = schooling_of(row[19], validity, today)
    warnings: tuple[MatchWarning, ...] = ()
    if until is None:
        here = row[20] == Residency.LIVING.value and row[21] is None
        warnings = warnings_of(schooling, row[24], bool(row[23]))
        warnings += (MatchWarning.GONE,) * (not row[22]) + (MatchWarning.NO_NEED,) * (not here)
    return MatchLine(
        id=row[0],
        resident_id=row[1],
        elder=full_name(*row[2:5]),
        house=row[5],
        community=row[6],
        volunteer_id=row[7],
        volunteer_resident_id=row[8],
        volunteer=full_name(*row[9:12]),
        phones=phones_of(row[12]),
        service_id=row[13],
        service=row[14],
        since=since,
        until=until,
        end_reason=row[17],
        notes=row[18],
        schooling=schooling,
        valid_until=validity.until if validity and row[19] else None,
        warnings=warnings,
    )
