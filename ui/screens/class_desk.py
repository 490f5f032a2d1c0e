"""A class worked on from its form to its certificates: five steps side by side, each one key away."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from db import training
from db.attendance import set_many
from db.domain.training import ClassState
from db.domain.words import N_
from db.rights import name_of
from ui import shown
from ui.language import _
from ui.screens.class_attendance import AttendanceStep
from ui.screens.class_certificates import CertificatesStep
from ui.screens.class_details import DetailsStep
from ui.screens.class_people import PeopleStep
from ui.screens.class_result import ResultStep
from ui.screens.class_step import ClassStep
from ui.work_desk import Step, WorkDesk

if TYPE_CHECKING:
    from ui.desk import Desk

STEPS: Final = (
    Step("details", N_("Class and days"), "calendar3", DetailsStep, name_of(training.save_class)),
    Step("people", N_("Participants"), "people", PeopleStep, name_of(training.enrol)),
    Step("attendance", N_("Attendance"), "grid-3x3", AttendanceStep, name_of(set_many)),
    Step("result", N_("Result"), "clipboard-check", ResultStep),
    Step("certificates", N_("Certificates"), "award", CertificatesStep),
)
FOLLOWING: Final = {"details": "people", "people": "attendance", "attendance": "result", "result": "certificates"}
FIRST_STEP: Final = {
    ClassState.PLANNED: "people",
    ClassState.RUNNING: "attendance",
    ClassState.FINISHED: "attendance",
    ClassState.CLOSED: "certificates",
}
"""Where work goes on, by the state of the class."""


class ClassDesk(WorkDesk[ClassStep]):
    """`class_id` 0 is a class that is not kept yet: it has its first step only."""

    parts = STEPS
    back = N_("Classes")

    def __init__(self, parent: tkinter.Misc, desk: Desk, on_back: Callable[[], object]) -> None:
        self.class_id = 0
        super().__init__(parent, desk, on_back)

    def make_step(self, part: Step) -> ClassStep:
        step: ClassStep = part.make(self.body, self.desk, lambda: self._on_done(part.name))
        if isinstance(step, DetailsStep):
            step.on_left = self._on_left  # type: ignore[method-assign]
        return step

    # --- going about ---------------------------------------------------------------------------

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
        """Another step, if the one in sight lets go."""
        if not self.class_id or name == self.here:
            return
        needs = self.part(name).needs
        if (not needs or self.desk.lets(needs)) and self.step.may_leave():
            self._show(name)

    def may_go(self, part: Step) -> bool:
        return self.may(part) and (bool(self.class_id) or part.name == "details")

    def _show(self, name: str) -> None:
        self.lay_open(name if self.may(self.part(name)) else "result").open(self.class_id)

    def _on_done(self, name: str) -> None:
        if name == "details":
            is_new = not self.class_id
            self.class_id = self.step.class_id
            self.relabel_head()
            if not is_new:
                return
        self._show(FOLLOWING[name])

    def _on_left(self) -> None:
        if not self.class_id:
            self._on_back()

    # --- words ---------------------------------------------------------------------------------

    def head_texts(self) -> tuple[str, str]:
        if not self.class_id:
            return _("A new class"), _("Choose the course, type the days, save; then enrol people.")
        line = training.class_line(self.desk.office, self.class_id)
        parts = (
            shown.days(line.first_day, line.last_day),
            line.place,
            _("{enrolled} enrolled").format(enrolled=line.enrolled),
            _(line.state(self.desk.today()).label),
        )
        return shown.class_name(line), "  ·  ".join(part for part in parts if part)

    # --- keys ----------------------------------------------------------------------------------

    def on_print(self) -> None:
        """What the step prints."""
        if self.class_id:
            self.step.on_print()
