"""What is chosen before printing: the printer, its tray, which pages, how many copies, which way the sheet lies."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.words import N_

MOST_COPIES = 99


class Orientation(Choice):
    """Which way the sheet lies in the printer."""

    AUTO = "auto", N_("As the pages lie")
    PORTRAIT = "portrait", N_("Upright")
    LANDSCAPE = "landscape", N_("Across")


@dataclass(frozen=True)
class Tray:
    """A paper tray: `key` is what the printer's driver knows it by, `name` what its maker calls it."""

    key: str
    name: str


@dataclass(frozen=True)
class Printer:
    """A printer of this computer, by the name that the system gives it."""

    name: str
    is_default: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintChoices:
    """How a paper is printed. An empty printer is the usual one, an empty tray the one the printer is set to,
    empty pages are all of them."""

    printer: str = ""
    tray: str = ""
    pages: str = ""
    copies: int = 1
    orientation: Orientation = Orientation.AUTO
