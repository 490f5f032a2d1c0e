"""Who can open an office: users by their passwords, the recovery key, a demo by the key in its folder."""

import secrets
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from db import folders, guesses, key_changes, key_slots, sealing
from db.credential import RECOVERED, Credential, Means
from db.demo_key import DEMO_FILE, demo_credential, is_demo, make_demo_key
from db.domain.errors import DeskError
from db.domain.recovery_key import parse_recovery_key
from db.domain.words import N_
from db.guesses import TooSoon
from db.key_slots import RECOVERY, USER, DamagedKeys, Keys, Slot
from db.safe_files import disk_errors_told, remove
from db.sealing import Unsealable

__all__ = [
    "DEMO_FILE", "Credential", "DamagedKeys", "Means", "NoSuchUser", "TooSoon", "Unsealable", "WrongPassword",
    "demo_credential", "is_demo", "make_demo_key",
]  # fmt: skip


class WrongPassword(DeskError):
    """No user of this name has this password, or the recovery key is another office's."""


class NoSuchUser(DeskError):
    """There is no slot of this name."""


# -- what is there


def has_keys(folder: Path) -> bool:
    """Whether the folder holds the keys of an office (a demo has none)."""
    with suppress(DeskError):  # where it can not be done, reading the keys says why
        key_changes.settle(folder)
    return (folder / key_slots.FILE_NAME).is_file()


def names(folder: Path) -> tuple[str, ...]:
    """The users who have a password here, in the order they came."""
    return tuple(slot.name for slot in key_slots.read(folder).slots if slot.kind == USER)


def office_id(folder: Path) -> str:
    """By which the office is told from all others; the same in all its copies."""
    return key_slots.read(folder).office


def has_recovery(folder: Path) -> bool:
    """Whether a recovery key opens the office and its copies."""
    slot = key_slots.read(folder).slot(RECOVERY)
    return slot is not None and slot.reads_copies


# -- beginning


def set_up(folder: Path, name: str, password: str, recovery: str | None) -> Credential:
    """Make the keys of a new office: a random key, a slot for its first manager and one for the recovery key.

    Without a recovery key `has_recovery` says no, until there is one.

    Keys that lie there without an office are kept aside. Raises DeskError, FieldError for a bad recovery key.
    """
    from db.storage import FILE_NAME, is_plain

    folders.require_local(folder)
    if is_demo(folder) and (folder / FILE_NAME).exists():
        raise DeskError(
            N_("A demo has no users. Please begin the office in another folder: {folder}"), folder=str(folder)
        )
    if has_keys(folder) and (folder / FILE_NAME).exists() and not is_plain(folder / FILE_NAME):
        raise DeskError(N_("There is already an office in the folder {folder}."), folder=str(folder))
    return begin(folder, name, password, recovery)


def begin(folder: Path, name: str, password: str, recovery: str | None) -> Credential:
    """set_up for a folder that was looked at already. Raises FieldError."""
    secret = None if recovery is None else parse_recovery_key(recovery)
    with disk_errors_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    remove(folder / DEMO_FILE)  # of a demo that never was finished
    key_slots.put_aside(folder)
    credential = Credential(clean_name(name), sealing.new_key())
    keys = Keys(secrets.token_hex(16), key_slots.rehearsal_recipient(credential.key), ())
    keys = keys.with_slot(_password_slot(keys, credential.key, credential.who, password, True))
    if secret is not None:
        keys = keys.with_slot(_recovery_slot(keys, credential.key, secret))
    key_slots.write(folder, keys)
    return credential


# -- signing in


def sign_in(folder: Path, name: str, password: str) -> Credential:
    """The credential of a user.

    Raises WrongPassword; TooSoon after several of them; NotFound, DamagedKeys for the file of the keys.
    """
    keys, name = key_slots.read(folder), clean_name(name)
    wrong = guesses.begin(folder, keys.office, name)
    credential = replace(by_password(keys, name, password), wrong_before=wrong)
    guesses.was_right(folder, keys.office, name)

    _mend(folder, keys, credential.key, keys.slot(USER, credential.who), lambda slot: _secret(slot, password))
    return credential


def sign_in_by_recovery(folder: Path, text: str) -> Credential:
    """The credential that the recovery key gives: a manager's, who sets a password anew.

    Raises FieldError for a mistyped key, WrongPassword for another office's; NotFound, DamagedKeys.
    """
    keys = key_slots.read(folder)
    credential = by_recovery(keys, text)

    _mend(folder, keys, credential.key, keys.slot(RECOVERY), lambda _slot: parse_recovery_key(text))
    return credential


def by_password(keys: Keys, name: str, password: str) -> Credential:
    """The credential in keys that may lie anywhere, as in a copy. Raises WrongPassword."""
    slot = keys.slot(USER, clean_name(name))
    if slot is not None:
        try:
            return Credential(slot.name, slot.opened(keys.office, _secret(slot, password)))
        except Unsealable:
            pass
    raise WrongPassword(N_("Name or password is wrong."))


def by_recovery(keys: Keys, text: str) -> Credential:
    """The credential in keys that may lie anywhere, as in a copy. Raises FieldError, WrongPassword."""
    secret, slot = parse_recovery_key(text), keys.slot(RECOVERY)
    if slot is not None:
        try:
            return Credential(RECOVERED, slot.opened(keys.office, secret), Means.RECOVERY)
        except Unsealable:
            pass
    raise WrongPassword(N_("This is the recovery key of another office, or one that was replaced."))


