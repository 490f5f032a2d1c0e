"""Files arrive whole or not at all, also where Windows holds one, the disk is full or the drive is pulled out."""

import errno
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db import backup, backup_list, leftovers, restore, safe_files
from db.communities import save_community
from db.demo_key import demo_credential
from db.domain.communities import Community
from db.domain.errors import DeskError, NotFound
from db.domain.file_names import BadFileName
from db.exports import ExportKind, export
from db.office import Office
from db.safe_files import DriveGone, FileHeld, NameTaken, arriving, give_new_name, replace, write_whole
from tests.keys import KEY, lay_key, new_office, open_office
from ui.language import gettext_for

on_windows = pytest.mark.skipif(sys.platform != "win32", reason="only Windows holds open files")
Held = Callable[[], Any]


def windows_error(code: int, kind: type[OSError] = OSError, number: int = errno.EINVAL) -> OSError:
    """An error as Windows raises it, on any system."""
    error = kind(number, f"error {code} of Windows")
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]
    return error


def raising(error: OSError) -> Callable[..., None]:
    def fail(*_args: object, **_options: object) -> None:
        raise error

    return fail


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits three seconds in a test."""
    monkeypatch.setattr(safe_files, "PATIENCE", 0.2)
    monkeypatch.setattr(safe_files, "MOMENT", 0.1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "โฟลเดอร์ & 100%"
    place.mkdir()
    return place


def test_a_file_arrives_whole_with_nothing_beside_it(folder: Path) -> None:
    write_whole(folder / "บัญชี 100% & อื่น.csv", b"old")
    write_whole(folder / "บัญชี 100% & อื่น.csv", b"new")
    assert [path.name for path in folder.iterdir()] == ["บัญชี 100% & อื่น.csv"]
    assert (folder / "บัญชี 100% & อื่น.csv").read_bytes() == b"new"


def test_a_failure_while_writing_leaves_the_old_file_alone(folder: Path) -> None:
    target = folder / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), arriving(target) as partial:
        partial.write_bytes(b"half")
        raise ZeroDivisionError
    assert [path.name for path in folder.iterdir()] == ["a.pdf"] and target.read_bytes() == b"old"


@pytest.mark.parametrize("code", safe_files.BUSY_FOR)
def test_a_file_arrives_once_the_one_before_it_is_let_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    target = folder / "รายชื่อ.xlsx"
    target.write_bytes(b"old")
    give, held = Path.replace, [windows_error(code, PermissionError, errno.EACCES) for _ in range(3)]
    seen: list[bytes] = []

    def busy(self: Path, to: Path) -> Path:
        seen.append(self.read_bytes() + target.read_bytes())
        if held:
            raise held.pop()
        return give(self, to)

    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(Path, "replace", busy)
    write_whole(target, b"new")
    assert seen == [b"newold"] * 4, "both are whole until it goes"
    assert [path.name for path in folder.iterdir()] == ["รายชื่อ.xlsx"] and target.read_bytes() == b"new"


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("code", safe_files.BUSY_FOR)
def test_what_could_not_take_a_name_that_stays_held_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Who replaces a file without `arriving` may have nothing but the new one."""
    source, target = folder / "ใหม่.db", folder / "office.db"
    source.write_bytes(b"new")
    target.write_bytes(b"old")
    tries = []

    def always(*_args: object) -> None:
        tries.append(time.monotonic())
        raise windows_error(code, PermissionError, errno.EACCES)

    monkeypatch.setattr(Path, "replace", always)
    with pytest.raises(DeskError) as told, safe_files.disk_errors_told(target):
        replace(source, target)
    assert str(target) in told.value.text(gettext_for("en")) and len(tries) > 1
    assert tries[-1] - tries[0] <= safe_files.PATIENCE + 1, "it is given up in the end"
    assert (source.read_bytes(), target.read_bytes()) == (b"new", b"old")


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("code", safe_files.BUSY_FOR)
def test_a_file_that_stays_held_is_named_in_thai_and_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    target = folder / "รายชื่อ.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", raising(windows_error(code, PermissionError, errno.EACCES)))
    with pytest.raises(FileHeld) as told:
        write_whole(target, b"new")
    assert "รายชื่อ.xlsx" in told.value.text(gettext_for("th")) and "โปรแกรมอื่น" in told.value.text(gettext_for("th"))
    assert [path.name for path in folder.iterdir()] == ["รายชื่อ.xlsx"] and target.read_bytes() == b"old"


