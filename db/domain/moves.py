"""Moves, births and deaths: what is asked before one, and the line that each leaves in the history of people."""

from dataclasses import dataclass, replace
from datetime import date

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Field, Form, Kind
from db.domain.house_relations import HouseRelation
from db.domain.names import Sex
from db.domain.residents import FORM as RESIDENT_FORM
from db.domain.residents import Residency
from db.domain.words import N_

NOT_YET = N_("This day has not come yet.")


class MoveKind(Choice):
    """What happened. RECORD: somebody put the record right, nobody knows how it came about."""

    HOUSE = "house", N_("Moved to another house")
    HOUSEHOLD = "household", N_("Moved with the whole household")
    SPLIT = "split", N_("Left for a household of their own")
    JOIN = "join", N_("Household joined another")
    BIRTH = "birth", N_("Was born")
    DEATH = "death", N_("Died")
    AWAY = "away", N_("Moved away")
    BACK = "back", N_("Came to live here")
    RECORD = "record", N_("Changed in the record")


@dataclass(frozen=True, kw_only=True)
class Move:
    """What happened to one person on a day; None where there is no house or community."""

    id: int = 0
    resident_id: int
    moved_on: date
    kind: MoveKind
    from_household_id: int | None = None
    to_household_id: int | None = None
    from_community_id: int | None = None
    to_community_id: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MoveLine:
    """A move as lists show it: names of people, houses and communities spelt out, "" without one."""

    id: int
    resident_id: int
    full_name: str
    moved_on: date
    kind: MoveKind
    from_house: str
    from_community: str
    to_house: str
    to_community: str
    note: str


@dataclass(frozen=True)
class GoesOn:
    """What a death or leaving may end, as it was before: a row of the `table`, with its revision and what stood there
    as the reason of an end."""

    table: str
    record_id: int
    revision: int
    end_reason: str


@dataclass(frozen=True, kw_only=True)
class PlaceBefore:
    """Where a person lived and how they stood before a move, so that it can be taken back; `last_move` is the id of
    the latest line of their history then, `goes_on` what may end by the move."""

    resident_id: int
    household_id: int | None
    status: Residency
    status_date: date | None
    relation: HouseRelation | None
    last_move: int
    goes_on: tuple[GoesOn, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What whoever changes a person knows about the change: it goes into the history."""

    kind: MoveKind
    day: date
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MoveWish:
    """What is asked before people move: where to (`is_away`: out of the municipality), when, and what they are to the
    head there."""

    to_household_id: int | None = None
    is_away: bool = False
    moved_on: date | None = None
    relation: HouseRelation | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Birth:
    """A child that was born: it belongs to the house of its mother."""

    mother_id: int | None = None
    given: str = ""
    family: str = ""
    nickname: str = ""
    sex: Sex | None = None
    born: date | None = None
    citizen_id: str = ""
    no_id_reason: str = ""


def check_wish(wish: MoveWish, today: date) -> date:
    """The day; raises FormErrors unless it has come and the way is clear: to a house, or out of the municipality."""
    errors: dict[str, FieldError] = {}
    if wish.moved_on is None:
        errors["moved_on"] = FieldError(N_("This has to be filled in."))
    elif wish.moved_on > today:
        errors["moved_on"] = FieldError(NOT_YET)
    if not wish.is_away and wish.to_household_id is None:
        errors["to_household_id"] = FieldError(N_("Choose the house, or say that they leave the municipality."))
    if wish.is_away and wish.to_household_id is not None:
        errors["to_household_id"] = FieldError(N_("Who leaves the municipality moves to none of its houses."))
    if errors:
        raise FormErrors(errors)
    assert wish.moved_on is not None, "just looked at"
    return wish.moved_on


_TO = Field("to_household_id", N_("To house"), Kind.LINK, help=N_("Type a house number to find it, or to add it."))
_AWAY = Field("is_away", N_("Out of the municipality"), Kind.YES_NO)
_DAY = Field("moved_on", N_("Moved on"), Kind.DATE, required=True, width=14)
_NOTE = Field("note", N_("Remark"), width=34)

PERSON_FORM = Form(
    MoveWish,
    (
        _TO,
        _AWAY,
        _DAY,
        Field("relation", N_("Relation to the head"), Kind.CHOICE, choices=HouseRelation, width=24),
        _NOTE,
    ),
)
HOUSEHOLD_FORM = Form(MoveWish, (_TO, _AWAY, _DAY, _NOTE))
SPLIT_FORM = Form(MoveWish, (replace(_TO, required=True), _DAY, _NOTE))
JOIN_FORM = Form(MoveWish, (replace(_TO, label=N_("Joins the household"), required=True), _DAY, _NOTE))
DEATH_FORM = Form(MoveWish, (replace(_DAY, label=N_("Died on")), replace(_NOTE, width=44)))

BIRTH_FORM = Form(
    Birth,
    (
        Field("mother_id", N_("Mother"), Kind.LINK, required=True, help=N_("The child belongs to her house.")),
        RESIDENT_FORM.field("given"),
        RESIDENT_FORM.field("family"),
        RESIDENT_FORM.field("nickname"),
        replace(RESIDENT_FORM.field("sex"), required=True),
        Field("born", N_("Born on"), Kind.DATE, required=True, width=14),
        RESIDENT_FORM.field("citizen_id"),
        RESIDENT_FORM.field("no_id_reason"),
    ),
)
