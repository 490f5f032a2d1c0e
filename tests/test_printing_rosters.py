"""Rosters of residents and volunteers: the columns of the rules, IDs masked unless asked, nothing over anything."""

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageChops

from db.domain.buddhist_era import PartialDate, Precision
from db.domain.names import Sex
from printing.clusters import MissingGlyph
from printing.fitting import fitted_exactly
from printing.residents import ResidentRoster, ResidentRosterRow, write_resident_roster
from printing.rosters import person_columns
from printing.style import CELL, MM
from printing.table_layout import CELL_PADDING, MOST_LINES
from printing.volunteers import VolunteerRoster, VolunteerRosterRow, write_volunteer_roster
from tests.papers import (
    HOSTILE,
    LONG_FAMILY,
    LONG_GIVEN,
    OFFICE,
    letter_boxes,
    made,
    page_texts,
    picture,
    poppler_texts,
    thai_paper,
)

PERSON = ResidentRosterRow(
    title="นางสาว",
    given="น้ำผึ้ง",
    family="ปั๊มทิพย์",
    citizen_id="1999900000633",
    sex=Sex.FEMALE,
    born=PartialDate(date(1956, 10, 1)),
    house="12/3",
    community="ชุมชนริมยวม",
    phones=("0812345678",),
    note="ผู้สูงอายุ COVID-19",
)
EXTREME = replace(
    PERSON,
    given=LONG_GIVEN,
    family=LONG_FAMILY,
    house="123/45 หมู่ที่ 12",
    community="ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือ",
    phones=("0812345678", "053681234", "0899999999"),
    note="ผู้ป่วยติดเตียง มีผู้ดูแลคือบุตรสาว ติดต่อผ่าน อสม. ประจำชุมชนเท่านั้น ห้ามโทรหลังเวลา 20.00 น. " * 20,
)
ONE_NAME = ResidentRosterRow(title="", given="โป", family="", born=PartialDate(date(1950, 1, 1), Precision.YEAR))


def pdf_of(*rows: ResidentRosterRow, digits: str = "thai", **choices: Any) -> bytes:
    roster = ResidentRoster(organisation=OFFICE, rows=rows, **choices)
    return made(lambda stream: write_resident_roster(roster, stream, thai_paper(digits=digits)))


def test_a_row_says_everything_in_thai_digits(tmp_path: Path) -> None:
    row = "๑ ๑-๙๙๙๙-๐๐๐๐๐-๖๓-๓ นางสาวน้ำผึ้ง ปั๊มทิพย์ หญิง ๑ ต.ค. ๒๔๙๙ ๗๐ ๑๒/๓ ชุมชนริมยวม ๐๘๑-๒๓๔-๕๖๗๘ ผู้สูงอายุ COVID-19"
    heads = "ลำดับ เลขประจำตัวประชาชน คำนำหน้า ชื่อ - สกุล เพศ วัน/เดือน/ปีเกิด อายุ บ้านเลขที่ ชุมชน โทรศัพท์ หมายเหตุ"
    text = page_texts(pdf_of(PERSON, ids="full"))[0]
    assert row in text
    assert heads in text
    for foot in ("รวมประชากรทั้งสิ้น ๑ คน", "(ลงชื่อ)", "พิมพ์เมื่อ ๒๒ พ.ย. ๒๕๖๙ โดย กิตติ", "หน้า ๑/๑", "ข้อมูลส่วนบุคคล ห้ามเผยแพร่"):
        assert foot in text
    assert "นางสาวน้ำผึ้ง ปั๊มทิพย์" in poppler_texts(pdf_of(PERSON, ids="full"), tmp_path)[0]


def test_ids_are_masked_unless_asked_for() -> None:
    masked, full, none = (
        page_texts(pdf_of(PERSON, digits="arabic", **ids))[0] for ids in ({}, {"ids": "full"}, {"ids": "none"})
    )
    assert "x-xxxx-xxxxx-63-3" in masked and "99990" not in masked
    assert "1-9999-00000-63-3" in full
    assert "63-3" not in none and "เลขประจำตัวประชาชน" not in none


def test_arabic_digits_by_setting() -> None:
    assert not re.search("[๐-๙]", page_texts(pdf_of(PERSON, digits="arabic"))[0])


def test_unknown_parts_of_a_birth_date_are_not_made_up() -> None:
    text = page_texts(pdf_of(ONE_NAME))[0]
    assert "๑ ม.ค. ๒๔๙๓" not in text and "๒๔๙๓" in text


