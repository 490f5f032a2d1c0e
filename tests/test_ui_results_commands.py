"""Results by command line: figures of every year, the report as PDF, its figures as a workbook."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.domain.figure_list import FIGURE, FIGURES
from db.figures import year_figures
from tests.commands import Run, commands_on
from tests.keys import open_office
from tests.office_files import person, residents_xlsx
from tests.papers import page_texts
from tests.results_office import YEAR, worked

pytestmark = pytest.mark.usefixtures("manager")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """On an office that a command began, with the town of results in it."""
    given = commands_on(data, capsys)
    file = residents_xlsx(tmp_path / "people.xlsx", person(9, "นายเก่ง ดีมาก", community="บ้านเหนือ"))
    assert given("import", "residents", file).code == 0
    with open_office(data) as office:
        worked(office)
    return given


def test_figures_are_listed_by_year_with_each_community(run: Run, data: Path) -> None:
    objects = run("list", "figures", "--json").json
    with open_office(data) as office:
        known = {year: year_figures(office, year) for year in {each["year"] for each in objects}}
    assert {YEAR, YEAR - 1} <= set(known) and len(objects) == len(FIGURES) * len(known)
    for each in objects:
        value = known[each["year"]].of_town(FIGURE[each["name"]])
        assert each["value"] == (None if value is None else pytest.approx(float(value))), each
    (visits,) = [each for each in objects if (each["year"], each["name"]) == (YEAR, "visits")]
    assert sorted(visits["communities"].values()) == [0, 1, 1] and visits["unit"] == "times"
    text = run("list", "figures")
    assert text.code == 0 and "visits_overdue" in text.out


def test_the_report_of_a_year_is_printed(run: Run, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.pdf"
    answer = run("print", "report", "--year", YEAR - 1, path)
    assert answer.code == 0 and str(path) in answer.out
    assert "๒๕๖๙ (๑ ตุลาคม ๒๕๖๘ – ๓๐ กันยายน ๒๕๖๙)" in page_texts(path.read_bytes())[0]
    assert run("print", "report", tmp_path / "now.pdf").code == 0
    assert run("print", "report", "--year", "25", path).code == 2


def test_its_figures_are_exported_as_a_workbook(run: Run, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "ผล.xlsx"
    answer = run("export", "report", "--year", YEAR, path)
    assert answer.code == 0 and str(path) in answer.out
    assert len(load_workbook(path).sheetnames) == 7
    wrong = run("export", "report", tmp_path / "a.csv")
    assert wrong.code == 1 and ".xlsx" in wrong.err and not (tmp_path / "a.csv").exists()
