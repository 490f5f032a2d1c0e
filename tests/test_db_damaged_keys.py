"""Keys that a stranger wrote into, that were cut, damaged or are newer; and whole ones where writing was cut short."""

import json
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import key_slots, keys, sealing
from db.domain.errors import DeskError, NotFound
from db.keys import DamagedKeys, WrongPassword
from tests.keys import CHEAP
from tests.source import TOP
from tests.two_users import NAME, OTHER, OTHERS_PASSWORD, PASSWORD, RECOVERY, changed, two_users

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return two_users(office_folder)


def stranger() -> dict[str, object]:
    """A slot as somebody would add it who has the file and not the office's key, to get its copies."""
    office, key = "0" * 32, sealing.new_key()
    made = key_slots.Slot.made(office, key, key, key_slots.Slot("user", "ผู้ร้าย", b"", "", True, b"0" * 16, CHEAP))
    return json.loads(key_slots.text_of(key_slots.Keys(office, "", (made,))))["slots"][0]  # type: ignore[no-any-return]


def test_copies_do_not_go_to_a_stranger_who_wrote_into_the_file(folder: Path) -> None:
    genuine = keys.recipients(folder)
    intruder = stranger()
    changed(folder, lambda said: said["slots"].insert(0, intruder))
    changed(folder, lambda said: said.update(rehearsal=intruder["recipient"]))
    assert intruder["recipient"] in keys.recipients(folder)
    credential = keys.sign_in(folder, NAME, PASSWORD)
    assert keys.recipients(folder) == genuine
    keys.keep_managers(folder, credential, [NAME, "ผู้ร้าย"])
    assert keys.recipients(folder) == genuine


def test_a_recipient_that_was_exchanged_gets_no_copies(folder: Path) -> None:
    genuine = keys.recipients(folder)
    intruder = stranger()

    def exchange(said: Any) -> None:
        for slot in said["slots"]:
            slot["recipient"] = intruder["recipient"]

    changed(folder, exchange)
    credential = keys.sign_in(folder, NAME, PASSWORD)
    assert not keys.has_recovery(folder)
    keys.keep_managers(folder, credential, [NAME])
    assert set(keys.recipients(folder)) == {genuine[0], genuine[2]}
    keys.sign_in_by_recovery(folder, RECOVERY)
    assert keys.has_recovery(folder) and set(keys.recipients(folder)) == set(genuine)
    assert keys.sign_in(folder, OTHER, OTHERS_PASSWORD).key == credential.key


def test_a_slot_of_one_user_is_not_taken_for_another(folder: Path) -> None:
    def swap(said: Any) -> None:
        first, second = said["slots"][0], said["slots"][2]
        first["name"], second["name"] = second["name"], first["name"]

    changed(folder, swap)
    with pytest.raises(WrongPassword):
        keys.sign_in(folder, OTHER, PASSWORD)


def test_a_slot_of_another_office_opens_nothing(folder: Path, tmp_path: Path) -> None:
    keys.set_up(tmp_path / "other", NAME, PASSWORD, RECOVERY)
    theirs = json.loads(keys.slots_of(tmp_path / "other"))
    changed(folder, lambda said: said.update(slots=theirs["slots"]))
    with pytest.raises(WrongPassword):
        keys.sign_in(folder, NAME, PASSWORD)
    with pytest.raises(WrongPassword):
        keys.sign_in_by_recovery(folder, RECOVERY)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"nonsense", b"\xff\xfe\x00", b"[]", b"{}", b'{"format": 1}', b'{"format": "one"}', b"[" * 100_000,
        b'{"format": 1, "office": 5, "rehearsal": "", "slots": []}',
        b'{"format": 1, "office": "", "rehearsal": "", "slots": [{}]}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_told_and_left_as_it_is(folder: Path, content: bytes) -> None:
    path = folder / key_slots.FILE_NAME
    path.write_bytes(content)
    for ask in (
        lambda: keys.sign_in(folder, NAME, PASSWORD),
        lambda: keys.sign_in_by_recovery(folder, RECOVERY),
        lambda: keys.names(folder),
        lambda: keys.recipients(folder),
    ):
        with pytest.raises(DamagedKeys, match="damaged"):
            ask()
    assert path.read_bytes() == content


