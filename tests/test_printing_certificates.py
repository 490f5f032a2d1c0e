"""Certificates as the office's rules have them, for any name, and nothing outside the sheet or one over another."""

import io
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageChops

from printing.certificates import CertificatePage, CertificateSignatory, write_certificates
from printing.clusters import MissingGlyph
from printing.fitting import TooLong
from printing.output import NothingToPrint
from printing.paper import Paper
from printing.pictures import BadPicture
from printing.qr import LEAST_SQUARE_MM, qr_code
from tests.papers import (
    CONTROLLED,
    HOSTILE,
    LONG_FAMILY,
    LONG_GIVEN,
    OFFICE,
    letter_boxes,
    made,
    page_texts,
    picture,
    png,
    poppler_texts,
    text_boxes,
    thai_paper,
)

MAYOR = CertificateSignatory("นายอนุสรณ์ ใจงาม", "นายกเทศมนตรีตำบลแม่สะเรียง")
CLERK = CertificateSignatory("นางสาวพิมพ์ชนก เพ็ญแข", "ปลัดเทศบาลตำบลแม่สะเรียง ปฏิบัติหน้าที่ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม")
PAGE = CertificatePage(
    number=1,
    year=2569,
    organisation=OFFICE,
    heading="วุฒิบัตร",
    title="นางสาว",
    given="สมหญิง",
    family="ใจดี",
    statement="ได้ผ่านการอบรมหลักสูตร",
    course="ผู้ดูแลผู้สูงอายุ",
    hours=70,
    first_day=date(2026, 10, 1),
    last_day=date(2026, 10, 3),
    place="หอประชุมเทศบาล",
    issued_on=date(2026, 11, 15),
    signatories=(MAYOR,),
    code="K7QF-2M9X",
)
LONG_COURSE = "พัฒนาศักยภาพอาสาสมัครบริบาลท้องถิ่นเพื่อการดูแลระยะยาวในชุมชนสำหรับผู้มีภาวะพึ่งพิง ประจำปีงบประมาณ พ.ศ. 2569 รุ่นที่ 3"
EXTREMES: dict[str, dict[str, Any]] = {
    "short": {"title": "", "given": "โป", "family": "", "place": "", "hours": 0, "signatories": ()},
    "usual with two to sign": {"signatories": (MAYOR, CLERK), "seal": png()},
    "eighty letters": {"given": LONG_GIVEN, "family": LONG_FAMILY, "seal": png(), "signatories": (MAYOR, CLERK)},
    "everything long": {
        "given": LONG_GIVEN,
        "family": LONG_FAMILY,
        "course": LONG_COURSE * 2,
        "place": "ศูนย์พัฒนาคุณภาพชีวิตและส่งเสริมอาชีพผู้สูงอายุเทศบาลตำบลแม่สะเรียง",
        "seal": png(),
        "signatories": (MAYOR, CLERK),
    },
    "no space to break at": {"title": "", "given": "ก" * 80, "family": ""},
}


def pdf_of(*pages: CertificatePage, paper: Paper | None = None) -> bytes:
    return made(lambda stream: write_certificates(pages, stream, paper or thai_paper()))


def test_it_says_what_the_rules_say_in_their_order(tmp_path: Path) -> None:
    expected = (
        "เลขที่ ๑/๒๕๖๙ เทศบาลตำบลแม่สะเรียง ขอมอบวุฒิบัตรฉบับนี้ไว้เพื่อแสดงว่า นางสาวสมหญิง ใจดี "
        "ได้ผ่านการอบรมหลักสูตรผู้ดูแลผู้สูงอายุ จำนวน ๗๐ ชั่วโมง ระหว่างวันที่ ๑ – ๓ ตุลาคม ๒๕๖๙ ณ หอประชุมเทศบาล "
        "ให้ไว้ ณ วันที่ ๑๕ เดือนพฤศจิกายน พุทธศักราช ๒๕๖๙ (นายอนุสรณ์ ใจงาม) นายกเทศมนตรีตำบลแม่สะเรียง"
    )
    assert page_texts(pdf_of(PAGE)) == [f"{expected} {PAGE.code}"]
    assert poppler_texts(pdf_of(replace(PAGE, code="")), tmp_path) == [expected]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("เกียรติบัตร", "ขอมอบเกียรติบัตรฉบับนี้ไว้เพื่อแสดงว่า"),
        ("ประกาศนียบัตร", "ขอมอบประกาศนียบัตรฉบับนี้ไว้เพื่อแสดงว่า"),
        ("ขอมอบใบประกาศนี้แก่", "ขอมอบใบประกาศนี้แก่"),
    ],
)
def test_the_heading_follows_the_kind_or_is_the_offices_own_sentence(heading: str, sentence: str) -> None:
    assert sentence in page_texts(pdf_of(replace(PAGE, heading=heading)))[0]


