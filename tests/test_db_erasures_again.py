"""After a restore whoever was erased is erased again, and nobody else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import check, erasures
from db.audit import audit_listing, verify_audit
from db.credential import Credential
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.erasures import ERASED, ErasureReason
from db.domain.permissions import NotAllowed
from db.domain.residents import Resident
from db.erasure_list import BESIDE, DAMAGED
from db.erasures import confirm_erased, erase_person, erase_records, reapply_erasures
from db.office import Office
from db.residents import resident_of, save_resident
from db.restore import AGAIN
from db.storage import FILE_NAME
from tests.as_role import signed_in
from tests.erased_office import EVERYTHING, FAMILY, NAME, NUMBER, remains, someone
from tests.faults import offices
from tests.keys import KEY
from tests.people_office import NOW, citizen_id, resident


@pytest.fixture
def office(office_folder: Path) -> Iterator[Office]:
    """An encrypted one, as they are: its file can be taken aside and brought back."""
    with Office.create(office_folder, KEY) as opened:
        opened.clock = lambda: NOW
        yield opened


def restored(office: Office, folder: Path, copy: Path) -> Iterator[Office]:
    """The office with an older copy in place of its file, as it is before opening finds out who was erased."""
    office.close()
    shutil.copy(copy, folder / FILE_NAME)
    known = (folder / BESIDE).rename(folder / "elsewhere")
    with Office.open(folder, KEY) as again:
        again.clock = lambda: NOW
        known.rename(folder / BESIDE)
        yield again


def aside(office: Office, folder: Path) -> Path:
    """A copy of the file as it is now."""
    copy = folder.parent / "copy.db"
    copy.write_bytes((folder / FILE_NAME).read_bytes())
    return copy


def test_after_a_restore_the_person_is_erased_again(office: Office, office_folder: Path) -> None:
    person = someone(office)
    copy = aside(office, office_folder)
    erase_person(office, person.id, ErasureReason.ASKED)
    for again in restored(office, office_folder, copy):
        assert remains(office_folder) == list(EVERYTHING)
        done = reapply_erasures(again)
        assert (done.erased, done.doubtful, done.is_whole) == (1, (), True)
        assert remains(office_folder) == [] and resident_of(again, person.id).given == ERASED
        assert check.problems(again) == () and verify_audit(again).is_sound
        assert reapply_erasures(again).erased == 0


def test_a_copy_from_before_a_correction_is_known_by_what_did_not_change(office: Office, office_folder: Path) -> None:
    person = someone(office)
    copy = aside(office, office_folder)
    changed = resident_of(office, person.id)
    values = {**vars(changed), "given": "อื่น", "family": "ไป", "citizen_id": citizen_id(4242), "reasons": ()}
    save_resident(office, Resident(**values))
    erase_person(office, person.id, ErasureReason.ASKED)
    for again in restored(office, office_folder, copy):
        assert reapply_erasures(again).erased == 1
        assert remains(office_folder) == []


def test_somebody_else_under_the_same_id_is_left_for_people_to_look_at(office: Office, office_folder: Path) -> None:
    other = resident(office, "คนละคน", "กัน", citizen_id=citizen_id(11))
    copy = aside(office, office_folder)
    values = {**vars(other), "given": NAME, "family": FAMILY, "citizen_id": NUMBER}
    save_resident(office, Resident(**values))
    erase_person(office, other.id, ErasureReason.ASKED)
    for again in restored(office, office_folder, copy):
        done = reapply_erasures(again)
        assert (done.erased, done.doubtful) == (0, (other.id,))
        assert resident_of(again, other.id).given == "คนละคน"
        assert audit_listing(again, AuditFilter()).page(0, 1)[0].note == "doubtful"
        assert reapply_erasures(again) == erasures.Reapplied(0)  # said once


def test_in_a_copy_from_before_they_came_their_id_is_given_to_nobody(office: Office, office_folder: Path) -> None:
    resident(office, "คนแรก")
    copy = aside(office, office_folder)
    person = someone(office)
    erase_person(office, person.id, ErasureReason.ASKED)
    for again in restored(office, office_folder, copy):
        assert reapply_erasures(again) == erasures.Reapplied(0)
        assert resident(again, "คนใหม่").id > person.id
        assert check.problems(again) == ()


def test_a_damaged_list_beside_the_file_is_told(office: Office, office_folder: Path) -> None:
    erase_person(office, someone(office).id, ErasureReason.ASKED)
    (office_folder / BESIDE).write_bytes(b"damaged")
    assert not reapply_erasures(office).is_whole
    assert reapply_erasures(office).is_whole  # written anew from what the file itself knows
    assert (office_folder / DAMAGED).read_bytes() == b"damaged"


def test_a_damaged_list_is_a_problem_until_a_manager_has_looked(office: Office, office_folder: Path) -> None:
    """After a restore nobody knows who stood in it: opening must not pass over that."""
    person = someone(office)
    copy = aside(office, office_folder)
    erase_person(office, person.id, ErasureReason.ASKED)
    office.close()
    shutil.copy(copy, office_folder / FILE_NAME)
    (office_folder / BESIDE).write_bytes(b"damaged")
    with Office.open(office_folder, KEY) as opened:
        opened.clock = lambda: NOW
        assert remains(office_folder) != []
        (problem,) = check.problems(opened)
        assert (problem.code, problem.detail) == ("erasures", DAMAGED)
        assert "erase them again" in problem.text(str) and DAMAGED in problem.text(str)
        with signed_in(opened, Role.CLERK), pytest.raises(NotAllowed):
            confirm_erased(opened)
        erase_person(opened, person.id, ErasureReason.ASKED)
        confirm_erased(opened)
        assert check.problems(opened) == () and not (office_folder / DAMAGED).exists()
        assert audit_listing(opened, AuditFilter()).page(0, 1)[0].what == "confirm_erased"
    with Office.open(office_folder, KEY) as opened:
        assert check.problems(opened) == ()


def test_a_list_that_the_disk_does_not_give_is_a_problem(
    office: Office, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    erase_person(office, someone(office).id, ErasureReason.ASKED)
    read_bytes = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == BESIDE:
            raise PermissionError(13, "refused", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    (problem,) = check.problems(office)
    assert (problem.code, problem.detail) == ("erasures", BESIDE)


def test_bringing_a_backup_back_erases_again_by_itself(office: Office, office_folder: Path) -> None:
    """By whoever restores it, who may have no account in the older copy."""
    person = someone(office)
    copy = aside(office, office_folder)
    erase_person(office, person.id, ErasureReason.ASKED)
    office.close()
    shutil.copy(copy, office_folder / FILE_NAME)
    for again in AGAIN:
        again(office_folder, Credential("กิตติ", KEY.key), None)
    assert remains(office_folder) == []
    before = (office_folder / FILE_NAME).read_bytes(), (office_folder / BESIDE).read_bytes()
    with Office.open(office_folder, KEY) as opened:
        last = audit_listing(opened, AuditFilter()).page(0, 1)[0]
        assert (last.what, last.who) == ("erase_again", "กิตติ")
    assert before == ((office_folder / FILE_NAME).read_bytes(), (office_folder / BESIDE).read_bytes())


def test_a_restore_that_was_killed_is_made_up_for_at_the_next_opening(office: Office, office_folder: Path) -> None:
    person = someone(office)
    copy = aside(office, office_folder)
    erase_person(office, person.id, ErasureReason.ASKED)
    office.close()
    shutil.copy(copy, office_folder / FILE_NAME)
    with Office.open(office_folder, KEY) as opened:
        assert resident_of(opened, person.id).given == ERASED
    assert remains(office_folder) == []


def test_an_erasure_that_was_killed_before_its_list_was_written_is_known_to_a_restore(tmp_path: Path) -> None:
    """The file that gives up its place is then the only one that knows of it."""
    folder = tmp_path / "office"
    offices.filled(folder, 3)
    with offices.opened(folder) as office:
        copy = offices.back_up(office, tmp_path / "copy.msdbak")
        erase_records(office, 2, ErasureReason.ASKED)
    assert not (folder / BESIDE).exists()  # else this shows nothing
    offices.restore(folder, copy)
    with offices.opened(folder) as office:
        assert [resident_of(office, number).given for number in (1, 2, 3)] == ["คนที่0", ERASED, "คนที่2"]


def test_where_nobody_was_erased_nothing_is_done_and_nothing_written(office: Office, office_folder: Path) -> None:
    assert reapply_erasures(office) == erasures.Reapplied(0)
    assert not (office_folder / BESIDE).exists()
