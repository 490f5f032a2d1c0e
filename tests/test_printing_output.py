"""Papers come whole or not at all; previews never hold a file; a printer that fails keeps the PDF."""

import errno
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from printing.certificates import write_certificates
from printing.fitting import TooLong
from printing.output import NotWritten, put
from printing.preview import NoPreview, Pages
from printing.printer import NotOpened, NotPrinted, open_file, print_file
from tests.papers import WORDING as RULES
from tests.papers import catalog, thai_paper
from tests.test_printing_certificates import PAGE


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "เกียรติบัตร ๑.pdf"
    write_certificates([PAGE, PAGE], path, thai_paper())
    return path


def test_an_older_file_is_replaced_at_once_and_nothing_is_left_beside_it(pdf: Path) -> None:
    pdf.write_bytes(b"older")
    write_certificates([PAGE], pdf, thai_paper())
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert list(pdf.parent.iterdir()) == [pdf]


def test_an_older_file_stays_where_the_new_one_can_not_be_made(tmp_path: Path) -> None:
    target = tmp_path / "certificate.pdf"
    target.write_bytes(b"older")
    with pytest.raises(TooLong):
        write_certificates([PAGE.__class__(**{**vars(PAGE), "given": "ก" * 9000})], target, thai_paper())
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="nowhere"):
        put(b"x", tmp_path / "nowhere" / "a.pdf")


def test_a_file_open_elsewhere_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotWritten, match="another program"):
        put(b"x", tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_pages_are_counted_measured_drawn_and_read(pdf: Path) -> None:
    with Pages(pdf) as pages:
        assert pages.count == 2
        assert [round(side) for side in pages.size(0)] == [842, 595]
        assert pages.picture(0, 0.5).size == (421, 298)
        assert "นางสาวสมหญิง ใจดี" in pages.text(1)


def test_a_previewed_file_can_be_deleted_and_a_closed_preview_says_so(pdf: Path) -> None:
    pages = Pages(pdf)
    pdf.unlink()
    assert pages.picture(0, 0.2).width == 169
    pages.close()
    pages.close()
    with pytest.raises(NoPreview):
        pages.picture(0, 1)


@pytest.mark.parametrize("content", [b"", b"no PDF"])
def test_a_file_that_is_no_pdf_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    with pytest.raises(NoPreview, match="broken"):
        Pages(path)


class Program:
    """Stands for lp or xdg-open."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch
        self.called: list[list[str]] = []
        patch.setattr("printing.printer.sys", SimpleNamespace(platform="linux"))

    def answers(self, code: int = 0, stderr: str = "", fails: Exception | None = None) -> None:
        def run(command: list[str], **_options: object) -> SimpleNamespace:
            self.called.append(command)
            if fails:
                raise fails
            return SimpleNamespace(returncode=code, stderr=stderr)

        self.patch.setattr("printing.printer.shutil.which", lambda name: f"/bin/{name}")
        self.patch.setattr("printing.printer.subprocess.run", run)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    return Program(monkeypatch)


def test_lp_gets_the_file(pdf: Path, program: Program) -> None:
    program.answers()
    print_file(pdf)
    assert program.called == [["/bin/lp", "--", str(pdf)]]


def test_a_printer_that_refuses_is_quoted_and_the_file_kept(pdf: Path, program: Program) -> None:
    program.answers(1, "lp: no default destination")
    with pytest.raises(NotPrinted, match="no default destination"):
        print_file(pdf)
    assert pdf.exists()


def test_a_printer_that_does_not_answer_is_told(pdf: Path, program: Program) -> None:
    program.answers(fails=subprocess.TimeoutExpired("lp", 30))
    with pytest.raises(NotPrinted, match="does not answer"):
        print_file(pdf)


def test_no_printer_at_all_is_told(pdf: Path, program: Program) -> None:
    program.patch.setattr("printing.printer.shutil.which", lambda name: None)
    with pytest.raises(NotPrinted, match="No printer"):
        print_file(pdf)
    with pytest.raises(NotOpened, match="No program"):
        open_file(pdf)


@pytest.mark.parametrize(("number", "message"), [(1155, "no program that prints"), (5, "was not printed")])
def test_windows_errors_are_told_apart(pdf: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str) -> None:
    def startfile(path: Path, verb: str) -> None:
        assert (path, verb) == (pdf, "print")
        problem = OSError(22, "Windows says no")
        problem.winerror = number  # type: ignore[attr-defined,unused-ignore]
        raise problem

    monkeypatch.setattr("printing.printer.sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr("printing.printer.os.startfile", startfile, raising=False)
    with pytest.raises(NotPrinted, match=message):
        print_file(pdf)
    assert pdf.exists()


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    for use, problem in ((print_file, NotPrinted), (open_file, NotOpened)):
        with pytest.raises(problem, match=r"gone\.pdf"):
            use(tmp_path / "gone.pdf")


def test_the_catalog_says_what_the_rules_of_papers_say() -> None:
    words = catalog()
    assert {msgid: words.get(msgid) for msgid in RULES} == RULES


@pytest.mark.parametrize(("number", "message"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "Read-only")])
def test_a_disk_that_takes_nothing_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(number, "Read-only file system")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(NotWritten, match=message):
        put(b"x", tmp_path / "a.pdf")
