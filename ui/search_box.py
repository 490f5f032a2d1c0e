"""The search box at the top of the window: finds people as you type, from every page."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db import search
from db.domain import citizen_id
from db.domain.communities import short_community_name
from db.domain.forms import Column
from db.domain.residents import Residency
from db.domain.words import N_
from ui import language, theme
from ui.language import _
from ui.rows import Row, few_rows
from ui.shortcuts import focused_widget
from ui.table import Table

if TYPE_CHECKING:
    from db.domain.residents import ResidentLine
    from db.office import Office

MOST_FOUND = 50
ROWS_IN_SIGHT = 12
COLUMNS = (
    Column("name", N_("Name"), 28, sortable=False),
    Column("citizen_id", N_("Citizen ID"), 17, sortable=False),
    Column("house", N_("House number"), 10, sortable=False),
    Column("community", N_("Community"), 14, sortable=False),
    Column("status", N_("Status"), 11, sortable=False),
)


class SearchBox(ttk.Frame):
    """An entry with the people found below it. Down goes into the list, Enter opens, Esc closes.

    `on_open(resident_id)` is called with the person chosen, `on_leave()` when Esc finds no place to go back to.
    """

    def __init__(
        self,
        parent: tkinter.Misc,
        office: Office,
        on_open: Callable[[int], object],
        on_leave: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.office, self.on_open, self.on_leave = office, on_open, on_leave
        self.text = tkinter.StringVar(self)
        self.label = ttk.Label(self, text=_("Search"), icon="search")
        self.entry = ttk.Entry(self, textvariable=self.text, width=34)
        self.hint = ttk.Label(self, style=theme.QUIET)
        self.label.pack(side="left", padx=(0, theme.Space.SMALL))
        self.entry.pack(side="left", fill="x", expand=True)
        self.hint.pack(side="left", padx=theme.Space.MEDIUM)
        self._before: tkinter.Misc | None = None
        self.list = ttk.Frame(self.winfo_toplevel(), relief="solid", padding=1)
        self.table = Table(self.list, COLUMNS, on_open=self._open)
        self.table.empty.say(N_("Nobody was found. Try fewer letters, a nickname, a house number or a phone."))
        self.table.pack(fill="both", expand=True)
        self.text.trace_add("write", lambda *_names: self._on_typed())
        self.entry.bind("<Down>", lambda _event: self._into_list(), add=True)
        self.entry.bind("<Return>", lambda _event: self._open_first(), add=True)
        for widget in (self.entry, self.table.tree):
            widget.bind("<Escape>", self._on_escape, add=True)
            widget.bind("<FocusOut>", lambda _event: self.after_idle(self._on_focus_lost), add=True)
        self.bind("<Configure>", lambda _event: self._give_room(), add=True)
        self.bind("<Destroy>", self._on_destroy, add=True)
        language.follow_language(self, self._relabel)

    def start(self, letters: str = "") -> None:
        """Put the keyboard here; `letters` are what was typed elsewhere. Esc gives it back."""
        before = focused_widget(self)
        if before not in (self.entry, self.table.tree):
            self._before = before
        self.entry.focus_set()
        if letters:
            self.text.set(letters)
            self.entry.icursor("end")
        else:
            self.entry.selection_range(0, "end")

    def close(self) -> None:
        """Hide the people found; what was typed stays."""
        self.list.place_forget()

    def _relabel(self) -> None:
        self.label.configure(text=_("Search"))
        self.hint.configure(text=_("name, ID, house number, phone  ·  Ctrl+F"))
        self._give_room()
        if self.list.winfo_ismapped():
            self._on_typed()

    def _on_typed(self) -> None:
        if not self.text.get().strip():
            self.close()
            return
        self.table.show(few_rows(found_rows(search.search(self.office, self.text.get(), MOST_FOUND))))
        self._place()

    def _place(self) -> None:
        window = self.winfo_toplevel()
        x = self.entry.winfo_rootx() - window.winfo_rootx()
        y = self.entry.winfo_rooty() - window.winfo_rooty() + self.entry.winfo_height()
        height = int(str(ttk.Style.get_instance().lookup("Treeview", "rowheight"))) * (ROWS_IN_SIGHT + 2)
        width = min(window.winfo_width() - x - theme.Space.LARGE, 900)
        self.list.place(x=x, y=y, width=width, height=min(height, window.winfo_height() - y - theme.Space.LARGE))
        self.list.lift()

    def _into_list(self) -> str:
        if not self.list.winfo_ismapped():
            self._on_typed()
            self.update_idletasks()
        if self.list.winfo_ismapped() and self.table.rows.total:
            self.table.focus_rows()
        return "break"

    def _open_first(self) -> str:
        keys = self.table.rows.keys()
        if self.list.winfo_ismapped() and keys:
            self._open(keys[0])
        return "break"

    def _open(self, resident_id: int) -> None:
        self.close()
        self.on_open(resident_id)

    def _on_escape(self, event: tkinter.Event) -> str:
        """From the people found into the entry, from there to where the keyboard was before."""
        if event.widget is self.table.tree:
            self.entry.focus_set()
            return "break"
        self.close()
        self.text.set("")
        before = self._before
        if before is not None and before.winfo_exists() and before.winfo_viewable():
            before.focus_set()
        else:
            self.on_leave()
        return "break"

    def _on_focus_lost(self) -> None:
        if not self.winfo_exists():
            return
        focused = focused_widget(self)
        if focused is not None and focused not in (self.entry, self.table.tree):
            self.close()

    def _give_room(self) -> None:
        """Where the entry would get too narrow, the hint goes."""
        needed = self.label.winfo_reqwidth() + self.entry.winfo_reqwidth() + self.hint.winfo_reqwidth()
        if needed + 3 * theme.Space.MEDIUM <= self.winfo_width():
            self.hint.pack(side="left", padx=theme.Space.MEDIUM)
        else:
            self.hint.pack_forget()

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is self and self.list.winfo_exists():
            self.list.destroy()


def found_rows(people: Sequence[ResidentLine]) -> list[Row]:
    """People as the list under the search box shows them; who lives here no more is shown quietly."""
    return [
        Row(
            person.id,
            (
                person.full_name + (f" ({person.nickname})" if person.nickname else ""),
                citizen_id.mask_citizen_id(person.citizen_id),
                person.house,
                short_community_name(person.community),
                _(person.status.label),
            ),
            "" if person.status is Residency.LIVING else "quiet",
        )
        for person in people
    ]