def test_heads_repeat_rows_stay_whole_and_pages_are_counted() -> None:
    rows = [replace(PERSON, given=f"คนที่{number}", note="หมายเหตุ" * (number % 9)) for number in range(120)]
    texts = page_texts(pdf_of(*rows, digits="arabic"))
    assert len(texts) > 4
    for number, text in enumerate(texts, 1):
        assert text.count("เลขประจำตัวประชาชน") == 1
        assert f"หน้า {number}/{len(texts)}" in text
    assert "รวมประชากรทั้งสิ้น 120 คน" in texts[-1] and "รวมประชากร" not in texts[0]
    starts = [re.findall(r"นางสาวคนที่\d+", text) for text in texts]
    assert sum(map(len, starts)) == 120


def test_ink_stays_within_the_margins_of_every_page() -> None:
    pdf = pdf_of(*[replace(PERSON, note="หมายเหตุ" * (number % 9)) for number in range(60)])
    for page in range(len(page_texts(pdf))):
        image = picture(pdf, page, scale=1.0)
        left, top, right, bottom = ImageChops.invert(image).getbbox() or (0, 0, 0, 0)
        assert left > 25 and top > 20 and right < image.width - 25 and bottom < image.height - 15


def test_a_row_stands_whole_on_its_page() -> None:
    rows = [replace(PERSON, given=f"คนที่{number}", note="หมายเหตุ" * (number % 9)) for number in range(120)]
    for text in page_texts(pdf_of(*rows, digits="arabic")):
        for number in map(int, re.findall(r"นางสาวคนที่(\d+)", text)):
            row = re.split(r"นางสาวคนที่\d+", text.partition(f"นางสาวคนที่{number} ")[2], maxsplit=1)[0]
            assert row.replace(" ", "").count("หมายเหตุ") == number % 9, number


def test_the_total_never_stands_without_a_row() -> None:
    for count in range(20, 32):
        last = page_texts(pdf_of(*[PERSON] * count))[-1]
        assert "น้ำผึ้ง" in last and "รวมประชากรทั้งสิ้น" in last and "(ลงชื่อ)" in last


def test_each_community_begins_a_page_with_its_name_and_ends_with_its_count() -> None:
    rows = [PERSON] * 40 + [replace(PERSON, community="ชุมชนกลางเวียง")] * 3 + [replace(PERSON, community="")]
    texts = page_texts(pdf_of(*rows, by_community=True))
    assert len(texts) == 4
    assert "ชุมชนกลางเวียง" not in texts[1] and "รวมชุมชนริมยวมทั้งสิ้น ๔๐ คน" in texts[1]
    assert "รวมชุมชนกลางเวียงทั้งสิ้น ๓ คน" in texts[2]
    assert "รวมประชากรทั้งสิ้น ๔๔ คน" in texts[3]
    assert texts[1].split("หมายเหตุ")[1].startswith(" ชุมชนริมยวม"), "the second page says whose rows it holds"


@pytest.mark.parametrize("ids", ["full", "masked", "none"])
def test_nothing_leaves_its_cell_or_the_page(ids: str) -> None:
    pdf = pdf_of(EXTREME, PERSON, ONE_NAME, EXTREME, PERSON, ids=ids)
    boxes = letter_boxes(pdf)
    assert all(box.left > 30 and box.right < 842 - 30 and box.bottom > 20 and box.top < 595 - 20 for box in boxes)
    assert [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])] == []


def test_long_names_ids_and_phones_come_back_whole() -> None:
    text = page_texts(pdf_of(EXTREME, ids="full", digits="arabic"))[0]
    assert "1-9999-00000-63-3" in text
    for part in (LONG_GIVEN, LONG_FAMILY, "081-234-5678", "053-681-234", "089-999-9999"):
        assert part in text.replace(", ", ",")
    assert "…" in text, "the note is cut with a sign that it is"


@pytest.mark.parametrize("text", [*HOSTILE, "ย" * 10_000])
def test_hostile_notes_are_printed(text: str) -> None:
    assert page_texts(pdf_of(replace(PERSON, note=text, community=text)))


def test_a_letter_the_font_lacks_names_the_person() -> None:
    with pytest.raises(MissingGlyph, match=r"“นางสาว漢 ใจดี”.*“漢”"):
        pdf_of(PERSON, replace(PERSON, given="漢", family="ใจดี"))


