"""Outreach rounds: kept, listed with how far they got, put into the bin and brought back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from db.domain.errors import FieldError, FormErrors, NotFound
from db.domain.names import full_name
from db.domain.rounds import (
    FORM,
    Coverage,
    OutreachRound,
    PlaceCoverage,
    RoundKind,
    RoundLine,
    RoundState,
    check_round,
)
from db.domain.typed_text import search_form
from db.domain.words import N_
from db.office import Office, command, query
from db.resident_rows import day_of
from db.rows import OutreachRoundRow
from db.subjects import Subject

ROUNDS: Final = Subject("rounds", OutreachRoundRow, FORM)
FIGURES: Final = """
    count(x.id), total(x.volunteer_id is not null or x.worker <> ''), total(x.result in ('reached', 'needs')),
    total(x.result = 'needs'), total(x.result = 'needs' and x.helped_on is null), total(x.result = 'nobody'),
    total(x.result = 'refused')
"""
"""Of `round_household x`, as coverage_of() reads them."""
WHOLE: Final = """
select w.round_id, total(w.households), total(w.shared), total(w.households * (w.result in ('reached', 'needs'))),
    total(w.households * (w.result = 'needs')), total(w.unhelped * (w.result = 'needs')),
    total(w.households * (w.result = 'nobody')), total(w.households * (w.result = 'refused'))
from (
    select x.round_id, x.result, count(*) households, count(*) - count(x.helped_on) unhelped,
        count(*) filter (where x.volunteer_id is not null or x.worker <> '') shared
    from round_household x group by x.round_id, x.result
) w
group by w.round_id
"""
"""The same of each round, after its id. Households with one result are counted first, in the order of an index, and
their results looked at once, not for each of a hundred thousand: the list of rounds waits for it."""
LINE: Final = "r.id, r.name, r.kind, r.starts, r.ends, r.notes"


@dataclass(frozen=True)
class RoundFilter:
    """Which rounds are listed; `text` is in the name. `waits`: those after which a household waits for help."""

    kind: RoundKind | None = None
    state: RoundState | None = None
    text: str = ""
    waits: bool = False


def coverage_of(figures: tuple[float, ...]) -> Coverage:
    """A row of FIGURES."""
    households, shared, reached, needs, open_needs, nobody, refused = map(int, figures)
    return Coverage(
        households=households, shared=shared, reached=reached, needs=needs, open_needs=open_needs, nobody=nobody,
        refused=refused,
    )  # fmt: skip


@query
def round_of(office: Office, round_id: int) -> OutreachRound:
    """The round, from the bin too; raises NotFound."""
    return ROUNDS.read(office, round_id)


@query
def round_line(office: Office, round_id: int) -> RoundLine:
    """The round as lists show it; raises NotFound."""
    found = office.sql(f"select {LINE} from outreach_round r where r.id = ? and r.deleted_at is null", (round_id,))
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return _line(found[0], _coverage(office, round_id))


@query
def round_lines(office: Office, filter: RoundFilter | None = None) -> tuple[RoundLine, ...]:
    """Those that pass the filter, or all, the latest first."""
    chosen, today = filter or RoundFilter(), office.today()
    words = search_form(chosen.text).split()
    rows = office.sql(
        f"select {LINE} from outreach_round r where r.deleted_at is null order by r.starts desc, r.id desc"
    )
    figures = _all_coverage(office) if rows else {}
    lines = [_line(row, figures.get(row[0], Coverage())) for row in rows]
    return tuple(
        line
        for line in lines
        if chosen.kind in (None, line.kind)
        and chosen.state in (None, line.state(today))
        and all(word in search_form(line.name) for word in words)
        and (line.coverage.open_needs or not chosen.waits)
    )


@query
def coverage_by_community(office: Office, round_id: int) -> tuple[PlaceCoverage, ...]:
    """The communities of the round's households in Thai order, last those without one."""
    key = ("round by community", round_id)
    if key not in office.remembered:
        office.remembered[key] = _by_community(office, round_id)
    found: tuple[PlaceCoverage, ...] = office.remembered[key]
    return found


def _by_community(office: Office, round_id: int) -> tuple[PlaceCoverage, ...]:
    rows = office.sql(
        f"""select c.id, coalesce(c.name, ''), {FIGURES}
            from round_household x join household h on h.id = x.household_id
                left join community c on c.id = h.community_id
            where x.round_id = ? group by c.id order by c.id is null, c.sort_key, c.id""",
        (round_id,),
    )
    return tuple(PlaceCoverage(id=row[0], name=row[1], coverage=coverage_of(row[2:])) for row in rows)


