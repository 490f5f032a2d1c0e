"""Layouts in the office: found, kept by revision, copied, put back, chosen for a kind, frozen with certificates."""

from dataclasses import replace

import pytest

from db import certificates, layouts, settings
from db.bin import bin_lines, restore
from db.domain.errors import Conflict, DeskError, FormErrors, NotFound
from db.domain.layout_stock import stock_layout
from db.domain.layouts import PAGE, Frame, KeptLayout, Layout, Line, Seal, title_of
from db.domain.settings import PaperDigits, PaperLanguage, Signatory
from db.domain.training import CertificateKind
from db.history import history_of
from db.looks import looks_of
from db.office import Office, query
from tests.papers import png
from tests.training_office import finished_class, named
from ui.language import gettext_for

PASSED, TOOK_PART = 1, 2
RED, BLUE = png((200, 0, 0)), png((0, 0, 200))
OWN = Layout(frame=Frame.LOTUS, lines=(Line(wording="{name}", left=50, top=60, width=200, height=20),))


@query
def pictures(office: Office) -> int:
    return int(office.sql("select count(*) from picture")[0][0])


def kept(office: Office, name: str = "ของเรา", layout: Layout = OWN) -> KeptLayout:
    return layouts.save_layout(office, KeptLayout(name=name, layout=layout))


def test_a_new_office_has_the_two_that_come_with_the_program_each_for_its_kinds(office: Office) -> None:
    passed, took_part = layouts.layouts(office)
    assert (passed.layout, took_part.layout) == (
        stock_layout("passed", has_seal=False), stock_layout("took_part", has_seal=False)
    )  # fmt: skip
    assert passed.is_for == (CertificateKind.ACHIEVEMENT, CertificateKind.DIPLOMA)
    assert took_part.is_for == (CertificateKind.PARTICIPATION,)
    assert not passed.is_changed and title_of(passed, str) == "Passed a course"


def test_as_they_come_they_follow_the_papers_of_the_office(office: Office) -> None:
    known = settings.settings_of(named(office))
    settings.save_settings(
        office, replace(known, paper_language=PaperLanguage.ENGLISH, paper_digits=PaperDigits.ARABIC, seal=RED)
    )
    layout = layouts.layout_for(office, CertificateKind.ACHIEVEMENT).layout
    assert layout == stock_layout("passed", PaperLanguage.ENGLISH, PaperDigits.ARABIC)


def test_a_changed_layout_is_read_back_as_it_was_kept(office: Office) -> None:
    layout = replace(OWN, background=RED, seal=Seal(left=20, top=20, picture=BLUE))
    made = kept(office, layout=layout)
    assert layouts.layout_of(office, made.id) == made and made.layout == layout
    assert (made.is_changed, made.is_for, made.revision) == (True, (), 1)
    changed = layouts.save_layout(office, replace(made, layout=replace(layout, frame=Frame.RIBBON)))
    assert (changed.revision, changed.layout.frame) == (2, Frame.RIBBON)
    assert [line.command for line in history_of(office, "layouts", made.id)] == ["save_layout", "save_layout"]


def test_saving_over_a_newer_save_is_a_conflict(office: Office) -> None:
    made = kept(office)
    newer = layouts.save_layout(office, replace(made, name="ใหม่กว่า"))
    with pytest.raises(Conflict) as caught:
        layouts.save_layout(office, replace(made, name="เก่ากว่า"))
    assert caught.value.current == newer
    with pytest.raises(Conflict):
        layouts.reset_layout(office, PASSED, 7)


def test_what_is_wrong_is_refused_by_element(office: Office) -> None:
    wrong = Layout(lines=(Line(wording="{naem}"),))
    with pytest.raises(FormErrors) as caught:
        kept(office, " ", wrong)
    assert set(caught.value.errors) == {"line0", PAGE, "name"}
    assert len(layouts.layouts(office)) == 2


@pytest.mark.parametrize("name", ["ของเรา", "passed", "ก" * 81])
def test_a_name_that_is_taken_or_too_long_is_refused(office: Office, name: str) -> None:
    kept(office)
    with pytest.raises(FormErrors) as caught:
        kept(office, name)
    assert set(caught.value.errors) == {"name"}


def test_a_picture_is_kept_once_and_goes_with_the_last_that_shows_it(office: Office) -> None:
    made = kept(office, layout=replace(OWN, background=RED, seal=Seal(left=20, top=20, picture=RED)))
    other = layouts.copy_layout(office, made.id, "สำเนา")
    assert pictures(office) == 1
    layouts.save_layout(office, replace(made, layout=OWN))
    assert pictures(office) == 1
    layouts.save_layout(office, replace(other, layout=OWN))
    assert pictures(office) == 0


def test_a_built_in_layout_is_changed_put_back_and_never_deleted(office: Office) -> None:
    passed = layouts.layout_of(office, PASSED)
    changed = layouts.save_layout(office, replace(passed, layout=replace(passed.layout, frame=Frame.LOTUS)))
    assert changed.is_changed and layouts.layout_for(office, CertificateKind.DIPLOMA).layout.frame is Frame.LOTUS
    again = layouts.reset_layout(office, PASSED, changed.revision)
    assert (again.layout, again.is_changed) == (passed.layout, False)
    assert [line.note for line in history_of(office, "layouts", PASSED)] == ["reset", ""]
    with pytest.raises(DeskError, match="can not be deleted"):
        layouts.delete_layout(office, PASSED)
    with pytest.raises(DeskError, match="put back"):
        layouts.reset_layout(office, kept(office).id, 1)


