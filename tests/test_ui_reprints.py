"""A reprint is as the certificate was: nothing that changes in the office later changes a page of it."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db import certificates, layouts, settings
from db.domain.layouts import Frame, Line
from db.domain.settings import PaperDigits, PaperLanguage
from db.office import Office
from printing.certificates import write_certificates
from tests.at_desk import opened
from tests.keys import lay_key
from tests.papers import page_texts, picture, png
from tests.training_desk import preview_of
from tests.training_office import finished_class, named
from ui import certificate_actions, command_line, papers
from ui.language import _

RED, BLUE = png((200, 0, 0)), png((0, 0, 200))


def issued(office: Office) -> Sequence[certificates.Certificate]:
    named(office)
    settings.save_settings(office, replace(settings.settings_of(office), seal=RED))
    (mayor,) = settings.signatories(office)
    settings.save_signatory(office, replace(mayor, signature=BLUE))
    return certificates.issue_certificates(office, finished_class(office).id)


def printed(office: Office, layout: layouts.KeptLayout | None = None) -> bytes:
    found = certificates.register(office, 2569)
    stream = io.BytesIO()
    pages = papers.pages_of(office, found, layout.layout if layout else None)
    write_certificates(pages, stream, papers.paper_for(office))
    return stream.getvalue()


def change_everything(office: Office) -> layouts.KeptLayout:
    kept = settings.settings_of(office)
    settings.save_settings(
        office,
        replace(kept, name_th="เทศบาลเมืองใหม่", seal=BLUE, paper_digits=PaperDigits.ARABIC),
    )
    for signatory in settings.signatories(office):
        settings.save_signatory(office, replace(signatory, signature=RED))
    built_in = layouts.layout_of(office, 1)
    line = Line(wording="{name} {number}", left=50, top=60, width=200, height=30)
    return layouts.save_layout(
        office, replace(built_in, layout=replace(built_in.layout, frame=Frame.LOTUS, lines=(line,)))
    )


def test_the_bytes_are_the_same_after_layout_seal_signatures_and_settings_changed(office: Office) -> None:
    issued(office)
    before = printed(office)
    change_everything(office)
    after = printed(office)
    assert after == before
    assert picture(after).tobytes() == picture(before).tobytes()


def test_the_same_after_the_language_of_papers_changed_but_for_what_the_file_calls_itself(office: Office) -> None:
    issued(office)
    before = printed(office)
    settings.save_settings(office, replace(settings.settings_of(office), paper_language=PaperLanguage.ENGLISH))
    assert picture(printed(office)).tobytes() == picture(before).tobytes()


def test_the_same_after_its_layout_was_deleted(office: Office) -> None:
    named(office)
    own = layouts.copy_layout(office, 2, "ของเรา")
    certificates.issue_certificates(office, finished_class(office).id, layout_id=own.id)
    before = printed(office)
    layouts.delete_layout(office, own.id)
    assert printed(office) == before


def test_a_misspelt_name_put_right_changes_the_name_and_nothing_else(office: Office) -> None:
    first, *_others = issued(office)
    change_everything(office)
    certificates.correct_name(office, first.id, first.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด")
    text = page_texts(printed(office))[0]
    assert "นางกวินทร์ ใจดี" in text and "เลขที่ ๑/๒๕๖๙" in text and "เทศบาลตำบลตัวอย่าง" in text


def test_in_another_layout_only_when_asked_for(office: Office) -> None:
    issued(office)
    before = printed(office)
    changed = change_everything(office)
    other = printed(office, changed)
    assert other != before and "1/2569" in page_texts(other)[0]
    assert printed(office) == before


@pytest.mark.parametrize(("name", "says"), [("ผ่านการอบรม", "ขอมอบวุฒิบัตร"), ("ของเรา", "โดยย่อ")])
def test_the_command_line_prints_in_a_layout_by_its_name(
    office: Office, office_folder: Path, tmp_path: Path, name: str, says: str
) -> None:
    issued(office)
    own = layouts.copy_layout(office, 1, "ของเรา")
    short = Line(wording="โดยย่อ {name}", left=50, top=60, width=200, height=30)
    layouts.save_layout(office, replace(own, layout=replace(own.layout, lines=(short,))))
    office.close()
    lay_key(office_folder)
    target = tmp_path / "c.pdf"
    command = ["--data", str(office_folder), "print", "certificates", "--class", "1"]
    assert command_line.main([*command, "--layout", name, str(target)]) == 0
    assert says in page_texts(target.read_bytes())[0]


def test_the_command_line_names_the_layouts_there_are(
    office: Office, office_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issued(office)
    office.close()
    lay_key(office_folder)
    target = tmp_path / "c.pdf"
    command = ["--data", str(office_folder), "print", "certificates", "--class", "1", "--layout", "ไม่มี"]
    assert command_line.main([*command, str(target)]) == 1
    assert "ผ่านการอบรม, เข้าร่วมกิจกรรม" in capsys.readouterr().err
    assert not target.exists()


def choose(window: Any, box: Any, place: int) -> None:
    box.current(place)
    box.event_generate("<<ComboboxSelected>>")
    window.update()


def test_in_the_window_another_layout_is_chosen_beside_the_pages_and_back(window: Any, office: Office) -> None:
    issued(office)
    change_everything(office)
    with opened(window, office) as made:
        certificate_actions.print_certificates(made.screen, made.desk, certificates.register(office, 2569)[:1])
        window.update()
        preview = preview_of(made)
        as_issued = page_texts(preview.path.read_bytes())[0]
        assert "เทศบาลเมืองใหม่" not in as_issued and "ให้ไว้" in as_issued
        box = preview.looks.box
        assert list(box.cget("values"))[1:] == [layouts.title_of(each, _) for each in layouts.layouts(office)]
        choose(window, box, 1)
        other = page_texts(preview.path.read_bytes())[0]
        assert "ให้ไว้" not in other and "1/2569" in other
        choose(window, box, 0)
        assert page_texts(preview.path.read_bytes())[0] == as_issued
        preview.close()
