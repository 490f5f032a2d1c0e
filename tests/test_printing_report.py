"""The report of a fiscal year on paper: whole, in its own digits, tables over pages, texts of any length."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.domain.figures import Unit
from db.domain.photographs import Moment
from db.domain.reports import Amount, Part, Report, ReportPhotograph, ReportPhotographs, ReportTable, ReportText
from printing.clusters import MissingGlyph
from printing.pictures import BadPicture
from printing.report import write_report
from tests.every_paper import english, thai
from tests.every_report import LONG, REPORT, table
from tests.papers import HOSTILE, made, page_texts, png, text_boxes


def pages_of(report: Report, paper: object = None) -> list[str]:
    return page_texts(made(lambda stream: write_report(report, stream, paper or thai())))  # type: ignore[arg-type]


def of_parts(*parts: Part) -> Report:
    return replace(REPORT, parts=parts)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_head_says_which_year_of_which_days_and_whose() -> None:
    first = pages_of(REPORT, english())[0]
    assert first.startswith("Report on the results of the fiscal year 2569 (1 October 2025 – 30 September 2026)")
    assert "แม่สะเรียง" in first and "still running" not in first
    running = pages_of(replace(REPORT, day=date(2026, 3, 1)), english())[0]
    assert "The year is still running: figures up to 1 March 2026." in running
    assert "๒๕๖๙ (๑ ตุลาคม ๒๕๖๘ – ๓๐ กันยายน ๒๕๖๙)" in pages_of(REPORT)[0]


def test_parts_are_numbered_and_every_page_says_its_number() -> None:
    pages = pages_of(REPORT, english())
    text = " ".join(pages)
    for number, part in enumerate(REPORT.parts, 1):
        assert squeezed(f"{number}. {part.heading}") in squeezed(text)
    assert all(f"Page {place}/{len(pages)}" in page for place, page in enumerate(pages, 1))


def test_every_row_and_total_is_printed_and_headings_stand_on_each_page_of_a_table() -> None:
    pages = pages_of(of_parts(Part("กิจกรรม", (table(80),))), english())
    text = squeezed(" ".join(pages))
    assert len(pages) > 2
    assert text.count("เยี่ยมบ้านผู้สูงอายุ10Nov20261,2341,500.50") == 79
    assert text.count("รวม98,72012.50") == 1
    assert all("งบประมาณของเทศบาล" in squeezed(page) for page in pages[:-1])
    assert "๑,๕๐๐.๕๐" in "".join(pages_of(of_parts(Part("ก", (table(1),)))))


def test_a_short_table_stays_on_one_page() -> None:
    filling = Part("ก", (ReportText("\n".join(["บรรทัด"] * 36)),))
    pages = pages_of(of_parts(filling, Part("ข", (table(6),))), english())
    assert [page.count("10 Nov 2026") for page in pages] in ([0, 5], [5, 0], [5])


@pytest.mark.parametrize("count", range(0, 12))
def test_signatures_never_stand_alone(count: int) -> None:
    """However full the pages are before them, something of the last part stands on their page."""
    filling = Part("ก", (ReportText("\n".join(["บรรทัด"] * (30 + count))),))
    pages = pages_of(of_parts(filling, Part("ปัญหา", (ReportText("งบน้อย"),))), english())
    assert "Who vouches for it" in pages[-1] and "งบน้อย" in pages[-1]


def test_photographs_follow_the_signatures_with_their_captions() -> None:
    text = " ".join(pages_of(REPORT, english()))
    assert text.index("Who vouches for it") < text.index("(During the activity) ทีมออกเยี่ยม")


def test_a_text_of_many_pages_is_printed_whole() -> None:
    long = " ".join(f"ข้อ{number}" for number in range(3000))
    pages = pages_of(of_parts(Part("ก", (ReportText(long),))), english())
    text = squeezed("".join(page.split("Printed on")[0] for page in pages))
    assert all(f"ข้อ{number}" in text for number in range(0, 3000, 7))


def test_a_word_without_an_end_is_broken_and_printed_whole() -> None:
    endless = "ก" * 4000
    text = squeezed(" ".join(pages_of(of_parts(Part("ข", (ReportText(endless),))), english())))
    assert text.count("ก") >= 4000


@pytest.mark.parametrize("hostile", HOSTILE)
def test_texts_that_look_like_markup_are_only_texts(hostile: str) -> None:
    row = (hostile, date(2026, 11, 10), Amount(1, Unit.TIMES), Amount(1, Unit.BAHT))
    one = replace(table(1), rows=[row])
    report = of_parts(Part(hostile, (ReportText(hostile), one)))
    assert pages_of(report)


def test_nothing_lies_over_anything_else_and_all_of_it_on_the_page() -> None:
    boxes = text_boxes(made(lambda stream: write_report(REPORT, stream, thai())))
    for box in boxes:
        assert box.left >= 20 and box.right <= 595 - 20 and box.bottom >= 20 and box.top <= 842 - 20, box.text
    for page in {box.page for box in boxes}:
        here = [box for box in boxes if box.page == page]
        pairs = ((one, two) for place, one in enumerate(here) for two in here[place + 1 :])
        touching = [(one.text, two.text) for one, two in pairs if one.touches(two)]
        assert not touching, touching[:5]


def test_what_can_not_be_printed_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    odd = of_parts(Part("ก", (ReportText("ของ\U0001f6f6"),)))
    with pytest.raises(MissingGlyph):
        write_report(odd, target, thai())
    bad = ReportPhotograph(image=b"no picture", activity="ออกเยี่ยม", caption="", moment=Moment.BEFORE)
    with pytest.raises(BadPicture, match="ออกเยี่ยม"):
        write_report(of_parts(Part("ภาพ", (ReportPhotographs((bad,)),))), target, thai())
    assert list(tmp_path.iterdir()) == []


def test_the_work_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    made(lambda stream: write_report(REPORT, stream, thai(), lambda done, total: told.append((done, total))))
    assert told == [(place, len(REPORT.parts)) for place in range(1, len(REPORT.parts) + 1)]


def test_a_long_heading_and_a_long_caption_are_fitted() -> None:
    picture = ReportPhotograph(image=png(), activity=LONG, caption=LONG * 2, moment=Moment.AFTER)
    parts = (Part(LONG, (ReportTable(caption=LONG, columns=table(1).columns, rows=table(1).rows),)),
             Part("ภาพ", (ReportPhotographs((picture,)),)))  # fmt: skip
    assert pages_of(of_parts(*parts))
