"""Copies open by the recovery key, to managers and to the office itself; keys go with them to another computer."""

from pathlib import Path

import pytest

from db import key_slots, keys
from db.domain.recovery_key import new_recovery_key
from db.keys import DamagedKeys, NoSuchUser
from tests.two_users import NAME, OTHER, OTHERS_PASSWORD, PASSWORD, RECOVERY, opens, two_users

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return two_users(office_folder)


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
