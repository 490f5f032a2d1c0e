"""Whether somebody's training in a course holds on a day, and until when: by certificate and months of the course."""

from datetime import date
from typing import Any, Final

from db.domain.certificates import CertificateStatus, format_number
from db.domain.training_validity import TrainingValidity, longest, valid_until
from db.office import Office, query
from db.resident_rows import day_of

HELD: Final = """
select f.resident_id, c.course_id, k.name, f.class_id, f.id, f.number, f.year, k.valid_months,
    coalesce((select max(s.day) from session s where s.class_id = f.class_id), f.issued_on)
from certificate f join training_class c on c.id = f.class_id join course k on k.id = c.course_id
where f.status = ? and {where}
"""


@query
def trainings_held_by(office: Office, resident_id: int) -> tuple[TrainingValidity, ...]:
    """Of each course that the person holds a certificate of the one that counts longest, by the course's name."""
    return tuple(_longest(office, "f.resident_id = ?", resident_id, "course_id").values())


@query
def holders_of_course(office: Office, course_id: int) -> dict[int, TrainingValidity]:
    """Everybody who holds a certificate of the course, by the person's id, each with the one that counts longest."""
    return _longest(office, "c.course_id = ?", course_id, "resident_id")


@query
def training_in(office: Office, resident_id: int, course_id: int) -> TrainingValidity | None:
    """The person's training in the course, whether it holds still or not; None: there is none."""
    held = _longest(office, f"f.resident_id = {int(resident_id)} and c.course_id = ?", course_id, "resident_id")
    return held.get(resident_id)


@query
def is_trained(office: Office, resident_id: int, course_id: int, day: date | None = None) -> bool:
    """Whether the person's training in the course holds on the day, or today."""
    held = training_in(office, resident_id, course_id)
    return held is not None and held.is_valid(day or office.today())


def _longest(office: Office, where: str, value: int, by: str) -> dict[int, TrainingValidity]:
    rows = office.sql(HELD.format(where=where) + "order by k.sort_key, k.id", (CertificateStatus.ISSUED.value, value))
    found: dict[int, TrainingValidity] = {}
    for one in map(_validity, rows):
        key = getattr(one, by)
        if key not in found or longest(one) > longest(found[key]):
            found[key] = one
    return found


def _validity(row: tuple[Any, ...]) -> TrainingValidity:
    resident_id, course_id, course, class_id, certificate_id, number, year, months, trained_on = row
    day = day_of(trained_on)
    assert day is not None, "a certificate has a day of issue"
    return TrainingValidity(
        resident_id=resident_id,
        course_id=course_id,
        course=course,
        class_id=class_id,
        certificate_id=certificate_id,
        certificate=format_number(number, year),
        trained_on=day,
        until=valid_until(day, months),
    )
