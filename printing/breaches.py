"""The report of a breach of personal data to the Committee's office (s.37 (4)), and the register of all breaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO
from unicodedata import combining

from db.domain.breaches import Breach, BreachState, Risk, format_time
from db.domain.errors import Progress
from db.domain.privacy_contact import PrivacyContact
from printing.paper import Paper
from printing.rosters import page_label, printed_line, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table

BETWEEN = " · "
MOST_LETTERS = 260
"""That six lines of a cell have room for, however wide they are."""
HANGING = frozenset("ะัาำิีึืฺุูๅๆ็่้๊๋์ํ๎")


@dataclass(frozen=True, kw_only=True)
class BreachPaper:
    """Whose report; whom to turn to stands on it."""

    organisation: str
    contact: PrivacyContact
    breach: Breach


@dataclass(frozen=True, kw_only=True)
class BreachRegister:
    """All breaches in the order to print, as they stand at `now`."""

    organisation: str
    breaches: Sequence[Breach]
    now: datetime


def write_breach(report: BreachPaper, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(breach_table(report, paper), target, paper, progress)


def write_breach_register(
    register: BreachRegister, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(register_table(register, paper), target, paper, progress)


def breach_table(report: BreachPaper, paper: Paper) -> Table:
    """What the law asks a report to say, a line for each; what is not known yet is left to be written in."""
    _ = paper.gettext
    contact, organisation = report.contact, report.organisation
    return Table(
        name=_("Report of a breach of personal data"),
        titles=(paper.prose(_("Report of a breach of personal data (section 37 (4))")), organisation),
        subtitles=(_("To the Office of the Personal Data Protection Committee"),),
        columns=(Column(_("About"), 55), Column(_("What is known"), 125)),
        sections=[
            Section(_what_happened(report.breach, paper), paper.numerals(_("1. What happened"))),
            Section(_what_it_does(report.breach, paper), paper.numerals(_("2. Risk and measures"))),
            Section(_when_told(report.breach, paper), paper.numerals(_("3. Report"))),
            Section(_whom_to_ask(organisation, contact, paper), paper.numerals(_("4. Whom to ask"))),
        ],
        closings=(signature(paper, _("Who reports for the office")),),
        printed=printed_line(paper),
        page_label=page_label(paper),
        least_row=22.0,
        breaker=paper.breaker(organisation, contact.address, names=[paper.printed_by, contact.officer]),
    )


def _what_happened(breach: Breach, paper: Paper) -> list[tuple[str, str]]:
    _ = paper.gettext
    people = _("{count} people, about").format(count=paper.count(breach.people)) if breach.people is not None else ""
    return [
        (_("Found"), _moment(breach.found_at, paper)),
        (_("Happened on"), _day(breach.happened_on, paper) or _("not known")),
        *_told(_("What happened"), breach.what, paper),
        *_told(_("Whose data, and which"), breach.whose, paper),
        (_("How many people"), people),
    ]


def _what_it_does(breach: Breach, paper: Paper) -> list[tuple[str, str]]:
    _ = paper.gettext
    told = _day(breach.told_on, paper)
    if not told:
        told = _("not yet") if breach.risk is Risk.HIGH else _("not needed")
    return [
        (_("Risk to people"), paper.prose(_(breach.risk.label))),
        *_told(_("What was done about it"), breach.done, paper),
        (_("People told on"), told),
    ]


def _when_told(breach: Breach, paper: Paper) -> list[tuple[str, str]]:
    _ = paper.gettext
    until = _moment(breach.report_until, paper) if breach.report_until else _("nothing is to be reported")
    lines = [
        (_("72 hours end"), until),
        (_("Reported"), _moment(breach.reported_at, paper) if breach.reported_at else _("not yet")),
    ]
    if breach.late_reason:
        lines += _told(_("Why the report was late"), breach.late_reason, paper)
    if breach.closed_on:
        lines.append((_("Case closed on"), _day(breach.closed_on, paper)))
    return lines


def _whom_to_ask(organisation: str, contact: PrivacyContact, paper: Paper) -> list[tuple[str, str]]:
    _ = paper.gettext
    reached = BETWEEN.join(filter(None, (contact.address, contact.phone, contact.email)))
    return [
        (_("Data controller"), organisation),
        (_("Data protection officer"), contact.officer),
        (_("Address, telephone, e-mail"), paper.prose(reached)),
    ]


def register_table(register: BreachRegister, paper: Paper) -> Table:
    _ = paper.gettext
    return Table(
        name=_("Register of breaches"),
        titles=(_("Register of breaches of personal data"),),
        subtitles=(register.organisation,),
        columns=(
            Column(_("Order"), 12, "center", "exact"),
            Column(_("Found"), 30),
            Column(_("What happened"), 62),
            Column(_("Whose data, and which"), 50),
            Column(_("Risk and measures"), 58),
            Column(_("Reported"), 30),
            Column(_("Status"), 25),
        ),
        sections=[Section([_row(place, each, register.now, paper) for place, each in enumerate(register.breaches, 1)])],
        total=_("Breaches in all: {count}").format(count=paper.count(len(register.breaches))),
        closings=(signature(paper, _("Who keeps the record")),),
        printed=printed_line(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(register.organisation, names=[paper.printed_by]),
    )


def _row(place: int, breach: Breach, now: datetime, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    people = _("{count} people").format(count=paper.count(breach.people)) if breach.people is not None else ""
    risk = BETWEEN.join(filter(None, (_(breach.risk.label), " ".join(breach.done.split()))))
    reported = _moment(breach.reported_at, paper) if breach.reported_at else ""
    return (
        paper.count(place),
        _moment(breach.found_at, paper),
        _lines(breach.what, paper),
        BETWEEN.join(filter(None, (_lines(breach.whose, paper), people))),
        paper.prose(risk),
        "–" if breach.risk is Risk.NONE else reported,
        _(BreachState(breach.state(now)).label),
    )


def _lines(text: str, paper: Paper) -> str:
    return paper.prose(" ".join(text.split()))


def _told(label: str, text: str, paper: Paper) -> list[tuple[str, str]]:
    """The whole text, in as many rows as it needs: a cell would cut off what is longer than six lines."""
    left, rows = _lines(text, paper), list[tuple[str, str]]()
    while len(left) > MOST_LETTERS:
        end = left.rfind(" ", 0, MOST_LETTERS) + 1 or _cluster_end(left)
        rows.append(("" if rows else label, left[:end].rstrip()))
        left = left[end:]
    return [*rows, ("" if rows else label, left)]


def _cluster_end(text: str) -> int:
    """Where a text without a space can be parted: before no vowel or mark that stands on a letter."""
    ends = (end for end in range(MOST_LETTERS, 0, -1) if not combining(text[end]) and text[end] not in HANGING)
    return next(ends, MOST_LETTERS)  # nothing but marks is no writing


def _day(day: date | None, paper: Paper) -> str:
    return paper.long_date(day) if day else ""


def _moment(when: datetime | None, paper: Paper) -> str:
    """๒๐ พ.ย. ๒๕๖๙ เวลา ๑๔.๓๐ น."""
    if when is None:
        return ""
    text = paper.gettext("{day} at {time}")
    return text.format(day=paper.table_date(when.date()), time=paper.numerals(format_time(when.time())))
