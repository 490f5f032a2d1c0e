"""A certificate and its register: numbers per year, batches, corrections, reissues, revocations, handing over."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.domain import names
from db.domain.certificate_kinds import HEADINGS as HEADINGS
from db.domain.certificate_kinds import CertificateKind
from db.domain.certificate_kinds import format_number as format_number
from db.domain.choices import Choice
from db.domain.digits import to_thai
from db.domain.fiscal_year import fiscal_year
from db.domain.forms import Column
from db.domain.words import N_

CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U: nobody takes them for others when reading a code aloud."""


class Numbering(Choice):
    """Which year numbers belong to."""

    CALENDAR = "calendar", N_("Per calendar year (B.E.)")
    FISCAL = "fiscal", N_("Per fiscal year (from 1 October)")


class CertificateStatus(Choice):
    """REISSUED: replaced by a newer certificate under another number. No number is ever used again."""

    ISSUED = "issued", N_("In force")
    REVOKED = "revoked", N_("Revoked")
    REISSUED = "reissued", N_("Replaced")


@dataclass(frozen=True)
class Signer:
    """Who signed, as it stood on the day: kept with the certificate so that a reprint is as it was."""

    name: str
    position: str


@dataclass(frozen=True, kw_only=True)
class CertificateText:
    """Everything the certificate says besides number, name and date; frozen when it is issued."""

    organisation: str
    heading: str
    statement: str
    course: str
    hours: float
    first_day: date | None
    last_day: date | None
    place: str
    signers: tuple[Signer, ...]


@dataclass(frozen=True)
class Correction:
    """A misspelt name put right under its number, before the certificate was handed over."""

    at: str
    by: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """An entry of the register. `year` is B.E.; `batch` counts the issues of a year, one line of the register each."""

    id: int
    revision: int
    year: int
    number: int
    batch: int
    class_id: int
    resident_id: int
    kind: CertificateKind
    title: str
    given: str
    family: str
    text: CertificateText
    issued_on: date
    status: CertificateStatus
    replaces_id: int | None = None
    replaces: str = ""
    replaced_by: str = ""
    ended_on: date | None = None
    end_reason: str = ""
    handed_over_on: date | None = None
    handed_to: str = ""
    corrections: tuple[Correction, ...] = ()
    look_id: int = 0

    @property
    def full_name(self) -> str:
        return names.full_name(self.title, self.given, self.family)

    @property
    def label(self) -> str:
        return format_number(self.number, self.year)

    @property
    def code(self) -> str:
        """What the paper bears beside its number; see check_code."""
        return check_code(self.text.organisation, self.label, self.full_name, self.text.course, str(self.issued_on))


STATEMENTS = {
    "th": {
        CertificateKind.PARTICIPATION: "ได้เข้าร่วมและปฏิบัติงานจิตอาสาในโครงการ",
        CertificateKind.ACHIEVEMENT: "ได้ผ่านการอบรมหลักสูตร",
        CertificateKind.DIPLOMA: "ได้ผ่านการอบรมหลักสูตร",
    },
    "en": {
        CertificateKind.PARTICIPATION: "has taken part as a volunteer in the project",
        CertificateKind.ACHIEVEMENT: "has completed the training course",
        CertificateKind.DIPLOMA: "has completed the training course",
    },
}
"""The usual wording in each paper language (domain, "Certificate"); a course may have a statement of its own."""


def statement_before(statement: str, subject: str) -> str:
    """The statement as it stands before the course or project: "ในโครงการ" loses the word where the name says it."""
    for word in ("หลักสูตร", "โครงการ"):
        if subject.startswith(word):
            return statement.removesuffix(word)
    return statement


def format_range(first: int, last: int, year: int, thai_digits: bool = False) -> str:
    """A batch as the register writes it: 1-5/2569; a batch of one is 1/2569."""
    text = f"{first}/{year}" if first == last else f"{first}-{last}/{year}"
    return to_thai(text) if thai_digits else text


def number_ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Runs of numbers that follow one another: 1 2 3 5 is (1, 3), (5, 5)."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)


def check_code(*said: str) -> str:
    """Eight letters and digits (K7QF-2M9X) of what a certificate says: a paper whose name, number, course or day was
    altered bears another than the office's record does. No seal against forgers, and no personal data.
    """
    digest = int.from_bytes(hashlib.blake2b("\n".join(said).encode("utf-8"), digest_size=5).digest())
    letters = "".join(CODE_LETTERS[digest >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def numbering_year(issued_on: date, numbering: Numbering) -> int:
    """The B.E. year a number issued on this day belongs to."""
    return fiscal_year(issued_on) if numbering is Numbering.FISCAL else issued_on.year + 543


COLUMNS = (
    Column("number", N_("Number"), 10, "e"),
    Column("name", N_("Name"), 28),
    Column("course", N_("Course"), 34),
    Column("issued_on", N_("Issued on"), 12),
    Column("status", N_("Status"), 10),
    Column("handed_over_on", N_("Handed over"), 12),
)
