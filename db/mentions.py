"""Where else a person is named: in free texts of other records, which only people can judge."""

from typing import Final

from db.audit import LABELS
from db.domain.citizen_id import format_citizen_id
from db.domain.erasures import Mention
from db.domain.residents import Resident
from db.office import Office

TEXTS: Final = (
    ("communities", "community", "id", ("representative", "notes"), ""),
    ("community_staff", "community_staff", "id", ("name", "position"), ""),
    ("households", "household", "id", ("notes",), ""),
    ("residents", "move", "resident_id", ("note",), "resident_id"),
    ("residents", "resident", "id", ("organisation", "notes"), "id"),
    ("residents", "resident_reason", "resident_id", ("text",), "resident_id"),
    ("volunteers", "volunteer", "id", ("end_reason", "skills", "notes"), "resident_id"),
    (
        "awards",
        "award",
        "id",
        ("notes",),
        "(select v.resident_id from volunteer v where v.id = award.volunteer_id)",
    ),
    ("assessments", "assessment", "id", ("assessor", "notes"), "resident_id"),
    ("health_notes", "health_note", "id", ("noted_by", "text"), "resident_id"),
    ("carers", "carer", "id", ("name", "notes"), "resident_id"),
    ("visits", "visit", "id", ("visitor", "notes"), "coalesce(resident_id, 0)"),
    ("care_matches", "care_match", "id", ("end_reason", "notes"), "resident_id"),
    ("courses", "course", "id", ("name", "notes"), ""),
    ("classes", "training_class", "id", ("name", "trainers", "notes"), ""),
    ("certificates", "certificate", "id", ("end_reason", "handed_to"), "resident_id"),
    ("certificates", "certificate_correction", "certificate_id", ("reason",), ""),
    ("signatories", "signatory", "id", ("name",), ""),
    ("partners", "partner", "id", ("name", "address", "agreement", "notes"), ""),
    ("partner_people", "partner_person", "id", ("name", "position"), ""),
    ("partner_contacts", "partner_contact", "id", ("by_whom", "said"), ""),
    ("contributions", "contribution", "id", ("what",), ""),
    ("services", "service", "id", ("notes",), ""),
    ("goals", "goal", "id", ("name", "indicator", "notes"), ""),
    ("activities", "activity", "id", ("name", "result", "notes"), ""),
    ("participants", "participant", "id", ("name", "notes"), "coalesce(resident_id, 0)"),
    ("photographs", "photograph", "id", ("caption",), ""),
    ("rounds", "outreach_round", "id", ("name", "notes"), ""),
    ("round_households", "round_household", "id", ("worker", "needs", "notes"), ""),
    ("breaches", "breach", "id", ("what", "whose", "done", "late_reason", "notes"), ""),
    ("report_texts", "report_text", "year", ("introduction", "targets", "problems", "proposals"), ""),
    ("data_requests", "data_request", "id", ("asked_by", "reason", "notes"), "resident_id"),
)
"""Subject, table, its column with the record's id, columns of free text, and the column that says whose it is."""


def mentions_of(office: Office, person: Resident) -> tuple[Mention, ...]:
    """For queries: the records of others whose texts hold the whole name or the citizen ID of the person."""
    found: dict[tuple[str, int], None] = {}
    for subject, table, record, columns, owner in TEXTS:
        for words in _words(person):
            where = " or ".join(f"instr({column}, ?)" for column in columns)
            others = f"and {owner} <> ?" if owner else ""
            values = (*[words] * len(columns), *([person.id] if owner else ()))
            rows = office.sql(f"select distinct {record} from {table} where ({where}) {others}", values)
            found |= {(subject, row[0]): None for row in rows}
    return tuple(Mention(subject, record_id, _label(office, subject, record_id)) for subject, record_id in found)


def _words(person: Resident) -> tuple[str, ...]:
    """A given name alone is that of many."""
    name = (f"{person.given} {person.family}",) if person.family else ()
    numbers = (person.citizen_id, format_citizen_id(person.citizen_id)) if len(person.citizen_id) > 6 else ()
    return (*name, *numbers)


def _label(office: Office, subject: str, record_id: int) -> str:
    parts, label = LABELS.get(subject, ("", str))
    rows = office.sql(f"select {parts} where x.id = ?", (record_id,)) if parts else []
    return label(*rows[0]) if rows else ""
