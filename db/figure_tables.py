"""Figures split further, for tables and charts of a year: by age and sex, by group of daily living, by source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from db.assessments import TOTAL
from db.coverage import reached
from db.domain.ages import ELDER_AGE, AgeBand, band_of
from db.domain.barthel import AdlGroup, group_of
from db.domain.money import SATANG
from db.domain.names import Sex
from db.domain.partners import ContributionKind
from db.figure_counts import ACTIVITY, ASSESSED, HELD, SERVES, Span
from db.office import Office

AGE: Final = "({year} - substr(born, 1, 4)) - (substr(born, 6) > '{rest}')"
"""SQL of full years on a day."""


@dataclass(frozen=True)
class AgeLine:
    """People of an age (None: no birth date is known) and sex; of elders, how many were reached."""

    age: int | None
    sex: Sex | None
    people: int
    reached: int

    @property
    def band(self) -> AgeBand | None:
        return None if self.age is None else band_of(self.age)


@dataclass(frozen=True)
class SourceLine:
    """Money of one source in baht; "" where nobody said which."""

    source: str
    activities: Decimal
    classes: Decimal

    @property
    def total(self) -> Decimal:
        return self.activities + self.classes


@dataclass(frozen=True)
class GiftLine:
    """Contributions of a kind: how many, their value and what the municipality paid, in baht."""

    kind: ContributionKind
    count: int
    value: Decimal
    paid: Decimal


def people_by_age(office: Office, span: Span) -> tuple[AgeLine, ...]:
    """For queries: the residents of the year by age and sex, the youngest first; remembered until something changes."""
    key = ("ages", span)
    if key not in office.remembered:
        office.remembered[key] = _people_by_age(office, span)
    found: tuple[AgeLine, ...] = office.remembered[key]
    return found


def _people_by_age(office: Office, span: Span) -> tuple[AgeLine, ...]:
    is_elder = f"{_age(span.day)} >= {ELDER_AGE}"
    rows = office.sql(
        f"""select {_age(span.day)} as age, sex, count(*),
                sum(case when {is_elder} then {reached(span.first, span.last, "e")} else 0 end)
            from ({span.people("r.id, r.household_id, r.born, r.sex")}) e group by age, sex order by age is null, age"""
    )
    return tuple(AgeLine(age, Sex(sex) if sex else None, people, met) for age, sex, people, met in rows)


def volunteers_by_band(office: Office, span: Span) -> dict[tuple[int | None, AgeBand | None], int]:
    """For queries: who served on the day, by community and age band; None where either is not known."""
    rows = office.sql(
        span.fill(
            f"""select {SERVES}, {_age(span.day)}, count(*) from volunteer v join resident r on r.id = v.resident_id
                where v.deleted_at is null and {{serving}} group by 1, 2"""
        )
    )
    found: dict[tuple[int | None, AgeBand | None], int] = {}
    for community_id, age, people in rows:
        key = (community_id, None if age is None else band_of(age))
        found[key] = found.get(key, 0) + people
    return found


def elders_by_group(office: Office, span: Span) -> dict[AdlGroup | None, tuple[int, int]]:
    """For queries: elders and how many of them were reached, by group of daily living; None: never assessed."""
    rows = office.sql(
        f"""select total, count(*), sum(is_reached) from (
            select {TOTAL} as total, {reached(span.first, span.last, "e")} as is_reached
            from ({span.elders("r.id, r.household_id, r.born")}) e
                left join assessment a on a.id = {span.fill(ASSESSED)}) group by total"""
    )
    found: dict[AdlGroup | None, tuple[int, int]] = dict.fromkeys((*AdlGroup, None), (0, 0))
    for total, people, met in rows:
        group = None if total is None else group_of(total)
        found[group] = (found[group][0] + people, found[group][1] + met)
    return found


def money_by_source(office: Office, span: Span) -> tuple[SourceLine, ...]:
    """For queries: budgets of activities and classes by their source, the largest first."""
    sums: dict[str, list[int]] = {}
    for place, text in enumerate((
        f"select trim(a.budget_source), sum(a.budget_satang) from activity a where {ACTIVITY} group by 1",
        f"""select trim(c.budget_source), sum(cast(round(c.budget * 100) as integer))
            from {HELD} held join training_class c on c.id = held.id where c.deleted_at is null group by 1""",
    )):  # fmt: skip
        for source, satang in office.sql(span.fill(text)):
            if satang is not None:
                sums.setdefault(source, [0, 0])[place] += satang
    lines = [SourceLine(source, *(Decimal(part) / SATANG for part in parts)) for source, parts in sums.items()]
    return tuple(sorted(lines, key=lambda line: (-line.total, line.source)))


def gifts_by_kind(office: Office, span: Span) -> tuple[GiftLine, ...]:
    """For queries: what partners gave, a line for every kind."""
    rows = office.sql(
        """select kind, count(*), coalesce(sum(value_satang), 0), sum(paid_satang) from contribution
           where deleted_at is null and given_on between ? and ? group by kind""",
        (span.first.isoformat(), span.last.isoformat()),
    )
    found = {row[0]: row[1:] for row in rows}
    lines = []
    for kind in ContributionKind:
        count, value, paid = found.get(kind.value, (0, 0, 0))
        lines.append(GiftLine(kind, count, Decimal(value) / SATANG, Decimal(paid) / SATANG))
    return tuple(lines)


def _age(day: date) -> str:
    return AGE.format(year=day.year, rest=f"{day:%m-%d}")
