"""How one moves in a table: the keys of the keyboard and of its number pad, and the wheel in both its forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import tkinter

    from ui.table import Table

WHEEL_ROWS: Final = 3


def bind_moves(table: Table) -> None:
    """Bind the keys that move the chosen row and the wheel that scrolls; none goes further."""
    steps: dict[str, Callable[[], int]] = {
        "Up": lambda: -1,
        "Down": lambda: 1,
        "Prior": lambda: 1 - table.page_length(),
        "Next": lambda: table.page_length() - 1,
        "Home": lambda: -table.rows.total,
        "End": lambda: table.rows.total,
    }
    tree = table.tree
    keypad = tree.tk.call("tk", "windowingsystem") == "x11"  # elsewhere its keys have no names of their own
    for key, step in steps.items():
        for name in (key, f"KP_{key}") if keypad else (key,):
            tree.bind(f"<{name}>", _mover(table, step), add=True)
    tree.bind("<MouseWheel>", lambda event: _wheel(table, event.delta > 0), add=True)
    tree.bind("<Button-4>", lambda _event: _wheel(table, True), add=True)
    tree.bind("<Button-5>", lambda _event: _wheel(table, False), add=True)


def _mover(table: Table, step: Callable[[], int]) -> Callable[[tkinter.Event], str]:
    def on_key(_event: tkinter.Event) -> str:
        table.move(step())
        return "break"

    return on_key


def _wheel(table: Table, up: bool) -> str:
    table.scroll(-WHEEL_ROWS if up else WHEEL_ROWS)
    return "break"
