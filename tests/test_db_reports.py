"""The report of a fiscal year: its tables say what the figures say, its texts are the office's, its file is whole."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from db.audit import audit_listing
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.charts import Bars, Columns, Pyramid
from db.domain.errors import Conflict, DeskError
from db.domain.figure_list import FIGURE, FIGURES
from db.domain.figures import Unit
from db.domain.permissions import NotAllowed
from db.domain.report_texts import ReportTexts
from db.domain.reports import Amount, Report, ReportChart, ReportPhotographs, ReportTable, ReportText
from db.erasures import erasure_plan
from db.figures import year_figures
from db.office import Office
from db.report_book import export_report
from db.report_texts import report_texts_of, save_report_texts
from db.reports import fiscal_report
from db.result_charts import MOST_RECRUITERS, recruiters_chart, result_charts
from db.storage import FILE_NAME
from tests.as_role import signed_in
from tests.people_office import resident, volunteer
from tests.results_office import YEAR, worked
from tests.services_office import activity, photograph


@pytest.fixture
def ids(office: Office) -> dict[str, int]:
    return worked(office)


def report_of(office: Office, year: int = YEAR) -> Report:
    return fiscal_report(office, year, str, "en")


def table(report: Report, caption: str) -> ReportTable:
    (found,) = [each for each in report.tables if each.caption == caption]
    return found


def said(row: Any) -> list[str]:
    return [cell.text if isinstance(cell, Amount) else str(cell) for cell in row]


def texts(office: Office, **changed: str) -> ReportTexts:
    return save_report_texts(office, replace(report_texts_of(office, YEAR), **changed))  # type: ignore[arg-type]


# -- its parts


def test_every_figure_stands_in_it_beside_the_year_before(office: Office, ids: dict[str, int]) -> None:
    now, before = year_figures(office, YEAR), year_figures(office, YEAR - 1)
    rows = {
        row[0]: row for each in report_of(office).tables if each.columns[0].heading == "Figure" for row in each.rows
    }
    assert len(rows) == len(FIGURES)
    for figure in FIGURES:
        _label, value, earlier, more, unit = rows[figure.label]
        assert (value.value, earlier.value) == (now.of_town(figure), before.of_town(figure)), figure.name
        assert unit == figure.unit.label
        if earlier.value is not None:
            assert more.value == value.value - earlier.value and more.is_difference


def test_sums_of_its_tables_are_the_figures(office: Office, ids: dict[str, int]) -> None:
    report, figures = report_of(office), year_figures(office, YEAR)

    def figure(name: str) -> Any:
        return figures.of_town(FIGURE[name])

    totals = {each.caption: [cell.value for cell in each.total if isinstance(cell, Amount)] for each in report.tables}
    assert totals["By community"] == [
        figure(name) for name in ("residents", "elders", "elders_percent", "elders_reached", "visits", "activities",
                                  "served", "volunteers", "volunteer_hours")
    ]  # fmt: skip
    assert totals["By age and sex"] == [
        figure(name) for name in ("men", "women", "residents", "elders_reached", "volunteers")
    ]
    assert totals["Services"] == [figure(name) for name in ("visits", "activities", "served")]
    assert totals["Activities"] == [figure("participants"), figure("served"), Decimal("1500.50")]
    assert totals["Classes held"][:2] == [figure("enrolled"), figure("passed")]
    assert totals["Partners and what they gave"] == [figure("given_value"), figure("given_paid")]
    assert totals["What partners gave, by kind"] == [1, figure("given_value"), figure("given_paid")]
    assert totals["Budget by source (baht)"][-1] == figure("budget")
    assert totals["Volunteer hours by service"][-1] == figure("volunteer_hours")


def test_rows_of_tables_add_up_to_their_totals(office: Office, ids: dict[str, int]) -> None:
    for each in report_of(office).tables:
        for place, sum_of_all in enumerate(each.total):
            if isinstance(sum_of_all, Amount) and sum_of_all.unit is not Unit.PERCENT:
                cells = [cell for cell in (row[place] for row in each.rows) if isinstance(cell, Amount)]
                assert sum((Decimal(cell.value or 0) for cell in cells), Decimal(0)) == sum_of_all.value, each.caption


def test_a_service_without_a_volunteer_says_so(office: Office, ids: dict[str, int]) -> None:
    rows = {row[0]: said(row) for row in table(report_of(office), "Services").rows}
    assert rows["รับส่งหาหมอ"][-1] == "nobody" and rows["เยี่ยมบ้าน"][-1] == "1"


def test_goals_stand_with_target_and_result(office: Office, ids: dict[str, int]) -> None:
    (row,) = table(report_of(office), "Goals and what was reached").rows
    assert said(row)[1:] == ["ผู้สูงอายุที่มาร่วม", "People served", "100", "25", "25.0"]
    assert table(report_of(office, YEAR - 1), "Goals and what was reached").rows == []


def test_its_charts_are_those_of_the_screen(office: Office, ids: dict[str, int]) -> None:
    charts = result_charts(office, YEAR, str, "en")
    inside = [
        block.chart for part in report_of(office).parts for block in part.blocks if isinstance(block, ReportChart)
    ]
    assert sorted(charts, key=lambda chart: chart.title) == sorted(inside, key=lambda chart: chart.title)
    assert [type(chart) for chart in charts] == [Pyramid, Bars, Bars, Bars, Bars, Columns, Columns]


def test_charts_show_what_the_figures_count(office: Office, ids: dict[str, int]) -> None:
    figures = year_figures(office, YEAR)
    people, share, reached, groups, bands, recruits, hours = result_charts(office, YEAR, str, "en")
    assert isinstance(people, Pyramid) and isinstance(hours, Columns) and isinstance(recruits, Columns)
    for side, name in ((people.left, "men"), (people.right, "women")):
        known = figures.of_town(FIGURE[name])
        assert sum(side.values) == known, name
    assert isinstance(share, Bars) and share.line == (20.0, "20 %") and share.texts == ()
    assert list(share.labels) == ["ป่าซาง", "ริมยวม"] and share.series[0].texts == ("50.0 %", "66.7 %")
    for chart in (reached, groups):
        assert isinstance(chart, Bars)
        sums = [sum(series.values) for series in chart.series]
        assert sums == [figures.of_town(FIGURE[name]) for name in ("elders_reached", "elders_not_reached")]
    assert isinstance(groups, Bars) and groups.texts == (
        "1 / 1  (100.0 %)", "0 / 1  (0.0 %)", "0 / 0  (0.0 %)", "1 / 1  (100.0 %)",
    )  # fmt: skip
    assert isinstance(bands, Bars) and sum(bands.series[0].values) == figures.of_town(FIGURE["volunteers"])
    assert sum(hours.series[0].values) == float(figures.of_town(FIGURE["volunteer_hours"]) or 0)
    assert hours.labels[:2] == ("Oct", "Nov") and hours.series[0].values[:2] == (0, 3.25)
    assert sum(sum(each.values) for each in recruits.series) == figures.of_town(FIGURE["new_volunteers"]) == 0


def test_who_began_is_drawn_by_month_and_by_whose_word(office: Office, ids: dict[str, int]) -> None:
    """One by somebody's word in October, one by themself in November, one by a second who left, one long ago."""
    inviters = [resident(office, f"ผู้ชวน{number}").id for number in range(MOST_RECRUITERS + 2)]
    for number, inviter in enumerate(inviters):
        for place in range(1 + (number == 0)):
            one = resident(office, f"ผู้มา{number}-{place}").id
            began = date(2026, 10, 5) if number < len(inviters) - 1 else date(2024, 1, 1)
            ended = date(2026, 11, 1) if place else None
            volunteer(office, one, started=began, invited_by_id=inviter, ended=ended)
    volunteer(office, resident(office, "มาเอง").id, started=date(2026, 11, 2))
    recruits = result_charts(office, YEAR, str, "en")[-2]
    assert isinstance(recruits, Columns)
    invited, alone = recruits.series
    known = year_figures(office, YEAR).of_town(FIGURE["new_volunteers"])
    assert sum(invited.values) + sum(alone.values) == known == MOST_RECRUITERS + 3
    assert (invited.values[:2], alone.values[:2]) == ((MOST_RECRUITERS + 2, 0), (0, 1))
    assert recruits.texts[:3] == (str(MOST_RECRUITERS + 2), "1", "")
    chart = recruiters_chart(office, YEAR, str)
    assert chart.labels[0].startswith("ผู้ชวน0") and len(chart.labels) == MOST_RECRUITERS
    assert [each.values[0] for each in chart.series] == [1, 1] and chart.texts[0] == "2"
    assert chart.title.endswith("the first 12 of 13") and sum(map(int, chart.texts)) == sum(invited.values) - 1
    assert recruiters_chart(office, None, str).title.endswith("the first 12 of 14"), "ever"
    assert recruiters_chart(office, YEAR - 2, str).title == "By whose word volunteers came"


