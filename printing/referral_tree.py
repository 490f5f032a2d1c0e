"""The tree of who invited whom (ผังการบอกต่อ) on A4 sheets: boxes with names, lines from whoever invited to who came."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from db.domain.communities import short_community_name
from db.domain.errors import Progress
from db.domain.referrals import Forest, Referral, Spot, laid_out
from printing.fitting import Fitted, fitted_cell
from printing.fonts import REGULAR
from printing.operators import Segment
from printing.output import NothingToPrint, put
from printing.paper import Paper
from printing.reading import Read, read_as
from printing.rosters import page_label, printed_line, privacy_notice
from printing.sheet import Sheet
from printing.style import (
    A4_LANDSCAPE,
    FURNITURE,
    INK,
    MM,
    RULE,
    SHADE,
    SUBTITLE,
    TITLE,
    TREE_NAME,
    TREE_NOTE,
    Align,
    Type,
)

SIDE: Final = 10 * MM
TOP: Final = 10 * MM
FOOT: Final = 14 * MM
COLUMNS: Final = 6
PITCH: Final = 10.6 * MM
"""From one row to the next."""
BOX: Final = 9 * MM
GAP: Final = 7 * MM
"""Between two columns, for the lines."""
WIDEST: Final = 60 * MM
INSIDE: Final = 1.2 * MM
BETWEEN: Final = " · "


@dataclass(frozen=True, kw_only=True)
class ReferralTree:
    """Everybody of the tree, and whose it is."""

    organisation: str
    forest: Forest


def write_referral_tree(
    tree: ReferralTree, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, NothingToPrint or NotWritten, and then leaves no file behind."""
    if not tree.forest.people:
        raise NothingToPrint
    sheet = Sheet(A4_LANDSCAPE, paper.gettext("Who invited whom"), paper)
    drawing = _TreeDrawing(sheet, tree, paper)
    sheets = laid_out(tree.forest, drawing.rows, COLUMNS)
    for place, spots in enumerate(sheets[:1] if paper.is_begun else sheets):
        if place:
            sheet.next_page()
        drawing.draw(spots)
        if progress:
            progress(place, len(sheets))
    drawing.draw_feet(len(sheets))
    put(sheet.finished(), target)
    if progress:
        progress(len(sheets), len(sheets))


