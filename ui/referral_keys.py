"""The tree of who invited whom by keyboard and mouse: arrows go along its lines, wheel and drag move it, +/- zoom."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ui.shortcuts import typed_letter

if TYPE_CHECKING:
    from ui.referral_canvas import ReferralCanvas

WHEEL: Final = 3
"""Rows that the wheel moves by."""
Handler = Callable[[tkinter.Event], str | None]


class ReferralKeys:
    """`on_open(resident_id)` is Enter or a double click, `on_type(letters)` gets letters that are typed."""

    def __init__(
        self, tree: ReferralCanvas, on_open: Callable[[int], object], on_type: Callable[[str], object]
    ) -> None:
        self.tree, self.on_open, self.on_type = tree, on_open, on_type
        canvas = tree.canvas
        acts: dict[str, Callable[[], object]] = {
            "Left": self._to_inviter,
            "Right": self._to_first_invited,
            "Up": lambda: self._to_neighbour(-1),
            "Down": lambda: self._to_neighbour(1),
            "Prior": lambda: canvas.yview_scroll(-1, "pages"),
            "Next": lambda: canvas.yview_scroll(1, "pages"),
            "Home": lambda: self._to_place(0),
            "End": lambda: self._to_place(-1),
            "Return": self._open,
            "KP_Enter": self._open,
            "Double-Button-1": self._open,
            "Button-4": lambda: tree.roll(-WHEEL),
            "Button-5": lambda: tree.roll(WHEEL),
            "Control-Button-4": lambda: tree.zoom_by(1),
            "Control-Button-5": lambda: tree.zoom_by(-1),
        }
        for sequence, act in acts.items():
            canvas.bind(f"<{sequence}>", _doing(act), add=True)
        canvas.bind("<MouseWheel>", lambda event: tree.roll(-WHEEL if event.delta > 0 else WHEEL), add=True)
        canvas.bind("<Control-MouseWheel>", lambda event: tree.zoom_by(1 if event.delta > 0 else -1), add=True)
        canvas.bind("<Key>", self._on_key, add=True)
        canvas.bind("<Button-1>", self._on_click, add=True)
        canvas.bind("<B1-Motion>", lambda event: canvas.scan_dragto(event.x, event.y, gain=1), add=True)

    def _on_key(self, event: tkinter.Event) -> str | None:
        letter = typed_letter(event)
        if letter in ("+", "="):
            self.tree.zoom_by(1)
        elif letter in ("-", "_"):
            self.tree.zoom_by(-1)
        elif letter == "0":
            self.tree.fit()
        elif letter.strip():
            self.on_type(letter)
        else:
            return None
        return "break"

    def _on_click(self, event: tkinter.Event) -> None:
        self.tree.canvas.focus_set()
        self.tree.canvas.scan_mark(event.x, event.y)
        spot = self.tree.spot_at(event.x, event.y)
        if spot is not None:
            self.tree.choose(spot.resident_id)

    def _open(self) -> None:
        if self.tree.chosen is not None:
            self.on_open(self.tree.chosen)

    def _to_place(self, place: int) -> None:
        if self.tree.spots:
            self.tree.choose(self.tree.spots[place].resident_id)

    def _to_inviter(self) -> None:
        here = self.tree.here()
        if here is not None and here.parent is not None:
            self._to_place(here.parent)

    def _to_first_invited(self) -> None:
        forest = self.tree.forest
        invited = forest.children.get(self.tree.chosen, ()) if forest and self.tree.chosen is not None else ()
        if invited:
            self.tree.choose(invited[0])

    def _to_neighbour(self, step: int) -> None:
        """The next in the same column, of whatever tree."""
        here = self.tree.here()
        if here is None:
            self._to_place(0)
            return
        column = sorted((spot.row, spot.resident_id) for spot in self.tree.spots if spot.column == here.column)
        place = column.index((here.row, here.resident_id)) + step
        if 0 <= place < len(column):
            self.tree.choose(column[place][1])


def _doing(act: Callable[[], object]) -> Handler:
    """The key or click means nothing else besides."""

    def do(_event: tkinter.Event) -> str:
        act()
        return "break"

    return do
