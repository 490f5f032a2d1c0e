"""Sarabun for this program alone, on a Windows without Thai letters of its own: nothing is installed for it."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

FACES: Final = ("Sarabun-Regular", "Sarabun-Bold")
FR_PRIVATE: Final = 0x10
"""No other program sees the font, and it is gone when this one ends."""


def add_sarabun() -> int:
    """Make Sarabun known to Tk; gives back how many faces were added. To be called before a font of it is asked for."""
    if sys.platform == "win32":
        return add(sarabun_files(), ctypes.windll.gdi32)
    return 0


def sarabun_files() -> list[Path]:
    """The files of the package that papers are printed with."""
    import fontpkg_sarabun

    return [fontpkg_sarabun.ROOT / "files" / f"{face}.ttf" for face in FACES]


def add(files: Iterable[Path], gdi: Any) -> int:
    """Register font files for the life of the process; a file that Windows can not take counts for nothing."""
    return sum(gdi.AddFontResourceExW(ctypes.c_wchar_p(str(file)), FR_PRIVATE, None) for file in files)
