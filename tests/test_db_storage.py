"""The office's file is opened as promised, refused untouched when it is not ours, and outlives its process."""

import hashlib
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from db import office as office_module
from db import storage
from db.communities import communities, save_community
from db.domain.communities import Community
from db.domain.errors import DeskError, NotFound
from db.office import Office, query
from db.storage import NotAnOffice, OfficeBusy
from tests.source import TOP

EXPECTED = {
    "busy_timeout": 300,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "locking_mode": "exclusive",
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "cache_size": -65536,
    "application_id": storage.APPLICATION_ID,
}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def file(office_folder: Path) -> Path:
    """The file of an office with one community that nobody has open."""
    with Office.create(office_folder) as opened:
        save_community(opened, Community(name="ริมยวม"))
    return office_folder / storage.FILE_NAME


@query
def pragmas(office: Office) -> dict[str, object]:
    return {name: office.database.pragma(name) for name in EXPECTED}


@query
def tables(office: Office) -> set[str]:
    return {name for (name,) in office.sql("select name from sqlite_master where type = 'table'")}


def test_a_new_and_an_opened_office_run_with_every_pragma(office_folder: Path) -> None:
    for opening in (Office.create, Office.open):
        with opening(office_folder) as opened:
            assert pragmas(opened) == EXPECTED


def test_the_driver_has_a_sqlite_without_its_known_faults() -> None:
    assert driver.sqlite_version_info >= (3, 51, 3)


def test_an_office_that_is_open_is_busy_for_everyone_else(file: Path) -> None:
    with Office.open(file.parent):
        started = time.monotonic()
        with pytest.raises(OfficeBusy):
            Office.open(file.parent)
        assert time.monotonic() - started < 5
    Office.open(file.parent).close()


def test_an_office_stays_locked_from_the_moment_it_is_opened(file: Path) -> None:
    with Office.open(file.parent):
        other = driver.connect(str(file), timeout=0)
        with pytest.raises(driver.OperationalError, match="locked"):
            other.execute("select count(*) from community").fetchall()
        other.close()


def test_a_folder_without_an_office_is_told_and_stays_empty(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Office.open(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not Office.exists(tmp_path)


def test_an_existing_office_is_never_made_anew(file: Path) -> None:
    before = digest(file)
    with pytest.raises(DeskError):
        Office.create(file.parent)
    assert digest(file) == before


def foreign_files(folder: Path) -> Iterator[Path]:
    for name, mode in (("a", "delete"), ("b", "wal")):
        path = folder / name / storage.FILE_NAME
        path.parent.mkdir()
        made = driver.connect(str(path))
        made.execute(f"pragma journal_mode = {mode}")
        made.execute("create table community(name)")
        made.commit()
        made.close()
        yield path
    for name, content in (("c", b"not a database at all" * 200), ("d", b""), ("e", b"\x00" * 8192)):
        path = folder / name / storage.FILE_NAME
        path.parent.mkdir()
        path.write_bytes(content)
        yield path


def test_a_file_that_is_no_office_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    for path in foreign_files(tmp_path):
        before = digest(path)
        with pytest.raises(NotAnOffice):
            Office.open(path.parent)
        assert digest(path) == before, path
        assert [each.name for each in path.parent.iterdir()] == [storage.FILE_NAME], path


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_file_of_a_newer_program_is_refused_and_left_as_it_was(file: Path, mode: str) -> None:
    connection = driver.connect(str(file))
    connection.execute(f"pragma journal_mode = {mode}")
    connection.execute(f"pragma user_version = {storage.latest_version() + 1}")
    connection.commit()
    connection.close()
    before = digest(file)
    with pytest.raises(NotAnOffice, match="newer"):
        Office.open(file.parent)
    assert digest(file) == before
    assert not (file.parent / office_module.BACKUPS).exists()


def test_a_damaged_file_is_told_in_words(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[100:2000] = b"\xff" * 1900
    file.write_bytes(content)
    with pytest.raises(NotAnOffice):
        Office.open(file.parent)


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program with one migration more; the folder of its migrations."""
    folder = tmp_path / "migrations"
    shutil.copytree(storage.MIGRATIONS, folder)
    number = storage.latest_version() + 1
    script = folder / f"{number:04}_visits.py"
    script.write_text('def up(migrator, db):\n    db.execute_sql("create table visit(id)")\n', encoding="utf-8")
    monkeypatch.setattr(storage, "MIGRATIONS", folder)
    return folder


def test_an_older_file_is_copied_first_and_then_upgraded(file: Path, newer_program: Path) -> None:
    older = storage.latest_version() - 1
    with Office.open(file.parent) as opened:
        assert "visit" in tables(opened)
        assert pragmas(opened) == EXPECTED
        assert [each.name for each in communities(opened)] == ["ชุมชนริมยวม"]
    copies = list((file.parent / office_module.BACKUPS).iterdir())
    assert [copy.name.startswith(f"before-upgrade-from-{older}-") for copy in copies] == [True]
    assert storage.problems_of(copies[0]) == []
    copied = driver.connect(str(copies[0]))
    assert copied.execute("pragma user_version").fetchone() == (older,)
    assert copied.execute("select name from community").fetchone() == ("ชุมชนริมยวม",)
    copied.close()
    with Office.open(file.parent):
        pass
    assert len(list((file.parent / office_module.BACKUPS).iterdir())) == 1


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(file: Path, newer_program: Path) -> None:
    script = next(newer_program.glob("*_visits.py"))
    twice = script.read_text(encoding="utf-8") + '    db.execute_sql("create table visit(id)")\n'
    script.write_text(twice, encoding="utf-8")
    with pytest.raises(Exception, match="already exists"):
        Office.open(file.parent)
    script.unlink()
    with Office.open(file.parent) as opened:
        assert "visit" not in tables(opened)
        assert [each.name for each in communities(opened)] == ["ชุมชนริมยวม"]


CHILD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from db.communities import save_community
    from db.domain.communities import Community
    from db.office import Office

    office = Office.open(Path(sys.argv[1]))
    for number in range(100000):
        save_community(office, Community(name=f"{sys.argv[2]}-{number}"))
        print(number, flush=True)
""")


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(file: Path) -> None:
    expected: set[str] = set()
    for turn in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(file.parent), f"ครั้ง{turn}"],
            cwd=TOP, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        assert child.stdout is not None
        acknowledged = [child.stdout.readline() for _ in range(1 + turn % 4)]
        child.kill()
        acknowledged += child.stdout.readlines()
        child.wait()
        child.stdout.close()
        numbers = [line for line in acknowledged if line.endswith("\n")]
        assert numbers
        expected |= {f"ชุมชนครั้ง{turn}-{int(number)}" for number in numbers}
        with Office.open(file.parent) as opened:
            assert expected <= {each.name for each in communities(opened)}
    assert storage.problems_of(file) == []
