"""Volunteer cards (บัตรประจำตัวจิตอาสา): ten on an A4 sheet to cut out, with a place for a photograph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

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
from printing.style import A4, CARD_KIND, CARD_LINE, CARD_NAME, CARD_OFFICE, CARD_SMALL, MM, RULE, Align, Type

WIDTH, HEIGHT = 85.6 * MM, 54 * MM
"""ISO/IEC 7810 ID-1, as bank cards: pockets for them are sold everywhere."""
GRID = CutGrid(WIDTH, HEIGHT, across=2, down=5)
EDGE = 4 * MM
PHOTO_WIDTH, PHOTO_HEIGHT = 22 * MM, 27 * MM
SEAL = 10 * MM
SIGNING_ROOM = 3 * MM
SMALLEST_SHARE = 0.5
PROGRESS_STEP = 50


@dataclass(frozen=True, kw_only=True)
class Card:
    """A volunteer; `kinds` as they are written on paper (อสม., CG)."""

    title: str
    given: str
    family: str
    kinds: tuple[str, ...] = ()
    community: str = ""


@dataclass(frozen=True, kw_only=True)
class VolunteerCards:
    """Cards valid from the day of printing until `valid_until`, signed by who signs the office's papers."""

    organisation: str
    cards: Sequence[Card]
    valid_until: date
    signer: str = ""
    position: str = ""
    seal: bytes | None = None


def write_volunteer_cards(
    cards: VolunteerCards, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong, BadPicture, NothingToPrint or NotWritten, and then leaves no file behind."""
    if not cards.cards:
        raise NothingToPrint
    sheet = Sheet(A4, paper.gettext("Volunteer cards"), paper)
    for place, card in enumerate(cards.cards):
        left, bottom = GRID.begin(sheet, place)
        try:
            CardDrawing(sheet, cards, card, paper, left, bottom).draw()
        except MissingGlyph as problem:
            name = full_name(card.title, card.given, card.family)
            raise problem.among(name, fields_of(cards, card, name, paper)) from None
        if progress and place % PROGRESS_STEP == 0:
            progress(place, len(cards.cards))
    put(sheet.finished(), target)
    if progress:
        progress(len(cards.cards), len(cards.cards))


def fields_of(cards: VolunteerCards, card: Card, name: str, paper: Paper) -> list[tuple[str, str]]:
    """What was typed for a card, by the names that the window's forms have for it."""
    _ = paper.gettext
    return [
        (_("Title, name and family name"), name),
        (_("Kinds"), ", ".join(card.kinds)),
        (_("Community"), card.community),
        (_("Signatory"), cards.signer),
        (_("Position"), cards.position),
        (_("Office name in Thai"), cards.organisation),
    ]


class CardDrawing:
    """One card at its place on the sheet."""

    def __init__(
        self, sheet: Sheet, cards: VolunteerCards, card: Card, paper: Paper, left: float, bottom: float
    ) -> None:
        self.sheet, self.cards, self.card, self.paper = sheet, cards, card, paper
        self.left, self.bottom = left + EDGE, bottom + EDGE
        self.top = bottom + HEIGHT - EDGE
        self.right = left + WIDTH - EDGE
        self.breaker = paper.breaker(card.community, cards.organisation)
        self.said: list[Read] = []

    def draw(self) -> None:
        """Its texts together: left to guess, programs read a row of cards line by line across all of them."""
        top = self._draw_head() - 1.5 * MM
        self._draw_photo_place()
        beside = self.left + PHOTO_WIDTH + 3 * MM
        room = self.right - beside
        signature = self._signature(room)
        line = self.bottom + sum(fitted.size for _text, fitted in signature) * CARD_SMALL.leading + 0.5 * MM
        for text, fitted, style in self._facts(room, top - line - SIGNING_ROOM):
            top = self._say(text, fitted, style, beside, top)
        self.sheet.dots(beside + room * 0.15, line, room * 0.7)
        top = line - 0.5 * MM
        for text, fitted in signature:
            top = self._say(text, fitted, CARD_SMALL, beside + room / 2, top, "center")
        self.sheet.read(self.left - EDGE, self.bottom - EDGE + HEIGHT / 2, WIDTH, self.said, REGULAR)

    def _say(self, text: str, fitted: Fitted, style: Type, x: float, top: float, align: Align = "left") -> float:
        """To be read after what was said before; gives where the next may begin."""
        lines, under = read_as(text, fitted, style, x, top, align)
        self.said += lines
        return under

    def _facts(self, room: float, height: float) -> list[tuple[str, Fitted, Type]]:
        """Name, kinds, community and validity, all smaller where they would not have room one below the other."""
        _ = self.paper.gettext
        name = full_name(self.card.title, self.card.given, self.card.family)
        until = _("Valid until {date}").format(date=self.paper.table_date(self.cards.valid_until))
        texts = [text for text in (", ".join(self.card.kinds), self.paper.prose(self.card.community), until) if text]
        for share in sizes(1.0, SMALLEST_SHARE):
            of_name, of_line = _smaller(CARD_NAME, share), _smaller(CARD_LINE, share)
            facts = [(name, fitted_name(name, room, of_name), of_name)]
            facts += [(text, fitted_text(text, room, of_line, 2, self.breaker), of_line) for text in texts]
            if sum(len(fitted.lines) * fitted.size * style.leading for _text, fitted, style in facts) <= height:
                return facts
        raise TooLong(name)

    def _draw_head(self) -> float:
        """Seal, office and what the card is; gives where the head ends."""
        start = self.left
        if self.cards.seal:
            self.sheet.picture(self.cards.seal, start, self.top - SEAL, SEAL, SEAL, self.paper.gettext("the seal"))
            start += SEAL + 2 * MM
        room = self.right - start
        office = fitted_text(self.cards.organisation, room, CARD_OFFICE, 1, self.breaker)
        under = self._say(self.cards.organisation, office, CARD_OFFICE, start, self.top)
        kind = self.paper.gettext("Volunteer's card")
        under = self._say(kind, fitted_text(kind, room, CARD_KIND, 1, self.breaker), CARD_KIND, start, under)
        under = min(under, self.top - SEAL) - 1 * MM
        self.sheet.rules([(self.left, under, self.right, under)], 0.6)
        return under

    def _draw_photo_place(self) -> None:
        x, y = self.left, self.bottom
        right, top = x + PHOTO_WIDTH, y + PHOTO_HEIGHT
        self.sheet.path([f"{x:.2f} {y:.2f} {PHOTO_WIDTH:.2f} {PHOTO_HEIGHT:.2f} re"], RULE, 0.5)
        label = self.paper.gettext("photograph")
        fitted = fitted_text(label, PHOTO_WIDTH - 2 * MM, CARD_SMALL, 2, self.breaker)
        self._say(label, fitted, CARD_SMALL, (x + right) / 2, (y + top) / 2 + CARD_SMALL.line / 2, "center")

    def _signature(self, room: float) -> tuple[tuple[str, Fitted], tuple[str, Fitted]]:
        """Who signs, and as what: they stand at the lower edge, below the line to sign on."""
        signer = f"({self.cards.signer})" if self.cards.signer else "(" + "." * 40 + ")"
        position = self.cards.position or self.paper.gettext("Person in charge")
        return (
            (signer, fitted_name(signer, room, CARD_SMALL, 1)),
            (position, fitted_text(position, room, CARD_SMALL, 1, self.breaker)),
        )


def _smaller(style: Type, share: float) -> Type:
    return replace(style, size=style.size * share, floor=style.floor * share)
