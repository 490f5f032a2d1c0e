"""Offices made by earlier versions of the program: each opens in this one, with everything it held."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from db import audit_chain, backup_check, certificates, check, layouts, opening, storage
from db.communities import save_community
from db.domain.communities import Community
from db.domain.errors import DeskError
from db.domain.layouts import Frame
from db.domain.settings import PaperDigits
from db.looks import looks_of
from db.office import Office
from db.signing import proofs_of
from db.storage import FAILURES
from tests.keys import KEY, new_office, open_office
from tests.papers import png

SEAL, SIGNATURE = png((200, 0, 0)), png((0, 0, 200))
TEXT = {
    "organisation": "เทศบาลตำบลตัวอย่าง", "heading": "ขอมอบวุฒิบัตรฉบับนี้ไว้เพื่อแสดงว่า", "statement": "ได้ผ่านการอบรมหลักสูตร",
    "course": "ผู้ดูแลผู้สูงอายุ", "hours": 70.0, "first_day": "2026-10-05", "last_day": "2026-10-14", "place": "หอประชุม",
    "signers": [{"name": "นายตัวอย่าง ดีงาม", "position": "นายกเทศมนตรี"}, {"name": "นางสอง", "position": "ปลัด"}],
}  # fmt: skip


def office_of_version(version: int, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A file as the program of that schema made it, with an office, a person, a class and three certificates."""
    with patch.context() as at_that_time:
        at_that_time.setattr(storage, "MIGRATIONS", migrations_up_to(version, folder.parent / "migrations"))
        at_that_time.setattr(opening, "_erase_again", lambda office: None)  # the first ones knew of no erasure
        with new_office(folder) as office:
            office.run(lambda: fill(office))


def migrations_up_to(version: int, scripts: Path) -> Path:
    """The folder, with those that the program of that schema knew."""
    scripts.mkdir()
    for script in storage.MIGRATIONS.glob("[0-9]*.py"):
        if int(script.name[:4]) <= version:
            shutil.copy(script, scripts)
    return scripts


def fill(office: Office) -> None:
    run = office.sql
    run(
        """insert into office_settings(id, revision, name_th, name_en, district, province, seal, numbering,
           pass_percent, paper_language, paper_digits, is_demo)
           values (1, 1, 'เทศบาลตำบลตัวอย่าง', '', '', '', ?, 'calendar', 80, 'th', 'arabic', 0)""",
        (SEAL,),
    )
    run("insert into signatory values (1, 1, null, 'นายตัวอย่าง ดีงาม', 'นายกเทศมนตรี', ?, 1)", (SIGNATURE,))
    run(
        """insert into course(id, revision, name, sort_key, hours, pass_percent, certificate_kind, wording, notes)
           values (1, 1, 'ผู้ดูแล', '', 70, 80, 'วุฒิบัตร', '', '')"""
    )
    run("insert into training_class values (1, 1, null, 1, '', 1, '', '', null, '', '2026-10-20', '')")
    person = "1, 1, null, 'นาง', 'กวิน', 'ใจดี', '', null, '', '', null, null, null, null, '', 'living', null, '', ''"
    run(f"insert into resident values ({person}, 'x', 1, 'กวิน')")
    for number in (1, 2, 3):
        run(
            """insert into certificate(id, revision, year, number, batch, class_id, resident_id, kind, title, given,
               family, text, issued_on, status, end_reason, handed_to)
               values (?, 1, 2569, ?, 1, 1, 1, 'วุฒิบัตร', 'นาง', 'กวิน', 'ใจดี', ?, '2026-11-01', 'issued', '', '')""",
            (number, number, json.dumps(TEXT, ensure_ascii=False)),
        )
    for who, record_id in (("กิตติ", 1), ("", None)):
        run(
            "insert into history(at, who, command, subject, record_id, note) values (?, ?, 'save', 'residents', ?, '')",
            ("2026-11-01T09:00:00+07:00", who, record_id),
        )


