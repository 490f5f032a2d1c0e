"""On paper a millimetre is a millimetre; the right pages come in the right order and number; stopping stops."""

from pathlib import Path

import pytest

from db.domain.errors import Cancelled
from printing.certificates import write_certificates
from printing.preview import NoPreview
from printing.printer_job import Document, Printed, print_document
from printing.printer_sheet import Sheet, frame_for
from tests.paper_device import (
    A4_ACROSS,
    A4_UPRIGHT,
    ACROSS,
    DPI,
    MARK,
    UPRIGHT,
    PaperDevice,
    mark_on,
    marked_pdf,
    number_on,
)
from tests.papers import thai_paper
from tests.test_printing_certificates import PAGE


def printed(
    path: Path, device: PaperDevice, pages: tuple[int, ...] = (1,), copies: int = 1
) -> tuple[Printed, list[list[int]]]:
    """What came of it, and the numbers of the pages in each document."""
    document = Document(path)
    try:
        done = print_document(device, document, pages, copies, lambda _done, _total: None)
    finally:
        document.close()
    return done, [[number_on(sheet, device.sheet.dpi[0]) for sheet in sheets] for _title, sheets in device.documents]


@pytest.mark.parametrize(("page", "sheet"), [(UPRIGHT, A4_UPRIGHT), (ACROSS, A4_ACROSS)])
def test_a_millimetre_of_the_page_is_a_millimetre_of_the_paper(
    tmp_path: Path, page: tuple[float, float], sheet: Sheet
) -> None:
    device = PaperDevice(sheet)
    printed(marked_pdf(tmp_path / "a.pdf", page), device)
    found = mark_on(device.documents[0][1][0], DPI)
    assert found == pytest.approx(MARK, abs=25.4 / DPI)


def test_what_the_printer_can_not_reach_moves_nothing(tmp_path: Path) -> None:
    """Dots are counted from the first that can be inked, so that margin has to be taken away."""
    for left, top in ((0, 0), (25, 25), (75, 36)):
        device = PaperDevice(Sheet((DPI, DPI), (1240, 1754), left, top, (1240 - 2 * left, 1754 - 2 * top)))
        printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT), device)
        assert mark_on(device.documents[0][1][0], DPI) == pytest.approx(MARK, abs=25.4 / DPI)


def test_dots_that_are_not_square_keep_the_measures(tmp_path: Path) -> None:
    """A dot-matrix printer: 360 dots across, 180 down."""
    device = PaperDevice(Sheet((360, 180), (2976, 2105), 60, 30, (2856, 2045)))
    printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT), device)
    box = device.documents[0][1][0]
    across, down = mark_on(box, 360), mark_on(box, 180)
    assert (across[0], down[1], across[2], down[3]) == pytest.approx(MARK, abs=25.4 / 180)


def test_a_finer_printer_gets_whole_dots_for_each_pixel(tmp_path: Path) -> None:
    sheet = Sheet((1200, 1200), (3307, 2835), 100, 100, (3107, 2635))
    frame = frame_for((70 / 25.4 * 72, 60 / 25.4 * 72), sheet)
    assert frame.step == (2, 2)
    assert (frame.width, frame.height) == (1654, 1417)
    device = PaperDevice(sheet)
    printed(marked_pdf(tmp_path / "a.pdf", (70, 60)), device)
    assert mark_on(device.documents[0][1][0], 1200) == pytest.approx(MARK, abs=2 * 25.4 / 1200)


def test_a_page_that_lies_the_other_way_is_turned_and_keeps_its_measures(tmp_path: Path) -> None:
    device = PaperDevice(A4_UPRIGHT)
    printed(marked_pdf(tmp_path / "a.pdf", ACROSS), device)
    turned_back = device.documents[0][1][0].rotate(90, expand=True)
    assert mark_on(turned_back, DPI) == pytest.approx(MARK, abs=25.4 / DPI + 0.1)


