"""Certificates as a layout says: places, letters, frames, pictures, and what would go wrong found beforehand."""

import io
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from db.domain.inks import Ink
from db.domain.layout_samples import SAMPLES, Sample
from db.domain.layout_signatures import set_apart
from db.domain.layout_stock import ORIGINS, stock_layout
from db.domain.layouts import (
    PAGE as WHOLE_PAGE,
)
from db.domain.layouts import (
    Alignment,
    Code,
    Frame,
    Layout,
    Line,
    Orientation,
    PaperSize,
    Seal,
    Signature,
    Signatures,
    Weight,
)
from db.domain.settings import PaperDigits, PaperLanguage
from printing.certificate_pictures import certificate_picture
from printing.certificate_problems import problems_of
from printing.certificates import CertificatePage, CertificateSignatory
from printing.fitting import TooLong
from printing.style import INKS, MM
from tests.papers import letter_boxes, page_texts, picture, png, text_boxes, thai_paper
from tests.test_printing_certificates import CLERK, MAYOR, PAGE, pdf_of

NAME = Line(wording="{name}", left=50, top=60, width=200, height=20, size=24)
PLAIN = Layout(frame=Frame.NONE, lines=(NAME,))


def with_layout(layout: Layout, **changes: Any) -> CertificatePage:
    return replace(PAGE, layout=layout, **changes)


def sample_page(sample: Sample, layout: Layout | None = None) -> CertificatePage:
    return replace(PAGE, layout=layout, signatories=(MAYOR, CLERK), seal=png(), **vars(SAMPLES[sample]))


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("sample", Sample)
@pytest.mark.parametrize("signers", [1, 2, 3])
def test_what_comes_with_the_program_is_right_with_everybody(
    origin: str, language: PaperLanguage, sample: Sample, signers: int
) -> None:
    layout = stock_layout(origin, language)
    page = replace(
        sample_page(sample, layout), signatories=(MAYOR, CLERK, replace(MAYOR, name="นางปลัด ใจมั่น"))[:signers]
    )
    assert problems_of(layout, [page], thai_paper()) == ()
    boxes = letter_boxes(pdf_of(page))
    across, down = layout.margin_across * MM, layout.margin_down * MM
    for box in boxes:
        assert box.left > across and box.right < 842 - across and box.bottom > down and box.top < 595 - down, box
    assert [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])] == []


def test_the_language_and_digits_are_those_of_the_layout_whatever_the_papers_are() -> None:
    english = stock_layout("passed", PaperLanguage.ENGLISH, PaperDigits.ARABIC)
    text = page_texts(pdf_of(with_layout(english)))[0]
    assert "No. 1/2569" in text and "for 70 hours between 1 – 3 October 2026 at" in text
    thai = stock_layout("passed", PaperLanguage.THAI, PaperDigits.ARABIC)
    assert "เลขที่ 1/2569" in page_texts(pdf_of(with_layout(thai)))[0]


@pytest.mark.parametrize(("align", "edge"), [(Alignment.LEFT, 50), (Alignment.CENTER, 150), (Alignment.RIGHT, 250)])
def test_a_line_stands_in_its_box(align: Alignment, edge: float) -> None:
    pdf = pdf_of(with_layout(replace(PLAIN, lines=(replace(NAME, align=align),))))
    boxes = text_boxes(pdf)
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    where = {Alignment.LEFT: left, Alignment.CENTER: (left + right) / 2, Alignment.RIGHT: right}[align]
    assert where == pytest.approx(edge * MM, abs=2)
    middle = (min(box.bottom for box in boxes) + max(box.top for box in boxes)) / 2
    assert middle == pytest.approx(595.3 - 70 * MM, abs=4)


def test_a_moved_line_moves_by_as_much() -> None:
    before, after = (
        text_boxes(pdf_of(with_layout(replace(PLAIN, lines=(line,))))) for line in (NAME, NAME.moved(7.5, -3))
    )
    for one, other in zip(before, after, strict=True):
        assert other.left - one.left == pytest.approx(7.5 * MM, abs=0.05)
        assert other.bottom - one.bottom == pytest.approx(3 * MM, abs=0.05)


