"""Visits on screen, by keyboard: overdue first, done with two keys, one after another, planned for all in care."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db import reach, visits
from db.bin import bin_lines
from db.domain.accounts import Role
from db.domain.names import Sex
from db.domain.reach import ElderReach, ReachKind
from db.domain.residents import Resident
from db.domain.services import Service
from db.domain.visits import Visit, VisitFilter, VisitOutcome, VisitWatch
from db.office import Office
from db.visit_lists import visit_counts, visit_lines, visit_listing, visits_of_resident
from tests.as_role import signed_in
from tests.at_desk import names_in, opened, opened_at, texts_of, town
from tests.care_office import assessed
from tests.keyboard import press, take_keyboard, write
from tests.people_office import born, resident
from tests.training_desk import preview_of
from tests.visits_office import TODAY, helper, match, service, visit
from ui import visit_records
from ui.visit_links import visit_links
from ui.window import DeskWindow


@pytest.fixture
def people(office: Office) -> Any:
    found = town(office)
    found["แก่น"] = resident(office, "แก่น", "ดีงาม", title="นาย", born=born(1936, 12, 31))
    return found


@pytest.fixture
def home_visit(office: Office, people: Any) -> Service:
    return service(office)


@pytest.fixture
def goes(office: Office, people: Any) -> Any:
    return helper(office, "ดาว", people["กนกวรรณ"].community_id)[1]


@pytest.fixture
def desk(window: Any, office: Office, people: Any, home_visit: Service, goes: Any) -> Iterator[DeskWindow]:
    office.who = "กิตติ"
    with opened_at(window, office, "visits") as shown:
        yield shown


def on_page(desk: DeskWindow, page: str = "visits", record_id: int | None = None) -> Any:
    desk.go(page, record_id)
    desk.window.update()
    return desk.screen


def card(desk: DeskWindow) -> str:
    """What can be read on it, without the breaks of long lines; buttons that wait to be used again are not there."""
    shown = [widget for widget in desk.screen.card.facts.winfo_children() if widget.winfo_manager()]
    said = [desk.screen.card.title, desk.screen.card.subtitle, *shown]
    return "\n".join(text.replace("\n", "") for widget in said for text in texts_of(widget))


def all_visits(office: Office) -> Any:
    listing = visit_listing(office, VisitFilter())
    return listing.page(0, listing.total)


def test_what_is_overdue_stands_first_and_is_told_without_colour(
    desk: DeskWindow, office: Office, people: dict[str, Resident], home_visit: Service, goes: Any
) -> None:
    visit(office, home_visit.id, people["แก่น"].id, planned_on=TODAY + timedelta(2))
    late = visit(office, home_visit.id, people["กนกวรรณ"].id, planned_on=TODAY - timedelta(5), volunteer_id=goes.id)
    visit(office, home_visit.id, people["แก่น"].id, done_on=TODAY - timedelta(9))
    screen = on_page(desk)
    assert names_in(screen.table) == ["นางกนกวรรณ ใจดี", "นายแก่น ดีงาม"]
    row = screen.table.rows.page(0, 1)[0]
    assert row.tone == "warning" and row.cells[-1] == "เลยกำหนด 5 วัน"
    assert row.cells[1].startswith("! "), "where the status has no room, too"
    screen.filters["watch"].choose(VisitWatch.DONE)
    assert names_in(screen.table) == ["นายแก่น ดีงาม"] and screen.sort == ("day", True)
    screen.filters["watch"].choose(VisitWatch.OVERDUE)
    assert names_in(screen.table) == ["นางกนกวรรณ ใจดี"] and screen.sort == ("day", False)
    on_page(desk, "visits", late.id)
    assert "ดาว อาสา" in card(desk) and "บ้านเลขที่ 12/3" in card(desk)


def test_two_keys_write_a_planned_visit_down_and_the_next_is_chosen(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service, goes: Any,
    in_dialog: Callable[..., None],
) -> None:  # fmt: skip
    late = visit(office, home_visit.id, people["กนกวรรณ"].id, planned_on=TODAY - timedelta(5), volunteer_id=goes.id)
    later = visit(office, home_visit.id, people["แก่น"].id, planned_on=TODAY)
    screen = on_page(desk)
    press(window, "Home")
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    press(window, "Control-d")
    window.update()
    done = visits.visit_of(office, late.id)
    assert (done.done_on, done.outcome, done.minutes, done.volunteer_id) == (TODAY, VisitOutcome.MET, 30, goes.id)
    assert screen.record_id == later.id and names_in(screen.table) == ["นายแก่น ดีงาม"]

    def by_who_went_last(dialog: Any) -> None:
        press(dialog, "Control-s")

    in_dialog(by_who_went_last)
    press(window, "Control-d")
    assert visits.visit_of(office, later.id).volunteer_id == goes.id  # as in the one before, where nobody was named
    assert names_in(screen.table) == []


def test_a_visit_written_down_in_passing_does_the_one_that_was_planned(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service, in_dialog: Callable[..., None]
) -> None:
    """Nobody goes there again for a plan that stayed overdue; one still to come stays."""
    elder = people["แก่น"].id
    late = visit(office, home_visit.id, elder, planned_on=TODAY - timedelta(5))
    other = visit(office, service(office, "ส่งยา").id, elder, planned_on=TODAY - timedelta(9))
    to_come = visit(office, home_visit.id, elder, planned_on=TODAY + timedelta(2))

    def whom(dialog: Any) -> None:
        write(dialog, "แก่น")
        press(dialog, "Return", "Control-s")

    in_dialog(whom, lambda dialog: press(dialog, "Escape"))
    on_page(desk)
    press(window, "Control-t")
    (done,) = [line for line in visits_of_resident(office, elder, 9) if line.done_on is not None]
    assert (done.id, done.planned_on, done.done_on) == (late.id, TODAY - timedelta(5), TODAY)
    on_page(desk, "elders", elder)
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    desk.screen.card.actions["Visit done"].invoke()
    open_ones = {line.id for line in visits_of_resident(office, elder, 9) if line.done_on is None}
    assert open_ones == {other.id, to_come.id} and len(visits_of_resident(office, elder, 9)) == 4


def test_a_visit_done_already_is_not_done_again(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service
) -> None:
    kept = visit(office, home_visit.id, people["แก่น"].id)
    on_page(desk, "visits", kept.id)
    press(window, "Control-d")
    assert visits.visit_of(office, kept.id) == kept
    assert "บันทึกการเยี่ยมนี้แล้ว" in desk.status.said.cget("text")


def test_visits_of_today_are_written_down_one_after_another(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service, in_dialog: Callable[..., None]
) -> None:
    on_page(desk)

    def whom(given: str) -> Callable[[Any], None]:
        def step(dialog: Any) -> None:
            dialog.update()
            write(dialog, given)
            press(dialog, "Return", "Control-s")

        return step

    in_dialog(whom("แก่น"), whom("กนกวรรณ"), lambda dialog: press(dialog, "Escape"))
    press(window, "Control-t")
    found = all_visits(office)
    assert sorted(line.whom for line in found) == ["นางกนกวรรณ ใจดี", "นายแก่น ดีงาม"]
    assert {(line.day, line.service, line.visitor, line.minutes) for line in found} == {
        (TODAY, "เยี่ยมบ้าน", "กิตติ", 30)
    }  # fmt: skip


def test_errors_stay_in_the_form_beside_their_fields(
    desk: DeskWindow, window: Any, office: Office, in_dialog: Callable[..., None]
) -> None:
    on_page(desk)

    def nobody(dialog: Any) -> None:
        press(dialog, "Control-s")
        dialog.update()
        assert any("โปรดเลือกบุคคล" in text for text in texts_of(dialog))
        press(dialog, "Escape")

    in_dialog(nobody)
    press(window, "Control-t")
    assert all_visits(office) == ()


def test_a_new_visit_is_typed_in_its_form_and_deleted_and_comes_back(
    desk: DeskWindow, window: Any, office: Office, people: Any
) -> None:
    screen = on_page(desk)
    press(window, "Control-n")
    view = screen.editor.view
    take_keyboard(window, view.field("resident_id").focus_target())
    write(window, "แก่น")
    press(window, "Return", "Control-s")
    (line,) = all_visits(office)
    assert (line.whom, line.planned_on, line.done_on, line.service) == ("นายแก่น ดีงาม", TODAY, None, "เยี่ยมบ้าน")
    assert screen.record_id == line.id
    press(window, "Control-Delete")
    assert [one.subject for one in bin_lines(office)] == ["visits"]
    press(window, "Control-z")
    assert [one.id for one in all_visits(office)] == [line.id]


def test_everybody_in_care_gets_a_visit_to_come_once(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service, goes: Any,
    in_dialog: Callable[..., None], answers: Any,
) -> None:  # fmt: skip
    match(office, people["แก่น"].id, goes.id, home_visit.id)
    screen = on_page(desk)
    assert str(screen.top.buttons["Plan for all in care"].cget("text")).endswith("Ctrl+K")
    take_keyboard(window, screen.table.tree)
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    press(window, "Control-k")
    (line,) = all_visits(office)
    assert (line.whom, line.visitor, line.planned_on) == ("นายแก่น ดีงาม", "ดาว อาสา", TODAY + timedelta(7))
    asked = answers(show_message=False)
    screen.on_plan()
    assert [name for name, _args, _more in asked.calls] == ["show_message"] and len(all_visits(office)) == 1


def test_a_form_taken_up_again_keeps_what_was_typed(desk: DeskWindow, window: Any, office: Office, people: Any) -> None:
    screen = on_page(desk)
    screen.on_new()
    screen.editor.view.put({"notes": "ร่าง"})
    unsaved = screen.unsaved()
    assert unsaved is not None and unsaved[1]["notes"] == "ร่าง"
    screen._editing = False
    screen.take_up(*unsaved)
    assert screen.editor.view.texts()["notes"] == "ร่าง"
    screen.editor.view.put({"notes": ""})
    press(window, "Escape")


def test_links_of_the_form_find_people_houses_services_and_volunteers(office: Office, home_visit: Service) -> None:
    helper(office, "ดาว")
    links = visit_links(office)
    for name, typed, found in (
        ("resident_id", "กนกวรรณ", "กนกวรรณ"), ("household_id", "12/3", "12/3"), ("service_id", "เยี่ยม", "เยี่ยมบ้าน"),
        ("volunteer_id", "ดาว", "ดาว อาสา"),
    ):  # fmt: skip
        (one, *_others) = links[name].find(typed)
        assert found in one[1] and found in links[name].label(one[0]), name


# -- on the elder's card, and by whom


def test_an_elder_is_visited_and_planned_for_from_their_card(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service, goes: Any,
    in_dialog: Callable[..., None], answers: Any,
) -> None:  # fmt: skip
    elder = people["แก่น"].id
    match(office, elder, goes.id, home_visit.id)
    screen = on_page(desk, "elders", elder)
    assert "ดาว อาสา" in card(desk) and "ยังไม่ได้รับบริการในปีงบประมาณนี้" in card(desk)
    in_dialog(lambda dialog: press(dialog, "Control-s"), lambda dialog: press(dialog, "Control-s"))
    screen.card.actions["Visit done"].invoke()
    screen.card.actions["Plan a visit"].invoke()
    window.update()
    to_come, done = visits_of_resident(office, elder)
    assert (to_come.planned_on, to_come.visitor) == (TODAY + timedelta(7), "ดาว อาสา")
    assert (done.done_on, done.visitor, done.minutes) == (TODAY, "ดาว อาสา", 30)
    assert "ยังไม่ได้รับบริการในปีงบประมาณนี้" not in card(desk)
    answers(ask_choice=visit_records.DELETE)
    visit_records.change_visit(screen, desk.desk, to_come.id, "การเยี่ยม")
    assert len(visits_of_resident(office, elder)) == 1
    desk.undo()
    assert len(visits_of_resident(office, elder)) == 2


def test_a_planned_visit_is_done_from_the_card_of_the_elder(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service,
    in_dialog: Callable[..., None], answers: Any,
) -> None:  # fmt: skip
    planned = visit(office, home_visit.id, people["แก่น"].id, planned_on=TODAY)
    screen = on_page(desk, "elders", people["แก่น"].id)
    answers(ask_choice=visit_records.DONE)
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    visit_records.change_visit(screen, desk.desk, planned.id, "การเยี่ยม")
    (line,) = visit_lines(office, [planned.id])
    assert (line.done_on, line.visitor) == (TODAY, "กิตติ")


def test_elders_with_nothing_stand_out_by_group_and_by_name(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service
) -> None:
    visit(office, home_visit.id, people["แก่น"].id)
    screen = on_page(desk, "reach")
    rows = {(row.cells[0], row.cells[1]): row for row in screen.table.rows.page(0, 50)}
    everybody = rows[("ผู้สูงอายุทั้งหมด", "ทั้งเทศบาล")]
    assert everybody.cells[2:] == ("2", "1", "! 1", "50%")
    assert rows[("ชุมชน", "ชุมชนริมยวม")].tone == "warning"
    assert "จำนวน 1 คน" in screen.top.count.cget("text")
    place = next(row.key for row in rows.values() if row.cells[1] == "ชุมชนริมยวม")
    screen.table.choose(place)
    assert "50%" not in card(desk) and "0%" in card(desk)
    press(window, "Return")
    assert desk.screen.name == "elders" and names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี"]
    assert desk.screen.chosen("reach") is ElderReach.NOTHING and desk.screen.chosen("community")
    row = desk.screen.table.rows.page(0, 1)[0]
    assert row.tone == "warning" and row.cells[-1] == "! ไม่เคย"


def test_every_line_of_reach_opens_just_those_that_it_counts(
    desk: DeskWindow, window: Any, office: Office, people: Any
) -> None:
    """Those of no community, and of unknown sex, too."""
    resident(office, "แพร", "ไร้ถิ่น", born=born(1940), sex=Sex.FEMALE)
    counted = {key: line for key, line in on_page(desk, "reach").lines.items() if line.nothing}
    assert {line.kind for line in counted.values() if line.key is None} >= {ReachKind.COMMUNITY, ReachKind.SEX}
    for key, line in counted.items():
        screen = on_page(desk, "reach")
        screen.open_record(key)
        window.update()
        assert (desk.here, desk.screen.table.rows.total) == ("elders", line.nothing), line


def test_the_page_of_who_was_reached_opens_before_its_figures_which_follow(
    window: Any, office: Office, people: Any, home_visit: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(office, home_visit.id, people["แก่น"].id)
    go_on, count = threading.Event(), reach.elders_reached

    def held(*args: Any) -> Any:
        go_on.wait(10)
        return count(*args)

    monkeypatch.setattr(reach, "elders_reached", held)
    with opened(window, office, immediate_jobs=False) as desk:
        screen = on_page(desk, "reach")
        assert (screen.table.rows.total, screen.table.empty.label.cget("text")) == (0, "กำลังรวมตัวเลข")
        assert screen.top.count.cget("text") == ""
        press(window, "Home", "Return")
        assert desk.here == "reach"
        go_on.set()
        until = time.monotonic() + 10
        while not screen.table.rows.total:
            assert time.monotonic() < until
            window.update()
            time.sleep(0.005)
        assert screen.table.rows.page(0, 1)[0].cells[2:] == ("2", "1", "! 1", "50%")
        assert "จำนวน 1 คน" in screen.top.count.cget("text")


def test_the_list_of_who_was_reached_is_taken_out_with_its_figures_however_soon(
    desk: DeskWindow, office: Office, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.jobs, "start", lambda *args, **more: None)
    screen = on_page(desk, "reach")
    assert screen.table.rows.total == 0
    assert screen.shown_list().read().page(0, 1)[0].cells[2:] == ("2", "0", "! 2", "0%")


def test_who_was_never_assessed_is_shown_by_name_and_nobody_else(
    desk: DeskWindow, window: Any, office: Office, people: Any
) -> None:
    assessed(office, people["แก่น"].id)
    screen = on_page(desk, "reach")
    place = next(row.key for row in screen.table.rows.page(0, 50) if row.cells[1] == "ยังไม่ได้ประเมิน")
    screen.table.choose(place)
    press(window, "Return")
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี"]
    assert desk.screen.filters["group"].box.get() == "ยังไม่ได้ประเมิน"


def test_printers_see_visits_and_write_none(window: Any, office: Office, people: Any, home_visit: Service) -> None:
    planned = visit(office, home_visit.id, people["แก่น"].id, planned_on=TODAY)
    with signed_in(office, Role.PRINTER), opened(window, office) as shown:
        screen = on_page(shown, "visits", planned.id)
        assert "Done today" not in screen.card.actions and "Quick entry" not in screen.top.buttons
        for key in ("Control-d", "Control-t", "Control-n", "F2"):
            press(window, key)
            assert not screen._editing and "ผู้ที่ทำได้" in shown.status.said.cget("text"), key
        assert visits.visit_of(office, planned.id).done_on is None


def test_the_list_as_it_is_filtered_is_printed(
    desk: DeskWindow, window: Any, office: Office, people: Any, home_visit: Service, answers: Any
) -> None:
    asked = answers(show_message=False)
    screen = on_page(desk)
    screen.on_print()
    assert [name for name, _args, _more in asked.calls] == ["show_message"]
    visit(office, home_visit.id, people["แก่น"].id, planned_on=TODAY)
    press(window, "Control-p")
    window.update()
    preview_of(desk).close()


def test_changes_elsewhere_are_seen_at_once(desk: DeskWindow, office: Office, people: Any, home_visit: Service) -> None:
    kept = visit(office, home_visit.id, people["แก่น"].id, planned_on=TODAY)
    screen = on_page(desk, "visits", kept.id)
    visits.save_visit(office, replace(kept, notes="เปลี่ยนจากที่อื่น"))
    assert "เปลี่ยนจากที่อื่น" in card(desk)
    visits.save_visit(
        office, Visit(resident_id=people["กนกวรรณ"].id, service_id=home_visit.id, planned_on=date(2026, 11, 1))
    )
    assert len(names_in(screen.table)) == 2 and visit_counts(office).overdue == 1
