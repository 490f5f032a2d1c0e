"""What waits to be done today and this week, and what asks for a look: kinds of it, and how many of each."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from db.domain.choices import Choice

WEEK: Final = timedelta(6)
"""From today on: seven days."""
COPY_DAYS: Final = 7
"""A copy outside this computer is no older than so many days."""


class Task(Choice):
    """What waits; its words stand with whoever shows it."""

    VISITS_OVERDUE = "visits_overdue"
    VISITS_WEEK = "visits_week"
    CLASSES_WEEK = "classes_week"
    OPEN_NEEDS = "open_needs"
    PARTNERS_TO_CALL = "partners_to_call"
    ALLOWANCE_STEPS = "allowance_steps"
    ASSESSMENTS_DUE = "assessments_due"
    CERTIFICATES_TO_ISSUE = "certificates_to_issue"
    COPY_TO_MAKE = "copy_to_make"


class Look(Choice):
    """What stands out and should not stay so."""

    ELDERS_WITH_NOTHING = "elders_with_nothing"
    SERVICES_ALONE = "services_alone"
    COMMUNITIES_ALONE = "communities_alone"
    UNFINISHED_ACTIVITIES = "unfinished_activities"
    AGREEMENTS_ENDED = "agreements_ended"


@dataclass(frozen=True)
class Agenda:
    """How many of each; what is at 0, or not for who asks, is left out."""

    tasks: dict[Task, int]
    looks: dict[Look, int]
