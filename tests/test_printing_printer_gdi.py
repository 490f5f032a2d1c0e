"""On device contexts of Windows: ink lands on the dots it is meant for, and a metafile holds the pages as drawn."""

import ctypes
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageChops

from db.domain.errors import Cancelled
from printing import printer_gdi
from printing.certificates import write_certificates
from printing.printer_choices import PrintChoices
from printing.printer_errors import NotPrinted
from printing.printer_ink import Tile
from printing.printer_job import Document, print_document
from printing.printer_sheet import Sheet
from tests.paper_device import A4_ACROSS, ACROSS, DPI, MARK, UPRIGHT, PaperDevice, mark_on, marked_pdf, number_on
from tests.papers import thai_paper
from tests.test_printing_certificates import PAGE

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="GDI is how Windows draws")
TOP_DOWN_RGB = (40, 1, 32, 0)
STRETCH_DIBITS = 81
"""EMR_STRETCHDIBITS, by its number in the metafile's records."""


def gdi() -> Any:
    """The functions of GDI, handles as wide as they are."""
    library: Any = ctypes.WinDLL("gdi32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    for name in ("CreateCompatibleDC", "CreateDIBSection", "SelectObject", "CreateEnhMetaFileW", "CloseEnhMetaFile"):
        getattr(library, name).restype = ctypes.c_void_p
    return library


class Canvas:
    """A picture in memory with a device context to draw on it."""

    def __init__(self, width: int, height: int) -> None:
        self._gdi = gdi()
        self.size = width, height
        head = struct.pack("<IiiHHIIiiII", 40, width, -height, 1, 32, 0, 0, 0, 0, 0, 0)
        bits = ctypes.c_void_p()
        self.dc = self._gdi.CreateCompatibleDC(None)
        self._bitmap = self._gdi.CreateDIBSection(ctypes.c_void_p(self.dc), head, 0, ctypes.byref(bits), None, 0)
        self._gdi.SelectObject(ctypes.c_void_p(self.dc), ctypes.c_void_p(self._bitmap))
        self._bits = bits
        ctypes.memset(bits, 255, width * height * 4)

    def picture(self) -> Image.Image:
        self._gdi.GdiFlush()
        width, height = self.size
        content = ctypes.string_at(self._bits, width * height * 4)
        return Image.frombytes("RGB", self.size, content, "raw", "BGRX")

    def close(self) -> None:
        self._gdi.DeleteDC(ctypes.c_void_p(self.dc))
        self._gdi.DeleteObject(ctypes.c_void_p(self._bitmap))


class GdiPaper(PaperDevice):
    """Pages drawn through GDI on pictures as large as what the printer can ink."""

    def start_page(self) -> None:
        super().start_page()
        self.canvas = Canvas(*self.sheet.inked)

    def paint(self, tile: Tile) -> None:
        printer_gdi.paint(self.canvas.dc, tile)

    def end_page(self) -> None:
        self.documents[-1][1][-1].paste(self.canvas.picture(), (self.sheet.left, self.sheet.top))
        self.canvas.close()
        super().end_page()


def printed(path: Path, device: PaperDevice, pages: tuple[int, ...] = (1,), copies: int = 1) -> list[Image.Image]:
    document = Document(path)
    try:
        print_document(device, document, pages, copies, lambda _done, _total: None)
    finally:
        document.close()
    return [sheet for _title, sheets in device.documents for sheet in sheets]


@pytest.mark.parametrize("millimetres", [UPRIGHT, ACROSS])
def test_gdi_puts_ink_at_its_millimetres(tmp_path: Path, millimetres: tuple[float, float]) -> None:
    pdf = marked_pdf(tmp_path / "a.pdf", millimetres)
    sheet = GdiPaper().sheet if millimetres == UPRIGHT else A4_ACROSS
    (paper,) = printed(pdf, GdiPaper(sheet))
    assert mark_on(paper, DPI) == pytest.approx(MARK, abs=25.4 / DPI)


def test_gdi_gets_the_pages_in_order_and_in_copies(tmp_path: Path) -> None:
    sheets = printed(marked_pdf(tmp_path / "a.pdf", *[UPRIGHT] * 5), GdiPaper(), (1, 2, 3, 5), 2)
    assert [number_on(sheet, DPI) for sheet in sheets] == [1, 2, 3, 5, 1, 2, 3, 5]


def test_a_certificate_is_the_same_dot_for_dot_as_it_was_drawn(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    write_certificates([PAGE], path, thai_paper())
    by_gdi, by_pillow = printed(path, GdiPaper(A4_ACROSS)) + printed(path, PaperDevice(A4_ACROSS))
    assert ImageChops.difference(by_gdi, by_pillow).getbbox() is None
    assert ImageChops.invert(by_gdi).getbbox() is not None


def test_pixels_of_several_dots_are_not_blended() -> None:
    canvas = Canvas(8, 8)
    black, white = (0, 0, 0), (255, 255, 255)
    data = b"\x40\0\0\0" + b"\x80\0\0\0"  # from below: black at the left, then at the right of white
    printer_gdi.paint(canvas.dc, Tile(2, 2, 4, 4, 2, 2, 1, (black, white), data))
    picture = canvas.picture()
    canvas.close()
    assert sorted(picture.getcolors() or []) == [(8, black), (56, white)]
    assert picture.getpixel((2, 4)) == black and picture.getpixel((4, 2)) == black


def test_a_metafile_holds_each_tile_where_it_belongs(tmp_path: Path) -> None:
    """What a spooler keeps of a page: played back later, on another device, it must be the same page."""
    recording = Recording()
    device = recording.device()
    (_sheet,) = printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT), device)
    boxes = recording.boxes(tmp_path / "page.emf")
    expected = PaperDevice()
    printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT), expected)
    assert boxes == [(tile.x, tile.y, tile.width, tile.height) for tile in expected.tiles]


