"""Who can open an office: by password, by recovery key, as a demo; and what wrong, damaged and foreign keys come to."""

import json
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest

from db import guesses, key_slots, keys, sealing, storage
from db.domain.errors import DeskError, FieldError, NotFound
from db.domain.recovery_key import new_recovery_key
from db.keys import Credential, DamagedKeys, Means, NoSuchUser, TooSoon, Unsealable, WrongPassword
from tests.keys import CHEAP
from tests.source import TOP

NAME, PASSWORD = "กานดา ใจดี", "ดอกเอื้อง 2569"
OTHER, OTHERS_PASSWORD = "สมชาย", "แม่น้ำยวม-41"
RECOVERY = new_recovery_key()


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", CHEAP)


@pytest.fixture
def folder(office_folder: Path) -> Path:
    """The keys of an office with two users."""
    credential = keys.set_up(office_folder, NAME, PASSWORD, RECOVERY)
    keys.set_password(office_folder, credential, OTHER, OTHERS_PASSWORD)
    return office_folder


def changed(folder: Path, change: Any) -> None:
    """The file of the keys after `change` was at what it says."""
    path = folder / key_slots.FILE_NAME
    said = json.loads(path.read_bytes())
    change(said)
    path.write_text(json.dumps(said), encoding="utf-8")


# -- users and their passwords


def test_each_user_gets_the_same_key_by_their_own_password(folder: Path) -> None:
    first, second = keys.sign_in(folder, NAME, PASSWORD), keys.sign_in(folder, OTHER, OTHERS_PASSWORD)
    assert first.key == second.key and len(first.key) == 32
    assert (first.who, second.who) == (NAME, OTHER) == keys.names(folder)
    assert first.means is Means.PASSWORD


def test_every_office_has_a_key_and_an_id_of_its_own(tmp_path: Path) -> None:
    made = [keys.set_up(tmp_path / str(number), NAME, PASSWORD, RECOVERY) for number in range(3)]
    assert len({each.key for each in made}) == 3
    assert len({keys.office_id(tmp_path / str(number)) for number in range(3)}) == 3


@pytest.mark.parametrize(
    ("name", "password"), [(NAME, OTHERS_PASSWORD), (NAME, ""), (OTHER, PASSWORD), ("ใครก็ไม่รู้", PASSWORD), ("", "")]
)
def test_a_wrong_password_or_name_is_refused_in_the_same_words(folder: Path, name: str, password: str) -> None:
    with pytest.raises(WrongPassword, match="Name or password is wrong"):
        keys.sign_in(folder, name, password)


def test_a_name_is_the_same_with_other_spaces_and_composed_otherwise(office_folder: Path) -> None:
    keys.set_up(office_folder, " José  Silva ", PASSWORD, RECOVERY)
    assert keys.sign_in(office_folder, "Jose\u0301 Silva", PASSWORD).who == "José Silva"


def test_a_changed_password_counts_and_the_old_one_no_more(folder: Path) -> None:
    before = keys.sign_in(folder, OTHER, OTHERS_PASSWORD)
    keys.set_password(folder, before, OTHER, "ใหม่เอี่ยม 77")
    assert keys.sign_in(folder, OTHER, "ใหม่เอี่ยม 77").key == before.key == keys.sign_in(folder, NAME, PASSWORD).key
    with pytest.raises(WrongPassword):
        keys.sign_in(folder, OTHER, OTHERS_PASSWORD)
    assert keys.names(folder) == (NAME, OTHER)


def test_a_user_whose_slot_is_gone_gets_in_no_more(folder: Path) -> None:
    keys.remove_slot(folder, OTHER)
    with pytest.raises(WrongPassword):
        keys.sign_in(folder, OTHER, OTHERS_PASSWORD)
    with pytest.raises(NoSuchUser):
        keys.remove_slot(folder, OTHER)
    with pytest.raises(DeskError, match="last user"):
        keys.remove_slot(folder, NAME)
    assert keys.sign_in(folder, NAME, PASSWORD).who == NAME


