"""Which column of a file is what: shown as it was recognised, corrected by the user."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.words import N_
from db.import_columns import TARGETS
from ui import theme
from ui.flow import Flow
from ui.language import _
from ui.theme import Space

if TYPE_CHECKING:
    from db.import_columns import Mapping

WIDTH: Final = 15
LONGEST: Final = 20
NOTHING: Final = N_("– not used –")


class MappingPanel(Flow):
    """A drop-down under each heading of the sheet. `on_change(mapping)` follows a correction, `on_placed()` each time
    the drop-downs found their lines."""

    def __init__(
        self, parent: tkinter.Misc, on_change: Callable[[Mapping], object], on_placed: Callable[[], object]
    ) -> None:
        super().__init__(parent, Space.MEDIUM)
        self._on_change, self._on_placed = on_change, on_placed
        self._mapping: Mapping | None = None

    def show(self, mapping: Mapping | None) -> None:
        """The columns of a sheet; half-days of an attendance sheet are taken as they are."""
        self._mapping = mapping
        for child in self.winfo_children():
            child.destroy()
        if mapping is None:
            self.arrange()
            return
        fields = [("", _(NOTHING)), *((field.name, _(field.label)) for field in TARGETS[mapping.kind])]
        shown = [
            (column, heading)
            for column, heading in enumerate(mapping.headings)
            if column not in mapping.sessions and (heading or column in mapping.columns)
        ]
        for column, heading in shown:
            self._add(column, heading, fields)
        self.arrange()

    def put(self, children: Sequence[tkinter.Misc]) -> None:
        super().put(children)
        self._on_placed()

    def _add(self, column: int, heading: str, fields: list[tuple[str, str]]) -> None:
        assert self._mapping is not None
        cell = ttk.Frame(self)
        text = heading if len(heading) <= LONGEST else heading[: LONGEST - 1] + "…"
        ttk.Label(cell, text=text, style=theme.QUIET).pack(anchor="w")
        box = ttk.Combobox(cell, values=[label for _name, label in fields], state="readonly", width=WIDTH)
        names = [name for name, _label in fields]
        box.current(names.index(self._mapping.columns.get(column, "")))
        box.pack(anchor="w")
        box.bind("<<ComboboxSelected>>", lambda _event: self._on_chosen(column, names[box.current()]), add=True)

    def _on_chosen(self, column: int, name: str) -> None:
        assert self._mapping is not None
        if self._mapping.columns.get(column, "") != name:
            self._on_change(self._mapping.corrected(column, name))
