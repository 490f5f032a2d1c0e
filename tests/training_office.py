"""What tests of training and certificates begin with: a named office with a signatory, people, a course, a class."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from db import attendance, settings, training
from db.domain.residents import Resident
from db.domain.settings import Numbering, Signatory
from db.domain.training import CertificateKind, Course, TrainingClass, half_days
from db.office import Office
from db.residents import save_resident

NOW = datetime(2026, 11, 22, 9, 30)
FIRST_DAY = date(2026, 10, 5)
NAMES = ("เกวลิน", "กวิน", "แก้ว", "แก่น", "แกว")
IN_THAI_ORDER = ("กวิน", "เกวลิน", "แก่น", "แกว", "แก้ว")


def named(office: Office, numbering: Numbering = Numbering.CALENDAR) -> Office:
    """The office of the tests' day, with a name and one who signs."""
    office.clock = lambda: NOW
    kept = settings.settings_of(office)
    settings.save_settings(office, replace(kept, name_th="เทศบาลตำบลตัวอย่าง", name_en="Example", numbering=numbering))
    settings.save_signatory(office, Signatory(name="นายตัวอย่าง ดีงาม", position="นายกเทศมนตรีตำบลตัวอย่าง", signs=True))
    return office


def people(office: Office, given: Iterable[str] = NAMES) -> dict[str, int]:
    """People by given name."""
    return {name: save_resident(office, Resident(title="นาง", given=name, family="ใจดี")).id for name in given}


def course(office: Office, hours: float = 70.0, kind: CertificateKind = CertificateKind.ACHIEVEMENT) -> Course:
    return training.save_course(office, Course(name="ผู้ดูแลผู้สูงอายุ", hours=hours, certificate_kind=kind))


def class_with(office: Office, given: Iterable[str] = NAMES, days: int = 10, of: Course | None = None) -> TrainingClass:
    """A class of 3.5-hour half-days in which these people are enrolled."""
    sessions = half_days(FIRST_DAY + timedelta(days=day) for day in range(days))
    new = TrainingClass(
        course_id=(of or course(office)).id, run=1, name="โครงการเพื่อนช่วยเพื่อน", place="หอประชุม", sessions=sessions
    )
    kept = training.save_class(office, new)
    training.enrol(office, kept.id, tuple(people(office, given).values()))
    return kept


def attend(office: Office, training_class: TrainingClass, half_days_of: dict[str, int]) -> None:
    """The first so many half-days, by given name."""
    enrolled = {line.given: line.id for line in training.enrolment_lines(office, training_class.id)}
    pairs = [
        (enrolled[given], session.id)
        for given, count in half_days_of.items()
        for session in training_class.sessions[:count]
    ]
    attendance.set_many(office, training_class.id, pairs, True)


def finished_class(office: Office, passed: Iterable[str] = NAMES, of: Course | None = None) -> TrainingClass:
    """A closed class in which these people passed: 16 of 20 half-days are 56 of 70 hours."""
    training_class = class_with(office, of=of)
    attend(office, training_class, dict.fromkeys(passed, 16))
    return training.close_class(office, training_class.id)
