"""The tables of the report of a fiscal year that list what was done: goals, classes, services, activities, partners."""

from decimal import Decimal

from db.activity_lists import ActivityFilter, activity_listing
from db.class_lines import class_lines
from db.domain.activities import ActivityLine
from db.domain.errors import Translate
from db.domain.figures import Unit
from db.domain.reports import Amount, ReportColumn, ReportTable, Row
from db.domain.training import ClassLine
from db.domain.volunteer_hours import hours_of
from db.domain.words import N_
from db.figure_counts import Span
from db.figures import span_of_year
from db.goals import goal_lines
from db.office import Office
from db.partners import partner_lines
from db.report_tables import numbers, words
from db.services import service_lines
from db.volunteer_hours import work_by_service


def goal_table(office: Office, year: int, say: Translate) -> ReportTable:
    """Goals with what they aimed at and what was reached."""
    rows: list[Row] = [
        (
            line.name,
            line.indicator,
            say(line.measure.label),
            Amount(line.target, Unit.TIMES),
            Amount(line.reached, Unit.TIMES),
            Amount(None if line.percent is None else Decimal(line.percent), Unit.PERCENT),
        )
        for line in goal_lines(office, year)
    ]
    return ReportTable(
        caption=say(N_("Goals and what was reached")),
        columns=(
            words(say(N_("Goal")), 36), words(say(N_("Indicator")), 34), words(say(N_("What is counted")), 26),
            *numbers(say(N_("Target")), say(N_("Reached")), say(N_("Percent")), weight=14),
        ),
        rows=rows,
        empty=say(N_("No goal was set for this fiscal year.")),
    )  # fmt: skip


def classes_of_year(office: Office, span: Span) -> list[ClassLine]:
    """For queries: classes whose last day lies in the year and has come, the earliest first."""
    lines = class_lines(office, descending=False)
    return [line for line in lines if line.last_day and span.first <= line.last_day <= span.day]


def class_table(office: Office, span: Span, say: Translate) -> ReportTable:
    """Classes with who passed and what they cost; certificates are those of the class that are in force."""
    lines = classes_of_year(office, span)
    rows: list[Row] = []
    for line in lines:
        assert line.last_day, "classes of the year have days"
        run = say(N_("run {run}")).format(run=line.run) if line.run else ""
        people = (line.enrolled, line.passed, line.certificates)
        name = " ".join(filter(None, (line.course, run)))
        rows.append(
            (name, line.last_day, *(Amount(count, Unit.PEOPLE) for count in people), Amount(line.budget, Unit.BAHT))
        )
    sums = [sum(getattr(line, name) for line in lines) for name in ("enrolled", "passed", "certificates")]
    return ReportTable(
        caption=say(N_("Classes held")),
        columns=(
            words(say(N_("Course")), 50), ReportColumn(say(N_("Last day")), 20, "center"),
            *numbers(
                say(N_("Enrolled")), say(N_("Passed")), say(N_("Certificates of the class")), say(N_("Budget (baht)")),
                weight=15,
            ),
        ),
        rows=rows,
        total=(
            say(N_("Together")), "", *(Amount(count, Unit.PEOPLE) for count in sums),
            Amount(sum((line.budget or Decimal(0) for line in lines), Decimal(0)), Unit.BAHT),
        ) if rows else (),
        empty=say(N_("No class was held.")),
    )  # fmt: skip


def service_table(office: Office, year: int, say: Translate) -> ReportTable:
    """Every service with what was done; one in which no volunteer worked says so."""
    lines = service_lines(office, year)
    nobody = say(N_("nobody"))
    rows: list[Row] = [
        (
            line.name,
            say(line.kind.label),
            Amount(line.visits, Unit.TIMES),
            Amount(line.activities, Unit.ACTIVITIES),
            Amount(line.served, Unit.TIMES),
            nobody if line.has_nobody else Amount(line.volunteers, Unit.PEOPLE),
        )
        for line in lines
    ]
    together = (
        Amount(sum(line.visits for line in lines), Unit.TIMES),
        Amount(sum(line.activities for line in lines), Unit.ACTIVITIES),
        Amount(sum(line.served for line in lines), Unit.TIMES),
    )
    return ReportTable(
        caption=say(N_("Services")),
        columns=(
            words(say(N_("Service")), 44), words(say(N_("Kind")), 28),
            *numbers(say(N_("Visits")), say(N_("Activities")), say(N_("Served")), say(N_("Volunteers")), weight=14),
        ),
        rows=rows,
        total=(say(N_("Together")), "", *together, "") if rows else (),
        empty=say(N_("No service is in the catalogue yet.")),
    )  # fmt: skip


