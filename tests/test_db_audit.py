"""The audit log: nothing that is done goes unsaid, and whoever changes, moves or cuts it is found out."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db import audit, audit_chain, keys, sealing
from db.audit import audit_head, audit_listing, people_in_log, record, verify_audit
from db.communities import communities, save_community
from db.credential import Credential
from db.domain.audit import EVENTS, WORDS, AuditFilter, AuditLine, AuditProblem, Event, Head
from db.domain.communities import Community
from db.domain.errors import DeskError
from db.domain.permissions import NotAllowed
from db.domain.recovery_key import new_recovery_key
from db.history import history_of
from db.import_plan import state_of
from db.office import Change, Office, command
from db.rights import OPERATIONS
from tests.keys import CHEAP
from tests.people_office import NOW, resident
from tests.test_db_permissions import DECLARED

GUARDS = ("history_kept", "history_stays", "history_chained")
ENTRIES = 12


@pytest.fixture
def log(office: Office) -> Iterator[Office]:
    """Twelve entries of two people on four days."""
    for place in range(ENTRIES):
        office.who = ("กานดา", "กิตติ")[place % 2]
        office.clock = lambda place=place: NOW + timedelta(place // 3)  # type: ignore[misc]
        save_community(office, Community(name=f"ที่{place:02}"))
    yield office


def lines(office: Office, **wanted: object) -> tuple[AuditLine, ...]:
    listing = audit_listing(office, AuditFilter(**wanted))  # type: ignore[arg-type]
    return listing.page(0, listing.total)


def by_force(office: Office, *statements: str) -> None:
    """As somebody does who has the key and a tool for SQL."""

    def work() -> None:
        for guard in GUARDS:
            office.sql(f"drop trigger if exists {guard}")
        for statement in statements:
            office.sql(statement)

    office.run(work)


def test_a_log_that_nobody_touched_is_sound(log: Office) -> None:
    found = verify_audit(log, [audit_head(log)])
    assert (found.is_sound, found.entries, found.heads) == (True, ENTRIES, 1)


def test_an_empty_log_is_sound(office: Office) -> None:
    assert verify_audit(office, [audit_head(office)]).is_sound
    assert audit_head(office) == Head(0, audit_chain.FIRST)


@pytest.mark.parametrize(
    ("column", "value"),
    [("at", "'2020-01-01'"), ("who", "'กานดา '"), ("command", "'x'"), ("subject", "''"), ("record_id", "null"),
     ("record_id", "99"), ("note", "'?'"), ("mac", "zeroblob(32)"), ("mac", "null"), ("who", "x'00'")],
)  # fmt: skip
@pytest.mark.parametrize("entry", [1, 6, ENTRIES])
def test_a_changed_entry_is_found(log: Office, entry: int, column: str, value: str) -> None:
    by_force(log, f"update history set {column} = {value} where id = {entry}")
    found = verify_audit(log)
    assert (found.problem, found.entry) == (AuditProblem.ALTERED, entry)


@pytest.mark.parametrize("entry", [1, 6, ENTRIES - 1])
def test_a_deleted_entry_is_found(log: Office, entry: int) -> None:
    by_force(log, f"delete from history where id = {entry}")
    found = verify_audit(log)
    assert (found.problem, found.entry) == (AuditProblem.MISSING, entry + 1)


def test_a_deleted_entry_is_found_even_if_the_others_move_up(log: Office) -> None:
    by_force(log, "delete from history where id = 5", "update history set id = id - 1 where id > 5")
    assert verify_audit(log).problem is AuditProblem.ALTERED


def test_two_entries_that_changed_places_are_found(log: Office) -> None:
    by_force(
        log,
        "update history set id = 100 where id = 4",
        "update history set id = 4 where id = 5",
        "update history set id = 5 where id = 100",
    )
    assert verify_audit(log).problem is AuditProblem.ALTERED


def test_an_entry_put_in_is_found(log: Office) -> None:
    by_force(log, f"insert into history select {ENTRIES + 1}, at, who, command, subject, record_id, note, mac from "
                  f"history where id = {ENTRIES}")  # fmt: skip
    assert verify_audit(log).problem is AuditProblem.ALTERED


@pytest.mark.parametrize("left", [0, 5, ENTRIES - 1])
def test_a_tail_that_was_cut_off_is_found_by_what_a_backup_knows(log: Office, left: int) -> None:
    head = audit_head(log)
    by_force(log, f"delete from history where id > {left}")
    assert verify_audit(log).is_sound  # by itself it looks whole
    found = verify_audit(log, [head])
    assert (found.problem, found.entry) == (AuditProblem.CUT, ENTRIES)


def test_a_tail_that_was_cut_off_and_grew_again_is_found(log: Office) -> None:
    head = audit_head(log)
    by_force(log, "delete from history where id > 8")
    for place in range(ENTRIES):
        save_community(log, Community(name=f"อื่น{place}"))
    found = verify_audit(log, [Head(3, code_at(log, 3)), head])
    assert (found.problem, found.entry) == (AuditProblem.REPLACED, ENTRIES)


def test_an_entry_of_a_log_that_was_cut_off_does_not_fit_into_the_one_that_grew_after_it(log: Office) -> None:
    """It has the right number and was sealed with the right key."""
    (old,) = log.run(lambda: log.sql(f"select * from history where id = {ENTRIES}"))
    by_force(log, "delete from history where id > 8")
    for place in range(ENTRIES):
        save_community(log, Community(name=f"อื่น{place}"))
    log.run(lambda: log.sql(f"delete from history where id = {ENTRIES}"))
    log.run(lambda: log.sql("insert into history values (?, ?, ?, ?, ?, ?, ?, ?)", old))
    found = verify_audit(log)
    assert (found.problem, found.entry) == (AuditProblem.ALTERED, ENTRIES)


def code_at(office: Office, entry: int) -> bytes:
    return bytes(office.run(lambda: office.sql("select mac from history where id = ?", (entry,)))[0][0])


def test_a_chain_made_anew_with_another_key_does_not_fit_what_backups_know(log: Office) -> None:
    head = audit_head(log)

    def forge() -> None:
        code, key = audit_chain.FIRST, bytes(32)
        for row in log.sql(f"select {audit_chain.COLUMNS} from history order by id"):
            code = audit_chain.code_of(key, code, row)
            log.sql("update history set mac = ? where id = ?", (code, row[0]))
        log.sql("update secret set value = ? where name = 'audit'", (key,))

    by_force(log)
    log.run(forge)
    assert verify_audit(log).is_sound
    assert verify_audit(log, [head]).problem is AuditProblem.REPLACED


def test_the_check_reads_on_beyond_its_slices(log: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "SLICE", 5)
    told: list[tuple[int, int]] = []
    assert verify_audit(log, (), lambda done, total: told.append((done, total))).entries == ENTRIES
    assert told == [(5, ENTRIES), (10, ENTRIES), (12, ENTRIES)]
    by_force(log, "update history set note = '!' where id = 11")
    assert verify_audit(log).entry == 11


def test_what_is_written_can_not_be_read_in_two_ways() -> None:
    """Parts that run into each other, or a number that looks like its text, have codes of their own."""
    codes = {
        audit_chain.code_of(b"k" * 32, audit_chain.FIRST, entry)
        for entry in [
            (1, "a", "b", "", "", None, ""), (1, "ab", "", "", "", None, ""), (1, "a", "", "b", "", None, ""),
            (11, "", "b", "", "", None, ""), (1, "1", "b", "", "", None, ""), (1, "a", "b", "", "", 0, ""),
            (1, "a", "b", "", "", None, "null"), (1, 'a","b', "", "", "", None, ""),
            (1, "\ud800", "", "", "", None, ""),
        ]
    }  # fmt: skip
    assert len(codes) == 9


def test_what_is_only_looked_at_is_written_down_and_nobody_is_told(office: Office) -> None:
    told: list[tuple[Change, ...]] = []
    office.on_change(told.append)
    person = resident(office)
    told.clear()
    before, office.remembered["x"] = state_of(office), 1
    record(office, Event.REVEAL, "residents", person.id, "card")
    assert told == [] and office.remembered == {"x": 1}
    assert state_of(office) == before, "an import that was looked at would have to be looked at again"
    assert [line.command for line in history_of(office, "residents", person.id)] == ["save_resident"]
    (line,) = lines(office, what="reveal")
    assert (line.subject, line.record_id, line.note, line.about) == ("residents", person.id, "card", "สมชาย ใจดี")
    assert verify_audit(office).is_sound


def test_what_is_written_down_within_a_command_stands_or_falls_with_it(office: Office) -> None:
    @command
    def printing(office: Office, fails: bool) -> None:
        save_community(office, Community(name="ริมยวม"))
        record(office, Event.PRINT, "communities", None, "list")
        if fails:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        printing(office, True)
    assert lines(office) == () and communities(office) == ()
    printing(office, False)
    assert [line.what for line in lines(office)] == ["print", "printing"]
    assert verify_audit(office).is_sound
    record(office, Event.PRINT, "communities")
    assert len(lines(office, what="print")) == 2


def test_the_log_is_listed_the_latest_first_with_who_did_what(log: Office) -> None:
    first, *_rest, last = lines(log)
    assert (first.id, first.who, first.what, first.about) == (ENTRIES, "กิตติ", "save_community", "ชุมชนที่11")
    assert (last.id, last.at.replace(tzinfo=None)) == (1, datetime(2026, 11, 22, 9, 30))


def test_the_log_is_narrowed_by_who_what_subject_record_and_days(log: Office) -> None:
    record(log, Event.SIGN_OUT, "accounts")
    assert {line.who for line in lines(log, who="กานดา")} == {"กานดา"} and len(lines(log, who="กานดา")) == 6
    assert [line.what for line in lines(log, what="sign_out")] == ["sign_out"]
    assert len(lines(log, subject="communities")) == ENTRIES
    assert [line.id for line in lines(log, subject="communities", record_id=3)] == [3]
    day = date(2026, 11, 23)
    assert [line.id for line in lines(log, first_day=day, last_day=day)] == [6, 5, 4]
    assert [line.id for line in lines(log, first_day=date(2026, 11, 25), who="กิตติ")][-2:] == [12, 10]
    assert lines(log, who="ใครสักคน") == ()
    assert people_in_log(log) == ("กานดา", "กิตติ")


def test_every_command_and_every_event_has_words() -> None:
    """Commands are told from queries by what they do: each that may change something is named in the log."""
    commands = set(audited_commands())
    assert commands <= set(WORDS), commands - set(WORDS)
    assert set(WORDS) >= EVENTS


def audited_commands() -> Iterator[str]:
    """Functions of the floor that note something, by their source."""
    import inspect

    for run in DECLARED.values():
        source = inspect.getsource(inspect.unwrap(run))
        notes = ("office.note(", "records.keep(", "put_into_bin(", "take_from_bin(", "_insert(")
        by_subject = re.search(r"\b[A-Z_]+\.(keep|delete|restore)\(office", source)
        if source.startswith("@command") and (by_subject or any(note in source for note in notes)):
            yield run.__name__


def test_the_search_for_commands_finds_them() -> None:
    found = set(audited_commands())
    assert {"save_resident", "restore_class", "delete_course", "end_account", "_note_backup"} <= found
    assert len(OPERATIONS) > len(found) > 40


def test_no_personal_detail_goes_into_the_log(office: Office) -> None:
    from db.citizen_ids import reveal_citizen_id
    from tests.people_office import citizen_id

    person = resident(office, citizen_id=citizen_id(7), phones=("0812345678",), notes="แพ้ยา")
    reveal_citizen_id(office, person.id, "card")
    told = " ".join(f"{line.what} {line.note} {line.subject}" for line in lines(office))
    for secret in (citizen_id(7), "สมชาย", "0812345678", "แพ้ยา"):
        assert secret not in told


NAME, PASSWORD = "กิตติ ใจดี", "ดอกปีบสามกระถาง"


@pytest.fixture
def encrypted(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sealing, "COST", CHEAP)
    with Office.create(office_folder, keys.set_up(office_folder, NAME, PASSWORD, new_recovery_key())):
        return office_folder


def signs(folder: Path, credential: Credential) -> list[tuple[str, str, str]]:
    """What the log says of coming and going before this opening, the latest first."""
    with Office.open(folder, credential) as office:
        listed = [(line.who, line.what, line.note) for line in lines(office, subject="accounts")]
    assert listed[0][1] == "sign_in"
    return listed[1:]


def test_who_signs_in_and_out_is_written_down_and_so_are_wrong_passwords(encrypted: Path) -> None:
    for wrong in ("หนึ่งสองสาม", "สี่ห้าหกเจ็ด"):
        with pytest.raises(keys.WrongPassword):
            keys.sign_in(encrypted, NAME, wrong)
    Office.open(encrypted, keys.sign_in(encrypted, NAME, PASSWORD)).close()
    found = signs(encrypted, keys.sign_in(encrypted, NAME, PASSWORD))
    assert found == [
        (NAME, "sign_out", ""), (NAME, "sign_in", "password"), (NAME, "failed_sign_in", "2"),
        (NAME, "sign_out", ""), (NAME, "sign_in", "password"), (NAME, "first_manager", "manager"),
    ]  # fmt: skip


def test_who_is_refused_leaves_no_entry_of_coming_and_going(encrypted: Path) -> None:
    credential = keys.sign_in(encrypted, NAME, PASSWORD)
    with Office.open(encrypted, credential) as office:
        before = audit_head(office).entry
        assert office.credential is not None
        keys.set_password(encrypted, office.credential, "แขก", "ลำไยบินข้ามสะพาน")
    with pytest.raises(NotAllowed):
        Office.open(encrypted, keys.sign_in(encrypted, "แขก", "ลำไยบินข้ามสะพาน"))
    with Office.open(encrypted, credential) as office:
        assert audit_head(office).entry == before + 2  # out, and in again
        assert verify_audit(office).is_sound


def test_an_office_that_takes_no_more_writes_can_be_left(encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise DeskError("The disk is full.")

    opened = Office.open(encrypted, keys.sign_in(encrypted, NAME, PASSWORD))
    monkeypatch.setattr(opened, "record", full)
    opened.close()
    opened.close()
    Office.open(encrypted, keys.sign_in(encrypted, NAME, PASSWORD)).close()
