"""Attendance summary, list for the notice board and volunteer cards: what they say, hide, and how they stand."""

import io
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from printing.attendance import MOST_DAYS, AttendanceSummary, Attendee, write_attendance_summary
from printing.cards import HEIGHT, WIDTH, Card, VolunteerCards, write_volunteer_cards
from printing.clusters import MissingGlyph
from printing.output import NothingToPrint
from printing.participants import Participant, ParticipantsList, write_participants_list
from printing.residents import ResidentRoster, ResidentRosterRow, write_resident_roster
from printing.rosters import NoSuchColumn
from printing.style import A4
from tests.papers import (
    HOSTILE,
    LONG_FAMILY,
    LONG_GIVEN,
    OFFICE,
    catalog,
    letter_boxes,
    made,
    page_texts,
    png,
    thai_paper,
)

CATALOG = catalog()
PAPER = thai_paper(lambda msgid: CATALOG.get(msgid, msgid))
DAYS = tuple(date(2026, 10, 5) + timedelta(days=day) for day in range(10))
CAME = Attendee(
    title="นางสาว",
    given="น้ำผึ้ง",
    family="ปั๊มทิพย์",
    belongs_to="ชุมชนริมยวม",
    halves=((True, True),) * 8 + ((False, False),) * 2,
    hours=56,
    has_passed=True,
    certificate="1/2569",
)
STAYED_AWAY = replace(CAME, given="กวิน", halves=((True, False),) * 10, hours=35, has_passed=False, certificate="")
SUMMARY = AttendanceSummary(
    organisation=OFFICE,
    project="โครงการอบรมผู้ดูแลผู้สูงอายุ 70 ชั่วโมง",
    place="หอประชุมเทศบาล",
    days=DAYS,
    half_days=20,
    class_hours=70,
    needed=56,
    people=(CAME, STAYED_AWAY),
)
CARD = Card(title="นางสาว", given="น้ำผึ้ง", family="ปั๊มทิพย์", kinds=("อสม.", "CG"), community="ชุมชนริมยวม")
CARDS = VolunteerCards(
    organisation=OFFICE,
    cards=(CARD,),
    valid_until=date(2028, 11, 22),
    signer="นายเมธาสิทธิ์ ไชยเมือง",
    position="นายกเทศมนตรีตำบลแม่สะเรียง",
)


def summary_text(**changes: Any) -> str:
    return " ".join(page_texts(made(lambda at: write_attendance_summary(replace(SUMMARY, **changes), at, PAPER))))


def cards_pdf(**changes: Any) -> bytes:
    return made(lambda at: write_volunteer_cards(replace(CARDS, **changes), at, PAPER))


def test_the_summary_has_half_days_hours_and_result_of_everyone() -> None:
    text = summary_text()
    assert "๑ นางสาวน้ำผึ้ง ปั๊มทิพย์ ชุมชนริมยวม / / / / / / / / / / / / / / / / – – – – ๑๖/๒๐ ๕๖ ผ่าน ๑/๒๕๖๙" in text
    assert "๒ นางสาวกวิน ปั๊มทิพย์ ชุมชนริมยวม / – / – / – / – / – / – / – / – / – / – ๑๐/๒๐ ๓๕ ไม่ผ่าน" in text
    assert "ลงทะเบียน ๒ คน ผ่าน ๑ คน ไม่ผ่าน ๑ คน" in text
    assert "รวม ๒๐ คาบ ๗๐ ชั่วโมง เกณฑ์ผ่านตั้งแต่ ๕๖ ชั่วโมงขึ้นไป" in text and "ข้อมูลส่วนบุคคล ห้ามเผยแพร่" in text


def test_a_long_class_has_counts_instead_of_days() -> None:
    days = tuple(date(2026, 10, 5) + timedelta(days=day) for day in range(MOST_DAYS + 1))
    text = summary_text(days=days, half_days=2 * len(days))
    assert "๕ ต.ค." not in text and "๑๖/๓๐" in text
    assert "๕ ต.ค." in summary_text()


def test_the_list_for_the_notice_board_masks_ids_and_has_nothing_else() -> None:
    people = [Participant(title="นาย", given="กวิน", family="ใจดี", citizen_id="1999900000633", community="ริมยวม")]
    posted = ParticipantsList(organisation=OFFICE, project="โครงการ", place="หอประชุม", days=DAYS, people=people)
    text = " ".join(page_texts(made(lambda at: write_participants_list(posted, at, PAPER))))
    assert "รายชื่อผู้เข้าร่วม" in text and "x-xxxx-xxxxx-๖๓-๓" in text and "๑๙๙๙๙" not in text.replace("-", "")
    assert "รวมทั้งสิ้น ๑ คน" in text and "ใช้ปิดประกาศได้" in text and "ห้ามเผยแพร่" not in text
    passed = replace(posted, only_passed=True)
    assert "รายชื่อผู้ผ่านการอบรม" in page_texts(made(lambda at: write_participants_list(passed, at, PAPER)))[0]


