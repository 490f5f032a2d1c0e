"""Hours of volunteers, added up by SQL from activities and visits: the one source of every figure of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from db.domain.fiscal_year import fiscal_year
from db.domain.names import full_name
from db.domain.volunteer_hours import NOTHING, MonthWork, ServiceWork, VolunteerWork, Work
from db.office import Office, query
from db.resident_rows import iso

ROLE: Final = "volunteer"
"""As participants of activities have it; staff are paid, and the public takes part."""
EVER: Final = ("0001-01-01", "9999-12-31")
ACTIVITIES: Final = """
select {key} as k, sum(p.minutes) as a, 0 as v, count(*) as na, 0 as nv
from activity a join participant p on p.activity_id = a.id {joins}
where a.deleted_at is null and p.deleted_at is null and p.role = ?1 and a.held_on between ?2 and ?3 {where}
group by 1
"""
VISITS: Final = """
select {key} as k, 0 as a, sum(t.minutes) as v, 0 as na, count(*) as nv
from visit t {joins}
where t.deleted_at is null and t.volunteer_id is not null and t.done_on between ?2 and ?3 {where}
group by 1
"""
VOLUNTEER: Final = "join volunteer w on w.id = t.volunteer_id"
PERSON: Final = """join volunteer w on w.resident_id = p.resident_id and w.deleted_at is null"""
HOME: Final = """
join volunteer w on w.id = (select id from volunteer where resident_id = p.resident_id order by deleted_at limit 1)
join resident r on r.id = w.resident_id
"""


@query
def work_in(
    office: Office, first: date | None = None, last: date | None = None, community_id: int | None = None
) -> Work:
    """All that volunteers gave between two days, or ever; of a community: of those who serve there."""
    return _only(_added(office, "0", "0", first, last, community_id))


@query
def work_by_month(
    office: Office, first: date, last: date, community_id: int | None = None
) -> tuple[MonthWork, ...]:
    """Every month from the first day to the last, the earliest first, those without any too."""
    found = _added(office, "substr(a.held_on, 1, 7)", "substr(t.done_on, 1, 7)", first, last, community_id)
    months = _months(first, last)
    return tuple(MonthWork(month=month, work=found.get(f"{month:%Y-%m}", NOTHING)) for month in months)


@query
def work_by_service(
    office: Office, first: date | None = None, last: date | None = None, community_id: int | None = None
) -> tuple[ServiceWork, ...]:
    """What was given for each service, those with most first; services without any are left out."""
    return _by_service(office, _added(office, "a.service_id", "t.service_id", first, last, community_id))


@query
def work_by_volunteer(
    office: Office, first: date | None = None, last: date | None = None, community_id: int | None = None
) -> tuple[VolunteerWork, ...]:
    """Every volunteer who gave something, who left too, in the order of names. What people gave who are not kept as
    volunteers, as a participant with a plain name, is in no line, but in `work_in`."""
    place = "and coalesce(w.community_id, r.community_id) = ?4" if community_id is not None else ""
    people = f"{PERSON} join resident r on r.id = w.resident_id" if place else PERSON
    visits = f"{VOLUNTEER} join resident r on r.id = w.resident_id" if place else VOLUNTEER
    parts = (("w.id", people, place), ("w.id", f"{visits} and w.deleted_at is null", place))
    more = () if community_id is None else (community_id,)
    return _volunteers(office, _sums(office, parts, first, last, *more))


@query
def work_of(office: Office, resident_id: int, first: date | None = None, last: date | None = None) -> Work:
    """All that one person gave as a volunteer."""
    return _only(_of_person(office, "0", "0", resident_id, first, last))


@query
def work_of_by_service(
    office: Office, resident_id: int, first: date | None = None, last: date | None = None
) -> tuple[ServiceWork, ...]:
    """What one person gave for each service, that with most first."""
    return _by_service(office, _of_person(office, "a.service_id", "t.service_id", resident_id, first, last))


@query
def working_years(office: Office) -> tuple[int, ...]:
    """The fiscal years (B.E.) in which volunteers gave something, the latest first."""
    months = _added(office, "substr(a.held_on, 1, 7)", "substr(t.done_on, 1, 7)", None, None, None)
    return tuple(sorted({fiscal_year(date.fromisoformat(f"{month}-01")) for month in months}, reverse=True))


@query
def minutes_by_volunteer(office: Office) -> dict[int, int]:
    """All minutes ever, by the id of the volunteer."""
    return {line.volunteer_id: line.work.minutes for line in work_by_volunteer(office)}


def _of_person(
    office: Office, activity_key: str, visit_key: str, resident_id: int, first: date | None, last: date | None
) -> dict[Any, Work]:
    parts = (
        (activity_key, "", "and p.resident_id = ?4"),
        (visit_key, "", "and t.volunteer_id in (select id from volunteer where resident_id = ?4)"),
    )
    return _sums(office, parts, first, last, resident_id)


def _added(
    office: Office, activity_key: str, visit_key: str, first: date | None, last: date | None, community_id: int | None
) -> dict[Any, Work]:
    if community_id is None:
        return _sums(office, ((activity_key, "", ""), (visit_key, "", "")), first, last)
    place = "and coalesce(w.community_id, r.community_id) = ?4"
    visits = f"{VOLUNTEER} join resident r on r.id = w.resident_id"
    return _sums(office, ((activity_key, HOME, place), (visit_key, visits, place)), first, last, community_id)


def _sums(
    office: Office, parts: Sequence[tuple[str, str, str]], first: date | None, last: date | None, *more: int
) -> dict[Any, Work]:
    """By key; `parts` are key, joins and condition for activities and for visits."""
    (key, joins, where), (visit_key, visit_joins, visit_where) = parts
    activities = ACTIVITIES.format(key=key, joins=joins, where=where)
    visits = VISITS.format(key=visit_key, joins=visit_joins, where=visit_where)
    values = (ROLE, iso(first) or EVER[0], iso(last) or EVER[1], *more)
    both = f"select k, sum(a), sum(v), sum(na), sum(nv) from ({activities} union all {visits}) group by k"
    return {
        key: Work(activity_minutes=activity, visit_minutes=visit, activities=held, visits=made)
        for key, activity, visit, held, made in office.sql(both, values)
    }


def _only(found: dict[Any, Work]) -> Work:
    return next(iter(found.values()), NOTHING)


def _months(first: date, last: date) -> list[date]:
    places = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(place // 12, place % 12 + 1, 1) for place in places]


def _by_service(office: Office, found: dict[Any, Work]) -> tuple[ServiceWork, ...]:
    names = dict(office.sql("select id, name from service"))
    lines = [ServiceWork(service_id=key, service=names[key], work=work) for key, work in found.items()]
    return tuple(sorted(lines, key=lambda line: (-line.work.minutes, line.service_id)))


def _volunteers(office: Office, found: dict[Any, Work]) -> tuple[VolunteerWork, ...]:
    rows = office.sql(
        """select v.id, v.resident_id, r.title, r.given, r.family, coalesce(c.name, '')
           from volunteer v join resident r on r.id = v.resident_id
               left join community c on c.id = coalesce(v.community_id, r.community_id)
           where v.deleted_at is null order by r.rank"""
    )
    return tuple(
        VolunteerWork(
            volunteer_id=row[0], resident_id=row[1], title=row[2], given=row[3], family=row[4],
            full_name=full_name(*row[2:5]), community=row[5], work=found[row[0]],
        )
        for row in rows
        if row[0] in found
    )  # fmt: skip