class _TreeDrawing:
    """Draws one sheet after the other."""

    def __init__(self, sheet: Sheet, tree: ReferralTree, paper: Paper) -> None:
        self.sheet, self.tree, self.paper = sheet, tree, paper
        self.inner = sheet.width - 2 * SIDE
        self.top = sheet.height - TOP - TITLE.line - SUBTITLE.line * 2 - 3 * MM
        self.rows = int((self.top - FOOT) // PITCH)
        self.breaker = paper.breaker(tree.organisation)
        self.said: list[Read] = []

    def draw(self, spots: list[Spot]) -> None:
        """The head, lines, and boxes over them, whose texts are read together: left to guess, programs read them line
        by line across all trees."""
        self._draw_head()
        columns = max(spot.column for spot in spots) + 1
        width = min((self.inner - GAP * (columns - 1)) / columns, WIDEST)
        self.sheet.rules(self._lines(spots, width), 0.6)
        self.said = []
        for spot in spots:
            self._draw_box(spot, self._left(spot, width), self._middle(spot), width)
        self.sheet.read(SIDE, self.top - PITCH * self.rows / 2, self.inner, self.said, REGULAR)

    def _left(self, spot: Spot, width: float) -> float:
        return SIDE + spot.column * (width + GAP)

    def _middle(self, spot: Spot) -> float:
        return self.top - PITCH * (spot.row + 0.5)

    def _lines(self, spots: list[Spot], width: float) -> list[Segment]:
        """From the right of a box to the middle of the gap, up or down, and to the left of each box that came."""
        found: list[Segment] = []
        for spot in spots:
            if spot.parent is None:
                continue
            above = spots[spot.parent]
            start, end = self._left(above, width) + width, self._left(spot, width)
            turn, y, above_y = end - GAP / 2, self._middle(spot), self._middle(above)
            found += [(start, above_y, turn, above_y), (turn, above_y, turn, y), (turn, y, end, y)]
        return list(dict.fromkeys(found))

    def _draw_box(self, spot: Spot, left: float, middle: float, width: float) -> None:
        """Who left has a grey box with a thin line, who is no volunteer none at all: their notes say so too."""
        person = self.tree.forest.people[spot.resident_id]
        bottom = middle - BOX / 2
        box = f"{left:.2f} {bottom:.2f} {width:.2f} {BOX:.2f} re"
        if person.serves:
            self.sheet.path([box], INK, 0.7)
        elif person.volunteer_id is not None:
            self.sheet.filled(left, bottom, width, BOX, SHADE)
            self.sheet.path([box], RULE, 0.4)
        else:
            self.sheet.rules([(left, bottom, left + width, bottom)], 0.4)
        room = width - 2 * INSIDE
        under = self._say(person.full_name, TREE_NAME, room, left + INSIDE, middle + BOX / 2 - 0.2 * MM)
        self._say(self._note(spot, person), TREE_NOTE, room, left + INSIDE, under + 0.9 * MM)

    def _say(self, text: str, style: Type, room: float, x: float, top: float) -> float:
        if not text:
            return top
        lines, under = read_as(text, fitted_cell(text, room, style, 1, self.breaker), style, x, top)
        self.said += lines
        return under

    def _note(self, spot: Spot, person: Referral) -> str:
        """Where and since when they serve, how many came through them, and where the tree goes on."""
        _, count = self.paper.gettext, self.paper.count
        parts = [self.paper.prose(short_community_name(person.community))]
        if person.ended is not None:
            parts.append(_("left {year}").format(year=self._year(person.ended)))
        elif person.volunteer_id is None:
            parts.append(_("no volunteer"))
        elif person.started is not None:
            parts.append(_("since {year}").format(year=self._year(person.started)))
        reached = self.tree.forest.reached[person.resident_id]
        if spot.goes_on:
            parts.append(_("{count} came, see below").format(count=count(reached)))
        elif spot.is_again:
            parts.append(_("continued"))
        elif reached:
            parts.append(_("{count} came").format(count=count(reached)))
        return BETWEEN.join(filter(None, parts))

    def _year(self, day: date) -> str:
        """As the paper's own dates have it."""
        return self.paper.long_date(day).rpartition(" ")[2]

    def _draw_head(self) -> None:
        self.sheet.again("head", self._head)

    def _head(self) -> None:
        _, forest = self.paper.gettext, self.tree.forest
        middle, top = self.sheet.width / 2, self.sheet.height - TOP
        name = _("Who invited whom")
        top = self.sheet.lines(middle, top, self._one_line(name, TITLE), TITLE, "center")
        if self.tree.organisation:
            organisation = self._one_line(self.tree.organisation, SUBTITLE)
            top = self.sheet.lines(middle, top, organisation, SUBTITLE, "center")
        volunteers = [each for each in forest.people.values() if each.volunteer_id is not None]
        invited = sum(each.inviter_id is not None for each in volunteers)
        said = _("{count} volunteers, of whom {invited} came by somebody's word").format(
            count=self.paper.count(len(volunteers)), invited=self.paper.count(invited)
        )
        self.sheet.lines(middle, top, self._one_line(said, SUBTITLE), SUBTITLE, "center")

    def _one_line(self, text: str, style: Type) -> Fitted:
        return fitted_cell(self.paper.prose(text), self.inner, style, 1, self.breaker)

    def draw_feet(self, count: int) -> None:
        """At the foot of every page who printed it, that it is not to be published, and its number."""
        third = self.inner / 3 - 2 * MM
        for number in range(self.sheet.page_count):
            page = page_label(self.paper).format(page=self.paper.count(number + 1), pages=self.paper.count(count))
            notes: tuple[tuple[str, float, Align], ...] = (
                (printed_line(self.paper), SIDE, "left"),
                (privacy_notice(self.paper), self.sheet.width / 2, "center"),
                (page, self.sheet.width - SIDE, "right"),
            )
            with self.sheet.revisited(number):
                for text, x, align in notes:
                    fitted = fitted_cell(text, third, FURNITURE, 1, self.breaker)
                    self.sheet.lines(x, FOOT - 4 * MM, fitted, FURNITURE, align)
