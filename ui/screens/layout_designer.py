"""The designer of a layout: the certificate as it will be, what can be typed of it, steps back and forth, saving."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.layout_samples import Sample
from db.domain.layouts import PAGE, KeptLayout, Layout, Line
from ui import dialogs, fonts, layout_trials, theme
from ui.language import _, follow_language, ngettext
from ui.layout_steps import Steps
from ui.own_keys import OwnKeys
from ui.screens.layout_elements import Elements
from ui.screens.layout_panel import LayoutPanel
from ui.screens.layout_saving import Saving
from ui.screens.layout_tools import DesignerTools
from ui.screens.layout_trying import Trying
from ui.screens.layout_view import LayoutView
from ui.shortcuts import on_shortcut
from ui.theme import Space

if TYPE_CHECKING:
    from db.domain.layouts import LayoutProblem
    from ui.desk import Desk

PANEL_LETTERS: Final = "0" * 33


class Designer(ttk.Frame):
    """Lies over its screen. `on_left()` once it is closed, `on_saved(kept)` after each save."""

    def __init__(
        self,
        screen: tkinter.Misc,
        desk: Desk,
        kept: KeptLayout,
        *,
        on_left: Callable[[], object],
        on_saved: Callable[[KeptLayout], object],
    ) -> None:
        super().__init__(screen, padding=(Space.LARGE, Space.SMALL))
        self.desk, self._on_left = desk, on_left
        self.steps: Steps[Layout] = Steps(kept.layout)
        self.chosen = next((key for key, box in kept.layout.elements() if isinstance(box, Line)), PAGE)
        self.sample = Sample.USUAL
        self.problems: Sequence[LayoutProblem] = ()
        self._around = layout_trials.surroundings_of(desk.office, kept)
        self.trying = Trying(self, desk.jobs, self.trial, self._tried)
        self._build(kept, on_saved)
        letters = {"z": self.undo, "y": self.redo, "s": self.save, "n": self.elements.add_line}
        self._keys = OwnKeys(self, letters, self.tools.back, self.tools.back)
        self._keys.bind("<Control-Key>", on_shortcut("z", self.redo, shift=True))
        self._keys.adopt(self)
        self.place(relx=0, rely=0, relwidth=1, relheight=1)
        self.lift()
        follow_language(self, self._relabel)
        self.show()
        self.view.canvas.focus_set()

    # --- building ------------------------------------------------------------------------------

    def _build(self, kept: KeptLayout, on_saved: Callable[[KeptLayout], object]) -> None:
        self.tools = DesignerTools(self, self)
        self.saving = Saving(self, self.desk, kept, self.tools, on_saved)
        self.tools.pack(fill="x", pady=(0, Space.TIGHT))
        body = ttk.Frame(self)
        body.pack(fill="both", expand=True)
        self.panel = LayoutPanel(
            body, self.desk.today(), on_choose=self.choose, on_change=self._on_typed, on_wrong=self._show_marks,
            on_made=self._adopt,
        )  # fmt: skip
        self.panel.pack(side="right", fill="y", padx=(Space.MEDIUM, 0))
        self.panel.pack_propagate(False)
        self.panel.grid_propagate(False)
        self.panel.configure(width=fonts.text_width(self, PANEL_LETTERS))
        self.view = LayoutView(
            body, on_choose=self.choose, on_move=self._on_move, on_step=self._on_step, on_resize=self.trying.soon
        )
        self.view.pack(side="left", fill="both", expand=True)
        self.status = ttk.Label(self, style=theme.QUIET)
        self.status.pack(anchor="w")
        self.elements = Elements(self, self.panel.tools)
        theme.follow_text_size(self, lambda: self.panel.configure(width=fonts.text_width(self, PANEL_LETTERS)))

    def _relabel(self) -> None:
        self.tools.relabel()
        self.elements.relabel()
        self.show()

    def _adopt(self, part: tkinter.Misc) -> None:
        self._keys.adopt(part)

    # --- showing -------------------------------------------------------------------------------

    def show(self) -> None:
        """Everything as it stands, and a new picture soon."""
        if self.chosen != PAGE and self.steps.now.element(self.chosen) is None:
            self.chosen = PAGE
        self.panel.show(self.steps.now, self.chosen)
        self._after_change()

    def _after_change(self) -> None:
        self.view.show(self.steps.now, self.chosen, self.marks)
        self.tools.show_state()
        self._show_status()
        self.elements.show_state()
        self.trying.soon()

    @property
    def marks(self) -> Mapping[str, bool]:
        """By element whether it is wrong (True) or only doubtful."""
        marks = {problem.key: problem.is_error for problem in reversed(self.problems)}
        return marks | ({self.panel.key: True} if self.panel.typed_errors else {})

    def choose(self, key: str) -> None:
        """Another element: its form is shown."""
        if key != self.chosen:
            self.chosen = key
            self.show()

    @property
    def signing(self) -> int:
        """How many sign certificates in this office."""
        return len(self._around.pages[self.sample].signatories)

    def show_sample(self, sample: Sample) -> None:
        self.sample = sample
        self.trying.soon()

    def trial(self) -> layout_trials.Ask:
        """What is to be tried now."""
        return layout_trials.Ask(self.steps.now, self.sample, self.view.scale, self._around)

    def _tried(self, trial: layout_trials.Trial) -> None:
        self.show_problems(trial.problems)
        self.view.show_picture(trial.picture)

    def show_problems(self, problems: Sequence[LayoutProblem]) -> None:
        """Mark them in the list, beside the fields and in the picture, and say how many there are."""
        self.problems = problems
        self.panel.show_problems(problems)
        self._show_marks()

    def _show_marks(self) -> None:
        """In the picture, and how many there are below it."""
        self.view.show(self.steps.now, self.chosen, self.marks)
        self._show_status()

    def _show_status(self) -> None:
        errors = [problem for problem in self.problems if problem.is_error] + [*self.panel.typed_errors.values()]
        notices = len([problem for problem in self.problems if not problem.is_error])
        if errors:
            said = ngettext(
                "{count} thing has to be mended before this can be saved.",
                "{count} things have to be mended before this can be saved.",
                len(errors),
            )
            text, style = said.format(count=len(errors)), theme.ERROR
        elif notices:
            said = ngettext("{count} thing is worth a look.", "{count} things are worth a look.", notices)
            text, style = said.format(count=notices), theme.NOTICE
        else:
            text, style = _("All names have room, the shortest and the longest."), theme.GOOD
        self.status.configure(text=text, style=style)

    # --- changing ------------------------------------------------------------------------------

    def do(self, layout: Layout, merge: str = "") -> None:
        """A new state of the layout, shown at once."""
        if layout.language is not self.steps.now.language:
            self._around = layout_trials.surroundings_of(self.desk.office, replace(self.saving.kept, layout=layout))
        self.steps.do(layout, merge)

    def _on_typed(self, key: str, record: Any, what: str) -> None:
        """From the form, which shows it already."""
        layout = record if key == PAGE else self.steps.now.with_element(key, record)
        self.do(layout, f"{key}:{what}")
        self._after_change()

    def _on_move(self, key: str, right: float, down: float) -> None:
        box = self.steps.now.element(key)
        if box is not None:
            self.do(self.steps.now.with_element(key, box.moved(right, down)))
            self.show()

    def _on_step(self, step: int) -> None:
        keys = [PAGE, *(key for key, _box in self.steps.now.elements())]
        self.choose(keys[(keys.index(self.chosen) + step) % len(keys)])

    def undo(self) -> None:
        """A step back; what is typed and can not be read goes first."""
        if self.panel.typed_errors:
            self.panel.forget_typed()
            self._after_change()
        elif self.steps.undo():
            self.show()
        else:
            self.desk.say(_("There is nothing to undo."))

    def redo(self) -> None:
        if self.steps.redo():
            self.show()

    def take(self, layout: Layout) -> None:
        """Go on with another layout, say the one that came with the program; a step that can be undone."""
        self.do(layout)
        self.show()

    # --- leaving -------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keep the layout; refused while something is wrong, which is then shown."""
        self.show_problems(layout_trials.problems_in(self.steps.now, self._around))
        wrong = [problem.key for problem in self.problems if problem.is_error]
        if not self.panel.typed_errors and not wrong:
            return self.saving.save(self.steps.now)
        if not self.panel.typed_errors:
            self.choose(wrong[0])
        self.desk.say(_("Not saved: what is marked has to be mended first."))
        return False

    def may_leave(self) -> bool:
        """Whether nothing is unsaved, or the user saved it or gave it up."""
        if not self.panel.typed_errors and not self.saving.is_changed(self.steps.now):
            return True
        answer = dialogs.ask_save_discard_cancel(self)
        if answer is dialogs.Answer.SAVE:
            return self.save()
        return answer is dialogs.Answer.DISCARD

    def leave(self) -> None:
        """Back to the list, after the question about unsaved work."""
        if self.may_leave():
            self.close()

    def close(self) -> None:
        self.trying.close()
        self.destroy()
        self._on_left()
