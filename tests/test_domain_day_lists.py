"""Days of a class typed as people write them."""

from datetime import date

import pytest

from db.domain.day_lists import parse_days
from db.domain.errors import FieldError


def july(*days: int) -> tuple[date, ...]:
    return tuple(date(2026, 7, day) for day in days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15 ก.ค. 2569", july(15)),
        ("15-17 ก.ค. 2569", july(15, 16, 17)),
        ("15 - 17 กรกฎาคม พ.ศ. 2569", july(15, 16, 17)),
        ("๑๕–๑๗ ก.ค. ๒๕๖๙", july(15, 16, 17)),
        ("15 ถึง 17 ก.ค. 2569", july(15, 16, 17)),
        ("15-17/7/2569", july(15, 16, 17)),
        ("15/7/2569 - 17/7/2569", july(15, 16, 17)),
        ("15-7-2569", july(15)),
        ("2026-07-15", july(15)),
        ("15, 17, 20 ก.ค. 2569", july(15, 17, 20)),
        ("15 และ 17 ก.ค. 2569", july(15, 17)),
        ("15-16, 20 ก.ค. 2569", july(15, 16, 20)),
        ("15 and 17 July 2026", july(15, 17)),
        ("15, 15 ก.ค. 2569", july(15)),
        ("30 มิ.ย. - 2 ก.ค. 2569", (date(2026, 6, 30), *july(1, 2))),
        ("31 ธ.ค. 2568 - 1 ม.ค. 2569", (date(2025, 12, 31), date(2026, 1, 1))),
    ],
)
def test_days_in_every_usual_form(text: str, days: tuple[date, ...], today: date) -> None:
    assert parse_days(text, today) == days


@pytest.mark.parametrize(
    "text", ["", "15", "15-17", "17-15 ก.ค. 2569", "32 ก.ค. 2569", "1 ม.ค. 2560 - 1 ม.ค. 2569", "วันไหนก็ได้"]
)
def test_what_names_no_days_is_an_error_beside_the_field(text: str, today: date) -> None:
    with pytest.raises(FieldError):
        parse_days(text, today)
