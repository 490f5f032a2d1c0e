"""A backup is whole, checked and named last; restoring keeps the present file and goes back by itself."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2 as driver

from db import backup as backups
from db import plain_backup as backup
from db import safe_files, storage
from db.communities import communities, save_community
from db.domain.communities import Community
from db.domain.errors import Cancelled, DeskError, NotFound
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from db.storage import NotAnOffice, OfficeBusy


def names_in(folder: Path) -> list[str]:
    with Office.open(folder) as opened:
        return [community.name for community in communities(opened)]


@pytest.fixture
def kept(office_folder: Path, tmp_path: Path) -> Path:
    """A backup of an office with one community; the office itself has gone on to a second one and is closed."""
    with Office.create(office_folder) as opened:
        save_community(opened, Community(name="ริมยวม"))
        report = backup.create_backup(opened, tmp_path / "สำรอง ๑.db")
        save_community(opened, Community(name="กู่แก้ว"))
    return report.path


def test_a_backup_into_a_folder_gets_a_name_with_its_time(office: Office, tmp_path: Path) -> None:
    report = backup.create_backup(office, tmp_path)
    assert report.path.parent == tmp_path
    assert report.path.name == f"maesariang-{report.made_at:%Y-%m-%d-%H%M%S}.db"
    assert report.size == report.path.stat().st_size > 0
    assert not set(report.path.name) & set('\\/:*?"<>|')


def test_a_backup_is_a_whole_office_and_leaves_nothing_else(kept: Path) -> None:
    assert storage.problems_of(kept) == []
    assert not list(kept.parent.glob("*partial*")) + list(kept.parent.glob("*journal*"))


def test_a_backup_never_overwrites_a_file(office: Office, tmp_path: Path) -> None:
    taken = tmp_path / "copy.db"
    taken.write_bytes(b"mine")
    report = backup.create_backup(office, taken)
    assert report.path == tmp_path / "copy-2.db"
    assert taken.read_bytes() == b"mine"


def test_a_backup_onto_the_office_itself_is_refused(office: Office) -> None:
    with pytest.raises(DeskError, match="own file"):
        backup.create_backup(office, office.folder / ".." / office.folder.name / storage.FILE_NAME)
    assert communities(office) == ()


def test_a_backup_into_a_folder_that_is_not_there_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no folder"):
        backup.create_backup(office, tmp_path / "missing" / "deeper" / "copy.db")


def test_a_cancelled_backup_leaves_nothing(office: Office, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backup.create_backup(office, tmp_path / "copy.db", stop)
    assert not list(tmp_path.glob("copy*"))
    assert backup.last_backup(office) is None


def test_a_backup_tells_its_progress(office: Office, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    backup.create_backup(office, tmp_path, lambda done, total: told.append((done, total)))
    assert told and told[-1][0] == told[-1][1] > 0


def test_a_copy_that_is_not_sound_is_not_kept(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_to = storage.copy_to

    def damaged(*args: object) -> None:
        copy_to(*args)  # type: ignore[arg-type]
        partial = next(tmp_path.glob("*partial*"))
        partial.write_bytes(partial.read_bytes()[:8192])

    monkeypatch.setattr(storage, "copy_to", damaged)
    with pytest.raises(NotAnOffice, match="not kept"):
        backup.create_backup(office, tmp_path)
    assert not list(tmp_path.glob("maesariang*"))


def test_a_copy_with_rows_missing_is_not_kept(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_community(office, Community(name="ริมยวม"))
    counts = storage.row_counts_of
    monkeypatch.setattr(storage, "row_counts_of", lambda path: counts(path) | {"community": 0})
    with pytest.raises(NotAnOffice, match="row counts"):
        backup.create_backup(office, tmp_path)


def test_a_full_disk_is_told_in_plain_words(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "flush", full)
    with pytest.raises(DeskError, match="disk is full"):
        backup.create_backup(office, tmp_path)
    assert not list(tmp_path.glob("maesariang*"))


def test_the_office_remembers_its_last_backup(office: Office, tmp_path: Path) -> None:
    report = backups.create_backup(office, tmp_path)
    assert backups.last_backup(office) == report.made_at.replace(microsecond=0)


def test_the_backups_of_the_office_are_listed_newest_first(office: Office) -> None:
    first = backup.create_backup(office, backup.default_folder(office) / "a.db").path
    second = backup.create_backup(office, backup.default_folder(office) / "b.db").path
    os.utime(first, (1_000_000_000, 1_000_000_000))
    assert [file.path for file in backup.list_backups(office.folder)] == [second, first]


@pytest.mark.parametrize("seconds", [-1.0, -86_400 * 365 * 80.0, 0.0, 1e11, 2e11])
def test_a_backup_with_a_time_that_windows_does_not_know_is_listed(
    office: Office, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    made = backup.create_backup(office, backup.default_folder(office)).path
    stat = Path.stat

    def odd(self: Path, **options: bool) -> object:
        found = stat(self, **options)
        return SimpleNamespace(st_size=found.st_size, st_mtime=seconds) if self == made else found

    monkeypatch.setattr(Path, "stat", odd)
    assert [1970 <= file.made_at.year <= 3000 for file in backup.list_backups(office.folder)] == [True]


def test_a_backup_restores_what_was_there(kept: Path, office_folder: Path) -> None:
    assert names_in(office_folder) == ["ชุมชนกู่แก้ว", "ชุมชนริมยวม"]
    report = backup.restore_backup(office_folder, kept)
    assert names_in(office_folder) == ["ชุมชนริมยวม"]
    assert report.kept_aside is not None and report.kept_aside.name.startswith("office-before-restore-")
    assert not list(office_folder.glob("*partial*"))


def test_the_file_kept_aside_is_the_office_as_it_was(kept: Path, office_folder: Path, tmp_path: Path) -> None:
    aside = backup.restore_backup(office_folder, kept).kept_aside
    assert aside is not None
    backup.restore_backup(tmp_path / "again", aside)
    assert names_in(tmp_path / "again") == ["ชุมชนกู่แก้ว", "ชุมชนริมยวม"]


def test_a_backup_restores_into_an_empty_folder(kept: Path, tmp_path: Path) -> None:
    report = backup.restore_backup(tmp_path / "new", kept)
    assert report.kept_aside is None
    assert names_in(tmp_path / "new") == ["ชุมชนริมยวม"]


def test_an_office_open_elsewhere_is_not_replaced(kept: Path, office_folder: Path) -> None:
    with Office.open(office_folder) as opened:
        with pytest.raises(OfficeBusy):
            backup.restore_backup(office_folder, kept)
        assert len(communities(opened)) == 2
    assert not list(office_folder.glob("office-before*"))


def broken_copies(kept: Path) -> Iterator[tuple[str, bytes]]:
    whole = kept.read_bytes()
    yield "empty", b""
    yield "a text", "ไม่ใช่ฐานข้อมูล".encode() * 1000
    yield "cut short", whole[: len(whole) // 2 // 4096 * 4096]
    yield "pages of zeros", whole[:8192] + bytes(len(whole) - 8192)


def test_a_damaged_file_is_refused_and_the_office_stays(kept: Path, office_folder: Path, tmp_path: Path) -> None:
    before = (office_folder / storage.FILE_NAME).read_bytes()
    for name, content in broken_copies(kept):
        broken = tmp_path / f"{name}.db"
        broken.write_bytes(content)
        with pytest.raises(NotAnOffice):
            backup.restore_backup(office_folder, broken)
        assert (office_folder / storage.FILE_NAME).read_bytes() == before, name
    assert not list(office_folder.glob("office-before*"))


def test_a_foreign_database_is_refused(kept: Path, office_folder: Path, tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / "foreign.db")
    foreign.execute("create table resident(id)")
    foreign.close()
    with pytest.raises(NotAnOffice, match="not an office"):
        backup.restore_backup(office_folder, tmp_path / "foreign.db")


def test_a_backup_with_broken_references_is_refused(kept: Path, office_folder: Path) -> None:
    connection = sqlite3.connect(kept)
    connection.execute("insert into household values (1, 1, null, '9', '', 99, '', '')")
    connection.commit()
    connection.close()
    with pytest.raises(NotAnOffice, match="broken references"):
        backup.restore_backup(office_folder, kept)


def test_a_file_that_is_not_there_is_not_found(office_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        backup.restore_backup(office_folder, tmp_path / "nowhere.db")


def test_a_failed_restore_brings_the_present_office_back(
    kept: Path, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems_of = storage.problems_of
    present = office_folder / storage.FILE_NAME

    def found(path: Path, is_own: bool = False) -> list[str]:
        return ["bad disk"] if path == present else problems_of(path, is_own)

    monkeypatch.setattr(storage, "problems_of", found)
    with pytest.raises(NotAnOffice, match="bad disk"):
        backup.restore_backup(office_folder, kept)
    monkeypatch.undo()
    assert names_in(office_folder) == ["ชุมชนกู่แก้ว", "ชุมชนริมยวม"]
    assert not list(office_folder.glob("office-before*"))


def test_a_damaged_present_office_is_kept_aside_and_replaced(kept: Path, office_folder: Path) -> None:
    (office_folder / storage.FILE_NAME).write_bytes(b"rubbish" * 1000)
    aside = backup.restore_backup(office_folder, kept).kept_aside
    assert aside is not None and aside.read_bytes() == b"rubbish" * 1000
    assert names_in(office_folder) == ["ชุมชนริมยวม"]


CRASH = """
    import os, sys
    from pathlib import Path
    from db.office import Office, command
    office = Office.open(Path(sys.argv[1]))
    def die():
        office.database.execute_sql("pragma cache_size = 1")
        office.database.execute_sql("begin immediate")
        office.sql_many("insert into history values (?, '', '', '', '', null, ?, zeroblob(32))",
                        [(number, "x" * 500) for number in range(1000, 3000)])
        os._exit(9)
    office.run(die)
