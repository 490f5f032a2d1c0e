"""What the lists of mending hold when they are exported: possible duplicates, every record with an issue, breaches."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from db.breaches import breaches
from db.domain.breaches import Breach, format_time
from db.domain.date_forms import typed_date
from db.domain.duplicates import Pair
from db.domain.errors import Translate
from db.domain.phones import format_phone
from db.domain.quality import ISSUES
from db.domain.residents import ResidentLine
from db.domain.words import N_
from db.duplicates import possible_duplicates
from db.export_columns import Export, ExportColumn, Value
from db.office import Office
from db.quality import issue_lines, issues_found
from db.residents import resident_lines


def duplicates_export(office: Office, translate: Translate, everyone: bool) -> Export:
    """A line for each pair."""
    pairs = possible_duplicates(office)
    ids = [each for pair in pairs for each in (pair.first, pair.second)]
    people = {line.id: line for line in resident_lines(office, ids)}

    def of(number: int, value: Callable[[ResidentLine], Value]) -> Callable[[Pair], Value]:
        return lambda pair: value(people[(pair.first, pair.second)[number]])

    columns = [ExportColumn(translate(N_("Why")), lambda pair: translate(pair.likeness.label))]
    for number, heading in enumerate((N_("One record"), N_("The other record"))):
        said = translate(heading)
        columns += [
            ExportColumn(f"{said}: {translate(N_('Number'))}", of(number, lambda line: line.id)),
            ExportColumn(f"{said}: {translate(N_('Name'))}", of(number, lambda line: line.full_name)),
            ExportColumn(f"{said}: {translate(N_('Born'))}", of(number, _born)),
            ExportColumn(f"{said}: {translate(N_('House'))}", of(number, lambda line: line.house)),
            ExportColumn(f"{said}: {translate(N_('Phone'))}", of(number, _phones)),
        ]
    return Export(translate(N_("Possible duplicates")), tuple(columns), pairs, len(pairs))


def _born(line: ResidentLine) -> str:
    return typed_date(line.born.date) if line.born else ""


def _phones(line: ResidentLine) -> str:
    return ", ".join(map(format_phone, line.phones))


def quality_export(office: Office, translate: Translate, everyone: bool) -> Export:
    """A line for each record and issue."""
    found = issues_found(office)
    asked = [(issue, found[issue.name]) for issue in ISSUES if issue.name in found]
    lines = [(issue, line) for issue, ids in asked for line in issue_lines(office, issue.name, ids)]
    columns = (
        ExportColumn(translate(N_("Kind")), lambda pair: translate(pair[0].kind.label)),
        ExportColumn(translate(N_("What to look at")), lambda pair: translate(pair[0].label)),
        ExportColumn(translate(N_("Number")), lambda pair: pair[1].id),
        ExportColumn(translate(N_("Record")), lambda pair: pair[1].what),
        ExportColumn(translate(N_("House and community")), lambda pair: pair[1].where),
        ExportColumn(translate(N_("What is seen")), lambda pair: pair[1].detail),
    )
    return Export(translate(N_("Data quality")), columns, lines, len(lines))


def breaches_export(office: Office, translate: Translate, everyone: bool) -> Export:
    """Those that are not closed, or all."""
    found = breaches(office, only_open=not everyone)
    now = office.clock()

    def said(label: str, value: Callable[[Breach], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    columns = (
        said(N_("Found"), lambda each: _moment(each.found_at)),
        said(N_("Happened on"), lambda each: _day(each.happened_on)),
        said(N_("What happened"), lambda each: each.what),
        said(N_("Whose data, and which"), lambda each: each.whose),
        said(N_("How many people"), lambda each: "" if each.people is None else float(each.people)),
        said(N_("Risk to people"), lambda each: translate(each.risk.label)),
        said(N_("What was done about it"), lambda each: each.done),
        said(N_("72 hours end"), lambda each: _moment(each.report_until)),
        said(N_("Reported"), lambda each: _moment(each.reported_at)),
        said(N_("Why the report was late"), lambda each: each.late_reason),
        said(N_("People told on"), lambda each: _day(each.told_on)),
        said(N_("Case closed on"), lambda each: _day(each.closed_on)),
        said(N_("Status"), lambda each: translate(each.state(now).label)),
        said(N_("Notes"), lambda each: each.notes),
    )
    return Export(translate(N_("Breaches")), columns, found, len(found))


def _moment(when: datetime | None) -> str:
    return f"{typed_date(when.date())} {format_time(when.time())}" if when else ""


def _day(when: Any) -> str:
    return typed_date(when) if isinstance(when, date) else ""


LISTS: dict[str, Callable[[Office, Translate, bool], Export]] = {
    "duplicates": duplicates_export,
    "quality": quality_export,
    "breaches": breaches_export,
}
"""By the name of the list."""
