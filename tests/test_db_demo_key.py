"""The key of a demo lies open in its folder; no office ever gets one."""

from pathlib import Path

import pytest

from db import keys, storage
from db.domain.errors import DeskError, NotFound
from db.keys import Credential, DamagedKeys, Means
from tests.two_users import NAME, PASSWORD, RECOVERY, opens, two_users

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return two_users(office_folder)


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
