"""Every field in which data of persons is kept belongs to one group with purpose, basis and end."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

import db.domain
from db.domain.accounts import Account
from db.domain.activity_people import Participant
from db.domain.assessments import Assessment
from db.domain.awards import Award
from db.domain.breaches import Breach
from db.domain.care_matches import CareMatch
from db.domain.carers import Carer
from db.domain.certificates import Certificate
from db.domain.community_staff import CommunityStaff
from db.domain.data_requests import DataRequest
from db.domain.forms import Form
from db.domain.health_notes import HealthNote
from db.domain.households import Household
from db.domain.moves import Move
from db.domain.partners import PartnerContact, PartnerPerson
from db.domain.permissions import RIGHT_OF
from db.domain.personal_data import FORMS, GROUPS, OWN_WORDS, labels_of
from db.domain.photographs import Photograph
from db.domain.residents import Resident
from db.domain.round_results import RoundVisit
from db.domain.settings import Signatory
from db.domain.visits import Visit
from db.domain.volunteers import Volunteer

RECORDS: dict[str, type[Any]] = {
    "residents": Resident,
    "households": Household,
    "moves": Move,
    "community_staff": CommunityStaff,
    "volunteers": Volunteer,
    "awards": Award,
    "assessments": Assessment,
    "health_notes": HealthNote,
    "carers": Carer,
    "visits": Visit,
    "care_matches": CareMatch,
    "round_households": RoundVisit,
    "certificates": Certificate,
    "partner_people": PartnerPerson,
    "partner_contacts": PartnerContact,
    "participants": Participant,
    "photographs": Photograph,
    "data_requests": DataRequest,
    "breaches": Breach,
    "accounts": Account,
    "signatories": Signatory,
}
COUNTERS = {"id", "revision", "partner_id"}
# Forms that tell of the office and of its work; fields of persons in them are in a group all the same.
OF_NOBODY = {
    "settings.SETTINGS_FORM", "training.COURSE_FORM", "training.CLASS_FORM", "privacy_contact.FORM", "partners.FORM",
    "services.FORM", "goals.FORM", "activities.FORM", "activity_people.MANY_FORM",
    "partners.CONTRIBUTION_FORM", "care_settings.FORM", "volunteering_settings.FORM",
    "address_labels.FORM", "rounds.FORM", "report_texts.FORM",
}  # fmt: skip
NO_PERSON = {"communities.name", "communities.notes"}
GROUPED = [field for group in GROUPS for field in group.fields]


def forms() -> Iterator[tuple[str, Form[Any]]]:
    """Every form of the program by the name of where it stands."""
    for module in pkgutil.iter_modules(db.domain.__path__):
        names = vars(importlib.import_module(f"db.domain.{module.name}"))
        for name, value in names.items():
            if isinstance(value, Form) and not name.startswith("_"):
                yield f"{module.name}.{name}", value


def test_no_field_is_in_two_groups() -> None:
    assert [field for field, count in Counter(GROUPED).items() if count > 1] == []


@pytest.mark.parametrize("subject", RECORDS)
def test_every_field_of_a_record_of_persons_is_in_a_group(subject: str) -> None:
    kept = {f"{subject}.{field.name}" for field in fields(RECORDS[subject]) if field.name not in COUNTERS}
    assert kept <= set(GROUPED), kept - set(GROUPED)


@pytest.mark.parametrize("subject", FORMS)
def test_every_field_of_a_form_of_persons_is_in_a_group(subject: str) -> None:
    typed = {f"{subject}.{field.name}" for form in FORMS[subject] for field in form.fields} - NO_PERSON
    assert typed <= set(GROUPED), typed - set(GROUPED)


def test_every_form_either_tells_of_persons_or_is_named_as_one_that_does_not() -> None:
    of_persons = {id(form) for of_subject in FORMS.values() for form in of_subject}
    unnamed = {name for name, form in forms() if id(form) not in of_persons}
    designing = {name for name in unnamed if name.startswith("layout")}
    assert unnamed - designing == OF_NOBODY


def test_no_group_names_a_field_that_is_not_kept() -> None:
    known = {f"{subject}.{field.name}" for subject, record in RECORDS.items() for field in fields(record)}
    known |= {f"{subject}.{field.name}" for subject, found in FORMS.items() for form in found for field in form.fields}
    known |= {"enrolments.class_id", "enrolments.resident_id", "enrolments.attended", "classes.trainers"}
    known |= {"privacy_contact.officer"}
    known |= {f"mergers.{name}" for name in ("kept_id", "gone_id", "at", "who", "before")}
    known |= {"not_duplicates.first_id", "not_duplicates.second_id"}
    assert set(GROUPED) <= known
    assert set(OWN_WORDS) <= set(GROUPED)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_group_says_what_for_on_what_basis_how_long_and_who_sees_it(group: Any) -> None:
    assert all((group.label, group.purpose, group.basis.label, group.kept, group.source))
    assert group.seen_by in RIGHT_OF and group.who_sees
    assert labels_of(group)


def test_religion_and_race_have_no_field_anywhere() -> None:
    words = ("religion", "race", "ethnic", "politic", "ศาสนา", "เชื้อชาติ")
    fields_of_all = [field for _name, form in forms() for field in form.fields]
    said = [f"{field.name} {field.label} {' '.join(field.headings)}".lower() for field in fields_of_all]
    assert not [text for text in said for word in words if word in text]
