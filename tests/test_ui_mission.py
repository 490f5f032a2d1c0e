"""What the municipality does, in 25 lines: each stands in the README, has its pages, and is proved by a test."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.demo import open_or_make_demo
from db.office import Office
from tests.at_desk import opened
from tests.keys import open_office
from tests.source import TOP
from ui.pages import PAGES

TABLE = (
    (TOP / "README.md").read_text(encoding="utf-8").partition("## What the municipality does")[2].partition("\n## ")[0]
)
LABELS = {page.name: page.label for page in PAGES}


@dataclass(frozen=True)
class Line:
    """`pages` are where it stands in the window; `proof` names tests that go through the window or a command."""

    number: int
    thai: str
    pages: tuple[str, ...]
    proof: tuple[str, ...]


LINES = (
    Line(
        1, "วงเงินงบประมาณไม่สูง", ("activities", "training", "results"),
        ("test_ui_activities::test_an_activity_is_written_down_by_keys",
         "test_ui_results::test_screen_paper_workbook_and_a_direct_count_agree"),
    ),
    Line(
        2, "ผู้สูงอายุเกินร้อยละ 20", ("home", "communities"),
        ("test_ui_home::test_each_community_shows_its_share_of_elders",
         "test_ui_community_page::test_the_share_of_elders_is_told_with_the_line_of_twenty_per_cent"),
    ),
    Line(3, "เครือข่ายในพื้นที่", ("partners",), ("test_ui_partners::test_filters_narrow_the_list",)),
    Line(
        4, "เครือข่ายนอกพื้นที่ สถาบันการศึกษา", ("partners",),
        ("test_ui_partners::test_filters_narrow_the_list",
         "test_ui_partners::test_a_card_shows_all_that_hangs_on_a_partner"),
    ),
    Line(
        5, "ในแต่ละชุมชน", ("communities",),
        ("test_ui_communities::test_its_residents_are_one_click_away_and_narrowed",
         "test_ui_community_page::test_its_elders_are_one_click_away"),
    ),
    Line(
        6, "อาสาในทุกช่วงอายุ", ("volunteering", "communities"),
        ("test_ui_volunteering::test_an_age_without_a_volunteer_stands_out_and_leads_to_its_community",
         "test_ui_community_page::test_an_age_without_a_volunteer_and_a_service_that_did_not_come_stand_out"),
    ),
    Line(
        7, "ลดกำลังคนและงบประมาณ", ("volunteering", "results"),
        ("test_ui_volunteering::test_hours_of_a_year_are_listed_with_their_value",
         "test_ui_partners::test_the_list_tells_who_is_to_be_called_and_what_was_given"),
    ),
    Line(
        8, "อบรมเพิ่มศักยภาพ", ("training",),
        ("test_ui_training_flow::test_a_class_goes_from_its_form_to_certificates_in_everyones_hand",),
    ),
    Line(
        9, "ดูแลผู้สูงอายุได้อย่างถูกต้อง", ("matching",),
        ("test_ui_matching::test_the_best_one_is_proposed_with_reasons_and_taken_by_two_keys",
         "test_ui_matching::test_the_clerk_decides_against_the_warning"),
    ),
    Line(
        10, "แอปพลิเคชันช่วง COVID-19", ("rounds",),
        ("test_ui_rounds::test_checks_of_an_outbreak_stay_at_the_household_until_it_is_said_how_it_went",
         "test_ui_rounds::test_who_needs_what_is_printed"),
    ),
    Line(
        11, "ไม่ใช้งบของเทศบาล", ("partners", "results"),
        ("test_ui_partners::test_people_talks_and_gifts_are_added_by_keys",
         "test_ui_results::test_screen_paper_workbook_and_a_direct_count_agree"),
    ),
    Line(
        12, "รักษาและขยายเครือข่าย", ("partners", "home"),
        ("test_ui_partners::test_the_list_tells_who_is_to_be_called_and_what_was_given",),
    ),
    Line(
        13, "ลดความเหลื่อมล้ำ", ("reach", "elders"),
        ("test_ui_visits::test_elders_with_nothing_stand_out_by_group_and_by_name",),
    ),
    Line(
        14, "ผลงานเชิงประจักษ์", ("activities", "results"),
        ("test_ui_activities::test_photographs_are_added_from_files_and_given_captions",
         "test_ui_results_commands::test_the_report_of_a_year_is_printed"),
    ),
    Line(
        15, "ยึดประโยชน์ของประชาชน", ("activities",),
        ("test_ui_activities::test_what_has_no_result_yet_stands_out",),
    ),
    Line(
        16, "เชื่อมั่นและเข้าร่วมกิจกรรม", ("activities", "results"),
        ("test_ui_results::test_two_years_stand_beside_each_other_with_what_is_more_or_less",),
    ),
    Line(
        17, "บุคลากรเป็นจุดเริ่มต้นก่อนชวน", ("activities",),
        ("test_ui_activities::test_people_are_added_one_after_the_other_with_after_whom",),
    ),
    Line(
        18, "กระจายตัวได้ทุกชุมชน", ("communities",),
        ("test_ui_community_page::test_staff_is_written_down_shown_and_put_into_the_bin",),
    ),
    Line(
        19, "ตัวแทนในแต่ละชุมชนเข้าถึงทุกครัวเรือน", ("communities", "rounds"),
        ("test_ui_rounds::test_coverage_is_live_and_leads_to_who_is_left",
         "test_ui_rounds::test_a_round_is_begun_filled_shared_out_and_written_down_by_keys"),
    ),
    Line(
        20, "การทำงานเชิงรุก", ("visits", "home"),
        ("test_ui_visits::test_what_is_overdue_stands_first_and_is_told_without_colour",
         "test_ui_visits::test_two_keys_write_a_planned_visit_down_and_the_next_is_chosen"),
    ),
    Line(21, "ชักชวนคนในชุมชน", ("volunteers",), ("test_ui_volunteers::test_who_invited_is_one_click_away",)),
    Line(
        22, "มีส่วนร่วมในทุกบริการ", ("services",),
        ("test_ui_activities::test_services_tell_where_no_volunteer_worked_and_lead_to_their_activities",),
    ),
    Line(
        23, "พัฒนาคุณภาพชีวิต", ("goals", "results"),
        ("test_ui_activities::test_goals_are_written_down_counted_and_printed",),
    ),
    Line(
        24, "บอกต่ออย่างต่อเนื่อง", ("referrals", "volunteering"),
        ("test_ui_volunteering::test_everybody_stands_in_the_tree_with_who_invited_them",
         "test_ui_volunteering_commands::test_inviters_and_ages_as_json"),
    ),
    Line(
        25, "คนส่วนใหญ่รู้จักกัน", ("residents",),
        ("test_ui_search_box::test_a_person_is_found_by_anything_known_of_them",
         "test_ui_search_box::test_all_people_of_a_house_are_found_by_its_number",
         "test_ui_search_box::test_ids_are_masked_among_those_found"),
    ),
)  # fmt: skip
LISTS = sorted({page for line in LINES for page in line.pages} - {"home", "results", "referrals"})


def _tests_in(module: str) -> set[str]:
    tree = ast.parse((TOP / "tests" / f"{module}.py").read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_there_are_25_lines() -> None:
    assert [line.number for line in LINES] == list(range(1, 26))


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line.number))
def test_each_line_is_proved_through_the_window_or_the_command_line(line: Line) -> None:
    for name in line.proof:
        module, _, test = name.partition("::")
        assert module.startswith("test_ui_")
        assert test in _tests_in(module), name


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line.number))
def test_the_readme_says_where_each_line_stands(line: Line) -> None:
    row = re.search(rf"^\| {line.number} \| {re.escape(line.thai)} \|.*$", TABLE, re.MULTILINE)
    assert row, line.thai
    where = row[0].rsplit("|", 2)[1]
    if line.number < 25:  # for the search field is on every page
        assert any(LABELS[page].casefold() in where.casefold() for page in line.pages), where


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "office"
    open_or_make_demo(folder, 400, today=date(2026, 11, 22)).close()
    return folder


@pytest.fixture
def office(demo: Path) -> Iterator[Office]:
    opened_office = open_office(demo, "กิตติ (เจ้าหน้าที่)")
    yield opened_office
    opened_office.close()


def test_the_demo_office_has_something_of_each_in_its_lists(window: Any, office: Office) -> None:
    empty = []
    with opened(window, office) as desk:
        for page in LISTS:
            assert desk.go(page)
            window.update()
            if not desk.screen.table.tree.get_children():
                empty.append(page)
    assert empty == []
