"""What was found at a household of an outreach round, and the keys by which it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.rounds import RoundKind
from db.domain.words import N_


class RoundResult(Choice):
    """How it went at the door."""

    REACHED = "reached", N_("Reached at home")
    NEEDS = "needs", N_("Reached, needs something")
    NOBODY = "nobody", N_("Nobody at home")
    REFUSED = "refused", N_("Wanted no visit")


class Answer(Choice):
    """To a quick check."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")


class Check(Choice):
    """The quick checks of an outbreak round; the value is the record's field."""

    SYMPTOMS = "symptoms", N_("Symptoms")
    MEDICINE = "medicine", N_("Needs medicine")
    FOOD = "food", N_("Needs food")
    VACCINATED = "vaccinated", N_("All vaccinated")


ASKED: Final[Mapping[Check, str]] = {
    Check.SYMPTOMS: N_("symptoms"),
    Check.MEDICINE: N_("medicine"),
    Check.FOOD: N_("food"),
    Check.VACCINATED: N_("vaccination"),
}
"""What a check calls for, as it stands in a list of needs."""
KEY_WORDS: Final[Mapping[Check, str]] = {
    Check.SYMPTOMS: N_("Symptoms"),
    Check.MEDICINE: N_("Needs medicine"),
    Check.FOOD: N_("Needs food"),
    Check.VACCINATED: N_("Needs vaccination"),
}
"""What the key of a check says."""
REACHED: Final = (RoundResult.REACHED, RoundResult.NEEDS)
RESULT_KEYS: Final[Mapping[str, RoundResult]] = dict(zip("1234", RoundResult, strict=True))
CHECK_KEYS: Final[Mapping[str, Check]] = dict(zip("5678", Check, strict=True))
HELPED_KEY, CLEAR_KEY = "9", "0"


@dataclass(frozen=True, kw_only=True)
class RoundVisit:
    """A household of a round with what was found there on `reached_on`, the last time somebody came. `result` is None
    until then. `needs` is told in words, `helped_on` the day when they were met."""

    id: int = 0
    revision: int = 0
    round_id: int = 0
    household_id: int = 0
    result: RoundResult | None = None
    reached_on: date | None = None
    needs: str = ""
    symptoms: Answer | None = None
    medicine: Answer | None = None
    food: Answer | None = None
    vaccinated: Answer | None = None
    helped_on: date | None = None
    notes: str = ""

    @property
    def asks(self) -> tuple[Check, ...]:
        """The checks that call for something: symptoms, medicine, food, somebody not vaccinated yet."""
        bad = {check: Answer.NO if check is Check.VACCINATED else Answer.YES for check in Check}
        return tuple(check for check in Check if getattr(self, check.value) is bad[check])

    @property
    def has_needs(self) -> bool:
        return bool(self.needs or self.asks)

    @property
    def is_open(self) -> bool:
        """Whether somebody there still waits for help."""
        return self.result is RoundResult.NEEDS and self.helped_on is None


def with_result(visit: RoundVisit, result: RoundResult, day: date, kind: RoundKind) -> RoundVisit:
    """The household after a key for how it went was pressed. Who was reached in an outbreak round and has nothing was
    asked and said no; who has needs was reached with needs, who was reached before stays so since that day; where
    nobody was met nothing is known."""
    if result not in REACHED:
        blank = dict.fromkeys((check.value for check in Check), None)
        return replace(visit, result=result, reached_on=day, needs="", helped_on=None, **blank)  # type: ignore[arg-type]
    if kind is RoundKind.OUTBREAK:
        asked = (Check.SYMPTOMS, Check.MEDICINE, Check.FOOD)
        visit = replace(visit, **{check.value: getattr(visit, check.value) or Answer.NO for check in asked})  # type: ignore[arg-type]
    if visit.has_needs:
        result = RoundResult.NEEDS
    first = visit.reached_on if visit.result in REACHED else day
    return replace(visit, result=result, reached_on=first)


def with_check(visit: RoundVisit, check: Check, day: date) -> RoundVisit:
    """The household after the key of a check was pressed: it calls for something, and pressed again no longer does."""
    calls, calm = (Answer.NO, Answer.YES) if check is Check.VACCINATED else (Answer.YES, Answer.NO)
    answer = calm if getattr(visit, check.value) is calls else calls
    changed = replace(visit, **{check.value: answer}, reached_on=day)  # type: ignore[arg-type]
    result = RoundResult.NEEDS if changed.has_needs else RoundResult.REACHED
    return replace(changed, result=result, helped_on=None)


def with_help(visit: RoundVisit, day: date) -> RoundVisit:
    """The household after its needs were met, or were not after all."""
    if visit.result is not RoundResult.NEEDS:
        return visit
    return replace(visit, helped_on=None if visit.helped_on else day)


