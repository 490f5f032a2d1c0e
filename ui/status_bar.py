"""The line at the foot of the window: the day, the fiscal year, what was just done, the last backup, who works."""

from __future__ import annotations

import tkinter
from datetime import date, datetime

import ttkbootstrap as ttk

from ui import language, theme
from ui.language import _

SAID_MS = 12_000


class StatusBar(ttk.Frame):
    """Quiet texts; `say` shows a sentence for some seconds."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent, padding=(theme.Space.LARGE, theme.Space.TIGHT))
        self._is_demo = False
        self._who, self._role = "", ""
        self._today: date | None = None
        self._backup: datetime | None = None
        self._outside: datetime | None = None
        self._forget: str | None = None
        self.day = ttk.Label(self, style=theme.QUIET)
        self.said = ttk.Label(self)
        self.demo = ttk.Label(self, style=theme.NOTICE)
        self.backup = ttk.Label(self, style=theme.QUIET)
        self.who = ttk.Label(self, style=theme.QUIET)
        gap = theme.Space.HUGE
        self.day.grid(row=0, column=0, sticky="w", padx=(0, gap))
        self.said.grid(row=0, column=1, sticky="w", padx=(0, gap))
        self.columnconfigure(1, weight=1)
        for column, label in enumerate((self.demo, self.backup, self.who), start=2):
            label.grid(row=0, column=column, padx=(gap, 0))
        language.follow_language(self, self._relabel)
        theme.follow_text_size(self, self._fit)
        self.bind("<Configure>", lambda _event: self._fit(), add=True)

    def introduce(self, who: str, role: str, is_demo: bool) -> None:
        """Who is signed in, the msgid of what they are here, and whether it is only the demo."""
        self._who, self._role, self._is_demo = who, role, is_demo
        self._relabel()

    def show(self, today: date, last_backup: datetime | None, outside: datetime | None = None) -> None:
        """The day, when the last backup was made, and when one outside this PC last was proved (None: never)."""
        self._today, self._backup, self._outside = today, last_backup, outside
        self._relabel()

    def _fit(self) -> None:
        """What was just done is never cut: where the line is too short for all, the least important leave."""
        gap = theme.Space.HUGE
        room = self.winfo_width() - 2 * theme.Space.LARGE - gap
        if room <= 0:
            return
        self.said.configure(wraplength=room)
        for label in (self.said, self.day, self.backup, self.who, self.demo):
            needed = label.winfo_reqwidth() + gap if label.cget("text") else 0
            if needed <= room:
                room -= needed
                label.grid()
            else:
                label.grid_remove()

    def say(self, text: str) -> None:
        """A sentence already in the user's language, gone after a while."""
        self.said.configure(text=text)
        self._fit()
        if self._forget is not None:
            self.after_cancel(self._forget)
        self._forget = self.after(SAID_MS, self._silence)

    def _silence(self) -> None:
        self._forget = None
        self.said.configure(text="")
        self._fit()

    def destroy(self) -> None:
        if self._forget is not None:
            self.after_cancel(self._forget)
            self._forget = None
        super().destroy()

    def _relabel(self) -> None:
        self.demo.configure(text=_("Fictitious office") if self._is_demo else "")
        self.who.configure(text=f"{self._who} ({_(self._role)})" if self._who and self._role else self._who)
        if self._today is not None:
            self.day.configure(text=_day_text(self._today))
            self.backup.configure(text=self._backup_text())
        self._fit()

    def _backup_text(self) -> str:
        if self._backup is None:
            return _("No backup yet")
        assert self._today is not None
        days = (self._today - self._backup.date()).days
        if days <= 1:  # a copy of before midnight is no day old soon after it
            words = _("Last backup yesterday at {time}") if days == 1 else _("Last backup today at {time}")
            made = words.format(time=self._backup.strftime("%H.%M"))
        else:
            ago = language.ngettext("Last backup {count} day ago", "Last backup {count} days ago", days)
            made = ago.format(count=days)
        return f"{made}  ·  {self._outside_text()}" if not self._is_demo else made

    def _outside_text(self) -> str:
        """How old the newest copy is that a thief or a fire leaves alone."""
        assert self._today is not None
        if self._outside is None:
            return _("none outside this PC")
        days = max(0, (self._today - self._outside.date()).days)
        if days <= 1:
            return _("outside this PC yesterday") if days else _("outside this PC today")
        return language.ngettext("outside this PC {count} day ago", "outside this PC {count} days ago", days).format(
            count=days
        )


def _day_text(today: date) -> str:
    # the frame of the window shows no day yet: what writes one is imported when the office is open
    from db.domain import buddhist_era
    from db.domain.digits import to_thai
    from db.domain.fiscal_year import fiscal_year

    language_now = language.current_language()
    day = buddhist_era.short_date(today, thai_digits=language_now == "th", language=language_now)
    year = str(fiscal_year(today))
    fiscal = _("Fiscal year {year}").format(year=to_thai(year) if language_now == "th" else year)
    return f"{day}  ·  {fiscal}"
