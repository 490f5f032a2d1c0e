"""What the lists of visits and of who cares for whom hold when they are exported."""

from collections.abc import Callable, Mapping
from typing import Final

from db.care_matches import all_matches
from db.domain import care_matches, visits
from db.domain.care_matches import MatchLine
from db.domain.date_forms import typed_date
from db.domain.errors import Translate
from db.domain.fiscal_year import fiscal_year
from db.domain.phones import format_phone
from db.domain.visits import VisitFilter, VisitLine
from db.domain.words import N_
from db.export_columns import Export, ExportColumn, Value, all_lines
from db.office import Office
from db.visit_lists import visit_listing


def _visits(office: Office, translate: Translate, everyone: bool) -> Export:
    form, listing, today = visits.FORM, visit_listing(office, VisitFilter()), office.today()

    def labelled(label: str, value: Callable[[VisitLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    def typed(name: str, value: Callable[[VisitLine], Value]) -> ExportColumn:
        return labelled(form.field(name).label, value)

    columns = (
        labelled(N_("Fiscal year"), lambda line: float(fiscal_year(line.day))),
        typed("planned_on", lambda line: typed_date(line.planned_on) if line.planned_on else ""),
        typed("done_on", lambda line: typed_date(line.done_on) if line.done_on else ""),
        labelled(N_("Status"), lambda line: translate(line.state(today).label)),
        typed("resident_id", lambda line: line.whom),
        labelled(N_("House"), lambda line: line.house),
        labelled(N_("Community"), lambda line: line.community),
        typed("service_id", lambda line: line.service),
        labelled(N_("Who goes"), lambda line: line.visitor),
        labelled(N_("By a volunteer"), lambda line: translate(N_("yes")) if line.volunteer_id else ""),
        typed("outcome", lambda line: translate(line.outcome.label) if line.outcome else ""),
        typed("minutes", lambda line: line.minutes if line.done_on else ""),
        typed("notes", lambda line: line.notes),
    )
    return Export(translate(N_("Visits")), columns, all_lines(listing), listing.total)


def _matches(office: Office, translate: Translate, everyone: bool) -> Export:
    """Those that go on; with `everyone` the ended ones as well."""
    form, lines = care_matches.FORM, all_matches(office, everyone)

    def labelled(label: str, value: Callable[[MatchLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    def typed(name: str, value: Callable[[MatchLine], Value]) -> ExportColumn:
        return labelled(form.field(name).label, value)

    columns = (
        typed("resident_id", lambda line: line.elder),
        labelled(N_("House"), lambda line: line.house),
        labelled(N_("Community"), lambda line: line.community),
        typed("volunteer_id", lambda line: line.volunteer),
        labelled(N_("Volunteer's telephone"), lambda line: ", ".join(map(format_phone, line.phones))),
        typed("service_id", lambda line: line.service),
        typed("since", lambda line: typed_date(line.since)),
        typed("until", lambda line: typed_date(line.until) if line.until else ""),
        typed("end_reason", lambda line: line.end_reason),
        labelled(N_("Training"), lambda line: translate(line.schooling.label)),
        labelled(N_("Training valid until"), lambda line: typed_date(line.valid_until) if line.valid_until else ""),
        labelled(N_("Warnings"), lambda line: ", ".join(translate(each.label) for each in line.warnings)),
        typed("notes", lambda line: line.notes),
    )
    return Export(translate(N_("Volunteers who care for elders")), columns, lines, len(lines))


LISTS: Final[Mapping[str, Callable[[Office, Translate, bool], Export]]] = {"visits": _visits, "matches": _matches}
