"""Personal data by groups: what for, on what basis of law, how long, and who sees it (PDPA B.E. 2562, s.23 and s.39).

Notice, record of processing and one person's data are made from this one declaration.
"""

from collections.abc import Mapping
from typing import Any, Final

from db.domain import (
    accounts,
    assessments,
    awards,
    breaches,
    care_matches,
    carers,
    communities,
    community_staff,
    data_requests,
    duty_data,
    health_notes,
    households,
    moves,
    partners,
    residents,
    round_results,
    service_data,
    settings,
    visits,
    volunteers,
)
from db.domain.barthel import BarthelItem
from db.domain.certificate_forms import CORRECTION_FORM, HAND_OVER_FORM, ISSUE_FORM, REISSUE_FORM, REVOCATION_FORM
from db.domain.data_groups import (
    BY_OFFICE,
    FOR_GOOD,
    FROM_PARTNER,
    FROM_PERSON,
    OFFICE_RECORDS,
    TEN_YEARS,
    WITH_LOG,
)
from db.domain.data_groups import Basis as Basis
from db.domain.data_groups import Group as Group
from db.domain.data_groups import fields_of as _of
from db.domain.forms import Form
from db.domain.permissions import ADL, HEALTH_NOTES, REVEAL, ROUND_NEEDS
from db.domain.words import N_

GROUPS: Final = (
    Group(
        "identity",
        N_("Identity"),
        N_("To know for certain who somebody is, so that services and certificates reach the right person"),
        Basis.PUBLIC_TASK,
        OFFICE_RECORDS,
        FROM_PERSON,
        "residents.resident_line",
        _of(
            "residents", "title", "given", "family", "nickname", "sex", "born", "status", "status_date",
            "organisation", "notes", "reasons",
        ),
    ),
    Group(
        "citizen_id",
        N_("Citizen ID"),
        N_("To tell people of the same name apart, and to keep nobody twice; shown in part only"),
        Basis.PUBLIC_TASK,
        OFFICE_RECORDS,
        FROM_PERSON,
        REVEAL,
        _of("residents", "citizen_id", "no_id_reason"),
    ),
    Group(
        "contact",
        N_("Contact"),
        N_("To reach people about services, trainings and emergencies"),
        Basis.PUBLIC_TASK,
        OFFICE_RECORDS,
        FROM_PERSON,
        "residents.resident_line",
        _of("residents", "phones") + _of("communities", "representative", "representative_phones")
        + _of("community_staff", "community_id", "name", "position", "phones", "since", "until"),
    ),
    Group(
        "household",
        N_("Household"),
        N_("To reach every household, and to plan services by community"),
        Basis.PUBLIC_TASK,
        OFFICE_RECORDS,
        FROM_PERSON,
        "households.household_of",
        _of("residents", "household_id", "community_id", "mother_id")
        + _of(
            "moves", "resident_id", "kind", "moved_on", "from_household_id", "to_household_id", "from_community_id",
            "to_community_id", "is_away", "relation", "note",
        )
        + _of("households", "house", "moo", "community_id", "house_code", "notes"),
    ),
    Group(
        "volunteering",
        N_("Volunteering"),
        N_("To know who helps where, since when and in what, and to thank them"),
        Basis.PUBLIC_TASK,
        TEN_YEARS,
        FROM_PERSON,
        "volunteers.volunteer_of",
        _of(
            "volunteers", "resident_id", "kinds", "community_id", "started", "ended", "end_reason", "skills",
            "invited_by_id", "notes",
        )
        + _of("awards", "volunteer_id", "kind", "step", "given_on", "notes"),
    ),
    Group(
        "assessments",
        N_("Daily living (ADL)"),
        N_("To see who needs care, how much, and whether it changes; health data"),
        Basis.HEALTH,
        TEN_YEARS,
        BY_OFFICE,
        ADL,
        _of("assessments", "resident_id", "assessed_on", "assessor", *BarthelItem, "notes"),
    ),
    Group(
        "health_notes",
        N_("Health notes"),
        N_("So that whoever cares for an elder does it right; health data"),
        Basis.HEALTH,
        TEN_YEARS,
        FROM_PERSON,
        HEALTH_NOTES,
        _of("health_notes", "resident_id", "noted_on", "noted_by", "text"),
    ),
    Group(
        "carers",
        N_("Carers"),
        N_("To know whom to call about an elder, and who needs help with caring"),
        Basis.PUBLIC_TASK,
        OFFICE_RECORDS,
        FROM_PERSON,
        "carers.carers_of",
        _of("carers", "resident_id", "carer_id", "name", "relation", "phones", "notes"),
    ),
    Group(
        "visits",
        N_("Visits and who cares for whom"),
        N_("To see that nobody is forgotten, who goes there, and what is needed"),
        Basis.PUBLIC_TASK,
        TEN_YEARS,
        BY_OFFICE,
        "visit_lists.visits_of_resident",
        _of(
            "visits", "resident_id", "household_id", "service_id", "volunteer_id", "visitor", "planned_on", "done_on",
            "outcome", "minutes", "notes",
        )
        + _of(
            "care_matches", "resident_id", "volunteer_id", "service_id", "since", "until", "end_reason", "notes"
        ),
    ),
    Group(
        "rounds",
        N_("Outreach rounds"),
        N_("To reach every household, and to see at once who needs medicine, food or care; health data"),
        Basis.HEALTH,
        TEN_YEARS,
        FROM_PERSON,
        ROUND_NEEDS,
        _of(
            "round_households", "round_id", "household_id", "result", "reached_on", "needs", "symptoms", "medicine",
            "food", "vaccinated", "helped_on", "notes",
        ),
    ),
    Group(
        "training",
        N_("Training"),
        N_("To hold trainings, and to tell by the hours attended who passed"),
        Basis.PUBLIC_TASK,
        TEN_YEARS,
        BY_OFFICE,
        "enrolments.trainings_of",
        _of("enrolments", "class_id", "resident_id", "attended") + _of("classes", "trainers"),
    ),
    Group(
        "certificates",
        N_("Certificates"),
        N_("To issue certificates, and to prove later that they are genuine"),
        Basis.PUBLIC_TASK,
        FOR_GOOD,
        BY_OFFICE,
        "certificates.certificate_of",
        _of(
            "certificates", "year", "number", "batch", "class_id", "resident_id", "kind", "title", "given", "family",
            "text", "issued_on", "status", "replaces_id", "replaces", "replaced_by", "ended_on", "end_reason",
            "handed_over_on", "handed_to", "corrections", "look_id", "reason", "on",
        ),
    ),
    Group(
        "partners",
        N_("Work with partners"),
        N_("To reach partner organisations, and to know what was agreed with them"),
        Basis.PUBLIC_TASK,
        TEN_YEARS,
        FROM_PARTNER,
        "partner_people.people_of_partner",
        _of("partner_people", "name", "position", "phones")
        + _of("partner_contacts", "held_on", "by_whom", "said", "next_due"),
    ),
    *service_data.GROUPS,
    *duty_data.GROUPS,
    Group(
        "staff",
        N_("Staff"),
        N_("To let in only who may, to tell who changed what, and to say who signs for the office"),
        Basis.DUTY,
        WITH_LOG,
        BY_OFFICE,
        "audit.audit_listing",
        _of("accounts", "name", "role", "started_at", "ended_at")
        + _of("signatories", "name", "position", "signature", "signs")
        + _of("privacy_contact", "officer"),
    ),
)  # fmt: skip

