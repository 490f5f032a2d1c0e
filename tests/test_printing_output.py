"""Papers come whole or not at all; previews never hold a file."""

import errno
import sys
from pathlib import Path

import pytest

from db.domain.file_names import BadFileName
from printing import output
from printing.certificates import write_certificates
from printing.fitting import TooLong
from printing.output import NotWritten, put
from printing.preview import NoPreview, Pages
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


def test_a_file_that_windows_holds_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, codes = Path.replace, iter([32, 5, 33])

    def held(self: Path, target: Path) -> Path:
        for code in codes:
            error = PermissionError(13, "in use")
            error.winerror = code  # type: ignore[attr-defined,unused-ignore]
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    put(b"x", tmp_path / "a.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows holds open files")
def test_an_open_paper_is_kept_and_told_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "PATIENCE", 0.2)
    target = tmp_path / "เกียรติบัตร.pdf"
    target.write_bytes(b"old")
    with target.open("rb"), pytest.raises(NotWritten, match="another program"):
        put(b"new", target)
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_a_paper_is_not_written_to_a_name_that_swallows_it(tmp_path: Path) -> None:
    with pytest.raises(BadFileName):
        put(b"x", tmp_path / "NUL.pdf")


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