def test_a_card_says_who_of_what_kind_where_and_until_when() -> None:
    text = page_texts(cards_pdf())[0]
    for part in (
        OFFICE,
        "บัตรประจำตัวจิตอาสา",
        "รูปถ่าย",
        "นางสาวน้ำผึ้ง ปั๊มทิพย์",
        "อสม., CG",
        "ชุมชนริมยวม",
        "ใช้ได้ถึง ๒๒ พ.ย. ๒๕๗๑",
    ):
        assert part in text
    assert "(นายเมธาสิทธิ์ ไชยเมือง)" in text and "นายกเทศมนตรีตำบลแม่สะเรียง" in text


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (10, 1), (11, 2), (126, 13)])
def test_ten_cards_fill_a_sheet(count: int, sheets: int) -> None:
    assert len(page_texts(cards_pdf(cards=(CARD,) * count))) == sheets


def test_every_text_of_a_card_stays_within_it_and_none_covers_another() -> None:
    long = replace(
        CARD, given=LONG_GIVEN, family=LONG_FAMILY, kinds=("อสม.", "อผส.", "CG", "อาสาบริบาลท้องถิ่น", "จิตอาสา"),
        community="ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือตอนบน",
    )  # fmt: skip
    cards = [replace(long, title=str(place)) for place in range(10)]
    boxes = letter_boxes(cards_pdf(cards=tuple(cards), seal=png()))
    left, bottom = (A4[0] - 2 * WIDTH) / 2, (A4[1] - 5 * HEIGHT) / 2
    for box in boxes:
        column = int((box.left - left) // WIDTH)
        row = int((box.bottom - bottom) // HEIGHT)
        assert 0 <= column < 2 and 0 <= row < 5
        assert box.right <= left + (column + 1) * WIDTH and box.top <= bottom + (row + 1) * HEIGHT
    assert [(a.text, b.text) for a, b in combinations(boxes, 2) if a.touches(b)] == []


def test_short_and_hostile_names_print_or_name_the_person() -> None:
    for name in ("กบ", *HOSTILE):
        assert cards_pdf(cards=(replace(CARD, given=name),))
    with pytest.raises(MissingGlyph, match=r"^คำนำหน้า ชื่อ - สกุล: .*😀"):
        cards_pdf(cards=(replace(CARD, given="😀"),))


@pytest.mark.parametrize(
    ("values", "of_all", "field"),
    [
        ({"community": "ชุมชน漢"}, {}, "ชุมชน"), ({"kinds": ("อสม.", "漢")}, {}, "ประเภท"),
        ({}, {"signer": "นาย漢"}, "ผู้ลงนาม"), ({}, {"position": "นายก漢"}, "ตำแหน่ง"),
    ],
)  # fmt: skip
def test_a_letter_no_font_has_is_named_with_person_and_field(values: Any, of_all: Any, field: str) -> None:
    with pytest.raises(MissingGlyph, match=f"^นางสาวน้ำผึ้ง ปั๊มทิพย์, {field}: “.*漢”"):
        cards_pdf(cards=(replace(CARD, **values),), **of_all)


def test_no_cards_are_nothing_to_print() -> None:
    with pytest.raises(NothingToPrint):
        write_volunteer_cards(replace(CARDS, cards=()), io.BytesIO(), PAPER)


def roster_text(*columns: str) -> str:
    row = ResidentRosterRow(
        title="นาย", given="กวิน", family="ใจดี", citizen_id="1999900000633", house="12/3", community="ริมยวม",
        phones=("0810000001",), note="หมายเหตุของเขา",
    )  # fmt: skip
    roster = ResidentRoster(organisation=OFFICE, rows=(row,), columns=columns)
    return page_texts(made(lambda at: write_resident_roster(roster, at, PAPER)))[0]


def test_a_roster_has_the_columns_that_were_chosen_in_its_own_order() -> None:
    text = roster_text("community", "house")
    assert "๑๒/๓ ริมยวม" in text and "๐๘๑" not in text and "หมายเหตุของเขา" not in text and "เพศ" not in text
    whole = roster_text()
    assert "๐๘๑" in whole and "หมายเหตุของเขา" in whole and "เพศ" in whole


def test_a_column_a_roster_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(NoSuchColumn, match="shoe"):
        roster_text("house", "shoe")


def test_what_the_dialog_offers_are_the_columns_of_the_rosters() -> None:
    from printing import residents, volunteers
    from ui.roster_dialog import ResidentColumn, VolunteerColumn

    for module, offered in ((residents, ResidentColumn), (volunteers, VolunteerColumn)):
        for column in offered:
            assert f'name="{column.value}"' in module.__loader__.get_source(module.__name__)  # type: ignore[union-attr]
