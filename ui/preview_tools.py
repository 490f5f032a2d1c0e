"""The tools over a paper that is looked at: which page, how large, the small pages; each with the key that does it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db.domain.digits import is_digits, to_arabic
from ui.flow import Flow
from ui.language import _, follow_language
from ui.theme import Space

if TYPE_CHECKING:
    from ui.preview_pages import PageView


class PageNumber(ttk.Frame):
    """The page in sight: typed over and Enter, another is; Esc leaves it as it was."""

    def __init__(self, parent: tkinter.Misc, view: PageView) -> None:
        super().__init__(parent)
        self._view = view
        self.typed = tkinter.StringVar(self)
        self.count: int | None = None
        self._page = 0
        self.label = ttk.Label(self)
        self.before, self.behind = self._turner("chevron-left", -1), self._turner("chevron-right", 1)
        self.entry = ttk.Entry(self, textvariable=self.typed, width=6, justify="right")
        self.of = ttk.Label(self)
        for part in (self.label, self.before, self.entry, self.of, self.behind):
            part.pack(side="left", padx=(0, Space.TIGHT))
        for key in ("<Return>", "<KP_Enter>"):
            self.entry.bind(key, lambda _event: self._go(), add=True)
        self.entry.bind("<Escape>", lambda _event: self._leave(), add=True)
        self.entry.bind("<FocusOut>", lambda _event: self._restore(), add=True)
        follow_language(self, self._relabel)

    def _turner(self, icon: str, way: int) -> ttk.Button:
        return ttk.Button(
            self, icon=icon, icon_only=True, bootstyle="ghost", takefocus=False, command=lambda: self._view.turn(way)
        )

    def show(self, page: int, count: int | None) -> None:
        """`count` None: nobody knows yet how many there are."""
        self._page, self.count = page, count
        self._restore()
        self._relabel()

    def start(self) -> None:
        """Type over it."""
        self.entry.focus_set()
        self.entry.selection_range(0, "end")
        self.entry.icursor("end")

    def _go(self) -> str:
        text = to_arabic(self.typed.get()).strip().replace(",", "")
        if is_digits(text) and 1 <= int(text) <= self._view.pages.count:
            self._view.go(int(text) - 1)
            return self._leave()
        self.entry.state(["invalid"])
        self.entry.selection_range(0, "end")
        return "break"

    def _leave(self) -> str:
        self._restore()
        self._view.canvas.focus_set()
        return "break"

    def _restore(self) -> None:
        self.entry.state(["!invalid"])
        self.typed.set(f"{self._page + 1}")

    def _relabel(self) -> None:
        self.label.configure(text=_("Page") + "  Ctrl+G")
        self.of.configure(text=_("of {count}").format(count="…" if self.count is None else f"{self.count:,}"))


class PreviewTools(Flow):
    """`finder` is put at their end; `on_small_pages` shows and hides the small pages."""

    def __init__(self, parent: tkinter.Misc, view: PageView, on_small_pages: Callable[[], object]) -> None:
        super().__init__(parent, Space.MEDIUM)
        self.number = PageNumber(self, view)
        zoom = ttk.Frame(self)
        self.smaller = self._small(zoom, "zoom-out", view.zoom_out)
        self.percent = ttk.Label(zoom, width=6, anchor="center")
        self.percent.pack(side="left")
        self.larger = self._small(zoom, "zoom-in", view.zoom_in)
        self.fit, self.width, self.small_pages = (
            ttk.Button(self, text=" ", bootstyle="outline", padding=(Space.SMALL, Space.TIGHT), command=act)
            for act in (view.fit, view.fit_width, on_small_pages)
        )
        follow_language(self, self._relabel)

    def arrange(self) -> None:
        """In lines, each part at half the height of its line."""
        super().arrange()
        lines: dict[str, list[tkinter.Widget]] = {}
        for part in self.children.values():
            lines.setdefault(str(part.place_info()["y"]), []).append(part)
        for top, parts in lines.items():
            height = max(part.winfo_reqheight() for part in parts)
            for part in parts:
                part.place_configure(y=int(top) + (height - part.winfo_reqheight()) // 2)

    def _small(self, parent: tkinter.Misc, icon: str, act: Callable[[], object]) -> ttk.Button:
        button = ttk.Button(parent, icon=icon, icon_only=True, bootstyle="ghost", takefocus=False, command=act)
        button.pack(side="left")
        return button

    def show(self, page: int, count: int | None, scale: float) -> None:
        self.number.show(page, count)
        self.percent.configure(text=f"{scale * 72 / 96 * 100:.0f} %")

    def _relabel(self) -> None:
        self.fit.configure(text=_("Whole page") + "  0")
        self.width.configure(text=_("Full width") + "  W")
        self.small_pages.configure(text=_("Small pages") + "  T")
