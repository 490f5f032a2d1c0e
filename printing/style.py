"""The style sheet of every paper: sizes, margins and the type scale, declared once (points unless a name says mm)."""

from dataclasses import dataclass
from typing import Literal

from db.domain.inks import Ink
from printing.fonts import BOLD, REGULAR

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)

Align = Literal["left", "center", "right"]
SHARES: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Of the white beside a line, how much stands before it."""


@dataclass(frozen=True)
class Type:
    """How one kind of text is set. `floor` is the size a long text may shrink to before it is broken over lines."""

    font: str
    size: float
    floor: float
    leading: float = 1.65
    """Height of a line in sizes: bold ขึ้ reaches 1.29 up and ตุ 0.35 down, and lines must never touch."""

    @property
    def line(self) -> float:
        return self.size * self.leading


BASELINE = 0.75
"""Where the baseline lies in the height of a line, from above."""

# lists
TITLE = Type(BOLD, 14, 11)
SUBTITLE = Type(REGULAR, 11, 9)
SECTION = Type(BOLD, 11, 9)
HEADING = Type(BOLD, 9.5, 8)
CELL = Type(REGULAR, 10, 8.5)
SIGNING_CELL = Type(REGULAR, 12, 9)
CLOSING = Type(REGULAR, 11, 9)
TOTAL = Type(BOLD, 11, 9)
FURNITURE = Type(REGULAR, 8.5, 7)

# certificates
NUMBER = Type(REGULAR, 14, 11)
ORGANISATION = Type(BOLD, 30, 22)
PRESENTS = Type(REGULAR, 20, 15)
NAME = Type(BOLD, 40, 33)
BODY = Type(REGULAR, 18, 15)
GIVEN = Type(REGULAR, 16, 13)
SIGNER = Type(REGULAR, 14, 11)
CODE = Type(REGULAR, 8, 8)

# volunteer cards
CARD_OFFICE = Type(BOLD, 10.5, 7.5)
CARD_KIND = Type(REGULAR, 9, 7.5)
CARD_NAME = Type(BOLD, 12.5, 9)
CARD_LINE = Type(REGULAR, 9, 7)
CARD_SMALL = Type(REGULAR, 7, 6)

# address labels
LABEL_NAME = Type(BOLD, 12, 8)
LABEL_LINE = Type(REGULAR, 11, 7.5)

# name badges
BADGE_OFFICE = Type(BOLD, 10.5, 7.5)
BADGE_EVENT = Type(REGULAR, 9, 7)
BADGE_NAME = Type(BOLD, 24, 14)
BADGE_NICKNAME = Type(REGULAR, 15, 10)
BADGE_LINE = Type(REGULAR, 11, 8)

# the tree of who invited whom
TREE_NAME = Type(REGULAR, 8.5, 6)
TREE_NOTE = Type(REGULAR, 6.5, 5.5)

# the page with the recovery key
RECOVERY_TITLE = Type(BOLD, 24, 18)
RECOVERY_OFFICE = Type(BOLD, 15, 11)
RECOVERY_GROUP = Type(BOLD, 22, 22)
RECOVERY_NUMBER = Type(REGULAR, 8.5, 8.5)
RECOVERY_HEADING = Type(BOLD, 12, 10)
RECOVERY_TEXT = Type(REGULAR, 11, 9.5)

# the report of a fiscal year
REPORT_TITLE = Type(BOLD, 16, 12)
REPORT_SUBTITLE = Type(REGULAR, 12, 10)
REPORT_PART = Type(BOLD, 13, 11)
REPORT_CAPTION = Type(BOLD, 10.5, 9)
REPORT_TEXT = Type(REGULAR, 11, 10)
REPORT_HEAD = Type(BOLD, 8.5, 7)
REPORT_CELL = Type(REGULAR, 9, 7.5)
REPORT_TOTAL = Type(BOLD, 9, 7)
REPORT_CHART = Type(REGULAR, 8.5, 8.5)

# the notice on personal data
NOTICE_TITLE = Type(BOLD, 16, 12)
NOTICE_OFFICE = Type(BOLD, 13, 10)
NOTICE_HEADING = Type(BOLD, 11, 9.5)
NOTICE_TEXT = Type(REGULAR, 10, 9, 1.6)

INK = (0.0, 0.0, 0.0)
RULE = (0.45, 0.45, 0.45)
SHADE = (0.93, 0.93, 0.93)
INKS = {
    Ink.BLACK: INK,
    Ink.GREEN: (0.12, 0.33, 0.30),
    Ink.BLUE: (0.10, 0.20, 0.42),
    Ink.RED: (0.48, 0.09, 0.13),
    Ink.GOLD: (0.62, 0.49, 0.22),
}
BESIDE = {Ink.GOLD: Ink.GREEN}
"""The second colour of a frame drawn in the first; else gold."""
