"""The partners' register (ทะเบียนเครือข่าย): whom to call, the agreement, gifts, what the municipality paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.money import format_baht
from db.domain.partners import Contribution, PartnerLine, PartnerPerson
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, shown_phones, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table

BETWEEN = " · "


@dataclass(frozen=True, kw_only=True)
class PartnerRoster:
    """Partners in the order to print, each with what it gave in the fiscal `year` (B.E.), or ever without one."""

    organisation: str
    lines: Sequence[PartnerLine]
    year: int | None = None


def write_partner_roster(
    roster: PartnerRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(partner_table(roster, paper), target, paper, progress)


def partner_table(roster: PartnerRoster, paper: Paper) -> Table:
    """A section for each partner, a row for each contribution, sums below and at the end."""
    _ = paper.gettext
    name, lines = _("Register of partners"), roster.lines
    year = _("fiscal year {year}").format(year=paper.numerals(str(roster.year))) if roster.year else ""
    total = _("Partners in all: {count} · value {value} baht · the municipality paid {paid} baht")
    return Table(
        name=name,
        titles=(f"{name} {year}".strip(),),
        subtitles=(roster.organisation,),
        columns=(
            Column(_("Order"), 14, "center", "exact"),
            Column(_("Contributed on"), 28, "center", "exact"),
            Column(_("Kind"), 44),
            Column(_("What was given"), 122),
            Column(_("Value (baht)"), 32, "right", "exact"),
            Column(_("The municipality paid (baht)"), 32, "right", "exact"),
        ),
        sections=[_section(number, line, paper) for number, line in enumerate(lines, 1)],
        total=total.format(
            count=paper.count(len(lines)),
            value=_baht(sum((line.value for line in lines), Decimal(0)), paper),
            paid=_baht(sum((line.paid for line in lines), Decimal(0)), paper),
        ),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(roster.organisation, names=[paper.printed_by]),
    )


def _section(number: int, line: PartnerLine, paper: Paper) -> Section:
    _ = paper.gettext
    caption = f"{number}. {line.name}{BETWEEN}{_(line.kind.label)}{BETWEEN}{_(line.scope.label)}"
    parts = [caption, *(_person(person, paper) for person in line.people), _agreement(line, paper)]
    rows = [_row(place, each, paper) for place, each in enumerate(line.contributions, 1)]
    return Section(rows, ", ".join(filter(None, map(paper.prose, parts))), _total(line, paper))


def _total(line: PartnerLine, paper: Paper) -> str:
    """0 baht is said, but never as the value of what nobody valued."""
    _ = paper.gettext
    if not line.contributions:
        return _("Nothing was given.")
    paid = _baht(line.paid, paper)
    if not line.is_valued:
        return _("Not valued · the municipality paid {paid} baht").format(paid=paid)
    value = _baht(line.value, paper)
    return _("Value {value} baht · the municipality paid {paid} baht").format(value=value, paid=paid)


def _row(place: int, each: Contribution, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    assert each.given_on and each.kind and each.paid is not None, "what is kept has all three"
    return (
        paper.count(place),
        paper.table_date(each.given_on),
        _(each.kind.label),
        paper.prose(each.what.replace("\n", " ")),
        "–" if each.value is None else _baht(each.value, paper),
        _baht(each.paid, paper),
    )


def _person(person: PartnerPerson, paper: Paper) -> str:
    position = f"({person.position})" if person.position else ""
    return " ".join(filter(None, (person.name, position, shown_phones(person.phones, paper))))


def _agreement(line: PartnerLine, paper: Paper) -> str:
    """As far as its days are known."""
    _ = paper.gettext
    start, end = line.agreement_start, line.agreement_end
    if start and end:
        return _("agreement {days}").format(days=paper.date_range(start, end))
    if start or end:
        text = _("agreement from {day}") if start else _("agreement until {day}")
        return text.format(day=paper.long_date(start or end or date.max))
    return ""


def _baht(baht: Decimal, paper: Paper) -> str:
    return paper.numerals(format_baht(baht))
