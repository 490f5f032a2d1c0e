"""A month to pick a day from: Buddhist years and Thai names (or English ones), all by keyboard."""

from __future__ import annotations

import tkinter
from calendar import Calendar, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import ttkbootstrap as ttk

from db.domain.buddhist_era import BE_OFFSET, BE_YEARS
from db.domain.digits import to_arabic, to_thai
from db.domain.months import ENGLISH_WEEKDAYS, THAI_SHORT_WEEKDAYS, month_names
from ui import fonts, theme
from ui.language import _, current_language
from ui.shortcuts import focused_widget
from ui.theme import Space

FIRST_DAY: Final = date(BE_YEARS[0] - BE_OFFSET, 1, 1)
LAST_DAY: Final = date(BE_YEARS[-1] - BE_OFFSET, 12, 31)
SUNDAY_FIRST: Final = Calendar(firstweekday=6)  # as Thai wall calendars begin
SUNDAY_COLOUR: Final = "#b42318"
WEEKS: Final = 6


def within(day: date) -> date:
    """The day itself, or the nearest one that can be typed."""
    return max(FIRST_DAY, min(LAST_DAY, day))


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of a month that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return within(date.max if months > 0 else date.min)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_in_sight(day: date) -> list[date]:
    """The 42 days of the six weeks that hold the month of `day`, from a Sunday on."""
    first = day.replace(day=1)
    start = first - timedelta(days=(first.weekday() + 1) % 7)
    return [start + timedelta(days=number) for number in range(7 * WEEKS)]


