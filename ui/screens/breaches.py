"""Breaches of personal data: written down, with the clock of their 72 hours; the report and the register on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from db import breaches
from db.domain.breaches import COLUMNS, FORM, Breach, BreachState, format_time
from db.domain.errors import Progress
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import dialogs, shown
from ui.breach_papers import breach_paper, breach_register
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import listed
from ui.preview import show_paper
from ui.record_card import Action, Fact, RecordCard
from ui.register_screen import RegisterScreen
from ui.rows import ListedRows, Row, few_rows
from ui.toolbar import Tool, offered

if TYPE_CHECKING:
    from datetime import datetime

    from printing.paper import Paper

WIDTHS = {"found_at": 19, "state": 26, "what": 27}
URGENT: Final = (BreachState.LATE, BreachState.TO_REPORT, BreachState.TO_TELL)
STATES: Final = {state: place for place, state in enumerate((*URGENT, BreachState.OPEN, BreachState.CLOSED))}
REPORT, REGISTER = "report", "register"
TITLES: Final = {REPORT: N_("Report of a breach of personal data"), REGISTER: N_("Register of breaches")}


class BreachesScreen(RegisterScreen):
    """The register: what happened stays in it for good."""

    name = "breaches"
    title = N_("Breaches of personal data")
    columns = listed(COLUMNS, WIDTHS, spare=("what",))
    subjects = (breaches.SUBJECT,)
    form = FORM
    saves = name_of(breaches.save_breach)
    sort = ("found_at", True)
    list_share = 0.5

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {"open": Narrowing(N_("Status"), lambda: [(True, _("Not closed"))], 16, N_("All"))}

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Settings"), "arrow-left", lambda: self.desk.go("settings")),
        )

    def build(self) -> None:
        super().build()
        self.table.empty.say(
            N_(
                "No breach is written down. Data that was lost, stolen, sent to the wrong person or seen by somebody"
                " who may not is one: from the minute it is known there are 72 hours to report it."
            ),
            N_("Write down a breach"),
            offered(self.desk.office, self.saves, self.on_new),
        )

    def now(self) -> datetime:
        return self.desk.office.clock()

    def rows(self) -> ListedRows:
        column, descending = self.sort
        found = list(breaches.breaches(self.desk.office, self.chosen("open") is True))
        if column == "state":
            found.sort(key=lambda breach: STATES[breach.state(self.now())], reverse=descending)
        elif not descending:
            found.reverse()
        return few_rows([self._row(breach) for breach in found])

    def _row(self, breach: Breach) -> Row:
        state = breach.state(self.now())
        cells = (
            short_moment(breach.found_at),
            "  ·  ".join(filter(None, (_(state.label), left_text(breach.time_left(self.now()))))),
            " ".join(breach.what.split()),
        )
        tone = "warning" if state in URGENT else "quiet" if state is BreachState.CLOSED else ""
        return Row(breach.id, cells, tone)

    def count_text(self, total: int) -> str:
        return ngettext("{count} breach", "{count} breaches", total).format(count=f"{total:,}")

    # --- the record --------------------------------------------------------------------------------

    def new_record(self, about: int | None = None) -> Breach:
        """Mostly found just now: the clock begins with this minute."""
        now = self.now()
        return Breach(found_on=now.date(), found_time=format_time(now.time()))

    def read_record(self, record_id: int) -> Breach:
        return breaches.breach_of(self.desk.office, record_id)

    def save_record(self, record: Breach) -> Breach:
        return breaches.save_breach(self.desk.office, record)

    def editor_heading(self, record: Breach) -> str:
        return moment_text(record.found_at) if record.id else _("A new breach")

    def card_actions(self) -> Sequence[Action]:
        report = Action(N_("Report on paper"), "printer", self._print_report, needs=TAKE_OUT)
        return (*super().card_actions(), report)

    def on_delete(self) -> None:
        """A breach is evidence."""
        if self.record_in_sight is not None:
            self.desk.say(_("Breaches stay in the register; a mistake is put right with Edit."))

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        breach = self.read_record(record_id)
        left = breach.time_left(self.now())
        facts = (
            Fact(_("Time to report"), left_text(left)),
            Fact(_("72 hours end"), moment_text(breach.report_until)),
            Fact(_("Found"), moment_text(breach.found_at)),
            Fact(_("Happened on"), shown.day(breach.happened_on)),
            Fact(_("What happened"), breach.what),
            Fact(_("Whose data, and which"), breach.whose),
            Fact(_("How many people"), "" if breach.people is None else f"{breach.people:,}"),
            Fact(_("Risk to people"), _(breach.risk.label)),
            Fact(_("What was done about it"), breach.done),
            Fact(_("Reported"), moment_text(breach.reported_at)),
            Fact(_("Why the report was late"), breach.late_reason),
            Fact(_("People told on"), shown.day(breach.told_on)),
            Fact(_("Case closed on"), shown.day(breach.closed_on)),
            Fact(_("Notes"), breach.notes),
        )
        title = _("Breach of {day}").format(day=shown.day(breach.found_on))
        card.show(title, _(breach.state(self.now()).label), facts, ())

    # --- papers ------------------------------------------------------------------------------------

    def on_print(self) -> None:
        if not self.desk.lets(TAKE_OUT):
            return
        choices = [(kind, _(label)) for kind, label in TITLES.items() if kind == REGISTER or self.record_id is not None]
        kind = dialogs.ask_choice(self, _("Which paper?"), choices, _("Print"))
        if kind == REPORT:
            self._print_report()
        elif kind == REGISTER:
            self._print_register()

    def _print_report(self) -> None:
        if self.record_id is None:
            return
        record_id, title = self.record_id, _(TITLES[REPORT])

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.breaches import write_breach

            write_breach(breach_paper(self.desk.office, record_id), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="breach")

    def _print_register(self) -> None:
        title = _(TITLES[REGISTER])

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.breaches import write_breach_register

            write_breach_register(breach_register(self.desk.office), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="breach register")


def moment_text(when: datetime | None) -> str:
    """๒๐ พ.ย. ๒๕๖๙ เวลา 14.30 น."""
    if when is None:
        return ""
    return _("{day} at {time}").format(day=shown.day(when.date()), time=format_time(when.time()))


def short_moment(when: datetime | None) -> str:
    """๒๐ พ.ย. ๖๙  14.30, for a column that leaves the clock of the 72 hours its room beside it."""
    if when is None:
        return ""
    return f"{shown.short_days(when.date(), when.date())}  {format_time(when.time())}"


def left_text(left: timedelta | None) -> str:
    """How long there is to report: hours, or how many too late."""
    if left is None:
        return ""
    hours = abs(left) // timedelta(hours=1)
    if left < timedelta(0):
        return ngettext("{count} hour too late", "{count} hours too late", hours).format(count=f"{hours:,}")
    return ngettext("{count} hour left !", "{count} hours left !", hours).format(count=f"{hours:,}")
