"""Going back to a backup: on the same PC and on a new one, refused, failed and gone back by itself."""

import errno
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import (
    backup,
    backup_check,
    backup_choices,
    backup_file,
    backup_list,
    backup_register,
    keys,
    leftovers,
    losses,
    places,
    restore,
    soundness,
    storage,
)
from db.accounts import accounts, add_account
from db.audit import verify_audit
from db.audit_heads import heads_in_backups
from db.backup_manifest import BadBackup, SealedBackup
from db.credential import Credential
from db.domain.accounts import Account, Role
from db.domain.errors import DeskError, FieldError, NotFound
from db.domain.permissions import NotAllowed
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from db.storage import OfficeBusy
from tests.backup_office import NAME, PASSWORD, RECOVERY, begun, people
from tests.test_db_backup import altered

THEN, NOW = ["กนกวรรณ", "กมล"], ["กนกวรรณ", "กมล", "แก้วตา"]
Kept = tuple[Path, Credential]
pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def kept(office_folder: Path, tmp_path: Path) -> Kept:
    """A backup of an office that has gone on since, and is closed."""
    credential = begun(office_folder)
    with Office.open(office_folder, credential) as office:
        path = backup.create_backup(office, tmp_path).path
        save_resident(office, Resident(given="แก้วตา", family="มูลคำ"))
    return path, credential


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if ".new" in path.name or "partial" in path.name]


