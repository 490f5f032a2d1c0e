"""Values of records as the screen shows them, in the user's language and digits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from db.domain import buddhist_era
from ui import language
from ui.language import _

if TYPE_CHECKING:
    from db.domain.buddhist_era import PartialDate
    from db.domain.certificates import Certificate
    from db.domain.training import ClassLine
    from db.domain.volunteers import VolunteerKind
    from db.enrolments import PersonTraining


def _thai() -> bool:
    return language.current_language() == "th"


def day(when: date | None) -> str:
    """๑ ต.ค. ๒๕๖๙, or 1 Oct 2026; "" without one."""
    if when is None:
        return ""
    return buddhist_era.table_date(when, thai_digits=_thai(), language=language.current_language())


def long_day(when: date | None) -> str:
    """๑ ตุลาคม ๒๕๖๙."""
    if when is None:
        return ""
    return buddhist_era.long_date(when, thai_digits=_thai(), language=language.current_language())


def month(when: date) -> str:
    """ตุลาคม ๒๕๖๙."""
    return long_day(when).partition(" ")[2]


def birth(when: PartialDate | None) -> str:
    """A birth date as far as it is known."""
    if when is None:
        return ""
    return buddhist_era.partial_date(when, thai_digits=_thai(), language=language.current_language())


def days(first: date | None, last: date | None) -> str:
    """๑ – ๓ ตุลาคม ๒๕๖๙."""
    if first is None or last is None:
        return ""
    return buddhist_era.date_range(first, last, thai_digits=_thai(), language=language.current_language())


def short_days(first: date | None, last: date | None) -> str:
    """๑–๓ ต.ค. ๖๙, for narrow columns."""
    if first is None or last is None:
        return ""
    thai, spoken = _thai(), language.current_language()
    end = buddhist_era.short_date(last, thai_digits=thai, language=spoken)
    if first == last:
        return end
    start = buddhist_era.short_date(first, thai_digits=thai, language=spoken)
    if (first.year, first.month) == (last.year, last.month):
        start = start.split(" ")[0]
    elif first.year == last.year:
        start = start.rsplit(" ", 1)[0]
    return f"{start} – {end}"


def class_name(line: ClassLine) -> str:
    """A class among others: course and run."""
    return f"{line.course} {_('run {run}').format(run=line.run)}" if line.run else line.course


def kinds(chosen: Iterable[VolunteerKind]) -> str:
    """Kinds of volunteers in a list: the short names that offices use, spelt out for who reads English."""
    return "/".join(kind.value if _thai() else _(kind.label) for kind in chosen)


def training(one: PersonTraining) -> str:
    """A training of a person: course, hours attended, passed or not."""
    result = _("passed") if one.line.has_passed else _("{hours} of {needed} hours")
    hours = result.format(hours=f"{one.line.hours:g}", needed=f"{one.line.needed:g}")
    return f"{class_name(one.training_class)}  ·  {hours}"


def certificate(one: Certificate) -> str:
    """A certificate of a person: kind, number, what for, its status."""
    return f"{_(one.kind.label)} {one.label}  ·  {one.text.course}  ·  {_(one.status.label)}"


def size(count: int) -> str:
    """A file's size: 1.2 MB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1000))} KB"
