"""Residents from files: columns found, rows judged, what the cell said kept, nothing emptied, nothing twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.domain.buddhist_era import PartialDate, Precision
from db.domain.doubts import Doubt
from db.domain.errors import Cancelled, DeskError
from db.domain.names import Sex
from db.domain.residents import Residency, Resident
from db.import_columns import ImportKind, NotRecognised, recognise, recognised
from db.import_plan import Outcome
from db.import_residents import plan_residents
from db.office import Office
from db.residents import resident_of, save_resident
from db.spreadsheets import Sheet, open_workbook
from tests.office_files import (
    FIRST_ROW,
    HEADINGS,
    TODAY,
    citizen_id,
    imported,
    people,
    person,
    plan,
    residents_xlsx,
    typed_id,
    write_xlsx,
)

Write = Callable[..., Path]


@pytest.fixture
def register(tmp_path: Path) -> Write:
    """register(person(...), ...) writes a residents' file."""
    return lambda *rows: residents_xlsx(tmp_path / "ทะเบียน.xlsx", *rows)


def counts(report: dict[str, Any]) -> tuple[int, int, int, int, int]:
    return (
        report["read"], report["added"], report["updated"], report["unchanged"], len(report["refused"])
    )  # fmt: skip


def record(office: Office, given: str) -> Resident:
    return resident_of(office, people(office)[given].id)


# -- good rows


def test_a_good_row_is_kept_exactly(office: Office, register: Write) -> None:
    row = person(1, "นางสาวกนกวรรณ  ใจดี", sex="ห.", born="๑ ก.พ. ๒๕๒๐", community="ริมยวม", phone="081-0000001")
    assert counts(imported(office, register(row))) == (1, 1, 0, 0, 0)
    line = people(office)["กนกวรรณ"]
    assert (line.title, line.given, line.family, line.sex) == ("นางสาว", "กนกวรรณ", "ใจดี", Sex.FEMALE)
    assert (line.citizen_id, line.born) == (citizen_id(1), PartialDate(date(1977, 2, 1)))
    assert (line.house, line.community, line.phones) == ("306/8", "ชุมชนริมยวม", ("0810000001",))


@pytest.mark.parametrize(
    "typed", ["1-9999-00000-63-3", "1999900000633", 1999900000633, " 1 9999 00000 63 3 ", "๑๙๙๙๙๐๐๐๐๐๖๓๓"]
)
def test_an_id_in_every_way_of_writing(office: Office, register: Write, typed: object) -> None:
    report = imported(office, register(person(id=typed)))
    assert report["warnings"] == []
    assert people(office)["กนกวรรณ"].citizen_id == "1999900000633"


@pytest.mark.parametrize(
    "typed",
    [
        "1/2/2520",
        "01/02/2520",
        "1 ก.พ. 2520",
        "1 กุมภาพันธ์ 2520",
        "๑/๒/๒๕๒๐",
        "1977-02-01",
        date(1977, 2, 1),
        date(2520, 2, 1),
    ],
)
def test_a_birth_in_every_way_of_writing(office: Office, register: Write, typed: object) -> None:
    assert imported(office, register(person(born=typed)))["warnings"] == []
    assert people(office)["กนกวรรณ"].born == PartialDate(date(1977, 2, 1))


def test_titles_blank_rows_and_the_total_are_no_people(office: Office, tmp_path: Path) -> None:
    rows = [("ทะเบียน",), HEADINGS, person(1), (), (7,), HEADINGS, person(2, "นายเก่ง ดีมาก"),
            ("", "", "รวมทั้งสิ้น 2 คน"), ("", "", "ลงชื่อ ..............")]  # fmt: skip
    report = imported(office, write_xlsx(tmp_path / "a.xlsx", ("ก", rows)))
    assert counts(report) == (2, 2, 0, 0, 0)


def test_the_sex_is_told_by_the_title_where_the_cell_is_blank(office: Office, register: Write) -> None:
    imported(office, register(person(name="นายเก่ง ดีมาก", sex="")))
    assert people(office)["เก่ง"].sex is Sex.MALE


def test_people_of_one_house_share_a_household(office: Office, register: Write) -> None:
    imported(office, register(person(1), person(2, "นายเก่ง ดีมาก"), person(3, "นายกล้า ดีมาก", community="ป่าซาง")))
    homes = {given: resident_of(office, line.id).household_id for given, line in people(office).items()}
    assert homes["กนกวรรณ"] == homes["เก่ง"] != homes["กล้า"]


# -- bad cells


