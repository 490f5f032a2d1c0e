"""The last step of a class: certificates issued with the next numbers, printed, corrected, handed over."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from time import monotonic

import ttkbootstrap as ttk

from db import certificates, settings, training
from db.domain.certificate_forms import ISSUE_FORM
from db.domain.certificates import Certificate, format_range, numbering_year
from db.domain.errors import NotFound
from db.domain.forms import Column
from db.domain.typed_text import search_form
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import certificate_actions, shown, theme
from ui.certificate_card import show_certificate
from ui.dates import DateField
from ui.field_choice import PAUSE_SECONDS
from ui.field_widget import Surroundings
from ui.flow import Flow, fill_width
from ui.language import _, ngettext
from ui.layout_choice import LayoutChoice
from ui.record_card import Action, RecordCard
from ui.rows import Row, few_rows
from ui.screens.class_step import ClassStep
from ui.table import Table
from ui.theme import Space
from ui.toolbar import allowed

COLUMNS = (
    Column("number", N_("Number"), 10, "e", sortable=False),
    Column("name", N_("Name"), 21, sortable=False),
    Column("status", N_("Status"), 15, sortable=False),
    Column("handed_over_on", N_("Handed over"), 11, sortable=False),
)


class IssuePanel(ttk.Frame):
    """How many get one, under which numbers, on which day, in which layout."""

    def __init__(self, parent: tkinter.Misc, step: CertificatesStep) -> None:
        super().__init__(parent)
        self._step = step
        self.text = ttk.Label(self, font="DeskStrongFont")
        self.text.pack(anchor="w", pady=(0, Space.TIGHT))
        row = ttk.Frame(self)
        row.pack(anchor="w")
        self.day_label = ttk.Label(row, style=theme.QUIET)
        self.day_label.pack(side="left", anchor="n", padx=(0, Space.SMALL), pady=(Space.SMALL, 0))
        field = ISSUE_FORM.field("issued_on")
        self.day = DateField(row, field, Surroundings(step.desk.today()))
        self.day.set(field.format(step.desk.today()))
        self.day.pack(side="left", padx=(0, Space.LARGE))
        self.day.on_change = self.show_numbers
        self.button = ttk.Button(row, text=" ", icon="award", bootstyle="primary", command=step.issue)
        self.button.pack(side="left", anchor="n")
        self.layout = LayoutChoice(self)
        self.layout.pack(anchor="w", pady=(Space.TIGHT, 0))
        for key in ("<Return>", "<KP_Enter>"):
            self.day.entry.bind(key, lambda _event: step.issue(), add=True)

    def show_numbers(self) -> None:
        """The numbers that would be used, for the day that stands there."""
        count = self._step.waiting
        people = ngettext("{count} person gets one", "{count} people get one", count).format(count=count)
        day = self.day.day
        if day is None:
            self.text.configure(text=people)
            return
        office = self._step.desk.office
        year = numbering_year(day, settings.settings_of(office).numbering)
        first = settings.next_number(office, year)
        numbers = format_range(first, first + count - 1, year)
        self.text.configure(text=people + "  ·  " + _("numbers {numbers}").format(numbers=numbers))

    def show_layouts(self) -> None:
        """Those there are, that of the course's kind of certificate proposed."""
        office = self._step.desk.office
        course_id = self._step.training_class().course_id or 0
        self.layout.show(office, training.course_of(office, course_id).certificate_kind)

    def relabel(self) -> None:
        self.day_label.configure(text=_("Date of issue"))
        self.button.configure(text=_("Issue certificates"))
        self.show_numbers()


