"""Communities and households that an import finds or makes: the new ones get their ids while the plan is made."""

import re
from collections.abc import Sequence

from db.domain.communities import full_community_name
from db.domain.digits import to_arabic
from db.domain.households import parse_house
from db.domain.thai_order import order_key
from db.domain.typed_text import clean
from db.import_cells import NOTHING
from db.office import Office, query

ADDRESS = re.compile(
    r"([0-9]+(?:[-/][0-9]+)*(?:\s*[ก-ฟย-ฮA-Za-z](?!\S))?)"  # 306/8, 12 ก
    r"(?:\s*(?:หมู่ที่|หมู่|ม\.?)\s*([0-9]+))?\s*(ชุมชน\s*\S+)?\s*(.*)"
)
LONGEST_HOUSE = 40
Home = tuple[str, str, str, str]
"""House number, moo, community, and what else was written in the cell."""


class HomesOfPlan:
    """Ids of communities and households by what a file says of them."""

    def __init__(
        self,
        communities: dict[str, int],
        households: Sequence[tuple[int, str, str, int | None]],
        next_ids: tuple[int, int],
    ) -> None:
        self._communities = communities
        self._households: dict[tuple[str, int | None], dict[str, int]] = {}
        for household_id, house, moo, community_id in households:
            self._households.setdefault((house, community_id), {})[moo] = household_id
        self._next_community, self._next_household = next_ids
        self._names: dict[str, int | None] = {}
        self._addresses: dict[str, Home] = {}
        self.new_communities: list[tuple[int, str]] = []
        self.new_households: list[tuple[int, str, str, int | None, str]] = []

    def community(self, text: str) -> int | None:
        """The id of the community of that name, a new one if need be; None for an empty cell."""
        if text not in self._names:
            self._names[text] = self._community_named(full_community_name(text))
        return self._names[text]

    def _community_named(self, name: str) -> int | None:
        if name and name not in self._communities:
            self._communities[name] = self._next_community
            self.new_communities.append((self._next_community, name))
            self._next_community += 1
        return self._communities.get(name)

    def address(self, text: str) -> Home:
        """A cell's house number and moo; what is no house number comes back as the rest, "-" as nothing."""
        if text not in self._addresses:
            self._addresses[text] = _address(text)
        return self._addresses[text]

    def household(self, house: str, moo: str, community_id: int | None, house_code: str = "") -> int:
        """The id of the household, a new one if need be; without moo, whichever moo the house is known by."""
        there = self._households.setdefault((house, community_id), {})
        if moo in there:
            return there[moo]
        if not moo and there:
            return next(iter(there.values()))
        household_id = there[moo] = self._next_household
        self._next_household += 1
        self.new_households.append((household_id, house, moo, community_id, house_code))
        return household_id


@query
def homes_of_plan(office: Office) -> HomesOfPlan:
    """The office's communities and households, to plan an import."""
    return HomesOfPlan(
        dict(office.sql("select name, id from community where deleted_at is null")),
        office.sql("select id, house, moo, community_id from household where deleted_at is null"),
        (
            office.sql("select coalesce(max(id), 0) + 1 from community")[0][0],
            office.sql("select coalesce(max(id), 0) + 1 from household")[0][0],
        ),
    )


def write_homes(office: Office, homes: HomesOfPlan) -> None:
    """For a command: keep the new ones under the ids the plan gave them."""
    office.sql_many(
        """insert into community(id, revision, name, sort_key, representative, representative_phones, notes)
           values (?, 1, ?, ?, '', '', '')""",
        [(community_id, name, order_key(name)) for community_id, name in homes.new_communities],
    )
    office.sql_many(
        """insert into household(id, revision, house, moo, community_id, house_code, notes)
           values (?, 1, ?, ?, ?, ?, '')""",
        homes.new_households,
    )
    if homes.new_communities:
        office.note("communities", None, f"+{len(homes.new_communities)}")
    if homes.new_households:
        office.note("households", None, f"+{len(homes.new_households)}")


def _address(text: str) -> Home:
    if NOTHING.fullmatch(text):
        return "", "", "", ""
    house = parse_house(text)
    found = ADDRESS.fullmatch(house)
    if found is None:
        return ("", "", "", clean(text)) if not re.search("[0-9]", to_arabic(house)) else _whole(house, text)
    number, moo, community, rest = found[1], found[2] or "", found[3] or "", found[4]
    if len(number) > LONGEST_HOUSE:
        return "", "", "", clean(text)
    return number, moo, community, clean(text) if rest else ""


def _whole(house: str, text: str) -> Home:
    """Numbers of another shape (ก 12, 12 ก) stay as they are unless they are a whole story."""
    return (house, "", "", "") if len(house) <= LONGEST_HOUSE else ("", "", "", clean(text))
