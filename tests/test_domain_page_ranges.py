"""Which pages are meant, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.domain.errors import FieldError
from db.domain.page_ranges import format_pages, parse_pages


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (1, 2, 3, 4, 5, 6)),
        ("  ", (1, 2, 3, 4, 5, 6)),
        ("1-3,5", (1, 2, 3, 5)),
        ("๑-๓, ๕", (1, 2, 3, 5)),
        ("1 – 3; 5", (1, 2, 3, 5)),
        ("๑ ถึง ๓ และ ๕", (1, 2, 3, 5)),
        ("4-", (4, 5, 6)),
        ("-2", (1, 2)),
        ("6", (6,)),
        ("5,1-2,2", (1, 2, 5)),
    ],
)
def test_a_range_of_pages_is_read_as_people_write_it(typed: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(typed, 6) == pages


@pytest.mark.parametrize("typed", ["x", "1-x", "3-1", "-", ",", "1--3", "1.5", "หน้า 1"])
def test_what_is_no_range_is_told(typed: str) -> None:
    with pytest.raises(FieldError, match="1-3, 5"):
        parse_pages(typed, 6)


@pytest.mark.parametrize("typed", ["0", "7", "1-7", "0-2", "9-"])
def test_pages_that_are_not_there_are_told_with_the_number_there_is(typed: str) -> None:
    with pytest.raises(FieldError, match="1 to 6"):
        parse_pages(typed, 6)


@given(some.sets(some.integers(1, 40), min_size=1))
def test_what_is_written_is_read_again(pages: set[int]) -> None:
    chosen = tuple(sorted(pages))
    assert parse_pages(format_pages(chosen), 40) == chosen


def test_neighbours_are_written_as_a_range() -> None:
    assert format_pages((1, 2, 3, 5, 7, 8)) == "1-3,5,7-8"
