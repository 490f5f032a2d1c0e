"""The keys change with the office's file: two names on the disk, and never one new and the other old after a kill.

Which keys belong to which file is written down before either changes. An encrypted file is known by its first bytes,
which are random and lie open.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from db.safe_files import disk_errors_told, free_name, remove, write_whole

KEYS_NAME: Final = "keys.json"
CHANGE_NAME: Final = "keys-change.json"
MARK_BYTES: Final = 16


def announce(folder: Path, incoming: Path, keys: str) -> None:
    """From now on `keys` are those of the folder as soon as `incoming` is its office. Raises DeskError."""
    belongs = {_mark_of(incoming): keys}
    with disk_errors_told(folder / KEYS_NAME), suppress(FileNotFoundError, UnicodeDecodeError):
        belongs.setdefault(_mark_of(_office(folder)), (folder / KEYS_NAME).read_bytes().decode())
    write_whole(folder / CHANGE_NAME, json.dumps(belongs).encode())


def settle(folder: Path) -> None:
    """Give the folder the keys of the file that is its office now, if a change was announced; those that lay there are
    kept aside. Raises DeskError."""
    path, present = folder / CHANGE_NAME, folder / KEYS_NAME
    if not path.exists():
        return
    with disk_errors_told(path):
        try:
            belongs = json.loads(path.read_bytes())
        except ValueError:
            belongs = {}
        keys = belongs.get(_mark_of(_office(folder))) if isinstance(belongs, dict) else None
        if isinstance(keys, str):
            _put(keys.encode(), present)
    remove(path)


def _put(keys: bytes, present: Path) -> None:
    before = present.read_bytes() if present.exists() else None
    if before == keys:
        return
    if before is not None:  # a copy of them: there is no moment without keys
        write_whole(free_name(present.with_name(f"{present.stem}-old{present.suffix}")), before)
    write_whole(present, keys)


def _office(folder: Path) -> Path:
    from db.storage import FILE_NAME

    return folder / FILE_NAME


def _mark_of(file: Path) -> str:
    """By which an office's file is known; "" for none."""
    if not file.is_file():
        return ""
    with file.open("rb") as stream:
        return stream.read(MARK_BYTES).hex()