def test_only_the_pages_asked_for_come_and_in_their_order(tmp_path: Path) -> None:
    done, numbers = printed(marked_pdf(tmp_path / "a.pdf", *[UPRIGHT] * 6), PaperDevice(), (1, 2, 3, 5))
    assert numbers == [[1, 2, 3, 5]]
    assert done.sheets == 4


def test_copies_come_one_after_the_other_each_whole(tmp_path: Path) -> None:
    device = PaperDevice()
    done, numbers = printed(marked_pdf(tmp_path / "a.pdf", *[UPRIGHT] * 3), device, (1, 3), 2)
    assert numbers == [[1, 3], [1, 3]]
    assert done.sheets == 4


def test_a_printer_that_makes_the_copies_itself_is_given_the_pages_once(tmp_path: Path) -> None:
    done, numbers = printed(marked_pdf(tmp_path / "a.pdf", *[UPRIGHT] * 2), PaperDevice(copies=3), (1, 2), 3)
    assert numbers == [[1, 2]]
    assert done.sheets == 6


def test_the_document_has_the_name_of_the_file(tmp_path: Path) -> None:
    device = PaperDevice()
    printed(marked_pdf(tmp_path / "เกียรติบัตร ๑.pdf", UPRIGHT), device)
    assert device.said == ["document เกียรติบัตร ๑", "page", "end"]


def test_stopping_between_pages_takes_the_document_back(tmp_path: Path) -> None:
    device, document = PaperDevice(), Document(marked_pdf(tmp_path / "a.pdf", *[UPRIGHT] * 3))

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_document(device, document, (1, 2, 3), 1, stop)
    document.close()
    assert device.said == ["document a", "page", "page", "abort"]


def test_a_printer_that_fails_half_way_gets_the_document_taken_back(tmp_path: Path) -> None:
    device = PaperDevice(fails_on_page=2)
    with pytest.raises(OSError, match="on fire"):
        printed(marked_pdf(tmp_path / "a.pdf", *[UPRIGHT] * 3), device, (1, 2, 3))
    assert device.said[-1] == "abort" and not device.documents


def test_ink_beyond_the_printers_reach_is_reported_by_page(tmp_path: Path) -> None:
    small = Sheet((DPI, DPI), (1240, 1754), 25, 25, (300, 1704))  # reaches 55 mm from the edge: the bars lie beyond
    done, _numbers = printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT, UPRIGHT), PaperDevice(small), (2,))
    assert done.cut_off == (2,)
    done, _numbers = printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT, UPRIGHT), PaperDevice(), (2,))
    assert done.cut_off == ()


def test_a_certificate_is_sent_in_a_fiftieth_of_its_plain_picture_and_nothing_is_lost(tmp_path: Path) -> None:
    """Hundreds of certificates wait in the computer's queue: 104 MB for each would fill its disk."""
    path = tmp_path / "c.pdf"
    write_certificates([PAGE], path, thai_paper())
    sheet = Sheet((600, 600), (7016, 4961), 100, 100, (6816, 4761))
    device = PaperDevice(sheet)
    printed(path, device)
    assert sum(len(tile.data) for tile in device.tiles) < 7016 * 4961 * 3 / 50
    colours = {colour for _count, colour in device.documents[0][1][0].getcolors(100) or []}
    assert {(255, 255, 255), (0, 0, 0), (158, 125, 56)} <= colours and len(colours) < 6, "inks are pure, not smoothed"


def test_white_paper_is_not_sent(tmp_path: Path) -> None:
    device = PaperDevice()
    printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT), device)
    sent = sum(tile.width * tile.height for tile in device.tiles) * (25.4 / DPI) ** 2
    assert sent == pytest.approx(35 * 10, rel=0.03), "square millimetres from the square to the bar"


def test_a_file_that_is_gone_or_no_pdf_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"no PDF")
    for name in ("a.pdf", "b.pdf"):
        with pytest.raises(NoPreview, match=name):
            Document(tmp_path / name)
