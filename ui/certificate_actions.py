"""What can be done with certificates, wherever they are shown: correct, reissue, revoke, hand over, print."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from db import certificates, layouts
from db.domain.certificate_forms import (
    CORRECTION_FORM,
    HAND_OVER_FORM,
    REISSUE_FORM,
    REVOCATION_FORM,
    HandOver,
    NameChange,
    Revocation,
)
from db.domain.certificates import Certificate, CertificateStatus, format_range, number_ranges
from db.domain.layouts import title_of
from ui import dialogs, papers
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.preview import show_paper
from ui.preview_looks import Looks
from ui.preview_making import LONG_LIST

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from printing.paper import Paper
    from ui.desk import Desk

AT_ONCE: Final = 20
"""So many certificates are made before one would wait; of more the first is shown while the rest are made."""


def correct(parent: tkinter.Misc, desk: Desk, certificate: Certificate) -> Certificate | None:
    """Put a misspelt name right under its number. Gives the new certificate where it takes one, for it was handed
    over already."""
    if certificate.handed_over_on is not None and certificate.status is CertificateStatus.ISSUED:
        text = _("Certificate {number} was handed over already. Reissue it under a new number?")
        if dialogs.ask_yes_no(parent, text.format(number=certificate.label), yes=_("Reissue")):
            return reissue(parent, desk, certificate)
        return None

    def act(change: NameChange) -> None:
        certificates.correct_name(
            desk.office,
            certificate.id,
            certificate.revision,
            change.title,
            change.given,
            change.family,
            change.reason,
        )

    done = ask_form(
        parent,
        _("Correct the name on certificate {number}").format(number=certificate.label),
        CORRECTION_FORM,
        NameChange(title=certificate.title, given=certificate.given, family=certificate.family),
        desk.today(),
        act,
        yes=_("Correct the name"),
        first="given",
    )
    if done is not None:
        desk.say(_("The name on certificate {number} is corrected.").format(number=certificate.label))
    return None


def reissue(parent: tkinter.Misc, desk: Desk, certificate: Certificate) -> Certificate | None:
    """A new certificate under the next number in place of this one."""
    made: list[Certificate] = []

    def act(change: NameChange) -> None:
        new = certificates.reissue(
            desk.office,
            certificate.id,
            certificate.revision,
            change.title,
            change.given,
            change.family,
            change.reason,
            change.issued_on,
        )
        made.append(new)

    ask_form(
        parent,
        _("Reissue certificate {number}").format(number=certificate.label),
        REISSUE_FORM,
        NameChange(
            title=certificate.title,
            given=certificate.given,
            family=certificate.family,
            issued_on=desk.today(),
        ),
        desk.today(),
        act,
        yes=_("Reissue"),
        text=_("It gets the next number; this one is in force no longer."),
        first="given",
    )
    if not made:
        return None
    desk.say(_("Certificate {new} replaces {old}.").format(new=made[-1].label, old=certificate.label))
    return made[-1]


def revoke(parent: tkinter.Misc, desk: Desk, certificate: Certificate) -> bool:
    """Take a certificate out of force."""

    def act(revocation: Revocation) -> None:
        certificates.revoke(desk.office, certificate.id, certificate.revision, revocation.reason, revocation.on)

    done = ask_form(
        parent,
        _("Revoke certificate {number}").format(number=certificate.label),
        REVOCATION_FORM,
        Revocation(on=desk.today()),
        desk.today(),
        act,
        yes=_("Revoke"),
        text=_("The number of {name} stays used and is never given to anyone else.").format(name=certificate.full_name),
    )
    if done is not None:
        desk.say(_("Certificate {number} is revoked.").format(number=certificate.label))
    return done is not None


def hand_over(parent: tkinter.Misc, desk: Desk, chosen: Sequence[Certificate]) -> bool:
    """Note that certificates were handed over."""
    waiting = [each for each in chosen if each.status is CertificateStatus.ISSUED and each.handed_over_on is None]
    if not waiting:
        dialogs.show_message(parent, _("All of these were handed over already, or are not in force."))
        return False
    count = len(waiting)
    text = ngettext(
        "{count} certificate was handed over: {numbers}", "{count} certificates were handed over: {numbers}", count
    ).format(count=count, numbers=numbers_text(waiting))

    def act(handed: HandOver) -> None:
        certificates.hand_over(desk.office, [each.id for each in waiting], handed.on, handed.handed_to)

    done = ask_form(
        parent,
        _("Handed over"),
        HAND_OVER_FORM,
        HandOver(on=desk.today()),
        desk.today(),
        act,
        yes=_("Keep this"),
        text=text,
    )
    if done is not None:
        desk.say(_("Noted as handed over."))
    return done is not None


def numbers_text(chosen: Sequence[Certificate]) -> str:
    """1-28/2569, 31/2569."""
    parts = []
    for year in sorted({each.year for each in chosen}):
        ranges = number_ranges(each.number for each in chosen if each.year == year)
        parts += [format_range(first, last, year) for first, last in ranges]
    return ", ".join(parts)


# --- paper ------------------------------------------------------------------------------------------


def print_certificates(screen: tkinter.Misc, desk: Desk, chosen: Sequence[Certificate]) -> None:
    """All of these that are in force, a page each, as they were issued or in a layout that is chosen in the preview."""
    from printing.certificates import write_certificates

    valid = [each for each in chosen if each.status is CertificateStatus.ISSUED]
    if not valid:
        dialogs.show_message(screen, _("There is no certificate in force to print."))
        return
    title = _("Certificates {numbers}").format(numbers=numbers_text(valid))
    known = layouts.layouts(desk.office)
    looks = Looks(lambda: [_("As it was issued"), *(title_of(each, _) for each in known)])

    def write(those: Sequence[Certificate], target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
        layout = known[looks.chosen - 1].layout if looks.chosen else None
        write_certificates(papers.pages_of(desk.office, those, layout), target, paper, progress)

    begin = partial(write, valid[:1]) if len(valid) > AT_ONCE else None
    show_paper(
        screen, desk, title, title, partial(write, valid), kind="certificate", for_stock=True, begin=begin, looks=looks
    )


def print_hand_over_list(screen: tkinter.Misc, desk: Desk, class_id: int) -> None:
    """The list of a class to be signed by who receives a certificate."""
    from printing.hand_over import write_hand_over_list

    document = papers.hand_over_document(desk.office, class_id)
    title = _("Hand-over list")

    def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
        write_hand_over_list(document, target, paper, progress)

    begin = make if len(document.recipients) > LONG_LIST else None
    show_paper(screen, desk, title, f"{title} {document.project}", make, kind="hand-over list", begin=begin)


def print_register(screen: tkinter.Misc, desk: Desk, year: int) -> None:
    """The certificate register of a year."""
    from printing.certificate_register import write_certificate_register

    title = _("Certificate register {year}").format(year=year)

    def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
        write_certificate_register(
            papers.certificate_register_document(desk.office, year, paper), target, paper, progress
        )

    is_long = certificates.certificate_listing(desk.office, year).total > LONG_LIST
    show_paper(screen, desk, title, title, make, kind="certificate register", begin=make if is_long else None)
