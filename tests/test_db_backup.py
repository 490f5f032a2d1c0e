"""Backups of an encrypted office: in every place at once, read back, listed, proved again, thinned by generation."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import (
    backup,
    backup_check,
    backup_file,
    backup_list,
    backup_proofs,
    backup_register,
    backup_writing,
    copies_in_steps,
    keys,
    places,
    sealing,
    soundness,
    storage,
)
from db.backup_manifest import BadBackup, SealedBackup
from db.communities import save_community
from db.credential import Credential
from db.domain.communities import Community
from db.domain.errors import Cancelled, DeskError, NotFound
from db.import_columns import ImportKind, recognised
from db.import_residents import plan_residents
from db.office import Office
from db.spreadsheets import open_workbook
from tests.backup_office import NAME, PASSWORD, RECOVERY, begun
from tests.office_files import person, residents_xlsx

NOW = datetime(2026, 11, 22, 16, 30)
pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def credential(office_folder: Path) -> Credential:
    return begun(office_folder)


@pytest.fixture
def opened(office_folder: Path, credential: Credential) -> Iterator[Office]:
    with Office.open(office_folder, credential) as office:
        office.clock = lambda: NOW
        yield office


def recovery_identity() -> Any:
    return keys.recovery_identity(RECOVERY)


def listed(office: Office) -> tuple[backup_list.Copy, ...]:
    return backup_list.backups(office.folder, backup_list.identities(office))


def test_copies_are_told_though_the_disk_is_too_full_to_write_that_they_were_seen(
    opened: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.create_backup(opened)

    def full(*_whatever: object) -> None:
        raise DeskError("disk full")

    monkeypatch.setattr(backup_register, "write_whole", full)
    assert [copy.known.generation for copy in listed(opened)] == [1]
    with pytest.raises(DeskError):
        backup.create_backup(opened)


def test_a_backup_lies_in_the_office_s_own_folder_under_its_time_and_number(opened: Office) -> None:
    report = backup.create_backup(opened)
    assert report.path == opened.folder / "backups" / "maesariang-2026-11-22-1630-00001.msdbak"
    assert (report.residents, report.size, report.missed) == (2, report.path.stat().st_size, ())
    assert {path.name for path in opened.folder.iterdir()} >= {"office.db", "keys.json", "backups", "backups.json"}
    assert not [path for path in opened.folder.rglob("*") if "new" in path.name or "partial" in path.name]


def test_the_recovery_key_and_the_manager_open_it_and_nobody_else(opened: Office, tmp_path: Path) -> None:
    path = backup.create_backup(opened).path
    for identity in (recovery_identity(), keys.password_identity(opened.folder, NAME, PASSWORD)):
        assert backup_file.prove(path, [identity]).residents == 2
    keys.set_password(opened.folder, opened.credential, "เสมียน", "รหัสของเสมียน 1")  # type: ignore[arg-type]
    path = backup.create_backup(opened).path
    with pytest.raises(SealedBackup):
        backup_file.prove(path, [keys.password_identity(opened.folder, "เสมียน", "รหัสของเสมียน 1")])


def test_a_recipient_that_another_hand_put_into_the_keys_gets_no_copy(opened: Office) -> None:
    stranger = sealing.age_identity(bytes(32))
    path = opened.folder / "keys.json"
    text = path.read_text(encoding="utf-8")
    slot = keys.key_slots.read(opened.folder).slots[0]
    path.write_text(text.replace(slot.recipient, str(stranger.to_public())), encoding="utf-8")
    with pytest.raises(SealedBackup):
        backup_file.prove(backup.create_backup(opened).path, [stranger])


def test_nothing_readable_touches_the_disk(opened: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    looked_through = backup_check.looked_through

    def look(path: Path, *args: Any) -> Any:
        seen.extend(each.read_bytes() for each in opened.folder.rglob("*") if each.is_file())
        return looked_through(path, *args)

    monkeypatch.setattr(backup_check, "looked_through", look)
    path = backup.create_backup(opened).path
    seen.append(path.read_bytes())
    assert len(seen) > 3
    for content in seen:
        assert "กนกวรรณ".encode() not in content and not content.startswith(storage.PLAIN)


def test_what_is_found_unsound_while_it_is_written_gets_no_name(
    opened: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite is at the pages yet when the copy is written."""
    put: list[Path] = []
    write = backup_file.write

    def written(*args: Any) -> str:
        put.append(args[-1])
        return write(*args)

    def unsound(*_args: Any) -> None:
        until = time.monotonic() + 10
        while not put and time.monotonic() < until:
            time.sleep(0.01)
        raise backup_check._Unsound("the file is damaged")

    monkeypatch.setattr(backup_check, "_content", unsound)
    monkeypatch.setattr(backup_file, "write", written)
    with pytest.raises(BadBackup, match="the file is damaged"):
        backup.create_backup(opened)
    assert len(put) == 1 and list(backup.default_folder(opened).iterdir()) == []


