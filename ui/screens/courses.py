"""Courses: what is taught, for how many hours, and which certificate there is for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db import settings, training
from db.domain.thai_order import order_key
from db.domain.training import COURSE_COLUMNS, COURSE_FORM, ClassLine, Course
from db.domain.words import N_
from ui import shown
from ui.language import _, ngettext
from ui.record_card import Fact, RecordCard, Tie
from ui.record_commands import RecordCommands
from ui.record_screen import RecordScreen
from ui.rows import ListedRows, Row, sorted_rows
from ui.toolbar import Tool

MOST_CLASSES = 12
SORT = {
    "name": lambda course: order_key(course.name),
    "hours": lambda course: course.hours or 0,
    "pass_percent": lambda course: course.pass_percent or 0,
    "certificate_kind": lambda course: order_key(course.certificate_kind.value),
}


WIDTHS = {"name": 32, "hours": 7, "pass_percent": 9, "certificate_kind": 20}


class CoursesScreen(RecordScreen):
    """The few courses of the office."""

    title = N_("Courses")
    columns = tuple(replace(column, width=WIDTHS[column.name]) for column in COURSE_COLUMNS)
    subjects = ("courses", "classes")
    form = COURSE_FORM
    commands = RecordCommands(training.course_of, training.save_course, training.delete_course, training.restore_course)
    heading_of_new = N_("New course")
    nothing_listed = N_("No course is kept yet. Add the first one.")

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Classes"), "arrow-left", lambda: self.desk.go("training")),
        )

    def rows(self) -> ListedRows:
        return sorted_rows(training.courses(self.desk.office), SORT, self.sort, self._row)

    def _row(self, course: Course) -> Row:
        cells = (course.name, f"{course.hours or 0:g}", f"{course.pass_percent} %", _(course.certificate_kind.label))
        return Row(course.id, cells)

    def count_text(self, total: int) -> str:
        return ngettext("{count} course", "{count} courses", total).format(count=total)

    def new_record(self, about: int | None = None) -> Course:
        return Course(pass_percent=settings.settings_of(self.desk.office).pass_percent)

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        course = self.read_record(record_id)
        facts = (
            Fact(_("Hours"), f"{course.hours or 0:g}"),
            Fact(
                _("To pass"),
                _("{percent} percent of the hours: {hours} hours").format(
                    percent=course.pass_percent, hours=f"{(course.hours or 0) * (course.pass_percent or 0) / 100:g}"
                ),
            ),
            Fact(_("Certificate"), _(course.certificate_kind.label)),
            Fact(_("Training holds"), self._holds(course)),
            Fact(_("Wording"), course.wording),
            Fact(_("Notes"), course.notes),
        )
        classes = training.class_lines(self.desk.office, course_id=record_id)[:MOST_CLASSES]
        card.show(course.name, "", facts, [self._tie(line) for line in classes])

    def _holds(self, course: Course) -> str:
        if course.valid_months is None:
            return _("for good")
        text = ngettext("{count} month after the class", "{count} months after the class", course.valid_months)
        return text.format(count=course.valid_months)

    def _tie(self, line: ClassLine) -> Tie:
        days = shown.short_days(line.first_day, line.last_day)
        text = "  ·  ".join(part for part in (shown.class_name(line), days) if part)
        return Tie(text, self._goer(line.id), "mortarboard")

    def _goer(self, class_id: int) -> Any:
        return lambda: self.desk.go("training", class_id)
