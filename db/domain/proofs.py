"""What a certificate's QR code says and proves: number, name, course and day, signed with the office's key.

As bytes: mark and form (2) · key (4, the beginning of the SHA-256 of the public key) · number, B.E. year and day as
varints · name and course, each with its length before it, in `thai_bytes` · Ed25519 signature (64) of all before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.domain import thai_bytes
from db.domain.certificate_kinds import format_number
from db.domain.choices import Choice
from db.domain.words import N_

if TYPE_CHECKING:
    from db.domain.certificates import CertificateStatus

MARK = b"\xd5\x01"
KEY_ID = 4
SIGNATURE = 64
MOST_BYTES = 287
"""What a QR code of version 12 holds at level M: a longer course, or a very long name, is cut and ends in CUT."""
MOST_OF_NAME = 170
CUT = "…"
EARLIEST = date(1900, 1, 1).toordinal()


class Verdict(Choice):
    """What became of a certificate that someone shows."""

    VALID = "valid", N_("Genuine and in force")
    REVOKED = "revoked", N_("Genuine, but revoked")
    REISSUED = "reissued", N_("Genuine, but replaced by a newer one")
    ALTERED = "altered", N_("Altered: this is not what the office issued")
    UNKNOWN = "unknown", N_("Not known to this office")


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a certificate says of itself."""

    number: int
    year: int
    name: str
    course: str
    issued_on: date

    @property
    def label(self) -> str:
        return format_number(self.number, self.year)


@dataclass(frozen=True)
class Proof:
    """A claim with the signature of the office whose key has the id."""

    key_id: bytes
    claim: Claim
    signature: bytes

    @property
    def signed(self) -> bytes:
        """The bytes that are signed."""
        return statement(self.claim, self.key_id)

    def is_about(self, claim: Claim) -> bool:
        """Whether it says what the claim says; what was cut must begin so."""
        mine = self.claim
        numbers = (mine.number, mine.year, mine.issued_on) == (claim.number, claim.year, claim.issued_on)
        return numbers and _begins(mine.name, claim.name) and _begins(mine.course, claim.course)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What verifying came to. `claim` is what the code holds; `reasons` are msgids that say why."""

    verdict: Verdict
    claim: Claim | None = None
    office: str = ""
    replaced_by: str = ""
    ended_on: date | None = None
    end_reason: str = ""
    reasons: tuple[str, ...] = ()
    history: tuple[tuple[str, CertificateStatus], ...] = ()
    """The numbers of the same person's certificate, the oldest first, if there is more than one."""


def statement(claim: Claim, key_id: bytes) -> bytes:
    """What is signed, in at most MOST_BYTES with the signature behind it."""
    head = MARK + key_id + b"".join(map(_varint, (claim.number, claim.year, claim.issued_on.toordinal() - EARLIEST)))
    name = _within(claim.name, MOST_OF_NAME)
    left = MOST_BYTES - SIGNATURE - len(head) - len(_varint(len(name))) - len(name)
    course = _within(claim.course, left - (2 if left > 0x80 else 1))
    return head + _varint(len(name)) + name + _varint(len(course)) + course


def _within(text: str, most: int) -> bytes:
    whole = thai_bytes.packed(text)
    if len(whole) <= most:
        return whole
    end = thai_bytes.packed(CUT)
    letters = text
    while letters and len(thai_bytes.packed(letters)) + len(end) > most:
        letters = letters[:-1]
    return thai_bytes.packed(letters) + end


def _begins(kept: str, whole: str) -> bool:
    """Whether `kept` is the whole text, or what was left of it when it was cut."""
    return kept == whole or (kept.endswith(CUT) and whole.startswith(kept[: -len(CUT)]))


def is_proof(content: bytes) -> bool:
    """Whether the bytes of a QR code claim to be one of ours."""
    return content.startswith(MARK)


def parse_proof(content: bytes) -> Proof:
    """What the bytes of a QR code say; raises NotText for anything that was not made by this program."""
    reader = _Reader(content)
    if reader.take(len(MARK)) != MARK or len(content) > MOST_BYTES:
        raise thai_bytes.not_ours()
    key_id = reader.take(KEY_ID)
    number, year, day = reader.varint(), reader.varint(), reader.varint()
    name, course = (thai_bytes.unpacked(reader.take(reader.varint())) for _ in range(2))
    signature = reader.take(SIGNATURE)
    if not reader.is_at_end() or day > date.max.toordinal() - EARLIEST:
        raise thai_bytes.not_ours()
    claim = Claim(number=number, year=year, name=name, course=course, issued_on=date.fromordinal(day + EARLIEST))
    proof = Proof(key_id, claim, signature)
    if proof.signed + signature != content:  # one claim has one form only
        raise thai_bytes.not_ours()
    return proof


class _Reader:
    """Bytes from the front."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def take(self, count: int) -> bytes:
        part = self._content[self._at : self._at + count]
        if len(part) < count:
            raise thai_bytes.not_ours()
        self._at += count
        return part

    def varint(self) -> int:
        number, shift = 0, 0
        while True:
            byte = self.take(1)[0]
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
            shift += 7
            if shift > 28:
                raise thai_bytes.not_ours()

    def is_at_end(self) -> bool:
        return self._at == len(self._content)


def _varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; all but the last have the highest bit set."""
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)
