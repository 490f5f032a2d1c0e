"""The first start: a few steps after which there is an office. Nothing is written before the last one is done."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from typing import Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from db.domain.words import N_
from ui import dialogs, theme
from ui.cross import take_cross
from ui.front_column import on_enter
from ui.language import _
from ui.scrolled_page import ScrolledPage
from ui.theme import Space
from ui.wizard_steps import Answers, Step

STOP: Final = N_("Stop here? Nothing has been set up yet, and what you typed is forgotten.")
HELP: Final = N_(
    "A few steps lead to an office that only people with a password can open. Until the last one nothing is written, "
    "and one can go back and change what was typed."
)
MakeStep = Callable[[tkinter.Misc, Answers], Step]


class WizardPage(ScrolledPage):
    """Leads through `steps`; what was typed stays when one goes back. `finish(answers)` is called after the last and
    answered by `show_progress`, by `refuse`, or by destroying the page."""

    purpose = HELP

    def __init__(
        self, window: ttk.App, answers: Answers, steps: Sequence[MakeStep], finish: Callable[[Answers], object]
    ) -> None:
        super().__init__(window)
        self.answers, self._finish = answers, finish
        self.subtitle.pack(anchor="w")
        self._here = 0
        self._is_working = False
        self.steps = [make(self.column, answers) for make in steps]
        for step in self.steps:
            if step.fields:
                on_enter([*step.fields.values()][-1].target, self.next)
        self._build_foot()
        self.column.say_in_language(self._show_place)
        self.bind_escape(self.back)
        take_cross(self, window, self.close)
        self.show(0)

    def _build_foot(self) -> None:
        row = self.add_row()
        self.next_button = self.foot.button(row, "", self.next, "primary")
        self.next_button.pack(side="left")
        self.back_button = self.foot.button(row, "", self.back)
        self.back_button.pack(side="left", padx=Space.SMALL)
        self.error = ttk.Label(self.foot, style=theme.ERROR, wraplength=self.foot.width, justify="left")
        self.error.pack(side="bottom", anchor="w", fill="x")
        self.bar = ttk.Progressbar(self.foot, bootstyle="primary")

    @property
    def step(self) -> Step:
        """The one in sight."""
        return self.steps[self._here]

    def show(self, place: int) -> None:
        """Put one step in sight, with the keyboard on its first field."""
        self.step.pack_forget()
        self._here = place
        self.step.pack(fill="x")
        self.step.show()
        self._show_place()
        self.error.configure(text="")
        self.adopt()
        (self.step.first() or self.next_button).focus_set()

    def next(self) -> None:
        """On, if the step is in order."""
        if self._is_working or not self.step.check():
            return
        if self._here + 1 < len(self.steps):
            self.show(self._here + 1)
            return
        self._set_working(True)
        self._finish(self.answers)

    def back(self) -> None:
        """To the step before; before the first one, out."""
        if self._is_working:
            return
        if self._here:
            self.show(self._here - 1)
        else:
            self.close()

    def close(self) -> None:
        """Esc on the first step, or the cross: asked about, unless the work is being done, which is soon over."""
        if self._is_working:
            return
        if dialogs.ask_yes_no(self, _(STOP), yes=_("Stop"), no=_("Go on"), danger=True):
            self.window.destroy()

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is; `total` 0 means that nobody knows."""
        self.bar.configure(maximum=max(1, total), value=done)

    def refuse(self, error: DeskError) -> None:
        """The work failed and nothing of it is left: one can mend what was wrong and go on."""
        self._set_working(False)
        self.error.configure(text=error.text(_))
        self.next_button.focus_set()

    def _set_working(self, working: bool) -> None:
        self._is_working = working
        for button in (self.next_button, self.back_button):
            button.configure(state="disabled" if working else "normal")
        self.error.configure(text="")
        if working:
            self.bar.pack(side="bottom", fill="x")
        else:
            self.bar.pack_forget()

    def _show_place(self) -> None:
        place = _("Step {number} of {count}: {name}")
        self.subtitle.configure(
            text=place.format(number=self._here + 1, count=len(self.steps), name=_(self.step.heading))
        )
        is_last = self._here + 1 == len(self.steps)
        self.next_button.configure(text=_(self.step.last_word) if is_last else _("Next"))
        self.back_button.configure(text=_("Back") if self._here else _("Stop"))