def test_one_day_half_hours_and_latin_words() -> None:
    page = replace(PAGE, first_day=date(2026, 11, 1), last_day=date(2026, 11, 1), hours=3.5, course="COVID-19 รุ่น 2")
    text = page_texts(pdf_of(page))[0]
    assert "ได้ผ่านการอบรมหลักสูตร COVID-19 รุ่น ๒" in text
    assert "จำนวน ๓.๕ ชั่วโมง" in text
    assert "๑ พฤศจิกายน ๒๕๖๙" in text


@pytest.mark.parametrize("case", EXTREMES)
def test_nothing_leaves_the_sheet_or_lies_over_another(case: str) -> None:
    pdf = pdf_of(replace(PAGE, **EXTREMES[case]))
    boxes = letter_boxes(pdf)
    for box in boxes:
        assert box.left >= 40 and box.right <= 842 - 40 and box.bottom >= 40 and box.top <= 595 - 30, box
    assert [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])] == []


@pytest.mark.parametrize("case", ["short", "usual with two to sign"])
def test_the_name_is_the_largest_line(case: str) -> None:
    with pypdfium2.PdfDocument(pdf_of(replace(PAGE, **EXTREMES[case]))) as document:
        page = document[0]
        items = page.get_objects(textpage=page.get_textpage())
        sizes = {item.extract(): item.get_font_size() for item in items if isinstance(item, pypdfium2.PdfTextObj)}
    name = max(sizes, key=lambda text: sizes[text])
    assert name.startswith("นางสาวสมหญิง" if case != "short" else "โป")


def test_a_long_name_comes_back_whole() -> None:
    text = page_texts(pdf_of(replace(PAGE, given=LONG_GIVEN, family=LONG_FAMILY)))[0]
    assert f"นางสาว{LONG_GIVEN} {LONG_FAMILY}" in text


def test_text_only_prints_no_frame_seal_or_signature_and_moves_by_millimetres() -> None:
    page = replace(PAGE, seal=png(), signatories=(replace(MAYOR, image=png((0, 0, 0))),))
    plain = pdf_of(page, paper=thai_paper(text_only=True))
    moved = pdf_of(page, paper=thai_paper(text_only=True, offset_mm=(5, -3)))
    with pypdfium2.PdfDocument(plain) as document:
        assert {type(item) for item in document[0].get_objects()} == {pypdfium2.PdfTextObj}
    assert page_texts(plain) == page_texts(pdf_of(page))
    for first, second in zip(text_boxes(plain), text_boxes(moved), strict=True):
        assert second.left - first.left == pytest.approx(5 * 72 / 25.4, abs=0.05)
        assert second.bottom - first.bottom == pytest.approx(3 * 72 / 25.4, abs=0.05)


def test_text_stands_where_it_stands_with_frame_and_seal() -> None:
    page = replace(PAGE, seal=png())
    plain, whole = (text_boxes(pdf_of(page, paper=thai_paper(text_only=only))) for only in (True, False))
    assert plain == whole


def test_seal_and_signature_are_drawn() -> None:
    with_pictures = replace(PAGE, seal=png(), signatories=(replace(MAYOR, image=png()),))
    without = replace(with_pictures, signatories=(MAYOR,))
    difference = ImageChops.difference(picture(pdf_of(with_pictures)), picture(pdf_of(without)))
    box = difference.getbbox()
    assert box is not None and box[1] > 2 * 400, "the signature stands low on the page"


@pytest.mark.parametrize("length", [0, 90, 140, 287])
def test_the_qr_code_is_read_back_at_200_dpi_and_its_squares_are_large_enough(length: int) -> None:
    proof = bytes(range(256))[:length] + bytes(max(0, length - 256))
    image = picture(pdf_of(replace(PAGE, proof=proof)), scale=200 / 72)
    (found,) = zxingcpp.read_barcodes(image)
    assert found.bytes == (proof or b"1/2569 K7QF-2M9X")
    corners = found.position
    side_mm = (corners.top_right.x - corners.top_left.x) / 200 * 25.4
    assert side_mm / qr_code(found.bytes).side >= LEAST_SQUARE_MM * 0.97


def test_without_a_code_there_is_no_qr_code() -> None:
    with_code, without = picture(pdf_of(PAGE)), picture(pdf_of(replace(PAGE, code="")))
    box = ImageChops.difference(with_code, without).getbbox()
    assert box is not None and box[2] < with_code.width / 6 and box[1] > with_code.height * 0.75


def test_what_pages_share_is_stored_once() -> None:
    pages = [replace(PAGE, number=number, seal=png()) for number in range(1, 41)]
    one, many = len(pdf_of(pages[0])), len(pdf_of(*pages))
    assert (many - one) / 39 < 1500


def test_the_same_certificates_are_the_same_bytes() -> None:
    assert pdf_of(PAGE, replace(PAGE, number=2)) == pdf_of(PAGE, replace(PAGE, number=2))


