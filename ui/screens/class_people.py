"""The second step of a class: who is enrolled, and enrolling more."""

from __future__ import annotations

from collections.abc import Sequence

import ttkbootstrap as ttk

from db import residents, training
from db.domain.communities import short_community_name
from db.domain.forms import Column
from db.domain.phones import format_phone
from db.domain.residents import FORM, Residency, Resident
from db.domain.training import EnrolmentLine
from db.domain.words import N_
from ui import dpi, theme
from ui.flow import Flow
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.rows import Row, few_rows
from ui.screens.class_picker import PeoplePicker
from ui.screens.class_register import RegisterTools
from ui.screens.class_step import ClassStep
from ui.table import Table
from ui.theme import Space

COLUMNS = (
    Column("name", N_("Name"), 23, sortable=False),
    Column("community", N_("Community or organisation"), 16, sortable=False),
    Column("phones", N_("Phone"), 15, sortable=False),
)
OUTSIDE_FIELDS = ("title", "given", "family", "sex", "phones", "organisation")


class PeopleStep(ClassStep):
    """Enrolled people at the left, the picker at the right."""

    def build(self) -> None:
        self.lines: tuple[EnrolmentLine, ...] = ()
        self.columnconfigure((0, 1), weight=1, uniform="halves")
        self.rowconfigure(0, weight=1)
        left = ttk.Frame(self)
        left.grid(row=0, column=0, sticky="nsew", padx=(0, Space.HUGE))
        self.title = ttk.Label(left, style=theme.SECTION)
        self.title.pack(anchor="w", pady=(0, Space.SMALL))
        foot = Flow(left)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.withdraw_button = ttk.Button(
            foot, text=" ", icon="person-dash", bootstyle="outline", command=self.on_delete
        )
        self.register_tools = RegisterTools(foot, self)
        self.table = Table(left, COLUMNS, on_open=self._open_person)
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(N_("Nobody is enrolled yet. Find people at the right, tick them with Space, press Enter."))
        self.picker = PeoplePicker(
            self, self.desk, self._enrol, self.on_new, lambda: {line.resident_id for line in self.lines}
        )
        self.picker.grid(row=0, column=1, sticky="nsew")
        self.closed = ttk.Label(self, style=theme.QUIET, wraplength=dpi.px(360), justify="left")

    def open(self, class_id: int) -> None:
        super().open(class_id)
        if self._is_closed():
            self.table.focus_rows()
        else:
            self.picker.start()

    def _is_closed(self) -> bool:
        return self.training_class().closed_on is not None

    def refresh(self) -> None:
        self.lines = training.enrolment_lines(self.desk.office, self.class_id)
        self.table.show(few_rows([_row(line) for line in self.lines]))
        if self._is_closed():
            self.picker.grid_remove()
            self.closed.grid(row=0, column=1, sticky="nw")
        else:
            self.closed.grid_remove()
            self.picker.grid()
            self.picker.refresh()
        self.relabel()

    def relabel(self) -> None:
        count = len(self.lines)
        self.title.configure(text=ngettext("{count} enrolled", "{count} enrolled", count).format(count=count))
        self.withdraw_button.configure(text=_("Withdraw"))
        self.register_tools.relabel()
        self.closed.configure(text=_("The class is closed. Open it again in the step “Result” to enrol more people."))

    def _enrol(self, resident_ids: Sequence[int]) -> None:
        added: list[int] = []
        if self.attempt(lambda: added.append(training.enrol(self.desk.office, self.class_id, resident_ids))):
            count = added[0]
            self.desk.say(ngettext("{count} person enrolled.", "{count} people enrolled.", count).format(count=count))
            self.picker.start()

    def on_new(self) -> None:
        """Someone from outside, added and enrolled at once."""
        if self._is_closed():
            return

        def add(person: Resident) -> None:
            kept = residents.save_resident(self.desk.office, person)
            training.enrol(self.desk.office, self.class_id, [kept.id])
            self.desk.say(_("{name} was added and enrolled.").format(name=kept.full_name))

        ask_form(
            self,
            _("Someone from outside"),
            FORM,
            Resident(status=Residency.OUTSIDE),
            self.desk.today(),
            add,
            yes=_("Add and enrol"),
            only=OUTSIDE_FIELDS,
        )

    def on_print(self) -> None:
        self.register_tools.print()

    def on_delete(self) -> None:
        """Withdraw the one who is chosen."""
        line = next((line for line in self.lines if line.id == self.table.chosen), None)
        if line is None or not self.attempt(lambda: training.withdraw(self.desk.office, line.id)):
            return
        text = _("withdrawing {name}").format(name=line.full_name)
        self.desk.undo.push(text, lambda: training.restore_enrolment(self.desk.office, line.id))
        self.desk.say(_("{name} was withdrawn. Ctrl+Z brings them back.").format(name=line.full_name))

    def _open_person(self, enrolment_id: int) -> None:
        line = next(line for line in self.lines if line.id == enrolment_id)
        self.desk.go("residents", line.resident_id)


def _row(line: EnrolmentLine) -> Row:
    where = line.organisation or short_community_name(line.community)
    return Row(line.id, (line.full_name, where, ", ".join(map(format_phone, line.phones))))