FORMS: Final[Mapping[str, tuple[Form[Any], ...]]] = {
    "residents": (residents.FORM, moves.BIRTH_FORM),
    "moves": (moves.PERSON_FORM, moves.HOUSEHOLD_FORM, moves.SPLIT_FORM, moves.JOIN_FORM, moves.DEATH_FORM),
    "community_staff": (community_staff.FORM,),
    "households": (households.FORM,),
    "volunteers": (volunteers.FORM,),
    "awards": (awards.FORM,),
    "assessments": (assessments.FORM,),
    "health_notes": (health_notes.FORM,),
    "carers": (carers.FORM,),
    "round_households": (round_results.VISIT_FORM,),
    "visits": (visits.FORM, visits.DONE_FORM),
    "care_matches": (care_matches.FORM,),
    "certificates": (CORRECTION_FORM, REISSUE_FORM, REVOCATION_FORM, HAND_OVER_FORM, ISSUE_FORM),
    "data_requests": (data_requests.FORM,),
    "breaches": (breaches.FORM,),
    "accounts": (accounts.ACCOUNT_FORM,),
    "signatories": (settings.SIGNATORY_FORM,),
    "communities": (communities.FORM,),
    "partner_people": (partners.PERSON_FORM,),
    "partner_contacts": (partners.CONTACT_FORM,),
    **service_data.FORMS,
}
"""The forms in which data of persons is typed."""

OWN_WORDS: Final = {
    "residents.reasons": N_("Reasons"),
    "moves.kind": N_("Moves, birth and death"),
    **service_data.OWN_WORDS,
    **duty_data.OWN_WORDS,
    "enrolments.class_id": N_("Course and class"),
    "enrolments.attended": N_("Hours attended"),
    "certificates.number": N_("Certificate number"),
    "certificates.text": N_("Course"),
    "certificates.issued_on": N_("Issued on"),
    "certificates.status": N_("Status"),
    "certificates.handed_over_on": N_("Handed over"),
    "certificates.corrections": N_("Corrections of the name"),
}
"""What fields are called that nobody types."""


def labels_of(group: Group) -> tuple[str, ...]:
    """What the fields of a group are called, as msgids, each once; inner keys have no name."""
    found: dict[str, None] = {}
    for field in group.fields:
        subject, name = field.split(".")
        forms = FORMS.get(subject, ())
        labels = [each.label for form in forms for each in form.fields if each.name == name]
        label = OWN_WORDS.get(field) or next(iter(labels), "")
        if label:
            found[label] = None
    return tuple(found)


def group_named(name: str) -> Group:
    return next(group for group in GROUPS if group.name == name)


RIGHTS: Final = (
    N_("To see your data and get a copy of it, within 30 days (section 30)"),
    N_("To get it in a form that other programs read (section 31)"),
    N_("To object to its use (section 32)"),
    N_("To have it erased, destroyed or made anonymous where it is no longer needed (section 33)"),
    N_("To have its use restricted (section 34)"),
    N_("To have it corrected (sections 35 and 36)"),
    N_("To complain to the Personal Data Protection Committee (section 73)"),
)
"""What the notice tells people that they may ask for."""

PROTECTION: Final = (
    N_("The data is one encrypted file; each user has a password and a role, and sees what the role needs."),
    N_("Citizen IDs are masked; whoever sees, prints or exports them is written into a log that can not be changed."),
    N_("Backups are encrypted, checked, and kept for 90 days at most but for the newest three."),
)
"""Measures of section 37 (1), as the program has them."""

NEVER: Final = N_("Religion, race and political opinions are never written down.")
