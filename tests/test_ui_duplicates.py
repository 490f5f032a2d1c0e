"""Two records of one person in the window: seen side by side, merged by keys, taken apart, said to be two people."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.domain.accounts import Role
from db.domain.mending import Pick
from db.duplicates import possible_duplicates
from db.mergers import merger_lines
from db.office import Office
from db.residents import resident_of, save_resident
from tests.as_role import signed_in
from tests.at_desk import names_in, opened, opened_at, texts_of
from tests.in_sight import cut_off
from tests.keyboard import press, take_keyboard, write
from tests.mending_office import NUMBER, is_binned, twins
from tests.people_office import born, resident
from tests.training_desk import preview_of, tab_to, texts
from ui import language, theme
from ui.merge_panel import EMPTY
from ui.pair_views import HIGH, key_of
from ui.screens.duplicates import MERGED
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    twins(office)
    with opened_at(window, office, "duplicates") as shown:
        shown.screen.table.focus_rows()
        window.update()
        yield shown


def test_the_pair_is_listed_and_both_records_stand_side_by_side(desk: DeskWindow) -> None:
    assert names_in(desk.screen.table) == ["นายสมศักดิ์ ใจดี"]
    shown = texts_of(desk.screen.panel)
    assert {"สมศักดิ์", "สมศักดิ", "ศักดิ์", "ชมรม"} <= set(shown) and EMPTY in shown
    assert not any(NUMBER in text.replace("-", "") for text in shown)
    asked = {name for name, _pick in desk.screen.panel.radios}
    assert asked == {
        "given", "nickname", "sex", "citizen_id", "household_id", "phones", "status", "organisation", "notes"
    }  # fmt: skip


def test_it_is_merged_by_keys_as_chosen_and_ctrl_z_takes_it_apart(
    desk: DeskWindow, window: Any, office: Office, answers: Any
) -> None:
    asked = answers(ask_yes_no=True)
    press(window, "Return")
    panel = desk.screen.panel
    assert window.focus_get() is panel.radios["given", Pick.KEPT]
    tab_to(window, panel.radios["given", Pick.GONE])
    press(window, "space")
    press(window, "Control-s")
    assert asked.calls[0][0] == "ask_yes_no"
    kept = resident_of(office, 1)
    assert kept.given == "สมศักดิ" and kept.nickname == "ศักดิ์" and len(kept.phones) == 2
    assert is_binned(office, 2) and desk.screen.table.rows.total == 0
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-z")
    assert resident_of(office, 1).given == "สมศักดิ์" and not is_binned(office, 2)
    assert desk.screen.table.rows.total == 1


def test_the_first_pair_is_compared_at_once_and_after_a_merger_the_next(
    window: Any, office: Office, answers: Any
) -> None:
    """Nearly the same names are told apart by the numbers of their records; the keyboard is where it can be seen."""
    asked = answers(ask_yes_no=True)
    twins(office)
    for _time in range(2):
        resident(office, "บุญมี", "ทองดี", born=born(1960))
    with opened_at(window, office, "duplicates") as desk:
        assert desk.screen.table.chosen == desk.screen.table.rows.keys()[0]
        first, second = divmod(desk.screen.table.chosen, HIGH)
        take_keyboard(window, desk.screen.table.tree)
        press(window, "Return", "Control-s")
        question = asked.calls[0][1][1]
        assert f"{first})" in question and f"{second})" in question
        assert desk.screen.table.chosen == desk.screen.table.rows.keys()[0] and desk.screen.panel.winfo_ismapped()
        assert window.focus_get() is desk.screen.table.tree


@pytest.mark.parametrize(("percent", "is_above"), [(100, False), (150, True)])
def test_the_name_of_a_field_stands_above_where_values_would_fall_to_pieces(
    desk: DeskWindow, window: Any, percent: int, is_above: bool
) -> None:
    before = window.geometry()
    window.geometry("1366x690")
    theme.set_text_size(window, percent)
    try:
        window.update()
        panel = desk.screen.panel
        name = next(each for each in panel._names if each.cget("text") == "ชื่อ")
        radio = panel.radios["given", Pick.KEPT]
        assert (name.winfo_y() + name.winfo_height() <= radio.winfo_y() + 1) is is_above
        assert not cut_off(panel)
    finally:
        theme.set_text_size(window, 100)
        window.geometry(before)


def test_without_a_yes_nothing_is_merged(desk: DeskWindow, office: Office, answers: Any) -> None:
    answers(ask_yes_no=False)
    desk.screen.merge()
    assert not is_binned(office, 2) and merger_lines(office) == ()


def test_the_other_record_can_be_the_one_that_stays(desk: DeskWindow, office: Office, answers: Any) -> None:
    answers(ask_yes_no=True)
    desk.screen.exchange()
    desk.update()
    desk.screen.merge()
    assert is_binned(office, 1) and resident_of(office, 2).household_id == 1


def test_a_click_on_a_value_chooses_it(desk: DeskWindow, window: Any) -> None:
    panel = desk.screen.panel
    value = next(each for each in panel._paragraphs if each.text == "สมศักดิ")
    value.event_generate("<Button-1>")
    window.update()
    assert panel.picks["given"] is Pick.GONE


def test_two_people_are_kept_as_two_and_doubted_again_by_ctrl_z(desk: DeskWindow, window: Any, office: Office) -> None:
    desk.screen.say_apart()
    window.update()
    assert desk.screen.table.rows.total == 0 and possible_duplicates(office) == ()
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-z")
    assert len(possible_duplicates(office)) == 1 and desk.screen.table.rows.total == 1


def test_a_record_changed_meanwhile_is_not_merged_but_told(desk: DeskWindow, office: Office, answers: Any) -> None:
    told = answers(ask_yes_no=True, show_error=None)
    revisions = desk.screen._revisions
    save_resident(office, resident_of(office, 2))
    desk.screen._revisions = revisions
    desk.screen.merge()
    assert [name for name, *_rest in told.calls] == ["ask_yes_no", "show_error"] and not is_binned(office, 2)


def test_merged_records_are_listed_and_taken_apart_later(desk: DeskWindow, office: Office, answers: Any) -> None:
    answers(ask_yes_no=True)
    desk.screen.merge()
    desk.screen.filters["shows"].choose(MERGED)
    desk.update()
    desk.screen.table.choose(desk.screen.table.rows.keys()[0])
    desk.update()
    assert desk.screen._merger is not None
    desk.screen.undo()
    assert not is_binned(office, 2) and merger_lines(office)[0].undone_at is not None


def test_from_a_card_somebody_is_compared_with_whom_one_knows_to_be_the_same(
    desk: DeskWindow, window: Any, office: Office, in_dialog: Any
) -> None:
    other = resident(office, "สมบัติ", "ใจดี")
    desk.go("residents", 1)
    window.update()

    def choose(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        assert dialog.focus_get() is view.field("second_id").focus_target()
        write(dialog, "สมบัติ")
        press(dialog, "Down", "Return")
        press(dialog, "Control-s")

    in_dialog(choose)
    desk.screen.card.actions["Kept twice?"].invoke()
    window.update()
    assert desk.here == "duplicates" and desk.screen.table.chosen == key_of(1, other.id)
    assert "สมบัติ" in texts_of(desk.screen.panel)


def test_the_list_goes_to_paper_with_both_names(desk: DeskWindow, window: Any) -> None:
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-p")
    (page,) = texts(preview_of(desk).path)
    assert "สมศักดิ์ใจดี" in page and "สมศักดิใจดี" in page


def test_printers_have_no_such_page(window: Any, office: Office) -> None:
    twins(office)
    with signed_in(office, Role.PRINTER), opened(window, office) as desk:
        assert desk.go("duplicates") is False and desk.go("quality") is False and desk.go("breaches") is False


def test_it_speaks_the_language_of_the_moment(desk: DeskWindow, window: Any) -> None:
    language.set_language("en")
    window.update()
    shown = texts_of(desk.screen.panel)
    assert "Given name" in shown and "This record stays  (no. 1)" in shown and "Merge" in shown
    assert key_of(2, 1) == key_of(1, 2) == desk.screen.table.chosen
