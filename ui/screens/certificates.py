"""The register of certificates by year: every number that was used, what it says and what became of it."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db import certificates
from db.domain.certificates import COLUMNS, Certificate, CertificateStatus
from db.domain.errors import NotFound
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import certificate_actions, dialogs, shown
from ui.certificate_card import show_certificate
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import ListingRows, ListScreen, listed
from ui.record_card import Action, RecordCard
from ui.rows import Row
from ui.toolbar import Tool, allowed
from ui.verify_dialog import verify_certificate

if TYPE_CHECKING:
    from ui.desk import Desk


WIDTHS = {"number": 10, "name": 21, "course": 16, "issued_on": 12, "status": 10, "handed_over_on": 12}


class CertificatesScreen(ListScreen):
    """Nothing here is ever deleted: a number stays, whatever becomes of its certificate."""

    title = N_("Certificates")
    columns = listed(COLUMNS, WIDTHS, spare=("course",))
    subjects = ("certificates", "classes", "settings")
    sort = ("number", True)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self.record_id: int | None = None
        super().__init__(parent, desk)

    def narrowings(self) -> Mapping[str, Narrowing]:
        office, every = self.desk.office, N_("All")
        return {
            "year": Narrowing(
                N_("Year"), lambda: [(y, str(y)) for y in certificates.certificate_years(office)], width=8, every=every
            ),
            "status": Narrowing(N_("Status"), lambda: [(s, _(s.label)) for s in CertificateStatus], every=every),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Print the register"), "printer", self.print_register, needs=TAKE_OUT),
            Tool(N_("Hand-over list"), "list-check", self.print_hand_over, needs=TAKE_OUT),
            Tool(N_("Verify"), "shield-check", self.verify),
        )

    def build(self) -> None:
        actions = (
            Action(N_("Print"), "printer", self.on_print, "primary", TAKE_OUT),
            Action(N_("Correct the name"), "pencil", self.correct, needs=name_of(certificates.correct_name)),
            Action(N_("Handed over"), "check2", self.hand_over, needs=name_of(certificates.hand_over)),
            Action(N_("Reissue"), "arrow-repeat", self.reissue, needs=name_of(certificates.reissue)),
            Action(N_("Revoke"), "x-circle", self.on_delete, needs=name_of(certificates.revoke)),
        )
        self.card = RecordCard(self.record, allowed(self.desk.office, actions))
        self.card.pack(fill="both", expand=True)
        self.table.tree.bind("<F2>", lambda _event: self.correct(), add=True)
        self.table.empty.say(
            N_("No certificate is in this list. They are issued from a closed class."),
            N_("Go to the classes"),
            lambda: self.desk.go("training"),
        )

    def rows(self) -> ListingRows:
        column, descending = self.sort
        listing = certificates.certificate_listing(
            self.desk.office, self.chosen("year"), self.chosen("status"), order=column, descending=descending
        )
        return ListingRows(listing, _row)

    def count_text(self, total: int) -> str:
        return ngettext("{count} certificate", "{count} certificates", total).format(count=f"{total:,}")

    def relabel(self) -> None:
        self.card.relabel()
        self.show_record(self.record_id)

    def show_record(self, record_id: int | None) -> None:
        self.record_id = record_id
        chosen = self._certificate()
        if chosen is None:
            self.card.clear(_("Choose a certificate to see it."))
        else:
            show_certificate(self.card, self.desk, chosen, with_class=True)

    def _certificate(self) -> Certificate | None:
        if self.record_id is None:
            return None
        try:
            return certificates.certificate_of(self.desk.office, self.record_id)
        except NotFound:
            return None

    def show(self, record_id: int | None = None) -> None:
        for one in self.filters.values():
            one.relabel()
        super().show(record_id)
        if record_id is None:
            self.show_record(self.record_id)

    def refresh(self) -> None:
        for one in self.filters.values():
            one.relabel()
        super().refresh()
        self.show_record(self.record_id)

    def open_record(self, record_id: int) -> None:
        """Enter looks at it as it is printed."""
        self.record_id = record_id
        self.on_print()

    # --- what can be done ----------------------------------------------------------------------

    def correct(self) -> None:
        chosen = self._certificate()
        if chosen is not None:
            self._show_new(certificate_actions.correct(self, self.desk, chosen))

    def reissue(self) -> None:
        chosen = self._certificate()
        if chosen is not None:
            self._show_new(certificate_actions.reissue(self, self.desk, chosen))

    def _show_new(self, new: Certificate | None) -> None:
        if new is not None:
            self.show(new.id)

    def hand_over(self) -> None:
        chosen = self._certificate()
        if chosen is not None:
            certificate_actions.hand_over(self, self.desk, [chosen])

    def on_delete(self) -> None:
        """A certificate is revoked, never deleted."""
        chosen = self._certificate()
        if chosen is not None:
            certificate_actions.revoke(self, self.desk, chosen)

    def on_print(self) -> None:
        chosen = self._certificate()
        if chosen is not None:
            certificate_actions.print_certificates(self, self.desk, [chosen])

    def verify(self) -> None:
        """Whether a paper that someone brings is genuine."""
        verify_certificate(self, self.desk)

    def print_register(self) -> None:
        """Of the year chosen, or the latest."""
        years = certificates.certificate_years(self.desk.office)
        if not years:
            dialogs.show_message(self, _("No certificate was issued yet."))
            return
        certificate_actions.print_register(self, self.desk, self.chosen("year") or years[0])

    def print_hand_over(self) -> None:
        """Of the class of the certificate chosen."""
        chosen = self._certificate()
        if chosen is None:
            dialogs.show_message(self, _("Choose a certificate of the class first."))
            return
        certificate_actions.print_hand_over_list(self, self.desk, chosen.class_id)


def _row(one: Certificate) -> Row:
    cells = (
        one.label,
        one.full_name,
        one.text.course,
        shown.short_days(one.issued_on, one.issued_on),
        _(one.status.label),
        shown.short_days(one.handed_over_on, one.handed_over_on),
    )
    return Row(one.id, cells, "" if one.status is CertificateStatus.ISSUED else "quiet")
