"""What the printer is told through CUPS; what Windows refuses is put into words; the file is always kept."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from printing.printer import installed_printers, open_file, print_file, trays_of
from printing.printer_choices import Orientation, PrintChoices, Printer
from printing.printer_errors import (
    NOT_OPENED,
    OUT_OF_PAPER,
    REASONS,
    STATUSES,
    NotOpened,
    NotPrinted,
    not_printed,
    trouble,
)
from printing.printer_gdi import paper_number
from tests.paper_device import ACROSS, UPRIGHT, marked_pdf
from tests.papers import catalog

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not what Windows prints with")
ALL_SIX = (1, 2, 3, 4, 5, 6)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return marked_pdf(tmp_path / "เกียรติบัตร ๑.pdf", *[UPRIGHT] * 6)


def quietly(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


Cups = Callable[[str, str], Path]


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    """`cups("lp", "body of a shell script")` puts a program of CUPS into the path; it first writes down what it
    was told, as a line of JSON in the file given back."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")
    monkeypatch.setattr(
        "printing.printer_cups.shutil.which", lambda name: str(folder / name) if (folder / name).exists() else None
    )

    def put(name: str, body: str) -> Path:
        told = folder / f"{name}.told"
        keep = f"import json,sys; open({str(told)!r}, 'a', encoding='utf-8').write(json.dumps(sys.argv[1:]) + chr(10))"
        script = folder / name
        script.write_text(f'#!/bin/sh\n"{sys.executable}" -c "{keep}" "$@"\n{body}\n', encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return told

    return put


def told_to(path: Path) -> list[list[str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@posix_only
def test_lp_is_told_all_that_was_chosen(pdf: Path, cups: Cups) -> None:
    told = cups("lp", "echo request id is Canon-1")
    choices = PrintChoices(
        printer="Canon", tray="InputSlot=Tray2", pages="1-3,5", copies=2, orientation=Orientation.LANDSCAPE
    )
    done = print_file(pdf, (1, 2, 3, 5), choices, quietly)
    assert told_to(told) == [
        [
            "-t", "เกียรติบัตร ๑", "-P", "1-3,5", "-o", "print-scaling=none", "-d", "Canon", "-n", "2",
            "-o", "collate=true", "-o", "InputSlot=Tray2", "-o", "orientation-requested=4", "--", str(pdf),
        ]
    ]  # fmt: skip
    assert done.sheets == 8


@posix_only
def test_lp_chooses_what_was_left_to_the_printer(pdf: Path, cups: Cups) -> None:
    told = cups("lp", "")
    print_file(pdf, ALL_SIX, PrintChoices(), quietly)
    assert told_to(told) == [["-t", "เกียรติบัตร ๑", "-P", "1-6", "-o", "print-scaling=none", "--", str(pdf)]]


@posix_only
def test_printers_and_the_usual_one_are_found(cups: Cups) -> None:
    cups(
        "lpstat",
        'case "$1" in -e) printf "Canon\\nHP_LaserJet\\n";; *) echo "system default destination: HP_LaserJet";; esac',
    )
    assert installed_printers() == (Printer("Canon"), Printer("HP_LaserJet", is_default=True))


@posix_only
def test_without_a_usual_printer_none_is_marked(cups: Cups) -> None:
    cups("lpstat", 'case "$1" in -e) echo Canon;; *) echo "no system default destination";; esac')
    assert installed_printers() == (Printer("Canon"),)


@posix_only
@pytest.mark.parametrize(
    ("line", "trays"),
    [
        ("InputSlot/Media Source: *Auto Tray1 Manual", ("InputSlot=Auto", "InputSlot=Tray1", "InputSlot=Manual")),
        ("media-source/Media Source: *auto tray-1", ("media-source=auto", "media-source=tray-1")),
        ("Duplex/2-Sided: *None DuplexNoTumble", ()),
        ("", ()),
    ],
)
def test_trays_are_those_of_the_driver(cups: Cups, line: str, trays: tuple[str, ...]) -> None:
    told = cups("lpoptions", f"printf 'PageSize/Media Size: *A4\\n{line}\\n'")
    assert tuple(tray.key for tray in trays_of("Canon")) == trays
    assert told_to(told) == [["-p", "Canon", "-l"]]


@posix_only
def test_a_computer_without_cups_has_no_printers(cups: Cups) -> None:
    assert installed_printers() == () and trays_of("Canon") == ()


@posix_only
def test_a_service_that_fails_has_no_printers(cups: Cups) -> None:
    cups("lpstat", "echo Canon; exit 1")
    cups("lpoptions", "exit 1")
    assert installed_printers() == () and trays_of("Canon") == ()


@posix_only
def test_a_printer_that_refuses_is_quoted_and_the_file_kept(pdf: Path, cups: Cups) -> None:
    cups("lp", 'echo "lp: The printer or class does not exist." >&2; exit 1')
    with pytest.raises(NotPrinted, match=r"เกียรติบัตร ๑\.pdf.*does not exist.*is kept"):
        print_file(pdf, ALL_SIX, PrintChoices(printer="gone"), quietly)
    assert pdf.is_file()


@posix_only
def test_a_printer_that_does_not_answer_is_told(pdf: Path, cups: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    cups("lp", "")

    def wait(*_given: object, **_named: object) -> None:
        raise subprocess.TimeoutExpired("lp", 30)

    monkeypatch.setattr("printing.printer_cups.subprocess.run", wait)
    with pytest.raises(NotPrinted, match="does not answer"):
        print_file(pdf, ALL_SIX, PrintChoices(), quietly)


@posix_only
def test_no_printing_program_at_all_is_told(pdf: Path, cups: Cups) -> None:
    with pytest.raises(NotPrinted, match=r"No printer.*เกียรติบัตร ๑\.pdf is kept"):
        print_file(pdf, ALL_SIX, PrintChoices(), quietly)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotPrinted, match=r"gone\.pdf"):
        print_file(tmp_path / "gone.pdf", (1,), PrintChoices(), quietly)
    with pytest.raises(NotOpened, match=r"gone\.pdf"):
        open_file(tmp_path / "gone.pdf")


@pytest.mark.parametrize(
    ("number", "english", "thai"),
    [
        (1155, "no program for PDF files", "ไม่มีโปรแกรม"),
        (32, "open in another program", "โปรแกรมอื่น"),
        (5, "does not let", "ไม่อนุญาต"),
        (2, "not there any more", "ไม่พบไฟล์"),
        (31, "No program on this computer opens", "ไม่มีโปรแกรม"),
    ],
)
def test_what_windows_says_of_opening_is_told_in_words_with_the_name_of_the_file(
    pdf: Path, monkeypatch: pytest.MonkeyPatch, number: int, english: str, thai: str
) -> None:
    def startfile(path: Path) -> None:
        assert path == pdf
        problem = OSError(22, "Windows says no")
        problem.winerror = number  # type: ignore[attr-defined,unused-ignore]
        raise problem

    monkeypatch.setattr("printing.printer.sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr("printing.printer.os.startfile", startfile, raising=False)
    with pytest.raises(NotOpened, match=english) as found:
        open_file(pdf)
    said = found.value.text(lambda msgid: catalog()[msgid])
    assert thai in said and "เกียรติบัตร ๑.pdf" in said
    assert pdf.is_file()


@pytest.mark.parametrize("number", [*REASONS, 999])
def test_every_refusal_of_a_printer_is_a_thai_sentence_with_the_name_of_the_file(pdf: Path, number: int) -> None:
    words = catalog()
    said = not_printed(pdf, number, "Windows says no").text(lambda msgid: words[msgid])
    assert "เกียรติบัตร ๑.pdf" in said and "ยังเก็บไว้ให้" in said
    assert ("Windows says no" in said) is (number == 999)


def test_every_sentence_about_files_and_printers_is_translated() -> None:
    words = catalog()
    for msgid in (*REASONS.values(), *NOT_OPENED.values(), *(text for _bits, text in STATUSES)):
        assert words.get(msgid), msgid


def test_a_printer_with_two_troubles_names_the_one_to_mend_first() -> None:
    assert trouble(0x10 | 0x2) == OUT_OF_PAPER
    assert trouble(0) == "" and trouble(0x400) == "", "printing is no trouble"


@pytest.mark.parametrize(
    ("millimetres", "number"),
    [(UPRIGHT, 9), (ACROSS, 9), ((216, 330), 14), ((215.9, 279.4), 1), ((148, 210), 11), ((100, 100), None)],
)
def test_the_sheet_asked_for_is_that_of_the_page(millimetres: tuple[float, float], number: int | None) -> None:
    assert paper_number((millimetres[0] * 72 / 25.4, millimetres[1] * 72 / 25.4)) == number
