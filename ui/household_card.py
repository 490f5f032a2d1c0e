"""What a household's page says: the house, who lives there as what, visits and rounds, who came and left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from db import households
from db.domain.house_code import format_house_code
from db.domain.house_relations import HouseRelation
from db.domain.residents import Residency
from db.house_people import house_people
from db.move_history import moves_of_household
from db.rounds import rounds_of_household
from db.visit_lists import visits_of_household
from ui import shown
from ui.household_moves import person_text
from ui.language import _
from ui.move_texts import move_text_with_name
from ui.record_card import Fact, RecordCard, Tie
from ui.resident_moves import people_count

if TYPE_CHECKING:
    from db.domain.house_relations import HousePerson
    from db.domain.visits import VisitLine
    from ui.desk import Desk

MOST_VISITS: Final = 6
MOST_MOVES: Final = 20


def fill(card: RecordCard, desk: Desk, household_id: int) -> None:
    """Show the household."""
    record = households.household_of(desk.office, household_id)
    line = households.household_lines(desk.office, [household_id])[0]
    people = house_people(desk.office, household_id)
    facts = (
        Fact(_("Head of the house"), _head(people)),
        Fact(_("Community"), line.community),
        Fact(_("Moo"), line.moo),
        Fact(_("House code"), format_house_code(line.house_code)),
        Fact(_("Elders"), f"{line.elders:,}" if line.elders else "", figure="elders"),
        Fact(_("Notes"), record.notes),
    )
    title = _("House {house}").format(house=line.house)
    card.show(title, people_count(line.people), facts, _ties(desk, record.id, people), counted="residents")


def _head(people: Sequence[HousePerson]) -> str:
    """Of those who live there; where nobody was written down, that is said, unless nobody lives there."""
    living = [each for each in people if each.line.status is Residency.LIVING]
    heads = [each.line.full_name for each in living if each.relation is HouseRelation.HEAD]
    return heads[0] if heads else _("not written down") if living else ""


def _ties(desk: Desk, household_id: int, people: Sequence[HousePerson]) -> Sequence[Tie]:
    office = desk.office
    found = [Tie(person_text(desk, each), _goer(desk, "residents", each.line.id), "person") for each in people]
    found += [
        Tie(_visit_text(desk, each), _goer(desk, "visits", each.id), "house-heart")
        for each in visits_of_household(office, household_id, MOST_VISITS)
    ]
    found += [
        Tie(_("Outreach round: {name}").format(name=one.name), _goer(desk, "rounds", one.id), "signpost-split")
        for one, _house_id in rounds_of_household(office, household_id)
    ]
    found += [
        Tie(move_text_with_name(each), _goer(desk, "residents", each.resident_id), "signpost")
        for each in moves_of_household(office, household_id, MOST_MOVES)
    ]
    return found


def _visit_text(desk: Desk, visit: VisitLine) -> str:
    state = visit.state(desk.today())
    result = _(visit.outcome.label) if visit.outcome else _(state.label)
    return "  ·  ".join(filter(None, (shown.day(visit.day), visit.service, visit.whom, visit.visitor, result)))


def _goer(desk: Desk, page: str, record_id: int) -> Callable[[], object]:
    return lambda: desk.go(page, record_id)
