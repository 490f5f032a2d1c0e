"""A place whose content may be taller than it: a bar only when needed, wheel, and the focus kept in sight."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import dpi
from ui.shortcuts import bind_tag

WHEEL_PIXELS: Final = 60
MARGIN: Final = 24
BREATH_MS: Final = 250
ENOUGH: Final = 3
GROWN: Final = "<<Grown>>"
"""Sent by a widget inside that shows more than before and has to be in sight whole."""
# These turn the wheel themselves.
OWN_WHEEL: Final = frozenset({"Treeview", "Text", "Listbox", "TCombobox", "TSpinbox"})


class ScrollArea(ttk.Frame):
    """Put content into `.inside`, then call `adopt()` once it is built."""

    def __init__(self, parent: tkinter.Misc, *, padding: int = 0) -> None:
        super().__init__(parent)
        self._canvas = ttk.Canvas(self, highlightthickness=0, borderwidth=0, yscrollincrement=1)
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._bar.set)
        self._canvas.grid(row=0, column=0, sticky="nsew")
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.inside = ttk.Frame(self._canvas, padding=padding)
        self._item = self._canvas.create_window(0, 0, anchor="nw", window=self.inside)
        self._tag = f"Scroll{self.inside}"
        self._most_height = 0
        self._times_shown = 0
        self._breath: str | None = None
        self.inside.bind("<Configure>", lambda _event: self._fit(), add=True)
        self._canvas.bind("<Configure>", lambda _event: self._fit(), add=True)
        # A canvas that its content covers is never exposed: what was resized while out of sight is redrawn by asking.
        self._canvas.bind("<Map>", lambda _event: self._fit(), add=True)
        self._bind_tag()

    def adopt(self) -> None:
        """Let the wheel and the focus work over everything inside; call again after adding widgets."""
        waiting: list[tkinter.Misc] = [self._canvas, self.inside]
        while waiting:
            widget = waiting.pop()
            tags = widget.bindtags()
            if self._tag not in tags:
                widget.bindtags((*tags, self._tag))
            waiting += [child for child in widget.winfo_children() if not isinstance(child, tkinter.Toplevel)]

    def wish_size(self, most_width: int, most_height: int) -> None:
        """Be as large as the content, up to a limit."""
        self.update_idletasks()
        width, height = self.inside.winfo_reqwidth(), self.inside.winfo_reqheight()
        self._canvas.configure(width=min(width, most_width), height=min(height, most_height))
        self._most_height = most_height

    def be_high(self, height: int) -> None:
        """As high as this, whatever the content is."""
        if height != self._canvas.winfo_reqheight():
            self._canvas.configure(height=height)

    def grow(self, then: Callable[[], object] = lambda: None) -> None:
        """Take in what the content shows more than before, as far as the wish for a size went; else it scrolls.

        It happens when the content has been laid out, and `then` follows. Waiting for that here would never end on
        Windows, where a dialog that grows is told of its size within the wait.
        """

        def take_in() -> None:
            if not self.winfo_exists():
                return
            wanted = min(self.inside.winfo_reqheight(), self._most_height)
            if wanted > self._canvas.winfo_reqheight():
                self._canvas.configure(height=wanted)
            self._fit()
            then()

        self.nametowidget(".").after_idle(take_in)

    def scroll(self, pages: float) -> None:
        """Move by a share of what is in sight, down or (negative) up."""
        if self._is_taller():
            self._canvas.yview_scroll(round(pages * self._canvas.winfo_height()), "units")

    def see(self, widget: tkinter.Misc) -> None:
        """Scroll until `widget` is in sight."""
        top = widget.winfo_rooty() - self.inside.winfo_rooty()
        bottom = top + widget.winfo_height()
        start = int(self._canvas.canvasy(0))
        height = self._canvas.winfo_height()
        if top - dpi.px(MARGIN) < start:
            self._canvas.yview_scroll(top - dpi.px(MARGIN) - start, "units")
        elif bottom + dpi.px(MARGIN) > start + height:
            self._canvas.yview_scroll(bottom + dpi.px(MARGIN) - start - height, "units")

    def _bind_tag(self) -> None:
        bind_tag(self, self._tag, "<MouseWheel>", lambda event: self._wheel(event, event.delta > 0))
        bind_tag(self, self._tag, "<Button-4>", lambda event: self._wheel(event, True))
        bind_tag(self, self._tag, "<Button-5>", lambda event: self._wheel(event, False))
        bind_tag(self, self._tag, "<FocusIn>", self._on_focus)
        bind_tag(self, self._tag, GROWN, self._on_grown)

    def _wheel(self, event: tkinter.Event, up: bool) -> None:
        if self._is_taller() and event.widget.winfo_class() not in OWN_WHEEL:
            self._canvas.yview_scroll(dpi.px(-WHEEL_PIXELS if up else WHEEL_PIXELS), "units")

    def _on_focus(self, event: tkinter.Event) -> None:
        if self._is_taller() and event.widget not in (self._canvas, self.inside):
            self.see(event.widget)

    def _on_grown(self, event: tkinter.Event) -> None:
        self.grow(lambda: self.see(event.widget))

    def _is_taller(self) -> bool:
        return self.inside.winfo_reqheight() > self._canvas.winfo_height()

    def _fit(self) -> None:
        height = max(self.inside.winfo_reqheight(), self._canvas.winfo_height())
        self._canvas.itemconfigure(self._item, width=self._canvas.winfo_width(), height=height)
        self._canvas.configure(scrollregion=(0, 0, 0, height))
        if self._is_taller():
            self._show_bar()
        elif self._times_shown < ENOUGH:
            self._bar.grid_remove()
            self._canvas.yview_moveto(0)

    def _show_bar(self) -> None:
        """Content that is lower beside the bar than without it would let the bar come and go for ever: after a few
        times in one breath it stays."""
        if self._bar.winfo_manager():
            return
        self._bar.grid(row=0, column=1, sticky="ns")
        self._times_shown += 1
        if self._breath is None:
            self._breath = self.nametowidget(".").after(BREATH_MS, self._breathe)

    def _breathe(self) -> None:
        self._breath, self._times_shown = None, 0

    def destroy(self) -> None:
        if self._breath is not None:
            self.nametowidget(".").after_cancel(self._breath)
            self._breath = None
        super().destroy()
