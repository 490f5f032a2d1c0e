"""What tests of services begin with: made-up services, goals and activities, who took part, and photographs."""

import io
from datetime import date

from PIL import Image

from db.activities import save_activity
from db.activity_people import save_participant
from db.domain.activities import Activity
from db.domain.activity_people import Participant, ParticipantRole
from db.domain.goals import Goal, Measure
from db.domain.photographs import Moment, Photograph
from db.domain.services import Service, ServiceKind
from db.goals import save_goal
from db.office import Office
from db.photographs import save_photograph
from db.services import save_service

DAY = date(2026, 11, 10)


def service(office: Office, name: str = "เยี่ยมบ้านผู้สูงอายุ", **values: object) -> Service:
    return save_service(office, Service(name=name, **{"kind": ServiceKind.VISIT, **values}))  # type: ignore[arg-type]


def goal(office: Office, name: str = "ผู้สูงอายุได้รับการดูแลทั่วถึง", **values: object) -> Goal:
    usual = {"year": 2570, "measure": Measure.SERVED, "target": 100}
    return save_goal(office, Goal(name=name, **usual | values))  # type: ignore[arg-type]


def activity(office: Office, service_id: int, name: str = "ออกเยี่ยมบ้าน", **values: object) -> Activity:
    given = {"held_on": DAY, **values}
    return save_activity(office, Activity(service_id=service_id, name=name, **given))  # type: ignore[arg-type]


def participant(
    office: Office,
    activity_id: int,
    resident_id: int | None = None,
    role: ParticipantRole = ParticipantRole.VOLUNTEER,
    hours: float = 3.0,
    **values: object,
) -> Participant:
    one = Participant(activity_id=activity_id, resident_id=resident_id, role=role, hours=hours, **values)  # type: ignore[arg-type]
    return save_participant(office, one)


def picture(width: int = 640, height: int = 480, colour: str = "seagreen", kind: str = "JPEG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, kind)
    return stream.getvalue()


def photograph(office: Office, activity_id: int, caption: str = "ทีมออกเยี่ยม", **values: object) -> Photograph:
    usual = {"image": picture(), "moment": Moment.DURING}
    return save_photograph(office, Photograph(activity_id=activity_id, caption=caption, **usual | values))  # type: ignore[arg-type]
