"""Partners: rules of agreements, talks and gifts, money to the satang, and what asks for a look."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db.domain.errors import FormErrors
from db.domain.money import baht_of, format_baht, satang_of
from db.domain.partners import (
    CONTACT_FORM,
    CONTRIBUTION_FORM,
    FORM,
    Contribution,
    ContributionKind,
    Partner,
    PartnerContact,
    PartnerKind,
    PartnerLine,
    PartnerNeed,
    PartnerScope,
    check_contact,
    check_contribution,
    check_partner,
)

TODAY = date(2026, 11, 22)
LINE = PartnerLine(
    id=1, name="วิทยาลัย", kind=PartnerKind.EDUCATIONAL, scope=PartnerScope.INSIDE, address="", since=TODAY,
    agreement_start=None, agreement_end=None, agreement="", notes="", people=(), last_contact=None, next_due=None,
    contributions=(),
)  # fmt: skip


def test_an_agreement_ends_after_it_starts() -> None:
    first, last = date(2026, 10, 1), date(2027, 9, 30)
    check_partner(Partner(agreement_start=first, agreement_end=last))
    check_partner(Partner(agreement_start=first, agreement_end=first))
    check_partner(Partner(agreement_end=last))
    with pytest.raises(FormErrors) as told:
        check_partner(Partner(agreement_start=last, agreement_end=first))
    assert set(told.value.errors) == {"agreement_end"}


def test_a_talk_was_and_the_next_one_is_not_before_it() -> None:
    check_contact(PartnerContact(held_on=TODAY, next_due=TODAY), TODAY)
    with pytest.raises(FormErrors) as told:
        check_contact(PartnerContact(held_on=date(2026, 11, 23), next_due=date(2026, 11, 22)), TODAY)
    assert set(told.value.errors) == {"held_on", "next_due"}


def test_what_is_still_to_be_given_does_not_count() -> None:
    check_contribution(Contribution(given_on=TODAY), TODAY)
    with pytest.raises(FormErrors) as told:
        check_contribution(Contribution(given_on=date(2026, 11, 23)), TODAY)
    assert set(told.value.errors) == {"given_on"}


@pytest.mark.parametrize(
    ("typed", "satang", "shown"),
    [
        ("0", 0, "0"), ("12,500", 1_250_000, "12,500"), ("๑๒๕๐๐.๕๐ บาท", 1_250_050, "12,500.50"), ("0.01", 1, "0.01"),
        ("999999999999.99", 99_999_999_999_999, "999,999,999,999.99"),
    ],
)  # fmt: skip
def test_money_typed_kept_and_shown_is_the_same_to_the_satang(typed: str, satang: int, shown: str) -> None:
    paid = CONTRIBUTION_FORM.field("paid")
    baht = paid.parse(typed, TODAY)
    assert satang_of(baht) == satang
    assert baht_of(satang) == baht
    assert format_baht(baht) == paid.format(baht) == shown
    assert paid.parse(shown, TODAY) == baht


def test_no_value_is_not_zero() -> None:
    assert satang_of(None) is None and baht_of(None) is None
    assert CONTRIBUTION_FORM.field("value").parse("", TODAY) is None


@pytest.mark.parametrize("typed", ["-1", "1.001", "พัน", ""])
def test_what_the_municipality_paid_is_always_a_number(typed: str) -> None:
    with pytest.raises(FormErrors) as told:
        CONTRIBUTION_FORM.parse({"paid": typed}, TODAY)
    assert set(told.value.errors) == {"paid"}


@pytest.mark.parametrize(
    ("given_on", "year"), [(date(2025, 9, 30), 2568), (date(2025, 10, 1), 2569), (TODAY, 2570), (None, None)]
)
def test_a_gift_belongs_to_the_fiscal_year_of_its_day(given_on: date | None, year: int | None) -> None:
    assert Contribution(given_on=given_on).year == year


def test_a_partner_needs_a_call_from_the_day_it_is_due_and_a_look_after_its_agreement_ended() -> None:
    assert LINE.needs(TODAY) == ()
    assert replace(LINE, next_due=date(2026, 11, 23)).needs(TODAY) == ()
    assert replace(LINE, next_due=TODAY).needs(TODAY) == (PartnerNeed.CALL,)
    assert replace(LINE, agreement_end=TODAY).needs(TODAY) == ()
    ended = replace(LINE, agreement_end=date(2026, 11, 21), next_due=date(2026, 1, 1))
    assert ended.needs(TODAY) == (PartnerNeed.CALL, PartnerNeed.ENDED)


def test_sums_leave_out_what_nobody_valued_but_not_what_was_paid_for_it() -> None:
    given = (
        Contribution(value=Decimal("0.10"), paid=Decimal("0")),
        Contribution(value=Decimal("0.20"), paid=Decimal("5")),
        Contribution(value=None, paid=Decimal("7.25")),
    )
    line = replace(LINE, contributions=given)
    assert (line.value, line.paid) == (Decimal("0.30"), Decimal("12.25"))
    assert (LINE.value, LINE.paid, LINE.is_valued) == (Decimal(0), Decimal(0), False)
    assert line.is_valued and not replace(LINE, contributions=given[2:]).is_valued


def test_every_error_of_a_form_is_told_at_once() -> None:
    with pytest.raises(FormErrors) as told:
        FORM.parse({"name": " ", "kind": "", "scope": "moon", "since": "31/2/2569"}, TODAY)
    assert set(told.value.errors) == {"name", "kind", "scope", "since"}
    with pytest.raises(FormErrors) as told:
        CONTACT_FORM.parse({"held_on": "", "by_whom": "", "said": ""}, TODAY)
    assert set(told.value.errors) == {"held_on", "by_whom", "said"}


def test_a_record_comes_back_from_its_form_as_it_went_in() -> None:
    whole = Partner(
        name="วัดตัวอย่าง", kind=PartnerKind.TEMPLE, scope=PartnerScope.INSIDE, address="หมู่ 1\nแม่สะเรียง", since=TODAY,
        agreement_start=date(2026, 10, 1), agreement_end=date(2027, 9, 30), agreement="ใช้ศาลา", notes="ก\nข",
    )  # fmt: skip
    assert FORM.parse(FORM.texts(whole), TODAY) == whole
    given = Contribution(
        given_on=TODAY, kind=ContributionKind.GOODS, what="ข้าวสาร", value=Decimal("1.50"), paid=Decimal(0)
    )
    assert CONTRIBUTION_FORM.parse(CONTRIBUTION_FORM.texts(given), TODAY) == given
