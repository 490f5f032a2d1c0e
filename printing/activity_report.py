"""The report of one activity (รายงานผลการจัดกิจกรรม): facts, photographs before and after, and who took part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import BinaryIO, Final

from db.domain.activities import ActivityLine
from db.domain.activity_people import ParticipantLine, ParticipantRole
from db.domain.errors import Progress
from db.domain.money import format_baht
from db.domain.photographs import Moment, Photograph
from printing.clusters import printable
from printing.fitting import fitted_cell
from printing.fonts import font
from printing.line_breaking import wrapped
from printing.output import put
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.sheet import Sheet
from printing.style import A4, CELL, FURNITURE, MM, SECTION, SUBTITLE, TITLE, Type
from printing.table_drawing import TablePrinter
from printing.table_layout import TableLayout
from printing.tables import Column, Section, Table

EDGE: Final = 20 * MM
FOOT: Final = 20 * MM
LABELS: Final = 46 * MM
"""Room for what facts are called."""
GAP: Final = 6 * MM
PICTURE: Final = 58 * MM
"""The most height of a photograph: four of them stand on a page below the facts."""
PIXELS: Final = 1280
FACT: Final = Type(CELL.font, 11, 9, 1.6)
LABEL: Final = Type(SECTION.font, 11, 9, 1.6)
CAPTION: Final = Type(CELL.font, 9.5, 8, 1.5)


@dataclass(frozen=True, kw_only=True)
class ActivityReport:
    """An activity with all that hangs on it; `people` in the order of joining, `indicator` that of its goal."""

    organisation: str
    line: ActivityLine
    indicator: str = ""
    people: Sequence[ParticipantLine] = ()
    photographs: Sequence[Photograph] = ()


def write_activity_report(
    report: ActivityReport, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """As many pages A4 as it takes: the list of people has pages of its own, that need not go with the rest.

    Raises MissingGlyph, BadPicture or NotWritten, and then leaves no file behind.
    """
    sheet = Sheet(A4, paper.gettext("Report of an activity"), paper)
    drawing = ReportDrawing(sheet, report, paper)
    drawing.head()
    drawing.facts()
    drawing.photographs(progress)
    public = sheet.page_count
    if report.people:
        sheet.next_page()
        people = WithoutFoot(sheet, TableLayout(participant_table(report, paper), paper))
        people.draw(people.layout.pages(None))
    drawing.feet(public)
    put(sheet.finished(), target)


class WithoutFoot(TablePrinter):
    """A table within a paper that numbers its pages itself."""

    def _furniture(self, number: int, count: int) -> None:
        return


class ReportDrawing:
    """The pages from above downwards; what has no room left on one goes on the next."""

    def __init__(self, sheet: Sheet, report: ActivityReport, paper: Paper) -> None:
        self.sheet, self.report, self.paper = sheet, report, paper
        self.room = A4[0] - 2 * EDGE
        self.top = A4[1] - EDGE
        self.breaker = paper.breaker(report.organisation, report.line.place, report.line.community)

    def head(self) -> None:
        """What paper it is, of which activity, whose."""
        _ = self.paper.gettext
        for text, style in (
            (_("Report of an activity"), TITLE),
            (self.report.line.name, TITLE),
            (self.report.organisation, SUBTITLE),
        ):
            for piece in self._lines(self.paper.prose(text), self.room, style):
                self._make_room(style.line)
                self.sheet.text(A4[0] / 2, self.top - style.line * 0.75, piece, style.font, style.size, "center")
                self.top -= style.line
        self.top -= 2 * MM

    def facts(self) -> None:
        """Each fact with its name; those that nobody knows are left out."""
        for name, value in self._facts():
            if not value:
                continue
            lines = [
                piece
                for part in value.split("\n")
                for piece in self._lines(self.paper.prose(part), self.room - LABELS, FACT)
            ]
            self._make_room(FACT.line * min(len(lines), 2))
            self.sheet.text(EDGE, self.top - LABEL.line * 0.75, name, LABEL.font, LABEL.size)
            for piece in lines:
                self._make_room(FACT.line)
                self.sheet.text(EDGE + LABELS, self.top - FACT.line * 0.75, piece, FACT.font, FACT.size)
                self.top -= FACT.line

    def _facts(self) -> Iterator[tuple[str, str]]:
        _, line, paper = self.paper.gettext, self.report.line, self.paper
        yield _("Service"), line.service
        yield _("Goal it serves"), line.goal
        yield _("Indicator"), self.report.indicator
        yield _("Held on"), paper.date_range(line.held_on, line.last_day)
        yield _("Place"), line.place
        yield _("For community"), line.community or _("Whole town")
        yield _("Together with partner"), line.partner
        yield _("Budget"), self._budget()
        served = "" if line.served is None else _("{count} people").format(count=paper.count(line.served))
        yield _("People served"), served
        if line.people:
            yield _("Who took part"), self._people()
            yield _("Volunteer hours"), _("{hours} hours").format(hours=paper.count(line.hours))
        yield _("What came of it"), line.result
        yield _("Notes"), line.notes

    def _people(self) -> str:
        line, count = self.report.line, self.paper.count
        text = self.paper.gettext("{people} people: staff {staff}, volunteers {volunteers}, public {public}")
        return text.format(
            people=count(line.people),
            staff=count(line.staff),
            volunteers=count(line.volunteers),
            public=count(line.public),
        )

    def _budget(self) -> str:
        """0 baht is a result and is said."""
        _, line = self.paper.gettext, self.report.line
        if line.budget is None:
            return line.budget_source
        baht = _("{amount} baht").format(amount=format_baht(line.budget))
        return f"{baht} ({line.budget_source})" if line.budget_source else baht

    def photographs(self, progress: Progress | None) -> None:
        """Before and after side by side, then the others two by two."""
        rows = list(paired(self.report.photographs))
        for done, row in enumerate(rows, 1):
            self._row(row, is_first=done == 1)
            if progress:
                progress(done, len(rows))

    def _row(self, row: Sequence[Photograph | None], is_first: bool) -> None:
        _ = self.paper.gettext
        width = (self.room - GAP) / 2
        captions = [self._caption(each, width) if each else () for each in row]
        below = max(len(lines) for lines in captions) * CAPTION.line
        heading = SECTION.line + 2 * MM if is_first else 0
        self._make_room(heading + PICTURE + below + 3 * MM)
        if is_first:
            self.top -= 2 * MM
            self.sheet.text(EDGE, self.top - SECTION.line * 0.75, _("Photographs"), SECTION.font, SECTION.size)
            self.top -= SECTION.line
        for place, (each, lines) in enumerate(zip(row, captions, strict=True)):
            if each is None:
                continue
            left = EDGE + place * (width + GAP)
            self.sheet.picture(each.image, left, self.top - PICTURE, width, PICTURE, each.caption, PIXELS)
            top = self.top - PICTURE - 1 * MM
            for piece in lines:
                self.sheet.text(
                    left + width / 2, top - CAPTION.line * 0.75, piece, CAPTION.font, CAPTION.size, "center"
                )
                top -= CAPTION.line
        self.top -= PICTURE + below + 3 * MM

    def _caption(self, each: Photograph, width: float) -> tuple[str, ...]:
        """When it was taken is said of before and after only."""
        when = "" if each.moment is Moment.DURING else self.paper.gettext(each.moment.label)
        text = ": ".join(filter(None, (when, each.caption)))
        return fitted_cell(self.paper.prose(text), width, CAPTION, 3, self.breaker).lines if text else ()

    def feet(self, public: int) -> None:
        """Of each page its number, who printed it, and of those with people that they are not for publication."""
        count = self.sheet.page_count
        for number in range(count):
            label = page_label(self.paper).format(page=self.paper.count(number + 1), pages=self.paper.count(count))
            notice = privacy_notice(self.paper) if number >= public else ""
            with self.sheet.revisited(number):
                for text, x, align in (
                    (printed_line(self.paper), EDGE, "left"),
                    (notice, A4[0] / 2, "center"),
                    (label, A4[0] - EDGE, "right"),
                ):
                    fitted = fitted_cell(text, self.room / 3 - 2 * MM, FURNITURE, 2, self.breaker)
                    self.sheet.lines(x, 10 * MM + FURNITURE.line, fitted, FURNITURE, align)  # type: ignore[arg-type]

    def _lines(self, text: str, width: float, style: Type) -> list[str]:
        """A text of any length over as many lines as it takes."""
        text = printable(text)
        if not text:
            return []
        found = wrapped(self.breaker.pieces(text), width / style.size, font(style.font).shaper.width)
        return [piece.rstrip() for piece in found]

    def _make_room(self, height: float) -> None:
        if self.top - height < FOOT:
            self.sheet.next_page()
            self.top = A4[1] - EDGE


def paired(photographs: Sequence[Photograph]) -> Iterator[tuple[Photograph | None, Photograph | None]]:
    """The first before beside the first after, and so on; the others two by two."""
    before = [each for each in photographs if each.moment is Moment.BEFORE]
    after = [each for each in photographs if each.moment is Moment.AFTER]
    yield from zip_longest(before, after)
    others = iter([each for each in photographs if each.moment is Moment.DURING])
    while pair := tuple(islice(others, 2)):
        yield pair[0], pair[1] if len(pair) > 1 else None


def participant_table(report: ActivityReport, paper: Paper) -> Table:
    """Who took part, in the order of joining, with after whom."""
    _, line = paper.gettext, report.line
    rows = [_participant(place, each, paper) for place, each in enumerate(report.people, 1)]
    total = _("{people} people: staff {staff}, volunteers {volunteers}, public {public}")
    return Table(
        name=_("Who took part"),
        titles=(_("Who took part"), paper.prose(line.name)),
        subtitles=(report.organisation,),
        columns=(
            Column(_("Order"), 13, "center", "exact"),
            Column(_("Title, name and family name"), 58, "left", "name"),
            Column(_("Took part as"), 28),
            Column(_("Community"), 30),
            Column(_("Joined on"), 27, "center", "exact"),
            Column(_("Joined after"), 42, "left", "name"),
            Column(_("Hours"), 17, "right", "exact"),
        ),
        sections=[Section(rows)],
        total=total.format(
            people=paper.count(len(report.people)),
            **{
                name: paper.count(sum(each.role is role for each in report.people))
                for name, role in zip(("staff", "volunteers", "public"), ParticipantRole, strict=True)
            },
        ),
        closings=(signature(paper, _("Person in charge")),),
        breaker=paper.breaker(report.organisation, names=[each.full_name for each in report.people]),
    )


def _participant(place: int, each: ParticipantLine, paper: Paper) -> tuple[str, ...]:
    return (
        paper.count(place),
        each.full_name,
        paper.gettext(each.role.label),
        paper.prose(each.community),
        paper.table_date(each.joined_on) if each.joined_on else "",
        each.after,
        paper.count(each.hours),
    )
