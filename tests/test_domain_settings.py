"""The office's settings: nothing of a place is built in, and what papers look like is the office's choice."""

import base64
from datetime import date

import pytest

from db.domain.certificates import Numbering
from db.domain.errors import FormErrors
from db.domain.settings import SETTINGS_FORM, SIGNATORY_FORM, OfficeSettings, PaperDigits, PaperLanguage, Signatory

DAY = date(2026, 11, 22)
PNG = b"\x89PNG\r\n\x1a\n...."


def test_no_name_of_a_place_is_built_in() -> None:
    empty = OfficeSettings()
    assert (empty.name_th, empty.name_en, empty.district, empty.province, empty.seal) == ("", "", "", "", None)


def test_papers_are_thai_with_thai_digits_and_numbers_per_calendar_year_until_chosen_otherwise() -> None:
    usual = OfficeSettings()
    assert usual.paper_language is PaperLanguage.THAI
    assert usual.paper_digits is PaperDigits.THAI
    assert usual.numbering is Numbering.CALENDAR
    assert (usual.pass_percent, usual.is_demo) == (80, False)


def test_what_was_typed_becomes_settings() -> None:
    texts = {
        "name_th": "เทศบาลตำบลตัวอย่าง",
        "seal": base64.b64encode(PNG).decode("ascii"),
        "numbering": "fiscal",
        "pass_percent": "๗๕",
        "paper_language": "en",
        "paper_digits": "arabic",
    }
    assert SETTINGS_FORM.parse(texts, DAY) == OfficeSettings(
        name_th="เทศบาลตำบลตัวอย่าง",
        seal=PNG,
        numbering=Numbering.FISCAL,
        pass_percent=75,
        paper_language=PaperLanguage.ENGLISH,
        paper_digits=PaperDigits.ARABIC,
    )


def test_a_signatory_needs_name_and_position_and_a_real_picture() -> None:
    with pytest.raises(FormErrors) as caught:
        SIGNATORY_FORM.parse({"name": "", "position": " ", "signature": "bm8gcGljdHVyZQ==", "signs": "1"}, DAY)
    assert set(caught.value.errors) == {"name", "position", "signature"}
    parsed = SIGNATORY_FORM.parse({"name": "นายตัวอย่าง", "position": "นายก", "signature": "", "signs": "1"}, DAY)
    assert parsed == Signatory(name="นายตัวอย่าง", position="นายก", signs=True)
