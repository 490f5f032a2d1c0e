"""The file of an office's keys, as it is written: who may open the office, by what, and to whom copies go. No secret.

The office's key is kept once for each user, wrapped with the key of their password, and once wrapped with the recovery
key. A mark by the office's key on each of them tells those that somebody else put there.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from db import key_changes, sealing
from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from db.safe_files import disk_errors_told, free_name, write_whole
from db.safe_files import replace as give_name
from db.sealing import Cost

FILE_NAME: Final = key_changes.KEYS_NAME
FORMAT: Final = 1
USER: Final = "user"
RECOVERY: Final = "recovery"
NO_COST: Final = Cost(0, 0, 0)
"""Of the recovery key, which nobody can guess."""


class DamagedKeys(DeskError):
    """The file of the keys can not be read; copies and the recovery key still can."""


@dataclass(frozen=True)
class Slot:
    """The office's key, wrapped for one user or for the recovery key; their part of the copies."""

    kind: str
    name: str
    wrapped: bytes
    recipient: str
    """The age recipient whose identity follows from the same password or recovery key."""
    reads_copies: bool
    """Whether copies are written to them too: to the recovery key and to managers."""
    salt: bytes = b""
    cost: Cost = NO_COST
    mark: bytes = b""

    @classmethod
    def made(cls, office: str, key: bytes, secret: bytes, slot: "Slot") -> Self:
        """`slot` with the office's key wrapped with `secret`, and the mark."""
        recipient = sealing.age_recipient(sealing.derive(secret, "copies"))
        context = _context(office, slot.kind, slot.name)
        wrapped = sealing.wrap(sealing.derive(secret, "slot"), key, context)
        whole = replace(slot, wrapped=wrapped, recipient=recipient)
        return cls(**vars(whole.marked(office, key)))

    def opened(self, office: str, secret: bytes) -> bytes:
        """The office's key. Raises sealing.Unsealable."""
        return sealing.unwrap(sealing.derive(secret, "slot"), self.wrapped, _context(office, self.kind, self.name))

    def marked(self, office: str, key: bytes) -> "Slot":
        """The slot with the mark of the office's key on all that it says."""
        return replace(self, mark=self._mark(office, key))

    def is_genuine(self, office: str, key: bytes) -> bool:
        """Whether somebody who had the office's key wrote it as it is."""
        return hmac.compare_digest(self.mark, self._mark(office, key))

    def _mark(self, office: str, key: bytes) -> bytes:
        said = json.dumps([office, {**_slot_object(self), "mark": ""}], sort_keys=True)
        return sealing.mac(sealing.derive(key, "keys.json"), said.encode())


@dataclass(frozen=True)
class Keys:
    """All that the file says."""

    office: str
    """By which an office is told from all others; random."""
    rehearsal: str
    """The age recipient by which this office itself opens its copies again, to prove them."""
    slots: tuple[Slot, ...]

    def slot(self, kind: str, name: str = "") -> Slot | None:
        """The slot of a user, or of the recovery key."""
        return next((slot for slot in self.slots if (slot.kind, slot.name) == (kind, name)), None)

    def with_slot(self, new: Slot) -> "Keys":
        """A slot added, in the place of one of the same name."""
        kept = [new if (slot.kind, slot.name) == (new.kind, new.name) else slot for slot in self.slots]
        return replace(self, slots=tuple(kept if new in kept else [*kept, new]))

    def without(self, gone: Slot) -> "Keys":
        return replace(self, slots=tuple(slot for slot in self.slots if slot != gone))

    def trusted(self, key: bytes) -> "Keys":
        """Copies go to nobody that the office itself did not choose, whatever somebody wrote into the file.

        Their slots stay, for damage looks like forgery, and whoever knows the password proves it at the next sign-in.
        """
        slots = tuple(
            slot if slot.is_genuine(self.office, key) else replace(slot, reads_copies=False) for slot in self.slots
        )
        return replace(self, slots=slots, rehearsal=rehearsal_recipient(key))


def rehearsal_secret(key: bytes) -> bytes:
    """Of the identity by which an opened office opens its copies."""
    return sealing.derive(key, "rehearsal")


def rehearsal_recipient(key: bytes) -> str:
    return sealing.age_recipient(rehearsal_secret(key))


def _context(office: str, kind: str, name: str) -> bytes:
    return json.dumps(["maesariang-desk keys", office, kind, name]).encode()


def read(folder: Path) -> Keys:
    """The keys of the folder. Raises NotFound, DamagedKeys, and DeskError for those of a newer program."""
    key_changes.settle(folder)
    path = folder / FILE_NAME
    with disk_errors_told(path):
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise NotFound(N_("There are no keys in the folder {folder}."), folder=str(folder)) from None
    return parse(content, path)


def write(folder: Path, keys: Keys) -> None:
    """Put them in the place of those of before, whole or not at all."""
    write_whole(folder / FILE_NAME, text_of(keys).encode())


def put_aside(folder: Path) -> None:
    """Keep keys whose office is not there: it may only have been moved, and nothing else opens it."""
    path = folder / FILE_NAME
    if path.exists():
        with disk_errors_told(path):
            give_name(path, free_name(path.with_name(f"{path.stem}-old{path.suffix}")))


def text_of(keys: Keys) -> str:
    """As the file holds it."""
    said = {
        "format": FORMAT,
        "office": keys.office,
        "rehearsal": keys.rehearsal,
        "slots": [_slot_object(slot) for slot in keys.slots],
    }
    return json.dumps(said, indent=1) + "\n"


def parse(content: bytes | str, path: Path | None = None) -> Keys:
    """What the text says. Raises DamagedKeys, and DeskError for a newer program's."""
    place = str(path or FILE_NAME)
    try:
        said = json.loads(content)
        if said["format"] > FORMAT:
            raise DeskError(
                N_("The file {file} was written by a newer version of the program. Please install that one."),
                file=place,
            )
        slots = tuple(_parsed_slot(each) for each in said["slots"])
        return Keys(office=_text(said["office"]), rehearsal=_text(said["rehearsal"]), slots=slots)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedKeys(
            N_(
                "The file of the keys is damaged: {file}. A backup holds a good one; with the recovery key it can be "
                "restored."
            ),
            file=place,
        ) from error


def _slot_object(slot: Slot) -> dict[str, object]:
    said: dict[str, object] = {
        "kind": slot.kind,
        "name": slot.name,
        "wrapped": slot.wrapped.hex(),
        "recipient": slot.recipient,
        "reads_copies": slot.reads_copies,
        "mark": slot.mark.hex(),
    }
    if slot.kind == USER:
        said |= {"salt": slot.salt.hex(), "cost": [slot.cost.memory, slot.cost.passes, slot.cost.lanes]}
    return said


def _parsed_slot(said: Mapping[str, Any]) -> Slot:
    slot = Slot(
        kind=_text(said["kind"]),
        name=_text(said["name"]),
        wrapped=bytes.fromhex(said["wrapped"]),
        recipient=_text(said["recipient"]),
        reads_copies=said["reads_copies"] is True,
        mark=bytes.fromhex(said["mark"]),
    )
    if slot.kind != USER:
        return slot
    memory, passes, lanes = (_whole_number(part) for part in said["cost"])
    slot = replace(slot, salt=bytes.fromhex(said["salt"]), cost=Cost(memory, passes, lanes))
    if not slot.cost.is_bearable or len(slot.salt) < sealing.SALT_BYTES:
        raise ValueError("no password was kept like this")
    return slot


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is wanted")
    return value


def _whole_number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("a number is wanted")
    return value
