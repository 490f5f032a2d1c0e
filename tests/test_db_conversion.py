"""An office from before is encrypted: nothing of it is lost at any instant, and nothing of it stays in plain."""

import hashlib
import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from db import conversion, demo, file_copies, key_slots, keys, places, plain_files, soundness, storage
from db.beginning import First, convert_office
from db.communities import communities, save_community
from db.conversion import COPY, convert, convert_demo, is_plain_demo, is_plain_office
from db.domain.accounts import Role
from db.domain.communities import Community
from db.domain.errors import DeskError, FieldError, NotFound
from db.domain.recovery_key import new_recovery_key
from db.office import Office
from db.plain_files import ASIDE, is_plain_copy
from db.search import search
from db.storage import DamagedOffice, NewerOffice, NotAnOffice, OfficeBusy, PlainOffice
from tests.keys import open_plain, plain_office
from tests.source import TOP

NAME, PASSWORD = "กานดา ใจดี", "ดอกเอื้อง 2569"
RECOVERY = new_recovery_key()
DAY = date(2026, 11, 22)
pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture(scope="module")
def _town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain office with everything a demo holds, two backups, and one that was put aside by a restore."""
    folder = tmp_path_factory.mktemp("town") / "office"
    with plain_office(folder) as office:
        demo.fill_demo(office, DAY, 60, 1)
        office.run(lambda: office.sql("update office_settings set is_demo = 0"))
        (folder / "backups").mkdir()
        for number in (1, 2):
            backed_up(office, folder / "backups" / f"maesariang-2026-11-0{number}-101010.db")
    shutil.copy(folder / storage.FILE_NAME, folder / "office-before-restore-2026-11-01-101010.db")
    return folder


def backed_up(office: Office, path: Path) -> Path:
    """A backup as versions before this one made it, and noted it."""
    office.run(lambda: file_copies.copy_to(office.database, path))
    office.record("_note_backup", "backups", None, str(path))
    return path


@pytest.fixture
def plain(_town: Path, office_folder: Path) -> Path:
    return Path(shutil.copytree(_town, office_folder))


def plain_files_in(folder: Path) -> list[str]:
    """All files that hold a page of a database anybody can read, or a word of it."""
    word = "ชุมชน".encode()
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and (storage.is_plain(path) or word in path.read_bytes())
    ]


def held(folder: Path, key: bytes | None) -> dict[str, list[tuple[object, ...]]]:
    """Everything the office's file holds, but for who signed in since."""
    with storage.connected(folder / storage.FILE_NAME, key, "rw") as connection:
        names = [name for (name,) in connection.execute("select name from pragma_table_list where type = 'table'")]
        kept = {
            name: connection.execute(f'select * from "{name}"').fetchall()
            for name in names
            if not name.startswith("sqlite_") and name not in ("account", "history")
        }
        kept["history"] = connection.execute("select * from history where subject != 'accounts'").fetchall()
        kept["schema"] = connection.execute("select type, name, sql from sqlite_master order by 1, 2").fetchall()
    return {name: sorted(rows, key=repr) for name, rows in kept.items()}


def test_everything_is_in_the_encrypted_office_and_nothing_is_left_in_plain(plain: Path) -> None:
    before = held(plain, None)
    assert len(plain_files_in(plain)) == 4 and len(before["resident"]) >= 60
    steps: list[int] = []
    done = convert(plain, NAME, PASSWORD, RECOVERY, lambda step, _total: steps.append(step))
    assert plain_files_in(plain) == []
    assert held(plain, done.credential.key) == before
    assert {path.name for path in plain.iterdir()} <= {"office.db", "office.db-journal", "keys.json", "backups"}
    assert steps == [0, 1, 2, 3, 4]


def test_whoever_converts_becomes_the_manager_and_the_office_is_whole(plain: Path) -> None:
    convert(plain, NAME, PASSWORD, RECOVERY)
    with Office.open(plain, keys.sign_in(plain, NAME, PASSWORD)) as office:
        assert (office.account.name, office.account.role) == (NAME, Role.MANAGER)
        assert soundness.problems_in(office.database.connection()) == []
        somebody = office.run(lambda: office.sql("select family from resident where deleted_at is null"))[0][0]
        assert search(office, somebody)
        save_community(office, Community(name="ใหม่"))
    key = keys.sign_in_by_recovery(plain, RECOVERY).key
    assert soundness.problems_of(plain / storage.FILE_NAME, is_own=True, key=key) == []


