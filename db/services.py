"""The catalogue of services: kept, listed with what was done in a fiscal year, put into the bin and brought back."""

from typing import Any, Final

from db import records
from db.domain.errors import FieldError, FormErrors, InUse, NotFound
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.services import FORM, Service, ServiceKind, ServiceLine
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.rows import CourseRow, ServiceRow

SUBJECT: Final = "services"
USES: Final = ("activity", "goal", "visit")
"""Tables of what names a service."""
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
    return _record(records.one(office, ServiceRow, service_id))


@query
def services(office: Office) -> tuple[Service, ...]:
    """All in Thai order of their names."""
    row = ServiceRow
    wanted = row.select().where(row.deleted_at.is_null()).order_by(row.sort_key, row.id)
    return tuple(map(_record, wanted.dicts().execute(office.database)))


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
    `with_nobody`: those in which no volunteer worked."""
    first, last = fiscal_bounds(year or fiscal_year(office.today()))
    bounds = (first.isoformat(), min(last, office.today()).isoformat())
    held, visits, helpers = _done(office, bounds)
    courses = dict(office.sql("select id, name from course"))
    lines = []
    for service in services(office):
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
    checked = records.checked(office, FORM, service)
    if any(other != checked.id for other in _ids_named(office, checked.name)):
        raise FormErrors({"name": FieldError(N_("There is already a service of this name."))})
    if not is_kept(office, CourseRow, checked.course_id):
        raise FormErrors({"course_id": FieldError(N_("This course is no longer there."))})
    assert checked.kind, "the form asks for it"
    values = {
        "name": checked.name,
        "sort_key": order_key(checked.name),
        "kind": checked.kind.value,
        "course_id": checked.course_id,
        "notes": checked.notes,
    }
    kept: Service = records.keep(office, ServiceRow, SUBJECT, service.id, service.revision, values, service_of)
    return kept


@command
def delete_service(office: Office, service_id: int) -> None:
    """Put a service into the bin; raises InUse while activities, goals or visits name it."""
    activities, goals, visits = (
        office.sql(f"select count(*) from {table} where service_id = ? and deleted_at is null", (service_id,))[0][0]
        for table in USES
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
    matches = office.sql("select count(*) from care_match where service_id = ? and deleted_at is null", (service_id,))
    if matches[0][0]:
        raise InUse(
            N_("This service can not be deleted, for elders are or were cared for in it ({count})."),
            count=matches[0][0],
        )
    records.put_into_bin(office, ServiceRow, SUBJECT, service_id)


@command
def restore_service(office: Office, service_id: int) -> None:
    """Bring it back; raises InUse if its name was given to another, or its course lies in the bin."""
    service = service_of(office, service_id)
    if any(other != service_id for other in _ids_named(office, service.name)):
        raise InUse(N_("There is another service named {name} by now; rename that one first."), name=service.name)
    if not is_kept(office, CourseRow, service.course_id):
        raise InUse(N_("Its course lies in the bin; bring that one back first."))
    records.take_from_bin(office, ServiceRow, SUBJECT, service_id)


def _ids_named(office: Office, name: str) -> list[int]:
    return [row[0] for row in office.sql("select id from service where name = ? and deleted_at is null", (name,))]


def _record(row: dict[str, Any]) -> Service:
    return Service(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        kind=ServiceKind(row["kind"]),
        course_id=row["course_id"],
        notes=row["notes"],
    )
