"""The desk in the window: one page in sight, the way to the others and back, what happens to all of them."""

from __future__ import annotations

import logging
import threading
import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db import backup_register, settings
from db.backup import last_backup
from db.domain.errors import DeskError
from ui import dialogs, fonts, help_page, language, placement, shown, theme
from ui.backup_watch import BackupWatch
from ui.cross import take_cross
from ui.desk import Desk
from ui.failures import Failures
from ui.jobs import Jobs
from ui.language import _
from ui.pages import FIRST_PAGE, PAGES
from ui.readiness import Readiness, pieces
from ui.search_box import SearchBox
from ui.shell import Shell
from ui.shortcuts import focused_widget

if TYPE_CHECKING:
    from db.office import Change, Office
    from ui.preferences import Preferences
    from ui.screen import Screen

log = logging.getLogger(__name__)

CLOCK_MS: Final = 60_000
MOST_VISITED: Final = 50
TEXT_WIDGETS: Final = (tkinter.Entry, tkinter.Text)


class DeskWindow(ttk.Frame):
    """Fills the frame of the window, `shell` (made here if there is none yet). The caller makes and dresses
    `window`, opens the office and, after the window is gone, closes it; `reopen(work)` closes it for work on its
    file, `lock()` because somebody leaves the desk. `close()` is what the cross does."""

    def __init__(
        self,
        window: ttk.App,
        office: Office,
        preferences: Preferences,
        *,
        reopen: Callable[[Callable[[], object]], object],
        lock: Callable[[], object] = lambda: None,
        immediate_jobs: bool = False,
        shell: Shell | None = None,
    ) -> None:
        self.shell = shell or Shell(window)
        super().__init__(self.shell)
        self.window, self.office, self.lock = window, office, lock
        self.navigation, self.status = self.shell.navigation, self.shell.status
        self.help_button = self.shell.help_button
        self.failures = Failures(window)
        self.jobs = Jobs(window, self.failures, immediate=immediate_jobs, on_idle=self._redraw_if_here)
        self.desk = Desk(
            office=office,
            window=window,
            jobs=self.jobs,
            preferences=preferences,
            go=self.go,
            begin=self.begin,
            say=self.say,
            search=self.shell.field.start,
            reopen=reopen,
        )
        self._screens: dict[str, Screen] = {}
        self._here = ""
        self._visited: list[tuple[str, int | None]] = []
        self._stale: set[str] = set()
        self._tick: str | None = None
        self.backup_watch = BackupWatch(self, self.desk)
        self._stop_listening = office.on_change(self._on_change)
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.navigation.show_pages(page.name for page in PAGES if not page.needs or office.may(page.needs))
        self.shell.hold(self)
        self.search = SearchBox(self.shell.field, office, self._open_person, lambda: self.screen.show())
        self.status.introduce(office.who, office.account.role.label, settings.settings_of(office).is_demo)
        take_cross(self, window, self.close)
        language.follow_language(self, self._show_title)
        self._open_first_page()
        self._on_clock()
        self.backup_watch.start()
        self.shell.serve(self)
        if not immediate_jobs:
            self.readiness = Readiness(self, lambda: self.jobs.busy, lambda: pieces(self, self.desk))

    def _open_first_page(self) -> None:
        """The keyboard stays in the search entry, where letters may have been typed while the office was opened."""
        self.go(FIRST_PAGE)
        # The page asked for the keyboard and Tk gives it when the page is mapped, unless it is asked for elsewhere;
        # asking for where it is already would not count.
        self.window.focus_set()
        self.search.entry.focus_set()
        self.search.show()

    # --- going about ---------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        """The page in sight."""
        return self._screens[self._here]

    @property
    def here(self) -> str:
        """The name of the page in sight."""
        return self._here

    def go(self, name: str, record_id: int | None = None, filters: Mapping[str, Any] | None = None) -> bool:
        """Open a page, with a record or its list narrowed by `filters`; False if the page in sight keeps the user, or
        what is done on the page is not allowed to them: the status bar says why."""
        needs = next(page.needs for page in PAGES if page.name == name)
        if needs and not self.desk.lets(needs):
            return False
        if self._here and not self.screen.may_leave():
            return False
        self._remember_place(name, record_id)
        self._show(name, record_id, filters)
        return True

    def _remember_place(self, name: str, record_id: int | None) -> None:
        """Where Esc and Alt+Left lead back to."""
        if self._here:
            place = (self._here, self.screen.record_in_sight)
            if place[0] != name or record_id not in (None, place[1]):
                self._visited = [*self._visited[-MOST_VISITED:], place]

    def begin(self, name: str, about: int | None = None) -> None:
        """Open a page with a new record, which may belong to one of another subject."""
        if self.go(name):
            self.screen.on_new(about)

    def back(self) -> None:
        """The page before this one, on the record that was open there."""
        if self._visited and self.screen.may_leave():
            name, record_id = self._visited.pop()
            self._show(name, record_id, None)

    def _show(self, name: str, record_id: int | None, filters: Mapping[str, Any] | None) -> None:
        page = next(page for page in PAGES if page.name == name)
        if name not in self._screens:
            self._screens[name] = page.build(self, self.desk)
            self._stale.discard(name)
        if self._here and self._here != name:
            self.screen.grid_remove()
        self._here = name
        self.screen.grid(row=0, column=0, sticky="nsew")
        self.navigation.mark(name)
        if name in self._stale:
            self._stale.discard(name)
            self.screen.refresh()
        self.search.close()
        if filters is not None:
            self.screen.narrow(filters)
        self.screen.show(record_id)

    def _open_person(self, resident_id: int) -> None:
        self.go(self._here if self.screen.shows_person(resident_id) else "residents", resident_id)

    # --- what happens --------------------------------------------------------------------------

    def _on_change(self, changes: tuple[Change, ...]) -> None:
        """Redraw what shows the changed records: at once in the window's thread, else when the job is over."""
        for name, screen in list(self._screens.items()):
            if screen.concerns(changes):
                self._stale.add(name)
        if threading.current_thread() is threading.main_thread():
            self._redraw_if_here()
            if any(change.subject == "settings" for change in changes):
                self._show_title()

    def _redraw_if_here(self) -> None:
        if self._here in self._stale:
            self._stale.discard(self._here)
            self.screen.refresh()

    def _show_title(self) -> None:
        self.window.title(self._title())

    def _title(self) -> str:
        known = settings.settings_of(self.office)
        name = known.name_en if language.current_language() == "en" and known.name_en else known.name_th
        title = f"{_('Mae Sariang Desk')} – {name}" if name else _("Mae Sariang Desk")
        made_at = self.office.copy_of
        if made_at is None:
            return title
        return _("Copy of {day} – {title}").format(day=shown.long_day(made_at.date()), title=title)

    def _on_clock(self) -> None:
        try:
            self._show_status()
        except DeskError as error:  # told when the user does something; a dialog each minute helps nobody
            log.warning("the state of the backup can not be read: %s", error)
        self._tick = self.after(CLOCK_MS, self._on_clock)

    def say(self, text: str) -> None:
        """Show a sentence in the status bar."""
        self.status.say(text)
        self._show_status()

    def _show_status(self) -> None:
        if self.office.copy_of is not None:
            return
        outside = backup_register.read(self.office.folder).outside_proved_at()
        self.status.show(self.office.today(), last_backup(self.office), outside)

    def switch_language(self) -> None:
        """Thai to English and back, at once."""
        language.set_language("en" if language.current_language() == "th" else "th")
        self.status.say("")  # what was said was said in the other language
        self.desk.remember(language=language.current_language())

    def change_text_size(self, step: int) -> None:
        """Larger or smaller text, kept for the next start."""
        percent = fonts.clamp_percent(self.desk.preferences.text_size + step)
        theme.set_text_size(self.window, percent)
        self.desk.remember(text_size=percent)

    def undo(self) -> None:
        """Take back the last thing that can be; inside a text field its own undo is meant."""
        if self._is_typing():
            return
        last = self.desk.undo.pop()
        if last is None:
            self.say(_("There is nothing to undo."))
            return
        try:
            last.undo()
        except DeskError as error:
            dialogs.show_error(self.window, error.text(_))
            return
        self.say(_("Undone: {what}").format(what=last.text))

    def _is_typing(self) -> bool:
        """Whether the keyboard is in a field whose text can be changed."""
        focused = focused_widget(self)
        return isinstance(focused, TEXT_WIDGETS) and str(focused.cget("state")) == "normal"

    def on_delete_key(self) -> None:
        """Ctrl+Delete; inside a text field its own deleting is meant."""
        if not self._is_typing():
            self.screen.on_delete()

    def on_escape(self) -> None:
        """Esc: out of what is open on the page, or back to the page before."""
        if not self.screen.on_escape():
            self.back()

    def show_help(self) -> None:
        """F1: the keys, and what this page is for; from there what the program is."""
        if dialogs.show_message(self.window, help_page.text_for(self._here), _("Help"), _("About this program")):
            from ui import about

            about.show(self.window, self.office.folder)

    # --- closing -------------------------------------------------------------------------------

    def close(self) -> None:
        """Ask about what is not saved, stop slow work, then the window goes. A dialog has to be answered first."""
        dialog = self.window.grab_current()
        if dialog is not None and dialog.winfo_toplevel() is not self.window:
            dialog.winfo_toplevel().lift()
            return
        if not self.screen.may_leave():
            return
        if self.jobs.missed_if_stopped and not dialogs.ask_yes_no(
            self.window, _("Work is still running. Stop it and close? Nothing half-done is kept.")
        ):
            return
        self.jobs.give_up()
        self.keep_preferences()
        self.backup_watch.before_closing(lambda: self.jobs.close(self.window.destroy))

    def keep_preferences(self) -> None:
        """Remember how the user arranged the pages and the window."""
        for screen in self._screens.values():
            screen.keep_preferences()
        self.desk.preferences = placement.kept(self.window, self.desk.preferences)
        self.desk.remember()

    def destroy(self) -> None:
        self._stop_listening()
        self.backup_watch.stop()
        if self._tick is not None:
            self.after_cancel(self._tick)
            self._tick = None
        super().destroy()
        self.shell.destroy()
