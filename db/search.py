"""Finding people as the clerk types: by name, nickname, citizen ID, house number and phone, the first in Thai order.

The index holds the trigrams of every search key under the person's rank, so that the first 50 need no sorting.
A word of three letters or more is looked up by every third of its trigrams and the last, a pair of letters by the
trigrams that begin so; what they find is verified. Single letters and pairs of digits are mostly common: the first
people are looked through, and only if that does not give enough, the index is asked, or, where too many trigrams begin
so, everyone is looked through.
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache

from db.domain.citizen_id import digits_of
from db.domain.digits import is_digits
from db.domain.names import split_title
from db.domain.residents import ResidentLine
from db.domain.typed_text import search_form
from db.office import Office, command, query
from db.ranks import GAP
from db.resident_rows import reader

LIMIT = 50
FIRST_LOOK = 4000
"""About so many people are looked through before the index is asked for a short word."""
OWN_DIGITS = 4
"""Of an ID the digits before tell the kind and the registration office, of a phone the network: most share them."""
LONG_NUMBER, FULL_NUMBER = 7, 10
"""So many digits are more than those; from so many on, one more of the last digits is a person's own."""
PERSONAL = re.compile(r"0|[^-]*$|[0-9]-[0-9]{4}")
"""How fewer digits of a phone or an ID begin; others with a dash are a house, or stand so in a name."""
MOST_TERMS = 60
FEW_TERMS, ENOUGH_TRIGRAMS = 8, 2
"""Beside so many trigrams of longer words a short one is only worth asking for if few trigrams begin so."""
MOST_CLAUSES = 40
LAST_LETTER = "\U0010ffff"

# Keys are compared in an index of ranks and keys alone; only who is shown is read in full.
FOUND = """
    select p.id from resident_find f cross join resident p indexed by resident_keys on p.rank = f.rowid
    where f.resident_find match ? and p.deleted_at is null and {words} order by f.rowid limit ?
"""
LOOKED_THROUGH = """
    select p.id from resident p indexed by resident_keys
    where p.rank <= ? and p.deleted_at is null and {words} order by p.rank limit ?
"""
SHOWN = """
    select r.id, r.title, r.given, r.family, r.nickname, r.sex, r.citizen_id, r.born, r.born_precision,
        h.house, h.moo, r.community_id, r.phones, r.status, r.status_date, r.organisation, r.notes
    from json_each(?) place cross join resident r on r.id = place.value left join household h on h.id = r.household_id
"""
COMMUNITY = 11
"""The place of the community among the columns of SHOWN."""
CONTAINS = "instr(p.search_key, ?)"
EVERYONE = 2**63 - 1


@query
def search(office: Office, text: str, limit: int = LIMIT) -> tuple[ResidentLine, ...]:
    """The first people, in Thai order, in whose record every word of `text` stands somewhere; any text is good.

    Who moved away, died or comes from outside is found too; who lies in the bin is not.
    """
    words = words_of(text)
    if not words:
        return ()
    ids = _ids_of_common(office, words, limit)
    if ids is None:
        question = _question(office, words)
        if question is None:
            ids = _looked_through(office, EVERYONE, words, limit)
        else:
            ids = _found(office, question, words, limit) if question else []
    return _lines(office, ids)


def _lines(office: Office, ids: Sequence[int]) -> tuple[ResidentLine, ...]:
    """The people of these ids. Who volunteers and what communities are called is remembered between two changes."""
    names, volunteers = _names_and_volunteers(office)
    rows = office.sql(SHOWN, (json.dumps(ids),))
    read = reader(office)
    return tuple(
        read((*row[:COMMUNITY], names.get(row[COMMUNITY]), *row[COMMUNITY + 1 :], row[0] in volunteers)) for row in rows
    )


def _names_and_volunteers(office: Office) -> tuple[dict[int, str], frozenset[int]]:
    """What each community is called, and the ids of the people who volunteer now."""
    if "names" not in office.remembered:
        serving = office.sql("select resident_id from volunteer where deleted_at is null and ended is null")
        office.remembered["names"] = (
            dict(office.sql("select id, name from community")),
            frozenset(resident_id for (resident_id,) in serving),
        )
    known: tuple[dict[int, str], frozenset[int]] = office.remembered["names"]
    return known


