"""What tests of visits and care matching begin with: a service with its course, visits, matches, trained volunteers."""

from datetime import date

from db.care_matches import save_care_match
from db.certificate_issues import issue_certificates
from db.classes import close_class, save_class
from db.courses import save_course
from db.domain.care_matches import CareMatch
from db.domain.residents import Resident
from db.domain.services import Service, ServiceKind
from db.domain.training import Course, Half, Session, TrainingClass
from db.domain.visits import Visit, VisitOutcome
from db.domain.volunteers import Volunteer, VolunteerKind
from db.enrolments import enrol, enrolment_lines
from db.office import Office
from db.services import save_service
from db.visits import save_visit
from tests.people_office import resident, volunteer

TODAY = date(2026, 11, 22)
TRAINED_ON = date(2026, 3, 2)


def service(office: Office, name: str = "เยี่ยมบ้าน", course_id: int | None = None, **values: object) -> Service:
    usual = {"kind": ServiceKind.VISIT}
    return save_service(office, Service(name=name, course_id=course_id, **{**usual, **values}))  # type: ignore[arg-type]


def course(office: Office, name: str = "ผู้ดูแลผู้สูงอายุ", valid_months: int | None = None) -> Course:
    return save_course(office, Course(name=name, hours=7.0, valid_months=valid_months))


def trained(office: Office, course_id: int, *people: int, day: date = TRAINED_ON) -> None:
    """A class of one day that these people passed, with their certificates."""
    from db.attendance import set_many

    sessions = tuple(Session(day=day, half=half, hours=3.5) for half in Half)
    held = save_class(office, TrainingClass(course_id=course_id, sessions=sessions))
    enrol(office, held.id, list(people))
    pairs = [(line.id, one.id) for line in enrolment_lines(office, held.id) for one in held.sessions]
    set_many(office, held.id, pairs, True)
    close_class(office, held.id, day)
    issue_certificates(office, held.id, issued_on=day)


def helper(office: Office, given: str, community_id: int | None = None, **values: object) -> tuple[Resident, Volunteer]:
    """A resident who volunteers in care."""
    person = resident(office, given, "อาสา", community_id=community_id)
    return person, volunteer(office, person.id, **{"kinds": (VolunteerKind.ELDER_CARE,), **values})


def visit(office: Office, service_id: int, resident_id: int | None = None, **values: object) -> Visit:
    """One that was made, by staff, unless `values` say otherwise."""
    if "planned_on" not in values and "done_on" not in values:
        values["done_on"] = date(2026, 11, 10)
    if values.get("done_on"):
        values = {"outcome": VisitOutcome.MET, "minutes": 30, **values}
        if "volunteer_id" not in values:
            values.setdefault("visitor", "นางมาลี")
    return save_visit(office, Visit(service_id=service_id, resident_id=resident_id, **values))  # type: ignore[arg-type]


def match(office: Office, resident_id: int, volunteer_id: int, service_id: int, **values: object) -> CareMatch:
    usual = {"since": date(2026, 5, 1)}
    return save_care_match(
        office,
        CareMatch(
            resident_id=resident_id, volunteer_id=volunteer_id, service_id=service_id, **{**usual, **values}
        ),  # type: ignore[arg-type]
    )  # fmt: skip
