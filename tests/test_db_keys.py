"""Who can open an office: by password or by recovery key; what is secret stays so, and keys are never made anew."""

import json
from pathlib import Path

import pytest

from db import key_slots, keys, sealing, storage
from db.domain.errors import DeskError, FieldError
from db.domain.recovery_key import new_recovery_key
from db.keys import Credential, Means, NoSuchUser, Unsealable, WrongPassword
from tests.two_users import NAME, OTHER, OTHERS_PASSWORD, PASSWORD, RECOVERY, two_users

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return two_users(office_folder)


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