def test_colour_and_weight_are_drawn() -> None:
    plain = picture(pdf_of(with_layout(PLAIN)))
    bold = picture(pdf_of(with_layout(replace(PLAIN, lines=(replace(NAME, weight=Weight.BOLD),)))))
    assert sum(bold.histogram()[:128]) > sum(plain.histogram()[:128])
    red = certificate_picture(with_layout(replace(PLAIN, lines=(replace(NAME, ink=Ink.RED),))), thai_paper(), 2.0)
    wanted = tuple(round(part * 255) for part in INKS[Ink.RED])
    assert wanted in {colour for _count, colour in red.getcolors(100_000)}


@pytest.mark.parametrize("frame", [frame for frame in Frame if frame is not Frame.NONE])
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.A5])
@pytest.mark.parametrize("orientation", Orientation)
def test_each_frame_stands_within_the_margins_of_each_paper(
    frame: Frame, paper: PaperSize, orientation: Orientation
) -> None:
    layout = Layout(frame=frame, paper=paper, orientation=orientation, margin_across=12, margin_down=7)
    drawn = certificate_picture(with_layout(layout, code="", signatories=()), thai_paper(), 2.0)
    across, down = layout.sheet_mm
    assert drawn.size == pytest.approx((across * MM * 2, down * MM * 2), abs=1)
    box = ImageChops.invert(drawn.convert("L")).getbbox()
    assert box is not None
    assert box[0] == pytest.approx(12 * MM * 2, abs=8) and box[1] == pytest.approx(7 * MM * 2, abs=8)
    assert box[2] == pytest.approx((across - 12) * MM * 2, abs=8) and box[3] == pytest.approx(
        (down - 7) * MM * 2, abs=8
    )
    inside = drawn.crop((box[0] + 150, box[1] + 150, box[2] - 150, box[3] - 150)).convert("L")
    assert inside.getextrema() == (255, 255), "nothing of a frame stands where words do"


def test_no_two_frames_look_the_same() -> None:
    drawn = {
        frame: certificate_picture(
            with_layout(Layout(frame=frame), code="", signatories=()), thai_paper(), 0.5
        ).tobytes()
        for frame in Frame
    }
    assert len(set(drawn.values())) == len(Frame)


def test_a_background_fills_the_paper_behind_the_words() -> None:
    layout = replace(PLAIN, background=png((200, 30, 30)))
    plain, with_background = (certificate_picture(with_layout(each), thai_paper(), 1.0) for each in (PLAIN, layout))
    box = ImageChops.difference(plain, with_background).getbbox()
    assert box is not None and box[3] - box[1] > 0.9 * plain.height


def test_a_seal_of_its_own_goes_before_that_of_the_office_and_one_is_left_out_where_there_is_none() -> None:
    layout = replace(PLAIN, seal=Seal(left=10, top=10, width=20, height=20))
    own = replace(layout, seal=Seal(left=10, top=10, width=20, height=20, picture=png((200, 30, 30))))
    office, other, none = (
        certificate_picture(page, thai_paper(), 1.0)
        for page in (with_layout(layout, seal=png()), with_layout(own, seal=png()), with_layout(layout, seal=None))
    )
    assert ImageChops.difference(office, other).getbbox() is not None
    assert ImageChops.difference(none, certificate_picture(with_layout(PLAIN), thai_paper(), 1.0)).getbbox() is None


@pytest.mark.parametrize("count", [1, 2, 3])
def test_one_to_three_sign_side_by_side_with_their_images(count: int) -> None:
    signatures = Signatures(left=40, top=140, width=220, height=45)
    names = ("นายหนึ่ง ใจดี", "นายสอง ใจดี", "นายสาม ใจดี")[:count]
    signing = tuple(CertificateSignatory(name, "นายกเทศมนตรี") for name in names)
    layout = replace(PLAIN, signatures=signatures)
    page = with_layout(layout, signatories=signing)
    boxes = letter_boxes(pdf_of(page))
    ends = [[box.left if letter == "(" else box.right for box in boxes if box.text == letter] for letter in "()"]
    middles = [(left + right) / 2 / MM for left, right in zip(*ends, strict=True)]
    assert middles == pytest.approx([40 + 220 / count * (place + 0.5) for place in range(count)], abs=1.2)
    frozen = replace(layout, signatures=replace(signatures, images=tuple(png() for _ in names)))
    difference = ImageChops.difference(picture(pdf_of(page)), picture(pdf_of(replace(page, layout=frozen))))
    assert difference.getbbox() is not None


