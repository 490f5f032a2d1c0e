"""Keys of the pages before the office is open: the text larger and smaller, and what F1 says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ui import fonts, preferences, theme
from ui.shortcuts import LARGER, SMALLER, bind_if_known

if TYPE_CHECKING:
    from ui.front_page import FrontPage


def serve(page: FrontPage, folder: Path) -> None:
    """For as long as the page lives; the size is kept in the office's folder, for the desk too."""
    for sequence in LARGER:
        bind_if_known(page, page.window, sequence, lambda _event: change_text_size(page, folder, fonts.STEP))
    for sequence in SMALLER:
        bind_if_known(page, page.window, sequence, lambda _event: change_text_size(page, folder, -fonts.STEP))
    bind_if_known(page, page.window, "<F1>", lambda _event: show_help(page))


def change_text_size(page: FrontPage, folder: Path, step: int) -> None:
    """By some per cent, within what is on offer."""
    known = preferences.load(folder)
    known = replace(known, text_size=fonts.clamp_percent(known.text_size + step))
    theme.set_text_size(page.window, known.text_size)
    preferences.save(folder, known)


def show_help(page: FrontPage) -> None:
    """What the page is for, and its keys."""
    from ui import dialogs, help_page
    from ui.language import _

    dialogs.show_message(page, help_page.text_before(page.purpose), _("Help"))
