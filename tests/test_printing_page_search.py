"""What is typed is found in the text of pages, and where it stands on the page is known."""

from datetime import date
from pathlib import Path

import pytest
from PIL import ImageChops

from printing.certificates import CertificatePage, write_certificates
from printing.page_search import pattern_of, spans
from printing.preview import Pages
from tests.papers import OFFICE, made, thai_paper

PAGE = CertificatePage(
    number=1, year=2569, organisation=OFFICE, heading="วุฒิบัตร", title="นาง", given="ดวงใจ", family="แสนสุข",
    statement="ได้ผ่านการอบรมหลักสูตร", course="ผู้ดูแลผู้สูงอายุ", hours=70, issued_on=date(2026, 5, 1),
)  # fmt: skip


@pytest.fixture
def pdf() -> bytes:
    return made(lambda stream: write_certificates([PAGE] * 3, stream, thai_paper()))


def found(text: str, typed: str) -> list[str]:
    pattern = pattern_of(typed)
    assert pattern is not None
    return [text[start : start + length] for start, length in spans(text, pattern)]


@pytest.mark.parametrize(
    ("text", "typed", "those"),
    [
        ("เลขที่ ๔๑/๒๕๖๘", "41/2568", ["๔๑/๒๕๖๘"]),
        ("No. 41/2568", "๔๑/๒๕๖๘", ["41/2568"]),
        ("Ann and ANN", "ann", ["Ann", "ANN"]),
        ("นาย สมชาย\r\nใจดี", "สมชาย ใจดี", ["สมชาย\r\nใจดี"]),
        ("ผู้ดูแล\r\nผู้สูงอายุ", "ผู้ดูแลผู้สูงอายุ", ["ผู้ดูแล\r\nผู้สูงอายุ"]),
        ("น้ำใส", "น\u0e49\u0e4d\u0e32ใส", ["น้ำใส"]),  # as some keyboards and PDF programs give sara am
        ("๐๘๑-๒๓๔-๕๖๗๘", "0812345678", ["๐๘๑-๒๓๔-๕๖๗๘"]),
        ("1-5/2569", "15/2569", []),
        ("(ก.) a+b", "a+b", ["a+b"]),
        ("กกก", "กก", ["กก"]),
        ("İstanbul ๕", "5", ["๕"]),
    ],
)
def test_what_is_typed_is_found_as_it_stands(text: str, typed: str, those: list[str]) -> None:
    assert found(text, typed) == those


def test_nothing_typed_looks_for_nothing() -> None:
    assert pattern_of("  ") is None


def test_the_box_of_what_is_found_has_its_ink_and_not_its_neighbours(tmp_path: Path, pdf: bytes) -> None:
    with Pages(tmp_path / "x.pdf", pdf) as pages:
        text = pages.text(0)
        pattern = pattern_of(PAGE.given)
        assert pattern is not None
        ((start, length),) = spans(text, pattern)
        ((box,),) = pages.boxes(0, [(start, length)])
        whole = pages.picture(0, 2.0).convert("L")
        inside = whole.crop(tuple(round(side * 2) for side in box))
        assert ImageChops.invert(inside).getbbox() is not None
        begun = text.rindex("\n", 0, start) + 1
        ((line,),) = pages.boxes(0, [(begun, text.index("\r", start) - begun)])
        assert line[0] < box[0] < box[2] < line[2], "the title and the family name are not in it"
        assert line[1] <= box[1] and box[3] <= line[3]


def test_what_goes_over_two_lines_has_two_boxes(tmp_path: Path, pdf: bytes) -> None:
    with Pages(tmp_path / "x.pdf", pdf) as pages:
        first, second, *_rest = pages.text(0).split("\r\n")
        ((above, below),) = pages.boxes(0, [(0, len(first) + 2 + len(second))])
    assert above[3] <= below[1] + 2


def test_of_a_paper_that_is_begun_only_the_first_page_is_there(tmp_path: Path, pdf: bytes) -> None:
    with Pages(tmp_path / "none.pdf", pdf, most=1) as pages:
        assert pages.count == 1