class Recording:
    """A metafile in place of a printer."""

    def __init__(self) -> None:
        self._gdi = gdi()
        self._dc = self._gdi.CreateEnhMetaFileW(None, None, None, None)

    def device(self) -> PaperDevice:
        device = PaperDevice()
        device.paint = lambda tile: printer_gdi.paint(self._dc, tile)  # type: ignore[method-assign]
        return device

    def boxes(self, path: Path) -> list[tuple[int, ...]]:
        """End the recording; where its pictures are to be drawn."""
        metafile = ctypes.c_void_p(self._gdi.CloseEnhMetaFile(ctypes.c_void_p(self._dc)))
        size = self._gdi.GetEnhMetaFileBits(metafile, 0, None)
        content = ctypes.create_string_buffer(size)
        self._gdi.GetEnhMetaFileBits(metafile, size, content)
        self._gdi.DeleteEnhMetaFile(metafile)
        found, at = [], 0
        while at < size:
            kind, length = struct.unpack_from("<II", content.raw, at)
            if kind == STRETCH_DIBITS:
                x, y = struct.unpack_from("<ii", content.raw, at + 24)
                found.append((x, y, *struct.unpack_from("<ii", content.raw, at + 72)))
            at += length
        return found


def test_a_device_that_takes_no_ink_is_an_error() -> None:
    import pywintypes

    tile = Tile(0, 0, 1, 1, 1, 1, 24, (), b"\0\0\0\0")
    with pytest.raises(pywintypes.error):
        printer_gdi.paint(0xDEAD, tile)


# --- what the driver and the spooler say, by modules that stand in for theirs


