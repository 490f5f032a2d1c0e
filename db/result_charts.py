"""The charts of a fiscal year, made once for screen and paper: people, elders, coverage, groups, volunteers, hours."""

from collections.abc import Mapping, Sequence
from typing import Final

from db.communities import communities
from db.domain.ageing import PERCENT_LINES, AgeingLevel
from db.domain.ages import AgeBand
from db.domain.charts import Bars, Chart, Columns, Pyramid, Series
from db.domain.communities import short_community_name
from db.domain.errors import Translate
from db.domain.figure_list import FIGURE
from db.domain.figures import Figure, Unit, YearFigures, format_value, percent
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.months import short_month_names
from db.domain.names import Sex
from db.domain.permissions import ADL
from db.domain.referrals import RecruitMonth
from db.domain.words import N_
from db.figure_counts import Span
from db.figure_tables import AgeLine, elders_by_group, people_by_age, volunteers_by_band
from db.figures import span_of_year, year_figures
from db.office import Office, query
from db.referrals import recruiters, recruits_by_month
from db.volunteer_hours import work_by_month

STEP: Final = 5
OLDEST: Final = 90
"""Who is as old or older stands in the uppermost row of the pyramid."""
MOST_RECRUITERS: Final = 12
"""As many have a row of their own."""


@query
def result_charts(office: Office, year: int, say: Translate, language: str) -> tuple[Chart, ...]:
    """All charts of a B.E. fiscal year; the groups of daily living for who may see them."""
    figures, span = year_figures(office, year), span_of_year(office, year)
    people = people_by_age(office, span)
    return (
        pyramid(people, say),
        elders_share(office, figures, say),
        coverage(office, figures, say),
        *((adl_groups(office, span, say),) if office.may(ADL) else ()),
        volunteer_bands(office, span, say),
        recruits_of_year(office, year, say, language),
        hours_by_month(office, span, say, language),
    )


