"""What must be true of services, goals, activities, participants and photographs, for the one table of rules."""

from collections.abc import Iterable
from typing import Final

from db.domain.activity_people import ParticipantRole
from db.domain.goals import EARLIEST_YEAR, LATEST_YEAR, Measure
from db.domain.photographs import Moment
from db.domain.services import ServiceKind
from db.domain.words import N_

SUBJECTS: Final = {
    "service": "services",
    "goal": "goals",
    "activity": "activities",
    "participant": "participants",
    "photograph": "photographs",
}
DATES: Final = {"activity": ("held_on", "ended_on"), "participant": ("joined_on",)}


def _one_of(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


CHOICE: Final = N_("“{detail}” is not one of the choices.")
RULES: Final = (
    ("unknown_choice", CHOICE, "service", f"select id, kind from service where kind not in ({_one_of(ServiceKind)})"),
    ("unknown_choice", CHOICE, "goal", f"select id, measure from goal where measure not in ({_one_of(Measure)})"),
    (
        "unknown_choice", CHOICE, "participant",
        f"select id, role from participant where role not in ({_one_of(ParticipantRole)})",
    ),
    (
        "unknown_choice", CHOICE, "photograph",
        f"select id, moment from photograph where moment not in ({_one_of(Moment)})",
    ),
    (
        "goal_year", N_("{detail} is no fiscal year."), "goal",
        f"select id, year from goal where year not between {EARLIEST_YEAR} and {LATEST_YEAR}",
    ),
    (
        "goal_counted_twice", N_("What is counted by itself is typed as well."), "goal",
        f"select id, '' from goal where reached is not null and measure <> '{Measure.OWN.value}'",
    ),
    (
        "goal_of_other_year", N_("The activity serves a goal of fiscal year {detail}."), "activity",
        """select a.id, g.year from activity a join goal g on g.id = a.goal_id where g.year <>
           cast(substr(a.held_on, 1, 4) as integer) + 543 + (substr(a.held_on, 6, 2) >= '10')""",
    ),
    (
        "term_reversed", N_("The end lies before the start."), "activity",
        "select id, '' from activity where ended_on < held_on",
    ),
    (
        "money_below_zero", N_("{detail} satang are less than nothing."), "activity",
        "select id, budget_satang from activity where budget_satang < 0",
    ),
    ("served_below_zero", N_("{detail} people are less than none."), "activity",
     "select id, served from activity where served < 0"),
    (
        "participant_unnamed", N_("Who took part is nobody, or two people at once."), "participant",
        "select id, '' from participant where (resident_id is null) = (name = '')",
    ),
    (
        "participant_elsewhere", N_("Who took part joined after somebody of another activity, or after themself."),
        "participant",
        """select x.id, '' from participant x join participant b on b.id = x.after_id
           where b.activity_id <> x.activity_id or b.id = x.id""",
    ),
    (
        "minutes_below_zero", N_("{detail} minutes are less than none."), "participant",
        "select id, minutes from participant where minutes < 0",
    ),
    (
        "no_photograph", N_("The photograph is no JPEG picture."), "photograph",
        "select id, '' from photograph where hex(substr(image, 1, 3)) <> 'FFD8FF'",
    ),
)  # fmt: skip
"""Code, message, table, and SQL of the exceptions with one detail each."""
