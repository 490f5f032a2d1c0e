"""How a paper speaks: its language, digits and dates, who prints it and when. Nothing of it follows the screen."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from db.domain import date_forms
from db.domain.date_forms import PartialDate, Precision
from db.domain.digits import to_arabic, to_thai
from printing.line_breaking import LineBreaker

WORD, LATIN = re.compile(r"\S+"), re.compile("[A-Za-z]")


@dataclass(frozen=True, kw_only=True)
class Paper:
    """`gettext` is the catalog of the paper's language; `offset_mm` moves everything right and down on the sheet.

    `text_only` is for stock that is printed already with frame, seal and signatures.
    """

    gettext: Callable[[str], str]
    printed_on: date
    printed_by: str = ""
    language: Literal["th", "en"] = "th"
    digits: Literal["thai", "arabic"] = "thai"
    offset_mm: tuple[float, float] = (0.0, 0.0)
    text_only: bool = False
    is_begun: bool = False
    """Lists are written to the end of their first page only: it is shown while the rest is made."""
    words: frozenset[str] = frozenset()
    """The office's own: places, courses, whatever its lines must not be broken in."""

    def breaker(self, *words: str, names: Iterable[str] = ()) -> LineBreaker:
        """What breaks this paper's lines, with words and people's names of one document."""
        return LineBreaker(self.words | set(filter(None, words)), frozenset(names))

    @cached_property
    def thai_digits(self) -> bool:
        return self.digits == "thai" and self.language == "th"

    @cached_property
    def numerals(self) -> Callable[[str], str]:
        """Gives a text with all its digits as this paper writes them."""
        return to_thai if self.thai_digits else to_arabic

    def prose(self, text: str) -> str:
        """As `numerals`, but words with Latin letters stay as they are (COVID-19)."""
        if not self.thai_digits:
            return to_arabic(text)
        return WORD.sub(lambda word: word[0] if LATIN.search(word[0]) else to_thai(word[0]), text)

    def count(self, number: float) -> str:
        """2,862 or ๒,๘๖๒; 3.5 keeps its half, 70.0 is 70."""
        return self.numerals(f"{number:,.2f}".rstrip("0").rstrip(".") if number != int(number) else f"{int(number):,}")

    def long_date(self, day: date) -> str:
        return date_forms.long_date(day, thai_digits=self.thai_digits, language=self.language)

    def table_date(self, day: date) -> str:
        return date_forms.table_date(day, thai_digits=self.thai_digits, language=self.language)

    def certificate_date(self, day: date) -> str:
        return date_forms.certificate_date(day, thai_digits=self.thai_digits, language=self.language)

    def date_range(self, first: date, last: date) -> str:
        return date_forms.date_range(first, last, thai_digits=self.thai_digits, language=self.language)

    def table_birth(self, born: PartialDate | None) -> str:
        """๑ ต.ค. ๒๕๐๑, or as much of the date as is known."""
        if born is None:
            return ""
        if born.precision is Precision.DAY:
            return self.table_date(born.date)
        return date_forms.partial_date(born, thai_digits=self.thai_digits, language=self.language)
