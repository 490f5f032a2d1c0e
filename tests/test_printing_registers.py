"""Training register, certificate register and hand-over list, as the office's rules have them."""

import io
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from db.domain.names import full_name
from db.domain.training import Half
from printing.certificate_register import (
    CertificateRegister,
    RegisteredBatch,
    RegisteredCertificate,
    write_certificate_register,
)
from printing.clusters import MissingGlyph
from printing.hand_over import HandOverList, Recipient, write_hand_over_list
from printing.output import NothingToPrint
from printing.style import MM, SIGNING_CELL
from printing.table_layout import TableLayout
from printing.training import RegisterDay, RegisterPerson, TrainingRegister, day_table, write_training_register
from tests.papers import LONG_FAMILY, LONG_GIVEN, OFFICE, letter_boxes, made, page_texts, thai_paper

PERSON = RegisterPerson(title="นางสาว", given="น้ำผึ้ง", family="ปั๊มทิพย์", belongs_to="ชุมชนริมยวม")
DAY = RegisterDay(day=date(2026, 11, 23))
REGISTER = TrainingRegister(
    organisation=OFFICE,
    project="โครงการอบรมผู้ดูแลผู้สูงอายุ 70 ชั่วโมง",
    place="หอประชุมเทศบาล",
    days=(DAY,),
    people=(PERSON,),
)
CERTIFICATES = tuple(
    RegisteredCertificate(number=number, title="นาย", given=f"คนที่{number}", family="ใจดี") for number in (1, 2, 3, 5)
)
COMMUNITY = "ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือตอนบน"
BATCH = RegisteredBatch(
    entry=1,
    year=2569,
    subject="การอบรมผู้ดูแลผู้สูงอายุ",
    issued_on=date(2026, 11, 15),
    signers=("นายอนุสรณ์ ใจงาม",),
    certificates=CERTIFICATES,
)


def register_pdf(**changes: Any) -> bytes:
    return made(lambda stream: write_training_register(replace(REGISTER, **changes), stream, thai_paper()))


def test_the_attendance_sheet_says_what_where_and_when() -> None:
    text = page_texts(register_pdf())[0]
    assert (
        "ใบลงเวลาผู้เข้าร่วม โครงการอบรมผู้ดูแลผู้สูงอายุ ๗๐ ชั่วโมง ณ หอประชุมเทศบาล วันที่ ๒๓ พฤศจิกายน ๒๕๖๙ เวลา ๐๘.๓๐ - ๑๖.๓๐ น."
    ) in text
    for part in ("ลายมือชื่อ (ช่วงเช้า)", "ลายมือชื่อ (ช่วงบ่าย)", "๑ นางสาวน้ำผึ้ง ปั๊มทิพย์ ชุมชนริมยวม", "ผู้ควบคุม / ผู้รับผิดชอบกิจกรรม"):
        assert part in text


@pytest.mark.parametrize(("people", "rows"), [(0, 10), (1, 10), (6, 11), (12, 17)])
def test_there_are_at_least_ten_rows_and_some_for_those_who_walk_in(people: int, rows: int) -> None:
    text = page_texts(register_pdf(people=(PERSON,) * people))[0]
    numbers = [word for word in text.split("หมายเหตุ")[1].split("(ลงชื่อ)")[0].split() if set(word) <= set("๐๑๒๓๔๕๖๗๘๙")]
    assert len(numbers) == rows


def test_each_day_has_a_sheet_of_its_own_and_its_own_page_numbers() -> None:
    days = (DAY, replace(DAY, day=date(2026, 11, 24), hours="08.30 - 12.00", halves=(Half.MORNING,)))
    texts = page_texts(register_pdf(days=days))
    assert ["หน้า ๑/๑" in text for text in texts] == [True, True]
    assert "วันที่ ๒๔ พฤศจิกายน ๒๕๖๙ เวลา ๐๘.๓๐ - ๑๒.๐๐ น." in texts[1]
    assert "ช่วงบ่าย" not in texts[1]


def test_a_class_without_days_is_nothing_to_print() -> None:
    with pytest.raises(NothingToPrint):
        register_pdf(days=())


def test_long_names_and_projects_stay_in_their_place() -> None:
    person = RegisterPerson(
        title="นางสาว", given=LONG_GIVEN, family=LONG_FAMILY, belongs_to="ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือตอนบน"
    )
    pdf = register_pdf(people=(person, PERSON, person), project=REGISTER.project * 4, place="หอประชุมเทศบาล" * 9)
    boxes = letter_boxes(pdf)
    assert all(box.left > 30 and box.right < 595 - 30 and box.bottom > 20 and box.top < 842 - 20 for box in boxes)
    assert [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])] == []
    text = page_texts(pdf)[0]
    assert LONG_GIVEN in text and LONG_FAMILY in text


