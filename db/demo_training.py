"""The trainings of the fictitious office: courses, classes past, running and planned, attendance and certificates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from db.attendance import set_many
from db.certificate_changes import correct_name, hand_over, reissue, revoke
from db.certificate_issues import issue_certificates
from db.certificates import certificate_of, certificates_of_class
from db.domain.certificates import Certificate
from db.domain.residents import Residency, Resident
from db.domain.training import CertificateKind, Course, TrainingClass, half_days
from db.domain.volunteers import Volunteer, VolunteerKind
from db.office import Office
from db.settings import set_next_number
from db.training import close_class, enrol, enrolment_lines, save_class, save_course

FIRST_NUMBER = 41
"""Earlier certificates of the first year exist on paper only."""


@dataclass(frozen=True)
class Plan:
    """A class: of which course (by its key), `starts` days from today, and how far it has come.

    `issued_after` days after its end its certificates were issued; None: not (yet).
    """

    course: str
    run: int
    starts: int
    people: int
    place: str
    budget: int
    source: str
    issued_after: int | None = None
    is_closed: bool = True


COURSES = {
    "caregiver": Course(name="ผู้ดูแลผู้สูงอายุ (Care Giver)", hours=70.0, valid_months=18),
    "first_aid": Course(name="การปฐมพยาบาลเบื้องต้นและการช่วยฟื้นคืนชีพ", hours=14.0, valid_months=24),
    "local_care": Course(
        name="อาสาสมัครบริบาลท้องถิ่น", hours=49.0, certificate_kind=CertificateKind.DIPLOMA, valid_months=36
    ),
    "civic": Course(
        name="จิตอาสาร่วมใจดูแลผู้สูงอายุแม่สะเรียง",
        hours=7.0,
        pass_percent=50,
        certificate_kind=CertificateKind.PARTICIPATION,
    ),
    "falls": Course(name="การป้องกันการพลัดตกหกล้มในผู้สูงอายุ", hours=7.0, certificate_kind=CertificateKind.PARTICIPATION),
    "phone": Course(name="รู้ทันภัยออนไลน์ ใช้สมาร์ตโฟนอย่างปลอดภัย", hours=7.0, certificate_kind=CertificateKind.PARTICIPATION),
}
KINDS = {
    "caregiver": {VolunteerKind.CAREGIVER, VolunteerKind.ELDER_CARE},
    "first_aid": {VolunteerKind.VILLAGE_HEALTH, VolunteerKind.LOCAL_CARE, VolunteerKind.ELDER_CARE},
    "local_care": {VolunteerKind.LOCAL_CARE},
    "civic": {VolunteerKind.CIVIC, VolunteerKind.VILLAGE_HEALTH},
    "falls": {VolunteerKind.ELDER_CARE, VolunteerKind.CAREGIVER},
    "phone": {VolunteerKind.CIVIC},
}
"""Which volunteers a course is for; others may come too."""

HOLIDAYS = {(12, 31), (1, 1), (1, 2), (4, 13), (4, 14), (4, 15)}

HALL, CLUB, HEALTH = "หอประชุมเทศบาลตำบลแม่สะเรียง", "อาคารชมรมผู้สูงอายุ", "ศูนย์บริการสาธารณสุขเทศบาล"
OWN, FUND, PARTNER = "งบเทศบาล", "กองทุนหลักประกันสุขภาพเทศบาล", "วิทยาลัยการอาชีพดอยยวมสนับสนุน"
PLANS = (
    Plan("caregiver", 1, -690, 26, HALL, 48000, FUND, issued_after=14),
    Plan("civic", 1, -560, 38, HALL, 12000, OWN, issued_after=0),
    Plan("first_aid", 1, -430, 30, HEALTH, 9500, FUND, issued_after=5),
    Plan("local_care", 1, -350, 16, HALL, 30000, OWN, issued_after=12),
    Plan("caregiver", 2, -200, 34, CLUB, 52000, FUND, issued_after=10),
    Plan("falls", 1, -120, 24, CLUB, 0, PARTNER),
    Plan("civic", 2, -95, 45, HALL, 12000, OWN, issued_after=1),
    Plan("first_aid", 2, -60, 32, HEALTH, 9800, FUND, issued_after=7),
    Plan("phone", 1, -24, 22, CLUB, 0, PARTNER, is_closed=False),
    Plan("caregiver", 3, -8, 30, HALL, 52000, FUND, is_closed=False),
    Plan("first_aid", 3, 20, 28, HEALTH, 9800, FUND, is_closed=False),
    Plan("local_care", 2, 48, 0, HALL, 30000, OWN, is_closed=False),
)
TRAINERS = {
    HALL: "วิทยากรจากโรงพยาบาลดอยเพชร",
    CLUB: "อาจารย์จากวิทยาลัยการอาชีพดอยยวม",
    HEALTH: "พยาบาลวิชาชีพ กองสาธารณสุขและสิ่งแวดล้อม",
}


def keep_trainings(
    office: Office, random: Random, today: date, people: Sequence[Resident], volunteers: Sequence[Volunteer]
) -> None:
    """Every course and class, then what became of some certificates. For commands."""
    course_ids = {key: save_course(office, course).id for key, course in COURSES.items()}
    first_year = today + timedelta(days=PLANS[0].starts + 30)
    set_next_number(office, first_year.year + 543, FIRST_NUMBER)
    for plan in PLANS:
        sessions = half_days(working_days(today + timedelta(days=plan.starts), days_of(COURSES[plan.course])))
        training_class = TrainingClass(
            course_id=course_ids[plan.course],
            run=plan.run,
            place=plan.place,
            trainers=TRAINERS[plan.place],
            budget=Decimal(plan.budget),
            budget_source=plan.source,
            sessions=sessions,
        )
        _keep_class(office, random, today, plan, save_class(office, training_class), people, volunteers)
    _keep_changes(office, today)


def days_of(course: Course) -> int:
    """So many days of two half-days a course takes."""
    return round((course.hours or 0) / 7)


def working_days(first: date, count: int) -> list[date]:
    """The next Mondays to Fridays from a day on, without New Year and Songkran."""
    days: list[date] = []
    while len(days) < count:
        if first.weekday() < 5 and (first.month, first.day) not in HOLIDAYS:
            days.append(first)
        first += timedelta(days=1)
    return days


def _keep_class(
    office: Office,
    random: Random,
    today: date,
    plan: Plan,
    training_class: TrainingClass,
    people: Sequence[Resident],
    volunteers: Sequence[Volunteer],
) -> None:
    first, last = training_class.days[0], training_class.days[-1]
    enrol(office, training_class.id, _participants(random, plan, first, people, volunteers))
    _keep_attendance(office, random, today, training_class)
    if not plan.is_closed:
        return
    close_class(office, training_class.id, last)
    if plan.issued_after is not None:
        issued = issue_certificates(office, training_class.id, issued_on=last + timedelta(days=plan.issued_after))
        if plan.run == 1:
            hand_over(office, [certificate.id for certificate in issued], last + timedelta(days=plan.issued_after + 7))


def _participants(
    random: Random, plan: Plan, first: date, people: Sequence[Resident], volunteers: Sequence[Volunteer]
) -> list[int]:
    """Volunteers of the fitting kinds who had begun by then, filled up with other volunteers and residents."""
    active = [each for each in volunteers if (each.started or first) <= first and (each.ended or first) >= first]
    fitting = [each.resident_id for each in active if KINDS[plan.course] & set(each.kinds)]
    others = [each.resident_id for each in active if not KINDS[plan.course] & set(each.kinds)]
    random.shuffle(fitting)
    random.shuffle(others)
    adults = [person.id for person in people if person.status is Residency.LIVING and person.phones]
    residents = random.sample(adults, min(len(adults), plan.people // 8))
    mostly = [found for found in fitting + others if found is not None][: plan.people - len(residents)]
    return list(dict.fromkeys(mostly + residents))


def _keep_attendance(office: Office, random: Random, today: date, training_class: TrainingClass) -> None:
    """Most come almost always, some miss much; nobody before the day has come."""
    held = [session for session in training_class.sessions if session.day < today]
    pairs = []
    for line in enrolment_lines(office, training_class.id):
        diligence = random.choices((1.0, 0.95, 0.85, 0.45), (45, 30, 15, 10))[0]
        pairs += [(line.id, session.id) for session in held if random.random() < diligence]
    set_many(office, training_class.id, pairs, True)


def _keep_changes(office: Office, today: date) -> None:
    """Of each class not yet handed over: a misspelt name corrected, another reissued, a third revoked."""
    day = today - timedelta(days=3)
    waiting = office.sql("select distinct class_id from certificate where handed_over_on is null order by 1")
    for (class_id,) in waiting:
        certificates = certificates_of_class(office, class_id)
        misspelt = [each for each in certificates if misspelling(each.given) != each.given][class_id:][:2]
        others = [each for each in certificates if each not in misspelt]
        if len(misspelt) == 2 and len(others) > 2:
            corrected, replaced = (_misspell(office, each) for each in misspelt)
            names = misspelt[0].title, misspelt[0].given, misspelt[0].family
            correct_name(office, corrected.id, corrected.revision, *names, "พิมพ์ชื่อผิด แก้ตามบัตรประจำตัวประชาชน")
            hand_over(office, [replaced.id, *(each.id for each in others[: len(others) * 2 // 3])], day)
            replaced = certificate_of(office, replaced.id)
            names = misspelt[1].title, misspelt[1].given, misspelt[1].family
            reissue(office, replaced.id, replaced.revision, *names, "ชื่อพิมพ์ผิด พบหลังมอบแล้ว", day)
            revoked = others[-1]
            revoke(office, revoked.id, revoked.revision, "ลงชื่อเข้าอบรมแทนกัน ตรวจพบภายหลัง", day)


def misspelling(name: str) -> str:
    """The name with one letter as a tired clerk types it; unchanged where no letter lends itself to that."""
    for right, wrong in (("ณ", "น"), ("ภ", "พ"), ("ศ", "ส"), ("ญ", "ย"), ("์", ""), ("ทร", "ซ")):
        if right in name:
            return name.replace(right, wrong, 1)
    return name


def _misspell(office: Office, certificate: Certificate) -> Certificate:
    """As if it had been issued with the wrong spelling."""
    office.sql("update certificate set given = ? where id = ?", (misspelling(certificate.given), certificate.id))
    return certificate_of(office, certificate.id)