def test_a_year_alone_is_good_and_said(office: Office, register: Write) -> None:
    report = imported(office, register(person(born="2520")))
    assert report["warnings"] == [(FIRST_ROW, "born", "birth_year_only")]
    assert people(office)["กนกวรรณ"].born == PartialDate(date(1977, 1, 1), Precision.YEAR)


@pytest.mark.parametrize(
    ("cells", "warning", "kept", "doubt"),
    [
        ({"id": "1234545678789"}, ("citizen_id", "id_check"), "1234545678789", Doubt.ID_CHECK),
        ({"id": 123456789012}, ("citizen_id", "id_length"), "", Doubt.ID_LENGTH),
        ({"id": "1.23457E+12"}, ("citizen_id", "id_length"), "", Doubt.ID_LENGTH),
        ({"id": "12345678901234"}, ("citizen_id", "id_length"), "", Doubt.ID_LENGTH),
        ({"born": "31/2/2510"}, ("born", "birth_invalid"), citizen_id(1), Doubt.BIRTH_INVALID),
        ({"born": "1/1/2580"}, ("born", "birth_invalid"), citizen_id(1), Doubt.BIRTH_INVALID),
        ({"born": "1/1/2430"}, ("born", "birth_invalid"), citizen_id(1), Doubt.BIRTH_INVALID),
    ],
)
def test_a_bad_cell_is_a_warning_and_what_it_said_the_reason(
    office: Office, register: Write, cells: dict[str, object], warning: tuple[str, str], kept: str, doubt: Doubt
) -> None:
    report = imported(office, register(person(**cells)))  # type: ignore[arg-type]
    assert counts(report) == (1, 1, 0, 0, 0)
    assert report["warnings"] == [(FIRST_ROW, *warning)]
    resident = record(office, "กนกวรรณ")
    assert resident.citizen_id == kept
    (reason,) = resident.reasons
    assert reason.doubt is doubt
    for said in ("ทะเบียน.xlsx", str(FIRST_ROW), str(next(iter(cells.values())))):
        assert said in reason.text
    if doubt is Doubt.ID_LENGTH:
        assert resident.no_id_reason == reason.text


@pytest.mark.parametrize("blank", ["", "-", "ไม่มี", "0000000000000"])
def test_no_id_is_a_warning_with_file_and_row_as_the_reason(office: Office, register: Write, blank: str) -> None:
    report = imported(office, register(person(id=blank)))
    assert report["warnings"] == [(FIRST_ROW, "citizen_id", "id_missing")]
    reason = record(office, "กนกวรรณ").no_id_reason
    assert "ทะเบียน.xlsx" in reason and str(FIRST_ROW) in reason


def test_a_title_that_does_not_fit_the_age_is_a_warning(office: Office, register: Write) -> None:
    report = imported(office, register(person(born="1/2/2560")))
    assert report["warnings"] == [(FIRST_ROW, "title", "title_age")]
    assert people(office)["กนกวรรณ"].title == "นางสาว"


def test_an_id_that_someone_of_another_name_holds_is_refused(office: Office, register: Write) -> None:
    report = imported(office, register(person(1), person(2, "นายเก่ง ดีมาก", id=typed_id(1))))
    assert counts(report) == (2, 1, 0, 0, 1)
    assert report["refused"] == [(FIRST_ROW + 1, "citizen_id", "id_duplicate")]
    report = imported(office, register(person(1, "นายเก่ง ดีมาก")))
    assert report["refused"] == [(FIRST_ROW, "citizen_id", "id_duplicate")]
    assert list(people(office)) == ["กนกวรรณ"]


def test_a_twin_of_name_and_birth_with_an_id_of_their_own_is_added_and_said(office: Office, register: Write) -> None:
    report = imported(office, register(person(1), person(2)))
    assert counts(report) == (2, 2, 0, 0, 0)
    assert report["warnings"] == [(FIRST_ROW + 1, "given", "possible_duplicate")]


def test_a_row_that_comes_twice_counts_once(office: Office, register: Write) -> None:
    report = imported(office, register(person(1), person(1, house="9")))
    assert counts(report) == (2, 1, 0, 1, 0)
    assert report["warnings"] == [(FIRST_ROW + 1, "given", "possible_duplicate")]
    assert people(office)["กนกวรรณ"].house == "306/8"


def test_a_row_without_a_name_is_refused(office: Office, register: Write) -> None:
    report = imported(office, register(person(1, ""), person(2, "๑๒๓"), person(3, "นาย" + "ก" * 100_000)))
    assert [code for _row, _field, code in report["refused"]] == ["name_missing", "name_missing", "name_long"]


# -- again


