"""Care matching on screen: proposed with reasons, warned about, decided by the clerk, ended, by keyboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from db.bin import bin_lines
from db.care_matches import all_matches, matches_of_elder
from db.domain.accounts import Role
from db.domain.care_matches import CareWatch
from db.domain.residents import Resident
from db.domain.services import Service
from db.office import Office
from db.visit_lists import visits_of_resident
from tests.as_role import signed_in
from tests.at_desk import names_in, opened, opened_at, texts_of, town
from tests.care_office import assessed
from tests.keyboard import press, take_keyboard, write
from tests.people_office import born, resident
from tests.training_desk import preview_of
from tests.training_office import named
from tests.visits_office import TODAY, course, helper, match, service, trained
from ui import match_records
from ui.window import DeskWindow


@pytest.fixture
def people(office: Office) -> Any:
    named(office)
    found = town(office)
    place = found["กนกวรรณ"].community_id
    found["แก่น"] = resident(office, "แก่น", "ดีงาม", title="นาย", born=born(1936, 12, 31), community_id=place)
    return found


@pytest.fixture
def need(office: Office, people: Any) -> Service:
    return service(office, course_id=course(office, valid_months=12).id)


@pytest.fixture
def able(office: Office, people: Any, need: Service) -> Any:
    """A trained volunteer of the elders' community, by the volunteering."""
    person, goes = helper(office, "ดาว", people["กนกวรรณ"].community_id)
    assert need.course_id is not None
    trained(office, need.course_id, person.id)
    return goes


@pytest.fixture
def desk(window: Any, office: Office, people: Any, need: Service) -> Iterator[DeskWindow]:
    office.who = "กิตติ"
    with opened_at(window, office, "matching") as shown:
        yield shown


def card(desk: DeskWindow) -> str:
    """What can be read on it, without the breaks of long lines; buttons that wait to be used again are not there."""
    shown = [widget for widget in desk.screen.card.facts.winfo_children() if widget.winfo_manager()]
    said = [desk.screen.card.title, desk.screen.card.subtitle, *shown]
    return "\n".join(text.replace("\n", "") for widget in said for text in texts_of(widget))


def test_who_needs_a_volunteer_most_stands_first(desk: DeskWindow, window: Any, office: Office, people: Any) -> None:
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี", "นายแก่น ดีงาม"]
    assessed(office, people["แก่น"].id, 4)
    window.update()
    assert names_in(desk.screen.table)[0] == "นายแก่น ดีงาม"


def test_the_best_one_is_proposed_with_reasons_and_taken_by_two_keys(
    desk: DeskWindow, window: Any, office: Office, people: Any, able: Any, in_dialog: Callable[..., None]
) -> None:
    helper(office, "ไม่เคย", people["กนกวรรณ"].community_id)
    press(window, "Home")
    said = card(desk)
    assert "ดาว อาสา  ·  อผส.  ·  ชุมชนเดียวกัน  ·  ผลการอบรมใช้ได้ถึง ๒ มี.ค. ๒๕๗๐  ·  ผู้สูงอายุ 0 คน" in said
    assert "! ไม่เคย อาสา" in said and "ยังไม่ผ่านการอบรมที่กำหนด" in said and "รับดูแลได้ 1 คน" in said

    def look(dialog: Any) -> None:
        dialog.update()
        assert not any("ข้อควรพิจารณา" in text for text in texts_of(dialog))
        assert any("นางกนกวรรณ ใจดี" in text and "12/3" in text for text in texts_of(dialog)), "for whom"
        press(dialog, "Control-s")

    in_dialog(look)
    press(window, "Control-n")
    window.update()
    (line,) = all_matches(office)
    assert (line.elder, line.volunteer, line.since, line.warnings) == ("นางกนกวรรณ ใจดี", "ดาว อาสา", TODAY, ())
    assert names_in(desk.screen.table) == ["นายแก่น ดีงาม"]  # the next who has none
    assert "ตั้งแต่ ๒๒ พ.ย. ๒๕๖๙" in card(desk)  # and the one matched in sight


def test_the_clerk_decides_against_the_warning(
    desk: DeskWindow, window: Any, office: Office, people: Any, in_dialog: Callable[..., None]
) -> None:
    helper(office, "ไม่เคย")
    desk.go("matching", people["แก่น"].id)
    assert "ไม่เหลือผู้ที่เหมาะสม" in card(desk)

    def look(dialog: Any) -> None:
        dialog.update()
        assert any("ข้อควรพิจารณา: ยังไม่ผ่านการอบรมที่กำหนด, ปฏิบัติงานในชุมชนอื่น" in text for text in texts_of(dialog))
        press(dialog, "Control-s")

    in_dialog(look)
    press(window, "Control-n")
    assert [line.volunteer for line in matches_of_elder(office, people["แก่น"].id)] == ["ไม่เคย อาสา"]
    desk.screen.filters["care"].choose(CareWatch.WARNED)
    assert names_in(desk.screen.table) == ["นายแก่น ดีงาม"] and "! ไม่เคย อาสา" in card(desk)


