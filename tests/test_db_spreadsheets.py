"""Reading files: every encoding and separator an office has, real dates, and what is no table or means harm."""

import io
import struct
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from db.spreadsheets import Sheet, Unreadable, cell_text, open_workbook
from tests.office_files import write_xlsx

ROWS = [["ชื่อ", "บ้านเลขที่", "โทรศัพท์"], ["กนกวรรณ", "306/8", "081-000-0001"], ["เก่ง", "๑๒", ""]]


def only_sheet(path: Path) -> Sheet:
    (sheet,) = open_workbook(path).sheets
    return sheet


def text_file(path: Path, separator: str = ",", encoding: str = "utf-8", ends: str = "\r\n") -> Path:
    path.write_bytes(ends.join(separator.join(row) for row in ROWS).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_in_every_usual_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    assert only_sheet(text_file(tmp_path / "a.csv", separator, encoding)).rows == ROWS


def test_utf16_is_known_by_either_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xfe\xff" + "\n".join("\t".join(row) for row in ROWS).encode("utf-16-be"))
    assert only_sheet(path).rows == ROWS


def test_a_mostly_english_cp874_file_is_read_as_thai(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(("name,house\r\n" + "Somchai,1\r\n" * 300 + "สมชาย,2\r\n").encode("cp874"))
    assert only_sheet(path).rows[-1] == ["สมชาย", "2"]


def test_the_separator_of_excels_first_line_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nก,ข;ค,ง\n", encoding="utf-8")
    assert only_sheet(path).rows == [["ก,ข", "ค,ง"]]


def test_commas_inside_quotes_do_not_make_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('ชื่อ;ที่อยู่\n"ก";"1, 2, 3"\n"ข";"4, 5, 6"\n', encoding="utf-8")
    assert only_sheet(path).rows[1] == ["ก", "1, 2, 3"]
    path.write_text('ชื่อ;ที่, อยู่\n"ก";"1, 2"\n"ข";"4, 5"\n', encoding="utf-8")
    assert only_sheet(path).rows[1] == ["ก", "1, 2"]


def test_row_numbers_are_those_of_excel(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("ก", [(), (), ("", "ข้อความ")]))
    assert only_sheet(path).rows[2] == ["", "ข้อความ"]


def test_numbers_and_dates_as_text(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("ก", [(1999996150852, 1.5, date(1958, 3, 2), date(2501, 3, 2), True)]))
    cells = only_sheet(path).rows[0]
    assert [cell_text(cell) for cell in cells] == ["1999996150852", "1.5", "1958-03-02", "2501-03-02", "TRUE"]


def test_several_sheets_without_the_hidden_ones(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        for name in ("หนึ่ง", "ซ่อน", "สอง"):
            book.add_worksheet(name).write(0, 0, name)
        book.get_worksheet_by_name("ซ่อน").hide()
    assert [sheet.name for sheet in open_workbook(tmp_path / "a.xlsx").sheets] == ["หนึ่ง", "สอง"]


def test_content_counts_and_not_the_name(tmp_path: Path) -> None:
    written = write_xlsx(tmp_path / "a.xlsx", ("ก", [("ข",)]))
    assert only_sheet(written.rename(tmp_path / "a.csv")).rows == [["ข"]]
    assert only_sheet(text_file(tmp_path / "b.xlsx")).rows == ROWS


@pytest.mark.parametrize(
    "content", [b"", b" \r\n", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 broken", b"\xfc\xfd\xfe\xff\x81"]
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        open_workbook(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.xlsx"):
        with pytest.raises(Unreadable):
            open_workbook(path)


def test_a_file_that_another_program_holds_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "used by another process")

    path = text_file(tmp_path / "a.csv")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Unreadable, match="another program"):
        open_workbook(path)


def replaced_part(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one part exchanged."""
    with zipfile.ZipFile(path) as parts:
        kept = {part: parts.read(part) for part in parts.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for part, old in kept.items():
            parts.writestr(part, content if part == name else old)
    return path


SHEET = "xl/worksheets/sheet1.xml"
CELLS = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def bomb(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small workbook that unpacks to more than may be, which is little here so that the test is quick."""
    monkeypatch.setattr("db.spreadsheets.MOST_UNPACKED", 1_000_000)
    replaced_part(write_xlsx(path, ("ก", [("ข",)])), SHEET, CELLS.format(" " * 1_000_001).encode())
    assert path.stat().st_size < 20_000
    return path


def test_a_zip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bomb(tmp_path / "a.xlsx", monkeypatch)
    with pytest.raises(Unreadable, match="too large"):
        open_workbook(path)


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bomb(tmp_path / "a.xlsx", monkeypatch)
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02", content.rfind(SHEET.encode()) - 60)
    struct.pack_into("<I", content, at + 24, 1000)
    path.write_bytes(bytes(content))
    with pytest.raises(Unreadable):
        open_workbook(path)


@pytest.mark.parametrize("far", ['r="XFD1048576"', "r='XFD1048576'", 'r = "XFD1048576"'])
def test_two_cells_a_world_apart_are_refused(tmp_path: Path, far: str) -> None:
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c {far}><v>1</v></c></row>'
    path = replaced_part(write_xlsx(tmp_path / "a.xlsx", ("ก", [("ข",)])), SHEET, CELLS.format(cells).encode())
    with pytest.raises(Unreadable, match="too large"):
        open_workbook(path)


def test_external_entities_open_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    attack = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    path = write_xlsx(tmp_path / "a.xlsx", ("ก", [("ข",)]))
    replaced_part(path, SHEET, (attack + CELLS.format(cells)).encode())
    opened: list[str] = []
    watching = [True]
    sys.addaudithook(lambda event, args: opened.append(str(args[0])) if watching[0] and event == "open" else None)
    try:
        said = str(only_sheet(path).rows)
    except Unreadable:
        said = ""
    watching[0] = False
    assert "secret" not in said
    assert str(secret) not in opened


def test_formulas_are_read_as_what_they_showed(tmp_path: Path) -> None:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet().write_formula(0, 0, '=HYPERLINK("http://x.invalid","ก")', None, "ก")
    (tmp_path / "a.xlsx").write_bytes(stream.getvalue())
    assert only_sheet(tmp_path / "a.xlsx").rows == [["ก"]]


def test_long_and_strange_cells_come_through(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" + b"x" * 100_000 + b",\x00NUL\n")
    assert len(str(only_sheet(path).rows[1][0])) == 100_000


def test_a_stray_nul_does_not_make_utf16_of_a_text(tmp_path: Path) -> None:
    for number, content in enumerate(("ชื่อ,เลข\nแก\0ว,1\n", "ชื่อ,เลข\nแก้ว,1\n" + "\0" * 3000)):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(content.encode())
        assert open_workbook(path).sheets[0].rows[0] == ["ชื่อ", "เลข"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device that never ends")
def test_a_device_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no file"):
        open_workbook(Path("/dev/zero"))


def test_a_quotation_mark_that_is_never_closed_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.spreadsheets.LONGEST_FIELD", 1000)
    path = tmp_path / "open.csv"
    path.write_text('ชื่อ,เลข\n"แก้ว' + ",1\n" * 900, encoding="utf-8")
    with pytest.raises(Unreadable, match="too large"):
        open_workbook(path)
