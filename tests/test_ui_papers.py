"""Papers made of the office's records: what each says follows from what is kept."""

from dataclasses import replace
from datetime import date

import pytest

from db import certificates, settings, training
from db.communities import save_community
from db.domain.communities import Community
from db.domain.residents import Resident
from db.domain.training import Half, Session, TrainingClass
from db.domain.volunteers import Volunteer, VolunteerKind
from db.office import Office
from db.resident_lists import ResidentFilter
from db.residents import save_resident
from db.volunteers import save_volunteer
from printing.paper import Paper
from tests import training_office
from ui import papers, roster_papers

PAPER = Paper(gettext=str, printed_on=date(2026, 11, 22))
DAY = date(2026, 12, 1)


def test_the_certificate_register_notes_what_became_of_a_number(office: Office) -> None:
    training_office.named(office)
    first, second, *_others = certificates.issue_certificates(office, training_office.finished_class(office).id)
    certificates.revoke(office, first.id, first.revision, "ออกผิด", DAY)
    certificates.reissue(office, second.id, second.revision, "นาง", "เกวลิณ", "ใจดี", "สะกดผิด", DAY)
    document = papers.certificate_register_document(office, 2569, PAPER)
    notes = {each.number: each.note for batch in document.batches for each in batch.certificates}
    assert notes == {
        1: "Revoked: ออกผิด", 2: "Replaced by no. 6/2569", 3: "", 4: "", 5: "", 6: "Replaces no. 2/2569"
    }  # fmt: skip
    assert [[each.number for each in batch.certificates] for batch in document.batches] == [[1, 2, 3, 4, 5], [6]]


def test_only_certificates_in_force_are_printed_and_signed_for(office: Office) -> None:
    training_office.named(office)
    held = training_office.finished_class(office)
    first, second, *_others = certificates.issue_certificates(office, held.id)
    certificates.revoke(office, first.id, first.revision, "ออกผิด", DAY)
    certificates.reissue(office, second.id, second.revision, "นาง", "เกวลิณ", "ใจดี", "สะกดผิด", DAY)
    assert [page.number for page in papers.certificate_pages(office, held.id)] == [3, 4, 5, 6]
    assert [each.number for each in papers.hand_over_document(office, held.id).recipients] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("halves", "hours"),
    [
        ((Half.MORNING, Half.AFTERNOON), "08.30 - 16.30"),
        ((Half.MORNING,), "08.30 - 12.00"),
        ((Half.AFTERNOON,), "13.00 - 16.30"),
    ],
)
def test_the_training_register_of_a_day_names_its_hours(office: Office, halves: tuple[Half, ...], hours: str) -> None:
    course = training_office.course(training_office.named(office))
    sessions = tuple(Session(day=DAY, half=half) for half in halves)
    kept = training.save_class(office, TrainingClass(course_id=course.id, run=3, place="หอประชุม", sessions=sessions))
    register = papers.register_document(office, kept.id)
    assert [(day.day, day.hours, day.halves) for day in register.days] == [(DAY, hours, halves)]
    assert register.project == "ผู้ดูแลผู้สูงอายุ รุ่นที่ 3"
    named = training.save_class(office, replace(kept, name="โครงการเพื่อนช่วยเพื่อน", run=None))
    assert papers.register_document(office, named.id).project == "โครงการเพื่อนช่วยเพื่อน"


def test_rosters_say_what_they_were_narrowed_to(office: Office) -> None:
    training_office.named(office)
    here = save_community(office, Community(name="ริมยวม"))
    one = save_resident(office, Resident(title="นาง", given="กวิน", family="ใจดี", community_id=here.id, notes="ก\nข"))
    save_resident(office, Resident(title="นาง", given="แก้ว", family="ใจดี"))
    save_volunteer(office, Volunteer(resident_id=one.id, kinds=(VolunteerKind.CAREGIVER, VolunteerKind.CIVIC)))
    roster = roster_papers.resident_roster(office, ResidentFilter(community_id=here.id))
    assert (roster.scope, roster.ids, [(row.given, row.note) for row in roster.rows]) == (
        "ชุมชนริมยวม", "masked", [("กวิน", "ก ข")]
    )  # fmt: skip
    assert [row.given for row in roster_papers.resident_roster(office).rows] == ["กวิน", "แก้ว"]
    (row,) = roster_papers.volunteer_roster(office, ids="none").rows
    assert (row.given, row.kinds, row.community) == ("กวิน", ("CG", "จิตอาสา"), "ชุมชนริมยวม")


def test_lines_of_papers_know_the_offices_own_words_and_its_communities(office: Office) -> None:
    training_office.named(office)
    save_community(office, Community(name="ริมยวมใต้"))
    kept = settings.settings_of(office)
    settings.save_settings(office, replace(kept, own_words="บ้านไร่ใจดี\n"))
    paper = papers.paper_for(office)
    assert paper.words == {"ริมยวมใต้", "บ้านไร่ใจดี"}
    assert paper.breaker().pieces("ชุมชนริมยวมใต้และบ้านไร่ใจดี") == ["ชุมชน", "ริมยวมใต้", "และ", "บ้านไร่ใจดี"]
