"""How a certificate looks, as data: paper, frame, pictures, and lines with their places (millimetres from above left).

A layout knows nobody: its lines hold placeholders. Frozen with a certificate it also holds the seal and the signatures
of that day, so that a reprint is as it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from db.domain.certificate_kinds import CertificateKind
from db.domain.choices import Choice
from db.domain.errors import FieldError, Translate
from db.domain.inks import Ink
from db.domain.layout_wording import NAMES, check_wording, placeholders_in
from db.domain.paper_choices import PaperDigits, PaperLanguage
from db.domain.words import N_

MOST_LINES = 24
MOST_MM = 420.0
LEAST_CODE = (26.5, 31.5)
"""Width and height in which the QR code of the longest name and course can be read, with the code below it."""


class PaperSize(Choice):
    """What certificates are printed on."""

    A4 = "a4", N_("A4")
    A5 = "a5", N_("A5")
    B5 = "b5", N_("B5")
    LETTER = "letter", N_("Letter")


class Orientation(Choice):
    """Which side is above."""

    LANDSCAPE = "landscape", N_("Landscape")
    PORTRAIT = "portrait", N_("Portrait")


class Frame(Choice):
    """The drawn frames."""

    NONE = "none", N_("No frame")
    CLASSIC = "classic", N_("Two lines with hollowed corners")
    DOUBLE = "double", N_("Plain double line")
    KRANOK = "kranok", N_("Kranok flames in the corners")
    LOTUS = "lotus", N_("Lotus petals all round")
    RIBBON = "ribbon", N_("Ribbon folded at the corners")


class Alignment(Choice):
    """Where lines stand in their box."""

    LEFT = "left", N_("Left")
    CENTER = "center", N_("Centred")
    RIGHT = "right", N_("Right")


class Weight(Choice):
    """How heavy letters are."""

    REGULAR = "regular", N_("Regular")
    BOLD = "bold", N_("Bold")


SIZES_MM: Mapping[PaperSize, tuple[float, float]] = {
    PaperSize.A4: (210.0, 297.0),
    PaperSize.A5: (148.0, 210.0),
    PaperSize.B5: (176.0, 250.0),
    PaperSize.LETTER: (215.9, 279.4),
}
"""Width and height upright."""


@dataclass(frozen=True, kw_only=True)
class Box:
    """A place on the paper."""

    left: float = 0.0
    top: float = 0.0
    width: float = 60.0
    height: float = 10.0

    def moved(self, right: float, down: float) -> Self:
        """As far as the edge of the largest paper, in tenths of a millimetre."""
        left, top = (min(max(round(value, 1), 0.0), MOST_MM) for value in (self.left + right, self.top + down))
        return replace(self, left=left, top=top)


@dataclass(frozen=True, kw_only=True)
class Line(Box):
    """Some words in a box, in the middle of its height; they shrink, then break, to stay within."""

    wording: str = ""
    size: float = 18.0
    align: Alignment = Alignment.CENTER
    weight: Weight = Weight.REGULAR
    ink: Ink = Ink.BLACK


@dataclass(frozen=True, kw_only=True)
class Seal(Box):
    """A seal; without a picture of its own that of the office."""

    picture: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Code(Box):
    """The QR code, and below it the code in letters."""

    width: float = LEAST_CODE[0]
    height: float = LEAST_CODE[1]


@dataclass(frozen=True, kw_only=True)
class Signatures(Box):
    """Where the one to three who sign stand side by side; `images` only once it is frozen, one for each who signed."""

    size: float = 14.0
    ink: Ink = Ink.BLACK
    images: tuple[bytes | None, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Signature(Box):
    """Where one of them stands, apart from the others."""

    size: float = 14.0
    align: Alignment = Alignment.CENTER
    ink: Ink = Ink.BLACK


ORIGIN_NAMES: Mapping[str, str] = {"passed": N_("Passed a course"), "took_part": N_("Took part")}
"""The layouts that come with the program."""
SEAL, CODE, SIGNATURES, PAGE = "seal", "code", "signatures", "page"
SINGLE = "signature-"
"""The beginning of the key of one who stands by itself."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Everything of a certificate but what it says of a person. Margins are where the frame stands."""

    language: PaperLanguage = PaperLanguage.THAI
    digits: PaperDigits = PaperDigits.THAI
    paper: PaperSize = PaperSize.A4
    orientation: Orientation = Orientation.LANDSCAPE
    margin_across: float = 9.0
    margin_down: float = 9.0
    frame: Frame = Frame.CLASSIC
    frame_ink: Ink = Ink.GOLD
    background: bytes | None = None
    seal: Seal | None = None
    code: Code | None = None
    signatures: Signatures | None = None
    single: tuple[Signature, ...] = ()
    """A place for each who signs, instead of the one they share; where more or fewer sign, they still share that."""
    lines: tuple[Line, ...] = ()

    @property
    def sheet_mm(self) -> tuple[float, float]:
        """Width and height as it lies."""
        across, down = SIZES_MM[self.paper]
        return (down, across) if self.orientation is Orientation.LANDSCAPE else (across, down)

    def elements(self) -> Iterator[tuple[str, Box]]:
        """Everything that has a place, by a key that stays while nothing is added or taken away."""
        signing: list[tuple[str, Box | None]] = [(signature_key(place), one) for place, one in enumerate(self.single)]
        signing = signing or [(SIGNATURES, self.signatures)]
        for key, box in ((SEAL, self.seal), *signing, (CODE, self.code)):
            if box is not None:
                yield key, box
        for place, line in enumerate(self.lines):
            yield line_key(place), line

    def element(self, key: str) -> Box | None:
        return dict(self.elements()).get(key)

    def with_element(self, key: str, box: Box | None) -> Self:
        """The same with another element under the key, or (None) without it."""
        if key in (SEAL, CODE, SIGNATURES):
            return replace(self, **{key: box})  # type: ignore[arg-type]
        if key.startswith(SINGLE):
            place, one = int(key.removeprefix(SINGLE)), (box,) if isinstance(box, Signature) else ()
            single = (*self.single[:place], *one, *self.single[place + 1 :])
            return replace(self, single=single, signatures=self.signatures if single else None)
        place = int(key.removeprefix("line"))
        inside = (box,) if isinstance(box, Line) else ()
        return replace(self, lines=(*self.lines[:place], *inside, *self.lines[place + 1 :]))

    def with_line(self, line: Line) -> Self:
        """One line more, the last."""
        return replace(self, lines=(*self.lines, line))


