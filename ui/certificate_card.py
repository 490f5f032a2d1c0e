"""A certificate at a glance: whose it is, what it says, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from db import certificates, training
from db.domain.certificates import Certificate, CertificateStatus
from db.domain.errors import NotFound
from ui import shown
from ui.language import _
from ui.record_card import Fact, RecordCard, Tie

if TYPE_CHECKING:
    from ui.desk import Desk


def show_certificate(card: RecordCard, desk: Desk, certificate: Certificate, *, with_class: bool) -> None:
    """Fill the card; `with_class` links to the class too."""
    subtitle = "  ·  ".join((_(certificate.kind.label), certificate.label, _(certificate.status.label)))
    card.show(certificate.full_name, subtitle, _facts(certificate), _ties(desk, certificate, with_class))


def _facts(certificate: Certificate) -> Sequence[Fact]:
    text = certificate.text
    ended = _("Revoked on") if certificate.status is CertificateStatus.REVOKED else _("Replaced on")
    handed = shown.day(certificate.handed_over_on)
    if certificate.handed_to:
        handed += "  ·  " + certificate.handed_to
    return (
        Fact(_("Course"), text.course),
        Fact(_("Days"), shown.days(text.first_day, text.last_day)),
        Fact(_("Hours"), f"{text.hours:g}" if text.hours else ""),
        Fact(_("Place"), text.place),
        Fact(_("Issued on"), shown.day(certificate.issued_on)),
        Fact(_("Code on the paper"), certificate.code),
        Fact(_("Signed by"), "\n".join(f"{signer.name}, {signer.position}" for signer in text.signers)),
        Fact(_("Handed over"), handed or (_("not yet") if certificate.status is CertificateStatus.ISSUED else "")),
        Fact(ended, shown.day(certificate.ended_on)),
        Fact(_("Reason"), certificate.end_reason),
        *(
            Fact(_("Corrected"), _("{before} → {after} ({reason}, {by})").format(
                before=each.before, after=each.after, reason=each.reason,
                by="  ".join(part for part in (each.at[:10], each.by) if part),
            ))
            for each in certificate.corrections
        ),
    )  # fmt: skip


def _ties(desk: Desk, certificate: Certificate, with_class: bool) -> Sequence[Tie]:
    ties = [Tie(_("The person"), lambda: desk.go("residents", certificate.resident_id), "person")]
    if with_class:
        try:
            line = training.class_line(desk.office, certificate.class_id)
        except NotFound:
            return ties
        ties.append(Tie(shown.class_name(line), lambda: desk.go("training", line.id), "mortarboard"))
        others = certificates.certificates_of_resident(desk.office, certificate.resident_id)
        by_label = {each.label: each for each in others}
        for label, text in (
            (certificate.replaces, _("Replaces {number}")),
            (certificate.replaced_by, _("Replaced by {number}")),
        ):
            if label in by_label:
                other = by_label[label]
                ties.append(Tie(text.format(number=label), _goer(desk, other.id), "arrow-left-right"))
    return ties


def _goer(desk: Desk, certificate_id: int) -> Callable[[], object]:
    return lambda: desk.go("certificates", certificate_id)
