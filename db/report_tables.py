"""The tables of the report of a fiscal year that are about people and money: by community, age, source, partner."""

from decimal import Decimal
from typing import Final

from db.domain.ages import AgeBand
from db.domain.errors import Translate
from db.domain.figure_list import FIGURE, FIGURES
from db.domain.figures import Figure, Subject, Unit, YearFigures, difference
from db.domain.names import Sex
from db.domain.reports import Amount, ReportColumn, ReportTable, Row
from db.domain.words import N_
from db.figure_counts import Span
from db.figure_tables import AgeLine, gifts_by_kind, money_by_source, people_by_age, volunteers_by_band
from db.figures import year_figures
from db.office import Office
from db.result_charts import community_names

BY_COMMUNITY: Final = tuple(
    FIGURE[name]
    for name in (
        "residents", "elders", "elders_percent", "elders_reached", "visits", "activities", "served", "volunteers",
        "volunteer_hours",
    )
)  # fmt: skip


def words(heading: str, weight: float) -> ReportColumn:
    """A column of words."""
    return ReportColumn(heading, weight, "left")


def numbers(*headings: str, weight: float = 10) -> tuple[ReportColumn, ...]:
    """Columns of numbers, equally wide."""
    return tuple(ReportColumn(heading, weight) for heading in headings)


def amount(figures: YearFigures, figure: Figure) -> Amount:
    """A figure of the whole town."""
    return Amount(figures.of_town(figure), figure.unit)


def figure_table(office: Office, year: int, subject: Subject, say: Translate) -> ReportTable:
    """All figures of a subject beside those of the year before."""
    now, before = year_figures(office, year), year_figures(office, year - 1)
    rows: list[Row] = []
    for figure in FIGURES:
        if figure.subject is subject and figure.name not in now.hidden:
            value, earlier = now.of_town(figure), before.of_town(figure)
            more = Amount(difference(value, earlier), figure.unit, is_difference=True)
            rows.append(
                (
                    say(figure.label),
                    Amount(value, figure.unit),
                    Amount(earlier, figure.unit),
                    more,
                    say(figure.unit.label),
                )
            )
    headings = (say(N_("FY {year}")).format(year=year), say(N_("FY {year}")).format(year=year - 1))
    return ReportTable(
        caption=say(N_("In figures")),
        columns=(
            words(say(N_("Figure")), 46), *numbers(*headings, say(N_("More or less")), weight=18),
            words(say(N_("Unit")), 14),
        ),
        rows=rows,
    )  # fmt: skip


def community_table(office: Office, year: int, say: Translate) -> ReportTable:
    """What was done in each community; what belongs to none has a row of its own."""
    figures = year_figures(office, year)
    places: list[tuple[int | None, str]] = [*community_names(office).items()]
    places.append((None, say(N_("Whole town, or no community"))))
    rows: list[Row] = []
    for community_id, name in places:
        values = [figures.of_community(figure, community_id) for figure in BY_COMMUNITY]
        if community_id is not None or any(values):
            amounts = (Amount(value, figure.unit) for value, figure in zip(values, BY_COMMUNITY, strict=True))
            rows.append((name, *amounts))
    return ReportTable(
        caption=say(N_("By community")),
        columns=(words(say(N_("Community")), 26), *numbers(*(say(figure.label) for figure in BY_COMMUNITY), weight=11)),
        rows=rows,
        total=(say(N_("Together")), *(amount(figures, figure) for figure in BY_COMMUNITY)),
        empty=say(N_("No community is kept yet.")),
    )


def band_table(office: Office, span: Span, say: Translate) -> ReportTable:
    """Residents by age band and sex, elders reached and volunteers; without a birth date at the end."""
    people = people_by_age(office, span)
    serving: dict[AgeBand | None, int] = {}
    for (_community, band), count in volunteers_by_band(office, span).items():
        serving[band] = serving.get(band, 0) + count
    bands: list[AgeBand | None] = [*AgeBand]
    if None in serving or any(line.band is None for line in people):
        bands.append(None)
    rows: list[Row] = []
    for band in bands:
        here = [line for line in people if line.band is band]
        rows.append((say(band.label) if band else say(N_("No birth date")), *_counts(here, serving.get(band, 0))))
    return ReportTable(
        caption=say(N_("By age and sex")),
        columns=(
            words(say(N_("Age")), 26),
            *numbers(
                *(say(FIGURE[name].label) for name in ("men", "women", "residents", "elders_reached", "volunteers")),
                weight=16,
            ),
        ),
        rows=rows,
        total=(say(N_("Together")), *_counts(people, sum(serving.values()))),
    )


def _counts(people: tuple[AgeLine, ...] | list[AgeLine], volunteers: int) -> tuple[Amount, ...]:
    men, women = (sum(line.people for line in people if line.sex is sex) for sex in (Sex.MALE, Sex.FEMALE))
    together, reached = sum(line.people for line in people), sum(line.reached for line in people)
    return tuple(Amount(number, Unit.PEOPLE) for number in (men, women, together, reached, volunteers))


def source_table(office: Office, span: Span, say: Translate) -> ReportTable:
    """Budgets of activities and classes by their source."""
    lines = money_by_source(office, span)

    def row(name: str, *baht: Decimal) -> Row:
        return (name, *(Amount(each, Unit.BAHT) for each in baht))

    rows = [row(line.source or say(N_("Source not said")), line.activities, line.classes, line.total) for line in lines]
    sums = [sum((getattr(line, name) for line in lines), Decimal(0)) for name in ("activities", "classes", "total")]
    return ReportTable(
        caption=say(N_("Budget by source (baht)")),
        columns=(
            words(say(N_("Source of the budget")), 50),
            *numbers(say(N_("Activities")), say(N_("Training")), say(N_("Together")), weight=20),
        ),
        rows=rows,
        total=row(say(N_("Together")), *sums) if rows else (),
        empty=say(N_("No budget was written down.")),
    )


def gift_table(office: Office, span: Span, say: Translate) -> ReportTable:
    """What partners gave, by its kind."""
    lines = gifts_by_kind(office, span)
    rows: list[Row] = [
        (
            say(line.kind.label),
            Amount(line.count, Unit.TIMES),
            Amount(line.value, Unit.BAHT),
            Amount(line.paid, Unit.BAHT),
        )
        for line in lines
    ]
    return ReportTable(
        caption=say(N_("What partners gave, by kind")),
        columns=(
            words(say(N_("Kind of contribution")), 50),
            *numbers(say(N_("Times")), say(N_("Value (baht)")), say(N_("The municipality paid (baht)")), weight=20),
        ),
        rows=rows,
        total=(
            say(N_("Together")),
            Amount(sum(line.count for line in lines), Unit.TIMES),
            Amount(sum((line.value for line in lines), Decimal(0)), Unit.BAHT),
            Amount(sum((line.paid for line in lines), Decimal(0)), Unit.BAHT),
        ),
    )
