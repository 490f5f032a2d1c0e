"""Letters on screen: a family whose Thai marks stand right on this platform, and their size."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass
from tkinter import font as tkfont
from typing import Final

from ui import private_fonts

# Windows and macOS place Thai marks; Tk on X11 does not, so there only a font whose marks stand
# right without shaping is readable (Sarabun's overprint each other).
FAMILIES: Final = {
    "win32": ("Leelawadee UI", "Sarabun", "TH Sarabun New", "Tahoma"),
    "aqua": ("Thonburi", "Sarabun", "Ayuthaya"),
    "x11": ("Loma", "Laksaman", "Garuda", "Waree", "Umpush", "DejaVu Sans"),
}
SMALLEST: Final = 100
LARGEST: Final = 200
STEP: Final = 10
BASE_POINTS: Final = 11

TITLE: Final = "DeskTitleFont"
SECTION: Final = "DeskSectionFont"
STRONG: Final = "DeskStrongFont"
SMALL: Final = "DeskSmallFont"


@dataclass(frozen=True)
class Letters:
    """One named font as a share of the text size."""

    share: float
    bold: bool = False


NAMED: Final = {
    "TkDefaultFont": Letters(1.0),
    "TkTextFont": Letters(1.0),
    "TkMenuFont": Letters(1.0),
    "TkHeadingFont": Letters(1.0, bold=True),
    "TkCaptionFont": Letters(1.1, bold=True),
    "TkSmallCaptionFont": Letters(0.9),
    "TkIconFont": Letters(1.0),
    "TkTooltipFont": Letters(0.9),
    "TkFixedFont": Letters(1.0),
    TITLE: Letters(1.6, bold=True),
    SECTION: Letters(1.2, bold=True),
    STRONG: Letters(1.0, bold=True),
    SMALL: Letters(0.9),
}


def choose_family(
    windowing_system: str, has: Callable[[str], bool], add_sarabun: Callable[[], object] = private_fonts.add_sarabun
) -> str:
    """The first wished-for family that this PC has; "" leaves the platform's own. A Windows without its Thai letters
    (an old one, or one without the Thai language pack) is lent Sarabun."""
    if windowing_system == "win32" and not has(FAMILIES["win32"][0]):
        add_sarabun()
    return next((family for family in FAMILIES.get(windowing_system, ()) if has(family)), "")


def _has_family(window: tkinter.Misc, family: str) -> bool:
    """Whether Tk would draw in this family: asking for one is faster than listing all."""
    actual = str(window.tk.call("font", "actual", (family, BASE_POINTS), "-family"))
    return actual.casefold() == family.casefold()


def clamp_percent(percent: int) -> int:
    """A text size between the smallest and the largest on offer."""
    return max(SMALLEST, min(LARGEST, percent))


def are_installed(window: tkinter.Misc) -> bool:
    """Whether `install` was done for this window."""
    return TITLE in tkfont.names(window)


def install(window: tkinter.Misc) -> str:
    """Make our named fonts and give every named font the Thai family; gives back the family."""
    windowing_system = str(window.tk.call("tk", "windowingsystem"))
    family = choose_family(windowing_system, lambda family: _has_family(window, family))
    existing = set(tkfont.names(window))
    for name, letters in NAMED.items():
        if name not in existing:
            window.tk.call("font", "create", name)
        options: tuple[str, ...] = ("-weight", "bold" if letters.bold else "normal")
        if family and name != "TkFixedFont":
            options += ("-family", family)
        window.tk.call("font", "configure", name, *options)
    resize(window, SMALLEST)
    return family


def resize(window: tkinter.Misc, percent: int) -> None:
    """All named fonts at `percent` of the ordinary size; widgets that use them follow at once."""
    size = BASE_POINTS * clamp_percent(percent) / 100
    for name, letters in NAMED.items():
        window.tk.call("font", "configure", name, "-size", round(size * letters.share))


def redraw(window: tkinter.Misc) -> None:
    """All named fonts in the sizes they have, at the dpi that Tk has now: it works out pixels only when told a size."""
    for name in NAMED:
        window.tk.call("font", "configure", name, "-size", window.tk.call("font", "configure", name, "-size"))


def line_height(window: tkinter.Misc, name: str = "TkDefaultFont") -> int:
    """Pixels from one line to the next in a named font."""
    return int(window.tk.call("font", "metrics", name, "-linespace"))


def enlargement(window: tkinter.Misc) -> float:
    """How many times the ordinary size letters are: 1.5 at 150 %."""
    return int(window.tk.call("font", "configure", "TkDefaultFont", "-size")) / BASE_POINTS


def text_width(window: tkinter.Misc, text: str, name: str = "TkDefaultFont") -> int:
    """Pixels that `text` takes in a named font."""
    return int(window.tk.call("font", "measure", name, text))
