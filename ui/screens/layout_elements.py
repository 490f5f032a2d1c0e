"""What a layout is made of, added and taken away in the designer, and how those who sign stand: together or apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db.domain.layout_signatures import may_set_apart, set_apart, set_together
from db.domain.layout_stock import new_line, usual_place
from db.domain.layouts import CODE, MOST_LINES, PAGE, SEAL, SIGNATURES, Layout, Line, line_key, signature_key
from ui.language import _
from ui.menu_button import Choice, MenuButton
from ui.screens.layout_panel import NAMES, placeholder_choices

if TYPE_CHECKING:
    from ui.flow import Flow
    from ui.screens.layout_designer import Designer


class Elements:
    """Three buttons in the row: add something, insert a placeholder, remove what is chosen."""

    def __init__(self, designer: Designer, row: Flow) -> None:
        self._designer, self._row = designer, row
        self.add_button = MenuButton(row, self._choices)
        self.insert_button = MenuButton(row, lambda: placeholder_choices(designer.panel.insert))
        self.remove_button = ttk.Button(row, text=" ", icon="trash3", bootstyle="outline", command=self.remove)

    def relabel(self) -> None:
        """Words in the language in use."""
        self.add_button.label(_("Add"))
        self.insert_button.label(_("Insert"))
        self.remove_button.configure(text=_("Remove"))
        self._row.arrange()

    def show_state(self) -> None:
        """What can be done with what is chosen."""
        is_line = isinstance(self._designer.steps.now.element(self._designer.chosen), Line)
        self.insert_button.configure(state="normal" if is_line else "disabled")
        self.remove_button.configure(state="disabled" if self._designer.chosen == PAGE else "normal")

    def _choices(self) -> list[Choice]:
        layout = self._designer.steps.now
        there = {SEAL: layout.seal, SIGNATURES: layout.signatures, CODE: layout.code}
        once = [Choice(_(NAMES[key]), partial(self.add, key), box is None) for key, box in there.items()]
        return [
            Choice(_("A line"), self.add_line, len(layout.lines) < MOST_LINES),
            *once,
            Choice(_("A place for each signature"), self.set_apart, may_set_apart(layout)),
            Choice(_("Signatures side by side"), self.set_together, bool(layout.single)),
        ]

    def add_line(self) -> None:
        layout = self._designer.steps.now
        self._add(line_key(len(layout.lines)), layout.with_line(new_line(layout)))

    def add(self, key: str) -> None:
        """Seal, signatures or QR code, where they usually stand."""
        layout = self._designer.steps.now
        self._add(key, layout.with_element(key, usual_place(key, layout)))

    def _add(self, key: str, layout: Layout) -> None:
        self._choose(key, layout)
        self._designer.panel.focus_form()

    def _choose(self, key: str, layout: Layout) -> None:
        self._designer.do(layout)
        self._designer.chosen = key
        self._designer.show()
        self._designer.view.canvas.focus_set()

    def set_apart(self) -> None:
        """Each who signs can be moved singly from here on; the first one by the next arrow key."""
        self._choose(signature_key(0), set_apart(self._designer.steps.now, self._designer.signing))

    def set_together(self) -> None:
        self._choose(SIGNATURES, set_together(self._designer.steps.now))

    def remove(self) -> None:
        """The chosen element goes; Ctrl+Z brings it back."""
        if self._designer.chosen != PAGE:
            self._choose(PAGE, self._designer.steps.now.with_element(self._designer.chosen, None))
