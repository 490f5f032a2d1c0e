"""Passwords that cost next to nothing, and a credential for offices whose users do not matter."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from db import audit_chain, keys, sealing, storage
from db.credential import Credential, Means
from db.demo_key import DEMO_FILE, demo_credential, is_demo
from db.office import Office
from db.sealing import Cost

REAL_COST: Final = sealing.COST
CHEAP: Final = Cost(memory=32, passes=1, lanes=1)
"""Read from the slots that are made with it, so nothing else has to know."""
MANAGER, PASSWORD = "กานดา ใจดี", "ดอกเอื้อง 2569"
"""Who gives commands where the fixture `manager` is asked for."""
KEY: Final = Credential("", bytes(range(32)), Means.DEMO)
"""Opens, as a manager, the offices that were made with it; there is no file of keys."""
ALL: Final = storage.MIGRATIONS
"""A test that has others means an office of another schema."""


def new_office(folder: Path, who: str = "") -> Office:
    """A new, empty office, encrypted with that key. Only the first is made by all migrations: thousands of tests have
    one, and making it took longer than what most of them are about. What it signs and seals with is its own."""
    if Office.exists(folder) or storage.MIGRATIONS != ALL:
        return Office.create(folder, replace(KEY, who=who))  # which refuses, or is of an older schema
    folder.mkdir(parents=True, exist_ok=True)
    (folder / storage.FILE_NAME).write_bytes(_empty())
    office = Office.open(folder, replace(KEY, who=who))
    office.run(lambda: _give_own_keys(office))
    return office


def _give_own_keys(office: Office) -> None:
    """In one transaction, as they come to an office that migrations make."""
    with office.database.atomic("IMMEDIATE"):
        office.sql("update signing_key set private = ? where id = 1", (os.urandom(32),))
        audit_chain.keep_key(office.sql, os.urandom(32))


@cache
def _empty() -> bytes:
    """The file of an office that all migrations made."""
    with TemporaryDirectory() as place:
        Office.create(Path(place), KEY).close()
        return (Path(place) / storage.FILE_NAME).read_bytes()


def open_office(folder: Path, who: str = "") -> Office:
    """The office of the folder, which new_office, the demo, or a command of MANAGER's made."""
    if keys.has_keys(folder):
        return Office.open(folder, keys.sign_in(folder, MANAGER, PASSWORD))
    return Office.open(folder, demo_credential(folder, who) if is_demo(folder) else replace(KEY, who=who))


def plain_office(folder: Path, who: str = "กานดา") -> Office:
    """A plain office as versions before this one made it: to be converted, or brought back."""
    storage.create_file(folder / storage.FILE_NAME, None).close()
    return Office(folder, storage.open_file(folder / storage.FILE_NAME, None), who)


def open_plain(folder: Path, who: str = "กานดา") -> Office:
    """The plain office of the folder as those versions opened it."""
    return Office(folder, storage.open_file(folder / storage.FILE_NAME, None), who)


def lay_key(folder: Path) -> None:
    """Let the key lie in the folder as a demo's does, for windows and commands to open the office."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DEMO_FILE).write_text(KEY.key.hex(), encoding="ascii")
