"""The days of a class in its form: typed as people write them or picked, each half-day with its hours."""

from __future__ import annotations

import json
import tkinter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

import ttkbootstrap as ttk

from db.domain import field_kinds
from db.domain.day_lists import parse_days
from db.domain.errors import FieldError
from db.domain.field_kinds import Kind
from db.domain.months import ENGLISH_WEEKDAYS, THAI_SHORT_WEEKDAYS
from db.domain.training import HALF_DAY_HOURS, Half, Session
from db.domain.words import N_
from ui import dpi, fonts, language, shown, theme
from ui.language import _, follow_language
from ui.scrolling import ScrollArea
from ui.thai_calendar import ThaiCalendar
from ui.theme import Space
from ui.traces import trace_while

HOURS_WIDTH: Final = 6
LEAST_HOURS_WIDTH: Final = 4
SHORT: Final = {Half.MORNING: N_("morn."), Half.AFTERNOON: N_("aft.")}
LARGE: Final = 1.5
"""Times the ordinary size from which letters leave no room for the whole names of half-days, nor for white beside
their hours."""
LEAST_DAYS: Final = 8
"""Letters of the line to type days into, where there is no room for more."""
Moment = tuple[date, Half]


class SessionsPart(ttk.Frame):
    """A line to type days into, and below it each day with the hours of its two half-days; empty is not held."""

    def __init__(self, parent: tkinter.Misc, today: date, on_change: Callable[[], object]) -> None:
        super().__init__(parent)
        self._today, self._on_change = today, on_change
        self._hours: dict[Moment, tkinter.StringVar] = {}
        self._ids: dict[Moment, int] = {}
        self._kept: dict[Moment, str] = {}
        self._calendar: ThaiCalendar | None = None
        self._showing = False
        self.title = ttk.Label(self, style=theme.SECTION)
        self.title.pack(anchor="w")
        row = ttk.Frame(self)
        row.pack(fill="x", pady=(Space.TIGHT, 0))
        self.typed = tkinter.StringVar(self)
        self.entry = ttk.Entry(row, textvariable=self.typed)
        self.entry.pack(side="left", fill="x", expand=True)
        self.calendar_button = ttk.Button(
            row, icon="calendar3", icon_only=True, bootstyle="ghost", takefocus=False, command=self.open_calendar
        )
        self.calendar_button.pack(side="left", padx=(Space.TIGHT, 0))
        self.add_button = ttk.Button(row, icon="plus-lg", bootstyle="outline", text=" ", command=self.add_typed)
        self.add_button.pack(side="left", padx=(Space.TIGHT, 0))
        self.entry.configure(width=LEAST_DAYS)
        self.note = ttk.Label(self, style=theme.QUIET, wraplength=dpi.px(320), justify="left")
        self.note.pack(anchor="w", pady=(Space.HAIR, Space.SMALL))
        self.bind("<Configure>", lambda event: self._wrap(event.width), add=True)
        self.total = ttk.Label(self, font="DeskStrongFont")
        self.total.pack(anchor="w", side="bottom", pady=(Space.SMALL, 0))
        self.area = ScrollArea(self)
        self.area.pack(fill="both", expand=True)
        for key in ("<Return>", "<KP_Enter>"):
            self.entry.bind(key, lambda _event: self._on_enter(), add=True)
        for key in ("<F4>", "<Alt-Down>"):
            self.entry.bind(key, lambda _event: self.open_calendar(), add=True)
        self.bind("<Destroy>", self._on_destroy, add=True)
        follow_language(self, self._relabel)

    def _wrap(self, width: int) -> None:
        for label in (self.note, self.total):
            label.configure(wraplength=max(dpi.px(200), width - Space.SMALL))

    # --- what the form calls -------------------------------------------------------------------

    def show(self, sessions: Iterable[Session]) -> None:
        """Sessions as they are kept."""
        found = list(sessions)
        self._hours = {}
        self._ids = {(session.day, session.half): session.id for session in found}
        self.typed.set("")
        self._put({(session.day, session.half): f"{session.hours:g}" for session in found})
        self._kept = self._texts()

    @property
    def is_changed(self) -> bool:
        """Whether days or hours differ from what was shown, or days are typed and not added yet."""
        return self._texts() != self._kept or bool(self.typed.get().strip())

    def unsaved(self) -> str:
        """What `put_again` takes: the days that are typed and not added, and the hours of each half-day."""
        held = [(day.isoformat(), half.value, hours) for (day, half), hours in self._texts().items()]
        return json.dumps([self.typed.get(), held], ensure_ascii=False)

    def in_words(self) -> str:
        """The days that are typed and not added, and each half-day with its hours, as one reads them."""
        held = [f"{shown.day(day)} {_(half.label)} {hours}" for (day, half), hours in self._texts().items()]
        return ", ".join(filter(None, (self.typed.get().strip(), *held)))

    def put_again(self, text: str) -> None:
        """Type what `unsaved` gave."""
        typed, held = json.loads(text)
        self.typed.set(typed)
        self._put({(date.fromisoformat(day), Half(half)): hours for day, half, hours in held})

    def read(self) -> tuple[Session, ...] | None:
        """The half-days as typed; None after showing what can not be read. Days typed and not added are added."""
        if self.typed.get().strip() and not self.add_typed():
            return None
        sessions = []
        for (day, half), text in self._texts().items():
            try:
                hours = field_kinds.PARSE[Kind.HOURS](text, self._today, None)
                if hours <= 0:
                    raise FieldError(N_("More than zero is needed here."))
            except FieldError as error:
                self.show_error(error)
                return None
            sessions.append(Session(day=day, half=half, hours=hours, id=self._ids.get((day, half), 0)))
        return tuple(sessions)

    def show_error(self, error: FieldError) -> None:
        """What is wrong with the days."""
        self.note.configure(text=error.text(_), style=theme.ERROR)
        self.entry.state(["invalid"])

    # --- days ----------------------------------------------------------------------------------

    def add_typed(self) -> bool:
        """Add the days that are typed; False if they can not be read."""
        try:
            days = parse_days(self.typed.get(), self._today)
        except FieldError as error:
            self.show_error(error)
            self.entry.focus_set()
            return False
        self.typed.set("")
        self.add_days(days)
        return True

    def add_days(self, days: Iterable[date]) -> None:
        """Both half-days of each day that is not there yet."""
        new = {(day, half): f"{HALF_DAY_HOURS:g}" for day in days for half in Half}
        self._put(new | self._texts())
        self.entry.focus_set()

    def _remove_day(self, day: date) -> None:
        for half in Half:
            if (day, half) in self._hours:
                self._hours[day, half].set("")
        self._put(self._texts())
        self.entry.focus_set()

    def _texts(self) -> dict[Moment, str]:
        """The hours of each half-day that is held."""
        return {moment: typed.get().strip() for moment, typed in self._hours.items() if typed.get().strip()}

    def _put(self, texts: dict[Moment, str]) -> None:
        self._showing = True
        for child in self.area.inside.winfo_children():
            child.destroy()
        days = sorted({day for day, _half in texts})
        self._hours = {}
        if days:
            self._draw_heading()
        for place, day in enumerate(days, start=1):
            self._draw_day(place, day, texts)
        self.area.adopt()
        self._showing = False
        self._relabel()

    def _draw_heading(self) -> None:
        is_large = fonts.enlargement(self) >= LARGE
        for column, half in enumerate(Half, start=1):
            label = ttk.Label(self.area.inside, text=_(SHORT[half] if is_large else half.label), style=theme.QUIET)
            label.grid(row=0, column=column, sticky="e", padx=(Space.SMALL, 0))

    def _draw_day(self, place: int, day: date, texts: dict[Moment, str]) -> None:
        inside = self.area.inside
        width = LEAST_HOURS_WIDTH if fonts.enlargement(self) >= LARGE else HOURS_WIDTH
        ttk.Label(inside, text=f"{weekday(day)}  {shown.day(day)}").grid(row=place, column=0, sticky="w")
        for column, half in enumerate(Half, start=1):
            typed = tkinter.StringVar(self, texts.get((day, half), ""))
            self._hours[day, half] = typed
            entry = ttk.Entry(inside, textvariable=typed, width=width, justify="right")
            trace_while(entry, typed, self._on_write)
            entry.grid(row=place, column=column, sticky="e", padx=(Space.SMALL, 0), pady=1)
            for key in ("<Return>", "<KP_Enter>"):
                entry.bind(key, lambda event: _next(event.widget), add=True)
        ttk.Button(
            inside,
            icon="x-lg",
            icon_only=True,
            bootstyle="ghost",
            takefocus=False,
            command=lambda: self._remove_day(day),
        ).grid(row=place, column=3, padx=(Space.SMALL, 0))

    def _on_write(self) -> None:
        if not self._showing:
            self._show_total()
            self._on_change()

    def _on_enter(self) -> str:
        """Enter adds what is typed; with nothing typed it goes on."""
        if self.typed.get().strip():
            self.add_typed()
        else:
            _next(self.entry)
        return "break"

    def open_calendar(self) -> str:
        """Pick a day; it is added."""
        if self._calendar is None:
            window = self.winfo_toplevel()
            start = max((day for day, _half in self._texts()), default=self._today)
            self._calendar = ThaiCalendar(window, start, self._today, self._on_picked, self._close_calendar)
            left = self.entry.winfo_rootx() - window.winfo_rootx()
            top = self.entry.winfo_rooty() - window.winfo_rooty() + self.entry.winfo_height()
            self._calendar.update_idletasks()
            left = min(left, window.winfo_width() - self._calendar.winfo_reqwidth())
            self._calendar.place(x=max(0, left), y=top)
            self._calendar.lift()
            self._calendar.days.focus_set()
        return "break"

    def _on_picked(self, day: date) -> None:
        self._close_calendar()
        self.add_days([day])

    def _close_calendar(self) -> None:
        calendar, self._calendar = self._calendar, None
        if calendar is not None and calendar.winfo_exists():
            calendar.destroy()
            self.entry.focus_set()

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is self and self._calendar is not None and self._calendar.winfo_exists():
            self._calendar.destroy()

    # --- words ---------------------------------------------------------------------------------

    def _relabel(self) -> None:
        self.title.configure(text=_("Days and hours"))
        self.add_button.configure(text=_("Add days"))
        self.note.configure(
            text=_("Type days such as 15-23 ก.ค. 2569 and press Enter; F4 opens the calendar. Empty hours: not held."),
            style=theme.QUIET,
        )
        self.entry.state(["!invalid"])
        self._show_total()

    def _show_total(self) -> None:
        hours = 0.0
        texts = self._texts()
        for text in texts.values():
            try:
                hours += field_kinds.PARSE[Kind.HOURS](text, self._today, None)
            except FieldError:
                continue
        days = len({day for day, _half in texts})
        self.total.configure(
            text=_("Days: {days}  ·  half-days: {half_days}  ·  hours: {hours}").format(
                days=days, half_days=len(texts), hours=f"{hours:g}"
            )
            if texts
            else _("No days yet")
        )


def weekday(day: date) -> str:
    """พฤ. or Thu."""
    if language.current_language() == "th":
        return THAI_SHORT_WEEKDAYS[day.weekday()]
    return ENGLISH_WEEKDAYS[day.weekday()][:3]


def _next(widget: tkinter.Misc) -> str:
    following = widget.tk_focusNext()
    if following is not None:
        following.focus_set()
    return "break"
