"""Services, goals and activities on the command line: listed, exported, printed, one activity with its people."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from db.domain.activity_people import ParticipantRole
from db.domain.goals import Measure
from db.domain.services import ServiceKind
from db.exports import ExportKind, export
from db.office import Office
from tests import training_office
from tests.commands import Run, commands_on_new_office
from tests.papers import letters_of
from tests.people_office import NOW, community, resident
from tests.services_office import activity, goal, participant, photograph, service
from tests.test_db_exports import cells, column

pytestmark = pytest.mark.usefixtures("manager")


def busy(office: Office) -> None:
    """Two services, a goal, an activity that was held and one that is to come."""
    office.clock = lambda: NOW
    training_office.named(office)
    office.clock = lambda: NOW
    here = community(office, "ริมยวม")
    visits, rides = service(office, "เยี่ยมบ้าน"), service(office, "รถรับส่ง", kind=ServiceKind.TRANSPORT)
    aim = goal(office, "ทั่วถึง", target=40)
    goal(office, "พึงพอใจ", year=2569, measure=Measure.OWN, target=80, reached=83)
    held = activity(
        office, visits.id, "ออกเยี่ยม", goal_id=aim.id, community_id=here.id, place="ศาลาวัด", budget=Decimal("1500.50"),
        budget_source="=1+1", served=30, result="ดี",
    )  # fmt: skip
    staff = participant(office, held.id, name="นางสาวมาลี ปินตา", role=ParticipantRole.STAFF)
    participant(office, held.id, resident(office, "กมล", title="นาย").id, after_id=staff.id, hours=2.5)
    photograph(office, held.id)
    activity(office, rides.id, "พาไปหาหมอ", held_on=date(2026, 12, 1))
    activity(office, visits.id, "ปีก่อน", held_on=date(2026, 9, 1), served=5, budget=Decimal(0))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return commands_on_new_office(tmp_path / "data", busy, capsys)


def test_activities_as_json_with_their_people(run: Run) -> None:
    old, held, coming = run("list", "activities", "--json").json
    figures = ("served", "staff", "volunteers", "public", "people", "hours", "photographs", "budget", "year")
    assert [held[name] for name in figures] == [30, 1, 1, 0, 2, 2.5, 1, 1500.5, 2570]
    assert (held["service"], held["kind"], held["goal"], held["community"]) == (
        "เยี่ยมบ้าน", "visit", "ทั่วถึง", "ชุมชนริมยวม"
    )  # fmt: skip
    first, second = held["participants"]
    assert (first["name"], first["role"], first["after_id"]) == ("นางสาวมาลี ปินตา", "staff", None)
    assert (second["name"], second["after_id"], second["hours"]) == ("นายกมล ใจดี", first["id"], 2.5)
    assert (coming["state"], coming["served"], coming["budget"]) == ("to_come", None, None)
    assert (old["budget"], old["year"], held["state"]) == (0, 2569, "held")


def test_services_and_goals_as_json(run: Run) -> None:
    visits, rides = run("list", "services", "--json").json
    assert (rides["name"], rides["nobody"], rides["volunteers"]) == ("รถรับส่ง", True, 0)
    assert (visits["volunteers"], visits["activities"], visits["served"], visits["year"]) == (1, 1, 30, 2570)
    new, old = run("list", "goals", "--json").json
    assert (new["year"], new["reached"], new["percent"]) == (2570, 30, 75)
    assert (old["measure"], old["reached"], old["percent"]) == ("own", 83, 103)


@pytest.mark.parametrize(("kind", "count"), [("activities", 3), ("services", 2), ("goals", 2)])
def test_lists_as_text_have_a_line_for_each(run: Run, kind: str, count: int) -> None:
    assert len(run("list", kind).out.splitlines()) == 1 + count


def test_one_activity_is_printed_with_its_people(run: Run, tmp_path: Path) -> None:
    held = next(each for each in run("list", "activities", "--json").json if each["name"] == "ออกเยี่ยม")
    path = tmp_path / "a.pdf"
    assert run("print", "activity", "--activity", held["id"], path).code == 0
    text = letters_of(path)
    assert all(said in text for said in ("ออกเยี่ยม", "ศาลาวัด", "นายกมลใจดี", "๑,๕๐๐.๕๐", "ทีมออกเยี่ยม"))
    answer = run("print", "activity", "--activity", 99, tmp_path / "b.pdf")
    assert (answer.code, len(answer.err.splitlines())) == (1, 1) and not (tmp_path / "b.pdf").exists()


@pytest.mark.parametrize(
    ("args", "there", "missing"),
    [
        (("activities",), "ปีก่อน", "ไม่มี"),
        (("activities", "--year", 2569), "ปีก่อน", "ออกเยี่ยม"),
        (("activities", "--community", "ริมยวม"), "ออกเยี่ยม", "ปีก่อน"),
        (("services",), "รถรับส่ง", "ออกเยี่ยม"),
        (("services", "--year", 2569), "๒๕๖๙", "๒๕๗๐"),
        (("goals",), "พึงพอใจ", "ออกเยี่ยม"),
        (("goals", "--year", 2570), "ทั่วถึง", "พึงพอใจ"),
    ],
)
def test_registers_are_printed_whole_or_in_part(
    run: Run, tmp_path: Path, args: tuple[object, ...], there: str, missing: str
) -> None:
    answer = run("print", "roster", *args, tmp_path / "a.pdf")
    assert answer.code == 0, answer.err
    text = letters_of(tmp_path / "a.pdf")
    assert there in text and missing not in text


@pytest.mark.parametrize(
    "args",
    [
        ("services", "--community", "ริมยวม"),
        ("goals", "--columns", "name"),
        ("activities", "--group", "community"),
        ("activities", "--register", 2571),
        ("activities", "--community", "ไม่มี"),
    ],
)
def test_what_a_register_has_not_is_told_in_one_line(run: Run, tmp_path: Path, args: tuple[object, ...]) -> None:
    answer = run("print", "roster", *args, tmp_path / "a.pdf")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_activities_are_exported_with_numbers_to_count_with(office: Office, tmp_path: Path, ending: str) -> None:
    busy(office)
    path = tmp_path / f"กิจกรรม{ending}"
    assert export(office, ExportKind.ACTIVITIES, path, str) == 3
    rows = cells(path)
    assert column(rows, "Name of the activity") == ["ปีก่อน", "ออกเยี่ยม", "พาไปหาหมอ"]
    assert column(rows, "People served") == ["5", "30", ""]
    assert column(rows, "Budget (baht)") == ["0", "1500.5", ""]
    assert column(rows, "Source of the budget")[1] == "=1+1"
    assert column(rows, "Fiscal year") == ["2569", "2570", "2570"]
    assert column(rows, "For community") == ["Whole town", "ชุมชนริมยวม", "Whole town"]


def test_services_and_goals_are_exported(office: Office, tmp_path: Path) -> None:
    busy(office)
    assert export(office, ExportKind.SERVICES, tmp_path / "a.xlsx", str) == 2
    assert column(cells(tmp_path / "a.xlsx"), "Volunteers") == ["1", "0"]
    assert export(office, ExportKind.GOALS, tmp_path / "b.xlsx", str) == 2
    assert column(cells(tmp_path / "b.xlsx"), "Percent") == ["75", "103"]
