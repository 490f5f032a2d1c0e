"""Merging two records of one person field by field: which fields go together, what is proposed, what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from db.domain import citizen_id
from db.domain.buddhist_era import Precision
from db.domain.choices import Choice
from db.domain.forms import Column
from db.domain.residents import Residency, Resident
from db.domain.words import N_


class Pick(Choice):
    """From which of both records a field is taken."""

    KEPT = "kept", N_("From the record that stays")
    GONE = "gone", N_("From the other record")
    BOTH = "both", N_("From both")


@dataclass(frozen=True)
class MergedField:
    """What is chosen at once: `parts` are attributes of the record that make no sense without each other."""

    name: str
    label: str
    parts: tuple[str, ...]
    can_be_both: bool = False


def _field(name: str, label: str, *parts: str, can_be_both: bool = False) -> MergedField:
    return MergedField(name, label, parts or (name,), can_be_both)


FIELDS: Final = (
    _field("title", N_("Title")),
    _field("given", N_("Given name")),
    _field("family", N_("Family name")),
    _field("nickname", N_("Nickname")),
    _field("sex", N_("Sex")),
    _field("citizen_id", N_("Citizen ID"), "citizen_id", "no_id_reason"),
    _field("born", N_("Born")),
    _field("household_id", N_("Household"), "household_id", "community_id"),
    _field("phones", N_("Phone"), can_be_both=True),
    _field("status", N_("Status"), "status", "status_date"),
    _field("organisation", N_("Organisation")),
    _field("notes", N_("Notes"), can_be_both=True),
)


def values_of(record: Resident, field: MergedField) -> tuple[object, ...]:
    """What the record holds in a field."""
    return tuple(getattr(record, part) for part in field.parts)


def differing(kept: Resident, gone: Resident) -> tuple[MergedField, ...]:
    """The fields about which somebody has to decide."""
    return tuple(field for field in FIELDS if values_of(kept, field) != values_of(gone, field))


def proposal(kept: Resident, gone: Resident) -> dict[str, Pick]:
    """For every field what is most likely right: what is known instead of what is not, telephones and notes of both."""
    return {field.name: _proposed(field, kept, gone) for field in FIELDS}


def _proposed(field: MergedField, kept: Resident, gone: Resident) -> Pick:
    mine, others = values_of(kept, field), values_of(gone, field)
    if mine == others or not any(others):
        return Pick.KEPT
    if not any(mine):
        return Pick.GONE
    if field.can_be_both:
        return Pick.BOTH
    return Pick.GONE if _is_better(field.name, gone, kept) else Pick.KEPT


def _is_better(name: str, one: Resident, other: Resident) -> bool:
    """Whether the field of `one`, filled in both, tells more than that of `other`."""
    if name == "citizen_id":
        return citizen_id.is_valid(one.citizen_id) and not citizen_id.is_valid(other.citizen_id)
    if name == "born":
        assert one.born is not None and other.born is not None, "both are filled"
        return one.born.precision is Precision.DAY and other.born.precision is not Precision.DAY
    if name == "household_id":
        return one.household_id is not None and other.household_id is None
    if name == "status":
        return other.status is Residency.OUTSIDE
    return False


def merged(kept: Resident, gone: Resident, picks: Mapping[str, Pick]) -> Resident:
    """The record that stays, each field taken as `picks` says; what it does not name stays as it is."""
    values: dict[str, object] = {}
    for field in FIELDS:
        pick = picks.get(field.name, Pick.KEPT)
        if pick is Pick.GONE:
            values |= zip(field.parts, values_of(gone, field), strict=True)
        elif pick is Pick.BOTH and field.can_be_both:
            values |= {part: _joined(getattr(kept, part), getattr(gone, part)) for part in field.parts}
    return replace(kept, **values)  # type: ignore[arg-type]


def _joined(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Telephones of both, each once; notes below each other."""
    if isinstance(one, tuple):
        return tuple(dict.fromkeys((*one, *other)))
    return "\n".join(dict.fromkeys(filter(None, (one, str(other)))))


@dataclass(frozen=True, kw_only=True)
class MergerLine:
    """Two records that were merged: names as both records have them, and whether it can still be taken back."""

    id: int
    kept_id: int
    gone_id: int
    kept: str
    gone: str
    at: datetime
    who: str
    undone_at: datetime | None
    can_be_undone: bool


COLUMNS: Final = (
    Column("likeness", N_("Why"), 20),
    Column("first", N_("One record"), 26, sortable=False),
    Column("second", N_("The other record"), 26, sortable=False),
    Column("born", N_("Born"), 14, sortable=False),
    Column("house", N_("House"), 14, sortable=False),
)
