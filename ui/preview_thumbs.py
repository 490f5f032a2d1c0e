"""The pages of a paper in small, one below the other: only those in sight are drawn, beside the window."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk
from PIL import ImageTk

from ui import dpi, fonts, theme
from ui.preview_pages import DESK_COLOUR
from ui.theme import Space

if TYPE_CHECKING:
    from PIL.Image import Image

    from printing.preview import Pages
    from ui.preview_work import Beside

SIDE: Final = 96
"""Pixels at 96 dpi of the longer side of a page."""
MOST_KEPT: Final = 60


class Thumbnails(ttk.Frame):
    """Arrows, Page Up, Page Down, Home and End choose a page, Enter or → gives the keyboard to it. `on_choose(page)`
    shows a page, `on_leave()` takes the keyboard."""

    def __init__(
        self,
        parent: tkinter.Misc,
        pages: Pages,
        beside: Beside,
        on_choose: Callable[[int], object],
        on_leave: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.pages, self._beside = pages, beside
        self._on_choose, self._on_leave = on_choose, on_leave
        self.page = 0
        self.photos: dict[int, ImageTk.PhotoImage] = {}
        self._asked: dict[int, Future[Image]] = {}
        self._side = dpi.px(SIDE)
        self.canvas = tkinter.Canvas(self, highlightthickness=2, takefocus=True, width=self._side + 2 * Space.SMALL)
        self.canvas.configure(highlightcolor=theme.ACCENT, background=DESK_COLOUR, height=1, yscrollincrement=1)
        self.bar = ttk.Scrollbar(self, orient="vertical", command=self._scroll)
        self.canvas.configure(yscrollcommand=self.bar.set)
        self.canvas.pack(side="left", fill="both", expand=True)
        self.bar.pack(side="left", fill="y")
        self._bind_keys()
        theme.follow_text_size(self, self.draw)

    def _bind_keys(self) -> None:
        bind = self.canvas.bind
        for key, step in (("Down", 1), ("Up", -1), ("Home", -(10**6)), ("End", 10**6)):
            bind(f"<{key}>", lambda _event, step=step: self._choose(self.page + step), add=True)  # type: ignore[misc]
        for key, way in (("Next", 1), ("Prior", -1)):
            bind(f"<{key}>", lambda _event, way=way: self._choose(self.page + way * self._fitting()), add=True)  # type: ignore[misc]
        for key in ("Return", "KP_Enter", "space", "Right"):
            bind(f"<{key}>", lambda _event: self._on_leave(), add=True)
        bind("<Button-1>", self._on_click, add=True)
        bind("<MouseWheel>", lambda event: self._roll(-1 if event.delta > 0 else 1), add=True)
        bind("<Button-4>", lambda _event: self._roll(-1), add=True)
        bind("<Button-5>", lambda _event: self._roll(1), add=True)
        bind("<Configure>", lambda _event: self.bring(), add=True)

    # --- which ---------------------------------------------------------------------------------

    def show(self, pages: Pages) -> None:
        """Other pages; nothing of those before is kept."""
        self.pages = pages
        self._forget()
        self.photos.clear()
        self.draw()

    def mark(self, page: int) -> None:
        """The page that is shown large."""
        if page != self.page:
            self.page = page
            self.bring()

    def bring(self) -> None:
        """The page that is shown large is among those in sight."""
        cell, whole = self._cell(), max(1, self._cell() * self.pages.count)
        begun, room = self.canvas.canvasy(0), self.canvas.winfo_height()
        top = self.page * cell
        self.canvas.configure(scrollregion=(0, 0, self.canvas.winfo_width(), max(whole, room)))
        if top < begun or top + cell > begun + room:
            self.canvas.yview_moveto((top if top < begun else top + cell - room) / max(whole, room))
        self.draw()

    def _choose(self, page: int) -> str:
        self._on_choose(max(0, min(self.pages.count - 1, page)))
        return "break"

    def _on_click(self, event: tkinter.Event) -> None:
        self.canvas.focus_set()
        self._choose(int(self.canvas.canvasy(event.y)) // self._cell())

    def _scroll(self, *how: Any) -> None:
        self.canvas.yview(*how)
        self.draw()

    def _roll(self, way: int) -> str:
        self._scroll("scroll", way * self._cell() // 2, "units")
        return "break"

    # --- drawing -------------------------------------------------------------------------------

    def _cell(self) -> int:
        """How much one page with its number takes."""
        return self._side + fonts.line_height(self, fonts.SMALL) + Space.SMALL + Space.TIGHT

    def _fitting(self) -> int:
        return max(1, self.canvas.winfo_height() // self._cell())

    def in_sight(self) -> range:
        """The pages of which a part can be seen."""
        begun, cell = max(0, int(self.canvas.canvasy(0))), self._cell()
        last = (begun + self.canvas.winfo_height() - 1) // cell
        return range(begun // cell, min(self.pages.count, last + 1))

    def draw(self) -> None:
        """What is in sight; pictures that are not there yet are asked for, those gone by are not waited for."""
        if not self.winfo_viewable() or self.canvas.winfo_height() <= 1:
            return
        self._forget(self.in_sight())
        self.canvas.delete("all")
        for page in self.in_sight():
            self._draw_page(page)
            if page not in self.photos and page not in self._asked:
                self._ask(page)

    def _draw_page(self, page: int) -> None:
        across, up = self.pages.size(page)
        scale = self._side / max(across, up)
        width, height = round(across * scale), round(up * scale)
        middle = self.canvas.winfo_width() // 2
        left, top = middle - width // 2, page * self._cell() + Space.TIGHT + (self._side - height) // 2
        is_shown = page == self.page
        line = (theme.ACCENT, 3) if is_shown else (theme.QUIET_TEXT, 1)
        self.canvas.create_rectangle(left - 2, top - 2, left + width + 1, top + height + 1, outline=line[0],
                                     width=line[1], fill="white", tags=("shown",) if is_shown else ())  # fmt: skip
        photo = self.photos.get(page)
        if photo is not None:
            self.canvas.create_image(left, top, anchor="nw", image=photo)
        under = page * self._cell() + Space.TIGHT + self._side + Space.HAIR
        font, colour = (fonts.SMALL, theme.ACCENT if is_shown else theme.QUIET_TEXT)
        self.canvas.create_text(middle, under, anchor="n", text=f"{page + 1:,}", font=font, fill=colour)

    def _ask(self, page: int) -> None:
        pages, side = self.pages, self._side

        def drawn() -> Image:
            return pages.picture(page, side / max(pages.size(page)))

        self._asked[page] = self._beside.start(drawn, lambda picture: self._drawn(pages, page, picture))

    def _drawn(self, pages: Pages, page: int, picture: Image) -> None:
        if pages is not self.pages:  # they are shown no more
            return
        del self._asked[page]
        if len(self.photos) >= MOST_KEPT:
            seen = self.in_sight()
            self.photos = {kept: photo for kept, photo in self.photos.items() if kept in seen}
        self.photos[page] = ImageTk.PhotoImage(picture, master=self)
        self.draw()

    def _forget(self, wanted: range = range(0)) -> None:
        for page in [page for page in self._asked if page not in wanted]:
            if self._asked[page].cancel() or not wanted:
                del self._asked[page]
