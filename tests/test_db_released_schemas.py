"""Offices made by earlier versions of the program: each opens in this one, with everything it held."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from db import certificates, check, layouts, storage
from db.domain.layouts import Frame
from db.domain.settings import PaperDigits
from db.looks import looks_of
from db.office import Office
from db.signing import proofs_of
from tests.papers import png

SEAL, SIGNATURE = png((200, 0, 0)), png((0, 0, 200))
TEXT = {
    "organisation": "เทศบาลตำบลตัวอย่าง", "heading": "ขอมอบวุฒิบัตรฉบับนี้ไว้เพื่อแสดงว่า", "statement": "ได้ผ่านการอบรมหลักสูตร",
    "course": "ผู้ดูแลผู้สูงอายุ", "hours": 70.0, "first_day": "2026-10-05", "last_day": "2026-10-14", "place": "หอประชุม",
    "signers": [{"name": "นายตัวอย่าง ดีงาม", "position": "นายกเทศมนตรี"}, {"name": "นางสอง", "position": "ปลัด"}],
}  # fmt: skip


def office_of_version(version: int, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A file as the program of that schema made it, with an office, a person, a class and three certificates."""
    scripts = folder.parent / "migrations"
    scripts.mkdir()
    for script in storage.MIGRATIONS.glob("[0-9]*.py"):
        if int(script.name[:4]) <= version:
            shutil.copy(script, scripts)
    with patch.context() as at_that_time:
        at_that_time.setattr(storage, "MIGRATIONS", scripts)
        with Office.create(folder) as office:
            office.run(lambda: fill(office))


def fill(office: Office) -> None:
    run = office.sql
    settings = "1, 'เทศบาลตำบลตัวอย่าง', '', '', '', ?, 'calendar', 80, 'th', 'arabic', 0"
    run(f"insert into office_settings values (1, {settings})", (SEAL,))
    run("insert into signatory values (1, 1, null, 'นายตัวอย่าง ดีงาม', 'นายกเทศมนตรี', ?, 1)", (SIGNATURE,))
    run("insert into course values (1, 1, null, 'ผู้ดูแล', '', 70, 80, 'วุฒิบัตร', '', '')")
    run("insert into training_class values (1, 1, null, 1, '', 1, '', '', null, '', '2026-10-20', '')")
    person = "1, 1, null, 'นาง', 'กวิน', 'ใจดี', '', null, '', '', null, null, null, null, '', 'living', null, '', ''"
    run(f"insert into resident values ({person}, 'x', 1, 'กวิน')")
    for number in (1, 2, 3):
        run(
            """insert into certificate(id, revision, year, number, batch, class_id, resident_id, kind, title, given,
               family, text, issued_on, status, end_reason, handed_to)
               values (?, 1, 2569, ?, 1, 1, 1, 'วุฒิบัตร', 'นาง', 'กวิน', 'ใจดี', ?, '2026-11-01', 'issued', '', '')""",
            (number, number, json.dumps(TEXT, ensure_ascii=False)),
        )


@pytest.fixture
def first(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    office_of_version(1, office_folder, monkeypatch)
    return office_folder


def test_certificates_of_the_first_schema_are_frozen_as_they_look_on_the_day_of_the_upgrade(first: Path) -> None:
    with Office.open(first) as office:
        found = certificates.register(office, 2569)
        assert [each.label for each in found] == ["1/2569", "2/2569", "3/2569"]
        assert len({each.look_id for each in found}) == 1
        look = looks_of(office, [found[0].look_id])[found[0].look_id]
        assert (look.frame, look.digits) == (Frame.CLASSIC, PaperDigits.ARABIC)
        assert look.seal is not None and look.seal.picture == SEAL
        assert look.signatures is not None and look.signatures.images == (SIGNATURE, None)
        assert look.lines[3].wording == "{name}" and found[0].issued_on == date(2026, 11, 1)


def test_what_was_frozen_at_the_upgrade_is_what_the_program_shows_for_passing(first: Path) -> None:
    with Office.open(first) as office:
        (certificate, *_others) = certificates.register(office, 2569)
        look = looks_of(office, [certificate.look_id])[certificate.look_id]
        built_in = layouts.layout_of(office, 1).layout
        assert look.lines == built_in.lines and look.code == built_in.code


def test_an_office_of_the_first_schema_gets_built_in_layouts_and_a_key(first: Path) -> None:
    with Office.open(first) as office:
        assert [each.origin for each in layouts.layouts(office)] == ["passed", "took_part"]
        assert all(proofs_of(office, certificates.register(office, 2569)))


def test_after_the_upgrade_the_layouts_and_looks_are_sound(first: Path) -> None:
    with Office.open(first) as office:
        codes = {problem.code for problem in check.problems(office)}
        assert not codes & {"layout", "certificate_look", "integrity", "reference"}
    assert len(list((first / "backups").glob("before-upgrade-from-1-*.db"))) == 1
