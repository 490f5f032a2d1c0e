"""Possible duplicates: which records of people may be of one person, and by what one sees it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from db.domain.choices import Choice
from db.domain.sounds import sound_key
from db.domain.words import N_

MOST_ALIKE: Final = 40
"""Of so many people with one name, more than a town has, a birth date that is not known tells nothing."""


class Likeness(Choice):
    """By what two records look like one person's, the surest first."""

    SAME_ID = "same_id", N_("Same citizen ID")
    NAME_AND_BIRTH = "name_and_birth", N_("Same name and birth date")
    NAME_AND_HOUSE = "name_and_house", N_("Same name and house")
    SOUND_AND_BIRTH = "sound_and_birth", N_("Sounds alike, same birth date")
    SOUND_AND_HOUSE = "sound_and_house", N_("Sounds alike, same house")
    NAME = "name", N_("Same name, one birth date unknown")


SURENESS: Final = {likeness: place for place, likeness in enumerate(Likeness)}


class Candidate(NamedTuple):
    """What is looked at of a person. `born` as it is kept, `is_day` whether its day is known."""

    id: int
    given: str
    family: str
    citizen_id: str
    born: str | None
    is_day: bool
    household_id: int | None


@dataclass(frozen=True)
class Pair:
    """Two records that may be one person's; the older record first."""

    first: int
    second: int
    likeness: Likeness


def pairs_among(people: Iterable[Candidate]) -> list[Pair]:
    """Every pair once with its surest likeness, the surest first."""
    found: dict[tuple[int, int], Likeness] = {}
    by_id, by_sound = defaultdict[str, list[Candidate]](list), defaultdict[tuple[str, str], list[Candidate]](list)
    for person in people:
        if person.citizen_id:
            by_id[person.citizen_id].append(person)
        by_sound[sound_key(person.given), sound_key(person.family)].append(person)
    for same in by_id.values():
        for one, other in combinations(same, 2):
            _note(found, one, other, Likeness.SAME_ID)
    for alike in by_sound.values():
        if len(alike) > 1:
            for one, other, likeness in _alike(alike):
                _note(found, one, other, likeness)
    pairs = [Pair(*ids, likeness) for ids, likeness in found.items()]
    return sorted(pairs, key=lambda pair: (SURENESS[pair.likeness], pair.first, pair.second))


def _note(found: dict[tuple[int, int], Likeness], one: Candidate, other: Candidate, likeness: Likeness) -> None:
    ids = (one.id, other.id) if one.id < other.id else (other.id, one.id)
    if ids not in found or SURENESS[likeness] < SURENESS[found[ids]]:
        found[ids] = likeness


def _alike(people: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate, Likeness]]:
    """Among people whose names sound the same."""
    by_birth, by_house = defaultdict[str, list[Candidate]](list), defaultdict[int, list[Candidate]](list)
    for person in people:
        if person.born:
            by_birth[person.born].append(person)
        if person.household_id is not None:
            by_house[person.household_id].append(person)
    for same in by_birth.values():
        for one, other in combinations(same, 2):
            named = _has_name_of(one, other)
            yield one, other, Likeness.NAME_AND_BIRTH if named else Likeness.SOUND_AND_BIRTH
    for same in by_house.values():
        for one, other in combinations(same, 2):
            if _has_name_of(one, other):
                yield one, other, Likeness.NAME_AND_HOUSE
            elif _may_be_born_together(one, other):
                yield one, other, Likeness.SOUND_AND_HOUSE
    if len(people) <= MOST_ALIKE:
        for one, other in combinations(people, 2):
            if _has_name_of(one, other) and one.family and _is_open(one, other):
                yield one, other, Likeness.NAME


def _has_name_of(one: Candidate, other: Candidate) -> bool:
    return (one.given, one.family) == (other.given, other.family)


def _is_open(one: Candidate, other: Candidate) -> bool:
    """Whether the birth date of one is not known, or only as far as it agrees with the other's."""
    if one.born is None or other.born is None:
        return True
    return not (one.is_day and other.is_day) and one.born[:4] == other.born[:4]


def _may_be_born_together(one: Candidate, other: Candidate) -> bool:
    """Sisters in one house often have names that sound alike: their birth dates differ in more than one part."""
    if one.born is None or other.born is None:
        return True
    parts = zip(one.born.split("-"), other.born.split("-"), strict=True)
    return sum(here != there for here, there in parts) <= 1
