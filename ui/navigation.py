"""The column at the left: where to go."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import ttkbootstrap as ttk

from ui import dpi, fonts, language, theme
from ui.glyphs import put_icon
from ui.language import _
from ui.pages import Page

REST = "ghost"
HERE = "primary"
PADDING: Final = (14, 7)
"""Pixels at 96 dpi beside and above the words of a button."""
FRAME: Final = 3
"""Pixels at 96 dpi that the frame and the ring of the keyboard take above the words."""

Font = str | tuple[str, int]
USUAL: Final = "TkDefaultFont"
SMALLEST: Final = 8
"""Points that can still be read."""


class Navigation(ttk.Frame):
    """A button a page; the page in sight is marked. `on_go(name)` is called by a click, by Enter or by Control
    with the number of the place."""

    def __init__(self, parent: tkinter.Misc, pages: Sequence[Page], on_go: Callable[[str], object]) -> None:
        super().__init__(parent, padding=(theme.Space.SMALL, theme.Space.MEDIUM))
        self.pages = [page for page in pages if not page.under]
        self._over = {page.name: page.under for page in pages if page.under}
        self._here = ""
        self._count = len(self.pages)
        self._buttons: dict[str, ttk.Button] = {}
        self._styles: set[str] = set()
        self._above = dpi.px(PADDING[1])
        self._font: Font = USUAL
        self._between = theme.Space.HAIR
        for page in self.pages:
            if page.at_foot:
                continue
            self._add(page, on_go).pack(fill="x", pady=theme.Space.HAIR)
        self._gap = ttk.Frame(self)
        self._gap.pack(fill="both", expand=True)
        for page in self.pages:
            if page.at_foot:
                self._add(page, on_go).pack(fill="x", pady=theme.Space.HAIR)
        language.follow_language(self, self._relabel)
        self.bind("<Configure>", lambda _event: self._fit(), add=True)
        theme.follow_text_size(self, self._fit)
        theme.follow_looks(self, self._style_anew)

    def _fit(self) -> None:
        """Large letters in a low window: buttons come closer together, then their letters become smaller, before the
        last of them is cut off."""
        each = (self.winfo_height() - 2 * theme.Space.MEDIUM) // self._count - 2 * dpi.px(FRAME)
        between = theme.Space.HAIR if each - 2 * theme.Space.HAIR >= fonts.line_height(self) else 0
        room = each - 2 * between
        self._stand_apart(between)
        above = max(0, min(dpi.px(PADDING[1]), (room - fonts.line_height(self)) // 2))
        font = self._font_of(room)
        if self.winfo_height() > 1 and (above, font) != (self._above, self._font):
            self._above, self._font = above, font
            for style in self._styles:
                self._pad(style)

    def _stand_apart(self, between: int) -> None:
        """So many pixels above and below each button."""
        if self.winfo_height() > 1 and between != self._between:
            self._between = between
            for button in self._buttons.values():
                if button.winfo_manager():
                    button.pack_configure(pady=between)

    def _style_anew(self) -> None:
        """Each dpi has styles of its own, and larger distances."""
        self._styles.clear()
        self._above = dpi.px(PADDING[1])
        for page in self.pages:
            self._dress(page, HERE if page.name == self._here else REST)
        self._fit()

    def _font_of(self, room: int) -> Font:
        """The usual one, or the same in a size whose lines are `room` pixels high."""
        line = fonts.line_height(self)
        if line <= room:
            return USUAL
        family, points = (self.tk.call("font", "actual", USUAL, option) for option in ("-family", "-size"))
        return str(family), max(SMALLEST, int(points) * room // line)

    def _pad(self, style: str) -> None:
        padding = dpi.px(PADDING[0]), self._above
        self.tk.call("ttk::style", "configure", style, "-padding", padding, "-font", self._font)

    def _add(self, page: Page, on_go: Callable[[str], object]) -> ttk.Button:
        text = " " + _(page.label)
        button = ttk.Button(self, text=text, command=lambda: on_go(page.name))
        self._buttons[page.name] = button
        self._dress(page, REST)
        return button

    def show_pages(self, names: Iterable[str]) -> None:
        """Leave out the pages that are not among these, for whoever is signed in now."""
        shown = set(names)
        for page in self.pages:
            button = self._buttons[page.name]
            if page.name not in shown:
                button.pack_forget()
            elif not button.winfo_manager():
                self._put(page, shown)
        self._count = len([page for page in self.pages if page.name in shown])
        self._fit()

    def _put(self, page: Page, shown: set[str]) -> None:
        """Bring a button back to its place, above the next one of its group that is there."""
        later = self.pages[self.pages.index(page) + 1 :]
        group = [each for each in later if each.at_foot is page.at_foot and each.name in shown]
        below = [self._buttons[each.name] for each in group if self._buttons[each.name].winfo_manager()]
        before = below[0] if below else None if page.at_foot else self._gap
        options = {"before": before} if before is not None else {}
        self._buttons[page.name].pack(fill="x", pady=self._between, **options)

    def mark(self, name: str) -> None:
        """Show which page is in sight, or the one it is under."""
        name = self._over.get(name, name)
        for page in self.pages:
            if page.name in (self._here, name):
                self._dress(page, HERE if page.name == name else REST)
        self._here = name

    def _dress(self, page: Page, bootstyle: str) -> None:
        """Words stand at the left."""
        button = self._buttons[page.name]
        button.configure(bootstyle=bootstyle)
        style = f"Page.{button.cget('style')}"
        if style not in self._styles:
            self._styles.add(style)
            self.tk.call("ttk::style", "configure", style, "-anchor", "w")
            self._pad(style)
        self.tk.call(button, "configure", "-style", style)
        put_icon(button, page.icon)

    def _relabel(self) -> None:
        for page in self.pages:
            self._buttons[page.name].configure(text=" " + _(page.label))
