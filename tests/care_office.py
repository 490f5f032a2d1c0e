"""What tests of elders and care begin with: an assessment of a given total, a health note, a carer from outside."""

from datetime import date

from db.assessments import save_assessment
from db.carers import save_carer
from db.domain.assessments import Assessment, answers_from
from db.domain.barthel import MAXIMA
from db.domain.carers import Carer, Relation
from db.domain.health_notes import HealthNote
from db.health_notes import save_health_note
from db.office import Office

DAY = date(2026, 11, 10)


def points_of(total: int) -> dict[str, int]:
    """Points of the ten items that make the total, the first items full."""
    points = {}
    for item, most in MAXIMA.items():
        points[item.value] = min(most, total)
        total -= points[item.value]
    return points


def assessment(resident_id: int, total: int = 14, day: date = DAY, **values: object) -> Assessment:
    """One that was not kept yet."""
    given = answers_from(points_of(total)) | {"assessor": "พยาบาลนก", **values}
    return Assessment(resident_id=resident_id, assessed_on=day, **given)  # type: ignore[arg-type]


def assessed(office: Office, resident_id: int, total: int = 14, day: date = DAY, **values: object) -> Assessment:
    return save_assessment(office, assessment(resident_id, total, day, **values))


def cared_for(office: Office, resident_id: int, note: str = "แพ้ยาเพนิซิลลิน") -> tuple[Assessment, HealthNote, Carer]:
    """One of each."""
    points = dict.fromkeys(points_of(0), 1)
    standing = Assessment(
        resident_id=resident_id, assessed_on=DAY, assessor="พยาบาลนก", notes=note, **answers_from(points)
    )  # type: ignore[arg-type]
    told = HealthNote(resident_id=resident_id, noted_on=DAY, noted_by="พยาบาลนก", text=note)
    carer = Carer(
        resident_id=resident_id, name="นางสาวดาว ใจดี", relation=Relation.CHILD, phones=("0811112222",), notes=note
    )
    return save_assessment(office, standing), save_health_note(office, told), save_carer(office, carer)
