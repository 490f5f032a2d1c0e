"""Wrong passwords: five are free, then each costs twice the wait of the one before."""

import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from db import guesses, keys
from db.domain.errors import DeskError
from db.keys import Means, TooSoon, WrongPassword
from tests.source import TOP
from tests.two_users import NAME, OTHER, OTHERS_PASSWORD, PASSWORD, RECOVERY, two_users

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return two_users(office_folder)


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
