"""What the lists of volunteering hold when they are exported: hours by fiscal year, awards, inviters, ages."""

from collections.abc import Callable
from datetime import date

from db.awards import due_lines, given_lines
from db.domain.ages import AgeBand
from db.domain.awards import AwardKind
from db.domain.date_forms import typed_date
from db.domain.errors import Translate
from db.domain.fiscal_year import fiscal_bounds
from db.domain.volunteer_bands import BandLine, sum_of
from db.domain.volunteer_hours import VolunteerWork, hours_of, value_of
from db.domain.words import N_
from db.export_columns import Export, ExportColumn, Value
from db.office import Office
from db.referrals import recruiters
from db.volunteer_bands import volunteer_bands
from db.volunteer_hours import work_by_volunteer, working_years
from db.volunteering_settings import volunteering_settings_of


def hours(office: Office, translate: Translate, everyone: bool) -> Export:
    """A line for each volunteer and fiscal year, the latest year first: sums come from one column."""
    rate = volunteering_settings_of(office).hour_baht
    lines = [(year, line) for year in working_years(office) for line in work_by_volunteer(office, *fiscal_bounds(year))]

    def of_work(label: str, value: Callable[[VolunteerWork], Value]) -> ExportColumn:
        return ExportColumn(translate(label), lambda pair: value(pair[1]))

    columns = (
        ExportColumn(translate(N_("Fiscal year")), lambda pair: float(pair[0])),
        of_work(N_("Name"), lambda line: line.full_name),
        of_work(N_("Community"), lambda line: line.community),
        of_work(N_("Activities (hours)"), lambda line: hours_of(line.work.activity_minutes)),
        of_work(N_("Visits (hours)"), lambda line: hours_of(line.work.visit_minutes)),
        of_work(N_("Hours in all"), lambda line: line.work.hours),
        of_work(N_("Value (baht)"), lambda line: float(value_of(line.work.minutes, rate))),
    )
    return Export(translate(N_("Hours of volunteers")), columns, lines, len(lines))


def awards(office: Office, translate: Translate, everyone: bool) -> Export:
    """What was given, and what is due, which has no day."""
    lines = [
        (line.full_name, line.community, line.award.kind, line.award.step, line.award.given_on, line.award.notes)
        for line in given_lines(office)
    ]
    lines += [(line.full_name, line.community, line.due.kind, line.due.step, None, "") for line in due_lines(office)]

    def kind(one: AwardKind | None) -> str:
        return translate(one.label) if one else ""

    def day(when: date | None) -> str:
        return typed_date(when) if when else ""

    columns = (
        ExportColumn(translate(N_("Name")), lambda line: line[0]),
        ExportColumn(translate(N_("Community")), lambda line: line[1]),
        ExportColumn(translate(N_("Kind of award")), lambda line: kind(line[2])),
        ExportColumn(translate(N_("For how many hours or years")), lambda line: float(line[3] or 0)),
        ExportColumn(translate(N_("Awarded on")), lambda line: day(line[4])),
        ExportColumn(translate(N_("Award due")), lambda line: "" if line[4] else translate(N_("yes"))),
        ExportColumn(translate(N_("Notes")), lambda line: line[5]),
    )
    return Export(translate(N_("Awards")), columns, lines, len(lines))


def recruits(office: Office, translate: Translate, everyone: bool) -> Export:
    """By whose word people came; who came stands in the list of volunteers."""
    lines = recruiters(office)
    columns = (
        ExportColumn(translate(N_("Invited by")), lambda line: line.full_name),
        ExportColumn(translate(N_("Community")), lambda line: line.community),
        ExportColumn(translate(N_("Invited")), lambda line: line.recruits),
        ExportColumn(translate(N_("Serve still")), lambda line: line.serving),
        ExportColumn(translate(N_("Came in all")), lambda line: line.reached),
        ExportColumn(translate(N_("The last one")), lambda line: typed_date(line.latest) if line.latest else ""),
    )
    return Export(translate(N_("By whose word volunteers came")), columns, lines, len(lines))


def ages(office: Office, translate: Translate, everyone: bool) -> Export:
    """A line for each community and one for the town; a gap is a 0."""
    lines = [(line.community, line) for line in volunteer_bands(office)]
    lines.append((translate(N_("The whole town")), sum_of([line for _name, line in lines])))

    def of_band(band: AgeBand) -> ExportColumn:
        def count(pair: tuple[str, BandLine]) -> int:
            return pair[1].counts[band]

        return ExportColumn(translate(band.label), count)

    columns = (
        ExportColumn(translate(N_("Community")), lambda pair: pair[0] or translate(N_("No community"))),
        *map(of_band, AgeBand),
        ExportColumn(translate(N_("Age unknown")), lambda pair: pair[1].unknown),
        ExportColumn(translate(N_("In all")), lambda pair: pair[1].total),
    )
    return Export(translate(N_("Volunteers by age and community")), columns, lines, len(lines))
