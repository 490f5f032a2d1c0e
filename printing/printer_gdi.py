"""Printers of Windows: which there are, their trays, and a document drawn on one dot by dot through GDI."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from db.domain.errors import Cancelled, Progress
from printing.printer_choices import Orientation, PrintChoices, Printer, Tray
from printing.printer_errors import STOPPED_BY_USER, not_printed, trouble
from printing.printer_ink import Tile
from printing.printer_job import Document, Printed, Size, print_document
from printing.printer_sheet import Sheet

PAPERS: Final = {
    (297, 420): 8,  # A3
    (210, 297): 9,  # A4
    (148, 210): 11,  # A5
    (216, 279): 1,  # Letter
    (216, 356): 5,  # Legal
    (216, 330): 14,  # F4, folio
}
"""Windows' numbers of sheets (DMPAPER_...) by millimetres, upright."""
NEARLY_MM: Final = 2
MM_PER_POINT: Final = 25.4 / 72
DEVMODE_SIZE: Final = 220
WORK_OFFLINE: Final = 0x400
DC_COLLATE: Final = 22
KEEP_LINES: Final = 3
"""COLORONCOLOR: where a pixel is several dots, they are all its own."""
COPY: Final = 0x00CC0020


def installed_printers() -> tuple[Printer, ...]:
    """As they are set up for this user, the usual one marked; asks no printer and so takes no time."""
    import pywintypes
    import win32print

    try:
        usual = win32print.GetDefaultPrinter()
    except (RuntimeError, pywintypes.error):  # none is chosen
        usual = ""
    where = win32print.PRINTER_ENUM_LOCAL | win32print.PRINTER_ENUM_CONNECTIONS
    try:
        found = [printer["pPrinterName"] for printer in win32print.EnumPrinters(where, None, 4)]
    except pywintypes.error:  # the printing service is not running: there is nothing to print on
        return ()
    return tuple(Printer(name, name == usual) for name in found)


def trays_of(printer: str) -> tuple[Tray, ...]:
    """The trays that the driver names; none if the printer can not be asked."""
    import pywintypes
    import win32con
    import win32print

    try:
        with _opened(printer) as handle:
            port = win32print.GetPrinter(handle, 2)["pPortName"]
        numbers = win32print.DeviceCapabilities(printer, port, win32con.DC_BINS)
        names = win32print.DeviceCapabilities(printer, port, win32con.DC_BINNAMES)
    except (pywintypes.error, RuntimeError):
        return ()
    if not isinstance(numbers, tuple) or not isinstance(names, tuple):
        return ()
    return tuple(Tray(str(number), name.strip("\0 ")) for number, name in zip(numbers, names, strict=False))


def print_file(
    path: Path, pages: tuple[int, ...], choices: PrintChoices, progress: Progress, output: str | None = None
) -> Printed:
    """Print `pages` (from 1) of a PDF; raises NotPrinted, or Cancelled. `output` is a file for what would go to the
    printer."""
    import pywintypes

    document = Document(path)
    try:
        with _opened(choices.printer) as handle:
            device = GdiDevice(handle, choices, document.size(pages[0]), len(pages), output)
            try:
                printed = print_document(device, document, pages, choices.copies, progress)
            finally:
                device.close()
            return Printed(printed.sheets, printed.cut_off, _reported(handle, device.job))
    except pywintypes.error as problem:
        if problem.winerror in STOPPED_BY_USER:
            raise Cancelled from problem
        raise not_printed(path, problem.winerror, problem.strerror) from problem
    finally:
        document.close()


class GdiDevice:
    """A printer with its tray, sheet and copies set, ready for documents. Close it."""

    def __init__(self, handle: Any, choices: PrintChoices, page: Size, count: int, output: str | None) -> None:
        import win32gui

        self._output, self.job = output, 0
        self.copies = _own_copies(handle, choices, count)
        settings = _settings(handle, choices, page, self.copies)
        self._dc: int = win32gui.CreateDC("WINSPOOL", choices.printer, settings)
        self.sheet = sheet_of(self._dc)

    def start_document(self, title: str) -> None:
        import win32print

        self.job = win32print.StartDoc(self._dc, (title, self._output, None, 0))

    def start_page(self) -> None:
        import win32print

        win32print.StartPage(self._dc)

    def paint(self, tile: Tile) -> None:
        paint(self._dc, tile)

    def end_page(self) -> None:
        import win32print

        win32print.EndPage(self._dc)

    def end_document(self) -> None:
        import win32print

        win32print.EndDoc(self._dc)

    def abort(self) -> None:
        """Nothing more of the document is printed; what made it fail is the one to tell."""
        import pywintypes
        import win32print

        with suppress(pywintypes.error):
            win32print.AbortDoc(self._dc)

    def close(self) -> None:
        import win32gui

        win32gui.DeleteDC(self._dc)


