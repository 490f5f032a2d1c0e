"""Doubts about a person: found by the record alone, and open until a reason is given for each."""

from datetime import date
from typing import Any

import pytest

from db.domain.buddhist_era import PartialDate
from db.domain.doubting import doubts_of, unexplained
from db.domain.doubts import OLDEST, Doubt, Reason
from db.domain.residents import Residency, Resident

TODAY = date(2026, 11, 23)
VALID = "3999900001636"


def someone(**values: Any) -> Resident:
    return Resident(**{"given": "ทดสอบ", "citizen_id": VALID} | values)


def test_nothing_is_odd_about_a_plain_record() -> None:
    assert doubts_of(someone(), TODAY) == ()


def test_a_missing_id_is_odd_unless_there_is_a_reason_or_the_person_is_from_outside() -> None:
    assert doubts_of(someone(citizen_id=""), TODAY) == (Doubt.ID_MISSING,)
    assert doubts_of(someone(citizen_id="", no_id_reason="ไม่มีสัญชาติ"), TODAY) == ()
    assert doubts_of(someone(citizen_id="", status=Residency.OUTSIDE), TODAY) == ()


@pytest.mark.parametrize(
    ("born", "is_odd"),
    [
        (TODAY, False),
        (date(2026, 11, 24), True),
        (date(TODAY.year - OLDEST, 11, 23), False),
        (date(TODAY.year - OLDEST - 1, 11, 23), True),
    ],
)
def test_a_birth_to_come_or_longer_ago_than_anybody_lives_is_odd(born: date, is_odd: bool) -> None:
    assert (Doubt.BIRTH_ODD in doubts_of(someone(born=PartialDate(born)), TODAY)) is is_odd


def test_the_title_of_a_child_is_odd_of_a_grown_person_but_stays_with_the_dead() -> None:
    grown = someone(title="เด็กชาย", born=PartialDate(date(1990, 1, 1)))
    assert doubts_of(grown, TODAY) == (Doubt.TITLE_AGE,)
    assert doubts_of(someone(title="เด็กชาย", born=grown.born, status=Residency.DIED), TODAY) == ()


def test_a_doubt_is_open_until_its_own_reason_is_given() -> None:
    doubts = (Doubt.ID_CHECK, Doubt.TITLE_SEX)
    assert unexplained(doubts, someone()) == doubts
    assert unexplained(doubts, someone(reasons=(Reason(Doubt.ID_CHECK, "บัตรเก่า"),))) == (Doubt.TITLE_SEX,)
