"""Visits and who cares for whom on the command line: listed, exported, printed; elders with nothing this year."""

from datetime import timedelta
from pathlib import Path

import pytest

from db.domain.visits import VisitOutcome
from db.exports import ExportKind, export
from db.office import Office
from tests.commands import Run, commands_on_new_office
from tests.papers import letters_of
from tests.people_office import NOW, born, community, resident
from tests.test_db_exports import cells, column
from tests.training_office import named
from tests.visits_office import TODAY, course, helper, match, service, trained, visit

pytestmark = pytest.mark.usefixtures("manager")


def a_year(office: Office) -> None:
    """Two elders, a trained volunteer who cares for one, a visit made, one to a closed door, one to come."""
    office.clock = lambda: NOW
    named(office)
    office.clock = lambda: NOW
    place, far = community(office, "ริมยวม"), community(office, "ป่าซาง")
    elder = resident(office, "แก่น", title="นาง", born=born(1940), community_id=place.id)
    other = resident(office, "ก้อน", title="นาย", born=born(1935), community_id=far.id)
    person, goes = helper(office, "ดาว", place.id, skills="")
    taught = course(office, valid_months=12).id
    need = service(office, course_id=taught)
    trained(office, taught, person.id)
    match(office, elder.id, goes.id, need.id)
    visit(office, need.id, elder.id, volunteer_id=goes.id, minutes=45)
    visit(office, need.id, other.id, outcome=VisitOutcome.NOT_HOME, minutes=5, done_on=TODAY)
    visit(office, need.id, elder.id, planned_on=TODAY + timedelta(7), volunteer_id=goes.id)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    run = commands_on_new_office(tmp_path / "data", a_year, capsys)
    monkeypatch.setattr(Office, "today", lambda _office: TODAY)
    return run


def test_visits_as_json_by_their_day(run: Run) -> None:
    found = run("list", "visits", "--json").json
    assert [(one["day"], one["state"], one["whom"], one["outcome"], one["minutes"]) for one in found] == [
        ("2026-11-10", "done", "นางแก่น ใจดี", "met", 45), ("2026-11-22", "done", "นายก้อน ใจดี", "not_home", 5),
        ("2026-11-29", "planned", "นางแก่น ใจดี", None, 0),
    ]  # fmt: skip
    assert found[0]["visitor"] == "ดาว อาสา" and found[1]["volunteer_id"] is None
    assert "2026-11-29" in run("list", "visits").out


def test_matches_as_json_with_training_and_warnings(run: Run) -> None:
    (one,) = run("list", "matches", "--json").json
    assert (one["elder"], one["volunteer"]) == ("นางแก่น ใจดี", "ดาว อาสา")
    assert (one["since"], one["until"]) == ("2026-05-01", None)
    assert (one["training"], one["training_until"], one["warnings"]) == ("valid", "2027-03-02", [])
    assert "ดาว อาสา" in run("list", "matches").out


def test_elders_tell_who_cares_and_when_somebody_was_there(run: Run) -> None:
    found = {one["given"]: one for one in run("list", "elders", "--json").json}
    assert (found["แก่น"]["volunteers"], found["แก่น"]["last_visit"]) == (["ดาว อาสา"], "2026-11-10")
    assert (found["ก้อน"]["volunteers"], found["ก้อน"]["last_visit"]) == ([], None)
    assert [found[name]["nothing_this_year"] for name in ("แก่น", "ก้อน")] == [False, True]


@pytest.mark.parametrize("kind", ["visits", "matches", "elders"])
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_lists_are_exported(run: Run, tmp_path: Path, kind: str, suffix: str) -> None:
    target = tmp_path / f"{kind}.{suffix}"
    assert run("export", kind, target).code == 0 and target.stat().st_size > 100


def test_what_the_exports_hold(office: Office, tmp_path: Path) -> None:
    a_year(office)
    for kind in (ExportKind.VISITS, ExportKind.MATCHES, ExportKind.ELDERS):
        export(office, kind, tmp_path / f"{kind.value}.xlsx", str)
    rows = cells(tmp_path / "visits.xlsx")
    assert column(rows, "Person") == ["นางแก่น ใจดี", "นายก้อน ใจดี", "นางแก่น ใจดี"]
    assert column(rows, "Result of the visit") == ["Met, all is well", "Nobody at home", ""]
    rows = cells(tmp_path / "matches.xlsx")
    assert column(rows, "Volunteer") == ["ดาว อาสา"] and column(rows, "Training") == ["Training valid"]
    rows = cells(tmp_path / "elders.xlsx")
    assert column(rows, "Volunteer responsible") == ["", "ดาว อาสา"]
    assert column(rows, "Nothing this fiscal year") == ["yes", ""]


def test_rosters_are_printed(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    assert run("print", "roster", "visits", "--year", 2570, target).code == 0
    said = letters_of(target)
    assert "บัญชีการเยี่ยมบ้าน" in said and "๒๙พ.ย.๒๕๖๙" in said and "รวมการเยี่ยมทั้งสิ้น๓ครั้ง" in said
    assert run("print", "roster", "visits", "--community", "ป่าซาง", target).code == 0
    assert "แก่น" not in letters_of(target) and "ก้อน" in letters_of(target)
    assert run("print", "roster", "visits", "--group", "community", target).code == 0
    assert "รวมชุมชนริมยวม๒ครั้ง" in letters_of(target)
    assert run("print", "roster", "matches", "--group", "community", target).code == 0
    assert "บัญชีการจับคู่อาสาดูแลผู้สูงอายุ" in letters_of(target) and "ถึง๒มี.ค.๒๕๗๐" in letters_of(target)
    assert run("print", "roster", "elders", "--nothing", target).code == 0
    assert "ก้อน" in letters_of(target) and "แก่น" not in letters_of(target)
    assert run("print", "roster", "elders", target).code == 0
    assert "ดาวอาสา" in letters_of(target) and "๑๐พ.ย." in letters_of(target)


@pytest.mark.parametrize(
    "args",
    [
        ("residents", "--nothing"), ("visits", "--columns", "day"), ("matches", "--year", 2570),
        ("visits", "--register", 2571), ("matches", "--community", "ไม่มี"),
    ],
)  # fmt: skip
def test_choices_that_mean_nothing_here_are_refused(run: Run, tmp_path: Path, args: tuple[object, ...]) -> None:
    answer = run("print", "roster", *args, tmp_path / "paper.pdf")
    assert answer.code == 1 and answer.err and not (tmp_path / "paper.pdf").exists()