@query
def coverage_of_community(office: Office, round_id: int, community_id: int | None) -> Coverage:
    """How far one community got, found fast: asked for after each household that is written down."""
    rows = office.sql(
        f"""select {FIGURES} from household h cross join round_household x
            on x.round_id = ?1 and x.household_id = h.id where h.community_id is ?2""",
        (round_id, community_id),
    )
    return coverage_of(rows[0])


@query
def coverage_by_helper(office: Office, round_id: int) -> tuple[PlaceCoverage, ...]:
    """Whoever goes, in the order of their walk, by the id of the volunteer (None: one of the staff); last, named "",
    the households that nobody goes to."""
    key = ("round by helper", round_id)
    if key not in office.remembered:
        office.remembered[key] = _by_helper(office, round_id)
    found: tuple[PlaceCoverage, ...] = office.remembered[key]
    return found


def _by_helper(office: Office, round_id: int) -> tuple[PlaceCoverage, ...]:
    rows = office.sql(
        f"""select x.volunteer_id, x.worker, max(p.title), max(p.given), max(p.family), {FIGURES}
            from round_household x left join volunteer v on v.id = x.volunteer_id
                left join resident p on p.id = v.resident_id
            where x.round_id = ? group by x.volunteer_id, x.worker
            order by x.volunteer_id is null and x.worker = '', min(x.position)""",
        (round_id,),
    )
    return tuple(
        PlaceCoverage(
            id=row[0], name=full_name(*row[2:5]) if row[0] is not None else row[1], coverage=coverage_of(row[5:])
        )
        for row in rows
    )


@query
def rounds_of_household(office: Office, household_id: int) -> tuple[tuple[OutreachRound, int], ...]:
    """The rounds that a household is in, the latest first, each with the household's id there."""
    rows = office.sql(
        """select x.id, r.id from round_household x join outreach_round r on r.id = x.round_id
           where x.household_id = ? and r.deleted_at is null order by r.starts desc, r.id desc""",
        (household_id,),
    )
    return tuple((round_of(office, round_id), house_id) for house_id, round_id in rows)


@command
def save_round(office: Office, outreach_round: OutreachRound) -> OutreachRound:
    """Keep a new round (id 0) or a change; raises FormErrors, Conflict."""
    checked = ROUNDS.checked(office, outreach_round)
    check_round(checked)
    if checked.id:
        _check_results(office, checked)
    return ROUNDS.keep(office, checked)


@command
def delete_round(office: Office, round_id: int) -> None:
    """Put a round into the bin with its households and what was found there."""
    ROUNDS.delete(office, round_id)


@command
def restore_round(office: Office, round_id: int) -> None:
    """Bring it back."""
    ROUNDS.restore(office, round_id)


def _check_results(office: Office, changed: OutreachRound) -> None:
    """Raises FormErrors where what was found would no longer fit the round."""
    first, asked = office.sql(
        """select min(reached_on), total(symptoms is not null or medicine is not null or food is not null
               or vaccinated is not null) from round_household where round_id = ?""",
        (changed.id,),
    )[0]
    errors = {}
    if first and changed.starts and date.fromisoformat(first) < changed.starts:
        errors["starts"] = FieldError(N_("Households were reached before this day."))
    if asked and changed.kind is RoundKind.VISIT:
        errors["kind"] = FieldError(N_("The quick checks of an outbreak were made in this round already."))
    if errors:
        raise FormErrors(errors)


def _coverage(office: Office, round_id: int) -> Coverage:
    """Remembered until something changes: a large round has tens of thousands of households."""
    key = ("round coverage", round_id)
    if key not in office.remembered:
        rows = office.sql(f"select {FIGURES} from round_household x where x.round_id = ?", (round_id,))
        office.remembered[key] = coverage_of(rows[0])
    found: Coverage = office.remembered[key]
    return found


def _all_coverage(office: Office) -> dict[int, Coverage]:
    """By the id of the round; remembered as well."""
    key = "round coverages"
    if key not in office.remembered:
        rows = office.sql(WHOLE)
        office.remembered[key] = {row[0]: coverage_of(row[1:]) for row in rows}
    found: dict[int, Coverage] = office.remembered[key]
    return found


def _line(row: tuple[Any, ...], coverage: Coverage) -> RoundLine:
    return RoundLine(
        id=row[0],
        name=row[1],
        kind=RoundKind(row[2]),
        starts=date.fromisoformat(row[3]),
        ends=day_of(row[4]),
        notes=row[5],
        coverage=coverage,
    )