@pytest.mark.parametrize(("note", "named"), [("โทรหา 😀 ก่อน", "“😀”"), ("ก\u202eข", "U+202E")])
def test_a_letter_in_a_note_names_the_person_the_field_and_the_letter(note: str, named: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        pdf_of(PERSON, replace(PERSON, given="มะลิ", note=note))
    assert str(caught.value).startswith("นางสาวมะลิ ปั๊มทิพย์, หมายเหตุ: ") and named in str(caught.value)


def test_of_a_long_note_the_part_with_the_letter_is_quoted() -> None:
    with pytest.raises(MissingGlyph) as caught:
        pdf_of(replace(PERSON, note="ก" * 300 + "โทรหา😀ก่อน" + "ข" * 300))
    said = str(caught.value)
    assert "“…กก" in said and "โทรหา😀ก่อน" in said and "ขข…”" in said and len(said) < 250


def test_a_letter_in_another_field_names_that_field() -> None:
    with pytest.raises(MissingGlyph, match=r"^นางสาวน้ำผึ้ง ปั๊มทิพย์, บ้านเลขที่: “๑๒漢”"):
        pdf_of(replace(PERSON, house="12漢"))


def test_names_of_the_border_are_printed_and_found() -> None:
    text = page_texts(pdf_of(PERSON, replace(PERSON, given="ဒေါ်ခင်မြင့်", family="စီၤစး", note="ၵႃႇၸၢႆး")))[0]
    assert "นางสาวဒေါ်ခင်မြင့် စီၤစး หญิง" in text and "ၵႃႇၸၢႆး" in text


def test_an_empty_roster_says_so() -> None:
    assert "รวมประชากรทั้งสิ้น ๐ คน" in page_texts(pdf_of())[0]


def test_volunteers_with_kinds_and_who_invited_them() -> None:
    row = VolunteerRosterRow(
        title="นาย",
        given="สมชาย",
        family="ใจดี",
        citizen_id="1999900000633",
        born=PartialDate(date(1960, 2, 3)),
        kinds=("อสม.", "CG"),
        community="ชุมชนริมยวม",
        phones=("0812345678",),
        started=date(2021, 5, 1),
        invited_by="นางสาวสมหญิง ใจดี",
    )
    roster = VolunteerRoster(organisation=OFFICE, rows=[row])
    text = page_texts(made(lambda stream: write_volunteer_roster(roster, stream, thai_paper())))[0]
    assert "๑ x-xxxx-xxxxx-๖๓-๓ นายสมชาย ใจดี ๖๖ อสม., CG ชุมชนริมยวม ๐๘๑-๒๓๔-๕๖๗๘ ๑ พ.ค. ๒๕๖๔ นางสาวสมหญิง ใจดี" in text


def rows_of(*rows: ResidentRosterRow, **choices: Any) -> list[int]:
    """How many rows each page has."""
    return [text.count("x-xxxx-xxxxx") for text in page_texts(pdf_of(*rows, **choices))]


def test_a_row_or_two_do_not_stand_alone_above_the_signature() -> None:
    fits = next(count for count in range(10, 60) if len(rows_of(*[PERSON] * (count + 1))) == 2)
    assert rows_of(*[PERSON] * fits) == [fits]
    for more in (1, 2, 3, 6):
        pages = rows_of(*[PERSON] * (fits + more))
        assert sum(pages) == fits + more and pages[-1] >= 3
    assert rows_of(*[EXTREME] * 6)[-1] >= 1, "rows that are too high to come along stay where they were"


def test_what_comes_along_with_the_signature_says_of_which_community_it_is() -> None:
    for count in range(10, 50):
        texts = page_texts(pdf_of(*[PERSON] * count, by_community=True))
        assert all("หมายเหตุ ชุมชนริมยวม" in text for text in texts), count


def test_no_row_of_one_community_moves_to_the_page_of_another() -> None:
    others = [replace(PERSON, community="ชุมชนกลางเวียง")] * 2
    assert rows_of(*[PERSON] * 12, *others, by_community=True) == [12, 2]


@pytest.mark.parametrize("count", [9, 9_999, 10_000, 99_999, 100_000])
def test_the_order_of_long_lists_is_as_large_as_that_of_short_ones(count: int) -> None:
    order, *_others = columns = person_columns("masked", 54, count, thai_paper())
    room = 273 * MM * order.weight / (sum(column.weight for column in columns) + 170) - 2 * CELL_PADDING
    fitted = fitted_exactly(thai_paper().count(count), room, CELL, MOST_LINES)
    assert len(fitted.lines) == 1 and fitted.size >= CELL.size * 0.9
