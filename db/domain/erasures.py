"""Erasure of a person's data: what goes, what has to stay, and how somebody erased is known again in an older copy."""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from db.domain.choices import Choice
from db.domain.residents import Resident
from db.domain.rotation import LONGEST
from db.domain.words import N_

ERASED: Final = "ลบข้อมูลแล้ว"
"""Stands in place of the name of somebody erased, where a class or a certificate still counts them."""
FORMAT: Final = 1


class ErasureReason(Choice):
    """Why somebody's data is erased; no free text, which would name them once more."""

    ASKED = "asked", N_("The person asked for it")
    NOT_NEEDED = "not_needed", N_("The data is no longer needed for its purpose")
    WITHDRAWN = "withdrawn", N_("The person took back their consent")
    UNLAWFUL = "unlawful", N_("The data should not have been written down")


@dataclass(frozen=True)
class Tombstone:
    """Who was erased, without saying so: the record's id, and codes of what it held, made with a key of its own."""

    resident_id: int
    erased_on: date
    who: str
    reason: ErasureReason
    key: bytes
    marks: frozenset[str]

    def fits(self, resident: Resident) -> bool:
        """Whether the record is of the person who was erased: it holds one thing at least that theirs held.

        Any one is enough, for a copy may be older than a corrected name or ID; and one is needed, for in a copy from
        before they came the same id may be another person's.
        """
        return bool(self.marks & marks_of(resident, self.key))


def marks_of(resident: Resident, key: bytes) -> frozenset[str]:
    """Codes of what tells a person from others; without the key nobody can try names against them."""
    said = {
        "citizen_id": resident.citizen_id,
        "given": resident.given,
        "family": resident.family,
        "born": resident.born.date.isoformat() if resident.born else "",
    }
    parts = [*said.items(), *(("phone", phone) for phone in resident.phones)]
    return frozenset(hmac.digest(key, f"{name}\n{value}".encode(), "sha256").hex() for name, value in parts if value)


def copies_until(erased_on: date) -> date:
    """The last day on which a copy from before may still hold the data: none is kept longer."""
    return erased_on + LONGEST


def tombstones_to_json(stones: Iterable[Tombstone]) -> bytes:
    """As they are kept beside the office's file, sealed."""
    kept = [
        {
            "resident_id": stone.resident_id,
            "erased_on": stone.erased_on.isoformat(),
            "who": stone.who,
            "reason": stone.reason.value,
            "key": stone.key.hex(),
            "marks": sorted(stone.marks),
        }
        for stone in stones
    ]
    return json.dumps({"format": FORMAT, "erasures": kept}, ensure_ascii=False).encode()


def tombstones_from_json(content: bytes) -> tuple[Tombstone, ...]:
    """The twin of tombstones_to_json; raises ValueError."""
    try:
        return tuple(_stone(each) for each in json.loads(content)["erasures"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no list of erasures") from error


def _stone(kept: Mapping[str, Any]) -> Tombstone:
    return Tombstone(
        int(kept["resident_id"]),
        date.fromisoformat(kept["erased_on"]),
        str(kept["who"]),
        ErasureReason(kept["reason"]),
        bytes.fromhex(kept["key"]),
        frozenset(kept["marks"]),
    )


@dataclass(frozen=True)
class Mention:
    """Another record whose text names the person; only people can tell whether it may go. `label` as lists have it."""

    subject: str
    record_id: int
    label: str


@dataclass(frozen=True, kw_only=True)
class ErasurePlan:
    """What erasing the person would do, said before: the labels of certificates that stay with the name on them, how
    many trainings stay as a number without a name, and other records that name the person."""

    full_name: str
    certificates: tuple[str, ...]
    trainings: int
    volunteering: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Erased:
    """What was done. `copies_until` is the last day on which a copy may still hold the data."""

    plan: ErasurePlan
    copies_until: date


@dataclass(frozen=True)
class Reapplied:
    """What was erased once more after a restore. `doubtful` are ids of people whose records hold nothing of what the
    erased ones held: somebody has to look. `is_whole` False: the list beside the file could not be read."""

    erased: int
    doubtful: tuple[int, ...] = ()
    is_whole: bool = True


KEPT_BY_LAW: Final = N_(
    "Entries of the certificate register stay as they are, with number, name and course: they prove what was issued."
)
COUNTED_ON: Final = N_("Attendance of closed classes stays as a number without a name.")
LOGGED: Final = N_(
    "The audit log keeps that there was a record and who changed it when; it holds no names of residents."
)


def is_erased(person: Resident) -> bool:
    """Whether nothing is left of the record but that there was one."""
    return (person.given, person.family, person.citizen_id) == (ERASED, "", "")