def test_a_copy_is_a_layout_of_its_own(office: Office) -> None:
    copy = layouts.copy_layout(office, TOOK_PART, "จิตอาสา")
    assert (copy.name, copy.origin, copy.is_for) == ("จิตอาสา", "", ())
    assert copy.layout == layouts.layout_of(office, TOOK_PART).layout
    assert layouts.free_name(office, "จิตอาสา") == "จิตอาสา (2)"


def test_a_kind_takes_the_layout_chosen_for_it_until_that_is_deleted(office: Office) -> None:
    made = kept(office)
    layouts.choose_layout(office, CertificateKind.DIPLOMA, made.id)
    assert layouts.layout_for(office, CertificateKind.DIPLOMA).id == made.id
    assert layouts.layout_for(office, CertificateKind.ACHIEVEMENT).id == PASSED
    layouts.delete_layout(office, made.id)
    assert layouts.layout_for(office, CertificateKind.DIPLOMA).id == PASSED
    with pytest.raises(NotFound):
        layouts.choose_layout(office, CertificateKind.DIPLOMA, made.id)


def test_a_deleted_layout_comes_back_from_the_bin_under_a_free_name(office: Office) -> None:
    made = kept(office)
    layouts.delete_layout(office, made.id)
    assert [(line.subject, line.label) for line in bin_lines(office)] == [("layouts", "ของเรา")]
    kept(office)
    restore(office, "layouts", made.id)
    assert [each.name for each in layouts.layouts(office)][2:] == ["ของเรา (2)", "ของเรา"]


def test_a_layout_is_found_by_its_name_in_the_language_in_use(office: Office) -> None:
    kept(office)
    for name, translate in (("took part", str), ("TOOK_PART", str), ("เข้าร่วมกิจกรรม", gettext_for("th"))):
        assert layouts.layout_named(office, name, translate).id == TOOK_PART
    with pytest.raises(NotFound, match="ของเรา"):
        layouts.layout_named(office, "ไม่มี")


# -- frozen with certificates


def with_pictures(office: Office) -> Office:
    named(office)
    settings.save_settings(office, replace(settings.settings_of(office), seal=RED))
    (mayor,) = settings.signatories(office)
    settings.save_signatory(office, replace(mayor, signature=BLUE))
    return office


def look(office: Office, certificate: certificates.Certificate) -> Layout:
    return looks_of(office, [certificate.look_id])[certificate.look_id]


def test_a_certificate_keeps_layout_seal_and_signatures_of_its_day(office: Office) -> None:
    issued = certificates.issue_certificates(with_pictures(office), finished_class(office).id)
    before = look(office, issued[0])
    assert {each.look_id for each in issued} == {issued[0].look_id}
    assert before.seal is not None and before.seal.picture == RED
    assert before.signatures is not None and before.signatures.images == (BLUE,)
    passed = layouts.layout_of(office, PASSED)
    layouts.save_layout(office, replace(passed, layout=OWN))
    settings.save_settings(office, replace(settings.settings_of(office), seal=None))
    for signatory in settings.signatories(office):
        settings.save_signatory(office, replace(signatory, signature=RED))
    assert look(office, certificates.certificate_of(office, issued[0].id)) == before
    (later,) = certificates.issue_certificates(office, finished_class(office, ["กวิน"]).id)
    assert look(office, later).frame is Frame.LOTUS


def test_a_reissue_keeps_the_layout_but_bears_the_seal_and_signatures_of_the_new_day(office: Office) -> None:
    first, *_others = certificates.issue_certificates(with_pictures(office), finished_class(office).id)
    layouts.save_layout(office, replace(layouts.layout_of(office, PASSED), layout=OWN))
    settings.save_settings(office, replace(settings.settings_of(office), seal=BLUE))
    settings.save_signatory(office, Signatory(name="นางสอง", position="ปลัด", signs=True))
    new = look(office, certificates.reissue(office, first.id, first.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด"))
    assert new.frame is Frame.CLASSIC and new.seal is not None and new.seal.picture == BLUE
    assert new.signatures is not None and new.signatures.images == (BLUE, None)


def test_a_certificate_whose_look_is_lost_is_not_reissued_by_guess(office: Office) -> None:
    first, *_others = certificates.issue_certificates(named(office), finished_class(office).id)
    office.run(lambda: office.sql("update certificate set look_id = null where id = ?", (first.id,)))
    with pytest.raises(NotFound, match="looked"):
        certificates.reissue(office, first.id, first.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด")


def test_issuing_takes_the_layout_of_the_kind_or_the_one_chosen(office: Office) -> None:
    english = replace(stock_layout("passed", PaperLanguage.ENGLISH), frame=Frame.RIBBON)
    made = kept(office, layout=english)
    held = finished_class(named(office))
    (chosen,) = certificates.issue_certificates(
        office, held.id, [certificates.certificate_candidates(office, held.id)[0].id], layout_id=made.id
    )
    assert look(office, chosen).frame is Frame.RIBBON
    assert (chosen.text.organisation, chosen.text.statement) == ("Example", "has completed the training course")
    others = certificates.issue_certificates(office, held.id)
    assert {look(office, each).frame for each in others} == {Frame.CLASSIC}


def test_pictures_of_issued_certificates_stay(office: Office) -> None:
    (first, *_others) = certificates.issue_certificates(with_pictures(office), finished_class(office).id)
    settings.save_settings(office, replace(settings.settings_of(office), seal=None))
    layouts.save_layout(office, replace(layouts.layout_of(office, PASSED), layout=OWN))
    assert pictures(office) == 2
    assert look(office, first).seal is not None
