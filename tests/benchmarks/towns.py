"""Offices of every size for the benchmarks, made once in a run: demos, and one of a million people."""

import random
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from db import demo, ranks, storage
from db.demo_key import DEMO_FILE
from db.office import Office, command
from db.search import optimise
from tests.benchmarks.figures import say
from tests.keys import open_office

DAY = date(2026, 11, 22)
MANY = 100_000
MOST = 1_000_000
COPY = 10_000_000
"""The ids of each copy of the town begin here, twice here, and so on."""
COLUMNS = (
    "title", "given", "family", "nickname", "sex", "citizen_id", "no_id_reason", "born", "born_precision",
    "household_id", "community_id", "phones", "status", "status_date", "organisation", "notes",
)  # fmt: skip


def town(folder: Path, residents: int) -> Path:
    """The folder of a demo with so many residents."""
    place = folder / f"town-{residents}"
    if not Office.exists(place):
        say(f"Making a town of {residents:,} ...")
        demo.make_demo(place, residents, today=DAY)
    return place


def metropolis(folder: Path) -> Path:
    """The folder of an office of a million: the town of 100,000 ten times, with family names dealt anew."""
    place = folder / "metropolis"
    if not Office.exists(place):
        small = town(folder, MANY)
        say(f"Making a town of {MOST:,} ...")
        place.mkdir()
        for name in (storage.FILE_NAME, DEMO_FILE):
            shutil.copy(small / name, place / name)
        with open_office(place) as office:
            multiply(office, MOST // MANY)
            optimise(office)
    return place


@command
def multiply(office: Office, times: int) -> None:
    """Add `times` - 1 copies of everyone: given names with the family names of others, ids with other digits."""
    kept = office.sql(f"select id, sort_key, search_key, {', '.join(COLUMNS)} from resident order by id")
    people: list[tuple[str, str, int, tuple[Any, ...]]] = [(row[1], row[2], row[0], row[3:]) for row in kept]
    families = [(row[5], row[1].partition("\x01")[2]) for row in kept]
    dealer = random.Random(1)
    for copy in range(1, times):
        dealer.shuffle(families)
        for row, (family, family_key) in zip(kept, families, strict=True):
            resident_id, sort_key, search_key = row[:3]
            values: list[Any] = list(row[3:])
            number = f"{values[5][:1]}999{copy}{values[5][5:]}" if values[5] else ""
            key = search_key.replace(f"{values[1]} {values[2]}", f"{values[1]} {family}", 1)
            key = key.replace(values[5], number, 1) if number else key
            values[2], values[5] = family, number
            sort_key = sort_key.partition("\x01")[0] + "\x01" + family_key
            people.append((sort_key, key, copy * COPY + resident_id, tuple(values)))
    people.sort(key=lambda person: (person[0], person[2]))
    with ranks.put_aside(office, "trigger", "index"):
        office.sql("update resident set rank = -rank")
        placed = [(place * ranks.GAP, person) for place, person in enumerate(people, 1)]
        office.sql_many(
            "update resident set rank = ? where id = ?",
            [(rank, person[2]) for rank, person in placed if person[2] < COPY],
        )
        office.sql_many(
            f"""insert into resident(revision, rank, sort_key, search_key, id, {", ".join(COLUMNS)})
                values (1, {", ".join("?" * (4 + len(COLUMNS)))})""",
            [(rank, *person[:3], *person[3]) for rank, person in placed if person[2] >= COPY],
        )
    ranks.rebuild_index(office)