def test_the_same_file_again_changes_nothing(office: Office, register: Write) -> None:
    rows = (person(1), person(2, "นายเก่ง ดีมาก", id="123"), person(3, "นายกล้า ดีมาก", id="", born="31/2/2510"),
            person(4, "นายขวัญ ดีมาก", id="", born="2501"),
            person(5, "นายคม ดีมาก", id="", born="", house="", community=""),
            person(6, "นายงาม ดีมาก", id=typed_id(1)))  # fmt: skip
    assert counts(imported(office, register(*rows))) == (6, 5, 0, 0, 1)
    before = people(office)
    assert counts(imported(office, register(*rows))) == (6, 0, 0, 5, 1)
    assert people(office) == before


def test_news_about_someone_known_is_an_update(office: Office, register: Write) -> None:
    imported(office, register(person(1, "เด็กหญิงกนกวรรณ ใจดี", phone="081-0000001")))
    row = person(1, "นางสาวกนกวรรณ ใจดี", phone="081-0000002", house="12", note="ย้ายบ้าน")
    assert counts(imported(office, register(row))) == (1, 0, 1, 0, 0)
    line = people(office)["กนกวรรณ"]
    assert (line.title, line.house, line.notes) == ("นางสาว", "12", "ย้ายบ้าน")
    assert line.phones == ("0810000002", "0810000001")


def test_a_blank_cell_empties_nothing(office: Office, register: Write) -> None:
    imported(office, register(person(1, phone="081-0000001", note="อสม.")))
    before = record(office, "กนกวรรณ")
    report = imported(office, register(person(1, "กนกวรรณ ใจดี", born="", house="", community="")))
    assert counts(report) == (1, 0, 0, 1, 0)
    assert record(office, "กนกวรรณ") == before


def test_a_year_alone_does_not_blur_a_known_birthday(office: Office, register: Write) -> None:
    imported(office, register(person(1)))
    imported(office, register(person(1, born="2520")))
    assert people(office)["กนกวรรณ"].born == PartialDate(date(1977, 2, 1))


def test_a_good_id_mends_a_missing_or_bad_one(office: Office, register: Write) -> None:
    imported(office, register(person(1, id="123"), person(2, "นายเก่ง ดีมาก", id=str(int(citizen_id(2)) + 1))))
    report = imported(office, register(person(1), person(2, "นายเก่ง ดีมาก")))
    assert counts(report) == (2, 0, 2, 0, 0)
    for given, number in (("กนกวรรณ", 1), ("เก่ง", 2)):
        resident = record(office, given)
        assert (resident.citizen_id, resident.no_id_reason, resident.reasons) == (citizen_id(number), "", ())


def test_a_bad_id_never_replaces_a_good_one(office: Office, register: Write) -> None:
    imported(office, register(person(1)))
    report = imported(office, register(person(1, id="123")))
    assert counts(report) == (1, 0, 0, 1, 0)
    assert people(office)["กนกวรรณ"].citizen_id == citizen_id(1)


def test_someone_from_outside_who_turns_up_in_the_register_lives_here(office: Office, register: Write) -> None:
    save_resident(office, Resident(given="กนกวรรณ", family="ใจดี", citizen_id=citizen_id(1), status=Residency.OUTSIDE))
    assert counts(imported(office, register(person(1)))) == (1, 0, 1, 0, 0)
    line = people(office)["กนกวรรณ"]
    assert (line.status, line.house) == (Residency.LIVING, "306/8")


def test_who_moved_or_died_is_not_brought_back_by_an_old_list(office: Office, register: Write) -> None:
    imported(office, register(person(1)))
    save_resident(office, replace(record(office, "กนกวรรณ"), status=Residency.DIED, status_date=date(2026, 1, 1)))
    imported(office, register(person(1)))
    assert people(office)["กนกวรรณ"].status is Residency.DIED


# -- other layouts


