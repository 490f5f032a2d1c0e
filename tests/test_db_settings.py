"""The office's settings, its signatories and the next numbers are kept as their rules say."""

from dataclasses import replace

import pytest

from db import settings
from db.certificates import issue_certificates, revoke
from db.domain.certificates import Numbering
from db.domain.errors import Conflict, DeskError, FormErrors
from db.domain.settings import OfficeSettings, PaperDigits, PaperLanguage, Signatory
from db.office import Office
from tests.training_office import finished_class, named

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def test_a_new_office_has_settings_without_any_name_of_a_place(office: Office) -> None:
    assert settings.settings_of(office) == OfficeSettings()
    assert OfficeSettings().name_th == ""


def test_settings_come_back_as_they_were_saved(office: Office) -> None:
    wanted = OfficeSettings(
        name_th="เทศบาลตำบลตัวอย่าง",
        name_en="Example Municipality",
        district="ตัวอย่าง",
        province="ตัวอย่าง",
        seal=PNG,
        numbering=Numbering.FISCAL,
        pass_percent=75,
        paper_language=PaperLanguage.ENGLISH,
        paper_digits=PaperDigits.ARABIC,
        own_words="ริมยวมใต้\nบ้านไร่ใจดี",
    )
    saved = settings.save_settings(office, wanted)
    assert saved == settings.settings_of(office) == replace(wanted, revision=1)
    assert settings.save_settings(office, replace(saved, pass_percent=80)).revision == 2


def test_own_words_are_one_a_line_without_empty_ones() -> None:
    assert OfficeSettings(own_words=" ริมยวมใต้ \n\nบ้านไร่ใจดี").words == {"ริมยวมใต้", "บ้านไร่ใจดี"}
    assert OfficeSettings().words == frozenset()


def test_saving_over_newer_settings_is_a_conflict_that_shows_them(office: Office) -> None:
    first = settings.save_settings(office, OfficeSettings(name_th="ก"))
    newer = settings.save_settings(office, replace(first, name_th="ข"))
    for stale in (first, OfficeSettings(name_th="ค")):
        with pytest.raises(Conflict) as caught:
            settings.save_settings(office, stale)
        assert caught.value.current == newer
    assert settings.settings_of(office).name_th == "ข"


def test_settings_with_an_impossible_percentage_and_no_name_tell_both_errors(office: Office) -> None:
    with pytest.raises(FormErrors) as caught:
        settings.save_settings(office, OfficeSettings(pass_percent=120))
    assert set(caught.value.errors) == {"name_th", "pass_percent"}


def test_an_office_marked_as_demo_stays_a_demo(office: Office) -> None:
    saved = settings.save_settings(office, OfficeSettings(name_th="ก", is_demo=True))
    assert settings.save_settings(office, replace(saved, is_demo=False)).is_demo


def test_a_signatory_comes_back_with_the_signature(office: Office) -> None:
    kept = settings.save_signatory(office, Signatory(name="นางตัวอย่าง", position="ปลัดเทศบาล", signature=PNG, signs=True))
    assert settings.signatories(office) == (kept,)
    assert (kept.name, kept.position, kept.signature, kept.signs) == ("นางตัวอย่าง", "ปลัดเทศบาล", PNG, True)


def test_a_fourth_who_signs_is_refused_beside_the_field(office: Office) -> None:
    three = [settings.save_signatory(office, Signatory(name=name, position="-", signs=True)) for name in "กขค"]
    with pytest.raises(FormErrors) as caught:
        settings.save_signatory(office, Signatory(name="ง", position="-", signs=True))
    assert set(caught.value.errors) == {"signs"}
    first = settings.save_signatory(office, replace(three[0], position="นายก"))
    fourth = settings.save_signatory(office, Signatory(name="ง", position="-"))
    settings.save_signatory(office, replace(first, signs=False))
    settings.save_signatory(office, replace(fourth, signs=True))
    assert [signatory.name for signatory in settings.signatories(office) if signatory.signs] == ["ข", "ค", "ง"]


def test_a_deleted_signatory_comes_back_and_signs_only_where_there_is_room(office: Office) -> None:
    first, second = (settings.save_signatory(office, Signatory(name=name, position="-", signs=True)) for name in "กข")
    settings.delete_signatory(office, first.id)
    assert settings.signatories(office) == (second,)
    settings.restore_signatory(office, first.id)
    assert settings.signatory_of(office, first.id).signs
    settings.delete_signatory(office, first.id)
    for name in "คง":
        settings.save_signatory(office, Signatory(name=name, position="-", signs=True))
    settings.restore_signatory(office, first.id)
    assert not settings.signatory_of(office, first.id).signs


def test_numbers_go_on_from_where_the_paper_register_stands(office: Office) -> None:
    training_class = finished_class(named(office))
    assert settings.next_number(office, 2569) == 1
    settings.set_next_number(office, 2569, 118)
    issued = issue_certificates(office, training_class.id)
    assert [certificate.label for certificate in issued] == [f"{number}/2569" for number in range(118, 123)]
    assert settings.next_number(office, 2569) == 123
    assert settings.next_number(office, 2570) == 1


def test_a_number_that_was_used_even_by_a_revoked_certificate_is_refused_as_next(office: Office) -> None:
    training_class = finished_class(named(office))
    last = issue_certificates(office, training_class.id)[-1]
    revoke(office, last.id, last.revision, "ออกผิด")
    with pytest.raises(DeskError) as caught:
        settings.set_next_number(office, 2569, 5)
    assert str(caught.value) == "Number 5/2569 is used already; the next free number is 6."
    settings.set_next_number(office, 2569, 10)
    settings.set_next_number(office, 2569, 6)
    assert settings.next_number(office, 2569) == 6


def test_numbers_begin_with_one(office: Office) -> None:
    with pytest.raises(DeskError):
        settings.set_next_number(office, 2569, 0)