@pytest.fixture
def spooler(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A printer whose device context is a picture; `said` is what it was told, `refuse[name]` an error number."""
    import pywintypes
    import win32gui
    import win32print

    canvas = Canvas(200, 200)
    state = SimpleNamespace(said=[], refuse={}, status=0, attributes=0, copies=1, collates=0)

    def put(module: Any, name: str, answer: Any) -> None:
        def act(*given: Any) -> Any:
            state.said.append(name)
            if name in state.refuse:
                raise pywintypes.error(state.refuse[name], name, "Windows says no")
            return answer(*given) if callable(answer) else answer

        monkeypatch.setattr(module, name, act)

    put(win32print, "OpenPrinter", 7)
    put(win32print, "ClosePrinter", None)
    put(
        win32print,
        "GetPrinter",
        lambda *_given: {"pPortName": "USB001", "Status": state.status, "Attributes": state.attributes},
    )
    put(win32print, "DocumentProperties", lambda *given: 220 if given[-1] == 0 else 1)
    put(win32print, "DeviceCapabilities", lambda _name, _port, what: state.collates if what == 22 else state.copies)
    for name in ("StartPage", "EndPage", "EndDoc", "AbortDoc"):
        put(win32print, name, 1)
    put(win32print, "StartDoc", 42)
    put(win32gui, "CreateDC", canvas.dc)
    put(win32gui, "DeleteDC", None)
    monkeypatch.setattr(printer_gdi, "sheet_of", lambda _dc: Sheet((50, 50), (413, 585), 0, 0, (413, 585)))
    yield state
    canvas.close()


def quietly(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def test_a_document_is_begun_paged_and_ended(tmp_path: Path, spooler: SimpleNamespace) -> None:
    pdf = marked_pdf(tmp_path / "a.pdf", UPRIGHT, UPRIGHT)
    done = printer_gdi.print_file(pdf, (1, 2), PrintChoices(printer="HP"), quietly)
    drawn = [name for name in spooler.said if name.startswith(("Start", "End", "Abort", "Delete", "Close"))]
    assert drawn == [
        "StartDoc", "StartPage", "EndPage", "StartPage", "EndPage", "EndDoc", "DeleteDC", "ClosePrinter",
    ]  # fmt: skip
    assert (done.sheets, done.trouble) == (2, "")


@pytest.mark.parametrize("step", ["OpenPrinter", "CreateDC", "StartDoc", "StartPage", "EndPage", "EndDoc"])
@pytest.mark.parametrize(
    ("number", "words"), [(1801, "not there any more"), (5, "does not let"), (28, "out of paper"), (1234, "says no")]
)
def test_a_printer_that_refuses_at_any_step_is_told_and_the_file_kept(
    tmp_path: Path, spooler: SimpleNamespace, step: str, number: int, words: str
) -> None:
    pdf = marked_pdf(tmp_path / "เกียรติบัตร.pdf", UPRIGHT)
    spooler.refuse[step] = number
    with pytest.raises(NotPrinted, match=words) as found:
        printer_gdi.print_file(pdf, (1,), PrintChoices(printer="HP"), quietly)
    assert "เกียรติบัตร.pdf" in str(found.value) and pdf.is_file()
    assert ("AbortDoc" in spooler.said) is (step in ("StartPage", "EndPage"))
    assert ("ClosePrinter" in spooler.said) is (step != "OpenPrinter")


@pytest.mark.parametrize("number", [63, 1223])
def test_who_gives_no_name_for_a_printed_file_has_cancelled(
    tmp_path: Path, spooler: SimpleNamespace, number: int
) -> None:
    spooler.refuse["StartDoc"] = number
    with pytest.raises(Cancelled):
        printer_gdi.print_file(marked_pdf(tmp_path / "a.pdf", UPRIGHT), (1,), PrintChoices(printer="HP"), quietly)


def test_stopping_takes_the_document_back_and_lets_the_printer_go(tmp_path: Path, spooler: SimpleNamespace) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    pdf = marked_pdf(tmp_path / "a.pdf", UPRIGHT, UPRIGHT)
    with pytest.raises(Cancelled):
        printer_gdi.print_file(pdf, (1, 2), PrintChoices(printer="HP"), stop)
    assert spooler.said[-3:] == ["AbortDoc", "DeleteDC", "ClosePrinter"]


@pytest.mark.parametrize(
    ("able", "collates", "pages", "documents"),
    [(99, 1, (1, 2), 1), (99, 0, (1, 2), 3), (99, 0, (1,), 1), (1, 1, (1, 2), 3), (2, 1, (1,), 3)],
)
def test_copies_are_the_drivers_only_where_they_come_out_whole(
    tmp_path: Path, spooler: SimpleNamespace, able: int, collates: int, pages: tuple[int, ...], documents: int
) -> None:
    spooler.copies, spooler.collates = able, collates
    pdf = marked_pdf(tmp_path / "a.pdf", UPRIGHT, UPRIGHT)
    done = printer_gdi.print_file(pdf, pages, PrintChoices(printer="HP", copies=3), quietly)
    assert spooler.said.count("StartDoc") == documents
    assert done.sheets == 3 * len(pages)


@pytest.mark.parametrize(("status", "attributes", "words"), [(0x10, 0, "out of paper"), (0, 0x400, "switched off")])
def test_what_the_printer_reports_once_it_has_the_pages_is_passed_on(
    tmp_path: Path, spooler: SimpleNamespace, status: int, attributes: int, words: str
) -> None:
    spooler.status, spooler.attributes = status, attributes
    done = printer_gdi.print_file(marked_pdf(tmp_path / "a.pdf", UPRIGHT), (1,), PrintChoices(printer="HP"), quietly)
    assert words in done.trouble


def test_a_service_that_does_not_run_has_no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    import pywintypes
    import win32print

    def refuse(*_given: object) -> None:
        raise pywintypes.error(1722, "EnumPrinters", "The RPC server is unavailable.")

    for name in ("EnumPrinters", "GetDefaultPrinter", "OpenPrinter"):
        monkeypatch.setattr(win32print, name, refuse)
    assert printer_gdi.installed_printers() == () and printer_gdi.trays_of("HP") == ()
