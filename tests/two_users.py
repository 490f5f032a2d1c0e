"""The keys of an office with two users, and the file they lie in."""

import json
from pathlib import Path
from typing import Any

import pyrage

from db import key_slots, keys
from db.domain.recovery_key import new_recovery_key

NAME, PASSWORD = "กานดา ใจดี", "ดอกเอื้อง 2569"
OTHER, OTHERS_PASSWORD = "สมชาย", "แม่น้ำยวม-41"
RECOVERY = new_recovery_key()


def two_users(folder: Path) -> Path:
    """The folder with their keys in it."""
    credential = keys.set_up(folder, NAME, PASSWORD, RECOVERY)
    keys.set_password(folder, credential, OTHER, OTHERS_PASSWORD)
    return folder


def changed(folder: Path, change: Any) -> None:
    """The file of the keys after `change` was at what it says."""
    path = folder / key_slots.FILE_NAME
    said = json.loads(path.read_bytes())
    change(said)
    path.write_text(json.dumps(said), encoding="utf-8")


def opens(identity: Any, recipients: tuple[str, ...]) -> bool:
    """Whether what goes to the recipients opens by the identity."""
    to = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    try:
        return bool(pyrage.decrypt(pyrage.encrypt(b"copy", to), [identity]) == b"copy")
    except pyrage.DecryptError:
        return False
