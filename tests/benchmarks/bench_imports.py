"""Import of a large Excel file, against a straightforward import with openpyxl and peewee's insert_many."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

from db import ranks, resident_rows
from db.communities import communities, save_community
from db.demo import COMMUNITIES
from db.demo_people import PeopleMaker
from db.domain import buddhist_era
from db.domain.buddhist_era import Precision
from db.domain.citizen_id import digits_of, format_citizen_id, problem_of
from db.domain.communities import Community, full_community_name
from db.domain.households import parse_house
from db.domain.names import full_name, parse_sex, split_full_name, title_problem
from db.domain.phones import format_phone, parse_phones
from db.domain.residents import Residency, Resident
from db.import_columns import ImportKind, recognised
from db.import_residents import plan_residents
from db.office import Office, command
from db.rows import HouseholdRow, ResidentRow
from db.spreadsheets import open_workbook
from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, say, speed_up, took
from tests.keys import new_office

HEADINGS = ("ลำดับ", "เลขประจำตัวประชาชน", "ชื่อ - สกุล", "เพศ", "วัน/เดือน/ปีเกิด", "บ้านเลขที่", "ชุมชน", "โทรศัพท์")
BATCH = 500


def figures(folder: Path) -> list[Figure]:
    """The whole import, from the closed file to the last row kept, each into an office of its own."""
    file = write_file(folder / "residents.xlsx", towns.MANY)
    say("Importing it ...")
    with new_office(folder / "imported") as office:
        ours = took(lambda: import_file(office, file))
        kept = count(office)
    say("Importing it with openpyxl and insert_many ...")
    with new_office(folder / "imported-by-peer") as office:
        peer = took(lambda: peer_import(office, file))
        assert count(office) == kept == towns.MANY, "both keep the same people"
    return [speed_up(f"import of {towns.MANY:,} xlsx rows", ours, peer, 3)]


def count(office: Office) -> int:
    return int(office.run(lambda: office.sql("select count(*) from resident"))[0][0])


def write_file(file: Path, residents: int) -> Path:
    """A list of living residents as an office would keep it in Excel."""
    say(f"Writing an Excel file of {residents:,} residents ...")
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("ทะเบียน")
        sheet.write_row(0, 0, HEADINGS)
        for place, row in enumerate(_rows(residents), 1):
            sheet.write_row(place, 0, (place, *row))
    return file


def _rows(residents: int) -> Iterator[tuple[str, ...]]:
    maker = PeopleMaker(random.Random(5), towns.DAY, residents, range(len(COMMUNITIES)))
    for home in maker.homes():
        community = COMMUNITIES[home.household.community_id or 0]
        for person in home.people:
            if person.status is Residency.LIVING:
                yield (
                    format_citizen_id(person.citizen_id),
                    full_name(person.title, person.given, person.family),
                    person.sex.value if person.sex else "",
                    _birth(person),
                    home.household.house,
                    community,
                    ", ".join(map(format_phone, person.phones)),
                )


def _birth(person: Resident) -> str:
    if person.born is None:
        return ""
    if person.born.precision is Precision.YEAR:
        return str(person.born.date.year + 543)
    return buddhist_era.typed_date(person.born.date, thai_digits=False)


def import_file(office: Office, file: Path) -> None:
    """As the program does it."""
    mappings = recognised(open_workbook(file), ImportKind.RESIDENTS)
    plan_residents(office, mappings, file.name, towns.DAY).commit(office)


# -- the peer: reads, judges and keeps row by row, as one would write it in an afternoon


@dataclass
class Peer:
    """What the peer has seen so far."""

    today: date
    community_ids: dict[str, int]
    household_ids: dict[tuple[int, str], int] = field(default_factory=dict)
    holders: dict[str, tuple[str, str]] = field(default_factory=dict)
    persons: set[tuple[str, str, object]] = field(default_factory=set)
    warnings: list[tuple[int, str]] = field(default_factory=list)

    def resident(self, number: int, cells: tuple[object, ...]) -> tuple[Resident, str] | None:
        """The person of a row and the house, with the same checks; None if the row is refused."""
        _, number_text, name, sex, birth, house_text, community, phones = (str(cell or "") for cell in cells)
        title, given, family = split_full_name(name)
        digits = digits_of(number_text)
        if digits in self.holders and self.holders[digits] != (given, family):
            return None
        if problem_of(digits) is not None or not digits:
            self.warnings.append((number, "id"))
        born = buddhist_era.parse_partial_date(birth, today=self.today) if birth else None
        if title_problem(title, parse_sex(sex), born.date if born else None, self.today):
            self.warnings.append((number, "title"))
        if (given, family, born) in self.persons:
            self.warnings.append((number, "twin"))
        self.persons.add((given, family, born))
        if digits:
            self.holders[digits] = (given, family)
        community_id = self.community_ids[full_community_name(community)]
        house = parse_house(house_text)
        household_id = self.household_ids.setdefault((community_id, house), len(self.household_ids) + 1)
        person = Resident(
            title=title,
            given=given,
            family=family,
            sex=parse_sex(sex),
            citizen_id=digits,
            born=born,
            household_id=household_id,
            community_id=community_id,
            phones=parse_phones(phones),
        )
        return person, house


@command
def peer_import(office: Office, file: Path) -> None:
    for name in COMMUNITIES:
        save_community(office, Community(name=name))
    peer = Peer(towns.DAY, {community.name: community.id for community in communities(office)})
    book = openpyxl.load_workbook(file, read_only=True)
    rows = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    judged = [peer.resident(number, cells) for number, cells in enumerate(rows, 2)]
    book.close()
    values = [resident_rows.values_of(person, (house, "")) for person, house in filter(None, judged)]
    values.sort(key=lambda row: row["sort_key"])
    for place, row in enumerate(values, 1):
        row["rank"] = place * ranks.GAP
    households = [
        {"id": key, "house": house, "moo": "", "community_id": community_id}
        for (community_id, house), key in peer.household_ids.items()
    ]
    for start in range(0, len(households), BATCH):
        HouseholdRow.insert_many(households[start : start + BATCH]).execute(office.database)
    for start in range(0, len(values), BATCH):
        ResidentRow.insert_many(values[start : start + BATCH]).execute(office.database)