def test_the_file_in_the_copy_has_a_key_of_its_own(opened: Office, tmp_path: Path) -> None:
    manifest = backup_file.unpack(
        backup.create_backup(opened).path, backup_list.identities(opened), tmp_path / "out.db"
    )
    assert manifest.key and opened.credential and manifest.key != opened.credential.key
    assert soundness.problems_of(tmp_path / "out.db", key=manifest.key) == []
    assert manifest.keys == keys.slots_of(opened.folder)
    assert (manifest.version, manifest.office) == (storage.latest_version(), keys.office_id(opened.folder))


def test_it_goes_to_a_folder_or_a_file_when_asked_and_never_over_another(opened: Office, tmp_path: Path) -> None:
    taken = tmp_path / "สำเนา.msdbak"
    taken.write_bytes(b"mine")
    assert backup.create_backup(opened, taken).path == tmp_path / "สำเนา-2.msdbak"
    assert backup.create_backup(opened, tmp_path).path.parent == tmp_path
    assert taken.read_bytes() == b"mine"
    assert not list((opened.folder / "backups").glob("*")), "and nowhere else"
    with pytest.raises(NotFound, match="no folder"):
        backup.create_backup(opened, tmp_path / "missing" / "copy.msdbak")
    with pytest.raises(DeskError, match="own folder"):
        backup.create_backup(opened, opened.folder / "office.db")


def place(opened: Office, tmp_path: Path, kind: places.Kind = places.Kind.STICK) -> places.Place:
    folder = tmp_path / f"place {kind}"
    folder.mkdir(exist_ok=True)
    made = places.Place(f"id-{kind}", kind, folder)
    (folder / places.MARK).write_text(
        f'{{"office": "{keys.office_id(opened.folder)}", "place": "{made.id}"}}', encoding="utf-8"
    )
    with backup_register.changing(opened.folder) as register:
        register.places.append(made)
    return made


def test_one_backup_goes_to_every_place_that_is_there(opened: Office, tmp_path: Path) -> None:
    stick, folder = place(opened, tmp_path), place(opened, tmp_path, places.Kind.FOLDER)
    report = backup.create_backup(opened)
    assert [path.parent for path in report.paths] == [opened.folder / "backups", stick.path, folder.path]
    assert len({path.read_bytes() for path in report.paths}) == 1
    shutil.rmtree(stick.path)
    report = backup.create_backup(opened)
    assert [path.parent for path in report.paths] == [opened.folder / "backups", folder.path]
    away = [copy for copy in listed(opened) if not copy.is_reachable]
    assert [copy.place.id for copy in away] == [stick.id], "what lies on the stick is still known"


def test_a_stick_of_another_office_at_the_same_drive_gets_nothing(opened: Office, tmp_path: Path) -> None:
    stick = place(opened, tmp_path)
    (stick.path / places.MARK).write_text('{"office": "another", "place": "id-stick"}', encoding="utf-8")
    backup.create_backup(opened)
    assert not list(stick.path.glob("*.msdbak"))