SIGNING = tuple(CertificateSignatory(f"นาย{name} ใจดี", "นายกเทศมนตรี", png()) for name in ("หนึ่ง", "สอง", "สาม"))
SHARED = replace(PLAIN, signatures=Signatures(left=40, top=140, width=220, height=45))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_signatures_set_apart_stand_where_they_did(count: int) -> None:
    """Within a tenth of a millimetre, to which places are kept."""
    pages = [with_layout(each, signatories=SIGNING[:count]) for each in (SHARED, set_apart(SHARED, count))]
    before, after = (letter_boxes(pdf_of(page)) for page in pages)
    assert [box.text for box in before] == [box.text for box in after]
    assert max(abs(a.left - b.left) + abs(a.bottom - b.bottom) for a, b in zip(before, after, strict=True)) < 0.1 * MM


def test_one_signature_is_moved_turned_to_the_left_and_made_larger_and_the_others_stay() -> None:
    apart = set_apart(SHARED, 3)
    second = replace(apart.single[1], top=apart.single[1].top - 30, size=18.0, align=Alignment.LEFT)
    moved = apart.with_element("signature-1", second)
    before, after = (
        certificate_picture(with_layout(each, signatories=SIGNING), thai_paper(), 2.0) for each in (apart, moved)
    )
    changed = ImageChops.difference(before, after).getbbox()
    assert changed is not None
    a_mm = 2.0 * MM
    left, right = apart.single[0].left + apart.single[0].width, apart.single[2].left
    assert left * a_mm < changed[0] and changed[2] < right * a_mm and changed[1] < second.top * a_mm + 10


@pytest.mark.parametrize("count", [1, 3])
def test_where_more_or_fewer_sign_than_have_a_place_they_share_the_one_box(count: int) -> None:
    apart = set_apart(SHARED, 2).with_element("signature-0", Signature(left=0, top=0, width=60, height=40))
    pages = [with_layout(each, signatories=SIGNING[:count]) for each in (SHARED, apart)]
    before, after = (certificate_picture(page, thai_paper(), 1.0) for page in pages)
    assert ImageChops.difference(before, after).getbbox() is None


def test_a_signature_without_room_is_found_at_its_own_place() -> None:
    low = set_apart(SHARED, 2).with_element("signature-1", Signature(left=150, top=140, width=30, height=6))
    assert ("signature-1", "wording", True) in keys(low, with_layout(low, signatories=SIGNING[:2]))
    assert ("signature-0", "wording", True) not in keys(low, with_layout(low, signatories=SIGNING[:2]))


def test_a_line_to_sign_on_that_lies_over_words_is_pointed_out() -> None:
    apart = set_apart(replace(stock_layout("passed"), code=None), 2)
    page = with_layout(apart, signatories=SIGNING[:2], seal=png())
    assert keys(apart, page) == set()
    up = apart.with_element("signature-0", apart.single[0].moved(0, -8))
    assert {("signature-0", "top", False), ("line5", "top", False)} <= keys(up, page)


def test_certificates_of_several_layouts_go_into_one_file_each_on_its_paper() -> None:
    upright = replace(stock_layout("passed"), paper=PaperSize.A5, orientation=Orientation.PORTRAIT, lines=(
        Line(wording="{name}", left=10, top=60, width=128, height=20),
    ), seal=None, code=None, signatures=None)  # fmt: skip
    with pypdfium2.PdfDocument(pdf_of(PAGE, with_layout(upright), PAGE)) as document:
        sizes = [tuple(round(part / MM) for part in document.get_page_size(place)) for place in range(3)]
    assert sizes == [(297, 210), (148, 210), (297, 210)]


def test_what_pages_have_alike_is_repeated_and_what_differs_is_not() -> None:
    pages = [
        PAGE,
        replace(PAGE, number=2, given="สมศรี", signatories=(CLERK,)),
        replace(PAGE, number=3, course="การปฐมพยาบาล", place="วัดจองสูง"),
        replace(PAGE, number=4, issued_on=date(2026, 12, 1), hours=7),
        replace(PAGE, number=5, layout=stock_layout("took_part"), seal=png()),
        PAGE,
    ]
    together = page_texts(pdf_of(*pages))
    assert together == [page_texts(pdf_of(page))[0] for page in pages]
    drawn = [picture(pdf_of(*pages), place).tobytes() for place in (0, 4, 5)]
    assert drawn[0] == drawn[2] == picture(pdf_of(PAGE)).tobytes() and drawn[1] == picture(pdf_of(pages[4])).tobytes()


