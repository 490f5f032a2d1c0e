"""The third step of a class: who came, half-day by half-day, kept as it is ticked."""

from __future__ import annotations

from collections.abc import Sequence

import ttkbootstrap as ttk

from db import attendance
from db.domain import buddhist_era
from db.domain.training import Half, Session
from ui import language, theme
from ui.attendance_grid import AttendanceGrid, Pair
from ui.flow import fill_width
from ui.grid_measures import GridColumn, GridRow
from ui.language import _
from ui.screens.class_register import RegisterTools
from ui.screens.class_step import ClassStep
from ui.theme import Space


class AttendanceStep(ClassStep):
    """The grid with the figures below it."""

    def build(self) -> None:
        self.needed = 0.0
        self.is_saving = False
        self.grid_view = AttendanceGrid(self, self._on_tick, self._result)
        self.grid_view.pack(fill="both", expand=True)
        foot = ttk.Frame(self)
        foot.pack(fill="x", pady=(Space.SMALL, 0), before=self.grid_view, side="bottom")
        self.key_hint = ttk.Label(foot, style=theme.QUIET)
        fill_width(self.key_hint)
        self.key_hint.pack(side="bottom", anchor="w", fill="x")
        self.register_tools = RegisterTools(foot, self)
        self.register_tools.pack(side="right")
        self.summary = ttk.Label(foot, font="DeskStrongFont")
        self.summary.pack(side="left", fill="x", expand=True)
        fill_width(self.summary)
        self.nobody = ttk.Label(self, style=theme.QUIET, justify="center")
        self.bind("<Configure>", lambda event: self.nobody.configure(wraplength=max(1, event.width)), add=True)

    def open(self, class_id: int) -> None:
        super().open(class_id)
        self.grid_view.canvas.focus_set()

    def refresh(self) -> None:
        if self.is_saving:
            return
        self.register_tools.day.relabel()
        training_class = self.training_class()
        result = attendance.class_result(self.desk.office, self.class_id)
        self.needed = result.needed
        self.grid_view.show(
            [GridRow(line.id, line.full_name) for line in result.lines],
            [_column(session) for session in training_class.sessions],
            {line.id: set(line.attended) for line in result.lines},
            (_("Name"), _("hrs"), _("Result")),
            read_only=training_class.closed_on is not None,
        )
        self._tell(bool(result.lines and training_class.sessions))

    def on_print(self) -> None:
        self.register_tools.print()

    def relabel(self) -> None:
        self.register_tools.relabel()
        self.key_hint.configure(
            text=_("Arrows move · Space ticks · Ctrl+Space the whole half-day · Shift+Space the whole row")
        )
        if self.class_id:
            self.refresh()

    def _tell(self, something: bool) -> None:
        if something:
            self.nobody.place_forget()
            self._summarise()
            return
        self.summary.configure(text="")
        self.nobody.configure(text=_("Give the class its days and enrol people; then tick here who came."))
        self.nobody.place(relx=0.5, rely=0.4, anchor="center")

    def _summarise(self) -> None:
        grid = self.grid_view
        passed = sum(self._passes(grid.hours(row)) for row in grid.rows)
        text = _("{passed} of {people} have passed ({needed} hours are needed)").format(
            passed=passed, people=len(grid.rows), needed=f"{self.needed:g}"
        )
        if grid.read_only:
            text += "  ·  " + _("closed")
        self.summary.configure(text=text)

    def _passes(self, hours: float) -> bool:
        return hours >= self.needed > 0

    def _result(self, hours: float) -> tuple[str, bool]:
        if self._passes(hours):
            return _("passed"), True
        return _("{hours} short").format(hours=f"{self.needed - hours:g}"), False

    def _on_tick(self, pairs: Sequence[Pair], present: bool) -> bool:
        if not self._keep(pairs, present):
            self.refresh()
            return False
        self.desk.undo.push(_("attendance"), lambda: self._take_back(pairs, not present))
        self.after_idle(self._summarise)
        return True

    def _keep(self, pairs: Sequence[Pair], present: bool) -> bool:
        """Without drawing everything again: the grid shows its own ticks."""
        self.is_saving = True
        try:
            return self.attempt(lambda: attendance.set_many(self.desk.office, self.class_id, pairs, present))
        finally:
            self.is_saving = False

    def _take_back(self, pairs: Sequence[Pair], present: bool) -> None:
        if self._keep(pairs, present):
            self.refresh()


def _column(session: Session) -> GridColumn:
    thai = language.current_language() == "th"
    day = buddhist_era.short_date(session.day, thai_digits=thai, language=language.current_language())
    half = _("morn.") if session.half is Half.MORNING else _("aft.")
    return GridColumn(session.id, day.rsplit(" ", 1)[0], half, session.hours)
