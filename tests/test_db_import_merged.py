"""An old list has somebody as they stood before their two records were merged: they are not added again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.domain.citizen_id import format_citizen_id
from db.domain.erasures import ErasureReason
from db.domain.mending import Pick
from db.domain.residents import Resident
from db.erasures import erase_person
from db.import_columns import ImportKind
from db.mergers import merge_residents, merging_proposal, undo_merger
from db.office import Office
from db.residents import resident_of, save_resident
from db.volunteers import volunteer_for
from tests.office_files import citizen_id, imported, people, person, residents_xlsx, typed_id, write_xlsx

Write = Callable[..., Path]
GOOD, WRONG = "นายศักดิ์ ดีมาก", "นายศักด์ ดีมาก"


@pytest.fixture
def register(tmp_path: Path) -> Write:
    return lambda *rows: residents_xlsx(tmp_path / "เก่า.xlsx", *rows)


def merge(office: Office, kept: Resident, gone: Resident, **picks: Pick) -> int:
    proposed = merging_proposal(office, kept.id, gone.id)
    mine, others = ((each.id, resident_of(office, each.id).revision) for each in (kept, gone))
    return merge_residents(office, mine, others, proposed | picks).id


def record(office: Office, given: str) -> Resident:
    return resident_of(office, people(office)[given].id)


@pytest.fixture
def merger(office: Office, register: Write) -> int:
    """Sak with a good ID in house 9, and once more, wrongly spelt and without ID, in house 7; they became one."""
    imported(
        office,
        register(
            person(1, GOOD, born="1/2/2520", house="9", phone="081-0000001"),
            person(2, WRONG, id="", born="2/2/2520", house="7", phone="081-0000002", note="ญาติป้าแดง"),
        ),
    )
    return merge(office, record(office, "ศักดิ์"), record(office, "ศักด์"), phones=Pick.KEPT, notes=Pick.KEPT)


def again(office: Office, register: Write, **cells: Any) -> tuple[dict[str, Any], Resident]:
    """The row with the former spelling once more; what became of it, and the only one of them who is there."""
    report = imported(office, register(person(1, WRONG, **{"id": "", "born": "2/2/2520", "house": "7"} | cells)))
    return report, record(office, "ศักดิ์")


@pytest.mark.parametrize(
    "cells",
    [
        {"phone": "081-0000002", "note": "ญาติป้าแดง"},
        {"born": "1/2/2520", "house": "1"},
        {"born": "2520", "house": ""},
        {"born": "", "house": "7"},
        {"born": "", "house": "9"},
    ],
)
def test_the_former_spelling_is_taken_for_the_person_and_said(
    office: Office, register: Write, merger: int, cells: dict[str, Any]
) -> None:
    before = record(office, "ศักดิ์")
    report, after = again(office, register, **cells)
    assert (report["added"], report["refused"], len(people(office))) == (0, [], 1)
    assert (5, "given", "possible_duplicate") in report["warnings"]
    assert (after.given, after.citizen_id, after.born) == ("ศักดิ์", citizen_id(1), before.born)


def test_what_the_merger_decided_is_not_undone_by_the_old_list(office: Office, register: Write, merger: int) -> None:
    before = record(office, "ศักดิ์")
    report, after = again(office, register, phone="081-0000002", note="ญาติป้าแดง")
    assert report["unchanged"] == 1 and after == before
    report, after = again(office, register, phone="081-0000003", note="ย้ายเตียง", house="12")
    assert report["updated"] == 1
    assert after.phones == ("0810000003", "0810000001") and after.notes == "ย้ายเตียง"
    assert people(office)["ศักดิ์"].house == "12", "what is new is taken over"


@pytest.mark.parametrize(
    "cells",
    [{"born": "5/5/2540"}, {"born": "", "house": "88"}, {"id": typed_id(7)}],
    ids=["born on another day", "another house", "a good ID of their own"],
)
def test_a_namesake_of_the_former_spelling_is_somebody_else(
    office: Office, register: Write, merger: int, cells: dict[str, Any]
) -> None:
    report, _person = again(office, register, **cells)
    assert report["added"] == 1 and set(people(office)) == {"ศักดิ์", "ศักด์"}


def test_a_row_with_the_id_and_the_former_spelling_is_not_refused(office: Office, register: Write, merger: int) -> None:
    report, _person = again(office, register, id=typed_id(1))
    assert (report["unchanged"], report["refused"]) == (1, [])
    report = imported(office, register(person(1, "นายอื่น ดีมาก")))
    assert report["refused"] == [(5, "citizen_id", "id_duplicate")], "another name is refused still"


def test_the_id_of_the_former_record_tells_too(office: Office, register: Write) -> None:
    imported(office, register(person(1, GOOD), person(2, WRONG)))
    merge(office, record(office, "ศักดิ์"), record(office, "ศักด์"))
    report = imported(office, register(person(1, WRONG, id=format_citizen_id(citizen_id(2)), born="9/9/2500")))
    assert (report["added"], len(people(office))) == (0, 1)
    assert record(office, "ศักดิ์").citizen_id == citizen_id(1)


def test_the_spelling_that_the_record_that_stayed_gave_up_is_known_too(office: Office, register: Write) -> None:
    imported(office, register(person(1, WRONG, id=""), person(2, GOOD)))
    merge(office, record(office, "ศักด์"), record(office, "ศักดิ์"), given=Pick.GONE)
    report, after = again(office, register, born="1/2/2520", house="306/8")
    assert (report["added"], len(people(office)), after.given) == (0, 1, "ศักดิ์")


def test_of_records_that_were_merged_one_after_another_the_last_one_is_meant(
    office: Office, register: Write, merger: int
) -> None:
    last = save_resident(office, replace(record(office, "ศักดิ์"), id=0, revision=0, given="สมศักดิ์", citizen_id=""))
    merge(office, last, record(office, "ศักดิ์"))
    report = imported(office, register(person(1, WRONG, id="", born="2/2/2520", house="7")))
    assert report["added"] == 0 and list(people(office)) == ["สมศักดิ์"]


def test_after_the_merger_was_undone_both_are_people_of_their_own(office: Office, register: Write, merger: int) -> None:
    undo_merger(office, merger)
    report = imported(office, register(person(1, WRONG, id="", born="2/2/2520", house="7")))
    assert (report["unchanged"], report["warnings"]) == (1, [(5, "citizen_id", "id_missing")])
    assert set(people(office)) == {"ศักดิ์", "ศักด์"}


def test_of_somebody_erased_no_spelling_is_known(office: Office, register: Write, merger: int) -> None:
    erase_person(office, record(office, "ศักดิ์").id, ErasureReason.ASKED)
    report = imported(office, register(person(1, WRONG, id="", born="2/2/2520", house="7")))
    assert report["added"] == 1


def test_who_is_called_so_today_comes_before_who_was(office: Office, register: Write, merger: int) -> None:
    imported(office, register(person(3, WRONG, born="5/5/2540", house="88")))
    report = imported(office, register(person(1, WRONG, id="", born="5/5/2540", house="88", phone="081-0000009")))
    assert report["updated"] == 1
    assert people(office)["ศักด์"].phones == ("0810000009",) and len(people(office)) == 2


def test_lists_of_volunteers_know_the_former_spelling(office: Office, tmp_path: Path, merger: int) -> None:
    heads = ("คำนำหน้า", "ชื่อ", "นามสกุล", "เลขบัตร", "ประเภทอาสา")
    path = write_xlsx(tmp_path / "อาสา.xlsx", ("อสม.", [heads, ("นาย", "ศักด์", "ดีมาก", "", "อสม.")]))
    imported(office, path, ImportKind.VOLUNTEERS)
    assert len(people(office)) == 1 and volunteer_for(office, record(office, "ศักดิ์").id) is not None
