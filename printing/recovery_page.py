"""The page with the recovery key: one sheet for the safe, with all that whoever finds it years later must know."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from printing.fitting import fitted_text
from printing.fonts import REGULAR, font
from printing.output import put
from printing.paper import Paper
from printing.reading import Read
from printing.sheet import Sheet
from printing.style import (
    A4,
    MM,
    RECOVERY_GROUP,
    RECOVERY_HEADING,
    RECOVERY_NUMBER,
    RECOVERY_OFFICE,
    RECOVERY_TEXT,
    RECOVERY_TITLE,
    RULE,
    SHADE,
    Type,
)

EDGE = 22 * MM
ACROSS = 4
BOX_HEIGHT = 20 * MM
BETWEEN = 3 * MM
INDENT = 7 * MM
MOST_LINES = 6
SIGN_STEP = 11 * MM


@dataclass(frozen=True, kw_only=True)
class RecoveryPage:
    """`key` as db.domain.recovery_key writes it, in groups with hyphens; `office` "" where it has no name yet."""

    office: str
    made_on: date
    key: str


def recovery_page(page: RecoveryPage, target: Path | BinaryIO, paper: Paper) -> None:
    """One A4 page as PDF. Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    sheet = Sheet(A4, paper.gettext("Recovery key"), paper)
    drawing = RecoveryDrawing(sheet, page, paper)
    drawing.head()
    drawing.key()
    drawing.explanations()
    drawing.lines_to_fill()
    put(sheet.finished(), target)


class RecoveryDrawing:
    """The page from its upper edge downwards; `top` is where the next thing may begin."""

    def __init__(self, sheet: Sheet, page: RecoveryPage, paper: Paper) -> None:
        self.sheet, self.page, self.paper = sheet, page, paper
        self.room = A4[0] - 2 * EDGE
        self.top = A4[1] - EDGE
        self.breaker = paper.breaker(page.office)

    def head(self) -> None:
        """What it is, whose, and since when."""
        _ = self.paper.gettext
        self._centred(_("Recovery key"), RECOVERY_TITLE)
        self._centred(self.page.office or _("(office without a name)"), RECOVERY_OFFICE)
        made = _("Made on {date}").format(date=self.paper.long_date(self.page.made_on))
        self._centred(made, RECOVERY_TEXT)
        self.top -= 5 * MM

    def key(self) -> None:
        """Each group in a box of its own with its number, by which the program names a mistyped one.

        Digits are never Thai here: they are typed as they stand.
        """
        groups = self.page.key.split("-")
        width = (self.room - (ACROSS - 1) * BETWEEN) / ACROSS
        for place, group in enumerate(groups):
            left = EDGE + place % ACROSS * (width + BETWEEN)
            bottom = self.top - (place // ACROSS + 1) * (BOX_HEIGHT + BETWEEN) + BETWEEN
            self._box(left, bottom, width, str(place + 1), group)
        self.top -= -(-len(groups) // ACROSS) * (BOX_HEIGHT + BETWEEN)

    def _box(self, left: float, bottom: float, width: float, number: str, group: str) -> None:
        """The number and then the group is read before what stands in the next box, without white in the group."""
        self.sheet.filled(left, bottom, width, BOX_HEIGHT, SHADE)
        self.sheet.path([f"{left:.2f} {bottom:.2f} {width:.2f} {BOX_HEIGHT:.2f} re"], RULE, 0.8)
        style, step, measure = RECOVERY_GROUP, width / (len(group) + 1.5), font(RECOVERY_GROUP.font).width
        # apart from each other, so that nobody has to count letters
        middles = [left + step * (place + 1.25) for place in range(len(group))]
        places = tuple(x - measure(letter, style.size) / 2 for letter, x in zip(group, middles, strict=True))
        y = bottom + BOX_HEIGHT - 4.5 * MM
        lines = (
            Read(number, number + "\n", RECOVERY_NUMBER.size, left + 2 * MM, y, RECOVERY_NUMBER.font),
            Read(group, group + "\n", style.size, places[0], bottom + 5 * MM, style.font, places),
        )
        self.sheet.read(left, bottom + BOX_HEIGHT / 2, width + BETWEEN, lines, REGULAR)

    def explanations(self) -> None:
        """For whom the page is all there is: the PC is gone, or nobody knows a password any more."""
        _ = self.paper.gettext
        self.top -= 2 * MM
        self._part(
            _("What it is for"),
            _(
                "It opens the office's data when passwords are forgotten, and every backup on any computer when this "
                "one is broken or stolen. Without it and without a manager's password nobody can open them, not even "
                "whoever made the program."
            ),
        )
        self._part(
            _("Where to keep it"),
            _("Print two sheets. Put each into an envelope, seal it, and sign over the flap."),
            _("Keep one in the office's safe and one in another building, never beside the computer or with a stick."),
            _("Do not photograph it, send it by LINE or e-mail, or leave the file on a computer once it is printed."),
        )
        self._part(
            _("How to use it"),
            _("Install Mae Sariang Desk on the computer and choose “Restore from a backup”."),
            _("Choose the backup on the stick or in the folder, then type the eight groups of the key."),
            _("The program names the group in which a letter is wrong. Capitals and hyphens make no difference."),
        )
        self._part(
            _("If an envelope is lost or was opened"),
            _(
                "Whoever has this key and a backup can read all of the data. A manager makes a new key in the program "
                "at once; backups from before still open with the old one, so keep them away from others."
            ),
        )

    def _part(self, heading: str, *texts: str) -> None:
        self.top -= 3 * MM
        self._lines(EDGE, heading, RECOVERY_HEADING)
        for number, text in enumerate(texts, start=1):
            if len(texts) > 1:
                y = self.top - RECOVERY_TEXT.line * 0.75
                mark = self.paper.numerals(f"{number}.")
                self.sheet.text(EDGE + 1 * MM, y, mark, RECOVERY_TEXT.font, RECOVERY_TEXT.size)
            self._lines(EDGE + (INDENT if len(texts) > 1 else 0), text, RECOVERY_TEXT)

    def lines_to_fill(self) -> None:
        """By hand, because only people know where the envelope went."""
        _ = self.paper.gettext
        self.top -= 2 * MM
        for left, right in ((_("Kept at"), _("Put there on")), (_("By"), _("Signature"))):
            self.top -= SIGN_STEP
            self._blank(EDGE, left)
            self._blank(EDGE + self.room / 2 + BETWEEN, right)

    def _blank(self, left: float, label: str) -> None:
        style = RECOVERY_TEXT
        fitted = fitted_text(label, self.room / 4, style, 1, self.breaker)
        self.sheet.text(left, self.top, fitted.lines[0], style.font, fitted.size)
        self.sheet.dots(left + 27 * MM, self.top - 0.5 * MM, self.room / 2 - BETWEEN - 27 * MM)

    def _centred(self, text: str, style: Type) -> None:
        fitted = fitted_text(text, self.room, style, 2, self.breaker)
        self.top = self.sheet.lines(A4[0] / 2, self.top, fitted, style, "center")

    def _lines(self, left: float, text: str, style: Type) -> None:
        room = self.room + EDGE - left
        self.top = self.sheet.lines(left, self.top, fitted_text(text, room, style, MOST_LINES, self.breaker), style)
