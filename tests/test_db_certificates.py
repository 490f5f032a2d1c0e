"""Certificates are issued, corrected, reissued, revoked and handed over by the rules of the register."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from db import certificates, settings, training
from db.domain.certificates import Certificate, CertificateStatus, Numbering, Signer
from db.domain.errors import Conflict, DeskError, FormErrors, NotFound
from db.domain.settings import PaperLanguage, Signatory
from db.domain.training import CertificateKind
from db.office import Office, query
from db.residents import resident_of, save_resident
from tests.training_office import IN_THAI_ORDER, attend, class_with, course, finished_class, named


@query
def sql(office: Office, text: str) -> list[tuple[object, ...]]:
    return office.sql(text)


def issued(office: Office, numbering: Numbering = Numbering.CALENDAR) -> tuple[Certificate, ...]:
    """Five certificates of one class, 1-5/2569."""
    return certificates.issue_certificates(office, finished_class(named(office, numbering)).id)


def labels(found: tuple[Certificate, ...]) -> list[str]:
    return [certificate.label for certificate in found]


def test_numbers_follow_the_thai_order_of_names_as_one_batch(office: Office) -> None:
    found = issued(office)
    assert tuple(certificate.given for certificate in found) == IN_THAI_ORDER
    assert labels(found) == ["1/2569", "2/2569", "3/2569", "4/2569", "5/2569"]
    assert {certificate.batch for certificate in found} == {1}
    assert {certificate.issued_on for certificate in found} == {date(2026, 11, 22)}
    assert certificates.issue_certificates(office, finished_class(office, ["กวิน"]).id)[0].batch == 2


def test_a_certificate_says_what_office_course_class_and_signatories_said_that_day(office: Office) -> None:
    text = issued(office)[0].text
    assert (text.organisation, text.heading) == ("เทศบาลตำบลตัวอย่าง", "ขอมอบวุฒิบัตรฉบับนี้ไว้เพื่อแสดงว่า")
    assert (text.statement, text.course, text.hours) == ("ได้ผ่านการอบรมหลักสูตร", "ผู้ดูแลผู้สูงอายุ", 70.0)
    assert (text.first_day, text.last_day, text.place) == (date(2026, 10, 5), date(2026, 10, 14), "หอประชุม")
    assert text.signers == (Signer("นายตัวอย่าง ดีงาม", "นายกเทศมนตรีตำบลตัวอย่าง"),)


def test_nothing_that_changes_later_changes_an_issued_certificate(office: Office) -> None:
    before = issued(office)[0]
    kept = settings.settings_of(office)
    settings.save_settings(office, replace(kept, name_th="เทศบาลเมืองใหม่", paper_language=PaperLanguage.ENGLISH))
    settings.delete_signatory(office, settings.signatories(office)[0].id)
    training_class = training.class_of(office, before.class_id)
    course_ = training.course_of(office, training_class.course_id or 0)
    training.save_course(office, replace(course_, name="อื่น", hours=5.0, certificate_kind=CertificateKind.DIPLOMA))
    training.save_class(office, replace(training_class, place="ที่อื่น", name="ชื่อใหม่"))
    save_resident(office, replace(resident_of(office, before.resident_id), given="กวินทร์"))
    assert certificates.certificate_of(office, before.id) == before


def test_taking_part_names_the_project_and_needs_one_half_day(office: Office) -> None:
    part = course(named(office), kind=CertificateKind.PARTICIPATION)
    training_class = class_with(office, of=part)
    attend(office, training_class, {"กวิน": 1, "แกว": 3})
    training.close_class(office, training_class.id)
    found = certificates.issue_certificates(office, training_class.id)
    assert [certificate.given for certificate in found] == ["กวิน", "แกว"]
    assert found[0].text.heading == "ขอมอบเกียรติบัตรฉบับนี้ไว้เพื่อแสดงว่า"
    statement, project = found[0].text.statement, found[0].text.course
    assert statement + project == "ได้เข้าร่วมและปฏิบัติงานจิตอาสาในโครงการเพื่อนช่วยเพื่อน"


def test_a_course_with_wording_of_its_own_says_that(office: Office) -> None:
    own = training.save_course(named(office), replace(course(office), wording="ผ่านการฝึกปฏิบัติ"))
    found = certificates.issue_certificates(office, finished_class(office, ["กวิน"], of=own).id)
    assert found[0].text.statement == "ผ่านการฝึกปฏิบัติ"


def test_papers_in_english_take_english_wording_and_name(office: Office) -> None:
    kept = settings.settings_of(named(office))
    settings.save_settings(office, replace(kept, paper_language=PaperLanguage.ENGLISH))
    text = certificates.issue_certificates(office, finished_class(office, ["กวิน"]).id)[0].text
    assert (text.organisation, text.statement) == ("Example", "has completed the training course")


def test_only_who_passed_gets_one_and_who_did_not_is_named(office: Office) -> None:
    training_class = class_with(named(office))
    attend(office, training_class, {"กวิน": 16, "เกวลิน": 15})
    training.close_class(office, training_class.id)
    lines = training.enrolment_lines(office, training_class.id)
    with pytest.raises(DeskError, match="did not reach the hours: นางเกวลิน ใจดี, นางแก่น ใจดี"):
        certificates.issue_certificates(office, training_class.id, [line.id for line in lines[:3]])
    assert certificates.register(office, 2569) == ()
    found = certificates.issue_certificates(office, training_class.id)
    assert [certificate.given for certificate in found] == ["กวิน"]


def test_an_open_class_a_nameless_office_and_an_office_without_signatory_are_refused(office: Office) -> None:
    training_class = class_with(office, ("กวิน",))
    attend(office, training_class, {"กวิน": 16})
    with pytest.raises(DeskError, match="Close the class first"):
        certificates.issue_certificates(office, training_class.id)
    training.close_class(office, training_class.id)
    with pytest.raises(DeskError, match="Nobody signs"):
        certificates.issue_certificates(office, training_class.id)
    settings.save_signatory(office, Signatory(name="นายตัวอย่าง", position="นายกเทศมนตรี", signs=True))
    with pytest.raises(DeskError, match="no name"):
        certificates.issue_certificates(office, training_class.id)
    assert settings.next_number(office, 2569) == 1


def test_issuing_again_passes_over_who_holds_one_and_who_lost_it_unless_named(office: Office) -> None:
    first, *_others = issued(office)
    assert certificates.issue_certificates(office, first.class_id) == ()
    certificates.revoke(office, first.id, first.revision, "ออกผิดคน")
    assert certificates.certificate_candidates(office, first.class_id) == ()
    assert certificates.issue_certificates(office, first.class_id) == ()
    everyone = [line.id for line in training.enrolment_lines(office, first.class_id)]
    again = certificates.issue_certificates(office, first.class_id, everyone)
    assert [(certificate.given, certificate.label) for certificate in again] == [(first.given, "6/2569")]
    assert training.enrolment_lines(office, first.class_id)[0].certificate == "6/2569"


def test_the_register_of_a_year_never_lacks_or_repeats_a_number(office: Office) -> None:
    first, second, *_others = issued(office)
    certificates.revoke(office, first.id, first.revision, "ออกผิด")
    certificates.reissue(office, second.id, second.revision, "นาง", "เกวลี", "ใจดี", "สะกดผิด")
    certificates.issue_certificates(office, finished_class(office, ["กวิน"]).id)
    assert [found.number for found in certificates.register(office, 2569)] == [1, 2, 3, 4, 5, 6, 7]
    assert [found.batch for found in certificates.register(office, 2569)] == [1, 1, 1, 1, 1, 2, 3]


@pytest.mark.parametrize(
    ("numbering", "years"), [(Numbering.CALENDAR, ["1/2568", "2/2568"]), (Numbering.FISCAL, ["1/2568", "1/2569"])]
)
def test_numbers_start_anew_each_year_of_the_rule(office: Office, numbering: Numbering, years: list[str]) -> None:
    named(office, numbering)
    found = [
        certificates.issue_certificates(office, finished_class(office, ["กวิน"]).id, issued_on=day)[0].label
        for day in (date(2025, 9, 30), date(2025, 10, 1))
    ]
    assert found == years
    assert certificates.certificate_years(office) == tuple(sorted({int(year[2:]) for year in years}, reverse=True))


def test_many_at_once_never_share_a_number(office: Office) -> None:
    named(office)
    classes = [finished_class(office, ["กวิน", "แก้ว"]).id for _ in range(6)]
    with ThreadPoolExecutor(6) as threads:
        batches = list(threads.map(lambda class_id: certificates.issue_certificates(office, class_id), classes))
    assert sorted(found.number for batch in batches for found in batch) == list(range(1, 13))
    assert all(batch[1].number == batch[0].number + 1 for batch in batches)


def test_a_name_is_corrected_under_its_number_with_who_when_and_why(office: Office) -> None:
    office.who = "กิตติ"
    first, *_others = issued(office)
    fixed = certificates.correct_name(office, first.id, first.revision, "นางสาว", " กวิณ ", "ใจดี", "สะกดผิด")
    assert (fixed.label, fixed.full_name, fixed.revision) == (first.label, "นางสาวกวิณ ใจดี", first.revision + 1)
    assert fixed.code != first.code, "the paper with the old spelling is told from the new one"
    again = certificates.correct_name(office, first.id, fixed.revision, "นางสาว", "กวินทร์", "ใจดี", "ตามบัตร")
    assert [(change.before, change.after, change.by, change.reason) for change in again.corrections] == [
        ("นางกวิน ใจดี", "นางสาวกวิณ ใจดี", "กิตติ", "สะกดผิด"),
        ("นางสาวกวิณ ใจดี", "นางสาวกวินทร์ ใจดี", "กิตติ", "ตามบัตร"),
    ]
    assert again.corrections[0].at.startswith("2026-11-22T09:30:00")
    assert resident_of(office, first.resident_id).given == "กวิน", "the person's own record is another matter"


def test_a_name_handed_over_is_not_corrected_but_reissued(office: Office) -> None:
    first, *_others = issued(office)
    (handed,) = certificates.hand_over(office, [first.id], date(2026, 11, 23))
    with pytest.raises(DeskError, match="Please reissue it"):
        certificates.correct_name(office, first.id, handed.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด")
    new = certificates.reissue(office, first.id, handed.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด", date(2026, 12, 1))
    assert (new.label, new.full_name, new.replaces, new.replaces_id) == ("6/2569", "นางกวินทร์ ใจดี", "1/2569", first.id)
    assert (new.status, new.issued_on, new.batch) == (CertificateStatus.ISSUED, date(2026, 12, 1), 2)
    assert new.handed_over_on is None
    old = certificates.certificate_of(office, first.id)
    assert (old.status, old.ended_on, old.end_reason) == (CertificateStatus.REISSUED, date(2026, 12, 1), "สะกดผิด")
    assert (old.replaced_by, old.full_name) == ("6/2569", "นางกวิน ใจดี")


def test_a_reissue_is_signed_by_who_signs_now_and_tells_of_the_same_training(office: Office) -> None:
    first, *_others = issued(office)
    signatory = settings.signatories(office)[0]
    settings.save_signatory(office, replace(signatory, name="นางใหม่ ดีงาม"))
    kept = training.course_of(office, training.class_of(office, first.class_id).course_id or 0)
    training.save_course(office, replace(kept, name="หลักสูตรอื่น", hours=5.0))
    new = certificates.reissue(office, first.id, first.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด")
    assert new.text == replace(first.text, signers=(Signer("นางใหม่ ดีงาม", signatory.position),))


def test_a_revoked_certificate_keeps_its_number_and_stays_revoked(office: Office) -> None:
    first, *_others = issued(office)
    gone = certificates.revoke(office, first.id, first.revision, "ออกผิด", date(2026, 11, 30))
    assert (gone.status, gone.label, gone.end_reason) == (CertificateStatus.REVOKED, "1/2569", "ออกผิด")
    assert gone.ended_on == date(2026, 11, 30)
    attempts = [
        lambda: certificates.revoke(office, gone.id, gone.revision, "อีก"),
        lambda: certificates.reissue(office, gone.id, gone.revision, "นาง", "ก", "ข", "อีก"),
        lambda: certificates.correct_name(office, gone.id, gone.revision, "นาง", "ก", "ข", "อีก"),
        lambda: certificates.hand_over(office, [gone.id]),
    ]
    for attempt in attempts:
        with pytest.raises(DeskError, match="1/2569 is no longer in force"):
            attempt()
    assert certificates.certificate_of(office, first.id) == gone


def test_every_change_needs_a_name_and_a_reason(office: Office) -> None:
    first, *_others = issued(office)
    attempts = {
        "reason": [
            lambda: certificates.revoke(office, first.id, first.revision, "  "),
            lambda: certificates.correct_name(office, first.id, first.revision, "นาง", "กวี", "ใจดี", ""),
            lambda: certificates.reissue(office, first.id, first.revision, "นาง", "กวี", "ใจดี", ""),
        ],
        "given": [
            lambda: certificates.correct_name(office, first.id, first.revision, "นาง", " ", "ใจดี", "สะกดผิด"),
            lambda: certificates.correct_name(office, first.id, first.revision, "นาง", "กวิน", "ใจดี", "สะกดผิด"),
            lambda: certificates.reissue(office, first.id, first.revision, "นาง", "123", "ใจดี", "สะกดผิด"),
        ],
    }
    for field, refused in attempts.items():
        for attempt in refused:
            with pytest.raises(FormErrors) as caught:
                attempt()
            assert set(caught.value.errors) == {field}
    assert certificates.certificate_of(office, first.id) == first
    assert settings.next_number(office, 2569) == 6


def test_changing_a_certificate_that_was_changed_meanwhile_is_a_conflict(office: Office) -> None:
    first, *_others = issued(office)
    newer = certificates.correct_name(office, first.id, first.revision, "นาง", "กวี", "ใจดี", "สะกดผิด")
    attempts = [
        lambda: certificates.correct_name(office, first.id, first.revision, "นาง", "กวา", "ใจดี", "สะกดผิด"),
        lambda: certificates.reissue(office, first.id, first.revision, "นาง", "กวา", "ใจดี", "สะกดผิด"),
        lambda: certificates.revoke(office, first.id, first.revision, "ออกผิด"),
    ]
    for attempt in attempts:
        with pytest.raises(Conflict) as caught:
            attempt()
        assert caught.value.current == newer


def test_several_are_handed_over_at_once_and_an_earlier_handing_over_stays(office: Office) -> None:
    first, second, third, *_others = issued(office)
    certificates.hand_over(office, [first.id], date(2026, 11, 23), " ลูกสาว ")
    handed = certificates.hand_over(office, [first.id, second.id], date(2026, 11, 30))
    assert [(found.handed_over_on, found.handed_to) for found in handed] == [
        (date(2026, 11, 23), "ลูกสาว"),
        (date(2026, 11, 30), ""),
    ]
    certificates.revoke(office, third.id, third.revision, "ออกผิด")
    with pytest.raises(DeskError):
        certificates.hand_over(office, [third.id])
    with pytest.raises(NotFound):
        certificates.hand_over(office, [999])


def test_nothing_happens_to_a_certificate_before_it_was_issued(office: Office) -> None:
    first, *_others = issued(office)
    early = date(2026, 11, 21)
    attempts = [
        lambda: certificates.hand_over(office, [first.id], early),
        lambda: certificates.revoke(office, first.id, first.revision, "ออกผิด", early),
        lambda: certificates.reissue(office, first.id, first.revision, "นาง", "ก", "ข", "สะกดผิด", early),
    ]
    for attempt in attempts:
        with pytest.raises(DeskError, match="before the day"):
            attempt()


def test_handing_over_is_refused_whole_where_one_is_not_in_force(office: Office) -> None:
    first, second, *_others = issued(office)
    certificates.revoke(office, second.id, second.revision, "ออกผิด")
    with pytest.raises(DeskError):
        certificates.hand_over(office, [first.id, second.id])
    assert certificates.certificate_of(office, first.id).handed_over_on is None


def test_certificates_are_listed_by_year_status_and_column(office: Office) -> None:
    first, *others = issued(office)
    certificates.revoke(office, first.id, first.revision, "ออกผิด")
    early = certificates.issue_certificates(office, finished_class(office, ["แก้ว"]).id, issued_on=date(2025, 1, 5))[0]
    everything = certificates.certificate_listing(office)
    assert labels(everything.page(0, 3)) == ["1/2568", "1/2569", "2/2569"]
    assert everything.total == 6
    backwards = certificates.certificate_listing(office, descending=True)
    assert backwards.page(0, 1)[0].label == "5/2569"
    assert backwards.ids()[-1] == early.id
    assert certificates.certificate_listing(office, year=2568).ids() == (early.id,)
    in_force = certificates.certificate_listing(office, 2569, CertificateStatus.ISSUED)
    assert in_force.ids() == tuple(found.id for found in others)
    by_name = certificates.certificate_listing(office, 2569, order="name", descending=True)
    assert [found.given for found in by_name.page(0, 9)] == list(reversed(IN_THAI_ORDER))
    for order in ("course", "issued_on", "status", "handed_over_on"):
        assert len(certificates.certificate_listing(office, order=order).page(0, 9)) == 6


def test_the_certificates_of_a_class_and_of_a_person_hold_those_no_longer_in_force(office: Office) -> None:
    first, *_others = issued(office)
    new = certificates.reissue(office, first.id, first.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด")
    assert labels(certificates.certificates_of_resident(office, first.resident_id)) == ["1/2569", "6/2569"]
    assert len(certificates.certificates_of_class(office, first.class_id)) == 6
    line = training.enrolment_lines(office, first.class_id)[0]
    assert (line.certificate, line.certificate_id) == ("6/2569", new.id)


def test_what_a_certificate_says_is_kept_as_plain_json(office: Office) -> None:
    issued(office)
    kept = json.loads(str(sql(office, "select text from certificate where id = 1")[0][0]))
    assert kept["first_day"] == "2026-10-05"
    assert kept["signers"] == [{"name": "นายตัวอย่าง ดีงาม", "position": "นายกเทศมนตรีตำบลตัวอย่าง"}]


def test_each_certificate_has_its_history(office: Office) -> None:
    first, *_others = issued(office)
    certificates.revoke(office, first.id, first.revision, "ออกผิด")
    notes = sql(
        office, "select command, note from history where subject = 'certificates' and record_id = 1 order by id"
    )
    assert notes == [("issue_certificates", "issued"), ("revoke", "revoked")]
