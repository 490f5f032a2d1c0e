"""The first preview as quick to build as any other: its parts made once where nobody sees them, one at a time."""

from __future__ import annotations

import tkinter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui.preview_foot import MakingFoot
from ui.preview_looks import LookChoice, Looks
from ui.preview_making import PaperMaker
from ui.preview_pages import PageView
from ui.preview_stock import StockPanel
from ui.preview_tools import PageNumber, PreviewTools
from ui.preview_top import TOP_ICONS, top_button

if TYPE_CHECKING:
    from ui.desk import Desk

NAME: Final = Path("sample.pdf")


def build_parts(parent: tkinter.Misc, desk: Desk) -> Iterator[None]:
    """In the window's thread, a few milliseconds each; what stays when they are gone are their styles and pictures,
    which ttkbootstrap draws when a widget first asks for them."""
    from printing.preview import Pages
    from printing.readiness import sample_paper

    hidden = ttk.Frame(parent)
    for icon in TOP_ICONS:
        top_button(hidden, icon, hidden.update_idletasks)
        yield
    view = PageView(hidden, Pages(NAME, sample_paper()), lambda _page, _count, _scale: None)
    yield
    PageNumber(hidden, view)
    yield
    PreviewTools(hidden, view, view.fit)
    yield
    StockPanel(hidden, view.fit)
    yield
    LookChoice(hidden, Looks(lambda: [NAME.stem]), view.fit)
    yield
    MakingFoot(hidden, PaperMaker(desk, NAME, "", lambda _path, _paper, _progress: None), begun=False)
    yield
    hidden.destroy()