def test_other_errors_are_told_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", raising(OSError("waited for what does not get better")))
    monkeypatch.setattr(Path, "replace", raising(windows_error(1167)))
    with pytest.raises(DriveGone):
        write_whole(folder / "a.csv", b"new")


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (OSError(errno.ENOSPC, "full"), DeskError, "ดิสก์เต็ม"),
        (windows_error(112), DeskError, "ดิสก์เต็ม"),
        (OSError(errno.EIO, "io"), DriveGone, "ถอดออก"),
        (OSError(errno.ENODEV, "gone"), DriveGone, "ถอดออก"),
        (windows_error(21, PermissionError, errno.EACCES), DriveGone, "ถอดออก"),
        (windows_error(1167), DriveGone, "ถอดออก"),
        (windows_error(59), DriveGone, "ถอดออก"),
        (OSError(errno.ENAMETOOLONG, "long"), DeskError, "ยาวเกินไป"),
        (windows_error(206, FileNotFoundError, errno.ENOENT), DeskError, "ยาวเกินไป"),
        (PermissionError(errno.EACCES, "no"), FileHeld, "โปรแกรมอื่น"),
    ],
)
def test_what_the_system_says_is_told_in_thai_with_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, kind: type[DeskError], words: str
) -> None:
    monkeypatch.setattr(safe_files, "flush", raising(error))
    with pytest.raises(kind) as told:
        write_whole(folder / "a.csv", b"new")
    assert words in told.value.text(gettext_for("th"))
    assert list(folder.iterdir()) == []


def test_a_path_that_is_too_long_is_told_as_that(folder: Path) -> None:
    for letters in (230, 300):  # too long for Linux, and for Windows too
        if sys.platform == "win32" and letters < 255:
            continue
        with pytest.raises(DeskError) as told:
            write_whole(folder / ("ก" * letters + ".csv"), b"new")
        assert "ยาวเกินไป" in told.value.text(gettext_for("th"))


def test_a_path_that_windows_calls_missing_for_its_length_is_told_as_too_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_files, "LONGEST_PATH", len(str(folder)))
    monkeypatch.setattr(safe_files, "flush", raising(FileNotFoundError(errno.ENOENT, "missing")))
    with pytest.raises(DeskError, match="too long"):
        write_whole(folder / "a.csv", b"new")


def test_a_folder_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(NotFound, match="no folder"):
        write_whole(folder / "missing" / "a.csv", b"new")


