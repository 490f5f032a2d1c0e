"""The recovery page made, printed or saved, and the key typed back from it: proof that somebody has it on paper."""

from __future__ import annotations

import io
import logging
import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError, FieldError
from db.domain.recovery_key import GROUPS, groups_right, parse_recovery_key
from db.domain.words import N_
from ui import dialogs, language, theme
from ui.front_field import FrontField
from ui.language import _, ngettext
from ui.theme import Space
from ui.wizard_steps import Answers, Step

if TYPE_CHECKING:
    from ui.recovery_printing import RecoveryPrinter

log = logging.getLogger(__name__)

EXPLAINED: Final = N_(
    "If passwords are forgotten or this computer is lost, only the recovery key opens the data and its backups. Print "
    "the page, put it into an envelope for the safe, and type the key from the page here."
)
SAVED: Final = N_("Saved as {file}. Print it, then delete the file.")
INSIDE: Final = N_(
    "Please choose a place outside the office's own folder: who takes the data must not get the key as well."
)
OTHER_KEY: Final = N_("This is a recovery key, but not the one on the page. Is it from an older page?")
FILE: Final = N_("Recovery key.pdf")


class RecoveryStep(Step):
    """`printer` prints a page; without one it can only be saved. `accepts` looks at a typed key that is not the new
    one: an older page that still opens the office is as good."""

    heading = N_("The recovery key")

    def __init__(
        self,
        parent: tkinter.Misc,
        answers: Answers,
        printer: Callable[[tkinter.Misc], RecoveryPrinter],
        accepts: Callable[[str], bool] = lambda _text: False,
    ) -> None:
        super().__init__(parent, answers)
        self._accepts = accepts
        self._said: Callable[[], str] = str
        self.label(EXPLAINED, below=Space.MEDIUM)
        row = ttk.Frame(self)
        row.pack(fill="x")
        self.print_button = self.button(row, N_("Print the recovery page"), self.print, "outline")
        self.print_button.pack(side="left")
        self.save_button = self.button(row, N_("Save as PDF"), self.save, "outline")
        self.save_button.pack(side="left", padx=Space.SMALL)
        self.note = ttk.Label(self, style=theme.QUIET, wraplength=self.width, justify="left")
        self.note.pack(anchor="w", fill="x", pady=(Space.TIGHT, Space.MEDIUM))
        self.key = ttk.Entry(self, font="TkFixedFont")
        self.fields = {"key": FrontField(self, N_("The key from the page"), self.key)}
        self.count = ttk.Label(self, style=theme.QUIET)
        self.count.pack(anchor="w")
        self.key.bind("<KeyRelease>", lambda _event: self._count(), add=True)
        self.key.bind("<<Paste>>", lambda _event: self.after_idle(self._count), add=True)
        self._printer = printer(self)
        self._printer.said = self._say
        self.say_in_language(self._show_note)

    def first(self) -> tkinter.Misc | None:
        return self.key if self._said() else self.print_button

    def page(self) -> bytes:
        """The page as PDF."""
        from printing.paper import Paper
        from printing.recovery_page import RecoveryPage, recovery_page

        answers, content = self.answers, io.BytesIO()
        chosen = language.current_language()
        english = chosen == "en"
        paper = Paper(
            gettext=language.gettext_for(chosen), printed_on=answers.today, language="en" if english else "th"
        )
        office = (answers.name_en if english else "") or answers.name_th
        recovery_page(RecoveryPage(office=office, made_on=answers.today, key=answers.recovery), content, paper)
        return content.getvalue()

    def print(self) -> None:
        """Ask for the printer, then print."""
        self._printer.print_page(self.page())

    def save(self) -> None:
        """Write the page where the user says, which is not beside the data."""
        path = dialogs.choose_save_file(self, _("Where to save the recovery page"), (("PDF", "*.pdf"),), _(FILE))
        if path is None:
            return
        from db.safe_files import write_whole

        try:
            if path.resolve().is_relative_to(self.answers.folder.resolve()):
                raise DeskError(INSIDE)
            write_whole(path, self.page())
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return
        self._say(lambda: _(SAVED).format(file=path))

    def check(self) -> bool:
        typed = self.key.get()
        problems: dict[str, DeskError] = {}
        try:
            is_new = parse_recovery_key(typed) == parse_recovery_key(self.answers.recovery)
            if not is_new and not self._accepts(typed):
                raise FieldError(OTHER_KEY)
        except DeskError as error:
            problems["key"] = error
        return self.tell(problems)

    def _say(self, said: Callable[[], str]) -> None:
        self._said = said
        self._show_note()
        self.key.focus_set()

    def _count(self) -> None:
        right = groups_right(self.key.get()) if self.key.get().strip() else 0
        text = ngettext("{count} of {all} groups is right.", "{count} of {all} groups are right.", right)
        self.count.configure(text=text.format(count=right, all=GROUPS))
        if right == GROUPS:
            self.fields["key"].tell(None)

    def _show_note(self) -> None:
        self.note.configure(text=self._said())
        self._count()