def test_what_was_there_comes_back_and_the_present_is_kept(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    assert people(office_folder, credential) == NOW
    report = restore.restore_here(office_folder, path, credential)
    assert people(office_folder, credential) == THEN and report.residents == 2
    assert report.kept_aside is not None and soundness.problems_of(report.kept_aside, key=credential.key) == []
    assert soundness.row_counts_of(report.kept_aside, key=credential.key)["resident"] == 3
    assert left_over(office_folder) == []


def test_the_password_of_now_opens_what_came_back(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    keys.set_password(office_folder, credential, NAME, "คำใหม่ของวันนี้ 9")
    restore.restore_here(office_folder, path, credential)
    assert people(office_folder, keys.sign_in(office_folder, NAME, "คำใหม่ของวันนี้ 9")) == THEN


def test_who_may_sign_in_is_as_now_and_not_as_then(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    with Office.open(office_folder, credential) as office:
        add_account(office, Account(name="สมชาย", role=Role.CLERK), "แม่น้ำยวม-41")
    restore.restore_here(office_folder, path, credential)
    with Office.open(office_folder, keys.sign_in(office_folder, "สมชาย", "แม่น้ำยวม-41")) as office:
        assert office.account.role is Role.CLERK
    with Office.open(office_folder, credential) as office:
        assert [account.name for account in accounts(office)] == [NAME, "สมชาย"]


def test_on_a_new_pc_the_recovery_key_brings_everything(kept: Kept, tmp_path: Path) -> None:
    path, _credential = kept
    new = tmp_path / "เครื่องใหม่"
    report, credential = restore.restore_by_recovery(new, path, RECOVERY.lower().replace("-", " "))
    assert report.kept_aside is None and people(new, credential) == THEN
    assert people(new, keys.sign_in(new, NAME, PASSWORD)) == THEN, "with the passwords of that day"
    with Office.open(new, keys.sign_in(new, NAME, PASSWORD)) as office:
        assert backup.create_backup(office).path.name.endswith("-00002.msdbak"), "generations go on"


def test_a_wrong_recovery_key_is_told_by_group_or_as_another_office_s(kept: Kept, tmp_path: Path) -> None:
    from db.domain.recovery_key import new_recovery_key

    path, _credential = kept
    with pytest.raises(FieldError):
        restore.restore_by_recovery(tmp_path / "new", path, RECOVERY[:-1] + "Z")
    with pytest.raises(SealedBackup):
        restore.restore_by_recovery(tmp_path / "new", path, new_recovery_key())
    assert not (tmp_path / "new" / storage.FILE_NAME).exists()


def test_the_recovery_key_also_helps_where_nobody_knows_a_password(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    _report, found = restore.restore_by_recovery(office_folder, path, RECOVERY)
    assert found.key == credential.key and people(office_folder, found) == THEN


def test_a_replaced_office_with_other_keys_leaves_its_keys_beside_it(kept: Kept, tmp_path: Path) -> None:
    path, _credential = kept
    other = tmp_path / "other"
    theirs = begun(other)
    before = keys.slots_of(other)
    _report, credential = restore.restore_by_recovery(other, path, RECOVERY)
    assert credential.key != theirs.key and people(other, credential) == THEN
    assert [path.read_text(encoding="utf-8") for path in other.glob("keys-old*.json")] == [before]
    assert list(other.glob("office-before-restore-*.db"))


def test_another_office_s_copy_does_not_open_here(kept: Kept, tmp_path: Path, office_folder: Path) -> None:
    other = tmp_path / "other"
    with Office.open(other, begun(other)) as office:
        theirs = backup.create_backup(office).path
    with pytest.raises(SealedBackup, match="another office"):
        restore.restore_here(office_folder, theirs, kept[1])
    assert people(office_folder, kept[1]) == NOW


def test_an_office_open_elsewhere_is_not_replaced(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    with Office.open(office_folder, credential) as office:
        with pytest.raises(OfficeBusy):
            restore.restore_here(office_folder, path, credential)
        assert office.run(lambda: office.sql("select count(*) from resident")) == [(3,)]
    assert not list(office_folder.glob("office-before*")) and left_over(office_folder) == []


def hostile(kept: Path, folder: Path) -> list[Path]:
    whole = kept.read_bytes()
    broken = {
        "empty": b"",
        "text": "ไม่ใช่สำเนา".encode() * 1000,
        "cut": whole[: len(whole) // 2],
        "flipped": whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:],
        "zeros": whole[:5000] + bytes(len(whole) - 5000),
    }
    for name, content in broken.items():
        (folder / f"{name}.msdbak").write_bytes(content)
    return [folder / f"{name}.msdbak" for name in broken]


def test_a_damaged_file_is_refused_and_the_office_stays_byte_by_byte(
    kept: Kept, office_folder: Path, tmp_path: Path
) -> None:
    before = (office_folder / storage.FILE_NAME).read_bytes()
    for file in hostile(kept[0], tmp_path):
        with pytest.raises(BadBackup):
            restore.restore_here(office_folder, file, kept[1])
        assert (office_folder / storage.FILE_NAME).read_bytes() == before, file.name
        assert left_over(office_folder) == []
    with pytest.raises(NotFound):
        restore.restore_here(office_folder, tmp_path / "nowhere.msdbak", kept[1])


@pytest.mark.parametrize(
    "statement", ["create trigger t after insert on resident begin delete from resident; end", "delete from resident"]
)
def test_a_copy_with_a_foreign_trigger_or_other_rows_is_refused(
    kept: Kept, office_folder: Path, tmp_path: Path, statement: str
) -> None:
    with Office.open(office_folder, kept[1]) as office:
        path = altered(office, tmp_path, statement)
    before = (office_folder / storage.FILE_NAME).read_bytes()
    with pytest.raises(BadBackup):
        restore.restore_here(office_folder, path, kept[1])
    assert (office_folder / storage.FILE_NAME).read_bytes() == before


def test_it_goes_back_by_itself_where_the_new_file_is_not_sound_in_its_place(
    kept: Kept, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require = backup_check.require_sound

    def fail(path: Path, *args: Any) -> Any:
        if path.name == storage.FILE_NAME:
            raise BadBackup("bad disk")
        return require(path, *args)

    monkeypatch.setattr(backup_check, "require_sound", fail)
    before = keys.slots_of(office_folder)
    with pytest.raises(BadBackup, match="bad disk"):
        restore.restore_here(office_folder, kept[0], kept[1])
    assert people(office_folder, kept[1]) == NOW and keys.slots_of(office_folder) == before
    assert not list(office_folder.glob("office-before*")) and left_over(office_folder) == []
    assert not backup_register.read(office_folder).is_paused


def test_a_damaged_present_office_is_kept_aside_and_replaced(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    (office_folder / storage.FILE_NAME).write_bytes(b"rubbish" * 1000)
    aside = restore.restore_here(office_folder, path, credential).kept_aside
    assert aside is not None and aside.read_bytes() == b"rubbish" * 1000
    assert people(office_folder, credential) == THEN, "the accounts of the copy count"


CRASH = """
    import os, sys
    from pathlib import Path
    from db import keys, sealing
    from db.office import Office
    from tests.keys import CHEAP
    sealing.COST = CHEAP
    folder = Path(sys.argv[1])
    office = Office.open(folder, keys.sign_in(folder, sys.argv[2], sys.argv[3]))
    def die():
        office.database.execute_sql("pragma cache_size = 1")
        office.database.execute_sql("begin immediate")
        office.sql_many("insert into course values (?, 1, null, ?, '', 1, 80, '', '', '', null)",
                        [(number, "x" * 500) for number in range(1000, 3000)])
        os._exit(9)
    office.run(die)
"""


def test_a_journal_left_by_a_crash_does_not_touch_what_came_back(kept: Kept, office_folder: Path) -> None:
    script = [sys.executable, "-c", textwrap.dedent(CRASH), str(office_folder), NAME, PASSWORD]
    subprocess.run(script, check=False)
    journal = office_folder / "office.db-journal"
    assert journal.stat().st_size > 0, "the crash left no hot journal"
    aside = restore.restore_here(office_folder, kept[0], kept[1]).kept_aside
    assert people(office_folder, kept[1]) == THEN
    assert aside is not None and soundness.problems_of(aside, key=kept[1].key) == []


def test_a_disk_without_hard_links_keeps_a_copy_aside(kept: Kept, office_folder: Path, monkeypatch: Any) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    aside = restore.restore_here(office_folder, kept[0], kept[1]).kept_aside
    assert aside is not None and soundness.problems_of(aside, key=kept[1].key) == []


def test_the_rotation_waits_until_the_manager_has_looked(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    restore.restore_here(office_folder, path, credential)
    assert backup_register.read(office_folder).is_paused
    with Office.open(office_folder, credential) as office:
        assert backup.has_changed(office), "what came back is copied again"
        for day in range(20):
            office.clock = lambda day=day: datetime(2026, 11, 23) + timedelta(days=day)  # type: ignore[misc]
            backup.create_backup(office)
        assert len(backup_list.backups(office.folder)) == 20
        restore.confirm(office_folder)
        backup.create_backup(office)
        assert len(backup_list.backups(office.folder)) < 20


def test_what_would_be_lost_is_said_before(kept: Kept, office_folder: Path) -> None:
    path, credential = kept
    with Office.open(office_folder, credential) as office:
        manifest = backup_file.read_manifest(path, backup_list.identities(office))
        lost = losses.what_is_lost(office, manifest)
        assert lost.changes >= 1 and lost.rows == {"resident": (3, 2)}
        newest = backup.create_backup(office).path
        manifest = backup_file.read_manifest(newest, backup_list.identities(office))
        assert losses.what_is_lost(office, manifest).rows == {}


def test_what_has_to_be_done_again_is_done_in_what_came_back(
    kept: Kept, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erase(folder: Path, credential: Credential, before: Path | None) -> None:
        assert before is not None and before.is_file()
        with Office.open(folder, credential) as office:
            office.run(lambda: office.sql("delete from resident where given = 'กมล'"))

    monkeypatch.setattr(restore, "AGAIN", [erase])
    restore.restore_here(office_folder, kept[0], kept[1])
    assert people(office_folder, kept[1]) == ["กนกวรรณ"]


def test_what_was_replaced_goes_after_two_weeks(office_folder: Path) -> None:
    office_folder.mkdir()
    names = ["2026-11-01-120000", "2026-11-10-120000", "2030-01-01-000000", "2026-11-01-120000-2", "mine"]
    for name in names:
        (office_folder / f"office-before-restore-{name}.db").write_bytes(b"x")
    leftovers.clear_aside(office_folder, datetime(2026, 11, 22))
    left = sorted(path.stem.removeprefix("office-before-restore-") for path in office_folder.iterdir())
    assert left == ["2026-11-10-120000", "2030-01-01-000000", "mine"]


def test_a_copy_of_an_older_schema_is_brought_to_the_newest_shape(kept: Kept, office_folder: Path, tmp_path: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Made by the program of that day; the fingerprint is that day's too."""
    scripts = tmp_path / "migrations"
    scripts.mkdir()
    for script in storage.MIGRATIONS.glob("[0-9]*.py"):
        if int(script.name[:4]) <= 4:
            shutil.copy(script, scripts)
    old = tmp_path / "old.db"
    with monkeypatch.context() as at_that_time:
        at_that_time.setattr(storage, "MIGRATIONS", scripts)
        backup_check.fingerprint_of_version.cache_clear()
        database = storage.create_file(old, bytes(32))
        database.execute_sql("insert into course values (1, 1, null, 'เก่า', '', 1, 80, '', '', '')")
        database.close()
    backup_check.fingerprint_of_version.cache_clear()
    path = repacked(kept, old, tmp_path, version=4)
    restore.restore_here(office_folder, path, kept[1])
    with Office.open(office_folder, kept[1]) as office:
        assert office.run(lambda: office.sql("select name from course")) == [("เก่า",)]


def repacked(kept: Kept, database: Path, folder: Path, version: int) -> Path:
    from dataclasses import replace

    manifest = backup_file.read_manifest(kept[0], [keys.rehearsal_identity(kept[1])])
    size, digest = backup_file.digest_of(database)
    made = replace(
        manifest,
        key=bytes(32),
        size=size,
        sha256=digest,
        version=version,
        counts=soundness.row_counts_of(database, key=bytes(32)),
        audit=(0, ""),
    )
    backup_file.write(made, database, [str(keys.rehearsal_identity(kept[1]).to_public())], folder / "old.msdbak")
    return folder / "old.msdbak"


def test_keys_of_another_office_in_a_copy_are_refused(kept: Kept, office_folder: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    other = tmp_path / "other"
    begun(other)
    identity = keys.rehearsal_identity(kept[1])
    manifest = backup_file.unpack(kept[0], [identity], tmp_path / "inner.db")
    forged = replace(manifest, keys=keys.slots_of(other))
    path = tmp_path / "forged.msdbak"
    backup_file.write(forged, tmp_path / "inner.db", [str(identity.to_public())], path)
    with pytest.raises(BadBackup, match="another office"):
        restore.restore_here(office_folder, path, kept[1])
    assert people(office_folder, kept[1]) == NOW


def test_three_round_trips_one_after_the_other_are_identical(office_folder: Path, tmp_path: Path) -> None:
    """Each on what the one before brought back; the suite of faults makes five hundred."""
    credential = begun(office_folder)
    for number in range(3):
        round_trip(office_folder, credential, f"คนที่ {number}")


def round_trip(folder: Path, credential: Credential, name: str) -> None:
    """Add somebody, back up, change something, go back: every row is as it was."""
    with Office.open(folder, credential) as office:
        save_resident(office, Resident(given=name, family="ใจดี"))
        before = content_of(office)
        path = backup.create_backup(office).path
        save_resident(office, Resident(given="อีกคน", family="มาทีหลัง"))
    restore.restore_here(folder, path, credential)
    with Office.open(folder, credential) as office:
        assert content_of(office) == before


def content_of(office: Office) -> dict[str, list[Any]]:
    """All rows of all tables but the history, which notes that somebody signed in."""
    names = [name for name in soundness.row_counts(office.database.connection()) if name != "history"]
    read: Callable[[str], list[Any]] = lambda name: office.sql(f'select * from "{name}" order by 1')  # noqa: E731
    return office.run(lambda: {name: read(name) for name in names})


def test_the_audit_log_says_to_which_copy_the_office_went_back(kept: Kept, office_folder: Path) -> None:
    restore.restore_here(office_folder, kept[0], kept[1])
    with Office.open(office_folder, kept[1]) as office:
        asked = "select who, note from history where command = 'restore_backup'"
        assert office.run(lambda: office.sql(asked)) == [(NAME, "1")]
        assert verify_audit(office, heads_in_backups(office)).is_sound


def test_only_a_manager_chooses_places_or_goes_back(kept: Kept, office_folder: Path, tmp_path: Path) -> None:
    with Office.open(office_folder, kept[1]) as office:
        office.account = Account(name="เสมียน", role=Role.CLERK)
        for refused in (
            lambda: backup_choices.add_place(office, tmp_path),
            lambda: backup_choices.remove_place(office, "x"),
            lambda: backup_choices.look_before_restore(office, kept[0]),
            lambda: backup_choices.back_up_before_restore(office),
            lambda: backup_choices.confirm_restore(office),
        ):
            with pytest.raises(NotAllowed):
                refused()
        assert backup.create_backup(office).path.is_file(), "but everybody may make one"


def test_a_chosen_folder_gets_every_copy_until_it_is_given_up(kept: Kept, office_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ที่เก็บสำเนา"
    folder.mkdir()
    with Office.open(office_folder, kept[1]) as office:
        place = backup_choices.add_place(office, folder)
        assert backup_choices.add_place(office, folder) and len(backup_register.read(office_folder).places) == 1
        assert [path.parent for path in backup.create_backup(office).paths][1:] == [folder]
        backup_choices.remove_place(office, backup_register.read(office_folder).places[0].id)
        assert len(backup.create_backup(office).paths) == 1
        assert len(list(folder.glob("*.msdbak"))) == 1 and place.kind is not None
        for wrong in (office_folder, office_folder / "backups", office_folder / "x"):
            with pytest.raises(DeskError):
                backup_choices.add_place(office, wrong)


def test_a_stick_is_known_again_at_another_drive(
    kept: Kept, office_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "E", tmp_path / "F"
    one.mkdir()
    monkeypatch.setattr(places, "kind_of", lambda _path: places.Kind.STICK)
    monkeypatch.setattr(places, "_root_of", lambda path: one if path.is_relative_to(one) else other)
    monkeypatch.setattr(places, "sticks", lambda: iter([other]))
    with Office.open(office_folder, kept[1]) as office:
        place = backup_choices.add_place(office, one)
        assert place.path == one / "MaeSariangDesk" and place.inside == "MaeSariangDesk"
        one.rename(other)
        assert backup.create_backup(office).paths[1].parent == other / "MaeSariangDesk"
        assert backup_choices.add_place(office, other).id == place.id, "it bears its mark already"
        shutil.rmtree(other)
        assert len(backup.create_backup(office).paths) == 1
