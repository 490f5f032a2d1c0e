"""Finding people as the clerk types: by name, nickname, citizen ID, house number and phone, the first in Thai order.

The index holds the trigrams of every search key under the person's rank, so that the first 50 need no sorting.
A word of three letters or more is looked up by every third of its trigrams and the last; what they find is verified.
Words of one or two letters are mostly common: the first people are looked through, and only if that does not give
enough, the trigrams that begin so are looked up, or, where these are very many, everyone is looked through.
"""

from collections.abc import Sequence

from db.domain.citizen_id import digits_of
from db.domain.digits import is_digits
from db.domain.names import split_title
from db.domain.residents import ResidentLine
from db.domain.typed_text import search_form
from db.office import Office, command, query
from db.resident_rows import JOINS, LINE, line_of

LIMIT = 50
FIRST_LOOK = 400
"""So many people are looked through before the index is asked for a short word."""
MOST_TERMS = 60
MOST_TRIGRAMS = 40
LAST_LETTER = "\U0010ffff"

FOUND = f"""
    select {LINE} from resident_find f cross join resident r on r.rank = f.rowid {JOINS}
    where f.resident_find match ? and r.deleted_at is null and {{words}} order by f.rowid limit ?
"""
LOOKED_THROUGH = f"""
    select {LINE} from resident r {JOINS}
    where r.rank <= ? and r.deleted_at is null and {{words}} order by r.rank limit ?
"""
CONTAINS = "instr(r.search_key, ?)"


@query
def search(office: Office, text: str, limit: int = LIMIT) -> tuple[ResidentLine, ...]:
    """The first people, in Thai order, in whose record every word of `text` stands somewhere; any text is good.

    Who moved away, died or comes from outside is found too; who lies in the bin is not.
    """
    words = words_of(text)
    if not words:
        return ()
    match = _match_of_long(words)
    if match is None:
        return _with_short_words(office, words, limit)
    return _found(office, match, words, limit)


@command
def optimise(office: Office) -> None:
    """Put the search index in order after many changes; a fifth of a second at 100,000 people."""
    office.sql("insert into resident_find(resident_find) values ('optimize')")


def words_of(text: str) -> list[str]:
    """What is looked for: words as search keys spell them, without a leading title; IDs and phones as digits only."""
    rest = split_title(text)[1]
    form = search_form(rest) or search_form(text)
    digits = digits_of(form)
    if is_digits(digits):
        return [digits]
    return list(dict.fromkeys(_plain(word) for word in form.split(" ") if word))


def _plain(word: str) -> str:
    """081-234-5678 as its digits; 306/8 and names as they are."""
    digits = digits_of(word)
    return digits if is_digits(digits) else word


def _match_of_long(words: Sequence[str]) -> str | None:
    """The question to the index for the words of three letters and more; None if there are none."""
    trigrams = dict.fromkeys(trigram for word in words for trigram in trigrams_of(word))
    return " AND ".join(map(quoted, list(trigrams)[:MOST_TRIGRAMS])) or None


def trigrams_of(word: str) -> list[str]:
    """Trigrams that cover the word; [] for a shorter one."""
    if len(word) < 3:
        return []
    starts = [*range(0, len(word) - 2, 3), len(word) - 3]
    return [word[start : start + 3] for start in starts]


def quoted(term: str) -> str:
    """A string of the index's question language."""
    return '"' + term.replace('"', '""') + '"'


def _with_short_words(office: Office, words: Sequence[str], limit: int) -> tuple[ResidentLine, ...]:
    last = office.sql("select rank from resident order by rank limit 1 offset ?", (FIRST_LOOK,))
    found = _looked_through(office, last[0][0] if last else None, words, limit)
    if len(found) == limit or not last:
        return found
    parts = []
    for word in words:
        terms = _terms_beginning(office, word)
        if terms is not None and not terms:
            return ()
        if terms:
            parts.append("(" + " OR ".join(map(quoted, terms)) + ")")
    if not parts:
        return _looked_through(office, None, words, limit)
    return _found(office, " AND ".join(parts), words, limit)


def _terms_beginning(office: Office, word: str) -> list[str] | None:
    """The trigrams that begin with a short word; None if they are too many, or its letters may be folded."""
    if not all(letter < "\x7f" or "\u0e00" <= letter <= "\u0e7f" for letter in word):
        return None
    rows = office.sql(
        "select term from resident_letters where term >= ? and term < ? limit ?",
        (word, word + LAST_LETTER, MOST_TERMS + 1),
    )
    return None if len(rows) > MOST_TERMS else [row[0] for row in rows]


def _found(office: Office, match: str, words: Sequence[str], limit: int) -> tuple[ResidentLine, ...]:
    conditions = " and ".join([CONTAINS] * len(words))
    return tuple(map(line_of, office.sql(FOUND.format(words=conditions), (match, *words, limit))))


def _looked_through(
    office: Office, last_rank: int | None, words: Sequence[str], limit: int
) -> tuple[ResidentLine, ...]:
    """People up to a rank, or all, one after the other."""
    conditions = " and ".join([CONTAINS] * len(words))
    end = 2**63 - 1 if last_rank is None else last_rank
    return tuple(map(line_of, office.sql(LOOKED_THROUGH.format(words=conditions), (end, *words, limit))))
