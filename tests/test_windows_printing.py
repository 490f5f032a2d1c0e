"""Through a printer driver of Windows to paper: printed under wine, the printer's data drawn and measured here."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests import wine
from tests.paper_device import ACROSS, MARK, UPRIGHT, mark_on, marked_pdf, number_on
from tests.source import TOP

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts wine, and Ghostscript to see what was printed")
NAME = "เครื่องพิมพ์ทดสอบ"
DPI = 300
A_DOT = 25.4 / DPI + 0.1
"""Millimetres; sheets of printers are whole points large."""

Print = Callable[..., dict[str, Any]]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """`printed(pdf, "1,2", "tray=257")` prints on a Letter printer with margins; the result says what came of it,
    with the printer's data as `data` and its sheets as `pictures`."""

    def run(pdf: Path, pages: str = "1", choices: str = "", name: str = NAME) -> dict[str, Any]:
        data = tmp_path / "printed.ps"
        words = [name, wine.windows_path(data), choices, wine.windows_path(pdf), pages]
        done = wine.run(["-m", "tests.postscript_printer", *words], cwd=TOP)
        assert done.returncode == 0, done.stdout + done.stderr
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return told | ({"data": data.read_bytes(), "pictures": drawn(data)} if data.exists() else {})

    return run


def drawn(data: Path) -> list[Image.Image]:
    """The sheets, as a printer that speaks PostScript lays them down."""
    device = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=png16m", f"-r{DPI}"]
    subprocess.run(["gs", *device, f"-sOutputFile={data.with_suffix('')}-%d.png", data], check=True, timeout=120)
    pictures = sorted(data.parent.glob(f"{data.stem}-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
    return [Image.open(picture).convert("RGB") for picture in pictures]


def test_ink_lies_at_its_millimetres_whatever_the_margins_and_the_usual_sheet_are(
    tmp_path: Path, printed: Print
) -> None:
    told = printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT))
    (sheet,) = told["pictures"]
    assert sheet.size == pytest.approx((210 / 25.4 * DPI, 297 / 25.4 * DPI), abs=3), "A4, though its own is Letter"
    assert mark_on(sheet, DPI) == pytest.approx(MARK, abs=A_DOT)
    assert told["cut_off"] == []


def test_a_page_that_lies_across_comes_on_a_sheet_that_does(tmp_path: Path, printed: Print) -> None:
    told = printed(marked_pdf(tmp_path / "a.pdf", ACROSS))
    assert b"%%Orientation: Landscape" in told["data"]
    assert mark_on(told["pictures"][0].rotate(-90, expand=True), DPI) == pytest.approx(MARK, abs=2 * A_DOT)


def test_told_to_stand_upright_it_is_turned_within_the_page(tmp_path: Path, printed: Print) -> None:
    told = printed(marked_pdf(tmp_path / "a.pdf", ACROSS), choices="orientation=portrait")
    assert b"%%Orientation: Portrait" in told["data"]
    assert mark_on(told["pictures"][0].rotate(90, expand=True), DPI) == pytest.approx(MARK, abs=2 * A_DOT)


def test_the_pages_asked_for_come_in_order_from_the_tray_asked_for(tmp_path: Path, printed: Print) -> None:
    pdf = marked_pdf(tmp_path / "เกียรติบัตร ๑.pdf", *[UPRIGHT] * 4)
    trays = printed(pdf)["trays"]
    assert {"Upper tray", "Certificates"} <= set(trays)
    told = printed(pdf, "1,3,4", f"tray={trays['Certificates']}")
    assert [number_on(sheet, DPI) for sheet in told["pictures"]] == [1, 3, 4]
    assert b"*InputSlot Lower" in told["data"]
    assert told["printers"] == [NAME]


def test_copies_of_one_page_are_left_to_the_driver(tmp_path: Path, printed: Print) -> None:
    told = printed(marked_pdf(tmp_path / "a.pdf", UPRIGHT), choices="copies=3")
    assert told["sheets"] == 3 and b"copies=3" in told["data"]
    assert len(told["pictures"]) == 1


def test_a_printer_that_is_gone_is_told_and_the_file_kept(tmp_path: Path, printed: Print) -> None:
    pdf = marked_pdf(tmp_path / "เกียรติบัตร.pdf", UPRIGHT)
    told = printed(pdf, choices="gone", name="HP บนเครือข่าย")
    assert "not there any more" in told["error"] and "เกียรติบัตร.pdf" in told["error"]
    assert pdf.is_file()
