"""Training: the classes with where they stand; each is worked on from enrolment to certificates in one place."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from db import training
from db.domain.errors import DeskError, NotFound
from db.domain.training import CLASS_COLUMNS, ClassLine, ClassState, ClassWatch
from db.domain.words import N_
from db.rights import name_of
from ui import dialogs, shown
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import ListingRows, listed
from ui.record_card import Action, Fact, RecordCard
from ui.record_commands import tell_of_bin
from ui.rows import Row
from ui.screens.class_desk import ClassDesk
from ui.stepped_screen import SteppedScreen
from ui.toolbar import Tool, allowed, offered

if TYPE_CHECKING:
    from ui.desk import Desk


WIDTHS = {"course": 25, "run": 5, "days": 17, "state": 12, "enrolled": 8, "passed": 6}
SAVES, DELETES = name_of(training.save_class), name_of(training.delete_class)


class TrainingScreen(SteppedScreen[ClassDesk]):
    """The list of classes with the chosen one beside it; Enter opens its steps over the whole page."""

    title = N_("Training")
    columns = listed(CLASS_COLUMNS, WIDTHS, spare=("run", "enrolled", "passed"))
    subjects = ("courses", "classes", "enrolments", "certificates", "residents", "settings")
    sort = ("days", True)
    work_desk = ClassDesk

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self.record_id: int | None = None
        self._is_visit = False
        super().__init__(parent, desk)

    # --- the list ------------------------------------------------------------------------------

    def narrowings(self) -> Mapping[str, Narrowing]:
        office, every = self.desk.office, N_("All")
        return {
            "course": Narrowing(
                N_("Course"), lambda: [(one.id, one.name) for one in training.courses(office)], width=30, every=every
            ),
            "state": Narrowing(N_("Status"), lambda: [(state, _(state.label)) for state in ClassState], every=every),
            "watch": Narrowing(N_("Waits"), lambda: [(one, _(one.label)) for one in ClassWatch], 20, every=every),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("New class"), "plus-lg", self.on_new, "Ctrl+N", "primary", SAVES),
            Tool(N_("Courses"), "book", lambda: self.desk.go("courses")),
        )

    def build(self) -> None:
        begin = offered(self.desk.office, SAVES, self.on_new)
        self.table.empty.say(N_("No class is in this list. Begin with the first one."), N_("New class"), begin)
        self.card = RecordCard(
            self.record,
            allowed(
                self.desk.office,
                (
                    Action(N_("Open"), "box-arrow-in-right", self._open_chosen, "primary"),
                    Action(N_("Delete"), "trash3", self.on_delete, needs=DELETES),
                ),
            ),
        )
        self.card.pack(fill="both", expand=True)
        self.table.headings.beside = lambda: self.card.told

    def rows(self) -> ListingRows:
        column, descending = self.sort
        listing = training.class_listing(
            self.desk.office,
            self.chosen("course"),
            self.chosen("state"),
            self.chosen("watch"),
            order=column,
            descending=descending,
        )
        return ListingRows(listing, self._row)

    def _row(self, line: ClassLine) -> Row:
        state = line.state(self.desk.today())
        cells = (
            line.course,
            str(line.run or ""),
            shown.short_days(line.first_day, line.last_day),
            _(state.label),
            str(line.enrolled),
            str(line.passed),
        )
        tone = "warning" if state is ClassState.FINISHED else "quiet" if state is ClassState.CLOSED else ""
        return Row(line.id, cells, tone)

    def count_text(self, total: int) -> str:
        return ngettext("{count} class", "{count} classes", total).format(count=f"{total:,}")

    def relabel(self) -> None:
        self.card.relabel()

    def show_record(self, record_id: int | None) -> None:
        self.record_id = record_id
        try:
            if record_id is None:
                raise NotFound("")
            self._fill_card(training.class_line(self.desk.office, record_id))
        except NotFound:
            self.record_id = None
            begins = _("Choose a class to see it, press Enter to work on it, or Ctrl+N to begin one.")
            works = _("Choose a class to see it, and press Enter to work on it.")
            self.card.clear(begins if self.desk.office.may(SAVES) else works)

    def _fill_card(self, line: ClassLine) -> None:
        today = self.desk.today()
        training_class = training.class_of(self.desk.office, line.id)
        baht = f"{line.budget:,.2f}".removesuffix(".00") if line.budget is not None else ""
        budget = "  ·  ".join(filter(None, (baht, line.budget_source)))
        facts = (
            Fact(_("Project"), line.name),
            Fact(_("Days"), shown.days(line.first_day, line.last_day)),
            Fact(
                _("Hours"),
                _("{half_days} half-days, {hours} hours").format(half_days=line.half_days, hours=f"{line.hours:g}"),
            ),
            Fact(_("Place"), line.place),
            Fact(_("Trainers"), training_class.trainers),
            Fact(_("Enrolled"), str(line.enrolled), figure="people_enrolled"),
            Fact(_("Passed"), str(line.passed), figure="people_passed"),
            Fact(_("Certificates"), str(line.certificates), figure="certificates_of_class"),
            Fact(_("Budget (baht)"), budget, figure="budget_of_class"),
            Fact(_("Closed on"), shown.day(line.closed_on)),
            Fact(_("Notes"), training_class.notes),
        )
        self.card.show(shown.class_name(line), _(line.state(today).label), facts, ())

    # --- the class worked on -------------------------------------------------------------------

    def open_record(self, record_id: int) -> None:
        self._open(record_id)

    def _open_chosen(self) -> None:
        if self.record_id is not None:
            self._open(self.record_id)

    def _open(self, class_id: int, step: str = "") -> None:
        self._is_visit = False
        self.lay_work_over().open(class_id, step)

    def on_back(self) -> None:
        if self.work is None or not self.work.step.may_leave():
            return
        self.show_list()
        self.reload()
        if self.work.class_id:
            self.table.choose(self.work.class_id)
        self.show_record(self.record_id)
        self.table.tree.focus_set()

    # --- what the window asks ------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        if record_id is not None:
            self.record_id = record_id
            self._open(record_id)
            self._is_visit = True
        elif self.is_open and self.work is not None and self.work.class_id:
            self.work.refresh()
        else:
            self.show_list()
            super().show(None)
            self.show_record(self.record_id)

    def refresh(self) -> None:
        if self.is_open and self.work is not None:
            if self.work.class_id:
                self.work.refresh()
        else:
            super().refresh()
            self.show_record(self.record_id)

    def unsaved(self) -> tuple[int | None, Mapping[str, str]] | None:
        if not self.is_open or self.work is None:
            return None
        return self.work.class_id or None, self.work.step.unsaved()

    def unsaved_words(self) -> Mapping[str, str]:
        return self.work.step.unsaved_words() if self.is_open and self.work is not None else {}

    def take_up(self, record_id: int | None, texts: Mapping[str, str]) -> None:
        self._open(record_id or 0, "details")
        if self.work is not None:
            self.work.step.take_up(texts)

    def may_leave(self) -> bool:
        return not self.is_open or self.work is None or self.work.step.may_leave()

    def on_new(self, about: int | None = None) -> None:
        if self.is_open and self.work is not None:
            self.work.step.on_new()
        elif self.desk.lets(SAVES):
            self._open(0)

    def on_save(self) -> None:
        if self.is_open and self.work is not None:
            self.work.step.on_save()

    def on_print(self) -> None:
        if self.is_open and self.work is not None:
            self.work.on_print()
        elif self.record_id is not None:
            self.desk.say(_("Open the class to print its register or its certificates."))

    def on_escape(self) -> bool:
        if not self.is_open or self.work is None:
            return False
        if self.work.step.on_escape():
            return True
        is_visit = self._is_visit
        self.on_back()
        return not is_visit or self.is_open  # who came by a link goes back to where they came from

    def on_delete(self) -> None:
        if self.is_open and self.work is not None:
            self.work.step.on_delete()
            return
        if self.record_id is None or not self.desk.lets(DELETES):
            return
        record_id = self.record_id
        label = shown.class_name(training.class_line(self.desk.office, record_id))
        try:
            training.delete_class(self.desk.office, record_id)
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return
        tell_of_bin(self.desk, label, lambda: self._bring_back(record_id))

    def _bring_back(self, record_id: int) -> Any:
        training.restore_class(self.desk.office, record_id)
        self.table.choose(record_id)
