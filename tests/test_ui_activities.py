"""Activities, services and goals on screen: held, taken part in, photographed, printed, all by keyboard, by who may."""

import tkinter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db import activities, goals, services
from db.activity_lists import ActivityFilter, activity_listing
from db.activity_people import participants_of
from db.domain.accounts import Role
from db.domain.activities import ActivityState
from db.domain.activity_people import ParticipantRole
from db.domain.goals import Measure
from db.domain.photographs import Moment
from db.domain.services import ServiceKind
from db.photographs import photograph_of, photographs_of
from tests.as_role import signed_in
from tests.at_desk import NOW, names_in, opened, opened_at, texts_of, town
from tests.keyboard import press, take_keyboard, write
from tests.papers import page_texts
from tests.people_office import volunteer
from tests.services_office import activity, goal, participant, photograph, picture, service
from tests.training_desk import preview_of, rewrite, tab_to
from ui import dialogs, language
from ui.activity_parts import MOST_SHOWN
from ui.window import DeskWindow

TODAY = NOW.date()
LATEST, COMING, OLD = "เยี่ยมบ้านครั้งที่สอง", "เลี้ยงปีใหม่", "ออกกำลังกายเช้า"


@pytest.fixture
def busy(office: Any) -> Any:
    """A town with two services and a goal; one activity was held, one is to come, of one the result is missing."""
    office.clock = lambda: NOW
    office.who = "มาลี"
    people = town(office)
    community_id = people["กนกวรรณ"].community_id
    visits, walks = service(office, "เยี่ยมบ้าน"), service(office, "ออกกำลังกาย", kind=ServiceKind.EXERCISE)
    aim = goal(office, "ทั่วถึง", indicator="ร้อยละที่ได้รับการเยี่ยม", target=50)
    activity(
        office, walks.id, OLD, held_on=date(2026, 10, 5), served=40, budget=Decimal(0), budget_source="เครือข่าย",
        place="ลานวัด", result="สดชื่น",
    )  # fmt: skip
    held = activity(office, visits.id, LATEST, held_on=date(2026, 11, 9), goal_id=aim.id, community_id=community_id)
    activity(office, visits.id, COMING, held_on=date(2026, 12, 30))
    staff = participant(office, held.id, name="นางสาวมาลี ปินตา", role=ParticipantRole.STAFF, hours=4)
    participant(office, held.id, people["กมล"].id, after_id=staff.id)
    volunteer(office, people["กนกวรรณ"].id, started=date(2020, 1, 1))
    return office


@pytest.fixture
def desk(window: Any, busy: Any) -> Iterator[DeskWindow]:
    with opened_at(window, busy, "activities") as shown:
        yield shown


def kept(desk: DeskWindow, name: str) -> Any:
    listing = activity_listing(desk.desk.office, ActivityFilter())
    return next(line for line in listing.page(0, 50) if line.name == name)


def listed(desk: DeskWindow) -> list[str]:
    """The names of the activities in sight."""
    tree = desk.screen.table.tree
    return [str(tree.item(item, "values")[0]) for item in tree.get_children()]


def ties(desk: DeskWindow) -> list[Any]:
    found = desk.screen.card.facts.winfo_children()
    return [child for child in found if child.winfo_class() == "TButton" and child.winfo_manager()]


def filled(fields: dict[str, str]) -> Callable[[Any], None]:
    """A step for a dialog with a form: Tab to each field named, write, save."""

    def step(dialog: Any) -> None:
        fill(dialog, fields)
        press(dialog, "Control-s")

    return step


def fill(dialog: Any, fields: dict[str, str]) -> None:
    view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
    for name, text in fields.items():
        tab_to(dialog, view.field(name).focus_target())
        if isinstance(dialog.focus_get(), tkinter.Text):
            write(dialog, text)
        else:
            rewrite(dialog, text)


def leave(dialog: Any) -> None:
    dialog.cancel()


def test_the_page_opens_on_what_was_held_last_though_a_plan_stands_above_it(desk: DeskWindow) -> None:
    assert listed(desk) == [COMING, LATEST, OLD]
    assert desk.screen.record_id == kept(desk, LATEST).id
    shown = " ".join(texts_of(desk.screen.card))
    for text in (LATEST, "ร้อยละที่ได้รับการเยี่ยม", "นางสาวมาลี ปินตา", "ต่อจาก" if "ต่อจาก" in shown else "joined after"):
        assert text in shown, text


