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

from db import file_copies, sealing, soundness, storage
from db import office as office_module
from db.communities import communities, save_community
from db.domain.communities import Community
from db.domain.errors import DeskError, NotFound
from db.office import Office, query
from db.storage import DamagedOffice, EncryptedOffice, NewerOffice, NotAnOffice, OfficeBusy, PlainOffice, WrongKey
from tests.keys import KEY
from tests.source import TOP

EXPECTED = {
    "cipher_page_size": "4096",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_plaintext_header_size": "0",
    "cipher_use_hmac": "1",
    "cipher_status": "1",
    "busy_timeout": 300,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "locking_mode": "exclusive",
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "cache_size": -262144,
    "application_id": storage.APPLICATION_ID,
}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def file(office_folder: Path) -> Path:
    """The file of an office with one community that nobody has open."""
    with Office.create(office_folder, KEY) as opened:
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
        with opening(office_folder, KEY) as opened:
            assert pragmas(opened) == EXPECTED


def test_the_driver_has_a_sqlite_without_its_known_faults() -> None:
    assert driver.sqlite_version_info >= (3, 51, 3)


def test_an_office_that_is_open_is_busy_for_everyone_else(file: Path) -> None:
    with Office.open(file.parent, KEY):
        started = time.monotonic()
        with pytest.raises(OfficeBusy):
            Office.open(file.parent, KEY)
        assert time.monotonic() - started < 5
    Office.open(file.parent, KEY).close()


def test_an_office_stays_locked_from_the_moment_it_is_opened(file: Path) -> None:
    with (
        Office.open(file.parent, KEY),
        storage.connected(file, KEY.key) as other,
        pytest.raises(driver.OperationalError, match="locked"),
    ):
        other.execute("select count(*) from community").fetchall()


def test_a_folder_without_an_office_is_told_and_stays_empty(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Office.open(tmp_path, KEY)
    assert list(tmp_path.iterdir()) == []
    assert not Office.exists(tmp_path)


def test_an_existing_office_is_never_made_anew(file: Path) -> None:
    before = digest(file)
    with pytest.raises(DeskError):
        Office.create(file.parent, KEY)
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
            Office.open(path.parent, KEY)
        assert digest(path) == before, path
        assert [each.name for each in path.parent.iterdir()] == [storage.FILE_NAME], path


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_file_of_a_newer_program_is_refused_and_left_as_it_was(file: Path, mode: str) -> None:
    with storage.connected(file, KEY.key, "rw") as connection:
        connection.execute(f"pragma journal_mode = {mode}")
        connection.execute(f"pragma user_version = {storage.latest_version() + 1}")
        connection.commit()
    before = digest(file)
    with pytest.raises(NewerOffice, match="newer"):
        Office.open(file.parent, KEY)
    assert digest(file) == before
    assert not (file.parent / office_module.BACKUPS).exists()


# -- the key


def test_nothing_in_the_file_can_be_read_without_the_key(file: Path) -> None:
    content = file.read_bytes()
    assert not storage.is_plain(file)
    for word in ("ริมยวม".encode(), b"create table", b"community", KEY.key, KEY.key.hex().encode()):
        assert word not in content


def test_the_journal_is_encrypted_too(file: Path) -> None:
    with Office.open(file.parent, KEY) as office:
        connection = office.database.connection()
        connection.execute("pragma cache_size = 1")
        connection.execute("begin immediate")
        connection.execute("update community set name = 'ใหม่'")
        connection.execute("delete from community")
        journal = file.with_name(file.name + "-journal").read_bytes()
        connection.execute("rollback")
    assert len(journal) > 4096 and "ริมยวม".encode() not in journal


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33), bytes(64)])
def test_a_key_of_another_length_is_never_taken_for_a_passphrase(file: Path, tmp_path: Path, key: bytes) -> None:
    for work in (
        lambda: storage.open_file(file, key),
        lambda: storage.create_file(tmp_path / "new.db", key),
        lambda: file_copies.copy_file(file, tmp_path / "copy.db", key=KEY.key, target_key=key or b"x"),
        lambda: soundness.row_counts_of(file, key=key),
    ):
        with pytest.raises(ValueError, match="32 bytes"):
            work()
    assert not (tmp_path / "new.db").exists()


def test_a_wrong_key_is_told_as_one_and_changes_nothing(file: Path) -> None:
    before = digest(file)
    with pytest.raises(WrongKey, match="another office's"):
        storage.open_file(file, bytes(32))
    assert digest(file) == before
    assert soundness.problems_of(file, key=bytes(32))[0] == "encrypted with another key"


def test_an_encrypted_office_without_a_key_asks_to_sign_in(file: Path) -> None:
    (file.parent / "demo.key").touch()
    with pytest.raises(EncryptedOffice, match="sign in"):
        storage.open_file(file, None)
    (file.parent / "demo.key").unlink()
    with pytest.raises(NotAnOffice, match="keys is missing"):
        storage.open_file(file, None)


def test_a_plain_office_is_never_opened_with_a_key(tmp_path: Path) -> None:
    storage.create_file(tmp_path / storage.FILE_NAME, None).close()
    before = digest(tmp_path / storage.FILE_NAME)
    with pytest.raises(PlainOffice, match="not encrypted yet"):
        storage.open_file(tmp_path / storage.FILE_NAME, KEY.key)
    assert digest(tmp_path / storage.FILE_NAME) == before


def test_an_encrypted_file_of_another_program_is_told_as_foreign(file: Path) -> None:
    with storage.connected(file, KEY.key, "rw") as connection:
        connection.execute("pragma application_id = 1")
    with pytest.raises(NotAnOffice, match="does not belong"):
        storage.open_file(file, KEY.key)


