"""Households, communities, moves and address labels on the command line."""

from datetime import date
from pathlib import Path

import pytest

from db.community_staff import save_staff_member
from db.domain.community_staff import CommunityStaff
from db.domain.house_relations import HouseRelation
from db.domain.moves import MoveWish
from db.domain.settings import OfficeSettings
from db.house_people import save_relations
from db.moves import move_person
from db.settings import save_settings
from tests.commands import Run, commands_on
from tests.keys import lay_key, new_office
from tests.papers import page_texts
from tests.people_office import born, community, household, resident

pytestmark = pytest.mark.usefixtures("manager")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    with new_office(folder) as office:
        here = community(office)
        for house in ("12", "3/4"):
            household(office, house, here.id)
        resident(office, "ยาย", title="นาง", born=born(1940), household_id=1)
        resident(office, "หลาน", born=born(2000), household_id=1)
        save_relations(office, 1, {1: HouseRelation.HEAD})
        move_person(office, 2, MoveWish(to_household_id=2, moved_on=date(2026, 1, 5), note="แต่งงาน"))
        save_staff_member(office, CommunityStaff(community_id=1, name="นายเก่า", until=date(2020, 1, 1)))
        save_staff_member(office, CommunityStaff(community_id=1, name="นางดี ใจงาม", position="พยาบาล"))
        save_settings(office, OfficeSettings(name_th="เทศบาลตัวอย่าง", district="แม่สะเรียง", province="แม่ฮ่องสอน"))
    lay_key(folder)
    return folder


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return commands_on(data, capsys)


def test_households_are_listed_with_their_head(run: Run) -> None:
    found = run("list", "households", "--json").json
    assert [(one["house"], one["people"], one["elders"], one["head"]) for one in found] == [
        ("3/4", 1, 0, None), ("12", 1, 1, "นางยาย ใจดี")
    ]  # fmt: skip
    assert "นางยาย ใจดี" in run("list", "households").out


def test_communities_are_listed_with_their_share_of_elders_and_staff(run: Run) -> None:
    (found,) = run("list", "communities", "--json").json
    assert (found["households"], found["residents"], found["elders"], found["elder_share"]) == (2, 2, 1, 50.0)
    assert [one["name"] for one in found["staff"]] == ["นางดี ใจงาม"]
    (everybody,) = run("list", "communities", "--json", "--all").json
    assert len(everybody["staff"]) == 2


def test_moves_are_listed(run: Run) -> None:
    (found,) = run("list", "moves", "--json").json
    assert (found["kind"], found["moved_on"], found["from_house"], found["to_house"], found["note"]) == (
        "house", "2026-01-05", "12", "3/4", "แต่งงาน"
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["households", "communities", "moves"])
def test_each_list_is_exported(run: Run, tmp_path: Path, kind: str) -> None:
    assert run("export", kind, tmp_path / f"{kind}.csv").code == 0
    text = (tmp_path / f"{kind}.csv").read_text(encoding="utf-8-sig")
    said = {"households": "นางยาย ใจดี", "communities": "นางดี ใจงาม", "moves": "แต่งงาน"}
    assert said[kind] in text


def test_households_are_imported(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "houses.csv"
    file.write_text("บ้านเลขที่,ชุมชน,หมายเหตุ\n77,ริมยวม,ริมน้ำ\n,ริมยวม,\n", encoding="utf-8")
    assert run("import", "households", file, "--dry-run").code == 0
    assert len(run("list", "households", "--json").json) == 2
    answer = run("import", "households", file)
    assert answer.code == 0 and "added: 1" in answer.out and "refused: 1" in answer.out
    assert [one["notes"] for one in run("list", "households", "--json").json if one["house"] == "77"] == ["ริมน้ำ"]


def test_labels_are_printed_for_a_community_or_houses_with_elders(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "labels.pdf"
    assert run("print", "labels", "--community", "ริมยวม", file).code == 0
    (text,) = page_texts(file.read_bytes())
    assert "นางยาย ใจดี" in text and "๓/๔" in text and "จ.แม่ฮ่องสอน" in text
    assert run("print", "labels", "--elders", "--sheet", "14", "--ending", "58110", file).code == 0
    (text,) = page_texts(file.read_bytes())
    assert "๓/๔" not in text and "จ.แม่ฮ่องสอน" not in text and "๕๘๑๑๐" in text
    assert run("print", "labels", "--sheet", "14", "--first", "15", file).code != 0
