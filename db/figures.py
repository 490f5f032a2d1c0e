"""The office's figures worked out, once for screen, paper and files: of the town and each community, by fiscal year."""

from datetime import date
from typing import Final

from db.domain.figure_list import FIGURES
from db.domain.figures import YearFigures
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.permissions import ADL
from db.figure_counts import Count, Span, adl_count, counts
from db.office import Office, query

BEGUN: Final = "figures are being worked out"
"""What is remembered meanwhile; a change forgets it with all else."""
FIRST_DAYS: Final = """
select min(day) from (
    select min(held_on) as day from activity where deleted_at is null
    union all select min(done_on) from visit where deleted_at is null and done_on is not null
    union all select min(given_on) from contribution where deleted_at is null
    union all select min(day) from session
    union all select min(issued_on) from certificate
)
"""


@query
def year_figures(office: Office, year: int | None = None) -> YearFigures:
    """All figures of a B.E. fiscal year, or of the one that runs; remembered until something changes."""
    today = office.today()
    chosen = year or fiscal_year(today)
    key = ("figures", chosen, today, office.may(ADL))
    known: YearFigures | None = office.remembered.get(key)
    if known is not None:
        return known
    office.remembered[BEGUN] = key
    found = _worked_out(office, chosen)
    if office.remembered.get(BEGUN) == key:  # nothing was changed by others meanwhile
        office.remembered[key] = found
    return found


@query
def figure_years(office: Office) -> tuple[int, ...]:
    """The fiscal years that something is kept of, the running one first."""
    from_day = office.sql(FIRST_DAYS)[0][0]
    now = fiscal_year(office.today())
    first = fiscal_year(date.fromisoformat(from_day)) if from_day else now
    return tuple(range(now, min(first, now) - 1, -1))


def span_of_year(office: Office, year: int) -> Span:
    """For queries: the year's days, as far as they have come."""
    first, last = fiscal_bounds(year)
    today = office.today()
    return Span(first, last, min(last, today), is_over=today > last)


def _worked_out(office: Office, year: int) -> YearFigures:
    span = span_of_year(office, year)
    may_adl = office.may(ADL)
    counted: dict[int | None, dict[str, int]] = {}
    for count in (*counts(span), *((adl_count(span),) if may_adl else ())):
        _add(office, count, counted)
        if not office.database.in_transaction():
            office.let_others()  # a town's figures take longer than a page may wait
    return YearFigures(
        year=year,
        first=span.first,
        last=span.last,
        day=span.day,
        is_over=span.is_over,
        counted=counted,
        hour_satang=office.sql("select hour_satang from volunteering_settings")[0][0],
        hidden=frozenset() if may_adl else frozenset(figure.name for figure in FIGURES if figure.needs == ADL),
    )


def _add(office: Office, count: Count, counted: dict[int | None, dict[str, int]]) -> None:
    for community_id, *numbers in office.sql(count.text):
        here = counted.setdefault(community_id, {})
        for name, number in zip(count.names, numbers, strict=True):
            here[name] = here.get(name, 0) + (number or 0)
