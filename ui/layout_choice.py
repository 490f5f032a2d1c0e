"""Which layout new certificates take: that of their kind is proposed."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import layouts
from db.domain.layouts import title_of
from ui import theme
from ui.language import _
from ui.theme import Space

if TYPE_CHECKING:
    from db.domain.layouts import KeptLayout
    from db.domain.training import CertificateKind
    from db.office import Office

LETTERS: Final = 24


class LayoutChoice(ttk.Frame):
    """`layout_id` is the one chosen; call `show` whenever layouts may have changed."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent)
        self.label = ttk.Label(self, style=theme.QUIET)
        self.label.pack(side="left", padx=(0, Space.SMALL))
        self.box = ttk.Combobox(self, state="readonly", width=LETTERS, height=12)
        self.box.pack(side="left")
        self.box.bind("<<ComboboxSelected>>", lambda _event: self._on_chosen(), add=True)
        self._known: tuple[KeptLayout, ...] = ()
        self._own_choice: int | None = None

    @property
    def layout_id(self) -> int | None:
        """None as long as nothing was shown."""
        place = self.box.current()
        return self._known[place].id if 0 <= place < len(self._known) else None

    def show(self, office: Office, kind: CertificateKind) -> None:
        """The layouts there are; what the user chose stays chosen, else that of the kind."""
        self._known = layouts.layouts(office)
        self.label.configure(text=_("Layout"))
        self.box.configure(values=[title_of(each, _) for each in self._known])
        usual = next(each.id for each in self._known if kind in each.is_for)
        ids = [each.id for each in self._known]
        self.box.current(ids.index(self._own_choice if self._own_choice in ids else usual))

    def forget(self) -> None:
        """Another class: its kind decides again."""
        self._own_choice = None

    def _on_chosen(self) -> None:
        self._own_choice = self.layout_id
        self.box.selection_clear()
