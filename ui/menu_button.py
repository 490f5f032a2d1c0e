"""A button that opens a menu below it, made anew each time: its words and what can be chosen are those of now."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ttkbootstrap as ttk

ARROW = "  ▾"


@dataclass(frozen=True)
class Choice:
    """A line of a menu, already in the user's language."""

    label: str
    act: Callable[[], object]
    can: bool = True


class MenuButton(ttk.Button):
    """`choices()` gives the lines of the menu."""

    def __init__(self, parent: tkinter.Misc, choices: Callable[[], Sequence[Choice]]) -> None:
        super().__init__(parent, text=" ", bootstyle="outline", command=self.open)
        self.choices = choices

    def label(self, text: str) -> None:
        self.configure(text=text + ARROW)

    def open(self) -> None:
        """Show the menu; it is thrown away once it closed."""
        menu = self.menu()
        menu.bind("<Unmap>", lambda _event: menu.after_idle(menu.destroy), add=True)
        menu.tk_popup(self.winfo_rootx(), self.winfo_rooty() + self.winfo_height())

    def menu(self) -> ttk.Menu:
        """What can be chosen now."""
        menu = ttk.Menu(self, tearoff=False)
        for choice in self.choices():
            menu.add_command(label=choice.label, command=choice.act, state="normal" if choice.can else "disabled")
        return menu
