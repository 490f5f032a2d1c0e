"""A class worked on from its form to its certificates: five steps side by side, each one key away."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import training
from db.domain.training import ClassState
from db.domain.words import N_
from ui import shown, theme
from ui.flow import Flow, fill_width
from ui.language import _, follow_language
from ui.screens.class_attendance import AttendanceStep
from ui.screens.class_certificates import CertificatesStep
from ui.screens.class_details import DetailsStep
from ui.screens.class_people import PeopleStep
from ui.screens.class_result import ResultStep
from ui.screens.class_step import ClassStep
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk

STEPS: Final[tuple[tuple[str, str, str, type[ClassStep]], ...]] = (
    ("details", N_("Class and days"), "calendar3", DetailsStep),
    ("people", N_("Participants"), "people", PeopleStep),
    ("attendance", N_("Attendance"), "grid-3x3", AttendanceStep),
    ("result", N_("Result"), "clipboard-check", ResultStep),
    ("certificates", N_("Certificates"), "award", CertificatesStep),
)
NEEDS: Final = {"details": "classes.save_class", "people": "enrolments.enrol", "attendance": "attendance.set_many"}
"""The operations that steps are there for; the others anybody may see."""
FIRST_STEP: Final = {
    ClassState.PLANNED: "people",
    ClassState.RUNNING: "attendance",
    ClassState.FINISHED: "attendance",
    ClassState.CLOSED: "certificates",
}
"""Where work goes on, by the state of the class."""


class ClassDesk(ttk.Frame):
    """`on_back()` leads to the list of classes."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, on_back: Callable[[], object]) -> None:
        super().__init__(parent)
        self.desk, self._on_back = desk, on_back
        self.class_id = 0
        self.here = "details"
        self.steps: dict[str, ClassStep] = {}
        self._build_head()
        self._build_steps()
        self.body = ttk.Frame(self)
        self.body.pack(fill="both", expand=True)
        follow_language(self, self.relabel)

    # --- building ------------------------------------------------------------------------------

    def _build_head(self) -> None:
        head = ttk.Frame(self)
        head.pack(fill="x")
        self.back_button = ttk.Button(head, text=" ", icon="arrow-left", bootstyle="outline", command=self._on_back)
        self.back_button.pack(side="left", anchor="n", padx=(0, Space.LARGE))
        names = ttk.Frame(head)
        names.pack(side="left", fill="x", expand=True)
        self.title = ttk.Label(names, style=theme.SECTION)
        self.title.pack(anchor="w", fill="x")
        self.subtitle = ttk.Label(names, style=theme.QUIET)
        self.subtitle.pack(anchor="w", fill="x")
        for label in (self.title, self.subtitle):
            fill_width(label)

    def _build_steps(self) -> None:
        row = Flow(self, Space.TIGHT)
        row.pack(fill="x", pady=Space.MEDIUM)
        self.step_buttons: dict[str, ttk.Button] = {}
        for name, _label, icon, _step in STEPS:
            button = ttk.Button(row, text=" ", icon=icon, bootstyle="ghost", command=self._goer(name))
            self.step_buttons[name] = button

    def _goer(self, name: str) -> Callable[[], object]:
        return lambda: self.go(name)

    def _step(self, name: str) -> ClassStep:
        if name not in self.steps:
            made = next(step for step_name, _label, _icon, step in STEPS if step_name == name)
            following = {"details": "people", "people": "attendance", "attendance": "result", "result": "certificates"}
            self.steps[name] = made(self.body, self.desk, lambda: self._on_done(name, following.get(name, "")))
            if isinstance(self.steps[name], DetailsStep):
                self.steps[name].on_left = self._on_left  # type: ignore[attr-defined]
            self.steps[name].relabel()
        return self.steps[name]

    # --- going about ---------------------------------------------------------------------------

    @property
    def step(self) -> ClassStep:
        """The step in sight."""
        return self._step(self.here)

    def open(self, class_id: int, step: str = "") -> None:
        """Work on a class where it stands, or on a new one (0)."""
        self.class_id = class_id
        if not class_id:
            self._show("details")
            return
        line = training.class_line(self.desk.office, class_id)
        state = line.state(self.desk.today())
        self._show(step or ("details" if not line.half_days else FIRST_STEP[state]))

    def go(self, name: str) -> None:
        """Another step, if the one in sight lets go; a new class has only the first."""
        if not self.class_id or name == self.here:
            return
        if (name not in NEEDS or self.desk.lets(NEEDS[name])) and self.step.may_leave():
            self._show(name)

    def go_to_place(self, place: int) -> None:
        """The step at a place, from 0 on."""
        self.go(STEPS[place][0])

    def _may(self, name: str) -> bool:
        return name not in NEEDS or self.desk.office.may(NEEDS[name])

    def _show(self, name: str) -> None:
        if not self._may(name):
            name = "result"
        for other in self.steps.values():
            other.pack_forget()
        self.here = name
        step = self._step(name)
        step.pack(fill="both", expand=True)
        self.relabel_head()
        step.open(self.class_id)

    def _on_done(self, name: str, following: str) -> None:
        if name == "details":
            is_new = not self.class_id
            self.class_id = self.step.class_id
            self.relabel_head()
            if not is_new:
                return
        self._show(following)

    def _on_left(self) -> None:
        if not self.class_id:
            self._on_back()

    # --- words ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Records have changed."""
        self.relabel_head()
        self.step.refresh()

    def relabel(self) -> None:
        self.back_button.configure(text=_("Classes") + "  Esc")
        for step in self.steps.values():
            step.relabel()
        self.relabel_head()

    def relabel_head(self) -> None:
        """The class's name and state, and which step is in sight."""
        for place, (name, label, _icon, _step) in enumerate(STEPS, start=1):
            button = self.step_buttons[name]
            button.configure(text=f"{place}  {_(label)}", bootstyle="primary" if name == self.here else "ghost")
            can = self._may(name) and (self.class_id or name == "details")
            button.configure(state="normal" if can else "disabled")
        if not self.class_id:
            self.title.configure(text=_("A new class"))
            self.subtitle.configure(text=_("Choose the course, type the days, save; then enrol people."))
            return
        line = training.class_line(self.desk.office, self.class_id)
        parts = (
            shown.days(line.first_day, line.last_day),
            line.place,
            _("{enrolled} enrolled").format(enrolled=line.enrolled),
            _(line.state(self.desk.today()).label),
        )
        self.title.configure(text=shown.class_name(line))
        self.subtitle.configure(text="  ·  ".join(part for part in parts if part))

    # --- keys ----------------------------------------------------------------------------------

    def on_print(self) -> None:
        """What the step prints."""
        if self.class_id:
            self.step.on_print()
