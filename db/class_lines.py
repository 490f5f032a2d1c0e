"""Classes as lists show them: with course, days and figures, filtered and sorted."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from db.class_watch import classes_to_watch
from db.domain.errors import NotFound
from db.domain.thai_order import order_key
from db.domain.training import ClassLine, ClassState, ClassWatch
from db.domain.words import N_
from db.listing import Listing
from db.office import Office, query
from db.resident_rows import day_of

LINES = """
with attended as (
    select e.class_id, e.id, sum(s.hours) as hours
    from enrolment e join attendance a on a.enrolment_id = e.id join session s on s.id = a.session_id
    where e.deleted_at is null {attended} group by e.id
),
days as (select class_id, min(day) as first, max(day) as last, count(*) as half_days, sum(hours) as hours
    from session group by class_id),
enrolled as (select class_id, count(*) as people from enrolment where deleted_at is null group by class_id),
passed as (select t.class_id, count(*) as people
    from attended t join training_class c on c.id = t.class_id join course k on k.id = c.course_id
    where k.hours > 0 and t.hours * 100 >= k.pass_percent * k.hours group by t.class_id),
certified as (select class_id, count(*) as people from certificate where status = 'issued' group by class_id)
select c.id, c.course_id, k.name, c.name, c.run, c.place, d.first, d.last, coalesce(d.half_days, 0),
    coalesce(d.hours, 0.0), coalesce(e.people, 0), coalesce(p.people, 0), coalesce(f.people, 0),
    c.budget, c.budget_source, c.closed_on
from training_class c join course k on k.id = c.course_id
    left join days d on d.class_id = c.id left join enrolled e on e.class_id = c.id
    left join passed p on p.class_id = c.id left join certified f on f.class_id = c.id
where c.deleted_at is null {classes}
order by c.id
"""
OF_CLASSES = "in (select value from json_each(?))"


def _line(row: tuple[Any, ...]) -> ClassLine:
    return ClassLine(
        id=row[0],
        course_id=row[1],
        course=row[2],
        name=row[3],
        run=row[4],
        place=row[5],
        first_day=day_of(row[6]),
        last_day=day_of(row[7]),
        half_days=row[8],
        hours=row[9],
        enrolled=row[10],
        passed=row[11],
        certificates=row[12],
        budget=Decimal(row[13]) if row[13] else None,
        budget_source=row[14],
        closed_on=day_of(row[15]),
    )


def _days_key(line: ClassLine) -> tuple[str, str]:
    return str(line.first_day or ""), str(line.last_day or "")


def sort_keys(today: date) -> dict[str, Callable[[ClassLine], Any]]:
    """How each column of CLASS_COLUMNS sorts."""
    states = list(ClassState)
    return {
        "course": lambda line: (order_key(line.course), line.run or 0),
        "run": lambda line: line.run or 0,
        "days": _days_key,
        "place": lambda line: order_key(line.place),
        "enrolled": lambda line: line.enrolled,
        "passed": lambda line: line.passed,
        "certificates": lambda line: line.certificates,
        "state": lambda line: states.index(line.state(today)),
    }


@query
def class_lines(
    office: Office,
    course_id: int | None = None,
    state: ClassState | None = None,
    watch: ClassWatch | None = None,
    order: str = "days",
    descending: bool = True,
) -> tuple[ClassLine, ...]:
    """All classes, or those of one course or state, or that ask for something now, sorted by a column of CLASS_COLUMNS;
    the latest first."""
    where, values = ("and c.course_id = ?", (course_id,)) if course_id else ("", ())
    today = office.today()
    lines = [_line(row) for row in office.sql(LINES.format(attended="", classes=where), values)]
    watched = classes_to_watch(office, watch) if watch else None
    found = [
        line
        for line in lines
        if (state is None or line.state(today) is state) and (watched is None or line.id in watched)
    ]
    return tuple(sorted(found, key=sort_keys(today)[order], reverse=descending))


@query
def class_line(office: Office, class_id: int) -> ClassLine:
    """One class as lists show it; raises NotFound, also for one in the bin."""
    lines = lines_of(office, [class_id])
    if not lines:
        raise NotFound(N_("This record is no longer there."))
    return lines[class_id]


@query
def class_listing(
    office: Office,
    course_id: int | None = None,
    state: ClassState | None = None,
    watch: ClassWatch | None = None,
    order: str = "days",
    descending: bool = True,
) -> Listing[ClassLine]:
    """`class_lines` as a list of any length."""
    ids = [line.id for line in class_lines(office, course_id, state, watch, order, descending)]
    return Listing(office, len(ids), lambda _office, most: ids[:most], _lines_in_order)


def _lines_in_order(office: Office, ids: Sequence[int]) -> tuple[ClassLine, ...]:
    lines = lines_of(office, ids)
    return tuple(lines[class_id] for class_id in ids if class_id in lines)


def lines_of(office: Office, class_ids: Iterable[int]) -> dict[int, ClassLine]:
    """For queries: the lines of these classes by id."""
    ids = json.dumps(list(class_ids))
    text = LINES.format(attended=f"and e.class_id {OF_CLASSES}", classes=f"and c.id {OF_CLASSES}")
    return {row[0]: _line(row) for row in office.sql(text, (ids, ids))}