def test_a_file_that_is_cut_anywhere_is_damaged_or_whole(folder: Path) -> None:
    content = (folder / key_slots.FILE_NAME).read_bytes()
    for length in range(len(content) - 2):
        with pytest.raises(DamagedKeys):
            key_slots.parse(content[:length])


def test_a_flipped_bit_never_gives_a_wrong_key(folder: Path) -> None:
    """It is told, or harmless: another user's slot, a mark, a letter of a name."""
    content = (folder / key_slots.FILE_NAME).read_bytes()
    key = keys.sign_in(folder, NAME, PASSWORD).key
    told = 0
    for place in range(0, len(content) * 8, 7):
        broken = bytearray(content)
        broken[place // 8] ^= 1 << place % 8
        try:
            assert keys.by_password(key_slots.parse(bytes(broken)), NAME, PASSWORD).key == key
        except DeskError:
            told += 1
    assert told > 100


@pytest.mark.parametrize("cost", [[1 << 40, 3, 4], [32, 1 << 40, 1], [32, 1, 0], [32.5, 1, 1], [32, 1], "32"])
def test_a_cost_that_would_stop_the_computer_is_damage(folder: Path, cost: object) -> None:
    changed(folder, lambda said: said["slots"][0].update(cost=cost))
    with pytest.raises(DamagedKeys):
        keys.sign_in(folder, NAME, PASSWORD)


def test_keys_of_a_newer_program_are_refused_untouched(folder: Path) -> None:
    changed(folder, lambda said: said.update(format=2))
    before = (folder / key_slots.FILE_NAME).read_bytes()
    with pytest.raises(DeskError, match="newer") as told:
        keys.sign_in(folder, NAME, PASSWORD)
    assert not isinstance(told.value, DamagedKeys)
    assert (folder / key_slots.FILE_NAME).read_bytes() == before


def test_a_folder_without_keys_is_told(tmp_path: Path) -> None:
    assert not keys.has_keys(tmp_path)
    with pytest.raises(NotFound):
        keys.sign_in(tmp_path, NAME, PASSWORD)
    with pytest.raises(NotFound):
        keys.demo_credential(tmp_path)
    assert list(tmp_path.iterdir()) == []


# -- killed while writing


CHILD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from db import keys, sealing
    sealing.COST = sealing.Cost(32, 1, 1)
    folder, name, password = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    credential = keys.sign_in(folder, name, password)
    for number in range(100000):
        keys.set_password(folder, credential, "เปลี่ยนบ่อย", f"คำที่ {number}")
        print(number, flush=True)
""")


def running(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    for _turn in range(15):
        yield subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder), NAME, PASSWORD],
            cwd=TOP, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip


def test_keys_are_whole_when_the_process_is_killed_while_it_writes(folder: Path) -> None:
    for turn, child in enumerate(running(folder)):
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(1 + turn % 5)]
        time.sleep(0.0007 * turn)
        child.kill()
        said += child.stdout.readlines()
        child.wait()
        child.stdout.close()
        last = int([line for line in said if line.endswith("\n")][-1])
        assert keys.sign_in(folder, NAME, PASSWORD).who == NAME
        assert keys.sign_in(folder, OTHER, OTHERS_PASSWORD).who == OTHER
        current = key_slots.read(folder)
        assert any(_fits(current, f"คำที่ {number}") for number in (last, last + 1))


def _fits(current: key_slots.Keys, password: str) -> bool:
    try:
        return keys.by_password(current, "เปลี่ยนบ่อย", password).who == "เปลี่ยนบ่อย"
    except WrongPassword:
        return False
