"""The file by which anyone checks the office's certificates without the office: its key, and the numbers that ended.

JSON, signed by the key itself; it names no person.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from db.certificates import certificate_years, register
from db.domain.certificates import CertificateStatus, format_number
from db.domain.errors import DeskError
from db.domain.proofs import Claim, Finding, Verdict, parse_proof
from db.domain.thai_bytes import NotText
from db.domain.words import N_
from db.office import Office, query
from db.safe_files import write_whole
from db.settings import settings_of
from db.signing import id_of, is_signed, public_key_of, signed_by_office

FORMAT = "maesariang-desk public key 1"
MOST_BYTES = 5_000_000


class NotAKey(DeskError):
    """The file is no public key file of an office, or was altered."""


@dataclass(frozen=True)
class PublicKey:
    """An office's name and key; by `as_of`, `ended` has what became of numbers: label -> status, day, newer number."""

    office: str
    key: bytes
    as_of: date
    ended: Mapping[str, tuple[CertificateStatus, date | None, str]]


def save_public_key(office: Office, file: Path) -> None:
    """Write the public key file of today; raises what write_whole() raises."""
    content = _content(office)
    signature = base64.b64encode(signed_by_office(office, _canonical(content))).decode()
    text = json.dumps(content | {"signature": signature}, ensure_ascii=False, indent=1)
    write_whole(file, text.encode("utf-8"))


@query
def _content(office: Office) -> dict[str, Any]:
    ended = {
        each.label: [each.status.value, each.ended_on.isoformat() if each.ended_on else "", each.replaced_by]
        for year in certificate_years(office)
        for each in register(office, year)
        if each.status is not CertificateStatus.ISSUED
    }
    return {
        "format": FORMAT,
        "office": settings_of(office).name_th,
        "key": base64.b64encode(public_key_of(office)).decode(),
        "as_of": office.today().isoformat(),
        "ended": ended,
    }


def read_public_key(file: Path) -> PublicKey:
    """The key of a file that an office gave out; raises NotAKey, or OSError where it can not be read."""
    with file.open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    try:
        return _parsed(json.loads(raw.decode("utf-8")) if len(raw) <= MOST_BYTES else None)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, binascii.Error) as error:
        raise NotAKey(N_("{file} is no public key file of an office, or it was altered."), file=file.name) from error


def _parsed(content: Any) -> PublicKey:
    """Raises ValueError and its like for anything else than a file that its own key signed."""
    signature = base64.b64decode(content.pop("signature"), validate=True)
    key = base64.b64decode(content["key"], validate=True)
    if content["format"] != FORMAT or not is_signed(key, _canonical(content), signature):
        raise ValueError(FORMAT)
    ended = {
        label: (CertificateStatus(status), date.fromisoformat(day) if day else None, str(by))
        for label, (status, day, by) in content["ended"].items()
    }
    return PublicKey(str(content["office"]), key, date.fromisoformat(content["as_of"]), ended)


def _canonical(content: dict[str, Any]) -> bytes:
    """The bytes that are signed: the same for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def verify_by_key(public: PublicKey, content: bytes) -> Finding:
    """What the bytes of a QR code come to for who has only the key file; what ended after its day is not known."""
    try:
        proof = parse_proof(content)
    except NotText as error:
        return Finding(verdict=Verdict.UNKNOWN, reasons=(error.message,))
    claim = proof.claim
    if proof.key_id != id_of(public.key):
        reason = N_("It was signed with the key of another office, or before this office had its key.")
        return Finding(verdict=Verdict.UNKNOWN, claim=claim, reasons=(reason,))
    if not is_signed(public.key, proof.signed, proof.signature):
        reason = N_("What the code says is not what was signed: a letter or a number was changed.")
        return Finding(verdict=Verdict.ALTERED, claim=claim, reasons=(reason,))
    return _by_list(public, claim)


def _by_list(public: PublicKey, claim: Claim) -> Finding:
    status, day, by = public.ended.get(format_number(claim.number, claim.year), (CertificateStatus.ISSUED, None, ""))
    verdict = VERDICTS[status]
    return Finding(verdict=verdict, claim=claim, office=public.office, replaced_by=by, ended_on=day)


VERDICTS = {
    CertificateStatus.ISSUED: Verdict.VALID,
    CertificateStatus.REVOKED: Verdict.REVOKED,
    CertificateStatus.REISSUED: Verdict.REISSUED,
}