def settled(visit: RoundVisit, day: date) -> RoundVisit:
    """What was typed into the form, with what goes without saying: who needs something was reached, on `day` if no
    other was typed."""
    result = visit.result
    if visit.has_needs and result in (None, RoundResult.REACHED):
        result = RoundResult.NEEDS
    return replace(visit, result=result, reached_on=visit.reached_on or (day if result else None))


def cleared(visit: RoundVisit) -> RoundVisit:
    """The household as if nobody had come yet."""
    return RoundVisit(
        id=visit.id, revision=visit.revision, round_id=visit.round_id, household_id=visit.household_id,
        notes=visit.notes,
    )  # fmt: skip


def check_visit(visit: RoundVisit, starts: date, today: date) -> None:
    """Raises FormErrors for a day before the round or still to come, for help before the visit or without needs, and
    for needs that do not fit the result."""
    errors: dict[str, FieldError] = {}
    if visit.result is None and (visit.reached_on or visit.has_needs or visit.helped_on):
        errors["result"] = FieldError(N_("Say how it went at the door."))
    if visit.result is not None:
        if visit.reached_on is None:
            errors["reached_on"] = FieldError(N_("This has to be filled in."))
        elif visit.reached_on > today:
            errors["reached_on"] = FieldError(N_("This day has not come yet."))
        elif visit.reached_on < starts:
            errors["reached_on"] = FieldError(N_("The round had not begun on this day."))
    if visit.result is RoundResult.NEEDS and not visit.has_needs:
        errors["needs"] = FieldError(N_("Say what is needed."))
    if visit.result is RoundResult.REACHED and visit.has_needs:
        errors["result"] = FieldError(N_("Something is needed there."))
    if visit.result in (RoundResult.NOBODY, RoundResult.REFUSED) and visit.has_needs:
        errors["result"] = FieldError(N_("Where nobody was met, nobody told of needs."))
    if visit.helped_on is not None:
        if visit.result is not RoundResult.NEEDS:
            errors["helped_on"] = FieldError(N_("There was nothing to help with."))
        elif visit.helped_on > today:
            errors["helped_on"] = FieldError(N_("This day has not come yet."))
        elif visit.reached_on and visit.helped_on < visit.reached_on:
            errors["helped_on"] = FieldError(N_("This lies before the visit."))
    if errors:
        raise FormErrors(errors)


class HouseState(Choice):
    """Which households of a round a list shows."""

    LEFT = "left", N_("Left to go to")
    NOBODY = "nobody", N_("Nobody was at home")
    WAITING = "waiting", N_("Waits for help")
    DONE = "done", N_("Done")
    NOT_SHARED = "not_shared", N_("Nobody goes there")


@dataclass(frozen=True, kw_only=True)
class HouseFilter:
    """Which households of a round are listed. `goes` is the key of a Helper."""

    community_id: int | None = None
    goes: tuple[int | None, str] | None = None
    state: HouseState | None = None


@dataclass(frozen=True, kw_only=True)
class RoundHouse:
    """A household of a round as lists and walking lists show it. `contact` is the eldest who lives there, `goes` who
    is to go, `helper` their key. Whoever may not see what was found has a `visit` without needs, checks and notes."""

    id: int
    household_id: int
    house: str
    moo: str
    community: str
    people: int
    elders: int
    contact: str
    phones: tuple[str, ...]
    goes: str
    helper: tuple[int | None, str]
    visit: RoundVisit


VISIT_FORM = Form(
    RoundVisit,
    (
        Field("result", N_("How it went"), Kind.CHOICE, choices=RoundResult),
        Field("reached_on", N_("Day"), Kind.DATE, width=14),
        Field("needs", N_("What is needed"), Kind.LONG_TEXT, width=34),
        Field("symptoms", Check.SYMPTOMS.label, Kind.CHOICE, choices=Answer),
        Field("medicine", Check.MEDICINE.label, Kind.CHOICE, choices=Answer),
        Field("food", Check.FOOD.label, Kind.CHOICE, choices=Answer),
        Field("vaccinated", Check.VACCINATED.label, Kind.CHOICE, choices=Answer),
        Field("helped_on", N_("Helped on"), Kind.DATE, width=14),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=34),
    ),
)
CHECK_FIELDS: Final = tuple(check.value for check in Check)

HOUSE_COLUMNS = (
    Column("house", N_("House number"), 9, sortable=False),
    Column("moo", N_("Moo"), 5, sortable=False),
    Column("community", N_("Community"), 14, sortable=False),
    Column("people", N_("People"), 7, "e", sortable=False, figure="residents"),
    Column("elders", N_("Elders"), 7, "e", sortable=False, figure="elders"),
    Column("goes", N_("Who goes"), 22, sortable=False),
    Column("result", N_("How it went"), 20, sortable=False),
    Column("needs", N_("What is needed"), 26, sortable=False),
)