def test_a_name_stays_on_one_line_while_its_letters_are_large_and_is_then_broken_at_its_space() -> None:
    counts = []
    for given in ("สม", "ธนพัฒน์ศักดิ์สิทธิ์วร", "ธนพัฒน์ศักดิ์สิทธิ์วรวุฒิชัยเจริญธนพัฒน์"):
        layout = replace(PLAIN, lines=(replace(NAME, height=40, size=40),))
        page = with_layout(layout, given=given, family="ศรีสุวรรณวงศ์", code="", signatories=())
        boxes = letter_boxes(pdf_of(page))
        counts.append(len({box.baseline for box in boxes}))
    assert counts == [1, 1, 2]


def test_without_a_place_for_it_no_code_is_printed() -> None:
    assert PAGE.code not in page_texts(pdf_of(with_layout(PLAIN)))[0]
    assert PAGE.code in page_texts(pdf_of(with_layout(replace(PLAIN, code=Code(width=27, height=32)))))[0]


def keys(layout: Layout, *pages: CertificatePage) -> set[tuple[str, str, bool]]:
    found = problems_of(layout, pages or [sample_page(sample, layout) for sample in Sample], thai_paper())
    return {(problem.key, problem.field, problem.is_error) for problem in found}


def test_overflow_is_found_before_it_is_on_paper() -> None:
    narrow = replace(PLAIN, lines=(NAME, Line(wording="{course}", left=50, top=100, width=30, height=8, size=18)))
    assert keys(narrow) == {("line1", "wording", True)}
    assert keys(narrow, sample_page(Sample.SHORT)) == set()
    with pytest.raises(TooLong):
        pdf_of(sample_page(Sample.LONG, narrow))
    low = replace(PLAIN, signatures=Signatures(left=50, top=150, width=40, height=9))
    assert ("signatures", "wording", True) in keys(low)


def test_a_letter_no_font_has_is_found_in_its_line() -> None:
    assert keys(replace(PLAIN, lines=(NAME, Line(wording="漢", left=50, top=100)))) == {("line1", "wording", True)}


def test_wrong_placeholders_are_told_once_and_the_other_lines_go_on() -> None:
    wrong = replace(PLAIN, lines=(NAME, Line(wording="{naem}", left=50, top=100)))
    assert keys(wrong) == {("line1", "wording", True)}
    assert keys(replace(PLAIN, lines=(Line(wording="{naem}", left=50, top=100),))) == {
        ("line0", "wording", True),
        (WHOLE_PAGE, "", True),
    }


def test_pictures_that_are_none_are_found() -> None:
    layout = replace(PLAIN, background=b"x", seal=Seal(left=20, top=20, picture=b"y"))
    assert keys(layout) == {(WHOLE_PAGE, "background", True), ("seal", "picture", True)}


def test_a_picture_larger_than_the_memory_is_refused_unopened() -> None:
    stream = io.BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")
    assert len(stream.getvalue()) < 100_000
    assert keys(replace(PLAIN, background=stream.getvalue())) == {(WHOLE_PAGE, "background", True)}


def test_one_over_another_is_pointed_out_but_no_error() -> None:
    over = replace(PLAIN, lines=(NAME, replace(NAME, wording="{course}")))
    assert keys(over) == {("line0", "top", False), ("line1", "top", False)}
    over_seal = replace(PLAIN, seal=Seal(left=140, top=60, width=20, height=20))
    assert keys(over_seal) == {("line0", "top", False), ("seal", "top", False)}


@pytest.mark.parametrize("given", ["ก", "กก", "ก" * 30, "ธนพัฒน์ศักดิ์สิทธิ์วรวุฒิชัยเจริญ"])
@pytest.mark.parametrize("height", [9.0, 12.0, 20.0, 40.0])
def test_a_name_stays_within_its_box_and_is_broken_at_its_space_only(given: str, height: float) -> None:
    layout = replace(PLAIN, lines=(replace(NAME, height=height),))
    page = with_layout(layout, title="", given=given, family="ศรีสุวรรณวงศ์ไพศาล", code="", signatories=())
    lines = {box.baseline for box in letter_boxes(pdf_of(page))}
    assert len(lines) <= 2
    for box in letter_boxes(pdf_of(page)):
        assert box.left >= 50 * MM - 1 and box.right <= 250 * MM + 1
        assert box.top <= 595.3 - 60 * MM + 2 and box.bottom >= 595.3 - (60 + height) * MM - 2