def test_a_place_that_fails_is_told_and_does_not_hinder_the_others(
    opened: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = place(opened, tmp_path)
    write = backup_writing._write_again

    def pulled(source: Path, target: Path, digest: str) -> None:
        (target.parent / places.MARK).unlink()
        raise OSError(19, "No such device")

    monkeypatch.setattr(backup_writing, "_write_again", pulled)
    report = backup.create_backup(opened)
    assert len(report.paths) == 1 and [path.parent for path, _error in report.missed] == [stick.path]
    monkeypatch.setattr(backup_writing, "_write_again", write)


def test_what_is_read_back_otherwise_does_not_count(opened: Office, tmp_path: Path, monkeypatch: Any) -> None:
    """A stick that says it wrote and did not."""
    stick = place(opened, tmp_path)
    forget = backup_writing.forget_cached

    def fail(path: Path) -> None:
        forget(path)
        if path.parent == stick.path:
            path.write_bytes(path.read_bytes()[:-100] + bytes(100))

    monkeypatch.setattr(backup_writing, "forget_cached", fail)
    report = backup.create_backup(opened)
    assert [(path.parent, "drive is failing" in str(error)) for path, error in report.missed] == [(stick.path, True)]
    assert not list(stick.path.glob("*.msdbak*"))


def test_a_first_copy_that_does_not_open_is_not_kept(opened: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_writing, "forget_cached", lambda path: path.write_bytes(path.read_bytes()[:-9]))
    with pytest.raises(BadBackup, match="damaged"):
        backup.create_backup(opened)
    assert not list((opened.folder / "backups").glob("*"))
    assert backup.last_backup(opened) is None


def test_a_cancelled_backup_leaves_nothing(opened: Office) -> None:
    for at in (0, 10, 40, 80):

        def stop(done: int, _total: int, at: int = at) -> None:
            if done >= at:
                raise Cancelled

        with pytest.raises(Cancelled):
            backup.create_backup(opened, progress=stop)
    assert not list((opened.folder / "backups").glob("*")) and not list(opened.folder.glob("copy.*"))
    assert len(listed(opened)) == 0


def test_one_that_is_cancelled_between_two_places_leaves_nothing_in_the_first(opened: Office, tmp_path: Path) -> None:
    stick, own = place(opened, tmp_path), backup.default_folder(opened)

    def stop(_done: int, _total: int) -> None:
        if list(own.glob("*.msdbak")):
            raise Cancelled

    with pytest.raises(Cancelled):
        backup.create_backup(opened, progress=stop)
    assert not list(own.iterdir()) and not list(stick.path.glob("*.msdbak*"))


def test_a_backup_can_be_cancelled_while_it_is_read_back(opened: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the time goes by behind the copying."""
    is_read: list[bool] = []
    forget = backup_writing.forget_cached

    def forgotten(path: Path) -> None:
        forget(path)
        is_read.append(True)

    monkeypatch.setattr(backup_writing, "forget_cached", forgotten)

    def stop(_done: int, _total: int) -> None:
        if is_read:
            raise Cancelled

    with pytest.raises(Cancelled):
        backup.create_backup(opened, progress=stop)
    assert not list(backup.default_folder(opened).iterdir()) and backup.last_backup(opened) is None


def test_what_others_write_meanwhile_is_in_it_or_not_but_never_half(
    opened: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Between two steps somebody else has their turn; SQLite takes along what they write."""
    monkeypatch.setattr(copies_in_steps, "STEP_PAGES", 5)
    turns: list[int] = []

    def others() -> None:
        turns.append(1)
        opened.database.execute_sql(
            "insert into course values (null, 1, null, ?, '', 1, 80, '', '', '', null)", (len(turns),)
        )

    monkeypatch.setattr(opened, "let_others", others)
    path = backup.create_backup(opened).path
    manifest = backup_file.read_manifest(path, backup_list.identities(opened))
    assert len(turns) > 5 and manifest.counts is not None and manifest.counts["course"] == len(turns)
    assert backup_proofs.prove_copy(opened, path) == manifest


def test_generations_only_grow(opened: Office, tmp_path: Path) -> None:
    numbers = [backup.create_backup(opened).path.name[-12:-7] for _ in range(3)]
    (opened.folder / "backups.json").write_text("{ damaged", encoding="utf-8")
    numbers.append(backup.create_backup(opened).path.name[-12:-7])
    assert numbers == ["00001", "00002", "00003", "00004"]


def test_old_copies_go_by_the_rotation_and_unknown_files_stay(opened: Office, tmp_path: Path) -> None:
    own = opened.folder / "backups"
    own.mkdir()
    strange = [own / "photo.msdbak", own / "notes.txt", own / "maesariang-2020-01-01-0000-00000.msdbak"]
    for path in strange:
        path.write_bytes(b"mine")
    for day in range(30):
        opened.clock = lambda day=day: NOW + timedelta(days=day)  # type: ignore[misc]
        backup.create_backup(opened)
    kept = [copy for copy in listed(opened) if copy.known.office]
    assert len(kept) < 20 and kept[0].known.generation == 30
    assert all(path.read_bytes() == b"mine" for path in strange)
    assert len(list(own.glob("maesariang-202[6-9]*"))) == len(kept), "what the list shows is what lies there"


def test_while_it_is_paused_nothing_goes(opened: Office) -> None:
    with backup_register.changing(opened.folder) as register:
        register.is_paused = True
    for day in range(30):
        opened.clock = lambda day=day: NOW + timedelta(days=day)  # type: ignore[misc]
        backup.create_backup(opened)
    assert len(listed(opened)) == 30


def test_another_office_s_copies_in_the_same_folder_are_never_thinned(opened: Office, tmp_path: Path) -> None:
    shared = place(opened, tmp_path, places.Kind.FOLDER)
    other = tmp_path / "other office"
    with Office.open(other, begun(other)) as stranger:
        theirs = backup.create_backup(stranger, shared.path).path
    for day in range(40):
        opened.clock = lambda day=day: NOW + timedelta(days=200 + day)  # type: ignore[misc]
        backup.create_backup(opened)
    assert theirs.exists()
    assert theirs in [copy.path for copy in listed(opened) if not copy.known.office and copy.known.problem]


def test_the_list_says_when_what_where_and_whether_it_was_proved(opened: Office, tmp_path: Path) -> None:
    stick = place(opened, tmp_path)
    backup.create_backup(opened, reason="exit")
    found = [
        (each.place.kind, each.known.residents, each.known.reason, each.known.proved_at) for each in listed(opened)
    ]
    assert found == [(places.Kind.STICK, 2, "exit", NOW), (places.Kind.HERE, 2, "exit", NOW)]
    by_names = backup_list.backups(opened.folder)
    assert [copy.known.generation for copy in by_names] == [1, 1]
    assert backup_register.read(opened.folder).outside_proved_at() == NOW
    shutil.rmtree(stick.path)
    assert backup_register.read(opened.folder).outside_proved_at() == NOW


def test_a_register_that_is_lost_is_made_anew_from_the_files(opened: Office) -> None:
    backup.create_backup(opened)
    (opened.folder / "backups.json").unlink()
    (copy,) = listed(opened)
    assert (copy.known.generation, copy.known.residents, copy.known.proved_at) == (1, 2, None)
    assert backup_proofs.due(opened) == (copy,)
    backup_proofs.prove_copy(opened, copy.path)
    assert listed(opened)[0].known.proved_at == NOW and backup_proofs.due(opened) == ()
    opened.clock = lambda: NOW + timedelta(days=8)
    assert [each.path for each in backup_proofs.due(opened)] == [copy.path], "every week anew"


def test_a_copy_that_rots_is_found_and_said(opened: Office) -> None:
    path = backup.create_backup(opened).path
    content, stat = bytearray(path.read_bytes()), path.stat()
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    with pytest.raises(BadBackup):
        backup_proofs.prove_copy(opened, path)
    (copy,) = listed(opened)
    assert "damaged" in copy.known.problem and not list(opened.folder.glob("copy.*"))


def test_it_knows_whether_anything_changed(opened: Office, credential: Credential) -> None:
    assert backup.has_changed(opened)
    backup.create_backup(opened)
    assert not backup.has_changed(opened), "that a backup was made is no change"
    opened.record("print", "residents", None, "")
    assert not backup.has_changed(opened), "nor is looking"
    save_community(opened, Community(name="กู่แก้ว"))
    assert backup.has_changed(opened)


def test_an_office_that_takes_no_more_writes_is_backed_up_all_the_same(opened: Office) -> None:
    opened.run(lambda: opened.sql("pragma query_only = on"))
    assert backup.create_backup(opened).path.is_file()


def altered(opened: Office, tmp_path: Path, *statements: str) -> Path:
    """A copy as somebody could make it who has the keys of the office: sealed well, with something else inside."""
    database = tmp_path / "inner.db"
    manifest = backup_file.unpack(backup.create_backup(opened).path, backup_list.identities(opened), database)
    assert manifest.key
    with storage.connected(database, manifest.key, "rw") as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    size, digest = backup_file.digest_of(database)
    made = tmp_path / "altered.msdbak"
    backup_file.write(replace(manifest, size=size, sha256=digest), database, backup.recipients(opened), made)
    return made


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("create trigger t after insert on resident begin delete from resident; end", "did not make"),
        ("create view resident_view as select 1", "did not make"),
        ("drop trigger history_stays", "did not make"),
        ("delete from resident where id = 1", "row counts"),
        ("insert into household values (1, 1, null, '9', '', 99, '', '')", "broken references"),
        ("pragma application_id = 7", "not an office"),
        ("pragma user_version = 99", "newer version"),
        ("pragma user_version = 4", "did not make"),
    ],
)
def test_a_copy_that_is_not_what_it_says_is_refused(
    opened: Office, tmp_path: Path, statement: str, problem: str
) -> None:
    with pytest.raises(BadBackup, match=problem):
        backup_proofs.prove_copy(opened, altered(opened, tmp_path, statement))
    assert not list(opened.folder.glob("copy.*"))