def activities_of_year(office: Office, year: int) -> list[ActivityLine]:
    """For queries: what was held in the year up to today, the earliest first."""
    span = span_of_year(office, year)
    listing = activity_listing(office, ActivityFilter(year=year))
    return [line for line in listing.page(0, listing.total) if line.held_on <= span.day]


def activity_table(office: Office, year: int, say: Translate) -> ReportTable:
    """Activities with whom they served and what they cost."""
    lines = activities_of_year(office, year)
    town = say(N_("Whole town"))
    rows: list[Row] = [
        (
            line.held_on,
            line.name,
            line.community or town,
            Amount(line.people, Unit.TIMES),
            Amount(line.served, Unit.TIMES),
            Amount(line.budget, Unit.BAHT),
            line.budget_source,
        )
        for line in lines
    ]
    together = (
        Amount(sum(line.people for line in lines), Unit.TIMES),
        Amount(sum(line.served or 0 for line in lines), Unit.TIMES),
        Amount(sum((line.budget or Decimal(0) for line in lines), Decimal(0)), Unit.BAHT),
    )
    return ReportTable(
        caption=say(N_("Activities")),
        columns=(
            ReportColumn(say(N_("Day")), 18, "center"), words(say(N_("Activity")), 44), words(say(N_("Community")), 24),
            *numbers(say(N_("Took part")), say(N_("Served")), say(N_("Budget (baht)")), weight=15),
            words(say(N_("Source of the budget")), 28),
        ),
        rows=rows,
        total=(say(N_("Together")), "", "", *together, "") if rows else (),
        empty=say(N_("No activity was held.")),
    )  # fmt: skip


def partner_table(office: Office, year: int, say: Translate) -> ReportTable:
    """Each contribution of the year with its partner: 0 baht paid by the municipality is a result."""
    gifts = [(line, each) for line in partner_lines(office) for each in line.contributions[::-1] if each.year == year]
    rows: list[Row] = [
        (line.name, say(line.scope.label), each.what, Amount(each.value, Unit.BAHT), Amount(each.paid, Unit.BAHT))
        for line, each in gifts
    ]
    value = sum((each.value or Decimal(0) for _line, each in gifts), Decimal(0))
    paid = sum((each.paid or Decimal(0) for _line, each in gifts), Decimal(0))
    return ReportTable(
        caption=say(N_("Partners and what they gave")),
        columns=(
            words(say(N_("Partner")), 44), words(say(N_("Area")), 18), words(say(N_("What was given")), 52),
            *numbers(say(N_("Value (baht)")), say(N_("The municipality paid (baht)")), weight=19),
        ),
        rows=rows,
        total=(say(N_("Together")), "", "", Amount(value, Unit.BAHT), Amount(paid, Unit.BAHT)) if rows else (),
        empty=say(N_("No partner gave anything.")),
    )  # fmt: skip


def hours_table(office: Office, span: Span, say: Translate) -> ReportTable:
    """Hours of volunteers for each service, those with most first."""
    lines = work_by_service(office, span.first, span.last)

    def hours(minutes: int) -> Amount:
        return Amount(Decimal(str(hours_of(minutes))), Unit.HOURS)

    rows: list[Row] = [
        (line.service, hours(line.work.activity_minutes), hours(line.work.visit_minutes), hours(line.work.minutes))
        for line in lines
    ]
    sums = [
        sum(getattr(line.work, name) for line in lines) for name in ("activity_minutes", "visit_minutes", "minutes")
    ]
    return ReportTable(
        caption=say(N_("Volunteer hours by service")),
        columns=(
            words(say(N_("Service")), 50),
            *numbers(say(N_("Activities")), say(N_("Visits")), say(N_("Together")), weight=20),
        ),
        rows=rows,
        total=(say(N_("Together")), *map(hours, sums)) if rows else (),
        empty=say(N_("No hours were written down.")),
    )
