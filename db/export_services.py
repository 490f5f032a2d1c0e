"""What the lists of services, goals and activities hold when they are exported."""

from collections.abc import Callable, Mapping
from typing import Final

from db.activity_lists import activity_listing
from db.domain import activities, goals, services
from db.domain.activities import ActivityLine
from db.domain.date_forms import typed_date
from db.domain.errors import Translate
from db.domain.fiscal_year import fiscal_year
from db.domain.goals import GoalLine
from db.domain.services import ServiceLine
from db.domain.words import N_
from db.export_columns import Export, ExportColumn, Value, all_lines
from db.goals import goal_lines
from db.office import Office
from db.services import service_lines


def _services(office: Office, translate: Translate, everyone: bool) -> Export:
    """With what was done in this fiscal year."""
    form, year, lines = services.FORM, fiscal_year(office.today()), service_lines(office)

    def labelled(label: str, value: Callable[[ServiceLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    columns = (
        labelled(form.field("name").label, lambda line: line.name),
        labelled(form.field("kind").label, lambda line: translate(line.kind.label)),
        labelled(form.field("course_id").label, lambda line: line.course),
        labelled(N_("Fiscal year"), lambda line: float(year)),
        labelled(N_("Volunteers"), lambda line: line.volunteers),
        labelled(N_("Activities"), lambda line: line.activities),
        labelled(N_("People served"), lambda line: line.served),
        labelled(N_("Visits"), lambda line: line.visits),
        labelled(form.field("notes").label, lambda line: line.notes),
    )
    return Export(translate(N_("Services")), columns, lines, len(lines))


def _goals(office: Office, translate: Translate, everyone: bool) -> Export:
    form, lines = goals.FORM, goal_lines(office)

    def labelled(label: str, value: Callable[[GoalLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    def known(number: int | None) -> Value:
        return "" if number is None else number

    columns = (
        labelled(N_("Fiscal year"), lambda line: float(line.year)),
        labelled(form.field("name").label, lambda line: line.name),
        labelled(form.field("indicator").label, lambda line: line.indicator),
        labelled(form.field("measure").label, lambda line: translate(line.measure.label)),
        labelled(form.field("service_id").label, lambda line: line.service),
        labelled(form.field("target").label, lambda line: known(line.target)),
        labelled(N_("Reached so far"), lambda line: known(line.reached)),
        labelled(N_("Percent"), lambda line: known(line.percent)),
        labelled(N_("Activities"), lambda line: line.activities),
        labelled(form.field("notes").label, lambda line: line.notes),
    )
    return Export(translate(N_("Goals")), columns, lines, len(lines))


def _activities(office: Office, translate: Translate, everyone: bool) -> Export:
    form, listing, today = activities.FORM, activity_listing(office), office.today()

    def labelled(label: str, value: Callable[[ActivityLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    def typed(name: str, value: Callable[[ActivityLine], Value]) -> ExportColumn:
        return labelled(form.field(name).label, value)

    columns = (
        labelled(N_("Fiscal year"), lambda line: float(line.year)),
        typed("held_on", lambda line: typed_date(line.held_on)),
        typed("ended_on", lambda line: typed_date(line.ended_on) if line.ended_on else ""),
        typed("name", lambda line: line.name),
        typed("service_id", lambda line: line.service),
        typed("goal_id", lambda line: line.goal),
        typed("place", lambda line: line.place),
        typed("community_id", lambda line: line.community or translate(N_("Whole town"))),
        typed("partner_id", lambda line: line.partner),
        labelled(N_("Status"), lambda line: translate(line.state(today).label)),
        typed("served", lambda line: "" if line.served is None else line.served),
        labelled(N_("Staff who took part"), lambda line: line.staff),
        labelled(N_("Volunteers who took part"), lambda line: line.volunteers),
        labelled(N_("Others who took part"), lambda line: line.public),
        labelled(N_("Volunteer hours"), lambda line: line.hours),
        typed("budget", lambda line: "" if line.budget is None else float(line.budget)),
        typed("budget_source", lambda line: line.budget_source),
        typed("result", lambda line: line.result),
        labelled(N_("Photographs"), lambda line: line.photographs),
        typed("notes", lambda line: line.notes),
    )
    return Export(translate(N_("Activities")), columns, all_lines(listing), listing.total)


LISTS: Final[Mapping[str, Callable[[Office, Translate, bool], Export]]] = {
    "services": _services,
    "goals": _goals,
    "activities": _activities,
}
