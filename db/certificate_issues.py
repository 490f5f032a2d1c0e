"""Issuing certificates: to whom, with which numbers, and what they say for good."""

from collections.abc import Sequence
from datetime import date

from db.attendance import class_result
from db.certificate_rows import certificates_by_id, insert_certificate
from db.classes import class_of
from db.courses import course_of
from db.domain.certificates import (
    HEADINGS,
    STATEMENTS,
    Certificate,
    CertificateText,
    Signer,
    numbering_year,
    statement_before,
)
from db.domain.errors import DeskError
from db.domain.settings import OfficeSettings, PaperLanguage
from db.domain.training import CertificateKind, Course, EnrolmentLine, TrainingClass
from db.domain.words import N_
from db.layouts import layout_for, layout_of
from db.looks import freeze
from db.office import Office, command, query
from db.settings import keep_next, next_of, settings_of, signatories


@query
def certificate_candidates(office: Office, class_id: int) -> tuple[EnrolmentLine, ...]:
    """Who of the class may have a certificate and never had one of it: those that "issue to all" means.

    Someone whose certificate was revoked gets a new one only when named.
    """
    needs_pass = _course_of_class(office, class_id).certificate_kind.needs_pass
    had = {row[0] for row in office.sql("select resident_id from certificate where class_id = ?", (class_id,))}
    had |= _erased(office)
    lines = class_result(office, class_id).lines
    return tuple(line for line in lines if line.resident_id not in had and _may_have(line, needs_pass))


def _erased(office: Office) -> set[int]:
    """Who still counts in a class, but has no name to write on a certificate."""
    return {row[0] for row in office.sql("select resident_id from erasure")}


def _course_of_class(office: Office, class_id: int) -> Course:
    return course_of(office, class_of(office, class_id).course_id or 0)


def _may_have(line: EnrolmentLine, needs_pass: bool) -> bool:
    return line.has_passed if needs_pass else bool(line.attended)


@command
def issue_certificates(
    office: Office,
    class_id: int,
    enrolment_ids: Sequence[int] | None = None,
    issued_on: date | None = None,
    layout_id: int | None = None,
) -> tuple[Certificate, ...]:
    """Issue with the next numbers in Thai order of names, as one batch: to `certificate_candidates`, or to whom
    `enrolment_ids` names (who holds one in force is passed over), today if no day is given, in the layout of their
    kind if none is given.

    Raises DeskError for a class that is not closed, for people who may not have one, and while the office has no
    name or nobody who signs. Everything the paper says is frozen with it, and how it looks.
    """
    training_class = class_of(office, class_id)
    if training_class.closed_on is None:
        raise DeskError(N_("Close the class first: certificates are issued from its final attendance."))
    course = course_of(office, training_class.course_id or 0)
    chosen = _chosen(office, class_id, enrolment_ids, course)
    if not chosen:
        return ()
    kept = layout_of(office, layout_id) if layout_id else layout_for(office, course.certificate_kind)
    text = text_for(settings_of(office), signers_of(office), course, training_class, kept.layout.language)
    look_id = freeze(office, kept.layout)
    day = issued_on or office.today()
    year, number, batch = take_numbers(office, day, len(chosen))
    ids = []
    for place, line in enumerate(chosen):
        whose = {"resident_id": line.resident_id, "title": line.title, "given": line.given, "family": line.family}
        which = {"year": year, "number": number + place, "batch": batch, "class_id": class_id}
        how = {"kind": course.certificate_kind.value, "look_id": look_id}
        ids.append(insert_certificate(office, which | whose | how, text, day))
        office.note("certificates", ids[-1], "issued")
    office.note("classes", class_id, f"issued {len(ids)}")
    return certificates_by_id(office, ids)


def _chosen(
    office: Office, class_id: int, enrolment_ids: Sequence[int] | None, course: Course
) -> tuple[EnrolmentLine, ...]:
    if enrolment_ids is None:
        return certificate_candidates(office, class_id)
    named = set(enrolment_ids)
    erased = _erased(office)
    lines = [
        line
        for line in class_result(office, class_id).lines
        if line.id in named and not line.certificate and line.resident_id not in erased
    ]
    refused = [line.full_name for line in lines if not _may_have(line, course.certificate_kind.needs_pass)]
    if refused and course.certificate_kind.needs_pass:
        raise DeskError(N_("These people did not reach the hours: {names}."), names=", ".join(refused))
    if refused:
        raise DeskError(N_("These people attended no half-day: {names}."), names=", ".join(refused))
    return tuple(lines)


def take_numbers(office: Office, day: date, count: int) -> tuple[int, int, int]:
    """For commands: year, first number and batch of `count` new certificates; nobody else gets them again."""
    year = numbering_year(day, settings_of(office).numbering)
    number, batch = next_of(office, year)
    keep_next(office, year, number + count, batch + 1)
    return year, number, batch


def organisation_of(settings: OfficeSettings, language: PaperLanguage | None = None) -> str:
    """The office's name in the language, or that of its papers; raises DeskError where it has none."""
    in_english = (language or settings.paper_language) is PaperLanguage.ENGLISH
    name = settings.name_en or settings.name_th if in_english else settings.name_th
    if not name:
        raise DeskError(N_("The office has no name yet. Please fill in the settings first."))
    return name


def signers_of(office: Office) -> tuple[Signer, ...]:
    """Who signs new certificates; raises DeskError where nobody does."""
    signers = tuple(Signer(signatory.name, signatory.position) for signatory in signatories(office) if signatory.signs)
    if not signers:
        raise DeskError(N_("Nobody signs certificates yet. Please choose a signatory in the settings first."))
    return signers


def text_for(
    settings: OfficeSettings,
    signers: tuple[Signer, ...],
    course: Course,
    training_class: TrainingClass,
    paper_language: PaperLanguage,
) -> CertificateText:
    """What a certificate of this class says: the project for taking part, the course for passing."""
    kind, language = course.certificate_kind, paper_language.value
    statement = course.wording or STATEMENTS[language][kind]
    takes_part = kind is CertificateKind.PARTICIPATION
    subject = training_class.name if takes_part and training_class.name else course.name
    return CertificateText(
        organisation=organisation_of(settings, paper_language),
        heading=HEADINGS[language][kind],
        statement=statement_before(statement, subject),
        course=subject,
        hours=course.hours or 0.0,
        first_day=min(training_class.days, default=None),
        last_day=max(training_class.days, default=None),
        place=training_class.place,
        signers=signers,
    )
