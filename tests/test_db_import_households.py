"""A file of houses: each row added, updated, unchanged or refused; twice the same file adds nothing."""

from pathlib import Path
from typing import Any

import pytest

from db.communities import communities
from db.domain.households import Household
from db.export_lists import ExportKind
from db.exports import export
from db.households import household_listing, household_of, save_household
from db.import_columns import ImportKind, NotRecognised, recognised
from db.import_households import plan_households
from db.import_kinds import best_recognised
from db.office import Office
from db.spreadsheets import open_workbook
from tests.office_files import TODAY, residents_xlsx, write_xlsx
from tests.people_office import community, household

HEADS = ("ที่", "บ้านเลขที่", "หมู่ที่", "ชุมชน", "เลขรหัสประจำบ้าน", "หมายเหตุ")


def imported(office: Office, path: Path) -> dict[str, Any]:
    plan = plan_households(office, recognised(open_workbook(path), ImportKind.HOUSEHOLDS), path.name, TODAY)
    plan.commit(office)
    report = plan.report()
    for name in ("warnings", "refused"):
        report[name] = [(each["row"], each["field"], each["code"]) for each in report[name]]
    return report


def figures(report: dict[str, Any]) -> tuple[int, ...]:
    return tuple(report[name] for name in ("read", "added", "updated", "unchanged"))


def lines(office: Office) -> list[tuple[str, str, str, str, str]]:
    listing = household_listing(office)
    found = listing.page(0, listing.total)
    return [(each.house, each.moo, each.community, each.house_code, each.notes) for each in found]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_xlsx(
        tmp_path / "houses.xlsx",
        ("บ้าน", [
            ("ทะเบียนบ้าน เทศบาลตำบลตัวอย่าง",), HEADS,
            (1, "306/8", "4", "ริมยวม", "9999-000001-2", "บ้านเช่า"),
            (2, "๗ หมู่ ๒", "", "ช.ป่าซาง", "", ""),
            (3, "12 หมู่ 2 ใกล้วัด", "", "ป่าซาง", "123", ""),
            (4, "", "", "ป่าซาง", "", ""),
            (5, "9", "", "", "", ""),
            (6, "306/8", "4", "ชุมชนริมยวม", "", "อีกครั้ง"),
            (7, "10", "", "ริมยวม", "99990000012", ""),
            HEADS,
            ("รวมทั้งสิ้น 7 หลัง",),
        ]),
    )  # fmt: skip


def test_houses_and_their_communities_are_added(office: Office, file: Path) -> None:
    report = imported(office, file)
    assert figures(report) == (7, 4, 0, 1)
    assert lines(office) == [
        ("7", "2", "ชุมชนป่าซาง", "", ""),
        ("10", "", "ชุมชนริมยวม", "99990000012", ""),
        ("12", "2", "ชุมชนป่าซาง", "", "12 หมู่ 2 ใกล้วัด"),
        ("306/8", "4", "ชุมชนริมยวม", "99990000012", "บ้านเช่า"),
    ]
    assert report["refused"] == [(6, "house", "house_missing"), (7, "community_id", "community_missing")]
    assert report["warnings"] == [
        (5, "house_code", "house_code"), (8, "house", "house_again"), (9, "house_code", "house_code_duplicate")
    ]  # fmt: skip
    assert [one.name for one in communities(office)] == ["ชุมชนป่าซาง", "ชุมชนริมยวม"]


def test_the_same_file_again_changes_nothing(office: Office, file: Path) -> None:
    imported(office, file)
    before = lines(office)
    assert figures(imported(office, file)) == (7, 0, 0, 5)
    assert lines(office) == before


def test_what_a_file_knows_better_is_taken_over_and_nothing_is_emptied(office: Office, tmp_path: Path) -> None:
    here = community(office)
    kept = household(office, "306/8", here.id, "4")
    coded = save_household(office, Household(house="5", community_id=here.id, house_code="99990000055", notes="เดิม"))
    path = write_xlsx(
        tmp_path / "a.xlsx",
        ("ก", [HEADS, (1, "306/8", "", "ริมยวม", "99990000066", "ใหม่"), (2, "5", "", "ริมยวม", "", "เพิ่ม")]),
    )
    assert figures(imported(office, path)) == (2, 0, 2, 0)
    first, second = household_of(office, kept.id), household_of(office, coded.id)
    assert (first.house_code, first.notes, first.moo) == ("99990000066", "ใหม่", "4")
    assert (second.house_code, second.notes) == ("99990000055", "เดิม\nเพิ่ม")


def test_an_export_of_households_can_be_imported_again(office: Office, file: Path, tmp_path: Path) -> None:
    imported(office, file)
    export(office, ExportKind.HOUSEHOLDS, tmp_path / "out.xlsx", str)
    report = imported(office, tmp_path / "out.xlsx")
    assert figures(report)[1:3] == (0, 0) and report["refused"] == []


def test_a_list_of_houses_is_known_from_one_of_people(file: Path, tmp_path: Path) -> None:
    assert best_recognised(open_workbook(file), ImportKind.RESIDENTS)[0].kind is ImportKind.HOUSEHOLDS
    people = residents_xlsx(tmp_path / "people.xlsx", ("1", "นางสาวกวิน ใจดี"))
    assert best_recognised(open_workbook(people), ImportKind.RESIDENTS)[0].kind is ImportKind.RESIDENTS
    nothing = write_xlsx(tmp_path / "b.xlsx", ("ก", [("บ้านเลขที่", "อื่น ๆ"), ("12", "-")]))
    with pytest.raises(NotRecognised):
        recognised(open_workbook(nothing), ImportKind.HOUSEHOLDS)