def pages(file: Path) -> int:
    return file.stat().st_size // storage.PAGE


def test_a_damaged_page_is_told_as_damage_not_as_a_wrong_key(file: Path) -> None:
    content = file.read_bytes()
    for page in range(pages(file)):
        broken = bytearray(content)
        broken[page * storage.PAGE + 1000] ^= 1
        file.write_bytes(broken)
        found = soundness.problems_of(file, key=KEY.key)
        assert (found[0] == "the file is damaged" and f"page {page + 1}" in " ".join(found)) or page == 0, (page, found)
    file.write_bytes(bytearray([content[0] ^ 1]) + content[1:])  # of the salt: no page can be read any more
    with pytest.raises(WrongKey, match="damaged from its beginning"):
        storage.open_file(file, KEY.key)
    broken = bytearray(content)
    broken[1000] ^= 1
    file.write_bytes(broken)
    with pytest.raises(DamagedOffice):
        storage.open_file(file, KEY.key)


@pytest.mark.parametrize("place", range(0, 4096, 131))
def test_any_flipped_bit_of_a_page_is_found(file: Path, place: int) -> None:
    """SQLite's own check finds a half of them."""
    content = bytearray(file.read_bytes())
    content[(pages(file) - 1) * storage.PAGE + place] ^= 1 << place % 8
    file.write_bytes(content)
    assert soundness.problems_of(file, key=KEY.key)[0] == "the file is damaged"


def test_damage_of_a_page_that_is_free_is_found(file: Path) -> None:
    """SQLite reads what it uses only; the check of SQLCipher reads all."""
    with storage.connected(file, KEY.key, "rw") as connection:
        connection.execute("create table filler(content)")
        connection.executemany("insert into filler values (zeroblob(4000))", [()] * 50)
        connection.execute("drop table filler")
        connection.commit()
    content = bytearray(file.read_bytes())
    content[-1000] ^= 1
    file.write_bytes(content)
    assert soundness.problems_of(file, key=KEY.key)[0] == "the file is damaged"


def test_a_file_that_was_cut_is_found(file: Path) -> None:
    content = file.read_bytes()
    for length in (len(content) - 1, len(content) - storage.PAGE, len(content) // 2 + 7, 4097, 17):
        file.write_bytes(content[:length])
        assert soundness.problems_of(file, key=KEY.key), length


def test_a_copy_gets_a_key_of_its_own_and_loses_nothing(file: Path, tmp_path: Path) -> None:
    other, again = sealing.new_key(), sealing.new_key()
    with Office.open(file.parent, KEY) as office:
        office.run(lambda: file_copies.copy_to(office.database, tmp_path / "copy.db", key=other))
        counts = office.run(lambda: soundness.row_counts(office.database.connection()))
    file_copies.copy_file(tmp_path / "copy.db", tmp_path / "again.db", key=other, target_key=again)
    for name, key in (("copy.db", other), ("again.db", again)):
        assert soundness.problems_of(tmp_path / name, is_own=True, key=key) == []
        assert soundness.row_counts_of(tmp_path / name, key=key) == counts
        assert soundness.problems_of(tmp_path / name, key=KEY.key)[0] == "encrypted with another key"


def test_a_damaged_file_is_told_in_words(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[100:2000] = b"\xff" * 1900
    file.write_bytes(content)
    with pytest.raises(DamagedOffice, match="damaged"):
        Office.open(file.parent, KEY)


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program with one migration more; the folder of its migrations."""
    folder = tmp_path / "migrations"
    shutil.copytree(storage.MIGRATIONS, folder)
    number = storage.latest_version() + 1
    script = folder / f"{number:04}_meetings.py"
    script.write_text('def up(migrator, db):\n    db.execute_sql("create table meeting(id)")\n', encoding="utf-8")
    monkeypatch.setattr(storage, "MIGRATIONS", folder)
    return folder


def test_an_older_file_is_copied_first_and_then_upgraded(file: Path, newer_program: Path) -> None:
    older = storage.latest_version() - 1
    with Office.open(file.parent, KEY) as opened:
        assert "meeting" in tables(opened)
        assert pragmas(opened) == EXPECTED
        assert [each.name for each in communities(opened)] == ["ชุมชนริมยวม"]
    copies = list((file.parent / office_module.BACKUPS).iterdir())
    assert [copy.name.startswith(f"before-upgrade-from-{older}-") for copy in copies] == [True]
    assert soundness.problems_of(copies[0], key=KEY.key) == []
    assert not storage.is_plain(copies[0])
    with storage.connected(copies[0], KEY.key) as copied:
        assert copied.execute("pragma user_version").fetchone() == (older,)
        assert copied.execute("select name from community").fetchone() == ("ชุมชนริมยวม",)
    with Office.open(file.parent, KEY):
        pass
    assert len(list((file.parent / office_module.BACKUPS).iterdir())) == 1


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(file: Path, newer_program: Path) -> None:
    script = next(newer_program.glob("*_meetings.py"))
    twice = script.read_text(encoding="utf-8") + '    db.execute_sql("create table meeting(id)")\n'
    script.write_text(twice, encoding="utf-8")
    with pytest.raises(Exception, match="already exists"):
        Office.open(file.parent, KEY)
    script.unlink()
    with Office.open(file.parent, KEY) as opened:
        assert "meeting" not in tables(opened)
        assert [each.name for each in communities(opened)] == ["ชุมชนริมยวม"]


CHILD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from db.communities import save_community
    from db.domain.communities import Community
    from db.office import Office
    from tests.keys import KEY

    office = Office.open(Path(sys.argv[1]), KEY)
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
        with Office.open(file.parent, KEY) as opened:
            assert expected <= {each.name for each in communities(opened)}
    assert soundness.problems_of(file, key=KEY.key) == []
