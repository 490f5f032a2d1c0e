"""The catalogue of services: kept, listed with what was done in a fiscal year, put into the bin and brought back."""

from datetime import date
from typing import Final

from db.domain.errors import InUse, NotFound
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.services import FORM, Service, ServiceKind, ServiceLine
from db.domain.words import N_
from db.known_then import service_was_there
from db.office import Office, command, query
from db.parents import how_many_name
from db.rows import CourseRow, ServiceRow
from db.service_rows import ActivityRow, GoalRow
from db.subjects import Named, OneName, Subject
from db.visit_rows import CareMatchRow, VisitRow

SERVICES: Final = Subject(
    "services",
    ServiceRow,
    FORM,
    names=(
        Named(
            "course_id", CourseRow,
            N_("This course is no longer there."), N_("Its course lies in the bin; bring that one back first."),
        ),
    ),
    one_name=OneName(
        N_("There is already a service of this name."),
        N_("There is another service named {name} by now; rename that one first."),
    ),
)  # fmt: skip
ACTIVITIES: Final = """
    select service_id, count(*), coalesce(sum(served), 0) from activity
    where deleted_at is null and held_on between ?1 and ?2 group by service_id
"""
VISITS: Final = """
    select s.id, v.volunteer_id, count(*) from service s
    cross join visit v indexed by visit_service on v.service_id = s.id
    where v.deleted_at is null and v.done_on between ?1 and ?2 group by s.id, v.volunteer_id
"""
"""Service by service, for the index begins with it: the days of other years are passed over."""
HELPERS: Final = """
    select distinct a.service_id, coalesce(x.resident_id, x.name) from participant x
    join activity a on a.id = x.activity_id
    where x.role = 'volunteer' and x.deleted_at is null and a.deleted_at is null and a.held_on between ?1 and ?2
"""

Done = tuple[dict[int, tuple[int, int]], dict[int, int], dict[int, int]]
"""By service: activities held and people served, visits made, volunteers who worked in it."""


@query
def service_of(office: Office, service_id: int) -> Service:
    """The service, from the bin too; raises NotFound."""
    return SERVICES.read(office, service_id)


@query
def services(office: Office) -> tuple[Service, ...]:
    """All in Thai order of their names."""
    row = ServiceRow
    wanted = row.select().where(row.deleted_at.is_null()).order_by(row.sort_key, row.id)
    return tuple(map(SERVICES.record, wanted.dicts().execute(office.database)))


@query
def service_line(office: Office, service_id: int) -> ServiceLine:
    """The service as lists show it, of this fiscal year; raises NotFound."""
    found = [line for line in service_lines(office) if line.id == service_id]
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


@query
def service_lines(
    office: Office, year: int | None = None, kind: ServiceKind | None = None, with_nobody: bool = False
) -> tuple[ServiceLine, ...]:
    """The catalogue in Thai order with what was done up to today in the B.E. fiscal year (this one if none is named);
    of one that is over, what was given or written down by then. `with_nobody`: those in which no volunteer worked."""
    first, last = fiscal_bounds(year or fiscal_year(office.today()))
    bounds = (first.isoformat(), min(last, office.today()).isoformat())
    held, visits, helpers = _done(office, bounds)
    there = _there(office, last)
    courses = dict(office.sql("select id, name from course"))
    lines = []
    for service in services(office):
        if service.id not in there:
            continue
        activities, served = held.get(service.id, (0, 0))
        assert service.kind, "the column holds no nulls"
        lines.append(
            ServiceLine(
                id=service.id,
                name=service.name,
                kind=service.kind,
                course=courses.get(service.course_id, ""),
                notes=service.notes,
                activities=activities,
                served=served,
                visits=visits.get(service.id, 0),
                volunteers=helpers.get(service.id, 0),
            )
        )
    return tuple(line for line in lines if kind in (None, line.kind) and (line.has_nobody or not with_nobody))


def _there(office: Office, last: date) -> frozenset[int]:
    """The ids of the catalogue; of a year that is over, of what tells that it was there by its last day."""
    where = service_was_there("s", last) if last < office.today() else "s.deleted_at is null"
    return frozenset(row[0] for row in office.sql(f"select s.id from service s where {where}"))


def _done(office: Office, bounds: tuple[str, str]) -> Done:
    """What was done between two days, by service; remembered until something changes."""
    key = ("services", *bounds)
    if key not in office.remembered:
        held = {row[0]: (row[1], row[2]) for row in office.sql(ACTIVITIES, bounds)}
        visits, helpers = _visits(office, bounds)
        for service_id, who in office.sql(HELPERS, bounds):
            helpers.setdefault(service_id, set()).add(who)
        office.remembered[key] = held, visits, {service_id: len(who) for service_id, who in helpers.items()}
    found: Done = office.remembered[key]
    return found


def _visits(office: Office, bounds: tuple[str, str]) -> tuple[dict[int, int], dict[int, set[object]]]:
    """Visits made for each service, and the volunteers who made them, by the ids of their people."""
    people = dict(office.sql("select id, resident_id from volunteer"))
    visits: dict[int, int] = {}
    helpers: dict[int, set[object]] = {}
    for service_id, volunteer_id, count in office.sql(VISITS, bounds):
        visits[service_id] = visits.get(service_id, 0) + count
        if volunteer_id is not None:
            helpers.setdefault(service_id, set()).add(people.get(volunteer_id))
    return visits, helpers


@command
def save_service(office: Office, service: Service) -> Service:
    """Keep a new service (id 0) or a change; raises FormErrors, Conflict."""
    return SERVICES.keep(office, SERVICES.checked(office, service))


@command
def delete_service(office: Office, service_id: int) -> None:
    """Put a service into the bin; raises InUse while activities, goals or visits name it."""
    activities, goals, visits, matches = (
        how_many_name(office, row, "service_id", service_id) for row in (ActivityRow, GoalRow, VisitRow, CareMatchRow)
    )
    if activities or goals or visits:
        raise InUse(
            N_(
                "This service can not be deleted, for others belong to it. "
                "Activities: {activities} · Goals: {goals} · Visits: {visits}"
            ),
            activities=activities,
            goals=goals,
            visits=visits,
        )
    if matches:
        raise InUse(
            N_("This service can not be deleted, for elders are or were cared for in it ({count})."), count=matches
        )
    SERVICES.delete(office, service_id)


@command
def restore_service(office: Office, service_id: int) -> None:
    """Bring it back; raises InUse if its name was given to another, or its course lies in the bin."""
    SERVICES.restore(office, service_id)