@pytest.mark.parametrize("halves", [(Half.MORNING, Half.AFTERNOON), (Half.MORNING,)])
def test_a_name_of_ninety_letters_is_broken_at_its_space_before_it_is_too_small_to_read(
    halves: tuple[Half, ...],
) -> None:
    long = RegisterPerson(title="นางสาว", given="พิมพ์ชนกนาถ" * 4, family="สกุลสมมุติ" * 4 + "ก")
    name = full_name(long.title, long.given, long.family)
    assert len(name) == 92
    day, paper = replace(DAY, halves=halves), thai_paper()
    wide, usual = (
        TableLayout(day_table(replace(REGISTER, people=people), day, paper), paper)
        for people in ((PERSON, long), (PERSON,))
    )
    fitted = wide._fitted_cell(1, name)
    assert fitted.lines == tuple(name.split(" ")) and fitted.size >= SIGNING_CELL.floor
    assert usual._fitted_cell(1, full_name(PERSON.title, PERSON.given, PERSON.family)).size == SIGNING_CELL.size
    assert sum(usual.widths) == pytest.approx(sum(wide.widths)) and usual.widths[1] < wide.widths[1]
    assert wide.widths[3] > 23 * MM, "no room to sign"
    unprintable = replace(REGISTER, people=(replace(PERSON, given="漢"),))
    with pytest.raises(MissingGlyph, match="漢"):
        register_pdf(people=unprintable.people)


def test_the_certificate_register_has_ranges_and_a_row_for_each() -> None:
    single = replace(BATCH, entry=2, certificates=(replace(CERTIFICATES[0], number=6, note="ออกแทนเลขที่ 2/2569"),))
    register = CertificateRegister(organisation=OFFICE, year=2569, batches=(BATCH, single))
    text = page_texts(made(lambda stream: write_certificate_register(register, stream, thai_paper())))[0]
    heads = "เลขทะเบียนคุม ปี พ.ศ. เลขที่เกียรติบัตร ชื่อผู้ได้รับ เรื่อง ให้ไว้ ณ วันที่ ผู้ลงนาม หมายเหตุ"
    assert heads.replace(" ", "") in text.replace(" ", "")
    assert "๑ ๒๕๖๙ ๑-๓/๒๕๖๙, ๕/๒๕๖๙" in text
    assert "๒/๒๕๖๙ นายคนที่2 ใจดี ๓/๒๕๖๙ นายคนที่3 ใจดี ๕/๒๕๖๙ นายคนที่5 ใจดี" in text
    assert text.count("นายคนที่1 ใจดี") == 2, "who has a batch alone stands in its line and has no other"
    assert "๒ ๒๕๖๙ ๖/๒๕๖๙ นายคนที่1 ใจดี การอบรมผู้ดูแลผู้สูงอายุ ๑๕ พ.ย. ๒๕๖๙ นายอนุสรณ์ ใจงาม ออกแทน เลขที่ ๒/๒๕๖๙" in text


def test_the_hand_over_list_has_a_place_to_sign_for_each() -> None:
    recipient = Recipient(number=1, year=2569, title="นางสาว", given="สมหญิง", family="ใจดี", belongs_to="ชุมชนริมยวม")
    people = (recipient, replace(recipient, number=2, received_on=date(2026, 11, 20)))
    hand_over = HandOverList(organisation=OFFICE, project="โครงการอบรม", recipients=people)
    text = page_texts(made(lambda stream: write_hand_over_list(hand_over, stream, thai_paper())))[0]
    for part in ("๑ ๑/๒๕๖๙ นางสาวสมหญิง ใจดี", "๒ ๒/๒๕๖๙ นางสาวสมหญิง ใจดี", "๒๐ พ.ย. ๒๕๖๙"):
        assert part in text


def test_a_day_of_receiving_takes_one_line_of_the_hand_over_list() -> None:
    recipient = Recipient(number=1, year=2569, title="นางสาว", given="สมหญิง", family="ใจดี", belongs_to="ชุมชนริมยวม")
    received = replace(recipient, received_on=date(2026, 11, 22))
    counts = []
    for one in (recipient, received):
        hand_over = HandOverList(organisation=OFFICE, project="โครงการอบรม", recipients=(one,) * 40)
        stream = io.BytesIO()
        write_hand_over_list(hand_over, stream, thai_paper())
        counts.append([text.count("สมหญิง") for text in page_texts(stream.getvalue())])
    assert counts[0] == counts[1]
