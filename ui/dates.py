"""Dates to type in any usual form, with what was understood beside them and a Thai calendar to pick from."""

from __future__ import annotations

import tkinter
from datetime import date
from typing import Final

import ttkbootstrap as ttk

from db.domain import buddhist_era
from db.domain.errors import FieldError
from db.domain.forms import Field
from ui import theme
from ui.field_note import FieldNote
from ui.field_widget import EntryField, Surroundings
from ui.language import _, current_language, follow_language
from ui.shortcuts import focused_widget
from ui.thai_calendar import ThaiCalendar
from ui.theme import Space

FIRST_OF_TODAYS_CALENDAR: Final = date(1941, 1, 1)


class DateField(EntryField):
    """A day. F4, Alt+Down or the button open the calendar."""

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self.calendar: ThaiCalendar | None = None
        self.button = ttk.Button(
            self, icon="calendar3", icon_only=True, bootstyle="ghost", takefocus=False, command=self.open_calendar
        )
        self.button.grid(row=0, column=1, padx=(Space.TIGHT, 0))
        self.echo = FieldNote(self, 2)
        self.old_calendar = tkinter.BooleanVar(self, False)
        self.old_box = ttk.Checkbutton(self, variable=self.old_calendar, command=self._on_old_calendar)
        for key in ("<F4>", "<Alt-Down>"):
            self.entry.bind(key, lambda _event: self.open_calendar(), add=True)
        self.entry.bind("<FocusOut>", lambda _event: self._show_echo(left=True), add=True)
        self.bind("<Destroy>", self._on_destroy, add=True)
        follow_language(self, self._relabel)

    def get(self) -> str:
        typed = super().get()
        return typed + buddhist_era.OLD_CALENDAR if self.old_calendar.get() and typed.strip() else typed

    def set(self, text: str) -> None:
        self.old_calendar.set(False)
        super().set(text)

    def understood(self) -> str:
        """What was typed, in words; raises FieldError. Overridden where less than a day is enough."""
        return buddhist_era.long_date(self._parse(), language=current_language())

    @property
    def day(self) -> date | None:
        """The day that was typed, None if there is none or it can not be read."""
        try:
            return self._parse()
        except FieldError:
            return None

    def _parse(self) -> date:
        return buddhist_era.parse_date(self.get(), today=self.surroundings.today)

    def refresh(self) -> None:
        self._show_echo(left=False)
        self._offer_old_calendar()

    def _relabel(self) -> None:
        self.old_box.configure(text=_("Old calendar: the year began on 1 April"))
        self.refresh()

    def _on_old_calendar(self) -> None:
        self.refresh()
        self.changed()

    def _offer_old_calendar(self) -> None:
        """Only for days before 1 January 2484 the two calendars differ; registers are mostly converted already."""
        if self.old_calendar.get() or (self.day is not None and self.day < FIRST_OF_TODAYS_CALENDAR):
            self.old_box.grid(row=3, column=0, columnspan=3, sticky="w", pady=(Space.HAIR, 0))
        else:
            self.old_box.grid_remove()

    def _show_echo(self, *, left: bool) -> None:
        if not self.get().strip():
            self.echo.say("")
            return
        try:
            self.echo.say(self.understood())
        except FieldError:
            # Half a date is no mistake while one is still typing.
            self.echo.say(_("Not a date yet") if left else "", theme.NOTICE)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.button.configure(state="disabled" if read_only else "normal")

    def open_calendar(self) -> str:
        """Show the calendar below the field, on the day that is typed or today."""
        if self.calendar is None and str(self.entry.cget("state")) == "normal":
            window = self.winfo_toplevel()
            start = self.day or self.surroundings.today
            self.calendar = ThaiCalendar(window, start, self.surroundings.today, self._on_picked, self._close_calendar)
            self._place(self.calendar, window)
            self.calendar.days.focus_set()
        return "break"

    def _place(self, calendar: ThaiCalendar, window: tkinter.Misc) -> None:
        calendar.update_idletasks()
        width, height = calendar.winfo_reqwidth(), calendar.winfo_reqheight()
        left = self.entry.winfo_rootx() - window.winfo_rootx()
        top = self.entry.winfo_rooty() - window.winfo_rooty()
        below = top + self.entry.winfo_height()
        if below + height > window.winfo_height():
            below = max(0, top - height)
        calendar.place(x=max(0, min(left, window.winfo_width() - width)), y=below)
        calendar.lift()

    def _on_picked(self, day: date) -> None:
        self.put(buddhist_era.typed_date(day, thai_digits=False))
        self.undo.note()
        self._close_calendar()
        self.changed()
        self.entry.focus_set()
        self.entry.icursor("end")

    def _close_calendar(self) -> None:
        calendar, self.calendar = self.calendar, None
        if calendar is not None and calendar.winfo_exists():
            had_keyboard = str(focused_widget(calendar) or "").startswith(str(calendar))
            calendar.destroy()
            if had_keyboard:
                self.entry.focus_set()

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is self and self.calendar is not None and self.calendar.winfo_exists():
            self.calendar.destroy()


class PartialDateField(DateField):
    """A day, or only the month with its year, or the year alone, as births are known."""

    def understood(self) -> str:
        born = buddhist_era.parse_partial_date(self.get(), today=self.surroundings.today)
        return buddhist_era.partial_date(born, language=current_language())

    def _parse(self) -> date:
        return buddhist_era.parse_partial_date(self.get(), today=self.surroundings.today).date
