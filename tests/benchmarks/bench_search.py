"""Search as one types: the first 50 in Thai order, against LIKE over the same keys, as the window waits for them."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import fmean

from db import resident_rows
from db.domain.residents import ResidentLine
from db.office import Office, query
from db.residents import resident_of, save_resident
from db.search import LIMIT, search
from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, milliseconds, say, speed_up, took, worst_of_a_hundred
from tests.keys import open_office

QUESTIONS = 600
PEER_STEP = 10
"""The peer is asked every tenth question."""
ROUNDS, PEER_ROUNDS = 9, 2
"""All questions are asked so often and the best time of each counts: the machine does other things too."""
EDITS = 1000
Search = Callable[[Office, str], object]


def figures(folder: Path) -> list[Figure]:
    """p99 at 100,000, after 1,000 edits, and at 1,000,000; the time of LIKE at 100,000."""
    found = []
    with open_office(towns.town(folder, towns.MANY)) as office:
        say("Searching among 100,000 ...")
        asked = questions(office, QUESTIONS)
        times = best_times(partial(search, office), asked, ROUNDS)
        found.append(milliseconds("search, 100,000 residents, p99", worst_of_a_hundred(times), 1))
        peer_times = best_times(partial(search_by_like, office), asked[::PEER_STEP], PEER_ROUNDS)
        found.append(speed_up("search, 100,000 residents, LIKE", fmean(times[::PEER_STEP]), fmean(peer_times), 20))
        say(f"Saving {EDITS:,} changed residents ...")
        edit(office, EDITS)
        times = best_times(partial(search, office), asked, ROUNDS)
        found.append(milliseconds(f"search, after {EDITS:,} edits, p99", worst_of_a_hundred(times), 2))
    with open_office(towns.metropolis(folder)) as office:
        say("Searching among 1,000,000 ...")
        times = best_times(partial(search, office), questions(office, QUESTIONS), ROUNDS)
        found.append(milliseconds("search, 1,000,000 residents, p99", worst_of_a_hundred(times), 8))
    return found


@query
def questions(office: Office, count: int) -> list[str]:
    """What clerks type: names letter by letter, parts of names, full names, houses, ids and phones, and rubbish."""
    chance = random.Random(1)
    last = office.sql("select max(rank) from resident")[0][0]
    found: list[str] = []
    while len(found) < count:
        row = office.sql(
            """select r.given, r.family, r.nickname, r.citizen_id, r.phones, h.house from resident r
               left join household h on h.id = r.household_id where rank >= ? order by rank limit 1""",
            (chance.randrange(last),),
        )
        given, family, nickname, number, phones, house = row[0]
        length = chance.randint(1, 8)
        found += [
            given[:length],
            given,
            family[chance.randint(0, 2) :][:length],
            f"{given} {family}",
            f"{given} {family[:2]}",
            *(text for text in (nickname, number, number[:length], phones.split(",")[0], house) if text),
            given[:3] + "ฮฮฮ",
        ]
    return found[:count]


def best_times(ask: Callable[[str], object], asked: list[str], rounds: int) -> list[float]:
    """The best time of each question over rounds of all of them."""
    times = [[took(partial(ask, text)) for text in asked] for _ in range(rounds)]
    return [min(of_one) for of_one in zip(*times, strict=True)]


@query
def search_by_like(office: Office, text: str) -> tuple[ResidentLine, ...]:
    """The peer: every word somewhere in the key, in the order of ranks, the same lines."""
    words = [f"%{word}%" for word in text.split()]
    each = " and ".join(["r.search_key like ?"] * len(words))
    rows = office.sql(
        f"""select {resident_rows.LINE} from resident r {resident_rows.JOINS}
            where {each} and r.deleted_at is null order by r.rank limit ?""",
        (*words, LIMIT),
    )
    return tuple(map(resident_rows.line_of, rows))


def edit(office: Office, count: int) -> None:
    """Change the names of many, one after another as clerks do."""
    chance = random.Random(3)
    ids = office.run(lambda: [row[0] for row in office.sql("select id from resident")])
    for resident_id in chance.sample(ids, count):
        person = resident_of(office, resident_id)
        save_resident(office, replace(person, nickname="ใหม่", family=person.family + "งาม"))
