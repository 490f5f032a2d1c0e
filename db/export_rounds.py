"""Outreach rounds as a list for others: a line for each household of each round, with what was found there."""

from collections.abc import Callable, Iterator

from db.domain.date_forms import typed_date
from db.domain.errors import Translate
from db.domain.households import FORM as HOUSEHOLD_FORM
from db.domain.permissions import ROUND_NEEDS
from db.domain.round_results import CHECK_FIELDS, VISIT_FORM, RoundHouse
from db.domain.rounds import RoundLine
from db.domain.words import N_
from db.export_lists import STEP, Export, ExportColumn, Value
from db.office import Office
from db.round_households import round_house_listing
from db.rounds import round_lines

Pair = tuple[RoundLine, RoundHouse]


def round_export(office: Office, translate: Translate, everyone: bool) -> Export:
    """The latest round first, its households in the order of the walk. Raises NotAllowed."""
    office.require(ROUND_NEEDS)
    listings = [(line, round_house_listing(office, line.id)) for line in round_lines(office)]

    def pairs() -> Iterator[Pair]:
        for line, listing in listings:
            for first in range(0, listing.total, STEP):
                yield from ((line, house) for house in listing.page(first, STEP))

    def of_round(label: str, value: Callable[[RoundLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), lambda pair: value(pair[0]))

    def of_house(label: str, value: Callable[[RoundHouse], Value]) -> ExportColumn:
        return ExportColumn(translate(label), lambda pair: value(pair[1]))

    def answer(name: str) -> ExportColumn:
        def said(house: RoundHouse) -> str:
            given = getattr(house.visit, name)
            return translate(given.label) if given else ""

        return of_house(VISIT_FORM.field(name).label, said)

    def day(name: str) -> ExportColumn:
        def typed(house: RoundHouse) -> str:
            when = getattr(house.visit, name)
            return typed_date(when) if when else ""

        return of_house(VISIT_FORM.field(name).label, typed)

    columns = (
        of_round(N_("Name of the round"), lambda line: line.name),
        of_round(N_("Kind"), lambda line: translate(line.kind.label)),
        of_round(N_("First day"), lambda line: typed_date(line.starts)),
        of_round(N_("Last day"), lambda line: typed_date(line.ends) if line.ends else ""),
        ExportColumn(HOUSEHOLD_FORM.field("community_id").headings[0], lambda pair: pair[1].community),
        ExportColumn(HOUSEHOLD_FORM.field("house").headings[0], lambda pair: pair[1].house),
        ExportColumn(HOUSEHOLD_FORM.field("moo").headings[0], lambda pair: pair[1].moo),
        of_house(N_("People"), lambda house: house.people),
        of_house(N_("Elders"), lambda house: house.elders),
        of_house(N_("Who goes"), lambda house: house.goes),
        of_house(N_("How it went"), lambda house: translate(house.visit.result.label) if house.visit.result else ""),
        day("reached_on"),
        of_house(N_("What is needed"), lambda house: house.visit.needs),
        *(answer(name) for name in CHECK_FIELDS),
        day("helped_on"),
        of_house(N_("Notes"), lambda house: house.visit.notes),
    )
    return Export(translate(N_("Outreach rounds")), columns, pairs(), sum(one.total for _line, one in listings))