def test_what_has_no_result_yet_stands_out(desk: DeskWindow) -> None:
    rows = {row.cells[0]: row for row in desk.screen.rows().page(0, 9)}
    assert (rows[LATEST].cells[3], rows[LATEST].tone) == ("!", "warning")
    assert (rows[OLD].cells[3:], rows[OLD].tone) == (("40", "0", "0"), "")
    assert (rows[COMING].cells[3], rows[COMING].cells[5], rows[COMING].tone) == ("", "", "quiet")


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [("year", 2570, 3), ("service", "เยี่ยมบ้าน", 2), ("state", ActivityState.HELD, 1), ("community", "ริมยวม", 1)],
)
def test_filters_narrow_the_list(desk: DeskWindow, window: Any, name: str, value: Any, left: int) -> None:
    one = desk.screen.filters[name]
    if isinstance(value, str) and name in ("service", "community"):
        value = one._values[list(one.box.cget("values")).index(value)]
    one.choose(value)
    window.update()
    here = listed(desk)
    assert len(here) == left
    for other in {COMING, LATEST, OLD} - set(here):  # a record that is asked for loosens the filters
        desk.go("activities", kept(desk, other).id)
        assert len(listed(desk)) == 3


def test_letters_typed_in_the_list_narrow_it_and_escape_widens_it(desk: DeskWindow, window: Any) -> None:
    take_keyboard(window, desk.screen.table.tree)
    desk.screen.on_type("ล")
    write(window, "านวัด")
    assert listed(desk) == [OLD]
    press(window, "Down", "Escape")
    assert len(listed(desk)) == 3 and desk._here == "activities"


@pytest.mark.parametrize("column", ["held_on", "name", "community", "served", "people", "budget"])
def test_headings_sort(desk: DeskWindow, window: Any, column: str) -> None:
    desk.screen.table.headings._on_click(column)
    window.update()
    assert sorted(listed(desk)) == sorted([COMING, LATEST, OLD])


