"""How long a training holds: a certificate in force, counted from the last day of the class by months of the course."""

from dataclasses import dataclass
from datetime import date

from db.domain.assessments import months_after


@dataclass(frozen=True, kw_only=True)
class TrainingValidity:
    """What a certificate in force says of its person. `trained_on` is the last day of the class: a certificate that is
    issued anew makes no training younger. `until` is the last day on which it holds, None for good."""

    resident_id: int
    course_id: int
    course: str
    class_id: int
    certificate_id: int
    certificate: str
    trained_on: date
    until: date | None

    def is_valid(self, day: date) -> bool:
        """Whether it holds on the day."""
        return self.trained_on <= day and (self.until is None or day <= self.until)


def valid_until(trained_on: date, months: int | None) -> date | None:
    """The last day on which a training of that day holds; without months it holds for good."""
    return None if months is None else months_after(trained_on, months)


def longest(one: TrainingValidity) -> tuple[bool, date]:
    """Sorts by how long a training holds: of several of a course the last of these counts."""
    return one.until is None, one.until or one.trained_on
