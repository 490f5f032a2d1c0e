"""A printer for wine's own PostScript driver: set up with two trays and margins, it prints into a file.

Run on Windows: `python -m tests.postscript_printer PRINTER OUTPUT CHOICES PDF PAGES` prints and tells, as JSON.
"""

import ctypes
import json
import sys
from pathlib import Path
from typing import Any

from db.domain.errors import DeskError
from printing import printer_gdi
from printing.printer_choices import Orientation, PrintChoices

DRIVER = "Desk test driver"
COPY_ALL, FROM_ANYWHERE = 0x4, 0x10
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DESK.PPD"
*Manufacturer: "Desk"
*Product: "(Desk)"
*PSVersion: "(3010.000) 0"
*ModelName: "Desk test printer"
*ShortNickName: "Desk test printer"
*NickName: "Desk test printer"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*Throughput: "10"
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*DefaultResolution: 600dpi
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: Letter
*PageSize A4/A4: "<</PageSize[595.28 841.89]>>setpagedevice"
*PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Letter
*PageRegion A4/A4: "<</PageSize[595.28 841.89]>>setpagedevice"
*PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea A4/A4: "12 24 583 818"
*ImageableArea Letter/Letter: "12 24 600 768"
*DefaultPaperDimension: Letter
*PaperDimension A4/A4: "595.28 841.89"
*PaperDimension Letter/Letter: "612 792"
*OpenUI *InputSlot/Media Source: PickOne
*DefaultInputSlot: Upper
*InputSlot Upper/Upper tray: "<</MediaPosition 0>>setpagedevice"
*InputSlot Lower/Certificates: "<</MediaPosition 1>>setpagedevice"
*CloseUI: *InputSlot
*DefaultFont: Courier
*Font Courier: Standard "(001.000)" Standard ROM
"""
"""What the driver reads of the printer: margins of 12 and 24 points, and Letter as its usual sheet."""


def set_up(printer: str, ppd: Path) -> None:
    """Install the driver and a printer of that name; raises OSError."""
    spooler: Any = ctypes.WinDLL("winspool.drv", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    spooler.AddPrinterW.restype = ctypes.c_void_p
    texts = ("Windows x64", "wineps.drv", str(ppd), "wineps.drv", None, None, None, "RAW")
    driver = _record(3, DRIVER, *texts)
    if not spooler.AddPrinterDriverExW(None, 3, driver, FROM_ANYWHERE | COPY_ALL):
        raise OSError(ctypes.get_last_error(), "AddPrinterDriverEx")  # type: ignore[attr-defined,unused-ignore]
    place = (None, printer, None, "FILE:", DRIVER, None, None, None, None, "winprint", "RAW", None, None)
    if not spooler.AddPrinterW(None, 2, _record(*place, *[0] * 4)):
        raise OSError(ctypes.get_last_error(), "AddPrinter")  # type: ignore[attr-defined,unused-ignore]


def _record(*values: object) -> Any:
    """A structure of Windows: each text, number or nothing in the room of a pointer (texts are kept alive by it)."""
    kept = (ctypes.c_void_p * len(values))()
    kept.texts = [ctypes.create_unicode_buffer(value) if isinstance(value, str) else None for value in values]
    for place, (value, text) in enumerate(zip(values, kept.texts, strict=True)):
        kept[place] = ctypes.addressof(text) if text is not None else value
    return kept


def main(printer: str, output: str, choices: str, pdf: str, pages: str) -> None:
    """Print one PDF; what came of it goes to standard output."""
    if printer not in {each.name for each in printer_gdi.installed_printers()} and not choices.startswith("gone"):
        ppd = Path(output).with_suffix(".ppd")
        ppd.write_text(PPD, encoding="ascii")
        set_up(printer, ppd)
    chosen = dict(part.split("=") for part in choices.split(",") if "=" in part)
    wanted = PrintChoices(
        printer=printer,
        tray=chosen.get("tray", ""),
        copies=int(chosen.get("copies", "1")),
        orientation=Orientation(chosen.get("orientation", "auto")),
    )
    told: dict[str, object] = {
        "printers": [each.name for each in printer_gdi.installed_printers()],
        "trays": {each.name: each.key for each in printer_gdi.trays_of(printer)},
    }
    numbers = tuple(int(page) for page in pages.split(","))
    try:
        printed = printer_gdi.print_file(Path(pdf), numbers, wanted, lambda _done, _total: None, output)
        told |= {"sheets": printed.sheets, "cut_off": printed.cut_off}
    except DeskError as problem:
        told["error"] = str(problem)
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