def test_who_has_another_office_open_sets_no_password_here(folder: Path, tmp_path: Path) -> None:
    stranger = keys.set_up(tmp_path / "other", NAME, PASSWORD, RECOVERY)
    before = keys.slots_of(folder)
    for change in (
        lambda: keys.set_password(folder, stranger, NAME, "x"),
        lambda: keys.set_recovery(folder, stranger, RECOVERY),
        lambda: keys.keep_managers(folder, stranger, [OTHER]),
    ):
        with pytest.raises(WrongPassword, match="another office"):
            change()
    assert keys.slots_of(folder) == before


def test_the_cost_of_a_guess_is_read_from_the_slot(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", sealing.Cost(64, 2, 2))
    credential = keys.sign_in(folder, NAME, PASSWORD)
    keys.set_password(folder, credential, OTHER, OTHERS_PASSWORD)
    said = json.loads(keys.slots_of(folder))
    costs = {slot["name"]: slot["cost"] for slot in said["slots"] if slot["kind"] == "user"}
    assert costs == {NAME: [32, 1, 1], OTHER: [64, 2, 2]}
    assert keys.sign_in(folder, OTHER, OTHERS_PASSWORD).key == credential.key


# -- secrets


def test_nothing_secret_is_in_the_file_in_plain(folder: Path) -> None:
    credential = keys.sign_in(folder, NAME, PASSWORD)
    written = (folder / key_slots.FILE_NAME).read_text(encoding="utf-8")
    plain = "".join(each for each in RECOVERY if each.isalnum())
    for secret in (credential.key.hex(), PASSWORD, plain, RECOVERY, str(keys.rehearsal_identity(credential))):
        assert secret.lower() not in written.lower()
    assert "AGE-SECRET" not in written.upper()


def test_a_credential_does_not_show_its_key() -> None:
    credential = Credential(NAME, bytes(range(32)))
    shown = repr(credential) + str(credential) + f"{credential}"
    assert NAME in shown and "x01" not in shown and "0001" not in shown


def test_what_a_credential_sealed_it_opens_for_the_same_purpose_only(folder: Path) -> None:
    credential = keys.sign_in(folder, NAME, PASSWORD)
    sealed = credential.seal("ร่าง".encode(), "draft")
    assert keys.sign_in(folder, OTHER, OTHERS_PASSWORD).unseal(sealed, "draft").decode() == "ร่าง"
    for other, purpose in ((credential, "other"), (Credential(NAME, sealing.new_key()), "draft")):
        with pytest.raises(Unsealable):
            other.unseal(sealed, purpose)


# -- the recovery key


def test_the_recovery_key_opens_the_office_however_it_is_typed(folder: Path) -> None:
    key = keys.sign_in(folder, NAME, PASSWORD).key
    for typed in (RECOVERY, RECOVERY.lower(), RECOVERY.replace("-", " "), f"  {RECOVERY}\n"):
        credential = keys.sign_in_by_recovery(folder, typed)
        assert (credential.key, credential.means) == (key, Means.RECOVERY)


def test_another_offices_recovery_key_and_a_mistyped_one_are_told_apart(folder: Path) -> None:
    with pytest.raises(WrongPassword, match="another office"):
        keys.sign_in_by_recovery(folder, new_recovery_key())
    for typed in ("", "ABC", RECOVERY[:-1] + ("A" if RECOVERY[-1] != "A" else "B")):
        with pytest.raises(FieldError):
            keys.sign_in_by_recovery(folder, typed)
    with pytest.raises(FieldError):
        keys.set_up(folder / "new", NAME, PASSWORD, "nonsense")
    assert not (folder / "new").exists()


def test_who_forgot_the_password_sets_a_new_one_by_the_recovery_key(folder: Path) -> None:
    keys.set_password(folder, keys.sign_in_by_recovery(folder, RECOVERY), NAME, "จำให้ได้ 123")
    assert keys.sign_in(folder, NAME, "จำให้ได้ 123").key == keys.sign_in(folder, OTHER, OTHERS_PASSWORD).key


def test_a_replaced_recovery_key_opens_no_more(folder: Path) -> None:
    another = new_recovery_key()
    keys.set_recovery(folder, keys.sign_in(folder, NAME, PASSWORD), another)
    assert keys.sign_in_by_recovery(folder, another).key == keys.sign_in(folder, NAME, PASSWORD).key
    with pytest.raises(WrongPassword):
        keys.sign_in_by_recovery(folder, RECOVERY)


# -- copies


def opens(identity: Any, recipients: tuple[str, ...]) -> bool:
    to = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    try:
        return bool(pyrage.decrypt(pyrage.encrypt(b"copy", to), [identity]) == b"copy")
    except pyrage.DecryptError:
        return False


def test_copies_go_to_the_recovery_key_to_managers_and_to_the_office_itself(folder: Path) -> None:
    credential = keys.sign_in(folder, NAME, PASSWORD)
    to = keys.recipients(folder)
    assert len(to) == 3
    assert opens(keys.recovery_identity(RECOVERY), to)
    assert opens(keys.rehearsal_identity(credential), to)
    assert opens(keys.password_identity(folder, NAME, PASSWORD), to)
    assert not opens(keys.password_identity(folder, OTHER, OTHERS_PASSWORD), to)
    assert not opens(keys.password_identity(folder, NAME, OTHERS_PASSWORD), to)
    assert not opens(keys.recovery_identity(new_recovery_key()), to)
    with pytest.raises(NoSuchUser):
        keys.password_identity(folder, "ไม่มี", PASSWORD)


def test_who_became_a_manager_opens_copies_and_who_is_none_any_more_opens_new_ones_not(folder: Path) -> None:
    credential = keys.sign_in(folder, NAME, PASSWORD)
    keys.keep_managers(folder, credential, [OTHER])
    to = keys.recipients(folder)
    assert opens(keys.password_identity(folder, OTHER, OTHERS_PASSWORD), to)
    assert not opens(keys.password_identity(folder, NAME, PASSWORD), to)
    keys.set_password(folder, credential, OTHER, "อีกคำหนึ่ง 5")
    assert opens(keys.password_identity(folder, OTHER, "อีกคำหนึ่ง 5"), keys.recipients(folder))


def test_managers_who_are_so_already_are_not_written_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    credential = keys.sign_in(folder, NAME, PASSWORD)
    monkeypatch.setattr(key_slots, "write", lambda *_args: pytest.fail("written"))
    keys.keep_managers(folder, credential, [NAME])
    keys.sign_in(folder, NAME, PASSWORD)


def test_keys_go_into_a_copy_and_open_it_on_another_computer(folder: Path, tmp_path: Path) -> None:
    text = keys.slots_of(folder)
    elsewhere = tmp_path / "new pc"
    elsewhere.mkdir()
    keys.write_slots(elsewhere, text)
    key = keys.sign_in(folder, NAME, PASSWORD).key
    assert keys.sign_in(elsewhere, NAME, PASSWORD).key == keys.sign_in_by_recovery(elsewhere, RECOVERY).key == key
    assert keys.by_recovery(key_slots.parse(text), RECOVERY).key == key
    assert keys.by_password(key_slots.parse(text), OTHER, OTHERS_PASSWORD).key == key


def test_keys_of_a_copy_keep_others_that_lie_there_aside(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other"
    keys.set_up(elsewhere, OTHER, OTHERS_PASSWORD, RECOVERY)
    before = keys.slots_of(elsewhere)
    for _time in range(2):
        keys.write_slots(elsewhere, keys.slots_of(folder))
    assert (elsewhere / "keys-old.json").read_text(encoding="utf-8") == before
    assert sorted(path.name for path in elsewhere.iterdir()) == ["keys-old.json", "keys.json"]
    with pytest.raises(DamagedKeys):
        keys.write_slots(elsewhere, "nonsense")
    assert keys.names(elsewhere) == (NAME, OTHER)


# -- strangers and damage


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


# -- beginning again


def test_keys_of_an_office_that_is_there_are_never_made_anew(folder: Path) -> None:
    (folder / storage.FILE_NAME).write_bytes(b"\x17" * 4096)
    before = keys.slots_of(folder)
    with pytest.raises(DeskError, match="already an office"):
        keys.set_up(folder, NAME, PASSWORD, RECOVERY)
    assert keys.slots_of(folder) == before


def test_keys_whose_office_is_not_there_are_kept_aside(folder: Path) -> None:
    """A start that was killed leaves such; so does who moved the office's file away, and will bring it back."""
    old = keys.slots_of(folder)
    credential = keys.set_up(folder, NAME, "คนละคำกัน 8", RECOVERY)
    assert (folder / "keys-old.json").read_text(encoding="utf-8") == old
    assert keys.by_password(key_slots.parse(old), NAME, PASSWORD).key != credential.key
    keys.set_up(folder, NAME, PASSWORD, RECOVERY)
    assert (folder / "keys-old-2.json").is_file()


# -- a demo


def test_a_demos_key_lies_in_its_folder_and_opens_it_for_anybody(tmp_path: Path) -> None:
    made = keys.make_demo_key(tmp_path)
    assert keys.make_demo_key(tmp_path) == made == keys.demo_credential(tmp_path)
    assert keys.demo_credential(tmp_path, "กานดา") == Credential("กานดา", made.key, Means.DEMO)
    assert keys.is_demo(tmp_path) and not keys.has_keys(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["demo.key"]
    assert opens(keys.rehearsal_identity(made), keys.recipients(tmp_path))


def test_a_demo_never_gets_users_and_an_office_never_a_demos_key(folder: Path, tmp_path: Path) -> None:
    demo = tmp_path / "demo"
    demo.mkdir()
    keys.make_demo_key(demo)
    (demo / storage.FILE_NAME).write_bytes(b"\x17" * 4096)
    with pytest.raises(DeskError, match="demo"):
        keys.set_up(demo, NAME, PASSWORD, RECOVERY)
    assert not keys.has_keys(demo)
    with pytest.raises(DeskError, match="no demo"):
        keys.make_demo_key(folder)
    assert not keys.is_demo(folder)


def test_a_key_of_a_demo_that_never_was_finished_is_in_nobodys_way(tmp_path: Path) -> None:
    keys.make_demo_key(tmp_path)
    keys.set_up(tmp_path, NAME, PASSWORD, RECOVERY)
    assert not keys.is_demo(tmp_path) and keys.names(tmp_path) == (NAME,)


def test_a_key_put_beside_users_does_not_make_a_demo_of_an_office(folder: Path) -> None:
    (folder / keys.DEMO_FILE).write_text("0" * 64, encoding="ascii")
    with pytest.raises(NotFound):
        keys.demo_credential(folder)


@pytest.mark.parametrize("content", [b"", b"00", b"x" * 64, b"\xff" * 64, b"0" * 62])
def test_a_damaged_key_of_a_demo_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / keys.DEMO_FILE).write_bytes(content)
    with pytest.raises(DamagedKeys):
        keys.demo_credential(tmp_path)


# -- waiting after wrong passwords


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock()
    monkeypatch.setattr(time, "time", lambda: held.now)
    return held


def fail(folder: Path, times: int, name: str = NAME) -> None:
    for _time in range(times):
        with pytest.raises(WrongPassword):
            keys.sign_in(folder, name, "wrong")


def seconds(folder: Path, name: str = NAME, password: str = PASSWORD) -> int:
    with pytest.raises(TooSoon) as told:
        keys.sign_in(folder, name, password)
    assert str(told.value.seconds) in str(told.value)
    return told.value.seconds


def test_five_wrong_passwords_are_free_and_then_each_costs_twice_the_wait(folder: Path, clock: Clock) -> None:
    fail(folder, 5)
    waits = []
    for _time in range(10):
        waits.append(seconds(folder))
        clock.now += waits[-1] - 1
        assert seconds(folder) == 1
        clock.now += 1
        fail(folder, 1)
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_the_right_password_has_to_wait_too_and_ends_the_row(folder: Path, clock: Clock) -> None:
    fail(folder, 5)
    seconds(folder)
    clock.now += 5
    keys.sign_in(folder, NAME, PASSWORD)
    fail(folder, 5)
    assert seconds(folder) == 5


def test_one_users_wrong_passwords_keep_no_other_out(folder: Path, clock: Clock) -> None:
    fail(folder, 5)
    assert keys.sign_in(folder, OTHER, OTHERS_PASSWORD).who == OTHER
    assert seconds(folder) == 5
    assert keys.sign_in_by_recovery(folder, RECOVERY).means is Means.RECOVERY


def test_a_new_password_by_a_manager_ends_the_wait(folder: Path, clock: Clock) -> None:
    credential = keys.sign_in(folder, NAME, PASSWORD)
    fail(folder, 5, OTHER)
    keys.set_password(folder, credential, OTHER, "ตั้งให้ใหม่ 9")
    assert keys.sign_in(folder, OTHER, "ตั้งให้ใหม่ 9").who == OTHER


@pytest.mark.parametrize("jump", [-10_000_000.0, 0.0])
def test_a_clock_that_was_set_back_keeps_nobody_out_for_longer(folder: Path, clock: Clock, jump: float) -> None:
    fail(folder, 5)
    clock.now += 5
    fail(folder, 1)
    clock.now += jump
    assert seconds(folder) == 10
    if not jump:
        clock.now += 10
        keys.sign_in(folder, NAME, PASSWORD)


def test_wrong_passwords_outlive_the_program(folder: Path, clock: Clock) -> None:
    fail(folder, 4)
    guess = """
        import sys
        from pathlib import Path
        from db import keys
        for turn in range(2):
            try:
                keys.sign_in(Path(sys.argv[1]), sys.argv[2], "wrong")
            except keys.DeskError as error:
                print(type(error).__name__)
    """
    child = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(guess), str(folder), NAME],
        cwd=TOP, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert child.stdout.split() == ["WrongPassword", "TooSoon"]


def test_who_stops_the_program_during_a_guess_has_guessed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(keys, "by_password", killed)
    for _time in range(5):
        with pytest.raises(KeyboardInterrupt):
            keys.sign_in(folder, NAME, "wrong")
    with pytest.raises(TooSoon):
        keys.sign_in(folder, NAME, PASSWORD)


def test_the_file_of_wrong_passwords_names_nobody_and_goes_with_the_right_one(folder: Path) -> None:
    path = folder / guesses.FILE_NAME
    fail(folder, 2)
    fail(folder, 1, "a password typed as a name")
    written = path.read_text(encoding="utf-8")
    assert NAME not in written and "typed" not in written
    assert keys.sign_in(folder, NAME, PASSWORD).wrong_before == 2
    assert keys.sign_in(folder, NAME, PASSWORD).wrong_before == 0
    assert path.is_file()
    path.unlink()
    fail(folder, 1)
    keys.sign_in(folder, NAME, PASSWORD)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"x": 1}', b'{"x": [1]}', b"\xff", b'{"x": [1e999, 0]}', b"null"])
def test_a_damaged_file_of_wrong_passwords_keeps_nobody_out(folder: Path, content: bytes) -> None:
    (folder / guesses.FILE_NAME).write_bytes(content)
    assert keys.sign_in(folder, NAME, PASSWORD).who == NAME


def test_a_disk_that_takes_nothing_keeps_nobody_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise DeskError("The disk is full.")

    monkeypatch.setattr(guesses, "write_whole", full)
    assert keys.sign_in(folder, NAME, PASSWORD).who == NAME


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
