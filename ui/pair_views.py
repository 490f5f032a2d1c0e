"""Pairs of people, and mergers, as rows of a list, side by side, and as facts of a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from db import mergers, residents
from db.domain.citizen_id import mask_citizen_id
from db.domain.duplicates import Pair
from db.domain.forms import Field, Form, Kind
from db.domain.mending import MergerLine
from db.domain.phones import format_phone
from db.domain.words import N_
from ui import shown
from ui.language import _
from ui.merge_panel import NUMBER, Side
from ui.record_card import Fact
from ui.rows import Row
from ui.screens.audit import SUBJECTS

if TYPE_CHECKING:
    from db.domain.residents import Resident, ResidentLine
    from db.office import Office

IN_SIGHT: Final = (1, 0)
"""The cells of COLUMNS that the list shows: both names are nearly the same, and stand beside it in full."""
HIGH: Final = 1 << 31
"""Ids of records are below it: a pair of them is one number."""


@dataclass(frozen=True, kw_only=True)
class TwoPeople:
    """Whom to compare."""

    first_id: int | None = None
    second_id: int | None = None


FORM: Final = Form(
    TwoPeople,
    (
        Field("first_id", N_("One record"), Kind.LINK, required=True),
        Field("second_id", N_("The other record"), Kind.LINK, required=True),
    ),
)


def key_of(first: int, second: int) -> int:
    """A pair as the key of a row, from 1 on; mergers have theirs below 0."""
    return min(first, second) * HIGH + max(first, second)


def in_sight(row: Row) -> Row:
    """A whole row as the list beside both records shows it."""
    return replace(row, cells=tuple(row.cells[place] for place in IN_SIGHT))


def pair_cells(pair: Pair, people: Mapping[int, ResidentLine], *, is_found: bool) -> tuple[str, ...]:
    """A cell for each of COLUMNS; a pair that was not found was chosen by somebody."""
    first, second = people[pair.first], people[pair.second]
    return (
        _(pair.likeness.label) if is_found else _("Chosen to be compared"),
        first.full_name,
        second.full_name,
        shown.birth(first.born or second.born),
        first.house or second.house,
    )


def merger_row(line: MergerLine) -> Row:
    """A row with a cell for each of COLUMNS, its key below 0."""
    said = _("Merged {day}") if line.undone_at is None else _("Taken apart {day}")
    day = shown.day((line.undone_at or line.at).date())
    return Row(-line.id, (said.format(day=day), line.kept, line.gone, "", ""), "quiet" if line.undone_at else "")


def merger_facts(line: MergerLine) -> Sequence[Fact]:
    """What is known of a merger."""
    return (
        Fact(_("Record that stayed"), f"{line.kept}  ({_(NUMBER).format(number=line.kept_id)})"),
        Fact(_("Record that went into it"), f"{line.gone}  ({_(NUMBER).format(number=line.gone_id)})"),
        Fact(_("Merged on"), shown.day(line.at.date())),
        Fact(_("By"), line.who),
        Fact(_("Taken apart on"), shown.day(line.undone_at.date()) if line.undone_at else ""),
    )


def side_of(office: Office, record: Resident) -> Side:
    """One of both records with its fields in words, the citizen ID masked, and what hangs on it."""
    line = residents.resident_line(office, record.id)
    phones = ", ".join(map(format_phone, record.phones))
    since = shown.day(record.status_date)
    texts = {
        "title": record.title,
        "given": record.given,
        "family": record.family,
        "nickname": record.nickname,
        "sex": _(record.sex.label) if record.sex else "",
        "citizen_id": mask_citizen_id(record.citizen_id) or record.no_id_reason,
        "born": shown.birth(record.born),
        "household_id": "  ".join(filter(None, (line.house, line.community))),
        "phones": phones,
        "status": "  ".join(filter(None, (_(record.status.label), since))),
        "organisation": record.organisation,
        "notes": record.notes,
    }
    return Side(record, texts, _hangs(office, record.id))


def _hangs(office: Office, resident_id: int) -> list[str]:
    counts = mergers.hangs_on(office, resident_id)
    return [f"{_(SUBJECTS.get(subject, subject))}: {count:,}" for subject, count in counts.items()]