def pyramid(people: Sequence[AgeLine], say: Translate) -> Pyramid:
    """Men and women in steps of five years, the oldest above."""
    groups = range(OLDEST, -1, -STEP)
    labels = [f"{first}+" if first == OLDEST else f"{first}–{first + STEP - 1}" for first in groups]

    def series(name: str, sex: Sex) -> Series:
        counted = dict.fromkeys(groups, 0)
        for line in people:
            if line.sex is sex and line.age is not None:
                counted[min(line.age, OLDEST) // STEP * STEP] += line.people
        return Series(say(name), tuple(counted.values()), tuple(f"{number:,}" for number in counted.values()))

    return Pyramid(
        title=say(N_("Population by age and sex")),
        labels=labels,
        left=series(FIGURE["men"].label, Sex.MALE),
        right=series(FIGURE["women"].label, Sex.FEMALE),
    )


def elders_share(office: Office, figures: YearFigures, say: Translate) -> Bars:
    """Elders per hundred residents of each community, with the line of an aged society."""
    names = community_names(office)
    shares = [figures.of_community(FIGURE["elders_percent"], each) or 0 for each in names]
    line = PERCENT_LINES[AgeingLevel.AGED]
    texts = tuple(f"{format_value(Unit.PERCENT, share)} %" for share in shares)
    series = Series(say(FIGURE["elders_percent"].label), tuple(map(float, shares)), texts)
    return Bars(
        title=say(N_("Share of elders by community")),
        labels=tuple(names.values()),
        series=(series,),
        line=(float(line), f"{line} %"),
    )


def coverage(office: Office, figures: YearFigures, say: Translate) -> Bars:
    """Elders reached and not reached in each community."""
    names = community_names(office)
    reached, missed = (
        [int(figures.of_community(FIGURE[name], each) or 0) for each in names]
        for name in ("elders_reached", "elders_not_reached")
    )
    return _reached_bars(say(N_("Elders reached by community")), tuple(names.values()), reached, missed, say)


def adl_groups(office: Office, span: Span, say: Translate) -> Bars:
    """Elders by how they get about, and how many of each group were reached."""
    found = elders_by_group(office, span)
    labels = tuple(say(group.label) if group else say(N_("Never assessed")) for group in found)
    reached = [met for _people, met in found.values()]
    missed = [people - met for people, met in found.values()]
    return _reached_bars(say(N_("Elders by group of daily living")), labels, reached, missed, say)


def _reached_bars(
    title: str, labels: Sequence[str], reached: Sequence[int], missed: Sequence[int], say: Translate
) -> Bars:
    texts = []
    for met, not_met in zip(reached, missed, strict=True):
        share = format_value(Unit.PERCENT, percent(met, met + not_met))
        texts.append(f"{met:,} / {met + not_met:,}  ({share} %)")
    nothing = ("",) * len(labels)
    return Bars(
        title=title,
        labels=labels,
        series=(
            Series(say(FIGURE["elders_reached"].label), tuple(map(float, reached)), nothing),
            Series(say(FIGURE["elders_not_reached"].label), tuple(map(float, missed)), nothing),
        ),
        texts=tuple(texts),
    )


def volunteer_bands(office: Office, span: Span, say: Translate) -> Bars:
    """Volunteers by age band; a band that has none is there with 0."""
    found: dict[AgeBand | None, int] = dict.fromkeys(AgeBand, 0)
    for (_community, band), people in volunteers_by_band(office, span).items():
        found[band] = found.get(band, 0) + people
    return Bars(
        title=say(N_("Volunteers by age")),
        labels=tuple(say(band.label) if band else say(N_("No birth date")) for band in found),
        series=(_counted(say(FIGURE["volunteers"].label), found),),
    )


def _counted(name: str, found: Mapping[AgeBand | None, int]) -> Series:
    return Series(name, tuple(map(float, found.values())), tuple(f"{people:,}" for people in found.values()))


def hours_by_month(office: Office, span: Span, say: Translate, language: str) -> Columns:
    """Hours of volunteers in each month of the year."""
    months = work_by_month(office, span.first, span.last)
    names = short_month_names(language)
    return Columns(
        title=say(N_("Volunteer hours by month")),
        labels=tuple(names[line.month.month - 1] for line in months),
        series=(
            Series(
                say(FIGURE["volunteer_hours"].label),
                tuple(line.work.hours for line in months),
                tuple(f"{line.work.hours:,.0f}" if line.work.minutes else "" for line in months),
            ),
        ),
    )


@query
def recruits_of_year(office: Office, year: int, say: Translate, language: str) -> Columns:
    """Who began as a volunteer in each month of a B.E. fiscal year, by somebody's word and by themselves."""
    names = short_month_names(language)
    months = recruits_by_month(office, *fiscal_bounds(year))
    counted = {names[line.month.month - 1]: (line.recruits, line.invited) for line in months}
    return _recruits(say(N_("New volunteers by month")), counted, say)


def recruits_by_year(months: Sequence[RecruitMonth], say: Translate) -> Columns:
    """The same for the fiscal years in which these months lie."""
    counted: dict[str, tuple[int, int]] = {}
    for line in months:
        year = str(fiscal_year(line.month))
        recruits, invited = counted.get(year, (0, 0))
        counted[year] = (recruits + line.recruits, invited + line.invited)
    return _recruits(say(N_("New volunteers by fiscal year")), counted, say)


def _recruits(title: str, counted: Mapping[str, tuple[int, int]], say: Translate) -> Columns:
    """Of who began and how many of them by somebody's word; both parts are told apart by their pattern."""
    nothing = ("",) * len(counted)
    alone = tuple(recruits - invited for recruits, invited in counted.values())
    return Columns(
        title=title,
        labels=tuple(counted),
        series=(
            Series(say(N_("By somebody's word")), tuple(invited for _recruits, invited in counted.values()), nothing),
            Series(say(N_("By themselves")), alone, nothing),
        ),
        texts=tuple(f"{recruits:,}" if recruits else "" for recruits, _invited in counted.values()),
    )


@query
def recruiters_chart(office: Office, year: int | None, say: Translate) -> Bars:
    """By whose word people began in a B.E. fiscal year or ever: those by whom most did."""
    first, last = fiscal_bounds(year) if year else (None, None)
    lines = recruiters(office, first, last)
    shown, title = lines[:MOST_RECRUITERS], say(N_("By whose word volunteers came"))
    if len(lines) > len(shown):
        some = say(N_("By whose word volunteers came: the first {count} of {all}"))
        title = some.format(count=len(shown), all=f"{len(lines):,}")
    nothing = ("",) * len(shown)
    return Bars(
        title=title,
        labels=tuple(line.full_name for line in shown),
        series=(
            Series(say(N_("Serve still")), tuple(float(line.serving) for line in shown), nothing),
            Series(say(N_("Left since")), tuple(float(line.recruits - line.serving) for line in shown), nothing),
        ),
        texts=tuple(f"{line.recruits:,}" for line in shown),
    )


def community_names(office: Office) -> dict[int, str]:
    """For queries: what communities are called in a list, by id, in Thai order."""
    return {each.id: short_community_name(each.name) for each in communities(office)}


def figure_by_community(figures: YearFigures, figure: Figure, names: Mapping[int, str], say: Translate) -> Bars:
    """One figure of each community; for screens, from what they have at hand."""
    values = [figures.of_community(figure, each) for each in names]
    return Bars(
        title=say(figure.label),
        labels=tuple(names.values()),
        series=(
            Series(
                say(figure.label),
                tuple(float(value or 0) for value in values),
                tuple(format_value(figure.unit, value) for value in values),
            ),
        ),
    )
