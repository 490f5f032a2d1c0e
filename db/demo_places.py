"""Places of the fictitious office: staff of communities, who is what to the head of a house, three years of moves."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import Final

from db import demo_names
from db.communities import communities
from db.community_staff import save_staff_member
from db.demo_people import phone
from db.domain.ages import age_on
from db.domain.community_staff import CommunityStaff
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.house_relations import HouseRelation
from db.domain.moves import MoveKind
from db.domain.names import Sex
from db.domain.residents import Residency, Resident
from db.office import Office

POSITIONS: Final = ("นักพัฒนาชุมชน", "นักสังคมสงเคราะห์", "พยาบาลวิชาชีพ", "นักวิชาการสาธารณสุข", "เจ้าพนักงานธุรการ")
NOTES: Final = ("ย้ายมาอยู่กับบุตร", "ย้ายตามงาน", "แต่งงาน", "กลับมาดูแลบิดามารดา", "")
YEARS: Final = 3
MOVED_SHARE: Final = 0.012
"""Of those who live here, how many moved house in these years."""
GENERATION, OLDEST_CHILD = 16, 45
"""Years between parents and children."""
HEADS: Final = range(24, 78)
"""Ages at which a man is rather the head than somebody older."""
MoveValues = tuple[int, str, str, int | None, int | None, int | None, int | None, str]


def keep_places(office: Office, seed: int, today: date, people: Sequence[Resident]) -> None:
    """Within the command that fills the demo."""
    random = Random(f"{seed} places")
    _keep_staff(office, random, today)
    office.sql_many("insert into house_relation(resident_id, relation) values (?, ?)", _relations(people, today))
    office.sql_many(
        """insert into move(resident_id, moved_on, kind, from_household_id, to_household_id, from_community_id,
               to_community_id, note) values (?, ?, ?, ?, ?, ?, ?, ?)""",
        sorted(_moves(random, people, today), key=lambda values: (values[1], values[0])),
    )


def _keep_staff(office: Office, random: Random, today: date) -> None:
    """Two serve each community; one of them after somebody who left."""
    first, _last = fiscal_bounds(fiscal_year(today) - 2)
    for community in communities(office):
        for position in random.sample(POSITIONS, 2):
            save_staff_member(office, _member(random, community.id, position, first, None))
        if random.random() < 0.4:
            before = first - timedelta(days=random.randint(200, 900))
            save_staff_member(office, _member(random, community.id, random.choice(POSITIONS), before, first))


def _member(random: Random, community_id: int, position: str, since: date, until: date | None) -> CommunityStaff:
    sex = random.choice(tuple(Sex))
    title = "นาย" if sex is Sex.MALE else random.choice(("นาง", "นางสาว"))
    name = f"{title}{demo_names.given_name(random, sex, 40)} {demo_names.family_name(random)}"
    return CommunityStaff(
        community_id=community_id, name=name, position=position, phones=(phone(random),), since=since, until=until
    )


def _relations(people: Sequence[Resident], today: date) -> Iterator[tuple[int, str]]:
    """(person, relation) of everyone who lives in a house, as ages and titles make it likely."""
    living = [one for one in people if one.status is Residency.LIVING and one.household_id is not None and one.born]
    for _house, members in groupby(living, key=lambda one: one.household_id):
        house = sorted(members, key=lambda one: _age(one, today), reverse=True)
        head = _head(house, today)
        found = {head.id: HouseRelation.HEAD}
        for one in house:
            if one.id != head.id:
                found[one.id] = _relation(one, head, house, found, today)
        yield from ((key, relation.value) for key, relation in found.items())


def _age(person: Resident, today: date) -> int:
    return age_on(person.born.date, today) if person.born else 0


def _head(house: Sequence[Resident], today: date) -> Resident:
    men = [one for one in house if one.sex is Sex.MALE and _age(one, today) in HEADS]
    return men[0] if men else house[0]


def _relation(
    one: Resident, head: Resident, house: Sequence[Resident], found: dict[int, HouseRelation], today: date
) -> HouseRelation:
    years = _age(head, today) - _age(one, today)
    is_couple = one.sex is not head.sex and abs(years) <= 10 and "นาง" in (one.title, head.title)
    if one.title.startswith("พระ") or one.title == "สามเณร":
        return HouseRelation.LODGER
    if is_couple and HouseRelation.SPOUSE not in found.values():
        return HouseRelation.SPOUSE
    if years <= -GENERATION:
        return HouseRelation.PARENT
    if years < GENERATION:
        return HouseRelation.SIBLING if one.family == head.family else HouseRelation.RELATIVE
    if years > OLDEST_CHILD:
        return HouseRelation.GRANDCHILD
    sons = [each for each in house if found.get(each.id) is HouseRelation.CHILD and each.sex is Sex.MALE]
    if one.title == "นาง" and any(abs(_age(each, today) - _age(one, today)) <= 10 for each in sons):
        return HouseRelation.CHILD_IN_LAW
    return HouseRelation.CHILD


def _moves(random: Random, people: Sequence[Resident], today: date) -> Iterator[MoveValues]:
    """Who was born, died, moved away or moved house within these fiscal years."""
    first, _last = fiscal_bounds(fiscal_year(today) - YEARS + 1)
    homes = _homes(people)
    for one in people:
        here = (one.household_id, one.community_id)
        if one.status in (Residency.DIED, Residency.MOVED) and one.status_date and one.status_date >= first:
            kind = MoveKind.DEATH if one.status is Residency.DIED else MoveKind.AWAY
            yield (one.id, one.status_date.isoformat(), kind.value, here[0], here[0], here[1], here[1], "")
        elif one.status is Residency.LIVING and one.born and one.born.date >= first:
            yield (one.id, one.born.date.isoformat(), MoveKind.BIRTH.value, None, here[0], None, here[1], "")
        elif one.status is Residency.LIVING and one.household_id and random.random() < MOVED_SHARE:
            day = first + timedelta(days=random.randrange((today - first).days))
            before = random.choice(homes)
            kind = MoveKind.SPLIT if random.random() < 0.3 else MoveKind.HOUSE
            note = random.choice(NOTES)
            yield (one.id, day.isoformat(), kind.value, before[0], here[0], before[1], here[1], note)


def _homes(people: Iterable[Resident]) -> list[tuple[int | None, int | None]]:
    return list(dict.fromkeys((one.household_id, one.community_id) for one in people if one.household_id))
