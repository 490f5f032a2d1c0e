"""The people of a house and what each is to its head: read, and written down together."""

from collections.abc import Mapping

from db import resident_rows
from db.domain.errors import DeskError, NotFound
from db.domain.house_relations import HousePerson, HouseRelation
from db.domain.residents import Residency
from db.domain.words import N_
from db.office import Office, command, query

PLACES = {relation: place for place, relation in enumerate(HouseRelation)}


@query
def house_people(office: Office, household_id: int) -> tuple[HousePerson, ...]:
    """Everyone of the house: who lives there first, the head before the others, then by relation and age."""
    found = office.sql(
        """select p.id, r.relation from resident p left join house_relation r on r.resident_id = p.id
           where p.household_id = ? and p.deleted_at is null order by p.born is null, p.born, p.rank""",
        (household_id,),
    )
    lines = resident_rows.lines(office, [row[0] for row in found])
    people = [
        HousePerson(line=line, relation=HouseRelation(row[1]) if row[1] else None)
        for line, row in zip(lines, found, strict=True)
    ]
    return tuple(sorted(people, key=_order))


@query
def relation_of(office: Office, resident_id: int) -> HouseRelation | None:
    """What the person is to the head of their house."""
    found = office.sql("select relation from house_relation where resident_id = ?", (resident_id,))
    return HouseRelation(found[0][0]) if found else None


@command
def save_relations(office: Office, household_id: int, relations: Mapping[int, HouseRelation | None]) -> None:
    """Write down what these people of the house are to its head; raises NotFound, DeskError for two heads."""
    people = {each.line.id: each for each in house_people(office, household_id)}
    if not relations.keys() <= people.keys():
        raise NotFound(N_("This person is no longer in the house."))
    wanted = {key: each.relation for key, each in people.items()} | dict(relations)
    heads = [
        key for key, one in wanted.items()
        if one is HouseRelation.HEAD and people[key].line.status is Residency.LIVING
    ]  # fmt: skip
    if len(heads) > 1:
        raise DeskError(N_("A house has one head; here are {count}."), count=len(heads))
    for resident_id, relation in relations.items():
        keep_relation(office, resident_id, relation)
    office.note("households", household_id, "relations")


def keep_relation(office: Office, resident_id: int, relation: HouseRelation | None) -> None:
    """For commands: write down, or forget, what the person is to the head."""
    office.sql("delete from house_relation where resident_id = ?", (resident_id,))
    if relation is not None:
        office.sql("insert into house_relation(resident_id, relation) values (?, ?)", (resident_id, relation.value))


def _order(person: HousePerson) -> tuple[bool, int]:
    place = PLACES[person.relation] if person.relation else len(PLACES)
    return person.line.status is not Residency.LIVING, place
