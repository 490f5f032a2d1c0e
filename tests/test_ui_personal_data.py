"""Personal data at the command line: the notice, the record of processing, and one person's data as paper and file."""

import json
from pathlib import Path

import pytest

from db.domain.privacy_contact import PrivacyContact
from db.domain.settings import OfficeSettings
from db.office import Office
from db.privacy_contact import save_contact
from db.settings import save_settings, settings_of
from tests.at_desk import NOW
from tests.keys import lay_key
from tests.papers import page_texts
from tests.people_office import citizen_id, resident
from ui.command_line import main


def command(office: Office, *args: object) -> int:
    """Its exit code, with the office closed as commands need it."""
    folder = office.folder
    office.close()
    lay_key(folder)
    return main(["--data", str(folder), *map(str, args)])


def named(office: Office) -> Office:
    office.clock = lambda: NOW
    kept = settings_of(office)
    save_settings(office, OfficeSettings(**(vars(kept) | {"name_th": "เทศบาลตำบลตัวอย่าง"})))
    save_contact(office, PrivacyContact(revision=1, phone="0 0000 0000", officer="ปลัดเทศบาล"))
    return office


@pytest.mark.parametrize(
    ("paper", "pages", "said"),
    [
        ("privacy-notice", 3, ("เทศบาลตำบลตัวอย่าง", "๐ ๐๐๐๐ ๐๐๐๐", "ปลัดเทศบาล", "๒๔", "๓๐")),
        ("processing-record", None, ("เทศบาลตำบลตัวอย่าง", "๓๙", "ปลัดเทศบาล")),
    ],
)
def test_papers_of_the_office_are_written(
    paper: str, pages: int | None, said: tuple[str, ...], office: Office, tmp_path: Path
) -> None:
    target = tmp_path / f"{paper}.pdf"
    assert command(named(office), "print", paper, target) == 0
    texts = page_texts(target.read_bytes())
    assert pages in (None, len(texts))
    assert [text for text in said if text not in " ".join(texts)] == []


def test_one_persons_data_is_written_as_paper_and_as_file(office: Office, tmp_path: Path) -> None:
    person = resident(named(office), "กวิน", citizen_id=citizen_id(5))
    assert command(office, "person", person.id, tmp_path / "one.json") == 0
    kept = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert kept["person"]["citizen_id"] == citizen_id(5)
    assert main(["--data", str(office.folder), "person", str(person.id), str(tmp_path / "one.pdf")]) == 0
    assert "กวิน" in " ".join(page_texts((tmp_path / "one.pdf").read_bytes()))


def test_somebody_unknown_and_another_ending_are_refused(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = office.folder
    assert command(office, "person", 99, tmp_path / "one.json") == 1
    assert not (tmp_path / "one.json").exists()
    assert main(["--data", str(folder), "person", "1", str(tmp_path / "one.txt")]) != 0
    assert ".json" in capsys.readouterr().err
