"""Whether a certificate is the office's own and in force: by its QR code or its short code, against the register."""

import re
from dataclasses import replace

from db.certificates import certificate_years, certificates_by_number, register
from db.domain.certificates import Certificate, CertificateStatus
from db.domain.proofs import Claim, Finding, Proof, Verdict, parse_proof
from db.domain.words import N_
from db.office import Office, query
from db.public_key import VERDICTS, PublicKey, verify_by_key
from db.settings import settings_of
from db.signing import claim_of, public_key_of

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}")
TAKEN_FOR = str.maketrans({"I": "1", "L": "1", "O": "0"})
"""Letters that codes do not have, and the digits they are taken for."""


def code_of(text: str) -> str | None:
    """K7QF-2M9X, as typed or read aloud in any way; None for what can be no code."""
    letters = text.strip().upper().replace(" ", "").translate(TAKEN_FOR)
    if not CODE.fullmatch(letters):
        return None
    letters = letters.replace("-", "")
    return f"{letters[:4]}-{letters[4:]}"


@query
def verify_code(office: Office, code: str) -> Finding:
    """What the register says of the certificate that bears the short code."""
    for year in certificate_years(office):
        for each in register(office, year):
            if each.code == code:
                return _of_record(office, each)
    reason = N_("No certificate of this office bears this code: a letter was misread, or the paper was altered.")
    return Finding(verdict=Verdict.UNKNOWN, reasons=(reason,))


@query
def verify_proof(office: Office, content: bytes) -> Finding:
    """What the bytes of a QR code come to, by the office's key and its register."""
    own = PublicKey(settings_of(office).name_th, public_key_of(office), office.today(), {})
    finding = verify_by_key(own, content)
    return _by_register(office, parse_proof(content)) if finding.verdict is Verdict.VALID else finding


def _by_register(office: Office, proof: Proof) -> Finding:
    """What is signed is the office's own word; what became of it since, the register knows."""
    found = certificates_by_number(office, proof.claim.year, proof.claim.number)
    if not found:
        reason = N_("It is signed by this office, but the register has no such number: was an older backup restored?")
        return Finding(verdict=Verdict.UNKNOWN, claim=proof.claim, reasons=(reason,))
    if proof.is_about(claim_of(found[0])):
        return _of_record(office, found[0])
    finding = replace(_of_record(office, found[0]), claim=proof.claim)
    if any(proof.is_about(_claim_before(found[0], each.before)) for each in found[0].corrections):
        reason = N_("The name was corrected under this number afterwards: ask for the newer paper.")
        return replace(finding, verdict=Verdict.REISSUED, replaced_by=found[0].label, reasons=(reason,))
    reason = N_("The register says something else under this number.")
    return replace(finding, verdict=Verdict.ALTERED, reasons=(reason,))


def _claim_before(certificate: Certificate, name: str) -> Claim:
    return replace(claim_of(certificate), name=name)


def _of_record(office: Office, certificate: Certificate) -> Finding:
    return Finding(
        verdict=VERDICTS[certificate.status],
        claim=claim_of(certificate),
        office=certificate.text.organisation,
        replaced_by=certificate.replaced_by,
        ended_on=certificate.ended_on,
        end_reason=certificate.end_reason,
        history=_history(office, certificate),
    )


def _history(office: Office, certificate: Certificate) -> tuple[tuple[str, CertificateStatus], ...]:
    """All certificates of the chain this one belongs to, the oldest first; () if it stands alone."""
    chain = [certificate]
    while chain[0].replaces:
        chain[:0] = _named(office, chain[0].replaces)
    while chain[-1].replaced_by:
        chain += _named(office, chain[-1].replaced_by)
    return tuple((each.label, each.status) for each in chain) if len(chain) > 1 else ()


def _named(office: Office, label: str) -> tuple[Certificate, ...]:
    number, _, year = label.partition("/")
    return certificates_by_number(office, int(year), int(number))
