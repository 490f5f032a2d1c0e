"""The audit log on screen: who did what, narrowed down, and a check that says in words what it found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.citizen_ids import reveal_citizen_id
from db.communities import save_community
from db.domain.audit import WORDS, AuditFinding, AuditLine, AuditProblem, Event
from db.domain.communities import Community
from db.office import Office
from tests.at_desk import NOW, opened_at, town
from tests.keyboard import press
from ui import fonts, language
from ui.auditing import finding_text
from ui.screens import audit as screen
from ui.screens.audit import note_text
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    people = town(office)
    office.who = "กานดา"
    reveal_citizen_id(office, people["กมล"].id, "card")
    office.clock = lambda: NOW - timedelta(20)
    save_community(office, Community(name="กู่แก้ว"))
    with opened_at(window, office, "audit") as shown:
        yield shown


def cells(desk: DeskWindow) -> list[tuple[str, ...]]:
    tree = desk.screen.table.tree
    return [tuple(map(str, tree.item(item, "values"))) for item in tree.get_children()]


def test_each_entry_says_when_who_what_and_about_whom(desk: DeskWindow) -> None:
    found = cells(desk)
    assert found[0][1:4] == ("กานดา", "บันทึกชุมชน", "ชุมชนกู่แก้ว")
    assert found[1] == (
        "๒๒ พ.ย. ๒๕๖๙  09.30",
        "กานดา",
        "ดูเลขประจำตัวประชาชนเต็ม",
        "นายกมล ศรีวงค์",
        language._("On the card"),
    )
    assert "บันทึกข้อมูลบุคคล" in {each[2] for each in found}


def test_the_list_is_narrowed_by_each_filter(desk: DeskWindow, window: Any) -> None:
    every = len(cells(desk))
    wanted = (("who", "กานดา", 2), ("what", "reveal", 1), ("subject", "households", 2), ("days", 7, every - 1))
    for name, value, count in wanted:
        desk.screen.filters[name].choose(value)
        window.update()
        assert len(cells(desk)) == count, name
        desk.screen.filters[name].choose(None)
        window.update()
        assert len(cells(desk)) == every


def test_the_time_of_an_entry_is_shown_whole(desk: DeskWindow, window: Any) -> None:
    """Of a log cut off at the hour nobody can tell what came first; the window is as wide as on a small screen."""
    window.geometry("1024x700")
    window.update()
    table = desk.screen.table
    time = cells(desk)[1][0]
    assert time.endswith("09.30") and fonts.text_width(table.tree, time) <= table.tree.column("at", "width")


def test_no_filter_speaks_of_training(desk: DeskWindow) -> None:
    assert not [one for one in desk.screen.filters.values() if "อบรม" in one.label.cget("text")]


def test_enter_leads_to_the_record(desk: DeskWindow, window: Any) -> None:
    desk.screen.filters["what"].choose("reveal")
    desk.screen.table.focus_rows()
    press(window, "Return")
    assert desk.here == "residents" and desk.screen.record_label(desk.screen.record_id) == "นายกมล ศรีวงค์"


def test_an_entry_about_nothing_in_sight_leads_nowhere(desk: DeskWindow, window: Any, office: Office) -> None:
    office.record("print", "papers", None, "roster")
    desk.screen.reload()
    desk.screen.filters["what"].choose("print")
    desk.screen.table.focus_rows()
    press(window, "Return")
    assert desk.here == "audit"


def test_the_check_says_that_the_log_is_sound(desk: DeskWindow, window: Any) -> None:
    desk.screen.top.buttons["Check the log"].invoke()
    window.update()
    said = desk.screen.note.cget("text")
    assert "บันทึกการใช้งานถูกต้อง" in said and "ไม่พบข้อมูลสำรอง" in said


def test_the_check_says_which_entry_was_changed(desk: DeskWindow, window: Any, office: Office) -> None:
    def forge() -> None:
        office.sql("drop trigger history_kept")
        office.sql("update history set who = 'ใครสักคน' where id = 3")

    office.run(forge)
    press(window, "Control-s")
    said = desk.screen.note.cget("text")
    assert "ไม่ถูกต้อง" in said and "รายการที่ 3" in said


def test_every_finding_has_its_words() -> None:
    for problem in AuditProblem:
        said = finding_text(AuditFinding(9, 1, problem, 1234))
        assert "ไม่ถูกต้อง" in said and "1,234" in said and "{" not in said
    assert "2" in finding_text(AuditFinding(9, 2)) and "ไม่พบ" not in finding_text(AuditFinding(9, 2))


def test_every_subject_of_an_entry_can_be_chosen(desk: DeskWindow, office: Office) -> None:
    kept = office.run(lambda: {row[0] for row in office.sql("select distinct subject from history")})
    assert kept <= set(screen.SUBJECTS)
    assert {value for value in desk.screen.filters["what"]._values if value} == set(WORDS)


def test_a_restore_says_which_copy_came_back_in_words(desk: DeskWindow) -> None:
    line = AuditLine(1, NOW, "กานดา", Event.RESTORE_BACKUP.value, "backups", None, "7")
    assert note_text(line) == language._("copy no. {number}").format(number="00007")
    assert note_text(replace(line, note="card")) == language._("On the card")
    assert note_text(replace(line, what="print")) == "7"