def test_a_name_is_given_once_the_file_is_free(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, whatever this is."""
    (folder / "a").write_bytes(b"new")
    rename, tries = Path.rename, iter([32, 5])

    def held(self: Path, target: Path) -> Path:
        for code in tries:
            raise windows_error(code, PermissionError, errno.EACCES)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", held)
    safe_files.patiently(lambda: (folder / "a").rename(folder / "b"))
    assert (folder / "b").read_bytes() == b"new"


def test_a_name_that_is_taken_is_not_taken_away(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).write_bytes(name.encode())
    with pytest.raises(NameTaken):
        give_new_name(folder / "a", folder / "b")
    assert (folder / "b").read_bytes() == b"b"


# -- what killed runs left


def test_half_made_files_of_killed_runs_go_at_the_next_opening(office_folder: Path) -> None:
    new_office(office_folder).close()
    dead = [
        "restored.db.partial", "restored.db.partial-journal", "preferences.partial", "preferences-2.partial",
        "backups/maesariang-2026-11-22-101500.db.partial", "backups/maesariang-2026-11-22-101500.msdbak-2.partial",
        "papers/.a.pdf.0a1b2c3d.part",
    ]  # fmt: skip
    other = ["office.db.new", "ของสำนักงาน.partial", "backups/a.db", "backups/note.partial"]
    for name in dead + other:
        (office_folder / name).parent.mkdir(exist_ok=True)
        (office_folder / name).write_bytes(b"half")
    open_office(office_folder).close()
    assert all((office_folder / name).exists() for name in dead), "they may be alive yet"
    long_ago = time.time() - safe_files.DEAD_AFTER - 1
    for name in dead + other:
        os.utime(office_folder / name, (long_ago, long_ago))
    open_office(office_folder).close()
    assert [name for name in dead if (office_folder / name).exists()] == []
    assert [name for name in other if not (office_folder / name).exists()] == []


def test_what_only_the_open_office_writes_goes_at_once(office_folder: Path) -> None:
    """A killed erasure wrote it; a second one may need the room."""
    new_office(office_folder).close()
    dead = [
        "office.db.0a1b2c3d.new", "office.db.0a1b2c3d.new-journal", "erasures.bin.partial", "erasures.bin-2.partial",
    ]  # fmt: skip
    for name in dead:
        (office_folder / name).write_bytes(b"half")
    open_office(office_folder).close()
    assert [name for name in dead if (office_folder / name).exists()] == []


def test_what_two_kills_left_of_one_target_goes_with_the_next_write(tmp_path: Path) -> None:
    dead = [tmp_path / f"paper.pdf{ending}" for ending in (".partial", "-2.partial")]
    others = [tmp_path / name for name in ("paper.pdf-2", "paper.pdf-two.partial", "paper-2.pdf.partial")]
    long_ago = time.time() - safe_files.DEAD_AFTER - 1
    for path in dead + others:
        path.write_bytes(b"half")
        os.utime(path, (long_ago, long_ago))
    write_whole(tmp_path / "paper.pdf", b"whole")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "paper.pdf", *others])


def test_copies_from_before_upgrades_go_after_three_months(office_folder: Path) -> None:
    """As all backups do: people who were erased may be in them yet."""
    backups = office_folder / "backups"
    backups.mkdir(parents=True)
    now = datetime(2026, 11, 22, 12, 0)
    old, young, future, other = (
        backups / name
        for name in (
            "before-upgrade-from-4-20260824-115959.db", "before-upgrade-from-4-20260824-120001.db",
            "before-upgrade-from-4-20990101-000000.db", "before-upgrade-from-4-mine.db",
        )
    )  # fmt: skip
    for path in (old, young, future, other):
        path.write_bytes(b"copy")
    leftovers.clear_aside(office_folder, now)
    assert [path.exists() for path in (old, young, future, other)] == [False, True, True, True]


def test_papers_that_were_looked_at_go_at_the_next_start(office_folder: Path) -> None:
    """A killed program could not take them away; the page with the recovery key may be among them."""
    with Office.create(office_folder, KEY):
        pass
    papers = office_folder / "papers"
    papers.mkdir()
    (papers / "ทะเบียน.pdf").write_bytes(b"%PDF")
    (papers / "recovery-key-being-printed.pdf").write_bytes(b"%PDF")
    with Office.open(office_folder, KEY):
        assert list(papers.iterdir()) == []


def test_clearing_away_stops_at_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leftovers.clear(tmp_path / "missing")
    held = tmp_path / "preferences.partial"
    held.write_bytes(b"half")
    os.utime(held, (0, 0))
    monkeypatch.setattr(Path, "unlink", raising(windows_error(32, PermissionError, errno.EACCES)))
    monkeypatch.setattr(safe_files, "MOMENT", 0)
    leftovers.clear(tmp_path)
    assert held.exists()


# -- what a stick says of the time


@pytest.mark.parametrize(
    ("seconds", "year"),
    [(-1.0e12, 1970), (-1.0, 1970), (0.0, 1970), (1_795_000_000.25, 2026), (4.0e11, 3000), (float("inf"), 3000)],
)
def test_odd_times_of_files_are_times_all_the_same(seconds: float, year: int) -> None:
    """Windows refuses times before 1970 and after 3000; a file of such a time must not end the list of copies."""
    assert abs(backup_list.moment_of(seconds).year - year) <= 1, "New Year comes earlier in the east"


@pytest.mark.skipif(sys.platform == "win32", reason="it may not let a file have such a time")
def test_a_copy_with_an_odd_time_is_listed(office: Office, tmp_path: Path) -> None:
    copy = backup.create_backup(office, tmp_path / "a.msdbak").path
    foreign = office.folder / "backups" / "b.msdbak"
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_bytes(copy.read_bytes()[:64])
    os.utime(foreign, (-86_400.0 * 365, -86_400.0 * 365))
    listed = backup_list.backups(office.folder)
    assert [each.known.made_at for each in listed if each.path == foreign] == [datetime.fromtimestamp(0)]


# -- what a user named


@pytest.mark.parametrize("name", ["NUL.xlsx", "con.csv", "LPT1.csv", "a:b.xlsx", "a?.csv"])
def test_a_list_is_not_written_to_a_name_that_swallows_it(office: Office, tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError):
        export(office, ExportKind.RESIDENTS, tmp_path / name, gettext_for("th"))
    assert not list(tmp_path.glob(f"*{name[:3]}*"))


@pytest.mark.parametrize("name", ["NUL", "COM3.db", "copy?.db", "copy."])
def test_a_backup_is_not_written_to_a_name_that_swallows_it(office: Office, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFileName):
        backup.create_backup(office, tmp_path / "x" / ".." / name)
    assert backup.last_backup(office) is None


def test_names_with_spaces_percent_and_ampersand_work_everywhere(tmp_path: Path) -> None:
    place = tmp_path / "งาน & 100% #1 (ใหม่)"
    lay_key(place)
    with new_office(place) as office:
        save_community(office, Community(name="ริมยวม"))
        copy = backup.create_backup(office, tmp_path / "สำเนา & 50%20.msdbak").path
        assert export(office, ExportKind.RESIDENTS, place / "ราย & 100%.csv", gettext_for("th")) == 0
    assert copy.name == "สำเนา & 50%20.msdbak" and copy.is_file()
    restore.restore_here(place, copy, demo_credential(place))
    open_office(place).close()


def test_a_folder_deep_down_works_or_is_told(tmp_path: Path) -> None:
    """On Windows paths end at 260 letters unless its settings say otherwise, for SQLite on Linux at 512 bytes."""
    deep = tmp_path
    while len(str(deep)) < 300:
        deep /= "โฟลเดอร์ย่อยของงานทะเบียน"
    try:
        lay_key(deep)
        with new_office(deep) as office:
            backup.create_backup(office, deep)
        open_office(deep).close()
    except DeskError as error:
        assert "ยาวเกินไป" in error.text(gettext_for("th"))
    assert not list(deep.glob("*.new*"))


# -- files that are really open, on Windows


@on_windows
@pytest.mark.usefixtures("hurried")
def test_an_open_list_is_kept_and_told_on_windows(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "รายชื่อ.csv"
    target.write_bytes(b"old")
    with target.open("rb"):
        with pytest.raises(FileHeld):
            export(office, ExportKind.RESIDENTS, target, gettext_for("th"))
        assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob("*.*")] == ["รายชื่อ.csv"]
    export(office, ExportKind.RESIDENTS, target, gettext_for("th"))
    assert target.read_bytes() != b"old"


@on_windows
@pytest.mark.usefixtures("hurried")
def test_an_open_backup_target_is_kept_and_told_on_windows(folder: Path) -> None:
    (folder / "a").write_bytes(b"new")
    (folder / "b").write_bytes(b"old")
    with (folder / "b").open("rb"), pytest.raises(PermissionError):
        replace(folder / "a", folder / "b")
    assert (folder / "a").read_bytes() == b"new" and (folder / "b").read_bytes() == b"old"
