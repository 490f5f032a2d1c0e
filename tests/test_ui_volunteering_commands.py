"""Hours, awards, inviters, ages, the tree and badges on the command line: listed, exported and printed."""

from datetime import date
from pathlib import Path

import pytest

from db.awards import save_award
from db.domain.ages import AgeBand
from db.domain.awards import Award, AwardKind
from db.exports import ExportKind, export
from db.office import Office
from tests.commands import Run, commands_on_new_office
from tests.papers import page_texts
from tests.people_office import NOW, born, community, resident, volunteer
from tests.services_office import service
from tests.test_db_exports import cells
from tests.volunteering_office import visited, worked

pytestmark = pytest.mark.usefixtures("manager")
KINDS = ("volunteer-hours", "awards", "recruits", "volunteer-ages")


def some_helpers(office: Office) -> None:
    """กวิน began by herself and gave 101.5 hours, แก้ว came by her word and was thanked for two years."""
    office.clock = lambda: NOW
    here = community(office)
    first = volunteer(office, resident(office, "กวิน", community_id=here.id, born=born(1960)).id)
    second = volunteer(
        office, resident(office, "แก้ว", community_id=here.id).id, invited_by_id=first.resident_id,
        started=date(2023, 1, 1),
    )  # fmt: skip
    worked(office, first, 100, date(2026, 9, 1), service(office, "อาหาร").id)
    visited(office, first, 90, date(2026, 11, 2), service(office, "เยี่ยม").id)
    save_award(office, Award(volunteer_id=second.id, kind=AwardKind.YEARS, step=1, given_on=date(2025, 10, 21)))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return commands_on_new_office(tmp_path / "data", some_helpers, capsys)


def test_hours_as_json_are_by_volunteer_and_fiscal_year(run: Run) -> None:
    recent, before = run("list", "volunteer-hours", "--json").json
    assert (recent["year"], recent["visit_hours"], recent["hours"], recent["value"]) == (2570, 1.5, 1.5, 75.0)
    assert (before["year"], before["name"], before["activity_hours"]) == (2569, "กวิน ใจดี", 100)


def test_awards_as_json_are_those_due_and_with_all_those_given(run: Run) -> None:
    (due,) = [each for each in run("list", "awards", "--json").json if each["kind"] == "hours"]
    assert (due["name"], due["step"], due["reached"], due["given_on"]) == ("กวิน ใจดี", 100, 101.5, None)
    given = [each for each in run("list", "awards", "--json", "--all").json if each["given_on"]]
    assert [(each["name"], each["step"], each["given_on"]) for each in given] == [("แก้ว ใจดี", 1, "2025-10-21")]


def test_inviters_and_ages_as_json(run: Run) -> None:
    (inviter,) = run("list", "recruits", "--json").json
    assert (inviter["name"], inviter["invited"], inviter["came"]) == ("กวิน ใจดี", 1, 1)
    (line,) = run("list", "volunteer-ages", "--json").json
    assert (line["community"], line["60-69"], line["unknown"], line["volunteers"]) == ("ชุมชนริมยวม", 1, 1, 2)
    assert line["gaps"] == [band.value for band in AgeBand if band is not AgeBand.FROM_60]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_as_text_have_a_line_for_each(run: Run, kind: str) -> None:
    assert len(run("list", kind).out.splitlines()) == len(run("list", kind, "--json").json) + 1


@pytest.mark.parametrize("kind", KINDS)
def test_lists_are_exported(run: Run, kind: str, tmp_path: Path) -> None:
    assert run("export", kind, tmp_path / f"{kind}.xlsx").code == 0
    assert (tmp_path / f"{kind}.xlsx").stat().st_size > 1000


def test_exported_hours_awards_and_ages_can_be_counted_with(office: Office, tmp_path: Path) -> None:
    some_helpers(office)
    for kind in (ExportKind.VOLUNTEER_HOURS, ExportKind.AWARDS, ExportKind.RECRUITS, ExportKind.VOLUNTEER_AGES):
        export(office, kind, tmp_path / f"{kind.value}.xlsx", str)
    hours = cells(tmp_path / "volunteer-hours.xlsx")
    assert [row[-4:] for row in hours[1:]] == [["0", "1.5", "1.5", "75"], ["100", "0", "100", "5000"]]
    given = [row for row in cells(tmp_path / "awards.xlsx")[1:] if row[4]]
    assert [(row[0], row[3], row[4]) for row in given] == [("แก้ว ใจดี", "1", "21/10/2568")]
    assert [row[2:5] for row in cells(tmp_path / "recruits.xlsx")[1:]] == [["1", "1", "1"]]
    assert [row[-1] for row in cells(tmp_path / "volunteer-ages.xlsx")[1:]] == ["2", "2"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("badges",), "กวิน ใจดี"),
        (("badges", "--community", "ริมยวม", "--event", "งานวันอาสา"), "งานวันอาสา"),
        (("referral-tree",), "แก้ว ใจดี"),
        (("volunteer-hours",), "๑๐๑.๕"),
        (("volunteer-hours", "--year", 2569), "๒๕๖๙"),
        (("awards",), "กวิน ใจดี"),
        (("recruits",), "กวิน ใจดี"),
        (("recruits", "--year", 2566), "๒๕๖๕"),
        (("volunteer-ages",), "ชุมชนริมยวม"),
    ],
)
def test_papers_are_written_as_pdf(run: Run, tmp_path: Path, args: tuple[object, ...], said: str) -> None:
    target = tmp_path / "paper.pdf"
    assert run("print", *args, target).code == 0
    assert said in " ".join(page_texts(target.read_bytes())).replace("\n", " ")


def test_badges_of_nobody_and_of_a_community_that_is_not_there_are_refused(run: Run, tmp_path: Path) -> None:
    answer = run("print", "badges", "--community", "ไม่มี", tmp_path / "paper.pdf")
    assert answer.code == 1 and "ริมยวม" in answer.err
    assert not (tmp_path / "paper.pdf").exists()


def test_an_office_without_volunteers_has_no_tree_and_no_badges(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = commands_on_new_office(tmp_path / "empty", lambda office: None, capsys)
    for paper in ("badges", "referral-tree"):
        assert run("print", paper, tmp_path / "paper.pdf").code == 1
        assert not (tmp_path / "paper.pdf").exists()