def test_nobody_left_is_told_and_a_name_can_be_typed(
    desk: DeskWindow, window: Any, office: Office, people: Any, in_dialog: Callable[..., None]
) -> None:
    desk.go("matching", people["แก่น"].id)
    assert "ไม่เหลือผู้ใดแล้ว" in card(desk)

    def nobody(dialog: Any) -> None:
        press(dialog, "Control-s")
        dialog.update()
        assert any("ไม่มีผู้ที่โปรแกรมเสนอ" in text for text in texts_of(dialog))
        press(dialog, "Escape")

    in_dialog(nobody)
    press(window, "Control-n")
    assert all_matches(office) == ()


def test_another_one_is_named_instead(
    desk: DeskWindow, window: Any, office: Office, people: Any, able: Any, in_dialog: Callable[..., None]
) -> None:
    helper(office, "เดือน")
    desk.go("matching", people["แก่น"].id)

    def name(dialog: Any) -> None:
        dialog.update()
        entry = dialog.focus_get()
        entry.delete(0, "end")
        take_keyboard(dialog, entry)
        write(dialog, "เดือน")
        press(dialog, "Return", "Control-s")

    in_dialog(name)
    press(window, "Control-n")
    assert [line.volunteer for line in all_matches(office)] == ["เดือน อาสา"]


def test_another_need_proposes_by_its_own_training(
    desk: DeskWindow, window: Any, office: Office, people: Any, able: Any
) -> None:
    meals = service(office, "ส่งอาหาร")
    helper(office, "ไม่เคย", people["กนกวรรณ"].community_id)
    desk.go("matching", people["แก่น"].id)
    desk.screen._relabel()
    desk.screen.filters["need"].choose(meals.id)
    assert "! ไม่เคย อาสา" not in card(desk) and "ไม่กำหนดหลักสูตร" in card(desk)


def test_a_match_is_ended_put_right_and_deleted_from_its_line(
    desk: DeskWindow, window: Any, office: Office, people: Any, able: Any, need: Service,
    in_dialog: Callable[..., None], answers: Any,
) -> None:  # fmt: skip
    elder = people["แก่น"].id
    kept = match(office, elder, able.id, need.id)
    desk.go("matching", elder)

    def end(dialog: Any) -> None:
        dialog.update()
        assert any("นายแก่น ดีงาม" in text for text in texts_of(dialog)), "whose match ends"
        write(dialog, "ขอพัก")
        press(dialog, "Control-s")

    in_dialog(end)
    answers(ask_choice=match_records.END)
    match_records.change_match(desk.screen, desk.desk, kept.id, "การจับคู่")
    (line,) = matches_of_elder(office, elder)
    assert (line.until, line.end_reason) == (TODAY, "ขอพัก")
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    answers(ask_choice=match_records.EDIT)
    match_records.change_match(desk.screen, desk.desk, kept.id, "การจับคู่")
    answers(ask_choice=match_records.DELETE)
    match_records.change_match(desk.screen, desk.desk, kept.id, "การจับคู่")
    assert [one.subject for one in bin_lines(office)] == ["care_matches"] and matches_of_elder(office, elder) == ()
    desk.undo()
    assert len(matches_of_elder(office, elder)) == 1


def test_a_visit_is_planned_by_who_cares(
    desk: DeskWindow, window: Any, office: Office, people: dict[str, Resident], able: Any, need: Service,
    in_dialog: Callable[..., None],
) -> None:  # fmt: skip
    match(office, people["แก่น"].id, able.id, need.id)
    desk.go("matching", people["แก่น"].id)
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    desk.screen.card.actions["Plan a visit"].invoke()
    assert [line.visitor for line in visits_of_resident(office, people["แก่น"].id)] == ["ดาว อาสา"]


def test_who_cares_for_whom_is_printed(
    desk: DeskWindow, window: Any, office: Office, people: Any, able: Any, need: Service
) -> None:
    match(office, people["แก่น"].id, able.id, need.id)
    press(window, "Control-p")
    window.update()
    preview_of(desk).close()


def test_printers_look_on_and_see_no_daily_living(
    window: Any, office: Office, people: Any, able: Any, need: Service
) -> None:
    match(office, people["แก่น"].id, able.id, need.id)
    assessed(office, people["แก่น"].id, 4)
    with signed_in(office, Role.PRINTER), opened(window, office) as shown:
        shown.go("matching", people["แก่น"].id)
        window.update()
        assert "adl" not in [column.name for column in shown.screen.columns] and "group" not in shown.screen.filters
        assert "ดาว อาสา" in card(shown) and "ติดเตียง" not in card(shown)
        press(window, "Control-n")
        assert "ผู้ที่ทำได้" in shown.status.said.cget("text") and len(all_matches(office)) == 1
