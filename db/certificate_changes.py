"""What becomes of a certificate: its name corrected, a reissue, a revocation, handing over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db import records
from db.certificate_issues import organisation_of, signers_of, take_numbers
from db.certificate_rows import certificates_by_id, insert_certificate, one_certificate
from db.certificate_tables import CertificateCorrectionRow, CertificateRow
from db.domain.certificates import Certificate, CertificateStatus
from db.domain.errors import Conflict, DeskError, FieldError, FormErrors
from db.domain.names import full_name
from db.domain.residents import is_given_name
from db.domain.typed_text import clean
from db.domain.words import N_
from db.looks import freeze_again, looks_of
from db.office import Office, command
from db.settings import settings_of

MISSING = N_("This has to be filled in.")


@command
def correct_name(
    office: Office, certificate_id: int, revision: int, title: str, given: str, family: str, reason: str
) -> Certificate:
    """Put a misspelt name right under its number, kept in the history; the person's own record stays as it is.

    Raises FormErrors, Conflict; DeskError once the certificate was handed over or is not in force.
    """
    certificate = _in_force(office, certificate_id, revision)
    if certificate.handed_over_on is not None:
        raise DeskError(
            N_("Certificate {number} was handed over already. Please reissue it: the new one gets a new number."),
            number=certificate.label,
        )
    name = _checked_name(title, given, family)
    why = _checked_reason(reason)
    after = full_name(**name)
    if after == certificate.full_name:
        raise FormErrors({"given": FieldError(N_("This is the name as it stands."))})
    correction = {
        "certificate_id": certificate_id,
        "at": office.now_text(),
        "who": office.who,
        "before": certificate.full_name,
        "after": after,
        "reason": why,
    }
    records.insert(office, CertificateCorrectionRow, correction)
    return _changed(office, certificate, "corrected", name)


@command
def reissue(
    office: Office,
    certificate_id: int,
    revision: int,
    title: str,
    given: str,
    family: str,
    reason: str,
    issued_on: date | None = None,
) -> Certificate:
    """A new certificate under the next number in place of this one, which is in force no longer; both are linked.

    It tells of the same training, by the office and the signatories of the new day. Raises FormErrors, Conflict,
    DeskError for one that is not in force.
    """
    certificate = _in_force(office, certificate_id, revision)
    name = _checked_name(title, given, family)
    why = _checked_reason(reason)
    day = issued_on or office.today()
    _refuse_before_issue(certificate, day)
    year, number, batch = take_numbers(office, day, 1)
    look_id = freeze_again(office, certificate.look_id)
    language = looks_of(office, [look_id])[look_id].language
    organisation = organisation_of(settings_of(office), language)
    text = replace(certificate.text, organisation=organisation, signers=signers_of(office))
    ended = {"status": CertificateStatus.REISSUED.value, "ended_on": day.isoformat(), "end_reason": why}
    _changed(office, certificate, "replaced", ended)
    values = {
        "year": year,
        "number": number,
        "batch": batch,
        "class_id": certificate.class_id,
        "resident_id": certificate.resident_id,
        "kind": certificate.kind.value,
        "replaces_id": certificate.id,
        "look_id": look_id,
    }
    new_id = insert_certificate(office, values | name, text, day)
    office.note("certificates", new_id, "issued")
    return one_certificate(office, new_id)


@command
def revoke(office: Office, certificate_id: int, revision: int, reason: str, on: date | None = None) -> Certificate:
    """Take a certificate out of force; its number stays used. Raises FormErrors, Conflict, DeskError."""
    certificate = _in_force(office, certificate_id, revision)
    why = _checked_reason(reason)
    day = on or office.today()
    _refuse_before_issue(certificate, day)
    ended = {"status": CertificateStatus.REVOKED.value, "ended_on": day.isoformat(), "end_reason": why}
    return _changed(office, certificate, "revoked", ended)


@command
def hand_over(
    office: Office, certificate_ids: Sequence[int], on: date | None = None, handed_to: str = ""
) -> tuple[Certificate, ...]:
    """Note that the papers were handed over, to the person or to whom `handed_to` names; those handed over before
    are left as they are. Raises DeskError, and changes none, where one is not in force."""
    day = on or office.today()
    for certificate_id in dict.fromkeys(certificate_ids):
        certificate = _in_force(office, certificate_id)
        if certificate.handed_over_on is None:
            _refuse_before_issue(certificate, day)
            handed = {"handed_over_on": day.isoformat(), "handed_to": clean(handed_to)}
            _changed(office, certificate, "handed over", handed)
    return certificates_by_id(office, certificate_ids)


def _in_force(office: Office, certificate_id: int, revision: int | None = None) -> Certificate:
    certificate = one_certificate(office, certificate_id)
    if revision not in (None, certificate.revision):
        raise Conflict(certificate)
    if certificate.status is not CertificateStatus.ISSUED:
        raise DeskError(N_("Certificate {number} is no longer in force."), number=certificate.label)
    return certificate


def _checked_name(title: str, given: str, family: str) -> dict[str, str]:
    name = {"title": clean(title), "given": clean(given), "family": clean(family)}
    if not name["given"]:
        raise FormErrors({"given": FieldError(MISSING)})
    try:
        is_given_name(name["given"])
    except FieldError as error:
        raise FormErrors({"given": error}) from error
    return name


def _checked_reason(reason: str) -> str:
    why = clean(reason)
    if not why:
        raise FormErrors({"reason": FieldError(MISSING)})
    return why


def _refuse_before_issue(certificate: Certificate, day: date) -> None:
    if day < certificate.issued_on:
        raise DeskError(
            N_("This day lies before the day on which certificate {number} was issued."), number=certificate.label
        )


def _changed(office: Office, certificate: Certificate, note: str, values: dict[str, Any]) -> Certificate:
    row = CertificateRow
    row.update(revision=certificate.revision + 1, **values).where(row.id == certificate.id).execute(office.database)
    office.note("certificates", certificate.id, note)
    return one_certificate(office, certificate.id)
