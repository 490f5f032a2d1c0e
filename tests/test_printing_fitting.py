"""Texts fit their place: smaller to a floor, then over lines; numbers are never cut."""

import pytest

from printing.fitting import TooLong, fitted_cell, fitted_exactly, fitted_name, fitted_text
from printing.fonts import font
from printing.line_breaking import LineBreaker
from printing.style import CELL, NAME, Type
from tests.papers import LONG_FAMILY, LONG_GIVEN

WIDTH = 700.0


def widest(lines: tuple[str, ...], size: float, style: Type) -> float:
    return max(font(style.font).width(line, size) for line in lines)


def test_a_short_name_has_the_full_size() -> None:
    fitted = fitted_name("นายโป", WIDTH, NAME)
    assert (fitted.size, fitted.lines) == (NAME.size, ("นายโป",))


def test_a_longer_name_is_a_little_smaller_on_one_line() -> None:
    name = "นางสาว" + LONG_GIVEN + " ใจดี"
    fitted = fitted_name(name, 650, NAME)
    assert fitted.lines == (name,)
    assert NAME.floor <= fitted.size < NAME.size
    assert widest(fitted.lines, fitted.size, NAME) <= 650.01


def test_a_name_of_eighty_letters_is_broken_at_its_space_and_stays_large() -> None:
    name = f"นางสาว{LONG_GIVEN} {LONG_FAMILY}"
    assert len(name) > 75
    fitted = fitted_name(name, WIDTH, NAME)
    assert fitted.lines == tuple(name.split(" "))
    assert fitted.size > 0.75 * NAME.size
    assert widest(fitted.lines, fitted.size, NAME) <= WIDTH


def test_title_and_name_held_by_a_no_break_space_stay_together() -> None:
    fitted = fitted_name(f"ว่าที่ร้อยตรี\u00a0{LONG_GIVEN} {LONG_FAMILY}", WIDTH, NAME)
    assert fitted.lines == (f"ว่าที่ร้อยตรี {LONG_GIVEN}", LONG_FAMILY)


def test_a_name_of_ten_thousand_letters_is_refused_by_name() -> None:
    with pytest.raises(TooLong) as caught:
        fitted_name("ก" * 10_000, WIDTH, NAME)
    assert "กกก" in str(caught.value)
    assert len(str(caught.value)) < 200


def test_an_id_is_never_cut() -> None:
    for width in (200.0, 60.0, 30.0):
        fitted = fitted_exactly("1-9999-00000-63-3", width, CELL, 6)
        assert "".join(fitted.lines) == "1-9999-00000-63-3"
        assert widest(fitted.lines, fitted.size, CELL) <= width + 0.01


@pytest.mark.parametrize("number", ["๑๐,๐๑๗", "1-9999-00000-63-3", "๒๕๖๙"])
def test_a_number_gets_smaller_rather_than_cut_in_two(number: str) -> None:
    fitted = fitted_exactly(number, font(CELL.font).width(number, CELL.size) * 0.6, CELL, 6)
    assert fitted.lines == (number,) and 0.5 < fitted.size / CELL.size <= 0.6


def test_telephones_stand_one_below_the_other_before_they_get_small() -> None:
    fitted = fitted_exactly("081-234-5678, 053-681-234, 089-999-9999", 75, CELL, 6)
    assert fitted.lines == ("081-234-5678,", "053-681-234,", "089-999-9999")


def test_a_note_that_is_too_long_for_its_cell_ends_with_an_ellipsis() -> None:
    fitted = fitted_cell("ผู้ป่วยติดเตียงมีผู้ดูแล " * 40, 100, CELL, 6, LineBreaker())
    assert len(fitted.lines) == 6
    assert fitted.lines[-1].endswith("…")
    assert widest(fitted.lines, fitted.size, CELL) <= 100.01


def test_a_heading_gets_smaller_rather_than_cut_inside_a_word() -> None:
    breaker = LineBreaker()
    fitted = fitted_text("เลขทะเบียนคุม", 40, CELL, 3, breaker)
    assert all(line in breaker.pieces("เลขทะเบียนคุม") for line in fitted.lines)
    assert fitted.size < CELL.size


def test_a_word_stays_whole_somewhat_below_the_floor_and_is_then_cut_in_readable_letters() -> None:
    lines = {}
    for share in (0.8, 0.7):
        width = font(CELL.font).width("Community", CELL.size * share) + 0.01
        lines[share] = fitted_text("Community", width, CELL, 3, LineBreaker())
    assert lines[0.8].lines == ("Community",) and lines[0.8].size < CELL.floor
    assert len(lines[0.7].lines) == 2 and lines[0.7].size > CELL.floor * 0.97
