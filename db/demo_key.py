"""The key of a demo: it lies in the demo's folder for anybody to take, for there is nothing to hide."""

import secrets
from pathlib import Path
from typing import Final

from db import key_slots, sealing
from db.credential import Credential, Means
from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from db.key_slots import DamagedKeys
from db.safe_files import NameTaken, arriving, disk_errors_told, give_new_name, remove

DEMO_FILE: Final = "demo.key"


def is_demo(folder: Path) -> bool:
    """Whether the folder holds a demo's key."""
    return (folder / DEMO_FILE).is_file()


def make_demo_key(folder: Path) -> Credential:
    """The key of the demo in this folder, made if there is none: of two that begin at once both take one.

    Raises DeskError where users have keys.
    """
    if _has_users(folder):
        raise DeskError(
            N_("The folder {folder} holds an office that is no demo. Please choose another folder."), folder=str(folder)
        )
    path = folder / DEMO_FILE
    with disk_errors_told(path):
        if not path.exists():
            new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
            try:
                with arriving(new) as partial:
                    partial.write_text(sealing.new_key().hex() + "\n", encoding="ascii")
                give_new_name(new, path)
            except NameTaken:
                pass  # another start was faster
            finally:
                remove(new)
    return demo_credential(folder)


def demo_credential(folder: Path, who: str = "demo") -> Credential:
    """Anybody's credential for a demo. Raises NotFound, DamagedKeys."""
    path = folder / DEMO_FILE
    if _has_users(folder) or not path.is_file():
        raise NotFound(N_("There is no demo in the folder {folder}."), folder=str(folder))
    with disk_errors_told(path):
        written = path.read_bytes()
    try:
        key = bytes.fromhex(written.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != sealing.KEY_BYTES:
        raise DamagedKeys(
            N_("The key of the demo is damaged: {file}. Please delete the demo's folder."), file=str(path)
        )
    return Credential(who, key, Means.DEMO)


def _has_users(folder: Path) -> bool:
    return (folder / key_slots.FILE_NAME).is_file()
