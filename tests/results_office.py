"""What tests of results begin with: a small town with something of everything, this fiscal year and the one before."""

from datetime import date
from decimal import Decimal

from db.certificate_issues import issue_certificates
from db.domain.activity_people import ParticipantRole
from db.domain.visits import Visit, VisitOutcome
from db.office import Office
from db.visits import save_visit
from tests import rounds_office
from tests.at_desk import NOW
from tests.care_office import assessed
from tests.partners_office import gift, partner
from tests.people_office import volunteer
from tests.services_office import activity, goal, participant, photograph, service
from tests.training_office import finished_class, named

TODAY = NOW.date()
YEAR = 2570
"""The fiscal year of that day: from 1 October 2026."""
THIS = date(2026, 11, 10)
BEFORE = date(2026, 9, 30)
"""The last day of the year before."""


def visit(office: Office, service_id: int, day: date | None, **values: object) -> Visit:
    """Done on the day by staff and somebody was met, unless said otherwise; None: only planned."""
    done = {"done_on": day, "outcome": VisitOutcome.MET, "minutes": 30} if day else {}
    who = {} if "volunteer_id" in values or day is None else {"visitor": "นางสาวมาลี"}
    return save_visit(office, Visit(service_id=service_id, **{**done, **who, **values}))  # type: ignore[arg-type]


def worked(office: Office) -> dict[str, int]:
    """The town of `rounds_office` (three elders, two volunteers), where kanokwan was visited at home, khwan's house was
    only found empty, and kaeo came to an activity; ids by name."""
    named(office)
    office.clock = lambda: NOW
    ids = rounds_office.town(office)
    home, meals, _alone = (service(office, name).id for name in ("เยี่ยมบ้าน", "อาหารกลางวัน", "รับส่งหาหมอ"))
    ids |= {"เยี่ยมบ้าน": home, "อาหารกลางวัน": meals}
    helper = ids["อาสา กมล"]
    visit(office, home, THIS, resident_id=ids["กนกวรรณ"], volunteer_id=helper, minutes=45)
    visit(office, home, THIS, household_id=ids["ป่าซาง 1"], outcome=VisitOutcome.NOT_HOME)
    visit(office, home, BEFORE, resident_id=ids["ขวัญ"])
    visit(office, home, None, resident_id=ids["ขวัญ"], planned_on=date(2026, 11, 25))
    visit(office, home, None, resident_id=ids["แก้ว"], planned_on=date(2026, 11, 2))
    ids["เป้าหมาย"] = goal(office, indicator="ผู้สูงอายุที่มาร่วม").id
    lunch = activity(
        office, meals, "อาหารกลางวันชุมชน", held_on=THIS, community_id=ids["ริมยวม"], served=25, budget=Decimal("1500.50"),
        budget_source="งบประมาณเทศบาล", goal_id=ids["เป้าหมาย"],
    )  # fmt: skip
    activity(office, meals, "วันผู้สูงอายุ", held_on=BEFORE, served=40, budget=Decimal(0), budget_source="วัด")
    participant(office, lunch.id, ids["แก้ว"], hours=2.5)
    participant(office, lunch.id, name="เจ้าหน้าที่มาลี", role=ParticipantRole.STAFF, hours=3)
    photograph(office, lunch.id, "ล้อมวงกินข้าว")
    college = partner(office, since=THIS)
    partner(office, "วัดตัวอย่าง", since=date(2020, 1, 1))
    gift(office, college.id, THIS, "1000.25", "0")
    gift(office, college.id, BEFORE, "99", "9")
    assessed(office, ids["กนกวรรณ"], 3, THIS)
    assessed(office, ids["ขวัญ"], 10, THIS)
    taught = finished_class(office)
    issue_certificates(office, taught.id)
    return ids


def more_worked(office: Office) -> dict[str, int]:
    """The same with volunteers who came and left, and an outreach round that reached one house of five."""
    ids = worked(office)
    volunteer(office, ids["คำ"], started=THIS)
    volunteer(office, ids["ขวัญ"], started=date(2020, 1, 1), ended=THIS, end_reason="ย้าย")
    rounds_office.found(office, rounds_office.full_round(office).id, "2")
    return ids
