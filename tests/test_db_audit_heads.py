"""What backups know of the audit log finds an end that was cut off; going back to one is no such cut."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import backup, restore, sealing
from db.audit import audit_head, audit_listing, verify_audit
from db.audit_heads import heads_in_backups
from db.communities import save_community
from db.credential import Credential
from db.domain.audit import AuditFilter, AuditProblem
from db.domain.communities import Community
from db.office import Office
from tests.backup_office import begun
from tests.keys import CHEAP

NOW = datetime(2026, 11, 22, 16, 30)


@pytest.fixture
def credential(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Credential:
    monkeypatch.setattr(sealing, "COST", CHEAP)
    return begun(office_folder)


@pytest.fixture
def opened(office_folder: Path, credential: Credential) -> Iterator[Office]:
    with Office.open(office_folder, credential) as office:
        office.clock = lambda: NOW
        yield office


def cut(office: Office, entry: int) -> None:
    def work() -> None:
        office.sql("drop trigger history_stays")
        office.sql("delete from history where id > ?", (entry,))

    office.run(work)


def test_an_office_without_backups_knows_of_no_head(opened: Office) -> None:
    assert heads_in_backups(opened) == ()


def test_each_backup_knows_the_last_entry_of_its_time(opened: Office) -> None:
    first = audit_head(opened)
    backup.create_backup(opened)
    save_community(opened, Community(name="กู่แก้ว"))
    second = audit_head(opened)
    backup.create_backup(opened)
    assert set(heads_in_backups(opened)) == {first, second}
    assert verify_audit(opened, heads_in_backups(opened)).is_sound


def test_an_end_that_was_cut_off_is_found_by_a_backup(opened: Office) -> None:
    entry = audit_head(opened).entry
    for name in ("กู่แก้ว", "บ้านโป่ง"):
        save_community(opened, Community(name=name))
    backup.create_backup(opened)
    last = heads_in_backups(opened)[0].entry
    cut(opened, entry)
    assert verify_audit(opened).is_sound
    found = verify_audit(opened, heads_in_backups(opened))
    assert (found.problem, found.entry) == (AuditProblem.CUT, last)


def test_a_damaged_backup_is_passed_over(opened: Office) -> None:
    report = backup.create_backup(opened)
    report.path.write_bytes(report.path.read_bytes()[:200])
    assert heads_in_backups(opened) == ()


def test_going_back_to_a_backup_is_written_down_and_is_no_cut(office_folder: Path, credential: Credential) -> None:
    """The copies between know a log that the office left behind; those from before and after still count."""
    with Office.open(office_folder, credential) as office:
        office.clock = lambda: NOW
        first = backup.create_backup(office).path
        before = audit_head(office)
        save_community(office, Community(name="กู่แก้ว"))
        backup.create_backup(office)
    restore.restore_here(office_folder, first, credential)
    with Office.open(office_folder, credential) as office:
        listing = audit_listing(office, AuditFilter(what="restore_backup"))
        (line,) = listing.page(0, 9)
        assert (line.who, line.subject, line.note) == (credential.who, "backups", "1")
        for name in ("ก", "ข", "ค"):
            save_community(office, Community(name=name))
        office.clock = lambda: datetime.now() + timedelta(hours=1)
        backup.create_backup(office)
        heads = heads_in_backups(office)
        assert {head.entry for head in heads} > {min(head.entry for head in heads)} and len(heads) == 2
        assert min(head.entry for head in heads) < before.entry
        assert verify_audit(office, heads).is_sound
        cut(office, line.id)
        assert verify_audit(office, heads).problem is AuditProblem.CUT