@command
def optimise(office: Office) -> None:
    """Put the search index in order after many changes; a fifth of a second at 100,000 people."""
    office.sql("insert into resident_find(resident_find) values ('optimize')")


def words_of(text: str) -> list[str]:
    """What is looked for: words as search keys spell them, without a leading title; IDs and phones as digits only."""
    rest = _without_title(text)
    form = search_form(rest) or search_form(text)
    if _plain(form) != form or is_digits(form):
        return [digits_of(form)]
    return list(dict.fromkeys(_plain(word) for word in form.split(" ") if word))


@lru_cache(1024)
def _without_title(text: str) -> str:
    return split_title(text)[1]


def _plain(word: str) -> str:
    """081-234-5678 and 1-2345-... as their digits; 306/8, 12-3 and names as they are."""
    digits = digits_of(word)
    return digits if is_digits(digits) and (len(digits) >= LONG_NUMBER or PERSONAL.match(word)) else word


def trigrams_of(word: str) -> list[str]:
    """Trigrams that cover the word, or of a number its last digits; [] for a shorter one."""
    if len(word) < 3:
        return []
    if is_digits(word) and len(word) >= LONG_NUMBER:
        own = OWN_DIGITS + (len(word) >= FULL_NUMBER)
        return [word[start : start + 3] for start in range(len(word) - own, len(word) - 2)]
    starts = [*range(0, len(word) - 2, 3), len(word) - 3]
    return [word[start : start + 3] for start in starts]


def quoted(term: str) -> str:
    """A string of the index's question language."""
    return '"' + term.replace('"', '""') + '"'


def _ids_of_common(office: Office, words: Sequence[str], limit: int) -> list[int] | None:
    """Ids of who has single letters and pairs of digits: the first people mostly give enough; None if not."""
    if not all(map(_is_common, words)):
        return None
    found = _looked_through(office, FIRST_LOOK * GAP, words, limit)
    is_all = len(found) == limit or (office.sql("select max(rank) from resident")[0][0] or 0) <= FIRST_LOOK * GAP
    return found if is_all else None


def _is_common(word: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and is_digits(word))


def _question(office: Office, words: Sequence[str]) -> str | None:
    """The question to the index; "" if nobody can have all the words, None if it knows none of them well enough."""
    clauses = dict.fromkeys(quoted(trigram) for word in words for trigram in trigrams_of(word))
    short = [word for word in words if len(word) < 3 and not (clauses and _is_common(word))]
    most = FEW_TERMS if len(clauses) >= ENOUGH_TRIGRAMS else MOST_TERMS
    for word in short[: max(0, MOST_CLAUSES - len(clauses))]:
        terms = _terms_beginning(office, word, most)
        if terms is not None and not terms:
            return ""
        if terms:
            clauses["(" + " OR ".join(map(quoted, terms)) + ")"] = None
    return " AND ".join(list(clauses)[:MOST_CLAUSES]) or None


def _terms_beginning(office: Office, word: str, most: int) -> list[str] | None:
    """The trigrams that begin with a short word; None if they are more than `most`, or its letters may be folded.

    Reading them takes half the time of a search, and the same beginnings are typed all day.
    """
    if not all(letter < "\x7f" or "\u0e00" <= letter <= "\u0e7f" for letter in word):
        return None
    key = ("terms", word, most)
    if key not in office.remembered:
        rows = office.sql(
            "select term from resident_letters where term >= ? and term < ? limit ?",
            (word, word + LAST_LETTER, most + 1),
        )
        office.remembered[key] = None if len(rows) > most else [row[0] for row in rows]
    terms: list[str] | None = office.remembered[key]
    return terms


def _found(office: Office, match: str, words: Sequence[str], limit: int) -> list[int]:
    """Ids of whom the index gives and the key bears out."""
    return _ids(office, FOUND, (match, *words, limit), len(words))


def _looked_through(office: Office, last_rank: int, words: Sequence[str], limit: int) -> list[int]:
    """Ids of the people up to a rank, looked through one after the other."""
    return _ids(office, LOOKED_THROUGH, (last_rank, *words, limit), len(words))


def _ids(office: Office, question: str, values: Sequence[object], words: int) -> list[int]:
    return [row[0] for row in office.sql(question.format(words=" and ".join([CONTAINS] * words)), values)]
