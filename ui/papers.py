"""Papers made from the office's records: what to print, in the language and digits the office chose for paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from db.certificate_issues import organisation_of
from db.certificates import certificates_of_class, register
from db.classes import class_of
from db.communities import communities
from db.courses import course_of
from db.domain.certificates import Certificate, CertificateStatus
from db.domain.communities import PREFIX
from db.domain.date_forms import typed_date
from db.domain.errors import DeskError, NotFound
from db.domain.settings import OfficeSettings
from db.domain.training import EnrolmentLine, Half, TrainingClass
from db.domain.words import N_
from db.enrolments import enrolment_lines
from db.looks import looks_of
from db.settings import settings_of, signatories
from db.signing import proofs_of
from ui.language import gettext_for

if TYPE_CHECKING:
    from db.domain.layouts import Layout
    from db.office import Office
    from printing.certificate_register import CertificateRegister, RegisteredBatch
    from printing.certificates import CertificatePage
    from printing.hand_over import HandOverList
    from printing.paper import Paper
    from printing.training import TrainingRegister

MORNING_HOURS, AFTERNOON_HOURS, DAY_HOURS = "08.30 - 12.00", "13.00 - 16.30", "08.30 - 16.30"
"""When half-days are held (domain, "Training")."""


def paper_for(
    office: Office, printed_by: str = "", offset_mm: tuple[float, float] = (0.0, 0.0), text_only: bool = False
) -> Paper:
    """The paper as the office's settings want it, printed today."""
    from printing.paper import Paper

    settings = settings_of(office)
    return Paper(
        gettext=gettext_for(settings.paper_language.value),
        printed_on=office.today(),
        printed_by=printed_by,
        language="en" if settings.paper_language.value == "en" else "th",
        digits="arabic" if settings.paper_digits.value == "arabic" else "thai",
        offset_mm=offset_mm,
        text_only=text_only,
        words=settings.words | {community.name.removeprefix(PREFIX) for community in communities(office)},
    )


# -- certificates


def certificate_pages(office: Office, class_id: int, layout: Layout | None = None) -> tuple[CertificatePage, ...]:
    """The class's certificates that are in force, by number; with a `layout` in that one, this time."""
    class_of(office, class_id)
    found = certificates_of_class(office, class_id)
    return pages_of(office, [each for each in found if each.status is CertificateStatus.ISSUED], layout)


def pages_of(
    office: Office, certificates: Sequence[Certificate], layout: Layout | None = None
) -> tuple[CertificatePage, ...]:
    """These certificates as they were issued, with the seal and the signatures of that day; or in another layout,
    with those of today."""
    from printing.certificates import CertificatePage, CertificateSignatory

    if layout is None:
        looks = looks_of(office, [each.look_id for each in certificates])
    else:
        images = {(each.name, each.position): each.signature for each in signatories(office)}
    seal = settings_of(office).seal
    return tuple(
        CertificatePage(
            number=each.number,
            year=each.year,
            organisation=each.text.organisation,
            heading=each.text.heading,
            kind=each.kind.value,
            title=each.title,
            given=each.given,
            family=each.family,
            statement=each.text.statement,
            course=each.text.course,
            hours=each.text.hours,
            first_day=each.text.first_day,
            last_day=each.text.last_day,
            place=each.text.place,
            issued_on=each.issued_on,
            signatories=tuple(
                CertificateSignatory(
                    signer.name, signer.position, images.get((signer.name, signer.position)) if layout else None
                )
                for signer in each.text.signers
            ),
            seal=seal if layout else None,
            code=each.code,
            proof=proof,
            layout=layout or looks.get(each.look_id),
        )
        for each, proof in zip(certificates, proofs_of(office, certificates), strict=True)
    )


