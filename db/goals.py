"""Goals of fiscal years: kept, listed with what was reached, put into the bin and brought back."""

from typing import Any, Final

from db.domain import visits
from db.domain.activity_people import ParticipantRole
from db.domain.errors import FieldError, InUse, NotFound
from db.domain.fiscal_year import fiscal_bounds
from db.domain.goals import FORM, Goal, GoalLine, Measure, check_goal
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import how_many_name
from db.rows import ActivityRow, GoalRow, ServiceRow
from db.subjects import Named, Subject

GOALS: Final = Subject(
    "goals",
    GoalRow,
    FORM,
    names=(
        Named(
            "service_id", ServiceRow,
            N_("This service is no longer there."), N_("Its service lies in the bin; bring that one back first."),
        ),
    ),
)  # fmt: skip
HELD: Final = "from activity a where a.goal_id = ?1 and a.deleted_at is null and a.held_on <= ?2"
HELPED: Final = f"""
    from participant x join activity a on a.id = x.activity_id
    where a.goal_id = ?1 and a.deleted_at is null and a.held_on <= ?2 and x.deleted_at is null
    and x.role = '{ParticipantRole.VOLUNTEER.value}'
"""
DONE: Final = "v.deleted_at is null and v.done_on between ?1 and ?2"
MET: Final = ", ".join(f"'{outcome.value}'" for outcome in visits.MET)
"""Who was not at home was not visited."""
COUNTS: Final = {
    Measure.ACTIVITIES: f"select count(*) {HELD}",
    Measure.SERVED: f"select coalesce(sum(a.served), 0) {HELD}",
    Measure.VOLUNTEERS: f"select count(distinct coalesce(x.resident_id, x.name)) {HELPED}",
    Measure.HOURS: f"select coalesce(sum(x.minutes), 0) / 60 {HELPED}",
}
"""What was reached: of activities that serve the goal."""
OF_VISITS: Final = {
    Measure.VISITS: f"select count(*) from visit v where {DONE}",
    Measure.VISITED: f"""select count(distinct v.resident_id) from visit v indexed by visit_resident
        where {DONE} and v.outcome in ({MET})""",
}
"""The same of visits in its year; people are counted in the index alone, for they are many."""
OF_SERVICE: Final = {
    Measure.VISITS: f"select count(*) from visit v where {DONE} and v.service_id = ?3",
    Measure.VISITED: f"""select count(distinct v.resident_id) from visit v
        where {DONE} and v.outcome in ({MET}) and v.service_id = ?3""",
}
"""And of one service."""
LINE: Final = """
    select g.id, g.year, g.name, g.indicator, g.measure, g.target, g.reached, g.service_id, coalesce(s.name, ''),
        (select count(*) from activity a where a.goal_id = g.id and a.deleted_at is null), g.notes
    from goal g left join service s on s.id = g.service_id
    where g.deleted_at is null and (?1 is null or g.year = ?1) and (?2 is null or g.id = ?2)
    order by g.year desc, g.id
"""


@query
def goal_of(office: Office, goal_id: int) -> Goal:
    """The goal, from the bin too; raises NotFound."""
    return GOALS.read(office, goal_id)


@query
def goal_line(office: Office, goal_id: int) -> GoalLine:
    """The goal as lists show it; raises NotFound."""
    found = office.sql(LINE, (None, goal_id))
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return _line(office, found[0])


@query
def goal_lines(office: Office, year: int | None = None) -> tuple[GoalLine, ...]:
    """The goals of a fiscal year (B.E.) or of all, the latest year first, each as they were written down."""
    return tuple(_line(office, row) for row in office.sql(LINE, (year, None)))


@query
def goal_years(office: Office) -> tuple[int, ...]:
    """The fiscal years that have goals, the latest first."""
    rows = office.sql("select distinct year from goal where deleted_at is null order by year desc")
    return tuple(row[0] for row in rows)


@command
def save_goal(office: Office, goal: Goal) -> Goal:
    """Keep a new goal (id 0) or a change; raises FormErrors, Conflict."""
    checked = GOALS.checked(office, goal)
    check_goal(checked)
    errors = {}
    count = how_many_name(office, ActivityRow, "goal_id", checked.id)
    if count and goal_of(office, checked.id).year != checked.year:
        errors["year"] = FieldError(N_("Activities of its year serve this goal: {count}."), count=count)
    return GOALS.keep(office, checked, errors)


@command
def delete_goal(office: Office, goal_id: int) -> None:
    """Put a goal into the bin; raises InUse while activities serve it."""
    count = how_many_name(office, ActivityRow, "goal_id", goal_id)
    if count:
        raise InUse(N_("Activities serve this goal ({count}). Take it from those first."), count=count)
    GOALS.delete(office, goal_id)


@command
def restore_goal(office: Office, goal_id: int) -> None:
    """Bring it back; raises InUse if its service lies in the bin."""
    GOALS.restore(office, goal_id)


def _reached(office: Office, goal_id: int, year: int, measure: Measure, service_id: int | None) -> int:
    """By counting, up to today."""
    today = office.today()
    if measure in COUNTS:
        return int(office.sql(COUNTS[measure], (goal_id, today.isoformat()))[0][0])
    first, last = fiscal_bounds(year)
    bounds = (first.isoformat(), min(last, today).isoformat())
    if service_id is None:
        return int(office.sql(OF_VISITS[measure], bounds)[0][0])
    return int(office.sql(OF_SERVICE[measure], (*bounds, service_id))[0][0])


def _line(office: Office, row: tuple[Any, ...]) -> GoalLine:
    measure = Measure(row[4])
    is_own = measure is Measure.OWN
    return GoalLine(
        id=row[0],
        year=row[1],
        name=row[2],
        indicator=row[3],
        measure=measure,
        target=row[5],
        reached=row[6] if is_own else _reached(office, row[0], row[1], measure, row[7]),
        service=row[8],
        activities=row[9],
        notes=row[10],
    )