@pytest.fixture
def first(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    office_of_version(1, office_folder, monkeypatch)
    return office_folder


def test_certificates_of_the_first_schema_are_frozen_as_they_look_on_the_day_of_the_upgrade(first: Path) -> None:
    with open_office(first) as office:
        found = certificates.register(office, 2569)
        assert [each.label for each in found] == ["1/2569", "2/2569", "3/2569"]
        assert len({each.look_id for each in found}) == 1
        look = looks_of(office, [found[0].look_id])[found[0].look_id]
        assert (look.frame, look.digits) == (Frame.CLASSIC, PaperDigits.ARABIC)
        assert look.seal is not None and look.seal.picture == SEAL
        assert look.signatures is not None and look.signatures.images == (SIGNATURE, None)
        assert look.lines[3].wording == "{name}" and found[0].issued_on == date(2026, 11, 1)


def test_what_was_frozen_at_the_upgrade_is_what_the_program_shows_for_passing(first: Path) -> None:
    with open_office(first) as office:
        (certificate, *_others) = certificates.register(office, 2569)
        look = looks_of(office, [certificate.look_id])[certificate.look_id]
        built_in = layouts.layout_of(office, 1).layout
        assert look.lines == built_in.lines and look.code == built_in.code


def test_an_office_of_the_first_schema_gets_built_in_layouts_and_a_key(first: Path) -> None:
    with open_office(first) as office:
        assert [each.origin for each in layouts.layouts(office)] == ["passed", "took_part"]
        assert all(proofs_of(office, certificates.register(office, 2569)))


def test_after_the_upgrade_the_layouts_and_looks_are_sound(first: Path) -> None:
    with open_office(first) as office:
        codes = {problem.code for problem in check.problems(office)}
        assert not codes & {"layout", "certificate_look", "integrity", "reference"}
    assert len(list((first / "backups").glob("before-upgrade-from-1-*.db"))) == 1


@pytest.mark.parametrize("version", range(1, storage.latest_version()))
def test_an_upgrade_that_ends_at_any_step_leaves_a_file_that_is_what_it_says(
    version: int, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill between a step and its number left copies that said one version and were another."""
    with monkeypatch.context() as at_that_time:
        at_that_time.setattr(storage, "MIGRATIONS", migrations_up_to(version, office_folder.parent / "migrations"))
        storage.create_file(office_folder / storage.FILE_NAME, KEY.key).close()
    number, execute = f"user_version = {version + 1}", storage.OfficeDatabase.execute_sql

    def until_the_number(database: storage.OfficeDatabase, sql: str, params: object = None) -> object:
        if number in sql:
            raise KeyboardInterrupt
        return execute(database, sql, params)

    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(storage.OfficeDatabase, "execute_sql", until_the_number)
        open_office(office_folder)
    with storage.connected(office_folder / storage.FILE_NAME, KEY.key) as connection:
        assert connection.execute("pragma user_version").fetchone() == (version,)
        assert backup_check.fingerprint(connection) == backup_check.fingerprint_of_version(version)
    open_office(office_folder).close()


def test_an_upgrade_for_which_the_disk_has_no_room_is_told_and_done_later(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = storage.OfficeDatabase.execute_sql

    def until_full(database: storage.OfficeDatabase, sql: str, params: object = None) -> object:
        if sql.startswith('INSERT INTO "schema_migration"'):
            database.connection().execute("rollback")  # as SQLite does by itself then
            raise driver.OperationalError("database or disk is full")
        return execute(database, sql, params)

    with monkeypatch.context() as full, pytest.raises(DeskError, match="The disk is full"):
        full.setattr(storage.OfficeDatabase, "execute_sql", until_full)
        open_office(first)
    with open_office(first) as office:
        assert [each.label for each in certificates.register(office, 2569)] == ["1/2569", "2/2569", "3/2569"]


@pytest.fixture(params=(1, 2, 3, 4))
def without_accounts(request: pytest.FixtureRequest, office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    office_of_version(request.param, office_folder, monkeypatch)
    return office_folder


def chained(office: Office) -> list[bytes]:
    """What the code of each entry has to be."""
    key, code, found = audit_chain.key_of(office.sql), audit_chain.FIRST, []
    for row in office.sql(f"select {audit_chain.COLUMNS} from history order by id"):
        code = audit_chain.code_of(key, code, row)  # type: ignore[arg-type]
        found.append(code)
    return found


def test_an_older_history_becomes_the_beginning_of_the_chain(without_accounts: Path) -> None:
    with open_office(without_accounts) as office:
        save_community(office, Community(name="ริมยวม"))
        codes = [code for (code,) in office.run(lambda: office.sql("select mac from history order by id"))]
        assert len(codes) == 3 and codes == office.run(lambda: chained(office))


def test_an_upgrade_gives_nobody_an_account(without_accounts: Path) -> None:
    with open_office(without_accounts) as office:
        assert office.run(lambda: office.sql("select count(*) from account")) == [(0,)]


@pytest.mark.parametrize(
    "statement",
    [
        "update history set who = 'x' where id = 1",
        "update history set mac = zeroblob(32)",
        "delete from history where id = 2",
        "insert or replace into history values (2, '', '', '', '', null, '', zeroblob(32))",
        "insert into history(at, who, command, subject, note) values ('', '', '', '', '')",
    ],
)
def test_the_history_is_only_added_to(first: Path, statement: str) -> None:
    with open_office(first) as office:
        before = office.run(lambda: office.sql("select * from history"))
        with pytest.raises(FAILURES, match="only added to"):
            office.run(lambda: office.sql(statement))
        assert office.run(lambda: office.sql("select * from history")) == before and len(before) == 2