def certificate_register_document(office: Office, year: int, paper: Paper) -> CertificateRegister:
    """The register of a B.E. year: every number that was used, batch by batch."""
    from printing.certificate_register import CertificateRegister

    certificates = sorted(register(office, year), key=lambda each: (each.batch, each.number))
    batches = [_batch(list(found), paper) for _number, found in groupby(certificates, key=lambda each: each.batch)]
    return CertificateRegister(organisation=office_name(settings_of(office)), year=year, batches=batches)


def _batch(certificates: Sequence[Certificate], paper: Paper) -> RegisteredBatch:
    from printing.certificate_register import RegisteredBatch, RegisteredCertificate

    first = certificates[0]
    return RegisteredBatch(
        entry=first.batch,
        year=first.year,
        subject=first.text.course,
        issued_on=first.issued_on,
        signers=tuple(signer.name for signer in first.text.signers),
        certificates=[
            RegisteredCertificate(
                number=each.number, title=each.title, given=each.given, family=each.family, note=_note(each, paper)
            )
            for each in certificates
        ],
    )


def _note(certificate: Certificate, paper: Paper) -> str:
    """What became of the number."""
    _ = paper.gettext
    notes = []
    if certificate.replaces:
        notes.append(_("Replaces no. {number}").format(number=certificate.replaces))
    if certificate.status is CertificateStatus.REVOKED:
        notes.append(_("Revoked: {reason}").format(reason=certificate.end_reason))
    if certificate.replaced_by:
        notes.append(_("Replaced by no. {number}").format(number=certificate.replaced_by))
    return ", ".join(notes)


def hand_over_document(office: Office, class_id: int) -> HandOverList:
    """The class's certificates that are in force, to be signed for."""
    from printing.hand_over import HandOverList, Recipient

    training_class = class_of(office, class_id)
    people = {line.resident_id: line for line in enrolment_lines(office, class_id)}
    return HandOverList(
        organisation=office_name(settings_of(office)),
        project=project_name(office, training_class),
        recipients=[
            Recipient(
                number=each.number,
                year=each.year,
                title=each.title,
                given=each.given,
                family=each.family,
                belongs_to=belongs_to(people.get(each.resident_id)),
                received_on=each.handed_over_on,
            )
            for each in certificates_of_class(office, class_id)
            if each.status is CertificateStatus.ISSUED
        ],
    )


# -- training


def register_document(office: Office, class_id: int, day: date | None = None) -> TrainingRegister:
    """The attendance sheets of a class, of all its days or one; raises NotFound for a day it is not held on."""
    from printing.training import RegisterDay, RegisterPerson, TrainingRegister

    training_class = class_of(office, class_id)
    if day is not None and day not in training_class.days:
        raise NotFound(N_("The class is not held on {day}."), day=typed_date(day))
    days = []
    for each in training_class.days if day is None else (day,):
        halves = tuple(half for half in Half if (each, half) in {(on.day, on.half) for on in training_class.sessions})
        hours = DAY_HOURS if len(halves) > 1 else MORNING_HOURS if Half.MORNING in halves else AFTERNOON_HOURS
        days.append(RegisterDay(day=each, hours=hours, halves=halves))
    return TrainingRegister(
        organisation=office_name(settings_of(office)),
        project=project_name(office, training_class),
        place=training_class.place,
        days=tuple(days),
        people=[
            RegisterPerson(title=line.title, given=line.given, family=line.family, belongs_to=belongs_to(line))
            for line in enrolment_lines(office, class_id)
        ],
    )


def project_name(office: Office, training_class: TrainingClass) -> str:
    """The project's name, or the course's, with the run."""
    name = training_class.name or course_of(office, training_class.course_id or 0).name
    if training_class.run is None:
        return name
    run = gettext_for(settings_of(office).paper_language.value)(N_("run {run}")).format(run=training_class.run)
    return f"{name} {run}"


def belongs_to(line: EnrolmentLine | None) -> str:
    """Someone's organisation, or community."""
    return line.organisation or line.community if line else ""


def office_name(settings: OfficeSettings) -> str:
    """The office's name on lists; one that has none yet may print them all the same."""
    try:
        return organisation_of(settings)
    except DeskError:
        return ""
