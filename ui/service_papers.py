"""Papers of activities, services and goals made from the office's records, for the command line and the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.activities import activity_line
from db.activity_lists import ActivityFilter, activity_listing
from db.activity_people import participants_of
from db.domain.fiscal_year import fiscal_year
from db.goals import goal_line, goal_lines
from db.photographs import photograph_of, photographs_of
from db.services import service_lines
from db.settings import settings_of
from ui.papers import office_name

if TYPE_CHECKING:
    from db.domain.services import ServiceKind
    from db.office import Office
    from printing.activities import ActivityRoster
    from printing.activity_report import ActivityReport
    from printing.services import GoalRoster, ServiceRoster


def activity_report(office: Office, activity_id: int) -> ActivityReport:
    """One activity with all that hangs on it; raises NotFound."""
    from printing.activity_report import ActivityReport

    line = activity_line(office, activity_id)
    return ActivityReport(
        organisation=office_name(settings_of(office)),
        line=line,
        indicator=goal_line(office, line.goal_id).indicator if line.goal_id else "",
        people=participants_of(office, activity_id),
        photographs=tuple(photograph_of(office, each.id) for each in photographs_of(office, activity_id)),
    )


def activity_roster(office: Office, filter: ActivityFilter, scope: str = "") -> ActivityRoster:
    """What passes the filter, the earliest first; `scope` says what it was narrowed to."""
    from printing.activities import ActivityRoster

    listing = activity_listing(office, filter)
    return ActivityRoster(
        organisation=office_name(settings_of(office)),
        lines=listing.page(0, listing.total),
        year=filter.year,
        scope=scope,
    )


def service_roster(
    office: Office, year: int | None = None, kind: ServiceKind | None = None, with_nobody: bool = False
) -> ServiceRoster:
    """The catalogue with what was done in the fiscal year, this one if none is named."""
    from printing.services import ServiceRoster

    chosen = year or fiscal_year(office.today())
    lines = service_lines(office, chosen, kind, with_nobody)
    return ServiceRoster(organisation=office_name(settings_of(office)), lines=lines, year=chosen)


def goal_roster(office: Office, year: int | None = None) -> GoalRoster:
    """The goals of a fiscal year, or of all, the latest first."""
    from printing.services import GoalRoster

    return GoalRoster(organisation=office_name(settings_of(office)), lines=goal_lines(office, year), year=year)
