"""Partners: whom to call, what was said, what each gave and what the municipality paid for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from db import partners
from db.domain.errors import Progress
from db.domain.money import format_baht
from db.domain.partners import COLUMNS, FORM, Partner, PartnerKind, PartnerLine, PartnerNeed, PartnerScope
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.partners import PartnerFilter
from db.rights import TAKE_OUT
from ui import dialogs, shown
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import listed
from ui.partner_papers import partner_roster
from ui.partner_parts import PARTS, part_actions, part_ties
from ui.preview import show_paper
from ui.record_card import Action, Fact, RecordCard
from ui.record_commands import RecordCommands
from ui.rows import ListedRows, Row, few_rows
from ui.toolbar import Tool
from ui.worded_screen import WordedScreen

if TYPE_CHECKING:
    from printing.paper import Paper

WIDTHS = {"name": 29, "kind": 13, "next_due": 15, "value": 10, "paid": 11}
SORT: Mapping[str, Callable[[PartnerLine], Any]] = {
    "name": lambda line: order_key(line.name),
    "kind": lambda line: tuple(PartnerKind).index(line.kind),
    "next_due": lambda line: line.next_due,
    "value": lambda line: line.value,
    "paid": lambda line: line.paid,
}
ALL_YEARS = "all"


class PartnersScreen(WordedScreen):
    """Every organisation the office works with."""

    name = "partners"
    title = N_("Partners")
    columns = listed(COLUMNS, WIDTHS, spare=("kind",), value=N_("Value"), paid=N_("Paid by us"))
    subjects = ("partners", *(part.subject for part in PARTS))
    form = FORM
    commands = RecordCommands(
        partners.partner_of, partners.save_partner, partners.delete_partner, partners.restore_partner
    )
    heading_of_new = N_("A new partner")
    nothing_listed = N_(
        "No partner is in this list. Add the schools, clinics, temples and companies that help the office."
    )

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "kind": Narrowing(N_("Kind"), lambda: [(kind, _(kind.label)) for kind in PartnerKind], 22, N_("All")),
            "scope": Narrowing(N_("Area"), lambda: [(scope, _(scope.label)) for scope in PartnerScope], 14, N_("All")),
            "need": Narrowing(N_("Status"), lambda: [(need, _(need.label)) for need in PartnerNeed], 18, N_("All")),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
        )

    # --- the list ------------------------------------------------------------------------------------

    def filter(self) -> PartnerFilter:
        """What the list is narrowed to."""
        return PartnerFilter(self.chosen("kind"), self.chosen("scope"), self.chosen("need"), self.words.text)

    def narrow(self, values: Mapping[str, Any]) -> None:
        super().narrow(values)
        self.words.put(values.get("text", ""))

    def rows(self) -> ListedRows:
        column, descending = self.sort
        key = SORT[column]
        lines = partners.partner_lines(self.desk.office, self.filter())
        known = sorted((line for line in lines if key(line) is not None), key=key, reverse=descending)
        return few_rows([self._row(line) for line in (*known, *(line for line in lines if key(line) is None))])

    def _row(self, line: PartnerLine) -> Row:
        needs = line.needs(self.desk.today())
        due = shown.short_days(line.next_due, line.next_due)
        cells = (
            line.name,
            _(line.kind.label),
            f"! {due}" if PartnerNeed.CALL in needs else due,
            format_baht(line.value) if line.is_valued else "",
            format_baht(line.paid) if line.contributions else "",
        )
        return Row(line.id, cells, "warning" if PartnerNeed.CALL in needs else "quiet" if needs else "")

    def count_text(self, total: int) -> str:
        return ngettext("{count} partner", "{count} partners", total).format(count=f"{total:,}")

    # --- the record ----------------------------------------------------------------------------------

    def new_record(self, about: int | None = None) -> Partner:
        return Partner(since=self.desk.today())

    def card_actions(self) -> Sequence[Action]:
        return (*super().card_actions(), *part_actions(self))

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = partners.partner_line(self.desk.office, record_id)
        needs = line.needs(self.desk.today())
        due = shown.day(line.next_due)
        facts = (
            Fact(_("Call again on"), f"{due}  ({_(PartnerNeed.CALL.label)})" if PartnerNeed.CALL in needs else due),
            Fact(_("Last talk"), shown.day(line.last_contact)),
            Fact(_("Address"), line.address),
            Fact(_("Partner since"), shown.day(line.since)),
            Fact(_("Agreement"), self._agreement(line, PartnerNeed.ENDED in needs)),
            Fact(_("What was agreed"), line.agreement),
            Fact(_("Value of what it gave"), self._baht(line.value) if line.is_valued else "", figure="partner_value"),
            Fact(
                _("The municipality paid"), self._baht(line.paid) if line.contributions else "", figure="partner_paid"
            ),
            Fact(_("Notes"), line.notes),
        )
        card.show(line.name, f"{_(line.kind.label)}  ·  {_(line.scope.label)}", facts, part_ties(self, line))

    def _agreement(self, line: PartnerLine, has_ended: bool) -> str:
        start, end = shown.day(line.agreement_start), shown.day(line.agreement_end)
        days = f"{start} – {end}" if start and end else start or end
        if end and not start:
            days = _("until {day}").format(day=end)
        return f"{days}  ({_(PartnerNeed.ENDED.label)})" if has_ended else days

    def _baht(self, money: Decimal) -> str:
        """Asked for who gave something only: of others 0 baht is no result."""
        return _("{amount} baht").format(amount=format_baht(money))

    # --- paper ---------------------------------------------------------------------------------------

    def on_print(self) -> None:
        """The list as it is filtered, with what was given in a fiscal year or ever."""
        title, chosen = _("Register of partners"), self.filter()
        if not self.table.rows.total:
            dialogs.show_message(self, _("No partner is in this list, so there is nothing to print."), title)
            return
        years = [each.year for each in partners.partner_years(self.desk.office)]
        choices = [(ALL_YEARS, _("All years")), *((str(year), str(year)) for year in years)]
        answer = dialogs.ask_choice(self, _("What was given in which fiscal year?"), choices, title)
        if answer is None:
            return
        year = None if answer == ALL_YEARS else int(answer)

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.partners import write_partner_roster

            write_partner_roster(partner_roster(self.desk.office, chosen, year), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="roster")
