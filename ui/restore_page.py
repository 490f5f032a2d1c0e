"""Going back to a backup where no office opens: a copy is chosen, and the recovery key typed where nobody signed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError, FieldError
from db.domain.recovery_key import parse_recovery_key
from db.domain.words import N_
from ui import dialogs, shown, theme
from ui.front_column import on_enter_next
from ui.front_field import FrontField
from ui.language import _
from ui.scrolled_page import ScrolledPage
from ui.theme import Space

if TYPE_CHECKING:
    from db.backup_list import Copy

EXPLAINED: Final = N_(
    "Choose the backup to go back to. What is in the folder now is kept aside; the backup is checked before it takes "
    "its place."
)
KEY_HELP: Final = N_("From the page that was printed when the office was set up.")
NO_FILE: Final = N_("Please choose a backup.")
KIND: Final = "*.msdbak"


class RestorePage(ScrolledPage):
    """`act(file, key)` restores, with `key` "" where `needs_key` is False; answered by `show_progress`, `refuse` or by
    destroying the page."""

    def __init__(
        self,
        window: ttk.App,
        copies: Sequence[Copy],
        act: Callable[[Path, str], object],
        back: Callable[[], object],
        *,
        needs_key: bool,
    ) -> None:
        super().__init__(window)
        self._act, self._back = act, back
        self._copies = [copy for copy in copies if copy.is_reachable]
        self._other: Path | None = None
        column = self.column
        column.label(N_("Restore from a backup"), style=theme.SECTION, below=Space.SMALL)
        column.label(EXPLAINED, style=theme.QUIET, below=Space.MEDIUM)
        self.copy = ttk.Combobox(column, state="readonly", height=12)
        self.fields = {"copy": FrontField(column, N_("Backup"), self.copy)}
        self.other_button = column.button(column, N_("Another file …"), self.choose, "outline")
        self.other_button.pack(anchor="w", pady=(Space.TIGHT, Space.MEDIUM))
        self.key: ttk.Entry | None = None
        if needs_key:
            self.key = ttk.Entry(column, font="TkFixedFont")
            self.fields["key"] = FrontField(column, N_("Recovery key"), self.key, help_text=KEY_HELP)
            on_enter_next(self.key)
        on_enter_next(self.copy)
        self._add_foot()
        column.say_in_language(self._list)
        self.bind_escape(back)
        self.adopt()
        (self.copy if self._copies else self.other_button).focus_set()

    def _add_foot(self) -> None:
        row = self.add_row()
        self.bar = ttk.Progressbar(self.foot, bootstyle="primary")
        self.button = self.foot.button(row, N_("Restore"), self.press, "primary")
        self.button.pack(side="left")
        self.back_button = self.foot.button(row, N_("Back"), self._back)
        self.back_button.pack(side="left", padx=Space.SMALL)

    def choose(self) -> None:
        """A copy from anywhere."""
        file = dialogs.choose_open_file(self, _("Which backup to restore"), ((_("Backups"), KIND),))
        if file is None:
            return
        self._other = file
        self._list()
        self.copy.current(len(self._copies))
        (self.key or self.button).focus_set()

    def press(self) -> None:
        """Look at what is chosen, then restore."""
        if str(self.button.cget("state")) == "disabled":
            return
        file, key = self._file(), self.key.get() if self.key else ""
        problems: dict[str, DeskError] = {}
        if file is None:
            problems["copy"] = DeskError(NO_FILE)
        try:
            if self.key is not None:
                parse_recovery_key(key)
        except FieldError as error:
            problems["key"] = error
        for name, field in self.fields.items():
            field.tell(problems.get(name))
        for name in problems:
            self.fields[name].focus()
            return
        assert file is not None
        self._set_working(True)
        self._act(file, key)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.configure(maximum=max(1, total), value=done)

    def refuse(self, error: DeskError) -> None:
        """Nothing was changed; why is told beside the copy."""
        self._set_working(False)
        self.fields["copy"].tell(error)
        self.copy.focus_set()

    def _set_working(self, working: bool) -> None:
        for button in (self.button, self.back_button, self.other_button):
            button.configure(state="disabled" if working else "normal")
        if working:
            self.bar.pack(side="bottom", fill="x")
        else:
            self.bar.pack_forget()

    def _file(self) -> Path | None:
        place = self.copy.current()
        if place < 0:
            return None
        return self._copies[place].path if place < len(self._copies) else self._other

    def _list(self) -> None:
        place = self.copy.current()
        lines = [_line(copy) for copy in self._copies]
        if self._other is not None:
            lines.append(str(self._other))
        self.copy.configure(values=lines)
        if place >= 0 or lines:
            self.copy.current(max(0, place))


def _line(copy: Copy) -> str:
    known = copy.known
    made = f"{shown.long_day(known.made_at.date())} {known.made_at:%H.%M}"
    if known.problem:
        state = _("did not open when it was tried")
    elif known.proved_at is None:
        state = _("not tried yet")
    else:
        state = _("proved on {day}").format(day=shown.long_day(known.proved_at.date()))
    return f"{made} · {state} · {copy.path.parent}"
