"""Name badges, the tree of who invited whom, and lists of volunteering: what is said, and that all has room."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db.domain.ages import AgeBand
from db.domain.awards import AwardKind, AwardLine, DueAward
from db.domain.charts import Columns, Series
from db.domain.referrals import Recruiter, RecruitMonth, Referral, forest_of
from db.domain.volunteer_bands import BandLine
from db.domain.volunteer_hours import ServiceWork, VolunteerWork, Work
from printing.badges import GRID, Badge, NameBadges, write_name_badges
from printing.clusters import MissingGlyph
from printing.output import NothingToPrint
from printing.paper import Paper
from printing.referral_tree import ReferralTree, write_referral_tree
from printing.volunteer_hours import HoursList, hours_table, services_table, write_hours_list
from printing.volunteering import (
    AwardsList,
    BandsList,
    RecruitsList,
    awards_table,
    bands_table,
    months_table,
    recruiters_table,
    write_awards_list,
    write_bands_list,
    write_recruits_list,
)
from tests.every_paper import PEOPLE, english, thai
from tests.papers import LONG_FAMILY, LONG_GIVEN, OFFICE, made, page_texts, png

SOMEBODY = Badge(title="นาง", given="กวิน", family="ใจดี", nickname="ปู", below=("อสม., CG", "ชุมชนริมยวม"))


def badges(*found: Badge, paper: Paper | None = None, **values: Any) -> bytes:
    given = {"organisation": OFFICE, "badges": found, "event": "งานวันอาสาสมัคร", "seal": png(), **values}
    return made(lambda stream: write_name_badges(NameBadges(**given), stream, paper or thai()))


def test_a_badge_says_office_event_name_nickname_and_what_stands_below() -> None:
    (page,) = page_texts(badges(SOMEBODY))
    said = ("เทศบาลตำบลแม่สะเรียง", "งานวันอาสาสมัคร", "นางกวิน ใจดี", "(ปู)", "อสม., CG", "ชุมชนริมยวม")
    places = [page.index(text) for text in said]
    assert places == sorted(places), "badges are read one after the other, not line by line across all"
    (two,) = page_texts(badges(SOMEBODY, replace(SOMEBODY, given="แก้ว")))
    assert two.index("ชุมชนริมยวม") < two.index("นางแก้ว ใจดี")


def test_ten_badges_are_on_a_sheet_and_the_eleventh_on_the_next() -> None:
    assert GRID.on_sheet == 10
    assert [text.count("ใจดี") for text in page_texts(badges(*[SOMEBODY] * 11))] == [10, 1]


def test_names_of_three_and_of_eighty_letters_have_room_on_a_badge() -> None:
    every = [Badge(title=title, given=given, family=family, below=SOMEBODY.below) for title, given, family in PEOPLE]
    text = page_texts(badges(*every))[0].replace("\n", " ")
    assert LONG_GIVEN in text and LONG_FAMILY in text and "โป" in text


def test_a_badge_without_event_seal_or_nickname_has_no_empty_lines() -> None:
    (page,) = page_texts(badges(replace(SOMEBODY, nickname=""), event="", seal=None))
    assert "()" not in page and "งานวัน" not in page


def test_a_name_that_can_not_be_printed_is_told_and_nobody_is_nothing() -> None:
    with pytest.raises(MissingGlyph) as told:
        badges(replace(SOMEBODY, given="\U0001f600"))
    assert "ใจดี" in str(told.value.values)
    with pytest.raises(NothingToPrint):
        badges()


# --- the tree


def referral(number: int, inviter: int | None = None, **values: Any) -> Referral:
    usual = {
        "volunteer_id": number, "full_name": f"นางคน{number} ใจดี", "community": "ชุมชนริมยวม",
        "started": date(2021, 10, 1), "ended": None, **values,
    }  # fmt: skip
    return Referral(resident_id=number, inviter_id=inviter, **usual)


def tree(*people: Referral, paper: Paper | None = None) -> list[str]:
    document = ReferralTree(organisation=OFFICE, forest=forest_of(people))
    return page_texts(made(lambda stream: write_referral_tree(document, stream, paper or english())))


def test_the_tree_names_everybody_with_where_since_when_and_how_many_came() -> None:
    people = (
        referral(1), referral(2, 1), referral(3, 2, ended=date(2024, 5, 5)), referral(4, None, volunteer_id=None),
        referral(5, 4),
    )  # fmt: skip
    (page,) = tree(*people)
    for text in (
        "Who invited whom", OFFICE, "4 volunteers, of whom 3 came by somebody's word", "นางคน1 ใจดี",
        "ริมยวม · since 2021 · 2 came", "ริมยวม · left 2024", "ริมยวม · no volunteer · 1 came", "Page 1/1",
        "Personal data: not for publication",
    ):  # fmt: skip
        assert text in page, text
    assert "ตั้งแต่" not in page


def test_a_large_tree_goes_on_over_sheets_and_says_so() -> None:
    wide = tree(referral(1), *(referral(number, 1) for number in range(2, 40)))
    assert len(wide) == 3
    assert "continued" in wide[1] and "นางคน39 ใจดี" in wide[2] and "Page 3/3" in wide[2]
    (deep,) = tree(referral(1), *(referral(number, number - 1) for number in range(2, 9)))
    assert "2 came, see below" in deep and deep.count("นางคน6 ใจดี") == 2


def test_a_tree_of_nobody_is_nothing_to_print() -> None:
    with pytest.raises(NothingToPrint):
        write_referral_tree(ReferralTree(organisation=OFFICE, forest=forest_of(())), io.BytesIO(), english())


def test_a_name_of_eighty_letters_does_not_leave_its_box() -> None:
    long = f"ว่าที่ร้อยตรี{LONG_GIVEN} {LONG_FAMILY}"
    people = (referral(1, full_name=long), *(referral(number, number - 1, full_name=long) for number in range(2, 7)))
    (page,) = tree(*people, paper=thai())
    assert "…" in page and page.count("ว่าที่ร้อยตรี") == 6


# --- lists

NOBODY = "nobody serves"
HELPER = VolunteerWork(
    volunteer_id=1, resident_id=1, title="นาง", given="กวิน", family="ใจดี", community="ชุมชนริมยวม",
    work=Work(activity_minutes=90, visit_minutes=100, activities=1, visits=2),
)  # fmt: skip
HOURS = HoursList(
    organisation=OFFICE, lines=[HELPER], services=[ServiceWork(service_id=1, service="อาหาร", work=HELPER.work)],
    all_work=HELPER.work + Work(activity_minutes=60), hour_baht=Decimal(50), year=2569,
)  # fmt: skip


def rows(table: Any) -> list[tuple[str, ...]]:
    return [row for section in table.sections for row in section.rows]


def test_hours_are_listed_with_their_value_and_who_is_no_volunteer_apart() -> None:
    table = hours_table(HOURS, english())
    assert rows(table) == [
        ("1", "นางกวิน ใจดี", "ชุมชนริมยวม", "1.5", "1.67", "3.17", "158.33"),
        ("", "Others, not kept as volunteers", "", "1", "0", "1", "50"),
    ]
    assert table.titles == ("Hours of volunteers fiscal year 2569",)
    assert table.total == "1 volunteers gave 4.17 hours, worth 208.33 baht at 50 baht an hour"
    assert rows(services_table(HOURS, english())) == [("1", "อาหาร", "1.5", "1.67", "3.17", "158.33")]
    pages = page_texts(made(lambda stream: write_hours_list(HOURS, stream, thai())))
    assert len(pages) == 2 and "๑๕๘.๓๓" in pages[0]


def test_awards_due_have_a_place_to_sign() -> None:
    lines = [
        AwardLine(
            key=1, volunteer_id=1, resident_id=1, full_name="นางกวิน ใจดี", community="ชุมชนริมยวม",
            started=date(2021, 10, 1), due=DueAward(kind=kind, step=step), reached=reached,
        )
        for kind, step, reached in ((AwardKind.HOURS, 100, 120.5), (AwardKind.YEARS, 5, 5))
    ]  # fmt: skip
    document = AwardsList(organisation=OFFICE, lines=lines)
    table = awards_table(document, english())
    assert [row[4:] for row in rows(table)] == [("For 100 hours", "120.5", ""), ("For 5 years of service", "5", "")]
    assert table.total == "Awards in all: 2"
    assert "นางกวิน ใจดี" in page_texts(made(lambda stream: write_awards_list(document, stream, thai())))[0]


def test_recruits_are_listed_by_month_and_by_whose_word() -> None:
    document = RecruitsList(
        organisation=OFFICE,
        months=[RecruitMonth(month=date(2025, 10, 1), recruits=3, invited=2)],
        recruiters=[
            Recruiter(
                resident_id=1, full_name="นางกวิน ใจดี", community="ชุมชนริมยวม", recruits=2, serving=1, reached=7,
                latest=date(2025, 10, 9),
            )
        ],
        year=2569,
        charts=(Columns(title="จิตอาสาใหม่รายเดือน", labels=("ต.ค.",), series=(Series("มีผู้ชวน", (3,), ("3",)),)),),
    )  # fmt: skip
    months = months_table(document, english())
    assert rows(months) == [("October 2025", "3", "2")]
    assert months.total == "3 began, of whom 2 came by somebody's word"
    assert rows(recruiters_table(document, english())) == [
        ("1", "นางกวิน ใจดี", "ชุมชนริมยวม", "2", "1", "7", "9 Oct 2025")
    ]
    pages = page_texts(made(lambda stream: write_recruits_list(document, stream, thai())))
    assert "ตุลาคม ๒๕๖๘" in pages[0] and "นางกวิน ใจดี" in pages[1]
    chart = pages[2]
    assert len(pages) == 3 and "จิตอาสาใหม่รายเดือน" in chart and "๒๕๖๙" in chart and "ต.ค." in chart
    assert OFFICE in chart and "ห้ามเผยแพร่" in chart, "it names people"


def test_ages_without_a_volunteer_say_none_in_communities_only() -> None:
    nobody = dict.fromkeys(AgeBand, 0)
    lines = [
        BandLine(community_id=1, community="ชุมชนริมยวม", counts=nobody | {AgeBand.FROM_60: 2}, unknown=1),
        BandLine(community_id=None, community="", counts=nobody | {AgeBand.FROM_25: 1}),
    ]
    document = BandsList(organisation=OFFICE, lines=lines)
    table = bands_table(document, english())
    assert rows(table) == [
        ("ชุมชนริมยวม", *[NOBODY] * 3, "2", *[NOBODY] * 3, "1", "3"),
        ("No community", "0", "0", "1", "0", "0", "0", "0", "0", "1"),
        ("The whole town", "0", "0", "1", "2", "0", "0", "0", "1", "4"),
    ]
    assert table.total == "Ages without a volunteer, counted in all communities: 6"
    assert "ชุมชนริมยวม" in page_texts(made(lambda stream: write_bands_list(document, stream, thai())))[0]
