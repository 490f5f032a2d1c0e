"""Spellings that people mix up sound the same; names that only look alike do not."""

import pytest

from db.domain.sounds import sound_key

ALIKE = """ณัฐ/นัท ศิริพร/สิริพร ไชย/ชัย พรรณี/พันธ์ณี กัญญา/กันยา วรรณา/วันนา เพชร/เพ็ชร ทิพย์/ทิพ จันทร์/จัน สมศักดิ์/สมศัก สมศักดิ์/สมศักดิ
บุญเรือง/บุญเรื่อง ใจดี/ไจดี คำ/คํา พันธุ์/พัน รักษ์/รัก ลักษณ์/ลัก สุภาพร/ศุภาพร ธนวัฒน์/ทนวัด ภัทรา/พัทรา ณรงค์/นรงค์ อรทัย/อรไทย
หนู/นู จิตร/จิต ชาติ/ชาต กมล/กมน อำพร/อัมพร วิไล/วิลัย กนกวรรณ/กนกวัน Anna/anna"""
DIFFERENT = """สมชาย/สมชัย สมหญิง/สมหมาย กวิน/กวาง มาลี/มาลัย ปราณี/ปราโมทย์ แก้ว/กาว วิชัย/วิชิต ดี/ดา ใจดี/ใจดำ นา/นาน อุไร/อรุณ
สุดา/สุดใจ กมล/กมลา ศรี/สี Anna/Hanna"""


@pytest.mark.parametrize("pair", ALIKE.split())
def test_spellings_of_one_name_have_one_key(pair: str) -> None:
    one, other = pair.split("/")
    assert sound_key(one) == sound_key(other) != ""


@pytest.mark.parametrize("pair", DIFFERENT.split())
def test_names_that_sound_differently_have_two_keys(pair: str) -> None:
    one, other = pair.split("/")
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize("name", ["", " ", "\u200b", "์", "รร", "ฯ", "ไ", "เ", "😀", "x" * 10_000, "กรร" * 3000])
def test_no_text_makes_it_fail(name: str) -> None:
    assert isinstance(sound_key(name), str)