def test_a_history_that_was_changed_in_a_copy_is_found(opened: Office, tmp_path: Path) -> None:
    trigger = opened.run(lambda: opened.sql("select sql from sqlite_master where name = 'history_kept'"))[0][0]
    path = altered(opened, tmp_path, "drop trigger history_kept", "update history set note = 'x' where id = 2", trigger)
    with pytest.raises(BadBackup, match="history was changed"):
        backup_proofs.prove_copy(opened, path)


def test_a_demo_has_backups_too(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    demo = keys.make_demo_key(tmp_path / "demo")
    with Office.create(tmp_path / "demo", demo) as office:
        path = backup.create_backup(office).path
        assert backup_proofs.prove_copy(office, path).office == "demo"


def test_the_schema_of_a_new_office_is_the_one_that_is_expected(opened: Office) -> None:
    found = opened.run(lambda: backup_check.fingerprint(opened.database.connection()))
    assert found == backup_check.fingerprint_of_version(storage.latest_version())
    assert len(found) > 30


def test_an_import_is_preceded_by_a_backup_of_what_was_there(opened: Office, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    residents_xlsx(file, person(1, phone="081-0000001"))
    plan = plan_residents(opened, recognised(open_workbook(file), ImportKind.RESIDENTS), file.name, NOW.date())
    plan.commit(opened)
    (copy,) = listed(opened)
    assert (copy.known.reason, copy.known.residents) == ("before_import", 2)
    assert opened.run(lambda: opened.sql("select count(*) from resident")) == [(3,)]


def test_an_office_of_an_older_schema_is_backed_up_before_it_gets_another_shape(
    office_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    credential = keys.set_up(office_folder, NAME, PASSWORD, RECOVERY)
    scripts = tmp_path / "migrations"
    scripts.mkdir()
    for script in storage.MIGRATIONS.glob("[0-9]*.py"):
        if int(script.name[:4]) <= 4:
            shutil.copy(script, scripts)
    with monkeypatch.context() as at_that_time:
        at_that_time.setattr(storage, "MIGRATIONS", scripts)
        storage.create_file(office_folder / storage.FILE_NAME, credential.key).close()
    recovered = keys.sign_in_by_recovery(office_folder, RECOVERY)
    with Office.open(office_folder, recovered) as office:
        (copy,) = listed(office)
        assert (copy.known.reason, copy.known.proved_at) == ("before_upgrade", None)
        assert backup_proofs.prove_copy(office, copy.path).version is None, "it opens in the shape it had"
