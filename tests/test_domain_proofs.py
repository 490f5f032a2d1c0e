"""What a certificate's QR code says: few bytes, one form only, and nothing else is taken for one."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.proofs import CUT, MARK, MOST_BYTES, SIGNATURE, Claim, is_proof, parse_proof, statement
from db.domain.thai_bytes import NotText, packed, unpacked

KEY = b"\x01\x02\x03\x04"
SIGNED = bytes(range(SIGNATURE))
CLAIM = Claim(
    number=12,
    year=2569,
    name="นางสาวสมหญิง ใจดี",
    course="การดูแลผู้สูงอายุขั้นกลาง 70 ชั่วโมง",
    issued_on=date(2026, 11, 17),
)


def code(claim: Claim = CLAIM) -> bytes:
    return statement(claim, KEY) + SIGNED


@given(st.text())
def test_any_text_comes_back_from_few_bytes(text: str) -> None:
    assert unpacked(packed(text)) == text


def test_thai_and_ascii_take_a_byte_a_letter() -> None:
    assert len(packed("น้ำผึ้ง ที่ปั๊ม ฿ ๙ A-z~")) == len("น้ำผึ้ง ที่ปั๊ม ฿ ๙ A-z~")
    assert len(packed("မ")) == 4


@pytest.mark.parametrize(
    "content", [b"\x00", b"\x7f", b"\xff", b"\x1b\x00\x0e", b"\x1b\xff\xff\xff", b"\x1b\x00\x0e\x01"]
)
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(NotText):
        unpacked(content)


def test_a_claim_comes_back_from_its_code() -> None:
    proof = parse_proof(code())
    assert proof.claim == CLAIM
    assert (proof.key_id, proof.signature) == (KEY, SIGNED)
    assert proof.claim.label == "12/2569"
    assert len(code()) == 2 + 4 + 1 + 2 + 3 + 1 + 17 + 1 + 36 + 64


@given(
    st.integers(1, 200_000_000), st.integers(2400, 3000), st.text(max_size=120), st.text(max_size=400),
    st.dates(date(1900, 1, 1)),
)  # fmt: skip
def test_every_claim_fits_and_only_what_is_long_is_cut(
    number: int, year: int, name: str, course: str, day: date
) -> None:
    claim = Claim(number=number, year=year, name=name, course=course, issued_on=day)
    content = code(claim)
    assert len(content) <= MOST_BYTES
    proof = parse_proof(content)
    assert proof.is_about(claim)
    assert proof.claim == claim or proof.claim.course.endswith(CUT) or proof.claim.name.endswith(CUT)


def test_eighty_thai_letters_and_a_long_course_are_whole() -> None:
    claim = Claim(number=12345, year=2569, name="ก" * 80, course="ข" * 120, issued_on=date(2026, 11, 17))
    assert parse_proof(code(claim)).claim == claim


def test_a_cut_course_is_about_no_other_course() -> None:
    long = Claim(number=1, year=2569, name="ก", course="ข" * 300, issued_on=date(2026, 11, 17))
    proof = parse_proof(code(long))
    assert proof.is_about(long)
    other = Claim(number=1, year=2569, name="ก", course="ค" + "ข" * 299, issued_on=date(2026, 11, 17))
    assert not proof.is_about(other)


@pytest.mark.parametrize("field, value", [
    ("number", 13), ("year", 2570), ("name", "นางสาวสมหญิง ใจดึ"), ("course", "อื่น"), ("issued_on", date(2026, 11, 18)),
])  # fmt: skip
def test_it_is_about_nothing_else(field: str, value: object) -> None:
    proof = parse_proof(code())
    assert proof.is_about(CLAIM)
    assert not proof.is_about(Claim(**{**vars(CLAIM), field: value}))


def test_other_bytes_are_refused_and_nothing_else_happens() -> None:
    chance = random.Random(1)
    whole = code()
    for content in (b"", MARK, whole[:-1], whole + b"\0", b"http://example.org", MARK + b"\xff" * 80, whole * 3):
        with pytest.raises(NotText):
            parse_proof(content)
    for _ in range(3000):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            proof = parse_proof(bytes(broken))
        except NotText:
            continue
        assert proof.signed + proof.signature == bytes(broken)


def test_other_codes_are_told_from_ours() -> None:
    assert is_proof(code())
    assert not is_proof(b"12/2569 K7QF-2M9X")
