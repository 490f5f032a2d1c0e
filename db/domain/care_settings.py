"""The office's rules for elders: how the allowance goes by age, and how often daily living is assessed."""

from dataclasses import dataclass

from db.domain.allowance import AllowanceRule, Steps
from db.domain.assessments import Months
from db.domain.barthel import AdlGroup
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_

MOST_BAHT, MOST_MONTHS = 100_000, 60


@dataclass(frozen=True, kw_only=True)
class CareSettings:
    """One record for the whole office."""

    revision: int = 0
    rule: AllowanceRule = AllowanceRule.FIRST_OF_MONTH
    baht_60: int = 600
    baht_70: int = 700
    baht_80: int = 800
    baht_90: int = 1000
    months_bedbound: int = 3
    months_homebound: int = 6
    months_social: int = 12

    @property
    def steps(self) -> Steps:
        """(from age, baht a month)."""
        return ((60, self.baht_60), (70, self.baht_70), (80, self.baht_80), (90, self.baht_90))

    @property
    def months(self) -> Months:
        """How often each group is assessed."""
        return {
            AdlGroup.BEDBOUND: self.months_bedbound,
            AdlGroup.HOMEBOUND: self.months_homebound,
            AdlGroup.SOCIAL: self.months_social,
        }


def _baht(name: str, label: str) -> Field:
    return Field(name, label, Kind.WHOLE, required=True, width=8, least=0, most=MOST_BAHT)


def _months(name: str, label: str) -> Field:
    return Field(name, label, Kind.WHOLE, required=True, width=8, least=1, most=MOST_MONTHS)


FORM = Form(
    CareSettings,
    (
        Field("rule", N_("The age that counts"), Kind.CHOICE, required=True, choices=AllowanceRule, width=30),
        _baht("baht_60", N_("Baht a month from 60")),
        _baht("baht_70", N_("Baht a month from 70")),
        _baht("baht_80", N_("Baht a month from 80")),
        _baht("baht_90", N_("Baht a month from 90")),
        _months("months_bedbound", N_("Months between assessments, bedbound")),
        _months("months_homebound", N_("Months between assessments, homebound")),
        _months("months_social", N_("Months between assessments, socially active")),
    ),
)