"""


def test_a_journal_left_by_a_crash_does_not_touch_the_restored_office(kept: Path, office_folder: Path) -> None:
    subprocess.run([sys.executable, "-c", textwrap.dedent(CRASH), str(office_folder)], check=False)
    journal = office_folder / (storage.FILE_NAME + backup.JOURNAL)
    assert journal.stat().st_size > 0, "the crash left no hot journal"
    aside = backup.restore_backup(office_folder, kept).kept_aside
    assert storage.problems_of(office_folder / storage.FILE_NAME) == []
    assert names_in(office_folder) == ["ชุมชนริมยวม"]
    assert aside is not None and storage.problems_of(aside) == []


def test_a_disk_without_hard_links_keeps_a_copy_aside(
    kept: Path, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    aside = backup.restore_backup(office_folder, kept).kept_aside
    assert aside is not None and storage.problems_of(aside) == []


class WindowsError32(PermissionError):
    winerror = 32


def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("new", encoding="utf-8")
    tries: list[int] = []

    def held(self: Path, to: Path) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise WindowsError32
        shutil.move(self, to)

    monkeypatch.setattr(Path, "replace", held)
    safe_files.replace(source, target)
    assert target.read_text(encoding="utf-8") == "new" and len(tries) == 3


def test_a_file_held_for_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_files, "PATIENCE", 0.2)

    def held(self: Path, to: Path) -> None:
        raise WindowsError32

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(WindowsError32):
        safe_files.replace(tmp_path / "a", tmp_path / "b")


def test_an_office_that_takes_no_more_writes_is_backed_up_all_the_same(office: Office, tmp_path: Path) -> None:
    office.run(lambda: office.sql("pragma query_only = on"))
    assert backup.create_backup(office, tmp_path / "copy.db").path.is_file()


def test_a_backup_whose_search_index_is_damaged_is_not_restored(office_folder: Path, tmp_path: Path) -> None:
    with Office.create(office_folder) as office:
        save_resident(office, Resident(given="กนกวรรณ", family="ใจดี"))
        copy = backup.create_backup(office, tmp_path / "copy.db").path
    connection = driver.connect(str(copy))
    connection.execute("update resident_find_data set block = zeroblob(length(block)) where id > 10")
    connection.commit()
    connection.close()
    with pytest.raises(NotAnOffice):
        backup.restore_backup(office_folder, copy)