def test_the_file_names_its_title_and_language_and_no_user() -> None:
    pdf = pdf_of(PAGE)
    with pypdfium2.PdfDocument(pdf) as document:
        about = document.get_metadata_dict()
    assert about["Title"].endswith("๑/๒๕๖๙")
    assert about["Author"] == ""
    assert about["CreationDate"].startswith("D:20261122")
    assert b"/Lang (th-TH)" in pdf


def test_progress_is_told_and_can_cancel(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_certificates([PAGE] * 45, io.BytesIO(), thai_paper(), lambda done, total: told.append((done, total)))
    assert told[0] == (0, 45) and told[-1] == (45, 45) and len(told) > 3

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "certificates.pdf"
    target.write_bytes(b"older")
    with pytest.raises(KeyboardInterrupt):
        write_certificates([PAGE], target, thai_paper(), stop)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_printed_as_they_are(text: str) -> None:
    page = replace(
        PAGE, given=text, course=text, place=text, organisation=text + OFFICE, signatories=(replace(MAYOR, name=text),)
    )
    assert len(page_texts(pdf_of(page))) == 1


@pytest.mark.parametrize(("text", "code"), CONTROLLED.items())
@pytest.mark.parametrize("field", ["given", "course", "place"])
def test_control_characters_are_refused_by_code_and_person(field: str, text: str, code: str, tmp_path: Path) -> None:
    target = tmp_path / "certificate.pdf"
    with pytest.raises(MissingGlyph) as caught:
        write_certificates([PAGE, replace(PAGE, family="มีทรัพย์", **{field: text})], target, thai_paper())
    message = str(caught.value)
    assert code in message and "มีทรัพย์" in message
    assert not [letter for letter in message if letter < " " or letter in "\u202e\ud800\udfff"]
    assert not target.exists()


@pytest.mark.parametrize("field", ["given", "course", "place", "organisation", "statement"])
def test_ten_thousand_letters_are_refused_by_name(field: str, tmp_path: Path) -> None:
    target = tmp_path / "certificate.pdf"
    with pytest.raises(TooLong) as caught:
        write_certificates([replace(PAGE, **{field: "ยาว" * 3400})], target, thai_paper())
    assert "ยาวยาว" in str(caught.value)
    assert not target.exists()


def test_a_letter_the_font_lacks_stops_all_pages_and_names_the_person(tmp_path: Path) -> None:
    target = tmp_path / "certificates.pdf"
    with pytest.raises(MissingGlyph, match=r"^คำนำหน้า ชื่อ - สกุล: “นางสาวสมหญิง😀"):
        write_certificates([PAGE, replace(PAGE, given="สมหญิง😀")], target, thai_paper())
    assert not target.exists()


def test_a_letter_no_font_has_names_letter_and_person_wherever_it_stands() -> None:
    with pytest.raises(MissingGlyph) as caught:
        pdf_of(PAGE, replace(PAGE, given="มะลิ", course="การดูแล漢"))
    assert "นางสาวมะลิ ใจดี, Course: “ได้ผ่านการอบรมหลักสูตรการดูแล漢”" in str(caught.value)
    assert "U+6F22" in str(caught.value)


def test_a_letter_of_the_layout_the_office_or_who_signs_is_named_by_its_field() -> None:
    signed = replace(PAGE, signatories=(replace(MAYOR, position="นายก漢"),))
    for page, field in (
        (signed, "Position"), (replace(PAGE, place="หอ漢"), "Place"), (replace(PAGE, statement="ผ่าน漢"), "Wording"),
        (replace(PAGE, organisation="เทศบาล漢"), "Office name in Thai"),
    ):  # fmt: skip
        with pytest.raises(MissingGlyph, match=f", {field}: “"):
            pdf_of(page)


def test_names_of_the_border_are_printed_and_found() -> None:
    for name in ("ဦးအောင်ဆန်း", "စီၤစးမူၤ", "ၵႃႇၸၢႆးၶမ်း", "Nguyễn", "Пётр"):
        assert f"นาย{name} ใจดี" in page_texts(pdf_of(replace(PAGE, title="นาย", given=name)))[0]


def test_a_seal_that_is_no_picture_is_named() -> None:
    with pytest.raises(BadPicture, match="seal"):
        pdf_of(replace(PAGE, seal=b"not a picture"))


def test_no_certificates_are_nothing_to_print() -> None:
    with pytest.raises(NothingToPrint):
        pdf_of()


def test_an_english_certificate_has_western_years_and_digits() -> None:
    paper = Paper(gettext=str, printed_on=date(2026, 11, 22), language="en")
    text = page_texts(pdf_of(PAGE, paper=paper))[0]
    assert "No. 1/2569" in text
    assert "Given on 15 November 2026" in text


def test_every_page_of_a_class_has_its_frame_seal_and_signatures() -> None:
    page = replace(PAGE, seal=png(), signatories=(replace(MAYOR, image=png((0, 0, 0))), CLERK))
    alone, together = picture(pdf_of(page)), pdf_of(page, page, page)
    for place in range(3):
        assert ImageChops.difference(alone, picture(together, place)).getbbox() is None
