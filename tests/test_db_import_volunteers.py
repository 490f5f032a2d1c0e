"""Volunteers from files: their person found or added from outside, kinds, start, and who invited whom."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.domain.residents import Residency
from db.domain.volunteers import Volunteer, VolunteerKind, VolunteerLine
from db.import_cells import read_kinds
from db.import_columns import ImportKind
from db.office import Office
from db.volunteers import VolunteerFilter, save_volunteer, volunteer_listing, volunteer_of
from tests.office_files import citizen_id, imported, people, person, residents_xlsx, typed_id, write_xlsx

HEADINGS = (
    "ลำดับ", "คำนำหน้า", "ชื่อ", "นามสกุล", "เลขบัตร", "ประเภทอาสา", "ชุมชน", "โทรศัพท์", "วันที่เริ่ม", "ผู้ชักชวน",
)  # fmt: skip
Write = Callable[..., Path]


@pytest.fixture
def volunteer_file(tmp_path: Path) -> Write:
    """volunteer_file(row(...), ...) writes a list in the Thai of older Windows programs."""

    def write(*rows: Sequence[str]) -> Path:
        path = tmp_path / "อาสา.csv"
        path.write_bytes("\r\n".join(",".join(each) for each in (HEADINGS, *rows)).encode("cp874"))
        return path

    return write


def row(
    number: int,
    given: str,
    *,
    id: str | None = None,
    kinds: str = "อสม.",
    started: str = "11 พ.ค. 2564",
    by: str = "",
    phone: str = "",
) -> tuple[str, ...]:
    number_text = typed_id(number) if id is None else id
    return (str(number), "นาย", given, "ดีมาก", number_text, kinds, "ชุมชนริมยวม", phone, started, by)


def taken(office: Office, path: Path) -> dict[str, Any]:
    return imported(office, path, ImportKind.VOLUNTEERS)


def volunteers(office: Office) -> dict[str, VolunteerLine]:
    listing = volunteer_listing(office, VolunteerFilter(active=None))
    return {line.given: line for line in listing.page(0, listing.total)}


def test_a_resident_becomes_a_volunteer(office: Office, volunteer_file: Write, tmp_path: Path) -> None:
    imported(office, residents_xlsx(tmp_path / "a.xlsx", person(1, "นายเก่ง ดีมาก"), person(2, "นายกล้า ดีมาก")))
    report = taken(office, volunteer_file(row(1, "เก่ง", kinds="CG/อสม.", by="กล้า ดีมาก"), row(2, "กล้า")))
    assert (report["read"], report["added"], report["warnings"]) == (2, 2, [])
    line = volunteers(office)["เก่ง"]
    assert set(line.kinds) == {VolunteerKind.CAREGIVER, VolunteerKind.VILLAGE_HEALTH}
    assert (line.started, line.community, line.invited_by) == (date(2021, 5, 11), "ชุมชนริมยวม", "นายกล้า ดีมาก")
    assert line.status is Residency.LIVING
    assert len(people(office)) == 2


def test_people_nobody_knows_come_from_outside_until_the_register_has_them(
    office: Office, volunteer_file: Write, tmp_path: Path
) -> None:
    path = volunteer_file(row(1, "เก่ง", by="นายกล้า ดีมาก"), row(2, "กล้า"))
    assert taken(office, path)["added"] == 2
    assert {line.status for line in volunteers(office).values()} == {Residency.OUTSIDE}
    report = imported(office, residents_xlsx(tmp_path / "a.xlsx", person(1, "นายเก่ง ดีมาก")))
    assert (report["added"], report["updated"]) == (0, 1)
    assert volunteers(office)["เก่ง"].status is Residency.LIVING
    assert volunteers(office)["เก่ง"].invited_by == "นายกล้า ดีมาก"
    assert taken(office, path)["unchanged"] == 2


def test_the_same_file_again_changes_nothing(office: Office, volunteer_file: Write) -> None:
    rows = (row(1, "เก่ง", by="กล้า ดีมาก"), row(2, "กล้า"), row(3, "คม", id=""), row(4, "งาม", id=typed_id(1)))
    first = taken(office, volunteer_file(*rows))
    assert (first["added"], len(first["refused"])) == (3, 1)
    second = taken(office, volunteer_file(*rows))
    assert (second["added"], second["updated"], second["unchanged"], len(second["refused"])) == (0, 0, 3, 1)


def test_an_id_of_someone_else_is_refused(office: Office, volunteer_file: Write) -> None:
    report = taken(office, volunteer_file(row(1, "เก่ง"), row(1, "กล้า")))
    assert report["refused"] == [(3, "citizen_id", "id_duplicate")]
    assert list(volunteers(office)) == ["เก่ง"]


def test_someone_known_by_name_only_is_linked_with_a_warning(
    office: Office, volunteer_file: Write, tmp_path: Path
) -> None:
    imported(office, residents_xlsx(tmp_path / "a.xlsx", person(1, "นายเก่ง ดีมาก", id="123")))
    report = taken(office, volunteer_file(row(1, "เก่ง")))
    assert report["warnings"] == [(2, "given", "possible_duplicate")]
    assert len(people(office)) == 1


def test_a_good_id_of_another_number_is_another_person(office: Office, volunteer_file: Write, tmp_path: Path) -> None:
    imported(office, residents_xlsx(tmp_path / "a.xlsx", person(1, "นายเก่ง ดีมาก")))
    taken(office, volunteer_file(row(2, "เก่ง")))
    ids = office.run(lambda: office.sql("select citizen_id, status from resident order by id"))
    assert ids == [(citizen_id(1), "living"), (citizen_id(2), "outside")]


def test_a_name_that_several_bear_needs_an_id(office: Office, volunteer_file: Write, tmp_path: Path) -> None:
    imported(office, residents_xlsx(tmp_path / "a.xlsx", person(1, "นายเก่ง ดีมาก"), person(2, "นายเก่ง ดีมาก")))
    report = taken(office, volunteer_file(row(1, "เก่ง", id="")))
    assert report["refused"] == [(2, "given", "possible_duplicate")]


def test_the_rows_of_a_person_add_their_kinds_up(office: Office, volunteer_file: Write) -> None:
    path = volunteer_file(row(1, "เก่ง", kinds="CG"), row(1, "เก่ง", kinds="จิตอาสา"))
    report = taken(office, path)
    assert (report["added"], report["updated"]) == (1, 1)
    assert set(volunteers(office)["เก่ง"].kinds) == {VolunteerKind.CAREGIVER, VolunteerKind.CIVIC}
    assert taken(office, path)["unchanged"] == 2


def test_kinds_are_added_and_nothing_is_emptied(office: Office, volunteer_file: Write) -> None:
    taken(office, volunteer_file(row(1, "เก่ง", kinds="CG", by="กล้า ดีมาก"), row(2, "กล้า")))
    report = taken(office, volunteer_file(row(1, "เก่ง", kinds="อผส.", started="")))
    assert report["updated"] == 1
    line = volunteers(office)["เก่ง"]
    assert set(line.kinds) == {VolunteerKind.CAREGIVER, VolunteerKind.ELDER_CARE}
    assert (line.started, line.invited_by) == (date(2021, 5, 11), "นายกล้า ดีมาก")


def test_who_invited_them_may_be_a_volunteer_of_the_office(office: Office, volunteer_file: Write) -> None:
    taken(office, volunteer_file(row(1, "เก่ง")))
    taken(office, volunteer_file(row(2, "กล้า", by="นายเก่ง  ดีมาก")))
    assert volunteers(office)["กล้า"].invited_by == "นายเก่ง ดีมาก"


@pytest.mark.parametrize("unknown", ["ไม่มีใคร รู้จัก", "เก่ง ดีมาก"])
def test_an_unknown_inviter_is_kept_in_the_notes(office: Office, volunteer_file: Write, unknown: str) -> None:
    """Nobody invites themself either."""
    report = taken(office, volunteer_file(row(1, "เก่ง", by=unknown)))
    assert report["warnings"] == [(2, "invited_by_id", "inviter_unknown")]
    line = volunteers(office)["เก่ง"]
    assert (line.invited_by, line.notes) == ("", unknown)


def test_a_bad_start_and_an_unknown_kind_are_kept_in_the_notes(office: Office, volunteer_file: Write) -> None:
    report = taken(office, volunteer_file(row(1, "เก่ง", kinds="นักดนตรี", started="31/2/2564")))
    assert {code for _row, _field, code in report["warnings"]} == {"kind_unknown", "date_invalid"}
    line = volunteers(office)["เก่ง"]
    assert line.kinds == (VolunteerKind.CIVIC,) and line.started is None
    assert "นักดนตรี" in line.notes and "31/2/2564" in line.notes


def test_a_phone_that_the_office_lacks_is_taken_over(office: Office, volunteer_file: Write, tmp_path: Path) -> None:
    imported(office, residents_xlsx(tmp_path / "a.xlsx", person(1, "นายเก่ง ดีมาก")))
    taken(office, volunteer_file(row(1, "เก่ง", phone="0810000001")))
    assert people(office)["เก่ง"].phones == ("0810000001",)
    taken(office, volunteer_file(row(1, "เก่ง", phone="0810000002")))
    assert people(office)["เก่ง"].phones == ("0810000001",)


def test_a_volunteer_kept_by_hand_is_updated_not_doubled(office: Office, volunteer_file: Write, tmp_path: Path) -> None:
    imported(office, residents_xlsx(tmp_path / "a.xlsx", person(1, "นายเก่ง ดีมาก")))
    kept = save_volunteer(
        office, Volunteer(resident_id=people(office)["เก่ง"].id, kinds=(VolunteerKind.CIVIC,), notes="เดิม")
    )
    assert taken(office, volunteer_file(row(1, "เก่ง")))["updated"] == 1
    now = volunteer_of(office, kept.id)
    assert set(now.kinds) == {VolunteerKind.CIVIC, VolunteerKind.VILLAGE_HEALTH}
    assert now.notes == "เดิม"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("อสม", [VolunteerKind.VILLAGE_HEALTH]),
        ("อาสาสมัครสาธารณสุขประจำหมู่บ้าน (อสม.)", [VolunteerKind.VILLAGE_HEALTH]),
        ("cg, อผส.", [VolunteerKind.CAREGIVER, VolunteerKind.ELDER_CARE]),
        ("Care Giver", [VolunteerKind.CAREGIVER]),
        ("อาสาสมัครบริบาลท้องถิ่น", [VolunteerKind.LOCAL_CARE]),
        ("จิตอาสาพระราชทาน", [VolunteerKind.CIVIC]),
        ("-", []),
    ],
)
def test_kinds_in_every_way_of_writing(text: str, kinds: list[VolunteerKind]) -> None:
    assert read_kinds(text) == (tuple(kinds), "")


KINDS = {"กนกวรรณ": ("อสม.", "CG"), "เก่ง": ("จิตอาสา",)}
NAMES = (("นางสาวกนกวรรณ ใจดี", typed_id(1)), ("นายเก่ง ดีมาก", typed_id(2)))
HEADS = ("ชื่อ - สกุล", "เลขบัตร")


@pytest.mark.parametrize(
    "sheets",
    [
        [("ก", [(*HEADS, "อสม.", "CG", "จิตอาสา"), (*NAMES[0], "/", 1, "-"), (*NAMES[1], "", 0, "✓")])],
        [("อสม.", [HEADS, NAMES[0]]), ("CG", [HEADS, NAMES[0]]), ("รายชื่อ", [HEADS, NAMES[1]])],
        [("ก", [(*HEADS, "ประเภท", "ผู้ชักชวน"), (*NAMES[0], "1. อสม. 2. CG", "-"), (*NAMES[1], "จิตอาสา", "ไม่มี")])],
        [("ก", [(*HEADS, "ประเภท"), (*NAMES[0], "อสม.\nCG"), (*NAMES[1], "จิตอาสา")])],
        [("ก", [(*HEADS, "ประเภท"), (*NAMES[0], "อสม และ CG"), (*NAMES[1], "จิตอาสา")])],
        [("ก", [(*HEADS, "ประเภท"), (*NAMES[0], "อสม. CG"), (*NAMES[1], "จิตอาสา")])],
    ],
    ids=["columns", "sheets", "numbered", "lines", "and", "spaces"],
)
def test_kinds_in_every_usual_way(office: Office, tmp_path: Path, sheets: list[Any]) -> None:
    report = imported(office, write_xlsx(tmp_path / "volunteers.xlsx", *sheets), ImportKind.VOLUNTEERS)
    assert (report["warnings"], report["refused"]) == ([], [])
    lines = volunteer_listing(office, VolunteerFilter()).page(0, 9)
    assert {line.given: tuple(kind.value for kind in line.kinds) for line in lines} == KINDS
