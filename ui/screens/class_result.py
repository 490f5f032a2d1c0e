"""The fourth step of a class: who passed by hours and who not and why; closing the class."""

from __future__ import annotations

import ttkbootstrap as ttk

from db import attendance, certificates, training
from db.domain.certificate_forms import ISSUE_FORM, Issue
from db.domain.forms import Column
from db.domain.training import ClassResult, EnrolmentLine
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import theme
from ui.class_papers import print_class_paper
from ui.flow import fill_width
from ui.form_dialog import ask_form
from ui.language import _
from ui.rows import Row, few_rows
from ui.screens.class_step import ClassStep
from ui.table import Table
from ui.theme import Space

COLUMNS = (
    Column("name", N_("Name"), 30, sortable=False),
    Column("hours", N_("Hours attended"), 10, "e", sortable=False, figure="hours_attended"),
    Column("needed", N_("Hours needed"), 10, "e", sortable=False, figure="hours_needed"),
    Column("result", N_("Result"), 28, sortable=False),
    Column("certificate", N_("Certificate"), 12, sortable=False),
)
CLOSES = name_of(training.close_class)


class ResultStep(ClassStep):
    """Those who did not pass stand first: they are the ones to be looked at."""

    def build(self) -> None:
        self.head = ttk.Label(self, style=theme.SECTION)
        self.head.pack(fill="x", pady=(0, Space.SMALL))
        self.warning = ttk.Label(self, style=theme.NOTICE)
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.close_button = ttk.Button(foot, text=" ", icon="lock", bootstyle="primary", command=self.close_class)
        self.reopen_button = ttk.Button(foot, text=" ", icon="unlock", bootstyle="outline", command=self.reopen_class)
        self.print_button = ttk.Button(foot, text=" ", icon="printer", bootstyle="outline", command=self.on_print)
        self.note = ttk.Label(foot, style=theme.QUIET)
        for label in (self.head, self.warning, self.note):
            fill_width(label)
        self.table = Table(self, COLUMNS, on_open=self.issue_one)
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(N_("Nobody is enrolled yet."))

    def open(self, class_id: int) -> None:
        super().open(class_id)
        (self.reopen_button if self.training_class().closed_on else self.close_button).focus_set()

    def refresh(self) -> None:
        result = attendance.class_result(self.desk.office, self.class_id)
        lines = sorted(result.lines, key=lambda line: line.has_passed)
        self.table.show(few_rows([_row(line) for line in lines]))
        self._relabel(result)

    def relabel(self) -> None:
        if self.class_id:
            self.refresh()

    def _relabel(self, result: ClassResult) -> None:
        self.head.configure(
            text=_("{passed} passed, {failed} did not. {needed} of {course} hours are needed.").format(
                passed=result.passed,
                failed=result.not_passed,
                needed=f"{result.needed:g}",
                course=f"{result.course_hours:g}",
            )
        )
        text = _("The class has {hours} hours only; nobody can have all {course} hours of the course.").format(
            hours=f"{result.class_hours:g}", course=f"{result.course_hours:g}"
        )
        self.warning.configure(text=text)
        if result.is_shorter_than_course:
            self.warning.pack(fill="x", pady=(0, Space.SMALL), before=self.table)
        else:
            self.warning.pack_forget()
        self._relabel_buttons()

    def _relabel_buttons(self) -> None:
        closed = self.training_class().closed_on is not None
        shown, hidden = (self.reopen_button, self.close_button) if closed else (self.close_button, self.reopen_button)
        hidden.pack_forget()
        self.print_button.pack_forget()
        self.note.pack_forget()
        if self.desk.office.may(CLOSES):
            shown.pack(side="left")
        if self.desk.office.may(TAKE_OUT):
            self.print_button.pack(side="left", padx=(Space.SMALL, 0))
        self.note.pack(side="left", fill="x", expand=True, padx=Space.MEDIUM)
        self.close_button.configure(text=_("Close the class"))
        self.reopen_button.configure(text=_("Open it again"))
        self.print_button.configure(text=_("Print") + "  Ctrl+P")
        self.note.configure(
            text=_("Attendance is final. Certificates can be issued.")
            if closed
            else _("Closing makes the attendance final; certificates are issued afterwards.")
        )

    def on_print(self) -> None:
        """The summary, or a list for the notice board."""
        print_class_paper(self.screen(), self.desk, self.class_id)

    def issue_one(self, enrolment_id: int) -> None:
        """Enter on someone who has none: a certificate of their own, as after one that was revoked."""
        lines = training.enrolment_lines(self.desk.office, self.class_id)
        line = next(line for line in lines if line.id == enrolment_id)
        if line.certificate:
            self.desk.say(_("{name} holds certificate {number}.").format(name=line.full_name, number=line.certificate))
            return

        def issue(typed: Issue) -> None:
            (new,) = certificates.issue_certificates(self.desk.office, self.class_id, [enrolment_id], typed.issued_on)
            self.desk.say(_("Issued: {numbers}").format(numbers=new.label))

        ask_form(
            self,
            _("A certificate for {name}").format(name=line.full_name),
            ISSUE_FORM,
            Issue(issued_on=self.desk.today()),
            self.desk.today(),
            issue,
            yes=_("Issue"),
        )

    def close_class(self) -> None:
        """Final attendance; on to the certificates."""
        if self.attempt(lambda: training.close_class(self.desk.office, self.class_id)):
            self.desk.say(_("The class is closed."))
            self.on_done()

    def reopen_class(self) -> None:
        """Attendance can be changed again."""
        if self.attempt(lambda: training.reopen_class(self.desk.office, self.class_id)):
            self.desk.say(_("The class is open again."))
            self.close_button.focus_set()


def _row(line: EnrolmentLine) -> Row:
    if line.has_passed:
        result = _("passed")
    elif not line.attended:
        result = _("never came; {hours} hours short").format(hours=f"{line.missing_hours:g}")
    else:
        result = _("not passed: {hours} hours short").format(hours=f"{line.missing_hours:g}")
    tone = "" if line.has_passed else "warning"
    return Row(line.id, (line.full_name, f"{line.hours:g}", f"{line.needed:g}", result, line.certificate), tone)