def line_key(place: int) -> str:
    return f"line{place}"


def signature_key(place: int) -> str:
    return f"{SINGLE}{place}"


@dataclass(frozen=True, kw_only=True)
class KeptLayout:
    """A layout of the office. `origin` names the built-in one it is, whose `layout` is as it came while not changed;
    `is_for` are the kinds of certificate that take it unless another is chosen."""

    id: int = 0
    revision: int = 0
    name: str = ""
    origin: str = ""
    is_changed: bool = True
    is_binned: bool = False
    is_for: tuple[CertificateKind, ...] = ()
    layout: Layout = Layout()


def title_of(kept: KeptLayout, translate: Translate) -> str:
    """How the layout is called."""
    return translate(ORIGIN_NAMES[kept.origin]) if kept.origin else kept.name


def frozen(layout: Layout, seal: bytes | None, images: tuple[bytes | None, ...]) -> Layout:
    """The layout with this seal of the office and these signatures for good."""
    kept_seal, signatures = layout.seal, layout.signatures
    if kept_seal is not None and kept_seal.picture is None:
        kept_seal = replace(kept_seal, picture=seal) if seal else None
    if signatures is not None:
        signatures = replace(signatures, images=images)
    return replace(layout, seal=kept_seal, signatures=signatures)


@dataclass(frozen=True)
class LayoutProblem:
    """Something about an element (or PAGE); `field` names what to mend. One that is no error is only pointed out."""

    key: str
    error: FieldError
    field: str = ""
    is_error: bool = True


def rule_problems(layout: Layout) -> tuple[LayoutProblem, ...]:
    """What is wrong without measuring letters: wording, places outside of the paper, nobody named."""
    found = []
    across, down = layout.sheet_mm
    for key, box in layout.elements():
        if box.left + box.width > across + 0.05 or box.top + box.height > down + 0.05:
            found.append(LayoutProblem(key, FieldError(N_("This reaches over the edge of the paper.")), "left"))
        elif is_outside_margins(layout, box):
            notice = FieldError(N_("This reaches into the margin, where the frame stands."))
            found.append(LayoutProblem(key, notice, "left", is_error=False))
        if isinstance(box, Line):
            found += _wording_problems(key, box)
    if not any(NAMES & set(placeholders_in(line.wording)) for line in layout.lines):
        nobody = FieldError(N_("No line says whose certificate it is; put {example} into one."), example="{name}")
        found.append(LayoutProblem(PAGE, nobody))
    return tuple(found)


def is_outside_margins(layout: Layout, box: Box) -> bool:
    across, down = layout.sheet_mm
    return (
        box.left < layout.margin_across
        or box.top < layout.margin_down
        or box.left + box.width > across - layout.margin_across
        or box.top + box.height > down - layout.margin_down
    )


def _wording_problems(key: str, line: Line) -> Iterator[LayoutProblem]:
    try:
        check_wording(line.wording)
    except FieldError as error:
        yield LayoutProblem(key, error, "wording")
    if not line.wording.strip():
        yield LayoutProblem(key, FieldError(N_("This has to be filled in.")), "wording")
