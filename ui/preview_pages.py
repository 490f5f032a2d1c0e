"""The pages of a paper to be looked at: turned, zoomed, walked through, all by keyboard."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk
from PIL import ImageTk

from ui import theme
from ui.theme import Space

if TYPE_CHECKING:
    from printing.preview import Pages

ZOOM_STEP: Final = 1.25
LEAST_SCALE, MOST_SCALE = 0.2, 6.0
DESK_COLOUR: Final = "#e3e9e8"


class PageView(ttk.Frame):
    """Page Up, Page Down, Home, End turn pages; arrows walk; + and - zoom, 0 fits the window. `on_show(page, count,
    scale)` tells what is in sight."""

    def __init__(self, parent: tkinter.Misc, pages: Pages, on_show: Callable[[int, int, float], object]) -> None:
        super().__init__(parent)
        self._on_show = on_show
        self.pages = pages
        self.page = 0
        self.scale: float | None = None  # None: as large as fits
        self._photo: ImageTk.PhotoImage | None = None
        self._drawn: tuple[int, float] | None = None
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.canvas = tkinter.Canvas(self, highlightthickness=1, takefocus=True)
        self.canvas.configure(highlightcolor=theme.ACCENT, background=DESK_COLOUR)
        self.down = ttk.Scrollbar(self, orient="vertical", command=self.canvas.yview)
        self.across = ttk.Scrollbar(self, orient="horizontal", command=self.canvas.xview)
        self.canvas.configure(yscrollcommand=self.down.set, xscrollcommand=self.across.set)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self.canvas.bind("<Configure>", lambda _event: self.draw(), add=True)
        self._bind_keys()

    def show(self, pages: Pages) -> None:
        """Other pages; the place among them stays."""
        self.pages.close()
        self.pages = pages
        self.page = min(self.page, pages.count - 1)
        self._drawn = None
        self.draw()

    def destroy(self) -> None:
        self.pages.close()
        super().destroy()

    def _bind_keys(self) -> None:
        turns = {"Next": 1, "Prior": -1, "Home": -(10**6), "End": 10**6}
        for key, step in turns.items():
            self.canvas.bind(f"<{key}>", lambda _event, step=step: self.turn(step), add=True)  # type: ignore[misc]
        for key, pages in (("Down", 1), ("Up", -1)):
            self.canvas.bind(f"<{key}>", lambda _event, pages=pages: self._step(pages), add=True)  # type: ignore[misc]
        self.canvas.bind("<Right>", lambda _event: self.canvas.xview_scroll(3, "units"), add=True)
        self.canvas.bind("<Left>", lambda _event: self.canvas.xview_scroll(-3, "units"), add=True)
        for key in ("plus", "equal"):
            self.canvas.bind(f"<{key}>", lambda _event: self.zoom(ZOOM_STEP), add=True)
        self.canvas.bind("<minus>", lambda _event: self.zoom(1 / ZOOM_STEP), add=True)
        self.canvas.bind("<Key-0>", lambda _event: self.fit(), add=True)
        self.canvas.bind("<Button-1>", lambda _event: self.canvas.focus_set(), add=True)
        self.canvas.bind("<MouseWheel>", lambda event: self._step(-1 if event.delta > 0 else 1), add=True)
        self.canvas.bind("<Button-4>", lambda _event: self._step(-1), add=True)
        self.canvas.bind("<Button-5>", lambda _event: self._step(1), add=True)

    def turn(self, step: int) -> None:
        """Some pages on."""
        page = max(0, min(self.pages.count - 1, self.page + step))
        if page != self.page:
            self.page = page
            self.canvas.yview_moveto(0)
            self.draw()

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        self.scale = max(LEAST_SCALE, min(MOST_SCALE, self._scale() * factor))
        self.draw()

    def fit(self) -> None:
        """The whole page in sight."""
        self.scale = None
        self.draw()

    def _step(self, step: int) -> str:
        """Down or up the page, and from its end to the next."""
        top, bottom = self.canvas.yview()
        if (step > 0 and bottom >= 1) or (step < 0 and top <= 0):
            before = self.page
            self.turn(step)
            if step < 0 and self.page != before:
                self.canvas.yview_moveto(1)
        else:
            self.canvas.yview_scroll(step * 2, "units")
        return "break"

    def _scale(self) -> float:
        if self.scale is not None:
            return self.scale
        across, up = self.pages.size(self.page)
        around = 2 * Space.LARGE
        room = max(50, self.canvas.winfo_width() - around), max(50, self.canvas.winfo_height() - around)
        return max(LEAST_SCALE, min(MOST_SCALE, room[0] / across, room[1] / up))

    def draw(self) -> None:
        around = 2 * Space.LARGE
        if self.canvas.winfo_width() < around:
            return
        scale = self._scale()
        if (self.page, scale) != self._drawn:
            self._photo = ImageTk.PhotoImage(self.pages.picture(self.page, scale), master=self)
            self._drawn = (self.page, scale)
        assert self._photo is not None
        width, height = self._photo.width(), self._photo.height()
        whole = max(self.canvas.winfo_width(), width + around), max(self.canvas.winfo_height(), height + around)
        self.canvas.delete("all")
        left, top = (whole[0] - width) // 2, (whole[1] - height) // 2
        self.canvas.create_rectangle(
            left - 1, top - 1, left + width, top + height, outline=theme.QUIET_TEXT, fill="white"
        )
        self.canvas.create_image(left, top, anchor="nw", image=self._photo)
        self._show_bar(self.across, width + around > self.canvas.winfo_width(), row=1, column=0, sticky="ew")
        self._show_bar(self.down, height + around > self.canvas.winfo_height(), row=0, column=1, sticky="ns")
        self.canvas.configure(scrollregion=(0, 0, *whole), xscrollincrement=20, yscrollincrement=20)
        self._on_show(self.page, self.pages.count, scale)

    def _show_bar(self, bar: ttk.Scrollbar, needed: bool, **place: Any) -> None:
        """Bars only when zoomed: a fitted page must not change the room it was fitted into."""
        if needed and self.scale is not None:
            bar.grid(**place)
        else:
            bar.grid_remove()