# -- changing who can


def set_password(folder: Path, credential: Credential, name: str, password: str) -> None:
    """Give a user a password, a new one or their first."""
    keys, name = _own_keys(folder, credential), clean_name(name)
    old = keys.slot(USER, name)
    reads = old is not None and old.reads_copies
    key_slots.write(folder, keys.with_slot(_password_slot(keys, credential.key, name, password, reads)))
    guesses.was_right(folder, keys.office, name)


def set_recovery(folder: Path, credential: Credential, recovery: str) -> None:
    """Replace the recovery key: the old one opens the office no more, but the copies made until now. FieldError."""
    secret, keys = parse_recovery_key(recovery), _own_keys(folder, credential)
    key_slots.write(folder, keys.with_slot(_recovery_slot(keys, credential.key, secret)))


def remove_slot(folder: Path, name: str) -> None:
    """Take a user's password away. Raises NoSuchUser, and DeskError for the last one."""
    keys = key_slots.read(folder)
    slot = keys.slot(USER, clean_name(name))
    if slot is None:
        raise NoSuchUser(N_("There is no user {name}."), name=name)
    if len([each for each in keys.slots if each.kind == USER]) == 1:
        raise DeskError(N_("The last user can not be removed: nobody could sign in any more."))
    key_slots.write(folder, keys.without(slot))


def keep_managers(folder: Path, credential: Credential, managers: Iterable[str]) -> None:
    """Say whose passwords open copies from now on; writes only where it was otherwise."""
    if not has_keys(folder):
        return
    keys, chosen = _own_keys(folder, credential), {clean_name(name) for name in managers}

    def told(slot: Slot) -> Slot:
        reads = slot.name in chosen
        if slot.kind == RECOVERY or slot.reads_copies == reads or not slot.is_genuine(keys.office, credential.key):
            return slot
        return replace(slot, reads_copies=reads).marked(keys.office, credential.key)

    kept = replace(keys, slots=tuple(map(told, keys.slots)))
    if kept != key_slots.read(folder):
        key_slots.write(folder, kept)


# -- for copies


def recipients(folder: Path) -> tuple[str, ...]:
    """To whom copies are written, as age recipients: the recovery key, managers, and the office itself."""
    if is_demo(folder) and not has_keys(folder):
        return (key_slots.rehearsal_recipient(demo_credential(folder).key),)
    keys = key_slots.read(folder)
    return (*(slot.recipient for slot in keys.slots if slot.reads_copies), keys.rehearsal)


def rehearsal_identity(credential: Credential) -> Any:
    """The pyrage identity by which the opened office reads its own copies."""
    return sealing.age_identity(key_slots.rehearsal_secret(credential.key))


def recovery_identity(text: str) -> Any:
    """The pyrage identity that the recovery key is. Raises FieldError."""
    return sealing.age_identity(sealing.derive(parse_recovery_key(text), "copies"))


def password_identity(folder: Path, name: str, password: str) -> Any:
    """The pyrage identity of a user by their password, right or wrong. Raises NoSuchUser."""
    slot = key_slots.read(folder).slot(USER, clean_name(name))
    if slot is None:
        raise NoSuchUser(N_("There is no user {name}."), name=name)
    return sealing.age_identity(sealing.derive(_secret(slot, password), "copies"))


def slots_of(folder: Path) -> str:
    """The file of the keys as a text, to go into a copy."""
    return key_slots.text_of(key_slots.read(folder))


def write_slots(folder: Path, text: str) -> None:
    """Put the keys of a copy into the folder; others that lie there are kept aside. Raises DamagedKeys."""
    keys = key_slots.parse(text)
    if has_keys(folder):
        with suppress(DamagedKeys):
            if key_slots.read(folder) == keys:
                return
        key_slots.put_aside(folder)
    key_slots.write(folder, keys)


def clean_name(name: str) -> str:
    """A user's name as it is kept: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _secret(slot: Slot, password: str) -> bytes:
    return sealing.password_key(password, slot.salt, slot.cost)


def _password_slot(keys: Keys, key: bytes, name: str, password: str, reads_copies: bool) -> Slot:
    salt = secrets.token_bytes(sealing.SALT_BYTES)
    slot = Slot(USER, name, b"", "", reads_copies, salt, sealing.COST)
    return Slot.made(keys.office, key, _secret(slot, password), slot)


def _recovery_slot(keys: Keys, key: bytes, secret: bytes) -> Slot:
    return Slot.made(keys.office, key, secret, Slot(RECOVERY, "", b"", "", True))


def _own_keys(folder: Path, credential: Credential) -> Keys:
    """The folder's keys as far as they can be trusted. Raises WrongPassword where they are another office's."""
    keys = key_slots.read(folder)
    if not any(slot.is_genuine(keys.office, credential.key) for slot in keys.slots):
        raise WrongPassword(N_("The keys in the folder {folder} are those of another office."), folder=str(folder))
    return keys.trusted(credential.key)


def _mend(folder: Path, keys: Keys, key: bytes, opened: Slot | None, secret: Callable[[Slot], bytes]) -> None:
    """Write the keys anew where something in them is not as this office wrote it, the slot just opened among it."""
    trusted = keys.trusted(key)
    if opened is not None and not opened.is_genuine(keys.office, key):
        kept = replace(opened, reads_copies=opened.kind == RECOVERY)
        trusted = trusted.with_slot(Slot.made(keys.office, key, secret(opened), kept))
    if trusted != keys:
        key_slots.write(folder, trusted)