def sheet_of(dc: int) -> Sheet:
    """What a device context tells of the sheet in it."""
    import win32con
    import win32print

    def told(what: int) -> int:
        return int(win32print.GetDeviceCaps(dc, what))

    return Sheet(
        dpi=(told(win32con.LOGPIXELSX), told(win32con.LOGPIXELSY)),
        paper=(told(win32con.PHYSICALWIDTH), told(win32con.PHYSICALHEIGHT)),
        left=told(win32con.PHYSICALOFFSETX),
        top=told(win32con.PHYSICALOFFSETY),
        inked=(told(win32con.HORZRES), told(win32con.VERTRES)),
    )


def paint(dc: int, tile: Tile) -> None:
    """Draw a small picture on a device context; raises pywintypes.error."""
    import pywintypes

    gdi: Any = ctypes.WinDLL("gdi32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    gdi.SetStretchBltMode(ctypes.c_void_p(dc), KEEP_LINES)
    places = (tile.x, tile.y, tile.width, tile.height, 0, 0, tile.columns, tile.rows)
    drawn = gdi.StretchDIBits(ctypes.c_void_p(dc), *places, tile.data, tile.head(), 0, COPY)
    if drawn <= 0:
        number = ctypes.get_last_error()  # type: ignore[attr-defined,unused-ignore]
        raise pywintypes.error(number, "StretchDIBits", "")


@contextmanager
def _opened(printer: str) -> Iterator[Any]:
    import win32print

    handle = win32print.OpenPrinter(printer)
    try:
        yield handle
    finally:
        win32print.ClosePrinter(handle)


def _own_copies(handle: Any, choices: PrintChoices, count: int) -> int:
    """How many copies the driver makes itself: of one page, or of several if it can lay them copy by copy."""
    import pywintypes
    import win32con
    import win32print

    if choices.copies == 1:
        return 1
    port = win32print.GetPrinter(handle, 2)["pPortName"]
    try:
        most = win32print.DeviceCapabilities(choices.printer, port, win32con.DC_COPIES)
        collates = win32print.DeviceCapabilities(choices.printer, port, DC_COLLATE) == 1
    except pywintypes.error:
        return 1
    return choices.copies if most >= choices.copies and (count == 1 or collates) else 1


def _settings(handle: Any, choices: PrintChoices, page: Size, copies: int) -> Any:
    """The user's own settings of the printer (DEVMODE) with what was chosen, agreed with its driver."""
    import pywintypes
    import win32con
    import win32print

    size = win32print.DocumentProperties(0, handle, choices.printer, None, None, 0)
    settings = pywintypes.DEVMODEType(max(0, size - DEVMODE_SIZE))
    win32print.DocumentProperties(0, handle, choices.printer, settings, None, win32con.DM_OUT_BUFFER)
    across = (
        page[0] > page[1] if choices.orientation is Orientation.AUTO else (choices.orientation is Orientation.LANDSCAPE)
    )
    settings.Orientation = win32con.DMORIENT_LANDSCAPE if across else win32con.DMORIENT_PORTRAIT
    settings.Copies = copies
    settings.Collate = 1
    settings.Fields |= win32con.DM_ORIENTATION | win32con.DM_COPIES | win32con.DM_COLLATE
    if (paper := paper_number(page)) is not None:
        settings.PaperSize = paper
        settings.Fields |= win32con.DM_PAPERSIZE
    if choices.tray:
        settings.DefaultSource = int(choices.tray)
        settings.Fields |= win32con.DM_DEFAULTSOURCE
    both = win32con.DM_IN_BUFFER | win32con.DM_OUT_BUFFER
    win32print.DocumentProperties(0, handle, choices.printer, settings, settings, both)
    return settings


def paper_number(page: Size) -> int | None:
    """Windows' number of the sheet that a page in points is made for; None: the printer's own sheet stays."""
    short, long = sorted(side * MM_PER_POINT for side in page)
    for (width, height), number in PAPERS.items():
        if abs(short - width) <= NEARLY_MM and abs(long - height) <= NEARLY_MM:
            return number
    return None


def _reported(handle: Any, job: int) -> str:
    """What the printer says of itself once it has the pages; many say nothing."""
    import pywintypes
    import win32print

    try:
        told = win32print.GetPrinter(handle, 2)
        offline = 0x80 if told["Attributes"] & WORK_OFFLINE else 0
        return trouble(told["Status"] | offline)
    except pywintypes.error:
        return ""
