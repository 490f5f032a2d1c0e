"""Outreach rounds on the command line: listed with their coverage, exported, walking lists and needs printed."""

from pathlib import Path

import pytest

from db.domain.round_results import Answer, RoundResult
from db.domain.rounds import RoundKind
from db.exports import ExportKind, export
from db.office import Office
from db.round_sharing import helpers_of, share_round_out
from tests.commands import Run, commands_on_new_office
from tests.papers import letters_of
from tests.people_office import NOW
from tests.rounds_office import found, full_round, town
from tests.test_db_exports import cells, column

pytestmark = pytest.mark.usefixtures("manager")


def an_outbreak(office: Office) -> None:
    """A round of five houses: one reached, one with needs, nobody at home at a third."""
    office.clock = lambda: NOW
    town(office)
    made = full_round(office, name="ตรวจเชิงรุก", kind=RoundKind.OUTBREAK)
    share_round_out(office, made.id, helpers_of(office, made.id))
    found(office, made.id, "9", needs="ยาความดัน", food=Answer.YES)
    found(office, made.id, "10")
    found(office, made.id, "1", RoundResult.NOBODY)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return commands_on_new_office(tmp_path / "data", an_outbreak, capsys)


def test_rounds_as_json_with_their_coverage_by_community(run: Run) -> None:
    (one,) = run("list", "rounds", "--json").json
    figures = ("households", "shared", "reached", "needs", "open_needs", "nobody", "refused", "left", "percent")
    assert [one[name] for name in figures] == [5, 3, 2, 1, 1, 1, 0, 3, 40]
    assert (one["name"], one["kind"], one["starts"], one["ends"]) == ("ตรวจเชิงรุก", "outbreak", "2026-11-20", None)
    assert [(each["community"], each["reached"], each["left"]) for each in one["communities"]] == [
        ("ชุมชนป่าซาง", 0, 2), ("ชุมชนริมยวม", 2, 1),
    ]  # fmt: skip
    assert len(run("list", "rounds").out.splitlines()) == 2


def test_walking_lists_are_printed_whole_of_a_community_or_of_those_left(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "walk.pdf"
    assert run("print", "walking-list", "--round", 1, path).code == 0
    whole = letters_of(path)
    assert all(text in whole for text in ("นายกมลใจดี", "๑๐/๒", "ชุมชนป่าซาง", "ตรวจเชิงรุก"))
    assert run("print", "walking-list", "--round", 1, "--community", "ป่าซาง", path).code == 0
    assert "ชุมชนริมยวม" not in letters_of(path) and "ชุมชนป่าซาง" in letters_of(path)
    assert run("print", "walking-list", "--round", 1, "--left", "--community", "ริมยวม", path).code == 0
    left = letters_of(path)
    assert "๑๐/๒" in left and "นางกนกวรรณ" not in left


def test_who_needs_what_is_printed(run: Run, tmp_path: Path) -> None:
    assert run("print", "needs", "--round", 1, tmp_path / "needs.pdf").code == 0
    text = letters_of(tmp_path / "needs.pdf")
    assert "ยาความดัน" in text and "นางกนกวรรณใจดี" in text and "๑๐/๒" not in text


@pytest.mark.parametrize(
    "args",
    [
        ("walking-list", "--round", 99),
        ("walking-list", "--round", 1, "--community", "ไม่มี"),
        ("needs", "--round", 99),
    ],
)
def test_a_paper_that_can_not_be_is_told_in_one_line(run: Run, tmp_path: Path, args: tuple[object, ...]) -> None:
    answer = run("print", *args, tmp_path / "paper.pdf")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "paper.pdf").exists()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_export_has_a_line_for_each_household_of_each_round(office: Office, tmp_path: Path, ending: str) -> None:
    an_outbreak(office)
    path = tmp_path / f"rounds{ending}"
    assert export(office, ExportKind.ROUNDS, path, str) == 5
    rows = cells(path)
    assert column(rows, "บ้านเลขที่") == ["1", "2", "9", "10", "10/2"]
    assert column(rows, "How it went") == [
        "Nobody at home", "", "Reached, needs something", "Reached at home", "",
    ]  # fmt: skip
    assert column(rows, "What is needed")[2] == "ยาความดัน" and column(rows, "Needs food")[2:4] == ["Yes", "No"]
    assert column(rows, "Who goes") == ["", "", "นายกมล ใจดี", "นายกมล ใจดี", "นายแก้ว มูลคำ"]


def test_rounds_are_exported_by_the_command(run: Run, tmp_path: Path) -> None:
    assert run("export", "rounds", tmp_path / "a.xlsx").code == 0
    assert (tmp_path / "a.xlsx").stat().st_size > 100
