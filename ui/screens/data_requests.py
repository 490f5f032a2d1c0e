"""Requests about personal data: written down, answered within thirty days; the notice and the record of processing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from db import data_requests, privacy_contact
from db.domain.data_requests import COLUMNS, FORM, SOON, DataRequest, DataRequestLine
from db.domain.errors import NotFound, Progress
from db.domain.privacy_contact import FORM as CONTACT
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import dialogs, links, shown
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.list_screen import ListingRows, listed
from ui.preview import show_paper
from ui.privacy_papers import privacy_notice_document, processing_record_document
from ui.record_card import Fact, RecordCard, Tie
from ui.register_screen import RegisterScreen
from ui.rows import Row
from ui.toolbar import Tool, offered

if TYPE_CHECKING:
    from printing.paper import Paper

WIDTHS = {"name": 24, "kind": 22, "received_on": 12, "left": 15, "outcome": 12}
NOTICE, RECORD = "privacy notice", "processing record"
PAPERS = {NOTICE: N_("Notice on personal data"), RECORD: N_("Record of processing")}


class DataRequestsScreen(RegisterScreen):
    """The register of requests: nothing is ever taken out of it."""

    name = "data_requests"
    title = N_("Personal data")
    columns = listed(COLUMNS, WIDTHS, spare=("outcome",))
    subjects = (data_requests.SUBJECT, "residents")
    form = FORM
    saves = name_of(data_requests.save_request)
    sort = ("left", False)

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "open": Narrowing(N_("Status"), lambda: [(True, _("Waiting for an answer"))], 18, N_("All"), chosen=True)
        }

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Whom to turn to"), "telephone", self.edit_contact, needs=name_of(privacy_contact.save_contact)),
            Tool(N_("Settings"), "arrow-left", lambda: self.desk.go("settings")),
        )

    def build(self) -> None:
        super().build()
        self.table.empty.say(
            N_("No request waits. Who wants to see, correct or erase their data gets an answer within 30 days."),
            N_("Write down a request"),
            offered(self.desk.office, self.saves, self.on_new),
        )

    def rows(self) -> ListingRows:
        column, descending = self.sort
        only_open = self.chosen("open") is True
        listing = data_requests.request_listing(self.desk.office, only_open, column, descending)
        return ListingRows(listing, self._row)

    def _row(self, line: DataRequestLine) -> Row:
        left = line.days_left(self.desk.today())
        cells = (
            line.full_name,
            _(line.kind.label),
            shown.short_days(line.received_on, line.received_on),
            left_text(left),
            _(line.outcome.label) if line.outcome else "",
        )
        return Row(line.id, cells, "quiet" if left is None else "")

    def count_text(self, total: int) -> str:
        return ngettext("{count} request", "{count} requests", total).format(count=f"{total:,}")

    # --- the record --------------------------------------------------------------------------------

    def new_record(self, about: int | None = None) -> DataRequest:
        """Received today; `about` is the person."""
        return DataRequest(resident_id=about, received_on=self.desk.today())

    def read_record(self, record_id: int) -> DataRequest:
        return data_requests.request_of(self.desk.office, record_id)

    def save_record(self, record: DataRequest) -> DataRequest:
        office = self.desk.office
        answers = office.may(name_of(data_requests.answer_request))
        return (data_requests.answer_request if answers else data_requests.save_request)(office, record)

    def editor_heading(self, record: DataRequest) -> str:
        return _(record.kind.label) if record.id else _("A new request")

    def form_links(self) -> Mapping[str, Link]:
        return {"resident_id": links.people(self.desk.office)}

    def on_delete(self) -> None:
        """A request is evidence."""
        if self.record_in_sight is not None:
            self.desk.say(_("Requests stay in the register; a mistake is put right with Edit."))

    def _line(self, record_id: int) -> DataRequestLine:
        found = data_requests.request_lines(self.desk.office, [record_id])
        if not found:
            raise NotFound(N_("This record is no longer there."))
        return found[0]

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = self._line(record_id)
        left = line.days_left(self.desk.today())
        facts = (
            Fact(_("Received on"), shown.day(line.received_on)),
            Fact(_("Answer by"), shown.day(line.due_on) if left is not None else ""),
            Fact(_("To be answered"), left_text(left)),
            Fact(_("Asked by"), line.asked_by),
            Fact(_("Answered on"), shown.day(line.answered_on)),
            Fact(_("Outcome"), _(line.outcome.label) if line.outcome else ""),
            Fact(_("Reason for a refusal"), line.reason),
            Fact(_("Notes"), line.notes),
        )
        person = Tie(line.full_name, lambda: self.desk.go("residents", line.resident_id), "person")
        card.show(line.full_name, _(line.kind.label), facts, (person,))

    # --- papers ------------------------------------------------------------------------------------

    def on_print(self) -> None:
        title = _("Print")
        choices = [(kind, _(label)) for kind, label in PAPERS.items()]
        kind = dialogs.ask_choice(self, _("Which paper?"), choices, title)
        if kind is None:
            return

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.privacy_notice import write_privacy_notice
            from printing.processing_record import write_processing_record

            if kind == NOTICE:
                write_privacy_notice(privacy_notice_document(self.desk.office), target, paper)
            else:
                write_processing_record(processing_record_document(self.desk.office), target, paper, progress)

        show_paper(self, self.desk, _(PAPERS[kind]), _(PAPERS[kind]), make, kind=kind)

    def edit_contact(self) -> None:
        """What the notice says about whom to turn to."""
        office = self.desk.office

        def keep(contact: Any) -> None:
            privacy_contact.save_contact(office, contact)

        before = privacy_contact.contact_of(office)
        text = _("This stands on the notice, for people who ask about their data.")
        if ask_form(self, _("Whom to turn to"), CONTACT, before, self.desk.today(), keep, yes=_("Save"), text=text):
            self.desk.say(_("Saved."))


def left_text(left: int | None) -> str:
    """How long there is to answer."""
    if left is None:
        return ""
    if left < 0:
        return ngettext("{count} day too late", "{count} days too late", -left).format(count=-left)
    if left == 0:
        return _("today")
    text = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return f"{text} !" if left <= SOON else text