class CertificatesStep(ClassStep):
    """Those to be issued above; those issued below with the chosen one beside."""

    def build(self) -> None:
        self.waiting = 0
        self._typed, self._typed_at = "", 0.0
        self.issued: tuple[Certificate, ...] = ()
        self.panel = IssuePanel(self, self)
        self.note = ttk.Label(self, style=theme.QUIET)
        fill_width(self.note)
        foot = Flow(self)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.print_button = self._button(foot, "printer", self.on_print, "primary")
        self.list_button = self._button(foot, "list-check", self.print_hand_over)
        self.handed_button = self._button(foot, "check2-all", self.hand_over)
        self.body = ttk.Frame(self)
        self.body.pack(fill="both", expand=True)
        self.body.columnconfigure((0, 1), weight=1, uniform="halves")
        self.body.rowconfigure(0, weight=1)
        self.table = Table(
            self.body, COLUMNS, on_choose=self._on_choose, on_open=lambda _key: self.correct(), ticking=True,
            on_type=self._on_type,
        )  # fmt: skip
        self.table.grid(row=0, column=0, sticky="nsew")
        self.table.tree.bind("<F2>", lambda _event: self.correct(), add=True)
        self.table.empty.say(N_("No certificate was issued yet."))
        actions = (
            Action(N_("Correct the name"), "pencil", self.correct, "primary", name_of(certificates.correct_name)),
            Action(N_("Reissue"), "arrow-repeat", self.reissue, needs=name_of(certificates.reissue)),
            Action(N_("Revoke"), "x-circle", self.revoke, needs=name_of(certificates.revoke)),
        )
        self.card = RecordCard(self.body, allowed(self.desk.office, actions))
        self.card.grid(row=0, column=1, sticky="nsew", padx=(Space.HUGE, 0))

    def _button(self, parent: tkinter.Misc, icon: str, act: Callable[[], object], style: str = "outline") -> ttk.Button:
        return ttk.Button(parent, text=" ", icon=icon, bootstyle=style, command=act)

    def open(self, class_id: int) -> None:
        if class_id != self.class_id:
            self.table.tick(())
            self.panel.layout.forget()
        super().open(class_id)
        if self.waiting and self._is_closed():
            self.panel.day.focus_target().focus_set()
        else:
            self.table.focus_rows()

    def _is_closed(self) -> bool:
        return self.training_class().closed_on is not None

    def refresh(self) -> None:
        office = self.desk.office
        self.waiting = len(certificates.certificate_candidates(office, self.class_id))
        self.issued = certificates.certificates_of_class(office, self.class_id)
        self._show_panel()
        self.table.show(few_rows([_row(each) for each in self.issued]))
        hands = name_of(certificates.hand_over)
        for button, needs in ((self.print_button, TAKE_OUT), (self.list_button, TAKE_OUT), (self.handed_button, hands)):
            button.configure(state="normal" if self.issued and office.may(needs) else "disabled")
        self._show_card()

    def relabel(self) -> None:
        self.print_button.configure(text=_("Print all") + "  Ctrl+P")
        self.list_button.configure(text=_("Hand-over list"))
        self.handed_button.configure(text=_("Handed over"))
        self.panel.relabel()
        self.card.relabel()
        if self.class_id:
            self.refresh()

    def _show_panel(self) -> None:
        self.panel.pack_forget()
        self.note.pack_forget()
        if self.waiting and self._is_closed():
            if not self.desk.office.may(name_of(certificates.issue_certificates)):
                return
            self.panel.pack(fill="x", pady=(0, Space.LARGE), before=self.body)
            self.panel.show_numbers()
            self.panel.show_layouts()
            return
        if not self._is_closed():
            text = _("Close the class in the step “Result” first; then certificates can be issued.")
        elif not self.issued:
            text = _("Nobody of this class may have a certificate.")
        else:
            return
        self.note.configure(text=text)
        self.note.pack(fill="x", pady=(0, Space.SMALL), before=self.body)

    def _chosen(self) -> Certificate | None:
        return next((each for each in self.issued if each.id == self.table.chosen), None)

    def _on_choose(self, _key: int | None) -> None:
        self._show_card()

    def _on_type(self, letters: str) -> None:
        """Letters typed in the list lead to the next name that has them: of a hundred one is misspelt."""
        now = monotonic()
        is_same_word = now - self._typed_at < PAUSE_SECONDS
        self._typed, self._typed_at = (self._typed if is_same_word else "") + letters, now
        wanted, keys = search_form(self._typed), [each.id for each in self.issued]
        here = keys.index(self.table.chosen) + (0 if is_same_word else 1) if self.table.chosen in keys else 0
        for each in (*self.issued[here:], *self.issued[:here]):
            if wanted in search_form(each.full_name):
                self.table.choose(each.id)
                return
        self.desk.say(_("“{text}” was not found in this list.").format(text=self._typed))

    def _show_card(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.card.clear(_("Choose a certificate to see it.") if self.issued else "")
            return
        try:
            show_certificate(self.card, self.desk, chosen, with_class=False)
        except NotFound:
            self.card.clear()

    # --- what can be done ----------------------------------------------------------------------

    def issue(self) -> str:
        """To all who may have one and never had one."""
        day = self.panel.day.day
        if day is None:
            self.panel.day.mark_wrong(True)
            self.panel.day.focus_target().focus_set()
            return "break"
        self.panel.day.mark_wrong(False)
        made: list[tuple[Certificate, ...]] = []
        office, layout_id = self.desk.office, self.panel.layout.layout_id
        if (
            self.attempt(
                lambda: made.append(
                    certificates.issue_certificates(office, self.class_id, issued_on=day, layout_id=layout_id)
                )
            )
            and made[0]
        ):
            numbers = certificate_actions.numbers_text(made[0])
            self.desk.say(_("Issued: {numbers}").format(numbers=numbers))
            self.refresh()
            self.table.focus_rows()
        return "break"

    def correct(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._choose_new(certificate_actions.correct(self, self.desk, chosen))

    def reissue(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._choose_new(certificate_actions.reissue(self, self.desk, chosen))

    def _choose_new(self, new: Certificate | None) -> None:
        if new is not None:
            self.table.choose(new.id)

    def revoke(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            certificate_actions.revoke(self, self.desk, chosen)

    def on_delete(self) -> None:
        self.revoke()

    def _ticked(self) -> Sequence[Certificate]:
        """Those ticked, or all."""
        ticked = set(self.table.ticked)
        return [each for each in self.issued if each.id in ticked] if ticked else self.issued

    def on_print(self) -> None:
        certificate_actions.print_certificates(self.screen(), self.desk, self._ticked())

    def print_hand_over(self) -> None:
        certificate_actions.print_hand_over_list(self.screen(), self.desk, self.class_id)

    def hand_over(self) -> None:
        if certificate_actions.hand_over(self, self.desk, self._ticked()):
            self.table.tick(())


def _row(one: Certificate) -> Row:
    status = _(one.status.label)
    if one.corrections:
        status += "  ·  " + _("corrected")
    tone = "" if one.ended_on is None else "quiet"
    handed_over = shown.short_days(one.handed_over_on, one.handed_over_on)
    return Row(one.id, (one.label, one.full_name, status, handed_over), tone)
