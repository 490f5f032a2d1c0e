"""Address labels: one for each household, on A4 sheets of labels as they are sold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from db.domain.address_labels import AddressLabel, LabelSheet
from db.domain.errors import Progress
from printing.clusters import MissingGlyph
from printing.fitting import Fitted, TooLong, fitted_name, fitted_text, sizes
from printing.fonts import REGULAR
from printing.output import NothingToPrint, put
from printing.paper import Paper
from printing.reading import Read, read_as
from printing.sheet import Sheet
from printing.style import A4, LABEL_LINE, LABEL_NAME, MM, Type

EDGE: Final = 4 * MM
SMALLEST_SHARE: Final = 0.5
PROGRESS_STEP: Final = 50


@dataclass(frozen=True)
class Places:
    """Labels of one size side by side in the middle of an A4 sheet; sizes in points, `gap` between columns."""

    width: float
    height: float
    across: int
    down: int
    gap: float = 0.0

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of a label, counted along the rows from above."""
        left = (A4[0] - self.across * self.width - (self.across - 1) * self.gap) / 2
        top = (A4[1] + self.down * self.height) / 2
        return left + place % self.across * (self.width + self.gap), top - place // self.across * self.height


PLACES: Final = {
    LabelSheet.FULL_24: Places(70 * MM, 37 * MM, 3, 8),
    LabelSheet.APART_24: Places(63.5 * MM, 33.9 * MM, 3, 8, 2.5 * MM),
    LabelSheet.APART_21: Places(63.5 * MM, 38.1 * MM, 3, 7, 2.5 * MM),
    LabelSheet.APART_14: Places(99.1 * MM, 38.1 * MM, 2, 7, 2.5 * MM),
}


@dataclass(frozen=True, kw_only=True)
class AddressLabels:
    """`first` is the place of the first label on a sheet that was begun before, `ending` the last line of each."""

    labels: Sequence[AddressLabel]
    sheet: LabelSheet = LabelSheet.FULL_24
    first: int = 1
    ending: str = ""


def write_address_labels(
    wanted: AddressLabels, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong, NothingToPrint or NotWritten, and then leaves no file behind."""
    if not wanted.labels:
        raise NothingToPrint
    places = PLACES[wanted.sheet]
    sheet = Sheet(A4, paper.gettext("Address labels"), paper)
    for number, label in enumerate(wanted.labels):
        place = (number + wanted.first - 1) % (places.across * places.down)
        if number and not place:
            sheet.next_page()
        try:
            _draw(sheet, places, place, _texts(label, wanted.ending, paper), paper)
        except MissingGlyph as problem:
            raise problem.of(label.head or label.house) from None
        if progress and number % PROGRESS_STEP == 0:
            progress(number, len(wanted.labels))
    put(sheet.finished(), target)
    if progress:
        progress(len(wanted.labels), len(wanted.labels))


def _texts(label: AddressLabel, ending: str, paper: Paper) -> tuple[str, str, str]:
    """To whom, the house, the rest of the address."""
    _ = paper.gettext
    house = _("House {house}").format(house=label.house)
    moo = _("Moo {moo}").format(moo=label.moo) if label.moo else ""
    address = paper.prose(" ".join(filter(None, (house, moo, label.community))))
    return label.head or _("The head of the house"), address, paper.prose(ending)


def _draw(sheet: Sheet, places: Places, place: int, texts: tuple[str, str, str], paper: Paper) -> None:
    left, top = places.corner(place)
    room, height = places.width - 2 * EDGE, places.height - 2 * EDGE
    block = _fitted(texts, room, height, paper)
    lines: list[Read] = []
    under = top - (places.height - _height(block)) / 2
    for text, fitted, style in block:
        found, under = read_as(text, fitted, style, left + EDGE, under)
        lines += found
    sheet.read(left, top - places.height / 2, places.width, lines, REGULAR)


def _fitted(texts: tuple[str, str, str], room: float, height: float, paper: Paper) -> list[tuple[str, Fitted, Type]]:
    """All of them smaller where they would not have room one below the other."""
    name, *rest = texts
    breaker = paper.breaker()
    for share in sizes(1.0, SMALLEST_SHARE):
        of_name, of_line = _smaller(LABEL_NAME, share), _smaller(LABEL_LINE, share)
        found = [(name, fitted_name(name, room, of_name), of_name)]
        found += [(text, fitted_text(text, room, of_line, 3, breaker), of_line) for text in rest if text]
        if _height(found) <= height:
            return found
    raise TooLong(name)


def _height(texts: list[tuple[str, Fitted, Type]]) -> float:
    return sum(len(fitted.lines) * fitted.size * style.leading for _text, fitted, style in texts)


def _smaller(style: Type, share: float) -> Type:
    return replace(style, size=style.size * share, floor=style.floor * share)
