"""Activities, services and goals on paper: sums, what nobody counted, before beside after, people apart."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest

from db.domain.activities import ActivityLine
from db.domain.photographs import Moment
from printing.activities import ActivityRoster, activity_table
from printing.activity_report import paired, participant_table, write_activity_report
from printing.clusters import MissingGlyph
from printing.pictures import BadPicture
from printing.services import GoalRoster, ServiceRoster, goal_table, service_table
from tests.every_paper import english, thai
from tests.papers import OFFICE, made, page_texts, picture
from tests.service_papers import (
    AIM,
    COMING,
    GUEST,
    HELD,
    HELPER,
    LONELY,
    LONG,
    MET,
    OWN,
    SHOTS,
    STAFF,
    VISITS,
    photograph,
    report,
)


def rows_of(*lines: ActivityLine) -> list[tuple[str, ...]]:
    (section,) = activity_table(ActivityRoster(organisation=OFFICE, lines=lines), english()).sections
    return list(section.rows)


def test_an_activity_is_a_row_and_what_nobody_counted_is_no_number() -> None:
    held, coming = rows_of(HELD, COMING)
    assert held == (
        "1", "10 Nov 2025 – 12 Nov 2025", "สัปดาห์เยี่ยมบ้านผู้สูงอายุ, ศาลาวัด", "เยี่ยมบ้านผู้สูงอายุ", "ริมยวม", "42", "2", "6",
        "3", "21.5", "1,500.50", "กองทุนหลักประกันสุขภาพ",
    )  # fmt: skip
    assert coming[1:3] == ("1 Dec 2026", "ทำบุญ") and coming[4:6] == ("Whole town", "–") and coming[10:] == ("–", "")


def test_sums_of_the_register_are_those_of_its_lines() -> None:
    table = activity_table(ActivityRoster(organisation=OFFICE, lines=(HELD, COMING, HELD), year=2569), english())
    assert table.total == "Activities in all: 3 · served 84 people · volunteer hours 43 · budget 3,001 baht"
    assert table.titles == ("Register of activities fiscal year 2569",)


def test_a_service_without_a_volunteer_says_so() -> None:
    table = service_table(ServiceRoster(organisation=OFFICE, lines=(VISITS, LONELY), year=2569), english())
    first, second = table.sections[0].rows
    assert first[4:] == ("56", "12", "345", "1,234") and second[3:6] == ("–", "No volunteer", "12")
    assert table.total == "Services in all: 2 · without a volunteer: 1"


def test_goals_stand_by_year_with_what_was_reached() -> None:
    table = goal_table(GoalRoster(organisation=OFFICE, lines=(AIM, OWN, MET)), english())
    assert [(section.caption, len(section.rows)) for section in table.sections] == [
        ("fiscal year 2570", 1), ("fiscal year 2569", 2)
    ]  # fmt: skip
    assert next(iter(table.sections[0].rows))[3:] == ("People visited · เยี่ยมบ้านผู้สูงอายุ", "550", "231", "42")
    assert next(iter(table.sections[1].rows))[4:] == ("85", "–", "–")
    assert table.total == "Goals in all: 3 · reached: 1"
    (alone,) = goal_table(GoalRoster(organisation=OFFICE, lines=(AIM,), year=2570), english()).sections
    assert alone.caption == ""


def test_before_stands_beside_after_and_the_others_two_by_two() -> None:
    shots = [photograph(number, moment) for number, moment in enumerate((*Moment, *Moment, Moment.BEFORE), 1)]
    found = [tuple(each.id if each else None for each in pair) for pair in paired(shots)]
    assert found == [(1, 2), (4, 5), (7, None), (3, 6)]
    assert list(paired([])) == []


def texts(**values: object) -> list[str]:
    return page_texts(made(lambda stream: write_activity_report(report(**values), stream, thai())))


def test_the_report_tells_what_was_done_and_keeps_names_to_pages_of_their_own() -> None:
    pages = texts()
    names = [number for number, text in enumerate(pages) if "น้ำผึ้ง" in text]
    assert names and min(names) > 0
    for number, text in enumerate(pages):
        assert ("ห้ามเผยแพร่" in text) is (number in names)
    public = "".join(pages[: min(names)])
    for said in ("สัปดาห์เยี่ยมบ้านผู้สูงอายุ", "๑๐ – ๑๒ พฤศจิกายน ๒๕๖๘", "๑,๕๐๐.๕๐", "๔๒", "ส่งต่อโรงพยาบาล", "สภาพบ้านก่อนปรับปรุง"):
        assert said in public, said
    assert f"๑/{''.join(chr(ord(digit) + 0xE20) for digit in str(len(pages)))}" in pages[0]


def test_a_report_of_little_is_one_page_without_people_and_pictures() -> None:
    (page,) = texts(line=COMING, people=(), photographs=(), indicator="")
    assert "ทำบุญ" in page and "ห้ามเผยแพร่" not in page and "ผลที่ได้รับ" not in page


def test_nothing_of_a_very_long_result_is_lost() -> None:
    pages = texts(line=replace(LONG, result=" ".join(f"ข้อ{number}." for number in range(1, 700))), people=())
    whole = " ".join(pages)
    assert all(f"ข้อ{said}." in whole for said in ("๑", "๓๕๐", "๖๙๙")) and len(pages) > 2


def test_no_municipal_money_is_a_result_that_is_printed() -> None:
    (page,) = texts(line=replace(COMING, budget=Decimal(0), budget_source="เครือข่ายสนับสนุน"), people=(), photographs=())
    assert "๐ บาท" in page and "เครือข่ายสนับสนุน" in page


def test_people_stand_in_the_order_of_joining_with_after_whom() -> None:
    table = participant_table(report(people=(STAFF, HELPER, GUEST)), english())
    first, second, third = table.sections[0].rows
    assert first[2:] == ("Staff member", "", "1 Nov 2025", "", "3.5")
    assert second[3:6] == ("ชุมชนริมยวม", "1 Nov 2025", STAFF.full_name) and third[4] == ""
    assert table.total == "3 people: staff 1, volunteers 1, public 1"


def test_photographs_are_on_the_paper() -> None:
    content = made(lambda stream: write_activity_report(report(people=()), stream, thai()))
    pages = [picture(content, page, 0.3).convert("L").tobytes() for page in range(len(page_texts(content)))]
    greys = b"".join(pages)
    for colour, grey in (("brown", 79), ("navy", 15), ("seagreen", 105)):
        assert sum(greys.count(each) for each in range(grey - 4, grey + 5)) > 500, colour


def test_a_broken_photograph_and_unknown_letters_are_refused_by_name() -> None:
    with pytest.raises(BadPicture):
        write_activity_report(
            report(photographs=(replace(SHOTS[0], image=b"\xff\xd8\xff"),)), io.BytesIO(), thai()
        )  # fmt: skip
    with pytest.raises(MissingGlyph):
        write_activity_report(report(line=replace(HELD, name="\U0001f600")), io.BytesIO(), thai())
