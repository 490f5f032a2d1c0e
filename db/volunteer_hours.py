"""Hours of volunteers, added up by SQL from activities and visits: the one source of every figure of them."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Final

from db.domain.fiscal_year import fiscal_year
from db.domain.volunteer_hours import NOTHING, MonthWork, ServiceWork, VolunteerWork, Work
from db.office import Office, query
from db.resident_rows import day_of, iso

ROLE: Final = "volunteer"
"""As participants of activities have it; staff are paid, and the public takes part."""
EVER: Final = ("0001-01-01", "9999-12-31")
ACTIVITIES: Final = """
select {key}, sum(p.minutes), count(*) from activity a join participant p on p.activity_id = a.id
where a.deleted_at is null and p.deleted_at is null and p.role = ?1 and a.held_on between ?2 and ?3 {where}
group by 1
"""
VISITS: Final = """
select {key}, sum(t.minutes), count(*) from visit t indexed by {index}
where t.deleted_at is null and t.volunteer_id is not null and t.done_on between ?2 and ?3 and ?1 <> '' {where}
group by 1
"""
VISITS_BY_VOLUNTEER: Final = """
select v.id, sum(t.minutes), count(*)
from volunteer v cross join visit t indexed by visit_helper on t.volunteer_id = v.id
where t.deleted_at is null and t.volunteer_id is not null and t.done_on between ?1 and ?2
group by v.id
"""
"""Volunteer by volunteer, so that nothing is sorted and visits of other years are passed over."""
FEW_DAYS: Final = timedelta(120)
BY_DAY: Final = "visit_hours"
"""The index whose entries hold all that is added up, in the order of days: of 300,000 visits the sum of a year is there
within ten milliseconds."""
BY_HELPER: Final = "visit_helper"
"""The same in the order of volunteers."""
SERVES_IN: Final = """
select w.{key} from volunteer w join resident r on r.id = w.resident_id
where coalesce(w.community_id, r.community_id) = ?4
"""
Sums = dict[Any, Work]
Counts = dict[int, tuple[int, ...]]
"""Minutes and how many, as they are read: there are thousands of volunteers, and each is added up once."""
NONE: Final = (0, 0)


@query
def work_in(
    office: Office, first: date | None = None, last: date | None = None, community_id: int | None = None
) -> Work:
    """All that volunteers gave between two days, or ever; of a community: of those who serve there."""
    return sum(_given(office, "0", "0", first, last, community_id).values(), NOTHING)


@query
def work_by_month(office: Office, first: date, last: date, community_id: int | None = None) -> tuple[MonthWork, ...]:
    """Every month from the first day to the last, the earliest first, those without any too."""
    found: defaultdict[date, Work] = defaultdict(lambda: NOTHING)
    for day, work in _by_day(office, first, last, community_id).items():
        found[day.replace(day=1)] += work
    places = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    months = [date(place // 12, place % 12 + 1, 1) for place in places]
    return tuple(MonthWork(month=month, work=found[month]) for month in months)


@query
def work_by_service(
    office: Office, first: date | None = None, last: date | None = None, community_id: int | None = None
) -> tuple[ServiceWork, ...]:
    """What was given for each service, those with most first; services without any are left out."""
    return _services(office, _given(office, "a.service_id", "t.service_id", first, last, community_id))


@query
def work_by_volunteer(
    office: Office, first: date | None = None, last: date | None = None, community_id: int | None = None
) -> tuple[VolunteerWork, ...]:
    """Every volunteer who gave something, who left too, in the order of names. What people gave who are not kept as
    volunteers, as a participant with a plain name, is in no line, but in `work_in`.

    Volunteers are read first and sorted: in the order of names SQLite went through all residents to find them."""
    activities, visits = _by_person(office, first, last), _by_volunteer(office, first, last)
    rows = office.sql(
        """select v.id, v.resident_id, r.title, r.given, r.family, coalesce(c.name, '')
           from volunteer v cross join resident r on r.id = v.resident_id
               left join community c on c.id = coalesce(v.community_id, r.community_id)
           where v.deleted_at is null and (?1 is null or coalesce(v.community_id, r.community_id) = ?1)
           order by r.rank""",
        (community_id,),
    )
    return tuple(
        VolunteerWork(
            volunteer_id=row[0], resident_id=row[1], title=row[2], given=row[3], family=row[4],
            community=row[5], work=_work(activities.get(row[1], NONE), visits.get(row[0], NONE)),
        )
        for row in rows
        if row[1] in activities or row[0] in visits
    )  # fmt: skip


@query
def work_of(office: Office, resident_id: int, first: date | None = None, last: date | None = None) -> Work:
    """All that one person gave as a volunteer."""
    found = _of_person(office, "0", "0", resident_id, first, last)
    return sum(found.values(), NOTHING)


@query
def work_of_by_service(
    office: Office, resident_id: int, first: date | None = None, last: date | None = None
) -> tuple[ServiceWork, ...]:
    """What one person gave for each service, that with most first."""
    return _services(office, _of_person(office, "a.service_id", "t.service_id", resident_id, first, last))


@query
def working_years(office: Office) -> tuple[int, ...]:
    """The fiscal years (B.E.) in which volunteers gave something, the latest first."""
    return tuple(sorted({fiscal_year(day) for day in _by_day(office, None, None, None)}, reverse=True))


@query
def minutes_by_volunteer(office: Office) -> dict[int, int]:
    """All minutes ever, by the id of the volunteer."""
    activities, visits = _by_person(office, None, None), _by_volunteer(office, None, None)
    helpers = office.sql("select id, resident_id from volunteer where deleted_at is null")
    found = {helper: visits.get(helper, NONE)[0] + activities.get(person, NONE)[0] for helper, person in helpers}
    return {helper: minutes for helper, minutes in found.items() if minutes}


def _by_day(office: Office, first: date | None, last: date | None, community_id: int | None) -> dict[date, Work]:
    found = _given(office, "a.held_on", "t.done_on", first, last, community_id)
    days = ((day_of(text), work) for text, work in found.items())
    return {day: work for day, work in days if day is not None}


def _given(
    office: Office, activity_key: str, visit_key: str, first: date | None, last: date | None, community_id: int | None
) -> Sums:
    activities, visits = _of_community(community_id)
    return _sums(
        _activities(office, activity_key, activities, first, last, community_id),
        _visits(office, visit_key, BY_DAY, visits, first, last, community_id),
    )


def _of_community(community_id: int | None) -> tuple[str, str]:
    """The conditions on participants and on visits."""
    if community_id is None:
        return "", ""
    people, helpers = SERVES_IN.format(key="resident_id"), SERVES_IN.format(key="id")
    return f"and p.resident_id in ({people})", f"and t.volunteer_id in ({helpers})"


def _of_person(
    office: Office, activity_key: str, visit_key: str, resident_id: int, first: date | None, last: date | None
) -> Sums:
    helper = "and t.volunteer_id in (select id from volunteer where resident_id = ?4)"
    return _sums(
        _activities(office, activity_key, "and p.resident_id = ?4", first, last, resident_id),
        _visits(office, visit_key, BY_HELPER, helper, first, last, resident_id),
    )


def _activities(
    office: Office, key: str, where: str, first: date | None, last: date | None, more: int | None = None
) -> Sums:
    rows = office.sql(ACTIVITIES.format(key=key, where=where), _values(first, last, more))
    return {row[0]: _work(row[1:], NONE) for row in rows}


def _visits(
    office: Office, key: str, index: str, where: str, first: date | None, last: date | None, more: int | None = None
) -> Sums:
    rows = office.sql(VISITS.format(key=key, index=index, where=where), _values(first, last, more))
    return {row[0]: _work(NONE, row[1:]) for row in rows}


def _by_person(office: Office, first: date | None, last: date | None) -> Counts:
    """Of activities, by the id of the resident."""
    asked = ACTIVITIES.format(key="p.resident_id", where="and p.resident_id is not null")
    return {row[0]: row[1:] for row in office.sql(asked, _values(first, last, None))}


def _by_volunteer(office: Office, first: date | None, last: date | None) -> Counts:
    """Of visits, by the id of the volunteer: of few days read day by day, for that touches nothing else."""
    today, values = office.today(), _values(first, last, None)
    if first is not None and min(last or today, today) - first < FEW_DAYS:
        rows = office.sql(VISITS.format(key="t.volunteer_id", index=BY_DAY, where=""), values)
    else:
        rows = office.sql(VISITS_BY_VOLUNTEER, values[1:])
    return {row[0]: row[1:] for row in rows}


def _work(activities: tuple[int, ...], visits: tuple[int, ...]) -> Work:
    """Of minutes and number of each."""
    return Work(activity_minutes=activities[0], visit_minutes=visits[0], activities=activities[1], visits=visits[1])


def _values(first: date | None, last: date | None, more: int | None) -> tuple[object, ...]:
    return (ROLE, iso(first) or EVER[0], iso(last) or EVER[1], *(() if more is None else (more,)))


def _sums(activities: Sums, visits: Sums) -> Sums:
    return {key: activities.get(key, NOTHING) + visits.get(key, NOTHING) for key in (*activities, *visits)}


def _services(office: Office, found: Sums) -> tuple[ServiceWork, ...]:
    names = dict(office.sql("select id, name from service"))
    lines = [ServiceWork(service_id=key, service=names[key], work=work) for key, work in found.items()]
    return tuple(sorted(lines, key=lambda line: (-line.work.minutes, line.service_id)))
