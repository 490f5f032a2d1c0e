"""Name badges (ป้ายชื่อ): ten on an A4 sheet to cut out, the name as large as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from db.domain.errors import Progress
from db.domain.names import full_name
from printing.clusters import MissingGlyph
from printing.cut_grid import CutGrid
from printing.fitting import Fitted, TooLong, fitted_name, fitted_text, sizes
from printing.fonts import REGULAR
from printing.output import NothingToPrint, put
from printing.paper import Paper
from printing.reading import Read, read_as
from printing.sheet import Sheet
from printing.style import A4, BADGE_EVENT, BADGE_LINE, BADGE_NAME, BADGE_NICKNAME, BADGE_OFFICE, MM, Type

WIDTH, HEIGHT = 90 * MM, 55 * MM
"""What pockets with a clip hold."""
GRID: Final = CutGrid(WIDTH, HEIGHT, across=2, down=5)
EDGE: Final = 5 * MM
SEAL: Final = 10 * MM
SMALLEST_SHARE: Final = 0.5
PROGRESS_STEP: Final = 50


@dataclass(frozen=True, kw_only=True)
class Badge:
    """Somebody: `below` are the lines under the name, as kinds of volunteer, organisation or community."""

    title: str
    given: str
    family: str
    nickname: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NameBadges:
    """Badges in the order to print; `event` is what they are worn at, "" for every day."""

    organisation: str
    badges: Sequence[Badge]
    event: str = ""
    seal: bytes | None = None


def write_name_badges(
    badges: NameBadges, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong, BadPicture, NothingToPrint or NotWritten, and then leaves no file behind."""
    if not badges.badges:
        raise NothingToPrint
    sheet = Sheet(A4, paper.gettext("Name badges"), paper)
    for place, badge in enumerate(badges.badges):
        left, bottom = GRID.begin(sheet, place)
        try:
            _BadgeDrawing(sheet, badges, badge, paper, left, bottom).draw()
        except MissingGlyph as problem:
            raise problem.of(full_name(badge.title, badge.given, badge.family)) from None
        if progress and place % PROGRESS_STEP == 0:
            progress(place, len(badges.badges))
    put(sheet.finished(), target)
    if progress:
        progress(len(badges.badges), len(badges.badges))


class _BadgeDrawing:
    """One badge at its place on the sheet."""

    def __init__(
        self, sheet: Sheet, badges: NameBadges, badge: Badge, paper: Paper, left: float, bottom: float
    ) -> None:
        self.sheet, self.badges, self.badge, self.paper = sheet, badges, badge, paper
        self.left, self.bottom = left, bottom
        self.room = WIDTH - 2 * EDGE
        self.middle = left + WIDTH / 2
        self.breaker = paper.breaker(badges.organisation, badges.event, *badge.below)
        self.said: list[Read] = []

    def draw(self) -> None:
        """Head above, the name in the middle of what is left. Its texts are read together: left to guess, programs
        read a row of badges line by line across all of them."""
        top = self._draw_head() - 0.8 * MM
        height = top - self.bottom - EDGE * 0.6
        texts, used = self._texts(height)
        top -= (height - used) / 2
        for text, fitted, style in texts:
            lines, top = read_as(text, fitted, style, self.middle, top, "center")
            self.said += lines
        self.sheet.read(self.left, self.bottom + HEIGHT / 2, WIDTH, self.said, REGULAR)

    def _draw_head(self) -> float:
        """Seal, office and event, a line below; gives where the head ends."""
        start, top = self.left + EDGE, self.bottom + HEIGHT - EDGE * 0.7
        head_room = self.room
        if self.badges.seal:
            self.sheet.picture(self.badges.seal, start, top - SEAL, SEAL, SEAL, self.paper.gettext("the seal"))
            start += SEAL + 2 * MM
            head_room -= SEAL + 2 * MM
        under = top
        for text, style, most in ((self.badges.organisation, BADGE_OFFICE, 1), (self.badges.event, BADGE_EVENT, 2)):
            if text:
                said = self.paper.prose(text)
                lines, under = read_as(
                    said, fitted_text(said, head_room, style, most, self.breaker), style, start, under
                )
                self.said += lines
        under = min(under, top - (SEAL if self.badges.seal else 0)) - 1 * MM
        self.sheet.rules([(self.left + EDGE, under, self.left + WIDTH - EDGE, under)], 0.6)
        return under

    def _texts(self, height: float) -> tuple[list[tuple[str, Fitted, Type]], float]:
        """Name, nickname and what stands below, all smaller where they would not have room; the height they take."""
        name = full_name(self.badge.title, self.badge.given, self.badge.family)
        nickname = f"({self.badge.nickname})" if self.badge.nickname else ""
        below = [self.paper.prose(text) for text in self.badge.below if text]
        for share in sizes(1.0, SMALLEST_SHARE):
            styles = [_smaller(style, share) for style in (BADGE_NAME, BADGE_NICKNAME, BADGE_LINE)]
            found = [(name, fitted_name(name, self.room, styles[0]), styles[0])]
            if nickname:
                found.append((nickname, fitted_text(nickname, self.room, styles[1], 1, self.breaker), styles[1]))
            found += [(text, fitted_text(text, self.room, styles[2], 2, self.breaker), styles[2]) for text in below]
            used = sum(len(fitted.lines) * fitted.size * style.leading for _text, fitted, style in found)
            if used <= height:
                return found, used
        raise TooLong(name)


def _smaller(style: Type, share: float) -> Type:
    return replace(style, size=style.size * share, floor=style.floor * share)
