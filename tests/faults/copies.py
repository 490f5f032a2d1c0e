"""Promises on copies: damage and foreign files are refused, and a copy brings back just what was copied."""

import random
import shutil
import sqlite3
import string
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyrage

from db import keys, storage
from db.credential import Credential
from db.domain.errors import DeskError
from tests.faults import offices
from tests.faults.damage import HURTS, hurt_file
from tests.faults.hatchery import Hatchery
from tests.faults.tally import Tally

ENTRY = 0.03
"""Seconds of typing that a kill ends, for a journal beside a restore."""


def notices_damaged_copies(times: int, place: Path, seed: int = 1) -> Tally:
    """Hurt a copy so many times in each way, and go back to it; then to every kind of file that is no copy."""
    tally = Tally("damage of backups is noticed")
    chance = random.Random(seed)
    folder, copy = place / "office", place / "copy.msdbak"
    offices.filled(folder, 30)
    with offices.opened(folder) as office:
        offices.back_up(office, copy)
        offices.add_person(office, "หลังสำรอง")
        present = offices.content(office)
    hurt_copy = place / "hurt.msdbak"
    with tally.timed():
        for name, (hurt, share) in HURTS.items():
            for turn in range(max(1, round(times * share))):
                with tally.trying(f"{name} of a backup"):
                    shutil.copyfile(copy, hurt_copy)
                    hurt_file(hurt_copy, hurt, chance)
                    tally.require(bool(offices.copy_faults(hurt_copy, folder)), f"{name} {turn}: shown as sound")
                    if turn % 10 == 0:  # the same file, by the way that matters
                        _refused(folder, hurt_copy, f"{name} {turn}", tally)
        for what, file in foreign_files(place, folder, copy):
            with tally.trying("foreign and hostile files"):
                _refused(folder, file, what, tally)
        with offices.opened(folder) as office:
            tally.require(offices.content(office) == present, "the present office was touched")
    return tally


def _refused(folder: Path, file: Path, what: str, tally: Tally) -> None:
    before = {path.name for path in folder.iterdir()}
    try:
        offices.restore(folder, file)
    except DeskError:
        tally.seen["refused in words"] += 1
    else:
        tally.broken.append(f"{what}: restored")
    left = {path.name for path in folder.iterdir()} - before
    tally.require(not left, f"{what}: left {left}")


def foreign_files(place: Path, folder: Path, copy: Path) -> Iterator[tuple[str, Path]]:
    """What somebody may take for a copy, or want to be taken for one."""
    credential = offices.credential_of(folder)
    assert isinstance(credential, Credential)
    ours = pyrage.x25519.Recipient.from_str(keys.recipients(folder)[-1])
    texts = {
        "nothing": b"",
        "a text": "ไม่ใช่สำเนา".encode() * 1000,
        "the beginning of age": b"age-encryption.org/v1\n",
        "age of rubbish": pyrage.encrypt(b"rubbish" * 1000, [ours]),
        "age of nothing": pyrage.encrypt(b"", [ours]),
        "age of a manifest that is none": pyrage.encrypt(b"MSDBAK1\n{}\n", [ours]),
        "age of a bomb": pyrage.encrypt(bytes(20_000_000), [ours]),
        "age to somebody else": pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()]),
        "age by a word": pyrage.passphrase.encrypt(b"x", "word"),
        "two copies in a row": copy.read_bytes() * 2,
        "the office's own file": (folder / storage.FILE_NAME).read_bytes(),
    }
    for what, content in texts.items():
        file = place / "foreign.msdbak"
        file.write_bytes(content)
        yield what, file
    foreign = place / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("create table resident(id)")
        connection.execute(f"pragma application_id = {storage.APPLICATION_ID}")
    connection.close()
    yield "a database of another program", foreign
    archive = place / "foreign.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../../office.db", b"x")
    yield "a zip with a way up", archive
    offices.filled(place / "another", 3)
    with offices.opened(place / "another") as office:
        yield "a copy of another office", offices.back_up(office, place / "another.msdbak")
    yield "a folder", place


def survives_damage_at_the_start(times: int, place: Path, seed: int = 1) -> Tally:
    """Damage the office so that it does not open, find it refused and as it was, and go back to its last copy."""
    tally = Tally("corrupt at start is survivable")
    chance = random.Random(seed)
    template, folder = place / "template", place / "office"
    offices.filled(template, 10)
    with offices.opened(template) as office:
        copy = offices.back_up(office, place / "copy.msdbak")
        wanted = offices.everything(office)
    hurts = [hurt for hurt, _share in HURTS.values()]
    with tally.timed():
        while tally.tried["offices that do not open"] < times:
            shutil.rmtree(folder, ignore_errors=True)
            offices.clone(template, folder)
            damaged = hurt_file(folder / storage.FILE_NAME, chance.choice(hurts), chance)
            before = sorted(path.name for path in folder.iterdir())
            if _opens(folder):
                tally.seen["damaged where the start does not look"] += 1
                continue
            with tally.trying("offices that do not open"):
                same = (folder / storage.FILE_NAME).read_bytes() == damaged
                tally.require(same, "the damaged file was changed")
                tally.require(before == sorted(path.name for path in folder.iterdir()), "files came or went")
                offices.restore(folder, copy)
                kept = [path.read_bytes() for path in folder.glob("office-before-restore-*.db")]
                tally.require(kept == [damaged], "the damaged file was not kept")
                with offices.opened(folder) as office:
                    tally.require(offices.everything(office) == wanted, "not what was copied")
    return tally


def _opens(folder: Path) -> bool:
    try:
        with offices.opened(folder):
            return True
    except DeskError:
        return False


def brings_back_what_was_copied(times: int, place: Path, seed: int = 1) -> Tally:
    """Random offices, copied and gone back to: on the same PC over a journal left by a kill, and on a new one."""
    tally = Tally("a backup restores")
    chance = random.Random(seed)
    folder = place / "office"
    offices.filled(folder, 5)
    with tally.timed(), Hatchery() as hatchery:
        for turn in range(times):
            with tally.trying("round trips"):
                with offices.opened(folder) as office:
                    for _person in range(chance.randrange(4)):
                        offices.add_person(office, "".join(chance.choices("กขคงจฉ" + string.ascii_letters, k=8)))
                    wanted = offices.everything(office)
                    copy = offices.back_up(office, place / f"copy{turn}.msdbak")
                if turn % 2:
                    _over_a_journal(hatchery, folder, copy, tally)
                    target = folder
                else:
                    target = place / "new PC"
                    shutil.rmtree(target, ignore_errors=True)
                    offices.restore_by_recovery(target, copy)
                    tally.seen["on a new PC by the recovery key"] += 1
                with offices.opened(target) as office:
                    tally.require(offices.everything(office) == wanted, f"trip {turn}: not what was copied")
                    tally.require(not offices.faults_of(office), f"trip {turn}: not sound")
                copy.unlink()
                for kept in folder.glob("office-before-restore-*"):
                    kept.unlink()
    return tally


def _over_a_journal(hatchery: Hatchery, folder: Path, copy: Path, tally: Tally) -> None:
    child = hatchery.hatch("entry", folder, "ทับ")
    time.sleep(ENTRY)
    child.kill()
    journal = folder / (storage.FILE_NAME + "-journal")
    tally.seen["over a hot journal"] += journal.exists() and journal.stat().st_size > 0
    offices.restore(folder, copy)
