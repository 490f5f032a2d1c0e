"""A certificate someone brings is verified: in the window, and on the command line with and without the office."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from db import certificates
from db.domain.proofs import Verdict
from db.public_key import save_public_key
from printing.certificates import write_certificates
from tests import training_office
from tests.at_desk import opened_at, texts_of
from tests.keyboard import press, write
from tests.keys import lay_key
from ui import papers, verifying
from ui.command_line import main
from ui.verify_dialog import LOOKS


@pytest.fixture
def issued(office: Any) -> Any:
    """Five certificates, 1-5/2569."""
    training_office.named(office)
    return certificates.issue_certificates(office, training_office.finished_class(office).id)


@pytest.fixture
def paper(office: Any, issued: Any, tmp_path: Path) -> Path:
    """All five as one PDF."""
    file = tmp_path / "เกียรติบัตร.pdf"
    write_certificates(papers.pages_of(office, issued), file, papers.paper_for(office))
    return file


@pytest.fixture
def picture(paper: Path, tmp_path: Path) -> Path:
    """The first page as a scanner at 200 dpi gives it, a little askew."""
    document = pypdfium2.PdfDocument(paper)
    page = document[0].render(scale=200 / 72).to_pil()
    document.close()
    page.rotate(2, fillcolor="white", expand=True).save(tmp_path / "scan.jpg", quality=80)
    return tmp_path / "scan.jpg"


def verdicts(office: Any, file: Path) -> list[Verdict]:
    return [each.finding.verdict for each in verifying.verify(str(file), verifying.by_office(office))]


def altered(office: Any, issued: Any, tmp_path: Path, **changes: Any) -> Path:
    """A PDF with the genuine QR code, and other letters."""
    (page,) = papers.pages_of(office, issued[:1])
    file = tmp_path / "altered.pdf"
    write_certificates([replace(page, **changes)], file, papers.paper_for(office))
    return file


def test_every_page_of_a_genuine_file_is_valid(office: Any, issued: Any, paper: Path) -> None:
    found = verifying.verify(str(paper), verifying.by_office(office))
    assert [(each.page, each.finding.claim.name) for each in found] == [
        (place, each.full_name) for place, each in enumerate(issued, 1)
    ]
    assert {each.finding.verdict for each in found} == {Verdict.VALID}


def test_a_scan_is_read(office: Any, picture: Path) -> None:
    assert verdicts(office, picture) == [Verdict.VALID]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"given": "กวิน์"}, "The paper has another name than its code."),
        ({"family": "ใจดีมาก"}, "The paper has another name than its code."),
        ({"family": "ใจดี มาก"}, "The paper has another name than its code."),
        ({"title": "นางสาว"}, "The paper has another name than its code."),
        ({"number": 11}, "The paper has another number than its code."),
        ({"course": "อื่น"}, "The paper has another course than its code."),
        ({"issued_on": date(2026, 11, 21)}, "The paper has another date than its code."),
        ({"issued_on": date(2026, 11, 2)}, "The paper has another date than its code."),
    ],
)
def test_other_letters_beside_a_genuine_code_are_found_out(
    office: Any, issued: Any, tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    (found,) = verifying.verify(str(altered(office, issued, tmp_path, **changes)), verifying.by_office(office))
    assert (found.finding.verdict, found.finding.reasons) == (Verdict.ALTERED, (reason,))


def test_a_paper_printed_without_its_qr_code_is_verified_by_the_short_code(
    office: Any, issued: Any, tmp_path: Path
) -> None:
    file = tmp_path / "text.pdf"
    write_certificates(papers.pages_of(office, issued[:1]), file, papers.paper_for(office, text_only=True))
    assert verdicts(office, file) == [Verdict.VALID]


# --- the command line


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["--lang", "en", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def closed(office: Any, office_folder: Path, issued: Any) -> tuple[str, Any]:
    """The folder of an office that nobody has open, with the second certificate revoked; (folder, its code)."""
    certificates.revoke(office, issued[1].id, issued[1].revision, "ออกผิดคน")
    save_public_key(office, office_folder.parent / "key.json")
    office.close()
    lay_key(office_folder)
    return str(office_folder), issued


def test_the_commands_verify_by_office_and_by_key(
    paper: Path, closed: tuple[str, Any], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder, issued = closed
    code, out, _ = run(capsys, "verify", issued[0].code, "--data", folder)
    assert code == 0 and "Genuine and in force" in out and issued[0].full_name in out
    code, out, _ = run(capsys, "verify", issued[1].code.lower(), "--data", folder)
    assert code == 1 and "revoked" in out and "ออกผิดคน" in out
    assert run(capsys, "public-key", str(tmp_path / "k.json"), "--data", folder)[0] == 0
    code, out, _ = run(capsys, "verify", str(paper), "--key", str(tmp_path / "k.json"), "--json")
    found = json.loads(out)
    assert code == 1 and [each["verdict"] for each in found] == ["valid", "revoked", "valid", "valid", "valid"]
    assert found[0]["says"]["name"] == issued[0].full_name and found[0]["page"] == 1


@pytest.mark.parametrize("what", ["12/2569", "nothing.pdf", "", "..", "K7QF-2M9X"])
def test_what_can_not_be_verified_is_told_in_one_line(
    what: str, closed: tuple[str, Any], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "verify", what, "--data", closed[0])
    assert code == 1 and len((out + err).strip().splitlines()) <= 2 and "Traceback" not in err


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(50)])
def test_damaged_files_are_refused(
    content: bytes, closed: tuple[str, Any], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(content)
    code, out, err = run(capsys, "verify", str(file), "--data", closed[0])
    assert (code, out) == (1, "") and "paper.pdf" in err


# --- the window


@pytest.fixture
def desk(window: Any, office: Any, issued: Any) -> Iterator[Any]:
    with opened_at(window, office, "certificates") as made:
        yield made


def test_a_code_is_typed_and_the_verdict_shown(
    window: Any, desk: Any, issued: Any, in_dialog: Callable[..., None]
) -> None:
    shown: list[str] = []

    def type_wrong_then_right(dialog: Any) -> None:
        write(dialog, "K7QF")
        press(dialog, "Return")
        assert "K7QF-2M9X" in dialog.error.cget("text")
        dialog.code.delete(0, "end")
        write(dialog, issued[0].code.lower())
        press(dialog, "Return")

    def read(dialog: Any) -> None:
        shown.extend(texts_of(dialog))
        press(dialog, "Escape")

    in_dialog(type_wrong_then_right, read)
    desk.screen.verify()
    assert {"ของแท้ และยังมีผลใช้ได้", issued[0].full_name, "1/2569"} <= {text.strip() for text in shown}


def test_a_file_with_many_shows_a_list_and_each_verdict(
    window: Any, office: Any, desk: Any, issued: Any, paper: Path, in_dialog: Callable[..., None], answers: Any
) -> None:
    certificates.revoke(office, issued[1].id, issued[1].revision, "ออกผิดคน")
    answers(choose_open_file=paper)
    shown: list[str] = []

    def choose_file(dialog: Any) -> None:
        press(dialog, "Tab")
        press(dialog, "Right")
        press(dialog, "Return")

    def walk(dialog: Any) -> None:
        assert len(dialog.list.get_children()) == 5
        press(dialog, "Down")
        shown.extend(texts_of(dialog))
        press(dialog, "Escape")

    in_dialog(choose_file, walk)
    desk.screen.verify()
    assert {"ของแท้ แต่ถูกเพิกถอนแล้ว", "ออกผิดคน"} <= {text.strip() for text in shown}


def test_the_public_key_is_saved_from_the_window(
    window: Any, desk: Any, tmp_path: Path, in_dialog: Callable[..., None], answers: Any
) -> None:
    answers(choose_save_file=tmp_path / "key.json", show_message=True)

    def save(dialog: Any) -> None:
        dialog.save_public_key()
        press(dialog, "Escape")

    in_dialog(save)
    desk.screen.verify()
    assert (tmp_path / "key.json").is_file()


def test_every_verdict_has_a_look() -> None:
    assert set(LOOKS) == set(Verdict)
