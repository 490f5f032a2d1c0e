"""What tests of volunteering begin with: people who give hours by activities and visits, and hold certificates."""

from datetime import date

from db.certificate_issues import issue_certificates
from db.domain.certificates import Certificate
from db.domain.training import Course
from db.domain.visits import Visit, VisitOutcome
from db.domain.volunteers import Volunteer
from db.office import Office
from db.visits import save_visit
from tests.people_office import resident, volunteer
from tests.services_office import activity, participant, service
from tests.training_office import finished_class, named

DAY = date(2026, 11, 10)


def helper(office: Office, given: str = "สมชาย", **values: object) -> Volunteer:
    """A volunteer with a person of their own."""
    return volunteer(office, resident(office, given).id, **values)


def worked(office: Office, one: Volunteer, hours: float, day: date = DAY, service_id: int | None = None) -> None:
    """An activity in which the volunteer took part for so long."""
    held = activity(office, service_id or service(office, f"บริการ {day} {one.id} {hours}").id, held_on=day)
    participant(office, held.id, one.resident_id, hours=hours)


def visited(office: Office, one: Volunteer, minutes: int, day: date = DAY, service_id: int | None = None) -> Visit:
    """A visit to somebody that the volunteer made."""
    whom = resident(office, "คำ", f"แปง{minutes}{day}")
    visit = Visit(
        resident_id=whom.id,
        service_id=service_id or service(office, f"เยี่ยม {day} {one.id} {minutes}").id,
        volunteer_id=one.id,
        done_on=day,
        outcome=VisitOutcome.MET,
        minutes=minutes,
    )
    return save_visit(office, visit)


def certified(office: Office, of: Course | None = None) -> tuple[Certificate, ...]:
    """Certificates of a class that ended on 14 October 2026, issued on the tests' day."""
    named(office)
    training_class = finished_class(office, of=of)
    return issue_certificates(office, training_class.id)