def test_a_plain_office_is_not_worked_with_by_a_key(plain: Path) -> None:
    with pytest.raises(PlainOffice, match="not encrypted"):
        storage.open_file(plain / storage.FILE_NAME, bytes(32))
    assert is_plain_office(plain)


def test_a_hot_journal_is_rolled_back_first(plain: Path, tmp_path: Path) -> None:
    before = held(plain, None)
    code = textwrap.dedent("""
        import os, sys
        from sqlcipher3 import dbapi2 as driver
        connection = driver.connect(sys.argv[1], isolation_level=None)
        connection.execute("pragma cache_size = 1")
        connection.execute("begin immediate")
        connection.execute("update resident set given = 'หาย', search_key = 'x'")
        connection.execute("delete from community")
        os._exit(0)
    """)
    subprocess.run([sys.executable, "-c", code, str(plain / storage.FILE_NAME)], check=True, cwd=TOP)
    assert (plain / "office.db-journal").stat().st_size > 512
    done = convert(plain, NAME, PASSWORD, RECOVERY)
    assert held(plain, done.credential.key) == before
    assert plain_files_in(plain) == []


def test_an_office_of_an_earlier_schema_is_encrypted_and_brought_up_to_date(
    plain: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(storage.MIGRATIONS, folder)
    script = folder / f"{storage.latest_version() + 1:04}_of_tomorrow.py"
    script.write_text('def up(migrator, db):\n    db.execute_sql("create table of_tomorrow(id)")\n', encoding="utf-8")
    monkeypatch.setattr(storage, "MIGRATIONS", folder)
    done = convert(plain, NAME, PASSWORD, RECOVERY)
    with Office.open(plain, done.credential) as office:
        assert storage.version_of(office.database) == storage.latest_version()
        assert office.run(lambda: office.sql("select count(*) from of_tomorrow")) == [(0,)]
    assert plain_files_in(plain) == []


def test_plain_backups_elsewhere_are_told_and_left(plain: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with open_plain(plain) as office:
        there = backed_up(office, stick / "there.db")
        gone = backed_up(office, stick / "gone.db")
    gone.unlink()
    told = convert(plain, NAME, PASSWORD, RECOVERY).plain_copies
    assert there in told and gone not in told and all(path.exists() for path in told)
    assert is_plain_copy(there)


def plain_copy(plain: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    with open_plain(plain):
        pass  # its journal is gone
    return Path(shutil.copy(plain / storage.FILE_NAME, to))


def test_plain_copies_that_no_history_tells_of_are_told(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside a known one, on a stick that is plugged in, among the papers; nothing that is no office of ours."""
    folder, stick = tmp_path / "folder", tmp_path / "a stick"
    with open_plain(plain) as office:
        folder.mkdir()
        known = backed_up(office, folder / "known.db")
    beside = plain_copy(plain, folder / "ด้วยมือ.DB")
    on_stick = plain_copy(plain, stick / "office.db")
    below = plain_copy(plain, stick / "MaeSariangDesk" / "backups" / "old.db")
    paper = plain_copy(plain, plain / "papers" / "mistaken.db")
    (stick / "other.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    monkeypatch.setattr(places, "sticks", lambda: iter([stick]))
    told = convert(plain, NAME, PASSWORD, RECOVERY).plain_copies
    here = [path for path in told if tmp_path in path.parents]  # others are those of the office it was copied from
    assert set(here) == {known, beside, on_stick, below, paper} and len(here) == 5
    assert all(is_plain_copy(path) for path in told), "only told"


def test_plain_copies_in_the_place_that_is_chosen_are_told(plain: Path, tmp_path: Path) -> None:
    place = tmp_path / "new place"
    old = plain_copy(plain, place / "old.db")
    begun = convert_office(plain, First(NAME, PASSWORD, RECOVERY, place), lambda _done, _total: None)
    assert old in begun.plain_copies and begun.backup_problem is None


# -- refused, and left as it was


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".db", ".json")}


def test_a_damaged_office_is_refused_and_stays(plain: Path) -> None:
    path = plain / storage.FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096 * 4 : 4096 * 6] = b"\xff" * 8192
    path.write_bytes(content)
    before = snapshot(plain)
    with pytest.raises(DamagedOffice):
        convert(plain, NAME, PASSWORD, RECOVERY)
    assert {**before, "keys.json": b""} == {**snapshot(plain), "keys.json": b""}
    assert not (plain / COPY).exists() and not (plain / ASIDE).exists()


def test_newer_foreign_and_missing_offices_are_refused_before_a_key_is_made(plain: Path, tmp_path: Path) -> None:
    connection = driver.connect(str(plain / storage.FILE_NAME))
    connection.execute(f"pragma user_version = {storage.latest_version() + 1}")
    connection.close()
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    connection = driver.connect(str(foreign / storage.FILE_NAME))
    connection.execute("create table office_settings(is_demo)")
    connection.close()
    for folder, error in ((plain, NewerOffice), (foreign, NotAnOffice), (tmp_path / "nothing", NotFound)):
        with pytest.raises(error):
            convert(folder, NAME, PASSWORD, RECOVERY)
        assert not keys.has_keys(folder)


def test_an_office_that_is_open_is_not_converted(plain: Path) -> None:
    with open_plain(plain):
        with pytest.raises(OfficeBusy):
            convert(plain, NAME, PASSWORD, RECOVERY)
        assert not keys.has_keys(plain)
    assert is_plain_office(plain)


def test_a_mistyped_recovery_key_changes_nothing(plain: Path) -> None:
    before = snapshot(plain)
    with pytest.raises(FieldError):
        convert(plain, NAME, PASSWORD, RECOVERY[:-3])
    assert snapshot(plain) == before


def test_a_copy_that_differs_is_not_taken(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(plain, None)
    export = conversion._differences

    def tampered(connection: driver.Connection) -> Iterator[str]:
        connection.execute("delete from copy.certificate where id = (select max(id) from copy.certificate)")
        yield from export(connection)

    monkeypatch.setattr(conversion, "_differences", tampered)
    with pytest.raises(DamagedOffice, match="row counts differ"):
        convert(plain, NAME, PASSWORD, RECOVERY)
    assert is_plain_office(plain) and held(plain, None) == before
    assert not (plain / COPY).exists()


@pytest.mark.parametrize("change", ["update copy.resident set notes = 'x' where id = 1", "create table copy.more(a)"])
def test_a_changed_value_and_another_schema_are_seen(plain: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    export = conversion._differences

    def tampered(connection: driver.Connection) -> Iterator[str]:
        connection.execute(change)
        yield from export(connection)

    monkeypatch.setattr(conversion, "_differences", tampered)
    with pytest.raises(DamagedOffice):
        convert(plain, NAME, PASSWORD, RECOVERY)


def test_without_hard_links_the_plain_file_is_copied_aside(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_args: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    convert(plain, NAME, PASSWORD, RECOVERY)
    assert plain_files_in(plain) == []


def test_on_windows_a_file_that_was_written_to_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path, copy = tmp_path / storage.FILE_NAME, tmp_path / COPY
    path.write_bytes(b"plain")
    copy.write_bytes(b"encrypted")
    real, tries = conversion.replace, [0]

    def held_once(source: Path, target: Path, patience: float) -> None:
        tries[0] += 1
        if tries[0] == 1:
            path.write_bytes(b"plain and more")
            raise PermissionError(13, "held")
        real(source, target, patience)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conversion, "replace", held_once)
        with pytest.raises(OfficeBusy):
            conversion._take_place_of_closed(lambda: None, copy, path)
    assert path.read_bytes() == b"plain and more"
    conversion._take_place_of_closed(lambda: None, copy, path)
    assert path.read_bytes() == b"encrypted"


# -- tried again


def test_keys_of_an_earlier_try_are_taken_up_with_the_new_recovery_key(plain: Path) -> None:
    first = keys.set_up(plain, NAME, PASSWORD, new_recovery_key())
    assert convert(plain, NAME, PASSWORD, RECOVERY).credential.key == first.key
    assert keys.sign_in_by_recovery(plain, RECOVERY).key == first.key


def test_keys_that_another_password_opens_are_kept_aside(plain: Path) -> None:
    other = keys.set_up(plain, NAME, "คนละคำ 1234", RECOVERY)
    assert convert(plain, NAME, PASSWORD, RECOVERY).credential.key != other.key
    kept = key_slots.parse((plain / "keys-old.json").read_bytes())
    assert keys.by_recovery(kept, RECOVERY).key == other.key


# -- killed

KEPT_AT_EACH_STEP = textwrap.dedent("""
    import os, sys
    from pathlib import Path
    from db import conversion, keys, sealing
    from db.office import Office
    sealing.COST = sealing.Cost(32, 1, 1)
    folder, name, password, recovery = sys.argv[1:5]
    template, folder = Path(sys.argv[5]), Path(folder)
    WATCHED = {"open", "os.rename", "os.remove", "os.link", "os.truncate", "sqlite3.connect", "shutil.copyfile"}
    import encodings.ascii, encodings.utf_8_sig, shutil

    place, steps = folder / "1000", [0]
    shutil.copytree(template, place)
    conversion.is_plain_demo(place)

    def keep(event, _args):
        if event not in WATCHED or os.getpid() != whole:
            return
        steps[0] += 1
        child = os.fork()  # to close a file of SQLite's in its own process would end its locks
        if not child:
            shutil.copytree(place, folder / str(steps[0]))
            os._exit(0)
        assert not os.waitpid(child, 0)[1]

    whole = os.getpid()
    sys.addaudithook(keep)
    conversion.convert(place, name, password, recovery)
    print(steps[0], flush=True)
    os._exit(0)
""")


def require_whole(folder: Path, before: dict[str, list[tuple[object, ...]]]) -> str:
    """Whatever instant it was, the office opens, with everything; the next start ends without anything plain."""
    was = "plain" if is_plain_office(folder) else "encrypted"
    if was == "plain":
        with open_plain(folder):
            pass
        assert held(folder, None) == before
        convert(folder, NAME, PASSWORD, RECOVERY)
    credential = keys.sign_in(folder, NAME, PASSWORD)
    with Office.open(folder, credential) as office:
        assert office.account.role is Role.MANAGER
    assert held(folder, credential.key) == before
    assert keys.sign_in_by_recovery(folder, RECOVERY).key == credential.key
    assert plain_files_in(folder) == []
    return was


def digest_of(folder: Path) -> str:
    """Of all that lies there, under its names."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(f"{path.relative_to(folder)}\0{path.is_file()}\0".encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what lies there at each step is kept by a fork")
def test_killed_at_any_step_one_of_the_two_offices_opens_with_everything(plain: Path, tmp_path: Path) -> None:
    before = held(plain, None)
    runs = tmp_path / "runs"
    command = [sys.executable, "-c", KEPT_AT_EACH_STEP, str(runs), NAME, PASSWORD, RECOVERY, str(plain)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip(), done.stderr
    states: list[str] = []
    seen = ""
    for run in sorted(runs.iterdir(), key=lambda run: int(run.name)):
        here = digest_of(run)
        if here != seen:  # of steps between which nothing was written one is enough
            states.append(require_whole(run, before))
        seen = here
    assert int(done.stdout) > len(states) > 15
    assert states == sorted(states, reverse=True), "first plain, from one instant on encrypted"
    assert {"plain", "encrypted"} == set(states)


CHILD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from db import conversion, sealing
    from db.domain.errors import DeskError
    sealing.COST = sealing.Cost(32, 1, 1)
    import db.accounts, pyrage
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        conversion.convert(Path(sys.argv[1]), *sys.argv[2:5])
        print("done", flush=True)
    except DeskError as error:
        print(type(error).__name__, flush=True)
""")


def started(folder: Path) -> "subprocess.Popen[str]":
    """A process that converts the office of the folder when it is given a line."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), NAME, PASSWORD, RECOVERY],
        cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert child.stdout is not None and child.stdout.readline() == "ready\n"
    return child


def test_killed_at_any_time_one_of_the_two_offices_opens_with_everything(plain: Path, tmp_path: Path) -> None:
    """In the midst of SQLite's work too, which the steps of the other test do not see."""
    before = held(plain, None)
    for turn in range(8):
        folder = Path(shutil.copytree(plain, tmp_path / str(turn)))
        child = started(folder)
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
        time.sleep(0.012 * turn)
        child.kill()
        child.communicate()
        require_whole(folder, before)


def test_what_another_program_holds_goes_at_a_later_start(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = plain_files._blank_and_remove
    monkeypatch.setattr(plain_files, "_blank_and_remove", lambda path: None if path.name == ASIDE else real(path))
    credential = convert(plain, NAME, PASSWORD, RECOVERY).credential
    assert plain_files_in(plain) == [ASIDE]
    monkeypatch.setattr(plain_files, "_blank_and_remove", real)
    Office.open(plain, credential).close()
    assert plain_files_in(plain) == []


def test_a_plain_copy_brought_there_later_is_nobodys_leftover(plain: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(plain / storage.FILE_NAME, tmp_path / "old.db"))
    credential = convert(plain, NAME, PASSWORD, RECOVERY).credential
    brought = Path(shutil.copy(old, plain / "backups" / "old.db"))
    Office.open(plain, credential).close()
    assert is_plain_copy(brought)


def test_a_foreign_file_among_the_backups_is_left(plain: Path) -> None:
    foreign, notes = plain / "backups" / "other.db", plain / "backups" / "notes.db"
    connection = driver.connect(str(foreign))
    connection.execute("create table t(a)")
    connection.close()
    notes.write_text("ไม่ใช่ฐานข้อมูล", encoding="utf-8")
    convert(plain, NAME, PASSWORD, RECOVERY)
    assert foreign.exists() and notes.exists()


def test_a_plain_file_with_another_name_yet_is_never_blanked(plain: Path) -> None:
    """The plain office itself has two names until the encrypted one takes its place."""
    path = plain / storage.FILE_NAME
    with open_plain(plain) as office:
        plain_files.keep_aside(office.database, path)
    before = path.read_bytes()
    plain_files.clear_plain(plain)
    assert path.read_bytes() == before


def test_of_two_who_convert_at_once_one_does(plain: Path) -> None:
    before = held(plain, None)
    children = [started(plain) for _start in range(2)]
    said = [child.communicate("\n", timeout=60)[0].split()[-1] for child in children]
    assert said.count("done") == 1, said
    assert {*said} <= {"done", "OfficeBusy", "EncryptedOffice"}, said
    assert held(plain, keys.sign_in(plain, NAME, PASSWORD).key) == before
    assert not list(plain.glob("keys-old*"))


# -- demos


@pytest.fixture
def plain_demo(plain: Path) -> Path:
    connection = driver.connect(str(plain / storage.FILE_NAME))
    connection.execute("update office_settings set is_demo = 1")
    connection.commit()
    connection.close()
    return plain


def test_a_plain_demo_is_encrypted_with_a_key_beside_it(plain_demo: Path) -> None:
    before = held(plain_demo, None)
    assert is_plain_demo(plain_demo)
    credential = convert_demo(plain_demo).credential
    assert keys.demo_credential(plain_demo) == credential
    assert held(plain_demo, credential.key) == before
    assert plain_files_in(plain_demo) == []


def test_the_demo_command_takes_up_a_plain_demo(plain_demo: Path) -> None:
    before = held(plain_demo, None)
    with demo.open_or_make_demo(plain_demo, who="กานดา") as office:
        assert office.account.role is Role.MANAGER and office.who == "กานดา"
        assert len(communities(office)) == len([row for row in before["community"] if row])
    assert keys.is_demo(plain_demo)


def test_a_demo_never_becomes_an_office_with_users(plain_demo: Path) -> None:
    with pytest.raises(DeskError, match="demo"):
        convert(plain_demo, NAME, PASSWORD, RECOVERY)
    assert not keys.has_keys(plain_demo) and is_plain_office(plain_demo)


def test_a_plain_office_is_no_demo_and_is_not_converted_as_one(plain: Path) -> None:
    with pytest.raises(DeskError, match="no demo"):
        demo.open_or_make_demo(plain)
    assert is_plain_office(plain) and not keys.is_demo(plain)
