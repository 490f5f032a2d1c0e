"""A subject declared once keeps all of its records: every column, every field, and what belongs together."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db.activities import ACTIVITIES
from db.awards import AWARDS
from db.carers import CARERS
from db.communities import COMMUNITIES
from db.community_staff import COMMUNITY_STAFF
from db.contributions import CONTRIBUTIONS
from db.courses import COURSES, delete_course, save_course
from db.domain.errors import FormErrors
from db.domain.field_kinds import Kind
from db.domain.forms import Field
from db.domain.partners import ContributionKind
from db.domain.services import Service, ServiceKind
from db.domain.training import Course
from db.field_cells import CELLS, column_of, kept, value
from db.goals import GOALS
from db.health_notes import HEALTH_NOTES
from db.office import Office
from db.partner_contacts import PARTNER_CONTACTS
from db.partner_people import PARTNER_PEOPLE
from db.partners import PARTNERS
from db.rounds import ROUNDS
from db.services import SERVICES, save_service
from db.subjects import Subject

SUBJECTS: tuple[Subject[Any], ...] = (
    ACTIVITIES, AWARDS, CARERS, COMMUNITIES, COMMUNITY_STAFF, CONTRIBUTIONS, COURSES, GOALS, HEALTH_NOTES,
    PARTNER_CONTACTS, PARTNER_PEOPLE, PARTNERS, ROUNDS, SERVICES,
)  # fmt: skip
OF_EVERY_RECORD = {"id", "revision"}

every_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)


@every_subject
def test_a_subject_fills_every_column_of_its_table(subject: Subject[Any]) -> None:
    columns = set(subject.row._meta.columns) - OF_EVERY_RECORD - {"deleted_at", "sort_key"}
    owner = {subject.owner.field} if subject.owner else set()
    assert {column_of(field) for field in subject.form.fields} | owner == columns


@every_subject
def test_a_subject_reads_every_field_of_its_records(subject: Subject[Any]) -> None:
    owner = {subject.owner.field} if subject.owner else set()
    read = {field.name for field in subject.form.fields} | owner | OF_EVERY_RECORD
    assert read == {field.name for field in fields(subject.form.record)}


@every_subject
def test_what_a_record_names_is_a_field_of_its_own(subject: Subject[Any]) -> None:
    record = subject.form.record()
    assert all(hasattr(record, named.field) for named in subject.names)


class Held:
    """A record with one field."""

    def __init__(self, each: Any) -> None:
        self.each = each


@pytest.mark.parametrize(
    ("kind", "given", "cell"),
    [
        (Kind.TEXT, "ริมยวม", "ริมยวม"),
        (Kind.WHOLE, None, None),
        (Kind.HOURS, 3.5, 3.5),
        (Kind.LINK, 7, 7),
        (Kind.CHOICE, ContributionKind.MONEY, "money"),
        (Kind.DATE, date(2026, 11, 23), "2026-11-23"),
        (Kind.DATE, None, None),
        (Kind.MONEY, Decimal("12500.50"), 1250050),
        (Kind.MONEY, None, None),
        (Kind.PHONES, ("053681234", "0812345678"), "053681234,0812345678"),
        (Kind.PHONES, (), ""),
    ],
)
def test_a_value_is_kept_in_its_column_and_read_again(kind: Kind, given: Any, cell: Any) -> None:
    field = Field("each", "", kind, choices=ContributionKind if kind is Kind.CHOICE else None)
    assert kind in CELLS and kept(field, Held(given)) == cell
    assert value(field, {column_of(field): cell}) == given


def test_everything_in_the_way_of_a_record_is_told_at_once(office: Office) -> None:
    course = save_course(office, Course(name="ปฐมพยาบาล", hours=6, pass_percent=80))
    save_service(office, Service(name="เยี่ยมบ้าน", kind=ServiceKind.VISIT))
    delete_course(office, course.id)
    with pytest.raises(FormErrors) as refused:
        save_service(office, Service(name="เยี่ยมบ้าน", kind=ServiceKind.VISIT, course_id=course.id))
    assert set(refused.value.errors) == {"name", "course_id"}
