"""The pages of a paper to be looked at: turned, zoomed, walked through, all by keyboard; what was found is marked."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import ttkbootstrap as ttk
from PIL import Image, ImageChops, ImageTk

from db.domain.digits import to_arabic
from db.domain.keyboard_layout import KEY_OF_THAI
from ui import theme
from ui.shortcuts import ALT, CONTROL, typed_letter
from ui.theme import Space

if TYPE_CHECKING:
    from printing.preview import Box, Pages

ZOOM_STEP: Final = 1.25
LEAST_SCALE, MOST_SCALE = 0.2, 6.0
NEARLY: Final = 0.005
DESK_COLOUR: Final = "#e3e9e8"
FOUND: Final = (255, 241, 140)
CURRENT: Final = (255, 190, 92)
CURRENT_LINE: Final = "#b35900"
SIGNS: Final = {"plus": "+", "equal": "=", "minus": "-", "KP_Add": "+", "KP_Subtract": "-"}

Fit = Literal["page", "width", "none"]
Marks = Callable[[int], Sequence[tuple["Box", bool]]]
"""Gives what is to be marked on a page, and whether it is the one that was gone to."""


def key_of(event: tkinter.Event) -> str:
    """What was typed, as the key gives it on the Latin layout in small letters: whichever one is on."""
    if isinstance(event.state, int) and event.state & (CONTROL | ALT):
        return ""
    typed = to_arabic(typed_letter(event)) or SIGNS.get(event.keysym, "")
    return (typed if typed.isascii() else KEY_OF_THAI.get(typed, typed)).lower()


class PageView(ttk.Frame):
    """Page Up, Page Down, Home, End turn pages; arrows walk; + and - zoom, 0 fits the page and W its width.
    `on_show(page, count, scale)` tells what is in sight."""

    def __init__(self, parent: tkinter.Misc, pages: Pages, on_show: Callable[[int, int, float], object]) -> None:
        super().__init__(parent)
        self._on_show = on_show
        self.pages = pages
        self.page = 0
        self.scale: float | None = None  # None: as large as fits
        self.fits: Fit = "page"
        self.marks: Marks = lambda _page: ()
        self._photo: ImageTk.PhotoImage | None = None
        self._picture: tuple[tuple[int, float], Image.Image] | None = None
        self._drawn: object = None
        self._fitted = 0.0
        self._corner = (0, 0)
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.canvas = tkinter.Canvas(self, highlightthickness=2, takefocus=True, width=1, height=1)
        self.canvas.configure(highlightcolor=theme.ACCENT, background=DESK_COLOUR)
        self.down = ttk.Scrollbar(self, orient="vertical", command=self.canvas.yview)
        self.across = ttk.Scrollbar(self, orient="horizontal", command=self.canvas.xview)
        self.canvas.configure(yscrollcommand=self.down.set, xscrollcommand=self.across.set)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self.canvas.bind("<Configure>", lambda _event: self.draw(), add=True)
        self._bind_keys()

    def show(self, pages: Pages) -> None:
        """Other pages; the place among them, and on the page, stays."""
        self.pages.close()
        self.pages = pages
        self.page = min(self.page, pages.count - 1)
        self._picture = self._drawn = None
        self.draw()

    def destroy(self) -> None:
        self.pages.close()
        super().destroy()

    def _bind_keys(self) -> None:
        bind = self.canvas.bind
        turns = {"Next": 1, "Prior": -1, "Home": -(10**6), "End": 10**6}
        for key, step in turns.items():
            bind(f"<{key}>", lambda _event, step=step: self.turn(step), add=True)  # type: ignore[misc]
        for key, pages in (("Down", 1), ("Up", -1)):
            bind(f"<{key}>", lambda _event, pages=pages: self._step(pages), add=True)  # type: ignore[misc]
        bind("<Right>", lambda _event: self.canvas.xview_scroll(3, "units"), add=True)
        bind("<Left>", lambda _event: self.canvas.xview_scroll(-3, "units"), add=True)
        bind("<Key>", self._on_key, add=True)
        bind("<Button-1>", lambda _event: self.canvas.focus_set(), add=True)
        bind("<MouseWheel>", lambda event: self._step(-1 if event.delta > 0 else 1), add=True)
        bind("<Button-4>", lambda _event: self._step(-1), add=True)
        bind("<Button-5>", lambda _event: self._step(1), add=True)

    def _on_key(self, event: tkinter.Event) -> None:
        act = {"+": self.zoom_in, "=": self.zoom_in, "-": self.zoom_out, "0": self.fit, "w": self.fit_width}.get(
            key_of(event)
        )
        if act is not None:
            act()

    # --- where, and how large ------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """Some pages on."""
        self.go(self.page + step)

    def go(self, page: int) -> None:
        """To a page, or the nearest there is."""
        page = max(0, min(self.pages.count - 1, page))
        if page != self.page:
            self.page = page
            self.canvas.yview_moveto(0)
            self.draw()

    def zoom_in(self) -> None:
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / ZOOM_STEP)

    def _zoom(self, factor: float) -> None:
        self.scale, self.fits = max(LEAST_SCALE, min(MOST_SCALE, self._scale() * factor)), "none"
        self.draw()

    def fit(self) -> None:
        """The whole page in sight."""
        self.scale, self.fits = None, "page"
        self.draw()

    def fit_width(self) -> None:
        """The page as wide as there is room; one walks down it."""
        self.scale, self.fits = None, "width"
        self.draw()

    def bring(self, box: Box) -> None:
        """A place on the page that is shown comes into sight, with some room around it."""
        left, top, right, bottom = self._on_canvas(box)
        for view, scroll, first, last, whole, room in (
            (self.canvas.xview, self.canvas.xview_moveto, left, right, self._whole()[0], self.canvas.winfo_width()),
            (self.canvas.yview, self.canvas.yview_moveto, top, bottom, self._whole()[1], self.canvas.winfo_height()),
        ):
            begun = view()[0] * whole
            if first < begun or last > begun + room:
                scroll(max(0.0, (first + last - room) / 2 / whole))

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
        room = max(50, self.winfo_width() - around), max(50, self.winfo_height() - around)
        fitting = min(room[0] / across, room[1] / up)
        if self.fits == "width":
            fitting = (room[0] - self.down.winfo_reqwidth()) / across
        if abs(fitting - self._fitted) > NEARLY * fitting:  # for a pixel of room no page is drawn anew
            self._fitted = max(LEAST_SCALE, min(MOST_SCALE, fitting))
        return self._fitted

    # --- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        if self.winfo_width() < 2 * Space.LARGE:
            return
        scale = self._scale()
        if self._picture is None or self._picture[0] != (self.page, scale):
            self._picture = (self.page, scale), self.pages.picture(self.page, scale)
        marks = self.marks(self.page)
        if self._photo is None or self._drawn != (self.page, scale, marks):
            self._photo = ImageTk.PhotoImage(self._marked(marks, scale), master=self)
            self._drawn = self.page, scale, marks
        width, height = self._photo.width(), self._photo.height()
        whole = self._whole()
        self.canvas.delete("all")
        left, top = self._corner = (whole[0] - width) // 2, (whole[1] - height) // 2
        self.canvas.create_rectangle(
            left - 1, top - 1, left + width, top + height, outline=theme.QUIET_TEXT, fill="white"
        )
        self.canvas.create_image(left, top, anchor="nw", image=self._photo)
        for box, is_current in marks:
            if is_current:
                self.canvas.create_rectangle(*self._on_canvas(box), outline=CURRENT_LINE, width=2, tags=("found",))
        around = 2 * Space.LARGE
        self._show_bar(self.across, width + around > self.canvas.winfo_width(), row=1, column=0, sticky="ew")
        self._show_bar(self.down, height + around > self.canvas.winfo_height(), row=0, column=1, sticky="ns")
        self.canvas.configure(scrollregion=(0, 0, *whole), xscrollincrement=20, yscrollincrement=20)
        self._on_show(self.page, self.pages.count, scale)

    def _marked(self, marks: Sequence[tuple[Box, bool]], scale: float) -> Image.Image:
        """The page with what was found as if a highlighter had gone over it; the ink stays."""
        assert self._picture is not None
        if not marks:
            return self._picture[1]
        picture = self._picture[1].copy()
        for box, is_current in marks:
            left, top, right, bottom = (round(side * scale) for side in box)
            piece = picture.crop((left, top, right, bottom))
            colour = Image.new("RGB", piece.size, CURRENT if is_current else FOUND)
            picture.paste(ImageChops.multiply(piece, colour), (left, top))
        return picture

    def _whole(self) -> tuple[int, int]:
        """The page and what is around it, in pixels."""
        around = 2 * Space.LARGE
        width, height = (self._photo.width(), self._photo.height()) if self._photo is not None else (0, 0)
        return max(self.canvas.winfo_width(), width + around), max(self.canvas.winfo_height(), height + around)

    def _on_canvas(self, box: Box) -> tuple[float, float, float, float]:
        scale, (left, top) = self._scale(), self._corner
        return (
            left + box[0] * scale - 1,
            top + box[1] * scale - 1,
            left + box[2] * scale + 1,
            top + box[3] * scale + 1,
        )

    def _show_bar(self, bar: ttk.Scrollbar, needed: bool, **place: Any) -> None:
        """Bars only where the page does not fit: a fitted one must not change the room it was fitted into."""
        if needed and self.fits != "page" and not (bar is self.across and self.fits == "width"):
            bar.grid(**place)
        else:
            bar.grid_remove()
