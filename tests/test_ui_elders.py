"""Elders on screen: assessed item by item with the total counting along, notes and carers below, by keyboard."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from db import assessments, carers, health_notes
from db.bin import bin_lines
from db.domain.accounts import Role
from db.domain.barthel import AdlGroup
from db.domain.carers import Relation
from db.domain.elders import AllowanceWatch
from db.domain.residents import Resident
from db.office import Office
from tests.as_role import signed_in
from tests.at_desk import names_in, opened, opened_at, texts_of, town
from tests.care_office import assessed, cared_for
from tests.keyboard import press, take_keyboard, write
from tests.people_office import born, resident
from tests.training_desk import preview_of
from ui import elder_records
from ui.adl_chart import AdlChart
from ui.window import DeskWindow


@pytest.fixture
def people(office: Office) -> Any:
    found = town(office)
    found["แก่น"] = resident(office, "แก่น", "ดีงาม", title="นาย", born=born(1936, 12, 31))
    found["ใหม่"] = resident(office, "ใหม่", "ดีงาม", title="นาง", born=born(1967, 10, 1))
    return found


@pytest.fixture
def desk(window: Any, office: Office, people: dict[str, Resident]) -> Iterator[DeskWindow]:
    office.who = "กิตติ"
    with opened_at(window, office, "elders") as shown:
        yield shown


def texts(desk: DeskWindow) -> str:
    return "\n".join(texts_of(desk.screen.card))


def test_elders_are_listed_and_narrowed(desk: DeskWindow, window: Any, office: Office, people: Any) -> None:
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี", "นายแก่น ดีงาม"]
    assessed(office, people["แก่น"].id, 4, date(2026, 11, 1))
    window.update()
    desk.screen.filters["group"].choose(AdlGroup.BEDBOUND)
    assert names_in(desk.screen.table) == ["นายแก่น ดีงาม"]
    desk.screen.filters["group"].choose(None)
    desk.screen.filters["due"].choose(True)
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี"]
    desk.screen.filters["due"].choose(None)
    desk.screen.filters["watch"].choose(AllowanceWatch.REGISTER_NEXT_YEAR)
    assert names_in(desk.screen.table) == ["นางใหม่ ดีงาม"]
    desk.screen.filters["watch"].choose(AllowanceWatch.RISES_SOON)
    assert names_in(desk.screen.table) == ["นายแก่น ดีงาม"]  # 90 on the last of December


def test_an_assessment_is_written_down_by_keys_and_counts_along(
    desk: DeskWindow, window: Any, office: Office, people: Any
) -> None:
    press(window, "Home")
    press(window, "Control-n")
    view = desk.screen.editor.view
    assert view.texts()["assessor"] == "กิตติ"
    assert desk.screen.editor.result.cget("text").count("0")
    take_keyboard(window, view.field("feeding").focus_target())
    for place, key in enumerate("1131111111"):
        write(window, key)
        if place == 4:
            assert "5" in desk.screen.editor.result.cget("text")
        press(window, "Return")
    assert "12" in desk.screen.editor.result.cget("text")
    press(window, "Control-s")
    window.update()
    (kept,) = assessments.assessments_of(office, people["กนกวรรณ"].id)
    assert (kept.total, kept.group, kept.assessor) == (12, AdlGroup.SOCIAL, "กิตติ")
    assert not desk.screen._editing and desk.screen.record_id == people["กนกวรรณ"].id
    assert desk.screen.chart.points == [(date(2026, 11, 22), 12)]


def test_an_item_left_out_is_told_at_its_field(desk: DeskWindow, window: Any, office: Office, people: Any) -> None:
    press(window, "Home", "Control-n", "Control-s")
    errors = [name for name, row in desk.screen.editor.view.rows.items() if row.error]
    assert len(errors) == 10 and "bladder" in errors
    press(window, "Escape")
    assert not desk.screen._editing and assessments.assessments_of(office, people["กนกวรรณ"].id) == ()


def test_the_card_tells_standing_allowance_note_and_carer(desk: DeskWindow, window: Any, people: Any) -> None:
    cared_for(desk.office, people["แก่น"].id)
    desk.go("elders", people["แก่น"].id)
    window.update()
    for part in ("800", "1,000", "แพ้ยาเพนิซิลลิน", "นางสาวดาว ใจดี", "081-111-2222", "10"):
        assert part in texts(desk), part


def test_a_note_and_a_carer_are_written_down_in_their_forms(
    desk: DeskWindow, window: Any, office: Office, people: Any, in_dialog: Callable[..., None]
) -> None:
    elder = people["แก่น"].id
    desk.go("elders", elder)

    def note(dialog: Any) -> None:
        write(dialog, "แพ้กุ้ง")
        press(dialog, "Control-s")

    in_dialog(note)
    desk.screen.card.actions["Health note"].invoke()
    assert [each.text for each in health_notes.health_notes_of(office, elder)] == ["แพ้กุ้ง"]
    carers.save_carer(office, _carer(elder, people["กมล"].id))
    window.update()
    assert "นายกมล ศรีวงค์" in texts(desk)


def _carer(elder: int, carer: int) -> Any:
    from db.domain.carers import Carer

    return Carer(resident_id=elder, carer_id=carer, relation=Relation.CHILD)


def _all(widget: Any) -> list[Any]:
    return [widget, *(each for child in widget.winfo_children() for each in _all(child))]


def test_what_hangs_on_an_elder_is_deleted_at_its_line_and_comes_back(
    desk: DeskWindow, window: Any, office: Office, people: Any, answers: Any
) -> None:
    elder = people["แก่น"].id
    one, note, carer = cared_for(office, elder)
    desk.go("elders", elder)
    answers(ask_choice=elder_records.DELETE)
    for kind, record_id in (
        (elder_records.ASSESSMENT, one.id), (elder_records.NOTE, note.id), (elder_records.CARER, carer.id)
    ):  # fmt: skip
        elder_records.change(desk.screen, desk.desk, kind, record_id, "")
    assert {line.subject for line in bin_lines(office)} == {"assessments", "health_notes", "carers"}
    for _time in range(3):
        desk.undo()
    assert bin_lines(office) == ()


def test_an_older_assessment_is_put_right(
    desk: DeskWindow, window: Any, office: Office, people: Any, answers: Any
) -> None:
    elder = people["แก่น"].id
    one = assessed(office, elder, 9)
    desk.go("elders", elder)
    answers(ask_choice=elder_records.EDIT)
    desk.screen._changer(elder_records.ASSESSMENT, one.id, "", one)()
    window.update()
    desk.screen.editor.view.put({"bathing": "1"})
    press(window, "Control-s")
    (kept,) = assessments.assessments_of(office, elder)
    assert (kept.id, kept.total) == (one.id, 10)


@pytest.mark.parametrize(("page", "found", "opened_on"), [
    ("elders", "แก่น", "elders"), ("matching", "แก่น", "matching"), ("elders", "กมล", "residents"),
    ("communities", "แก่น", "residents"),
])  # fmt: skip
def test_the_search_opens_an_elder_on_the_page_about_elders(
    desk: DeskWindow, window: Any, people: Any, page: str, found: str, opened_on: str
) -> None:
    desk.go(page)
    press(window, "Control-f")
    write(window, found)
    press(window, "Return")
    assert (desk.here, desk.screen.record_in_sight) == (opened_on, people[found].id)


@pytest.mark.parametrize("typed", ["2", "๒", "/"])
def test_points_are_typed_with_either_layout_of_the_keyboard(
    desk: DeskWindow, window: Any, people: Any, typed: str
) -> None:
    """The slash stands on the key of 2 in the Thai layout."""
    desk.go("elders", people["แก่น"].id)
    press(window, "Control-n")
    field = desk.screen.editor.view.field("feeding")
    field.type(typed)
    assert field.get() == "2"
    desk.screen._show_card()


def test_what_was_put_right_in_an_older_assessment_and_not_saved_is_put_right_there_later(
    desk: DeskWindow, window: Any, office: Office, people: Any
) -> None:
    elder = people["แก่น"].id
    older = assessed(office, elder, 9)
    desk.go("elders", elder)
    desk.screen._open_editor(older)
    assert desk.screen.unsaved() == (elder, {})
    desk.screen.editor.view.put({"bathing": "1"})
    unsaved = desk.screen.unsaved()
    assert unsaved is not None
    desk.screen._show_card()
    desk.screen.take_up(*unsaved)
    press(window, "Control-s")
    (kept,) = assessments.assessments_of(office, elder)
    assert (kept.id, kept.total) == (older.id, 10)


def test_printers_see_no_health_data(window: Any, office: Office, people: Any) -> None:
    cared_for(office, people["แก่น"].id)
    with signed_in(office, Role.PRINTER), opened(window, office) as shown:
        shown.go("elders", people["แก่น"].id)
        window.update()
        assert set(shown.screen.filters) == {"community", "watch", "reach", "sex", "band"}
        assert [column.name for column in shown.screen.columns] == ["name", "age", "community", "allowance", "last_met"]
        said = texts(shown)
        assert "แพ้ยา" not in said and "ติดบ้าน" not in said and "นางสาวดาว ใจดี" in said
        assert not shown.screen.chart.winfo_ismapped()
        press(window, "Control-n")
        assert not shown.screen._editing and "ผู้ที่ทำได้" in shown.status.said.cget("text")


def test_the_roster_of_the_list_is_shown(
    desk: DeskWindow, window: Any, people: Any, in_dialog: Callable[..., None]
) -> None:
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    desk.screen.on_print()
    window.update()
    preview_of(desk).close()


def test_the_rules_are_changed_where_they_are_used(
    desk: DeskWindow, window: Any, office: Office, in_dialog: Callable[..., None]
) -> None:
    from db.care_settings import care_settings_of

    in_dialog(lambda dialog: press(dialog, "Control-s"))
    desk.screen.edit_rules()
    assert care_settings_of(office).revision == 2


def test_the_chart_marks_each_group_in_a_shape_of_its_own(window: Any, office: Office, people: Any) -> None:
    elder = people["แก่น"].id
    for total, year in ((18, 2023), (9, 2024), (3, 2025)):
        assessed(office, elder, total, date(year, 10, 1))
    chart = AdlChart(window)
    chart.pack(fill="x")
    window.update()
    chart.show(assessments.assessments_of(office, elder))
    kinds = [str(chart.type(item)) for item in chart.find_all()]
    assert (kinds.count("oval"), kinds.count("polygon"), kinds.count("rectangle")) == (1, 1, 1)
    said = [chart.itemcget(item, "text") for item in chart.find_all() if str(chart.type(item)) == "text"]
    assert {"18", "9", "3", "ติดเตียง", "ติดบ้าน", "ติดสังคม"} <= set(said)
    boxes = [chart.bbox(item) for item in chart.find_all()]
    assert all(box[0] >= -1 and box[2] <= chart.winfo_width() + 1 for box in boxes)
    assert all(box[1] >= 0 and box[3] <= chart.winfo_height() for box in boxes)
    chart.destroy()