def test_other_headings_in_another_order(office: Office, tmp_path: Path) -> None:
    rows = [
        ("Phone", "เลขที่บ้าน", "หมู่ที่", "นามสกุล", "ชื่อตัว", "คำนำหน้านาม", "วันเดือนปีเกิด (พ.ศ.)", "เลขบัตรประชาชน 13 หลัก"),
        ("081-000-0001", 12, 3, "ใจดี", "กนกวรรณ", "น.ส.", "1 ก.พ. 2520", typed_id(1)),
    ]
    assert imported(office, write_xlsx(tmp_path / "a.xlsx", ("ก", rows)))["warnings"] == []
    line = people(office)["กนกวรรณ"]
    assert (line.title, line.family, line.house, line.moo, line.phones) == ("นางสาว", "ใจดี", "12", "3", ("0810000001",))
    assert (line.citizen_id, line.born) == (citizen_id(1), PartialDate(date(1977, 2, 1)))


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("ชื่อ", "เลขบัตร"), ("น.ส.กนกวรรณ ใจดี", typed_id(1))),
        (("ชื่อ", "สกุล", "เลขบัตร"), ("นางสาวกนกวรรณ", "ใจดี", typed_id(1))),
        (("ชื่อ", "ชื่อสกุล", "เลขบัตร"), ("นางสาวกนกวรรณ", "ใจดี", typed_id(1))),
        (("ชื่อ-นามสกุล", "ID Card"), ("นางสาว กนกวรรณ ใจดี", typed_id(1))),
        (("Full Name", "Citizen ID"), ("นางสาวกนกวรรณ ใจดี", typed_id(1))),
        (("คำนำหน้า", "ชื่อ - สกุล", "เลขบัตร"), ("น.ส.", "กนกวรรณ ใจดี", typed_id(1))),
        (("ชื่อ", "เลขบัตร"), ("นางสาวกนกวรรณ ใจดี", typed_id(1))),
        (("คำนำหน้า", "ชื่อจริง", "เลขบัตร"), ("น.ส.", "กนกวรรณ ใจดี", typed_id(1))),
    ],
)
def test_names_in_one_column_or_several(
    office: Office, tmp_path: Path, headings: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    imported(office, write_xlsx(tmp_path / "a.xlsx", ("ก", [headings, cells])))
    line = people(office)["กนกวรรณ"]
    assert (line.title, line.family) == ("นางสาว", "ใจดี")


def test_a_heading_merged_over_title_given_and_family(office: Office, tmp_path: Path) -> None:
    rows = [("ที่", "", "", "", "เลขบัตร"), (1, "น.ส.", "กนกวรรณ", "ใจดี", typed_id(1))]
    imported(office, write_xlsx(tmp_path / "a.xlsx", ("ก", rows), merges=[(0, 1, 0, 3, "ชื่อ - สกุล")]))
    line = people(office)["กนกวรรณ"]
    assert (line.title, line.family) == ("นางสาว", "ใจดี")


def test_headings_in_two_rows(office: Office, tmp_path: Path) -> None:
    rows = [("ชื่อ - สกุล", "เลขบัตร", "ที่อยู่ปัจจุบันตามทะเบียน", ""), ("", "", "บ้านเลขที่", "ชุมชน"),
            ("นายเก่ง ดีมาก", typed_id(1), "9/1", "ริมยวม")]  # fmt: skip
    imported(office, write_xlsx(tmp_path / "a.xlsx", ("ก", rows), merges=[(0, 2, 0, 3, "ทะเบียนบ้าน")]))
    assert (people(office)["เก่ง"].house, people(office)["เก่ง"].community) == ("9/1", "ชุมชนริมยวม")


def test_a_house_number_merged_over_its_people(office: Office, tmp_path: Path) -> None:
    rows = [("บ้านเลขที่", "ชื่อ - สกุล", "เลขบัตร"), ("", "นายเก่ง ดีมาก", typed_id(1)), ("", "นายกล้า ดีมาก", typed_id(2))]
    imported(office, write_xlsx(tmp_path / "a.xlsx", ("ก", rows), merges=[(1, 0, 2, 0, "9/1")]))
    assert [line.house for line in people(office).values()] == ["9/1", "9/1"]


def test_every_sheet_of_people_is_read(office: Office, tmp_path: Path) -> None:
    headings = ("ชื่อ - สกุล", "เลขบัตร")
    path = write_xlsx(
        tmp_path / "a.xlsx",
        ("คำอธิบาย", [("อ่านก่อนใช้",)]),
        ("ริมยวม", [headings, ("นายเก่ง ดีมาก", typed_id(1))]),
        ("ป่าซาง", [headings, ("นายกล้า ดีมาก", typed_id(2))]),
    )
    assert counts(imported(office, path)) == (2, 2, 0, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_files_of_every_kind(office: Office, tmp_path: Path, encoding: str, separator: str) -> None:
    lines = [("คำนำหน้า", "ชื่อ", "นามสกุล", "เลขบัตร", "ชุมชน"), ("น.ส.", "กนกวรรณ", "ใจดี", typed_id(1), "ริมยวม")]
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    assert counts(imported(office, path)) == (1, 1, 0, 0, 0)
    assert people(office)["กนกวรรณ"].citizen_id == citizen_id(1)


def test_a_sheet_without_headings_is_refused_and_says_what_was_looked_for() -> None:
    for rows in ([], [["นายเก่ง ดีมาก", typed_id(1)]], [["ที่", "รายการ"]]):
        with pytest.raises(NotRecognised, match="citizen ID"):
            recognise(Sheet("ก", rows), ImportKind.RESIDENTS)


def test_a_wrong_guess_can_be_corrected(office: Office) -> None:
    rows = [["ชื่อ", "สกุล", "เลขที่", "เลขบัตร"], ["เก่ง", "ดีมาก", "0810000001", typed_id(1)]]
    mapping = recognise(Sheet("ก", rows), ImportKind.RESIDENTS).corrected(2, "phones")
    plan_residents(office, [mapping], "ก", TODAY).commit(office)
    line = people(office)["เก่ง"]
    assert (line.house, line.phones) == ("", ("0810000001",))
    assert mapping.corrected(2, "").column_of("phones") is None


def test_an_address_in_one_cell_gives_house_and_moo(office: Office, register: Write) -> None:
    imported(office, register(person(1, house="12/3 หมู่ 4 ต.แม่สะเรียง"), person(2, "นายเก่ง ดีมาก", house="ข้างวัด")))
    first, second = people(office)["กนกวรรณ"], people(office)["เก่ง"]
    assert (first.house, first.moo) == ("12/3", "4") and "ต.แม่สะเรียง" in first.notes
    assert (second.house, second.notes) == ("", "ข้างวัด")


# -- the plan and its transaction


def test_a_plan_writes_nothing_and_its_commit_everything_at_once(office: Office, register: Write) -> None:
    planned = plan(office, register(person(1), person(2, "นายเก่ง ดีมาก")))
    assert [row.outcome for row in planned.rows] == [Outcome.ADDED, Outcome.ADDED]
    assert people(office) == {}
    changes: list[Any] = []
    office.on_change(changes.append)
    planned.commit(office)
    assert len(people(office)) == 2
    assert len(changes) == 1


def test_a_cancelled_import_leaves_nothing(office: Office, register: Write) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    planned = plan(office, register(person(1), person(2, "นายเก่ง ดีมาก")))
    with pytest.raises(Cancelled):
        planned.commit(office, stop)
    assert people(office) == {}
    assert office.run(lambda: office.sql("select count(*) from household")) == [(0,)]
    with pytest.raises(Cancelled):
        workbook = open_workbook(register(person(1)))
        plan_residents(office, recognised(workbook, ImportKind.RESIDENTS), "ก", TODAY, stop)


def test_an_office_that_changed_after_the_preview_is_not_overwritten(office: Office, register: Write) -> None:
    planned = plan(office, register(person(1)))
    save_resident(office, Resident(given="เก่ง", citizen_id=citizen_id(1)))
    with pytest.raises(DeskError, match="after the preview"):
        planned.commit(office)
    assert list(people(office)) == ["เก่ง"]


def test_the_report_adds_up(office: Office, register: Write) -> None:
    report = plan(office, register(person(1), person(1), person(1, "นายเก่ง ดีมาก"), person(2, "", id=""))).report()
    assert report["read"] == 4
    assert report["read"] == report["added"] + report["updated"] + report["unchanged"] + len(report["refused"])
    for problem in report["warnings"] + report["refused"]:
        assert {"row", "field", "code", "message"} <= set(problem)


# -- cells that mean harm


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "' OR 1=1 --", "{0.__class__}", "%(x)s", "[exit]", "<b>&bogus;", "น้ํา\u200b\u202eใจ"]
)
def test_text_is_only_text(office: Office, register: Write, text: str) -> None:
    assert counts(imported(office, register(person(1, note=text), person(2, f"นายก{text} ดี")))) == (2, 2, 0, 0, 0)
    assert counts(imported(office, register(person(1, note=text), person(2, f"นายก{text} ดี")))) == (2, 0, 0, 2, 0)


def test_unseen_letters_and_lone_surrogates_are_dropped(office: Office) -> None:
    rows = [["ชื่อ", "สกุล", "เลขบัตร", "หมายเหตุ"], ["เก่\x00ง\ufeff", "ดี\ud800มาก", typed_id(1), "\x00ก\udfff"]]
    plan_residents(office, [recognise(Sheet("ก", rows), ImportKind.RESIDENTS)], "ก", TODAY).commit(office)
    line = people(office)["เก่ง"]
    assert (line.family, line.notes) == ("ดีมาก", "ก")


def test_very_long_cells_are_no_names_and_break_nothing(office: Office, register: Write) -> None:
    long = "ก" * 30_000
    row = person(1, sex=long, born=long, house=long, community="ริมยวม", phone=long, note=long)
    report = imported(office, register(row))
    assert counts(report) == (1, 1, 0, 0, 0)
    assert len(people(office)["กนกวรรณ"].notes) >= 30_000
