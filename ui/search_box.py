"""Who is found, below the search field of the window: as you type, from every page."""

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
from ui import dpi, language, theme
from ui.language import _
from ui.rows import Row, few_rows
from ui.shortcuts import focused_widget
from ui.table import Table
from ui.traces import trace_while

if TYPE_CHECKING:
    from db.domain.residents import ResidentLine
    from db.office import Office
    from ui.search_field import SearchField

MOST_FOUND = 50
ROWS_IN_SIGHT = 12
COLUMNS = (
    Column("name", N_("Name"), 28, sortable=False),
    Column("citizen_id", N_("Citizen ID"), 17, sortable=False),
    Column("house", N_("House number"), 10, sortable=False),
    Column("community", N_("Community"), 14, sortable=False),
    Column("status", N_("Status"), 11, sortable=False),
)


class SearchBox:
    """The people found for what is typed in `field`. Down goes into the list, Enter opens, Esc closes.

    `on_open(resident_id)` is called with the person chosen, `on_leave()` when Esc finds no place to go back to.
    """

    def __init__(
        self,
        field: SearchField,
        office: Office,
        on_open: Callable[[int], object],
        on_leave: Callable[[], object] = lambda: None,
    ) -> None:
        self.field, self.entry, self.text = field, field.entry, field.text
        self.office, self.on_open, self.on_leave = office, on_open, on_leave
        self.list = ttk.Frame(field.winfo_toplevel(), relief="solid", padding=1)
        self.table = Table(self.list, COLUMNS, on_open=self._open)
        self.table.empty.say(N_("Nobody was found. Try fewer letters, a nickname, a house number or a phone."))
        self.table.pack(fill="both", expand=True)
        field.parts.append(self.table.tree)
        trace_while(field, self.text, self.show)
        self.table.tree.bind("<Escape>", self._on_escape_in_list, add=True)
        for widget in (self.entry, self.table.tree):
            widget.bind("<FocusOut>", lambda _event: field.after_idle(self._on_focus_lost), add=True)
        field.bind("<Destroy>", self._on_destroy, add=True)
        language.follow_language(self.list, self._relabel)

    @property
    def is_open(self) -> bool:
        """Whether the people found are shown, or will be as soon as Tk paints."""
        return bool(self.list.winfo_manager())

    def close(self) -> None:
        """Hide the people found; what was typed stays."""
        self.list.place_forget()

    def _relabel(self) -> None:
        if self.is_open:
            self.show()

    def show(self) -> None:
        """Show who is found for what is typed now."""
        if not self.text.get().strip():
            self.close()
            return
        self.table.show(few_rows(found_rows(search.search(self.office, self.text.get(), MOST_FOUND))))
        self._place()

    def _place(self) -> None:
        window = self.field.winfo_toplevel()
        x = self.entry.winfo_rootx() - window.winfo_rootx()
        y = self.entry.winfo_rooty() - window.winfo_rooty() + self.entry.winfo_height()
        height = int(str(ttk.Style.get_instance().lookup("Treeview", "rowheight"))) * (ROWS_IN_SIGHT + 2)
        width = min(window.winfo_width() - x - theme.Space.LARGE, dpi.px(900))
        self.list.place(x=x, y=y, width=width, height=min(height, window.winfo_height() - y - theme.Space.LARGE))
        self.list.lift()

    def into_list(self) -> None:
        """The keyboard goes to the first one found."""
        if not self.is_open:
            self.show()
            self.list.update_idletasks()
        if self.is_open and self.table.rows.total:
            self.table.focus_rows()

    def open_first(self) -> None:
        """Open the first one found."""
        keys = self.table.rows.keys()
        if self.is_open and keys:
            self._open(keys[0])

    def leave(self) -> None:
        """Forget what was typed; the keyboard goes where it was before."""
        self.close()
        self.text.set("")
        if not self.field.give_back():
            self.on_leave()

    def _open(self, resident_id: int) -> None:
        self.close()
        self.on_open(resident_id)

    def _on_escape_in_list(self, _event: tkinter.Event) -> str:
        self.entry.focus_set()
        return "break"

    def _on_focus_lost(self) -> None:
        if not self.field.winfo_exists():
            return
        focused = focused_widget(self.field)
        if focused is not None and focused not in self.field.parts:
            self.close()

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is self.field and self.list.winfo_exists():
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