def test_who_may_not_see_daily_living_gets_a_report_without_it(office: Office, ids: dict[str, int]) -> None:
    with signed_in(office, Role.PRINTER):
        report = report_of(office)
        assert len(result_charts(office, YEAR, str, "en")) == 6
    labels = {row[0] for each in report.tables for row in each.rows}
    assert "Elders" in labels and not labels & {"Bedbound elders", "Elders never assessed"}


def test_photographs_of_many_activities_come_before_many_of_one(office: Office, ids: dict[str, int]) -> None:
    lunch = activity(office, ids["อาหารกลางวัน"], "ทำบุญ", held_on=date(2026, 10, 3))
    for number in range(5):
        photograph(office, lunch.id, f"รูป {number}")
    (part,) = [part for part in report_of(office).parts if part.is_appendix]
    (block,) = part.blocks
    assert isinstance(block, ReportPhotographs)
    assert [(each.activity, each.caption) for each in block.photographs] == [
        ("ทำบุญ", "รูป 0"), ("ทำบุญ", "รูป 1"), ("อาหารกลางวันชุมชน", "ล้อมวงกินข้าว"),
    ]  # fmt: skip


# -- the office's own texts


def test_texts_stand_in_the_report_of_their_year_only(office: Office, ids: dict[str, int]) -> None:
    kept = texts(office, introduction="คำนำของปี", problems="งบน้อย", proposals="หาอาสาเพิ่ม", targets="ทุกบ้าน")
    assert kept.revision == 1 and report_texts_of(office, YEAR) == kept
    again = texts(office, problems="งบน้อยมาก")
    assert (again.revision, again.introduction) == (2, "คำนำของปี")

    def written(year: int) -> str:
        blocks = [block for part in report_of(office, year).parts for block in part.blocks]
        return " ".join(block.text for block in blocks if isinstance(block, ReportText))

    assert written(YEAR) == "คำนำของปี ทุกบ้าน งบน้อยมาก หาอาสาเพิ่ม"
    assert written(YEAR - 1) == "None were written down. None were written down."


