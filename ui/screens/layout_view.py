"""A certificate in the designer: its picture with every element outlined, chosen, moved by arrow keys or dragged."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk
from PIL import ImageTk

from ui import theme
from ui.theme import Space

if TYPE_CHECKING:
    from PIL.Image import Image

    from db.domain.layouts import Box, Layout

SHIFT, CONTROL = 0x1, 0x4
POINTS_A_MM: Final = 72 / 25.4
DESK_COLOUR: Final = "#e3e9e8"
PLAIN_OUTLINE: Final = "#9fc7c1"
USUAL_MM, FINE_MM, COARSE_MM = 1.0, 0.1, 10.0
ARROWS: Final = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
NEAR: Final = 3
"""Pixels that the pointer has to move before it drags."""


class LayoutView(ttk.Frame):
    """Arrows move the chosen element by 1 mm, with Ctrl by 0.1 mm, with Shift by 10 mm; Page Up and Down choose
    another. `on_choose(key)`, `on_move(key, right, down)` in millimetres, `on_resize()` once another scale fits."""

    def __init__(
        self,
        parent: tkinter.Misc,
        *,
        on_choose: Callable[[str], object],
        on_move: Callable[[str, float, float], object],
        on_step: Callable[[int], object],
        on_resize: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.on_choose, self.on_move, self.on_step, self.on_resize = on_choose, on_move, on_step, on_resize
        self.layout: Layout | None = None
        self.chosen = ""
        self.marks: Mapping[str, bool] = {}
        self._photo: ImageTk.PhotoImage | None = None
        self._grip: tuple[str, int, int] | None = None
        self._dragged = (0.0, 0.0)
        self.canvas = tkinter.Canvas(self, highlightthickness=2, takefocus=True, width=1, height=1)
        self.canvas.configure(highlightcolor=theme.ACCENT, background=DESK_COLOUR)
        self.canvas.pack(fill="both", expand=True)
        self._bind()

    def _bind(self) -> None:
        self.canvas.bind("<Configure>", lambda _event: self._resized(), add=True)
        for key in ARROWS:
            self.canvas.bind(f"<{key}>", self._on_arrow, add=True)
        self.canvas.bind("<Next>", lambda _event: self._step(1), add=True)
        self.canvas.bind("<Prior>", lambda _event: self._step(-1), add=True)
        self.canvas.bind("<Button-1>", self._on_press, add=True)
        self.canvas.bind("<B1-Motion>", self._on_drag, add=True)
        self.canvas.bind("<ButtonRelease-1>", self._on_release, add=True)

    # --- showing -------------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """Pixels a point."""
        if self.layout is None:
            return 1.0
        across, down = (side * POINTS_A_MM for side in self.layout.sheet_mm)
        room = [max(40, size - 2 * Space.MEDIUM) for size in (self.canvas.winfo_width(), self.canvas.winfo_height())]
        return max(0.1, min(room[0] / across, room[1] / down))

    def show(self, layout: Layout, chosen: str, marks: Mapping[str, bool]) -> None:
        """Outline the elements; `marks` says by key what is wrong (True) or doubtful (False)."""
        self.layout, self.chosen, self.marks = layout, chosen, marks
        self.draw()

    def show_picture(self, picture: Image | None) -> None:
        self._photo = None if picture is None else ImageTk.PhotoImage(picture, master=self)
        self.draw()

    def draw(self) -> None:
        canvas, layout = self.canvas, self.layout
        canvas.delete("all")
        if layout is None:
            return
        left, top, right, bottom = self._sheet(layout)
        canvas.create_rectangle(left, top, right, bottom, fill="white", outline="")
        if self._photo is not None:
            canvas.create_image(left, top, anchor="nw", image=self._photo)
        canvas.create_rectangle(left - 1, top - 1, right + 1, bottom + 1, outline=theme.QUIET_TEXT)
        for key, box in layout.elements():
            self._outline(key, box)

    def _outline(self, key: str, box: Box) -> None:
        dash: tuple[int, ...] = (2, 3)
        colour, width = PLAIN_OUTLINE, 1
        if key in self.marks:
            colour, width, dash = (theme.ERROR_TEXT if self.marks[key] else theme.NOTICE_TEXT), 2, (4, 2)
        if key == self.chosen:
            colour, width, dash = (colour if key in self.marks else theme.ACCENT), 3, ()
            if self._grip is not None:
                box = box.moved(*self._dragged)
        self.canvas.create_rectangle(*self._pixels(box), outline=colour, width=width, dash=dash, tags=(key,))

    def _sheet(self, layout: Layout) -> tuple[int, int, int, int]:
        across, down = (side * POINTS_A_MM * self.scale for side in layout.sheet_mm)
        left = (self.canvas.winfo_width() - across) // 2
        top = (self.canvas.winfo_height() - down) // 2
        return int(left), int(top), int(left + across), int(top + down)

    def _pixels(self, box: Box) -> tuple[float, float, float, float]:
        assert self.layout is not None
        left, top, *_rest = self._sheet(self.layout)
        one = POINTS_A_MM * self.scale
        return (
            left + box.left * one,
            top + box.top * one,
            left + (box.left + box.width) * one,
            top + (box.top + box.height) * one,
        )

    def _resized(self) -> None:
        self._photo = None
        self.draw()
        self.on_resize()

    # --- keys and mouse ------------------------------------------------------------------------

    def _on_arrow(self, event: tkinter.Event) -> str:
        state = event.state if isinstance(event.state, int) else 0
        step = FINE_MM if state & CONTROL else COARSE_MM if state & SHIFT else USUAL_MM
        right, down = ARROWS[event.keysym]
        if self.chosen:
            self.on_move(self.chosen, right * step, down * step)
        return "break"

    def _step(self, step: int) -> str:
        self.on_step(step)
        return "break"

    def _on_press(self, event: tkinter.Event) -> None:
        self.canvas.focus_set()
        key = self._under(event.x, event.y)
        if key:
            self.on_choose(key)
            self._grip, self._dragged = (key, event.x, event.y), (0.0, 0.0)

    def _under(self, x: int, y: int) -> str:
        """The smallest element under the pointer: what lies over another is not larger."""
        if self.layout is None:
            return ""
        found = []
        for key, box in self.layout.elements():
            left, top, right, bottom = self._pixels(box)
            if left <= x <= right and top <= y <= bottom:
                found.append((box.width * box.height, key))
        return min(found)[1] if found else ""

    def _on_drag(self, event: tkinter.Event) -> None:
        if self._grip is None:
            return
        _key, x, y = self._grip
        if self._dragged == (0.0, 0.0) and abs(event.x - x) < NEAR and abs(event.y - y) < NEAR:
            return
        one = POINTS_A_MM * self.scale
        self._dragged = (round((event.x - x) / one, 1), round((event.y - y) / one, 1))
        self.draw()

    def _on_release(self, _event: tkinter.Event) -> None:
        grip, dragged = self._grip, self._dragged
        self._grip, self._dragged = None, (0.0, 0.0)
        if grip is not None and dragged != (0.0, 0.0):
            self.on_move(grip[0], *dragged)
