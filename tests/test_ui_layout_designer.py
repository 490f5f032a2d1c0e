"""A layout designed by keys and mouse, and checked while it is typed."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from db import settings
from db.domain.layouts import PAGE, Frame
from db.domain.settings import Signatory
from tests import training_office
from tests.at_desk import opened
from tests.keyboard import press, take_keyboard, write
from tests.layouts_desk import (
    BODY,
    GIVEN,
    NAME,
    NUMBER,
    OFFICE,
    PRESENTS,
    at_layouts,
    designing,
    kept,
    line_of,
    rewrite_field,
    tried,
)
from ui import language, layout_trials, theme


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    with at_layouts(window, office) as made:
        yield made


@pytest.fixture
def designer(window: Any, desk: Any) -> Any:
    return designing(window, desk)


def test_arrow_keys_move_by_millimetres_and_save_keeps_it(window: Any, office: Any, designer: Any) -> None:
    before = line_of(designer, NUMBER)
    press(window, "Right", "Shift-Down", "Control-Left", "Up")
    after = line_of(designer, NUMBER)
    assert (after.left, after.top) == (round(before.left + 0.9, 1), before.top + 9)
    press(window, "Control-s")
    assert kept(office).layout == designer.steps.now and kept(office).is_changed


def test_steps_are_undone_and_redone_by_keys(window: Any, designer: Any) -> None:
    first = designer.steps.now
    press(window, "Right", "Down")
    moved = designer.steps.now
    press(window, "Control-z", "Control-z")
    assert designer.steps.now == first
    press(window, "Control-y", "Control-Shift-Z")
    assert designer.steps.now == moved
    press(window, "Control-z", "Control-z", "Control-z")
    assert designer.steps.now == first


def test_page_down_chooses_the_next_element_and_its_form_is_shown(window: Any, designer: Any) -> None:
    press(window, "Next", "Next", "Next")
    assert designer.chosen == NAME and designer.panel.view.texts()["wording"] == "{name}"
    assert designer.panel.list.selection() == (NAME,)
    press(window, "Prior")
    assert designer.chosen == PRESENTS


def test_what_is_chosen_in_the_list_is_outlined_and_enter_goes_into_its_form(window: Any, designer: Any) -> None:
    take_keyboard(window, designer.panel.list)
    press(window, "Home")
    designer.panel.list.selection_set("seal")
    window.update()
    assert designer.chosen == "seal"
    outline = designer.view.canvas.find_withtag("seal")[0]
    assert designer.view.canvas.itemcget(outline, "outline") == theme.ACCENT
    press(window, "Return")
    assert window.focus_get() is designer.panel.view.field("left").focus_target()


def test_the_mouse_chooses_and_drags(window: Any, designer: Any) -> None:
    canvas = designer.view.canvas
    left, top, right, bottom = designer.view._pixels(line_of(designer, OFFICE))
    x, y = int(left + right) // 2, int(top + bottom) // 2
    before = line_of(designer, OFFICE)
    canvas.event_generate("<Button-1>", x=x, y=y)
    assert designer.chosen == OFFICE
    canvas.event_generate("<B1-Motion>", x=x + 30, y=y + 12)
    assert line_of(designer, OFFICE) == before, "nothing is done before the button is let go"
    canvas.event_generate("<ButtonRelease-1>", x=x + 30, y=y + 12)
    after = line_of(designer, OFFICE)
    one = designer.view.scale * 72 / 25.4
    assert after.left - before.left == pytest.approx(30 / one, abs=0.1)
    assert after.top - before.top == pytest.approx(12 / one, abs=0.1)
    press(window, "Control-z")
    assert line_of(designer, OFFICE) == before


def test_a_click_moves_nothing(window: Any, designer: Any) -> None:
    left, top, right, bottom = designer.view._pixels(line_of(designer, NAME))
    place = {"x": int(left + right) // 2, "y": int(top + bottom) // 2}
    for event in ("<Button-1>", "<B1-Motion>", "<ButtonRelease-1>"):
        designer.view.canvas.event_generate(event, **place)
    assert designer.chosen == NAME and not designer.steps.can_undo


def test_the_picture_follows_what_is_typed(window: Any, designer: Any) -> None:
    before = designer.view._photo
    designer.choose(GIVEN)
    rewrite_field(window, designer, "wording", "มอบไว้ ณ วันที่ {date}")
    assert line_of(designer, GIVEN).wording == "มอบไว้ ณ วันที่ {date}"
    assert designer.view._photo is not before
    press(window, "Control-z")
    assert line_of(designer, GIVEN).wording == "ให้ไว้ ณ วันที่ {date}", "what was typed in a field is one step"
    assert designer.panel.view.texts()["wording"] == "ให้ไว้ ณ วันที่ {date}"


def test_pictures_are_drawn_beside_the_windows_thread_and_the_last_state_is_shown(
    window: Any, office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    training_office.named(office)
    allowed, seen = Event(), []

    def try_once_allowed(asked: layout_trials.Ask) -> layout_trials.Trial:
        seen.append((asked.layout, current_thread()))
        assert allowed.wait(60)
        return try_out(asked)

    try_out = layout_trials.try_out
    monkeypatch.setattr(layout_trials, "try_out", try_once_allowed)
    allowed.set()
    with opened(window, office, immediate_jobs=False) as desk:
        desk.go("layouts")
        window.update()
        press(window, "Return")
        designer = tried(window, desk.screen.designer)
        before = designer.view._photo
        allowed.clear()
        for _time in range(5):
            press(window, "Right", "Down")
        assert designer.trying.is_pending and designer.view._photo is before
        allowed.set()
        tried(window, designer)
        assert designer.view._photo is not before and not designer.problems
        assert seen[-1][0] == designer.steps.now
        assert main_thread() not in {thread for _layout, thread in seen}
        press(window, "Right")
        designer.close()
        tried(window, desk.screen)


def test_a_misspelt_placeholder_is_told_while_it_is_typed_and_never_kept(
    window: Any, office: Any, designer: Any
) -> None:
    designer.choose(NAME)
    rewrite_field(window, designer, "wording", "{naem}")
    error = designer.panel.view.rows["wording"].note.cget("text")
    assert "{naem}" in error and "{name}" in error
    outline = designer.view.canvas.find_withtag(NAME)[0]
    assert designer.view.canvas.itemcget(outline, "outline") == theme.ERROR_TEXT
    press(window, "Control-s")
    assert not kept(office).is_changed
    press(window, "BackSpace", "BackSpace", "BackSpace", "m", "e", "braceright")
    assert designer.panel.view.rows["wording"].error is None
    press(window, "Control-s")
    assert not designer.panel.typed_errors


def test_a_misspelt_placeholder_is_marked_in_the_picture_though_no_other_is_drawn(window: Any, designer: Any) -> None:
    designer.choose(NAME)
    rewrite_field(window, designer, "wording", "{name}")
    designer.trying.close()
    press(window, "BackSpace")
    outline = designer.view.canvas.find_withtag(NAME)[0]
    assert designer.view.canvas.itemcget(outline, "outline") == theme.ERROR_TEXT
    assert designer.status.cget("text") == "ต้องแก้ 1 จุดก่อนจึงจะบันทึกได้"


def test_what_can_not_be_read_goes_by_undo_first(window: Any, designer: Any) -> None:
    designer.choose(NAME)
    rewrite_field(window, designer, "wording", "{naem}")
    press(window, "Control-z")
    assert designer.panel.view.texts()["wording"] == "{name}" and not designer.panel.typed_errors


def test_placeholders_are_put_in_from_a_menu_that_says_what_they_are(window: Any, designer: Any) -> None:
    designer.choose(GIVEN)
    take_keyboard(window, designer.panel.view.field("wording").text)
    press(window, "Control-End")
    menu = designer.elements.insert_button.menu()
    labels = [menu.entrycget(place, "label") for place in range(menu.index("end") + 1)]
    assert "{name}   คำนำหน้า ชื่อ - สกุล" in labels
    menu.invoke(labels.index("{year}   ปี พ.ศ. ของเลขที่"))
    tried(window, designer)
    assert line_of(designer, GIVEN).wording.endswith("{date}{year}")
    designer.choose("seal")
    assert str(designer.elements.insert_button.cget("state")) == "disabled"


def test_overflow_is_shown_beside_the_field_and_in_the_picture_and_not_kept(
    window: Any, office: Any, designer: Any
) -> None:
    designer.choose(BODY)
    rewrite_field(window, designer, "height", "9")
    for note in (designer.panel.view.rows["wording"].note, designer.panel.note):
        assert "ไม่พอดีกับกรอบนี้" in note.cget("text"), "also where the form is scrolled away from the field"
    outline = designer.view.canvas.find_withtag(BODY)[0]
    assert designer.view.canvas.itemcget(outline, "outline") == theme.ERROR_TEXT
    assert "wrong" in designer.panel.list.item(BODY, "tags")
    assert designer.status.cget("text") == "ต้องแก้ 1 จุดก่อนจึงจะบันทึกได้"
    designer.choose(NAME)
    press(window, "Control-s")
    assert not kept(office).is_changed and designer.chosen == BODY
    rewrite_field(window, designer, "height", "32")
    assert designer.panel.view.rows["wording"].error is None


def test_one_mistake_is_counted_as_one_in_english(window: Any, designer: Any) -> None:
    language.set_language("en")
    designer.choose(BODY)
    rewrite_field(window, designer, "height", "9")
    assert designer.status.cget("text") == "1 thing has to be mended before this can be saved."


def test_the_shortest_and_the_longest_names_are_tried_by_a_selector(window: Any, designer: Any) -> None:
    pictures = [designer.view._photo]
    for button in designer.tools.samples[1:]:
        take_keyboard(window, button)
        press(window, "space")
        pictures.append(tried(window, designer).view._photo)
    assert [button.cget("text") for button in designer.tools.samples] == ["ชื่อทั่วไป", "ชื่อสั้น", "ชื่อยาว"]
    assert len({str(each) for each in pictures}) == 3


def test_what_lies_over_another_is_pointed_out_but_may_be_kept(window: Any, office: Any, designer: Any) -> None:
    press(window, "Next", *["Shift-Down"] * 3)
    tried(window, designer)
    assert "ทับบรรทัดหรือรูปอื่น" in designer.panel.note.cget("text")
    press(window, "Control-s")
    assert kept(office).is_changed


def test_lines_and_pictures_are_added_and_taken_away(window: Any, designer: Any) -> None:
    designer.elements.add_button.menu().invoke(0)
    tried(window, designer)
    assert designer.chosen == "line6" and window.focus_get() is designer.panel.view.field("wording").text
    write(window, "ขอ")
    take_keyboard(window, designer.elements.remove_button)
    press(window, "space")
    assert designer.steps.now.element("line6") is None and designer.chosen == PAGE
    designer.choose("code")
    take_keyboard(window, designer.view.canvas)
    press(window, "Control-Delete")
    assert designer.steps.now.code is None
    menu = designer.elements.add_button.menu()
    menu.invoke(3)
    assert designer.steps.now.code is not None


def test_signatures_are_set_apart_and_moved_one_by_one_by_arrow_keys(window: Any, office: Any, desk: Any) -> None:
    for name in ("นายสอง ใจงาม", "นายสาม ใจงาม"):
        settings.save_signatory(office, Signatory(name=name, position="ปลัดเทศบาล", signs=True))
    press(window, "Return")
    designer = tried(window, desk.screen.designer)
    designer.elements.add_button.menu().invoke(4)
    tried(window, designer)
    count = designer.signing
    keys = [key for key, _box in designer.steps.now.elements() if key.startswith("signature")]
    assert count >= 2 and keys == [f"signature-{place}" for place in range(count)] and designer.chosen == keys[0]
    names = [language._("Signature {number}").format(number=number) for number in (1, 2)]
    assert [designer.panel.list.item(key)["text"] for key in keys[:2]] == names
    press(window, "Next")
    tried(window, designer)
    first, second = designer.steps.now.single[:2]
    press(window, "Right")
    press(window, "Control-Up")
    rewrite_field(window, designer, "size", "18")
    now = designer.steps.now.single
    assert now[0] == first and now[1] == replace(
        second, left=second.left + 1, top=round(second.top - 0.1, 1), size=18.0
    )
    press(window, "Control-s")
    assert kept(office).layout.single == now
    designer.elements.add_button.menu().invoke(5)
    assert designer.steps.now.single == () and designer.chosen == "signatures"


def test_paper_and_frame_are_chosen_in_the_form(window: Any, office: Any, designer: Any) -> None:
    designer.choose(PAGE)
    box = designer.panel.view.field("frame").focus_target()
    take_keyboard(window, box)
    box.current(list(Frame).index(Frame.LOTUS))
    box.event_generate("<<ComboboxSelected>>")
    window.update()
    assert designer.steps.now.frame is Frame.LOTUS
    rewrite_field(window, designer, "margin_across", "12.5")
    assert designer.steps.now.margin_across == 12.5


def test_reset_is_a_step_too(window: Any, office: Any, designer: Any) -> None:
    first = designer.steps.now
    press(window, "Right", "Control-s")
    assert kept(office).is_changed
    designer.tools.more.menu().invoke(0)
    assert designer.steps.now == first
    press(window, "Control-s")
    assert not kept(office).is_changed
    press(window, "Control-z")
    assert designer.steps.now != first
