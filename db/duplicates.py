"""Possible duplicates found among all people, and pairs of which somebody said that they are two people."""

from db import records
from db.domain.duplicates import Candidate, Likeness, Pair, pairs_among
from db.domain.errors import Progress
from db.office import Office, command, query, survey
from db.residents import SUBJECT
from db.rows import NotDuplicateRow

SLICE = 10_000
"""People read in one turn of the office: some ten milliseconds."""


@survey
def possible_duplicates(office: Office, progress: Progress | None = None) -> tuple[Pair, ...]:
    """Pairs that may be one person, the surest first; those that were said to be two people are left out.

    Of 100,000 people it takes a second: not for the window's thread.
    """
    people: list[Candidate] = []
    total = people_to_compare(office)
    last = 0
    while found := candidates_after(office, last):
        people += found
        last = found[-1].id
        if progress:
            progress(len(people), total)
    apart = said_apart(office)
    return tuple(pair for pair in pairs_among(people) if (pair.first, pair.second) not in apart)


@query
def people_to_compare(office: Office) -> int:
    """How many people are kept."""
    return int(office.sql("select count(*) from resident where deleted_at is null")[0][0])


@query
def candidates_after(office: Office, resident_id: int) -> list[Candidate]:
    """The next slice of people, by their ids."""
    rows = office.sql(
        """select id, given, family, citizen_id, born, born_precision is 'day', household_id from resident
           where id > ? and deleted_at is null order by id limit ?""",
        (resident_id, SLICE),
    )
    return [Candidate(*row) for row in rows]


@query
def said_apart(office: Office) -> frozenset[tuple[int, int]]:
    """Pairs of ids, the lower first, that are two people each."""
    found = office.sql("select min(first_id, second_id), max(first_id, second_id) from not_duplicate")
    return frozenset((first, second) for first, second in found)


@query
def likeness_of(office: Office, first_id: int, second_id: int) -> Likeness | None:
    """By what two people look like one; None if they do not."""
    rows = office.sql(
        """select id, given, family, citizen_id, born, born_precision is 'day', household_id from resident
           where id in (?, ?)""",
        (first_id, second_id),
    )
    found = pairs_among([Candidate(*row) for row in rows])
    return found[0].likeness if found else None


@command
def say_apart(office: Office, first_id: int, second_id: int) -> None:
    """Keep that the two are not the same person: they are not shown as a possible duplicate any more."""
    first, second = sorted((first_id, second_id))
    if (first, second) in said_apart(office):
        return
    values = {"first_id": first, "second_id": second, "at": office.now_text(), "who": office.who}
    records.insert(office, NotDuplicateRow, values)
    office.note(SUBJECT, first)
    office.note(SUBJECT, second)


@command
def doubt_again(office: Office, first_id: int, second_id: int) -> None:
    """Take that back."""
    first, second = sorted((first_id, second_id))
    office.sql("delete from not_duplicate where min(first_id, second_id) = ? and max(first_id, second_id) = ?",
               (first, second))  # fmt: skip
    office.note(SUBJECT, first)
    office.note(SUBJECT, second)