class ThaiCalendar(ttk.Frame):
    """Lies over `window`. `on_pick(day)` when a day was chosen, `on_close()` when it closes by itself or by Esc."""

    def __init__(
        self,
        window: tkinter.Misc,
        day: date,
        today: date,
        on_pick: Callable[[date], object],
        on_close: Callable[[], object],
    ) -> None:
        super().__init__(window, bootstyle="bordered", padding=Space.SMALL)
        self.day = within(day)
        self.today = today
        self._on_pick, self._on_close = on_pick, on_close
        self._cell = round(fonts.line_height(self) * 1.5)
        self._year_typed = tkinter.StringVar(self)
        self._build_head()
        self.days = ttk.Canvas(
            self, width=7 * self._cell * 5 // 4, height=(WEEKS + 1) * self._cell, highlightthickness=0, takefocus=True
        )
        self.days.grid(row=1, column=0, columnspan=4, pady=Space.SMALL)
        ttk.Button(self, text=_("Today"), command=lambda: self._pick(self.today), takefocus=False).grid(
            row=2, column=0, columnspan=4, sticky="ew"
        )
        self._bind()
        self.show(self.day)

    def show(self, day: date) -> None:
        """Mark `day` and show its month."""
        self.day = within(day)
        self.month.configure(text=month_names(current_language())[self.day.month - 1])
        self._year_typed.set(self._year_text(self.day.year))
        self._draw()

    def _build_head(self) -> None:
        back = ttk.Button(self, icon="chevron-left", icon_only=True, bootstyle="ghost", takefocus=False)
        back.configure(command=lambda: self.show(months_later(self.day, -1)))
        on = ttk.Button(self, icon="chevron-right", icon_only=True, bootstyle="ghost", takefocus=False)
        on.configure(command=lambda: self.show(months_later(self.day, 1)))
        self.month = ttk.Label(self, style=theme.SECTION, anchor="center")
        self.year = ttk.Spinbox(self, textvariable=self._year_typed, width=6, takefocus=True)
        for column, widget in enumerate((back, self.month, on, self.year)):
            widget.grid(row=0, column=column, sticky="ew" if widget is self.month else "")
        self.columnconfigure(1, weight=1)
        self.year.bind("<<Increment>>", lambda _event: self._step_year(1), add=True)
        self.year.bind("<<Decrement>>", lambda _event: self._step_year(-1), add=True)
        self.year.bind("<Return>", lambda _event: self._on_year_typed(), add=True)
        self.year.bind("<FocusOut>", lambda _event: self._on_year_typed(keep_focus=False), add=True)

    def _bind(self) -> None:
        moves: dict[str, Callable[[], date]] = {
            "Left": lambda: self.day - timedelta(days=1),
            "Right": lambda: self.day + timedelta(days=1),
            "Up": lambda: self.day - timedelta(days=7),
            "Down": lambda: self.day + timedelta(days=7),
            "Prior": lambda: months_later(self.day, -1),
            "Next": lambda: months_later(self.day, 1),
            "Control-Prior": lambda: months_later(self.day, -12),
            "Control-Next": lambda: months_later(self.day, 12),
            "Home": lambda: self.day.replace(day=1),
            "End": lambda: self.day.replace(day=monthrange(self.day.year, self.day.month)[1]),
        }
        for key, move in moves.items():
            self.days.bind(f"<{key}>", self._mover(move), add=True)
        for key in ("Return", "KP_Enter", "space"):
            self.days.bind(f"<{key}>", lambda _event: self._pick(self.day), add=True)
        for widget in (self.days, self.year):
            widget.bind("<Escape>", lambda _event: self._close(), add=True)
            widget.bind("<FocusOut>", lambda _event: self.after_idle(self._close_if_left), add=True)
        self.days.bind("<Button-1>", self._on_click, add=True)

    def _mover(self, move: Callable[[], date]) -> Callable[[Any], str]:
        def on_key(_event: tkinter.Event) -> str:
            self.show(move())
            return "break"

        return on_key

    def _draw(self) -> None:
        thai = current_language() != "en"
        names = THAI_SHORT_WEEKDAYS if thai else tuple(name[:2] for name in ENGLISH_WEEKDAYS)
        self.days.delete("all")
        for column, weekday in enumerate(SUNDAY_FIRST.iterweekdays()):
            self._write(column, 0, names[weekday], theme.QUIET_TEXT)
        for number, day in enumerate(days_in_sight(self.day)):
            self._draw_day(number % 7, number // 7 + 1, day, thai)

    def _draw_day(self, column: int, row: int, day: date, thai: bool) -> None:
        if day == self.day or day == self.today:
            left, top, right, bottom = self._box(column, row)
            fill = theme.CHOSEN if day == self.day else ""
            self.days.create_rectangle(left, top, right, bottom, fill=fill, outline=theme.ACCENT)
        colour = SUNDAY_COLOUR if column == 0 else "#1e2b29"
        if day.month != self.day.month:
            colour = "#a3afad"
        self._write(column, row, to_thai(str(day.day)) if thai else str(day.day), colour)

    def _box(self, column: int, row: int) -> tuple[int, int, int, int]:
        width = self._cell * 5 // 4
        return column * width + 1, row * self._cell + 1, (column + 1) * width - 2, (row + 1) * self._cell - 2

    def _write(self, column: int, row: int, text: str, colour: str) -> None:
        left, top, right, bottom = self._box(column, row)
        self.days.create_text((left + right) / 2, (top + bottom) / 2, text=text, fill=colour, font="TkDefaultFont")

    def _on_click(self, event: tkinter.Event) -> None:
        row, column = event.y // self._cell - 1, event.x // (self._cell * 5 // 4)
        if 0 <= row < WEEKS and 0 <= column < 7:
            self._pick(days_in_sight(self.day)[row * 7 + column])

    def _year_text(self, year: int) -> str:
        return str(year) if current_language() == "en" else to_thai(str(year + BE_OFFSET))

    def _step_year(self, step: int) -> str:
        self.show(months_later(self.day, 12 * step))
        return "break"

    def _on_year_typed(self, *, keep_focus: bool = True) -> str:
        typed = to_arabic(self._year_typed.get().strip())
        if typed.isascii() and typed.isdigit():
            year = int(typed)
            ce_year = year - BE_OFFSET if year in BE_YEARS else year
            self.show(months_later(self.day, 12 * (ce_year - self.day.year)))
        else:
            self.show(self.day)
        if keep_focus:
            self.days.focus_set()
        return "break"

    def _pick(self, day: date) -> str:
        self._on_pick(within(day))
        return "break"

    def _close(self) -> str:
        self._on_close()
        return "break"

    def _close_if_left(self) -> None:
        if not self.winfo_exists():
            return
        focused = focused_widget(self)
        if focused is None or not str(focused).startswith(str(self)):
            self._on_close()