def test_texts_are_not_written_over_newer_ones_and_the_log_knows_who_wrote(office: Office, ids: dict[str, int]) -> None:
    empty = report_texts_of(office, YEAR)
    texts(office, problems="หนึ่ง")
    with pytest.raises(Conflict) as told:
        save_report_texts(office, replace(empty, problems="สอง"))
    assert told.value.current == report_texts_of(office, YEAR)
    (line,) = audit_listing(office, AuditFilter(subject="report_texts")).page(0, 9)
    assert (line.what, line.record_id, line.about) == ("save_report_texts", YEAR, str(YEAR))
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed):
        texts(office, problems="สาม")


def test_whoever_is_named_in_a_text_is_told_of_before_their_data_is_erased(office: Office, ids: dict[str, int]) -> None:
    texts(office, problems="นางกนกวรรณ ใจดี ย้ายบ้าน")
    mentions = [(each.subject, each.record_id, each.label) for each in erasure_plan(office, ids["กนกวรรณ"]).mentions]
    assert ("report_texts", YEAR, str(YEAR)) in mentions


# -- the workbook


def test_the_workbook_holds_every_table_with_numbers_as_numbers(
    office: Office, ids: dict[str, int], tmp_path: Path
) -> None:
    path = tmp_path / "ผล.xlsx"
    count = export_report(office, YEAR, path, str)
    report = fiscal_report(office, YEAR, str, "th")
    assert count == len(report.tables)
    book = load_workbook(path)
    cells = {name: [[cell.value for cell in row] for row in book[name].iter_rows()] for name in book.sheetnames}
    rows = [row for sheet in cells.values() for row in sheet]
    for each in report.tables:
        for row in (*each.rows, *((each.total,) if each.total else ())):
            wanted = [
                (float(cell.value) if cell.value is not None else None) if isinstance(cell, Amount) else cell
                for cell in row
            ]
            if not any(hasattr(cell, "isoformat") for cell in row):
                found = [line[: len(wanted)] for line in rows]
                assert [value if value != "" else None for value in wanted] in found, (each.caption, wanted)
    assert [name.split()[0] for name in book.sheetnames] == ["1", "2", "3", "4", "5", "6", "7"]
    (line,) = audit_listing(office, AuditFilter(what="export")).page(0, 9)
    assert (line.record_id, line.note) == (YEAR, f"{path.name}: {count}")


def test_it_is_written_for_who_may_and_never_over_the_office(
    office: Office, ids: dict[str, int], tmp_path: Path
) -> None:
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed):
        export_report(office, YEAR, tmp_path / "a.xlsx", str)
    with signed_in(office, Role.CLERK):
        export_report(office, YEAR, tmp_path / "b.xlsx", str)
    with pytest.raises(DeskError, match="xlsx"):
        export_report(office, YEAR, tmp_path / "c.csv", str)
    with pytest.raises(DeskError):
        export_report(office, YEAR, office.folder / FILE_NAME, str)
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["b.xlsx"]