def test_an_activity_is_written_down_by_keys(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-n")
    write(window, "ส่งอาหาร")
    press(window, "Control-s")
    assert desk.screen._editing  # the service is asked for
    view = desk.screen.editor.view
    tab_to(window, view.field("service_id").focus_target())
    write(window, "เยี่ยม")
    press(window, "Return")
    for name, text in (("place", "วัด"), ("budget", "1,200.50"), ("served", "30")):
        tab_to(window, view.field(name).focus_target())
        rewrite(window, text)
    press(window, "Control-s")
    line = kept(desk, "ส่งอาหาร")
    assert (line.held_on, line.service, line.place) == (TODAY, "เยี่ยมบ้าน", "วัด")
    assert (line.budget, line.served, line.community) == (Decimal("1200.50"), 30, "")
    assert desk.screen.card.title.cget("text") == "ส่งอาหาร"


def test_people_are_added_one_after_the_other_with_after_whom(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    line = kept(desk, LATEST)

    def first(dialog: Any) -> None:
        fill(dialog, {"resident_id": "ขวัญ"})
        press(dialog, "Return")
        fill(dialog, {"joined_on": "10/11/2569", "hours": "2.5", "after_id": "กมล"})
        press(dialog, "Return", "Control-s")

    in_dialog(first, filled({"name": "คณะครู", "hours": "1"}), leave)
    tab_to(window, desk.screen.card.actions["New participant"])
    press(window, "space")
    people = participants_of(desk.desk.office, line.id)
    assert [(one.full_name, one.hours, one.after) for one in people] == [
        ("นางสาวมาลี ปินตา", 4.0, ""), ("นายกมล ศรีวงค์", 3.0, "นางสาวมาลี ปินตา"), ("นายขวัญ แสนดี", 2.5, "นายกมล ศรีวงค์"),
        ("คณะครู", 1.0, "นายกมล ศรีวงค์"),
    ]  # fmt: skip
    assert {one.role for one in people[1:]} == {ParticipantRole.VOLUNTEER}
    assert len(ties(desk)) == 4
    texts = [str(tie.cget("text")).replace("\n", " ") for tie in ties(desk)]
    assert any("ขวัญ" in text and "๑๐ พ.ย. ๖๙" in text and "กมล" in text for text in texts), "when, and after whom"


def test_what_is_refused_stays_in_the_dialog(desk: DeskWindow, in_dialog: Any) -> None:
    line = kept(desk, LATEST)

    def twice(dialog: Any) -> None:
        fill(dialog, {"resident_id": "กมล"})
        press(dialog, "Return")
        filled({"hours": "2"})(dialog)
        assert dialog.winfo_exists()
        assert any("already" in text or "แล้ว" in text for text in texts_of(dialog))
        dialog.cancel()

    in_dialog(twice)
    desk.screen.card.actions["New participant"].invoke()
    assert len(participants_of(desk.desk.office, line.id)) == 2


def test_the_volunteers_of_a_community_are_added_at_once(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    in_dialog(filled({"hours": "3.5"}))
    tab_to(window, desk.screen.card.actions["Volunteers …"])
    press(window, "space")
    added = [one for one in participants_of(desk.desk.office, kept(desk, LATEST).id) if one.hours == 3.5]
    assert [(one.full_name, one.role) for one in added] == [("นางกนกวรรณ ใจดี", ParticipantRole.VOLUNTEER)]


def test_a_person_is_taken_out_and_brought_back(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    office, line = desk.desk.office, kept(desk, LATEST)

    def drop(dialog: Any) -> None:
        button = next(each for each in dialog.buttons.winfo_children() if each.cget("text") == language._("Delete"))
        tab_to(dialog, button)
        press(dialog, "space")

    in_dialog(drop)
    tab_to(window, ties(desk)[1])
    press(window, "space")
    assert len(participants_of(office, line.id)) == 1
    press(window, "Control-z")
    assert len(participants_of(office, line.id)) == 2


def test_a_long_list_of_people_is_shown_whole_when_asked_for(desk: DeskWindow, window: Any) -> None:
    office, line = desk.desk.office, kept(desk, OLD)
    for number in range(MOST_SHOWN + 5):
        participant(office, line.id, name=f"คนที่ {number}")
    desk.go("activities", line.id)
    window.update()
    assert len(ties(desk)) == MOST_SHOWN + 1
    ties(desk)[-1].invoke()
    window.update()
    assert len(ties(desk)) == MOST_SHOWN + 5


def test_photographs_are_added_from_files_and_given_captions(
    desk: DeskWindow, window: Any, in_dialog: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, line = desk.desk.office, kept(desk, LATEST)
    (tmp_path / "ก่อน.jpg").write_bytes(picture(2600, 1300))
    monkeypatch.setattr(dialogs, "choose_open_files", lambda *_args, **_more: [tmp_path / "ก่อน.jpg"])

    def caption(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        assert dialog.focus_get() is view.field("caption").focus_target(), "Enter would ask for another file"
        view.field("moment").set(Moment.BEFORE.value)
        filled({"caption": "บ้านก่อนซ่อม"})(dialog)

    in_dialog(caption)
    tab_to(window, desk.screen.card.actions["Photographs …"])
    press(window, "space")
    (shot,) = photographs_of(office, line.id)
    assert (shot.caption, shot.moment) == ("บ้านก่อนซ่อม", Moment.BEFORE)
    assert shot.size < len(picture(2600, 1300))
    assert "บ้านก่อนซ่อม" in " ".join(texts_of(desk.screen.card))


def test_what_is_no_photograph_is_named_and_the_others_are_kept(
    desk: DeskWindow, answers: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = answers(show_error=None)
    files = [tmp_path / name for name in ("a.jpg", "หนังสือ.jpg", "b.png", "ไม่มี.jpg")]
    files[0].write_bytes(picture())
    files[1].write_bytes(b"a letter")
    files[2].write_bytes(picture(kind="PNG"))
    monkeypatch.setattr(dialogs, "choose_open_files", lambda *_args, **_more: files)
    desk.screen.card.actions["Photographs …"].invoke()
    assert "หนังสือ.jpg" in told.calls[0][1][1] and "ไม่มี.jpg" in told.calls[0][1][1]
    shots = photographs_of(desk.desk.office, kept(desk, LATEST).id)
    assert len(shots) == 2
    assert all(photograph_of(desk.desk.office, shot.id).image.startswith(b"\xff\xd8") for shot in shots)


def test_the_report_and_the_register_are_printed(desk: DeskWindow, window: Any, answers: Any) -> None:
    photograph(desk.desk.office, kept(desk, LATEST).id)
    asked = answers(ask_choice="report")
    press(window, "Control-p")
    window.update()
    assert [value for value, _label in asked.calls[0][1][2]] == ["report", "register"]
    text = "".join("".join(page_texts(Path(preview_of(desk).path).read_bytes())).split())
    assert LATEST in text and "นายกมลศรีวงค์" in text and OLD not in text
    preview_of(desk).close()
    answers(ask_choice="register")
    desk.screen.filters["state"].choose(ActivityState.HELD)
    press(window, "Control-p")
    window.update()
    text = "".join("".join(page_texts(Path(preview_of(desk).path).read_bytes())).split())
    assert OLD in text and LATEST not in text


def test_an_activity_is_deleted_with_all_that_hangs_on_it_and_comes_back(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-Delete")
    assert LATEST not in listed(desk)
    press(window, "Control-z")
    assert len(participants_of(desk.desk.office, kept(desk, LATEST).id)) == 2


def test_services_tell_where_no_volunteer_worked_and_lead_to_their_activities(desk: DeskWindow, window: Any) -> None:
    desk.go("services")
    window.update()
    assert names_in(desk.screen.table) == ["เยี่ยมบ้าน", "ออกกำลังกาย"]
    rows = {row.cells[0]: row for row in desk.screen.rows().page(0, 9)}
    assert rows["เยี่ยมบ้าน"].cells[2] == "1" and rows["เยี่ยมบ้าน"].tone == ""
    assert rows["ออกกำลังกาย"].tone == "warning" and rows["ออกกำลังกาย"].cells[3:5] == ("1", "40")
    desk.screen.filters["nobody"].choose(True)
    window.update()
    assert names_in(desk.screen.table) == ["ออกกำลังกาย"]
    press(window, "Home", "Down")
    tab_to(window, ties(desk)[0])
    press(window, "space")
    assert desk.here == "activities" and desk.screen.record_id == kept(desk, OLD).id


def test_a_service_is_added_by_keys_and_begins_an_activity(desk: DeskWindow, window: Any) -> None:
    desk.go("services")
    press(window, "Control-n")
    write(window, "ส่งยา")
    desk.screen.editor.view.field("kind").set(ServiceKind.MEDICINE.value)
    press(window, "Control-s")
    (found,) = [one for one in services.services(desk.desk.office) if one.name == "ส่งยา"]
    assert found.kind is ServiceKind.MEDICINE
    desk.screen.card.actions["New activity"].invoke()
    window.update()
    assert desk.here == "activities" and desk.screen._editing
    assert desk.screen.editor.view.field("service_id").get() == str(found.id)
    press(window, "Escape")


def test_goals_are_written_down_counted_and_printed(desk: DeskWindow, window: Any) -> None:
    desk.go("goals")
    press(window, "Control-n")
    view = desk.screen.editor.view
    for name, text in (("name", "พึงพอใจ"), ("target", "85"), ("reached", "88")):
        tab_to(window, view.field(name).focus_target())
        rewrite(window, text)
    view.field("measure").set(Measure.OWN.value)
    press(window, "Control-s")
    lines = {line.name: line for line in goals.goal_lines(desk.desk.office)}
    assert (lines["พึงพอใจ"].year, lines["พึงพอใจ"].reached) == (2570, 88)
    rows = {row.cells[1]: row.cells for row in desk.screen.rows().page(0, 9)}
    assert rows["พึงพอใจ"][3:] == ("85", "88", "103 % ✓") and rows["ทั่วถึง"][3:] == ("50", "0", "0 %")
    press(window, "Control-p")
    window.update()
    text = "".join("".join(page_texts(Path(preview_of(desk).path).read_bytes())).split())
    assert "พึงพอใจ" in text and "๑๐๓" in text


def test_a_goal_leads_to_the_activities_that_serve_it(desk: DeskWindow, window: Any) -> None:
    (line,) = goals.goal_lines(desk.desk.office)
    desk.go("goals", line.id)
    window.update()
    ties(desk)[0].invoke()
    assert desk.here == "activities" and desk.screen.record_id == kept(desk, LATEST).id
    desk.go("activities", None, {"goal_id": line.id})
    window.update()
    assert listed(desk) == [LATEST]


def test_a_printer_sees_all_and_is_offered_nothing_to_change(window: Any, busy: Any) -> None:
    with signed_in(busy, Role.PRINTER), opened(window, busy) as desk:
        for page in ("services", "goals", "activities"):
            desk.go(page)
            window.update()
            press(window, "Home", "Down")
            assert set(desk.screen.card.actions) == set() and "Add" not in desk.screen.top.buttons, page
        ties(desk)[0].invoke()  # no dialog opens
        assert "ผู้ที่ทำได้" in desk.status.said.cget("text")


def test_a_change_by_another_hand_is_shown_at_once(desk: DeskWindow, window: Any) -> None:
    office = desk.desk.office
    record = activities.activity_of(office, kept(desk, LATEST).id)
    participant(office, record.id, name="คนมาใหม่")
    window.update()
    assert "คนมาใหม่" in " ".join(texts_of(desk.screen.card))


def test_a_person_s_card_leads_to_what_they_took_part_in(desk: DeskWindow, window: Any) -> None:
    line = kept(desk, LATEST)
    helper = next(one for one in participants_of(desk.desk.office, line.id) if one.resident_id)
    desk.go("residents", helper.resident_id)
    window.update()
    found = next(tie for tie in ties(desk) if LATEST in tie.cget("text"))
    tab_to(window, found)
    press(window, "space")
    assert desk.here == "activities" and desk.screen.record_id == line.id
