"""Layouts on screen: chosen, designed by keys and mouse, checked while typed, kept, copied, exchanged by files."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from db import certificates, layouts, settings
from db.domain.layout_files import layout_file, read_layout_file
from db.domain.layouts import PAGE, Frame, KeptLayout, Line
from db.domain.settings import Signatory
from db.domain.training import CertificateKind
from db.looks import looks_of
from tests import training_office
from tests.at_desk import opened, opened_at, texts_of
from tests.in_sight import cut_off
from tests.keyboard import press, take_keyboard, write
from tests.papers import png
from ui import dialogs, language, layout_trials, theme
from ui.layout_steps import Steps

NUMBER, OFFICE, PRESENTS, NAME, BODY, GIVEN = (f"line{place}" for place in range(6))
PASSED = 1


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    training_office.named(office)
    settings.save_settings(office, replace(settings.settings_of(office), seal=png()))
    with opened_at(window, office, "layouts") as made:
        yield made


@pytest.fixture
def designer(window: Any, desk: Any) -> Any:
    """The first layout in the designer, tried out."""
    press(window, "Return")
    return tried(window, desk.screen.designer)


def tried(window: Any, part: Any) -> Any:
    """The designer, or the list, once nothing is left to be tried."""
    window.update()
    while part.winfo_exists() and part.trying.is_pending:
        window.update()
    return part


def kept(office: Any, layout_id: int = PASSED) -> KeptLayout:
    return layouts.layout_of(office, layout_id)


def line_of(designer: Any, key: str) -> Line:
    line = designer.steps.now.element(key)
    assert isinstance(line, Line)
    return line


def rewrite_field(window: Any, designer: Any, name: str, text: str) -> None:
    """Go into a field of the form and type over what it holds."""
    target = designer.panel.view.field(name).focus_target()
    take_keyboard(window, target)
    target.event_generate("<<SelectAll>>")
    press(window, "BackSpace")
    write(window, text)
    tried(window, designer)


# -- steps back and forth


def test_steps_go_back_and_forth_and_typing_in_a_field_is_one() -> None:
    steps = Steps("a")
    for state, merge in (("b", ""), ("c", "x"), ("cd", "x"), ("cde", "x"), ("f", "y"), ("f", "")):
        steps.do(state, merge)
    seen = []
    while steps.undo():
        seen.append(steps.now)
    assert seen == ["cde", "b", "a"] and not steps.can_undo
    assert steps.redo() and steps.redo() and steps.now == "cde"
    steps.do("g")
    assert not steps.can_redo and not steps.redo()


def test_after_undoing_typing_on_is_a_step_of_its_own() -> None:
    steps = Steps("a")
    steps.do("ab", "x")
    steps.undo()
    steps.do("ac", "x")
    steps.do("acd", "x")
    assert steps.undo() and steps.now == "a"


# -- the list


def test_the_settings_lead_to_the_layouts(window: Any, desk: Any) -> None:
    desk.go("settings")
    window.update()
    take_keyboard(window, desk.screen.page_buttons["layouts"])
    press(window, "space")
    assert [row.cells[0] for row in desk.screen.table.rows.page(0, 9)] == ["ผ่านการอบรม", "เข้าร่วมกิจกรรม"]


def test_the_chosen_one_is_shown_as_a_picture(window: Any, desk: Any) -> None:
    tried(window, desk.screen)
    before = desk.screen._photo
    assert before is not None
    press(window, "Down")
    assert tried(window, desk.screen)._photo is not before


def test_a_kind_of_certificate_takes_the_chosen_layout(window: Any, office: Any, desk: Any) -> None:
    press(window, "Down")
    uses = desk.screen.use_button.menu()
    labels = [uses.entrycget(place, "label") for place in range(uses.index("end") + 1)]
    assert [label.startswith("✓") for label in labels] == [True, False, False]
    uses.invoke(2)
    assert layouts.layout_for(office, CertificateKind.DIPLOMA).origin == "took_part"


def test_a_layout_of_ones_own_is_deleted_and_brought_back(window: Any, office: Any, desk: Any) -> None:
    own = layouts.copy_layout(office, PASSED, "ของเรา")
    desk.screen.table.choose(own.id)
    press(window, "Control-Delete")
    assert len(layouts.layouts(office)) == 2
    press(window, "Control-z")
    assert [each.name for each in layouts.layouts(office)][2:] == ["ของเรา"]


def test_a_built_in_layout_is_not_deleted_but_put_back_and_that_undone(window: Any, office: Any, desk: Any) -> None:
    changed = layouts.save_layout(office, replace(kept(office), layout=replace(kept(office).layout, frame=Frame.LOTUS)))
    window.update()
    assert str(desk.screen.delete_button.cget("state")) == "disabled"
    take_keyboard(window, desk.screen.reset_button)
    press(window, "space")
    assert kept(office).layout.frame is Frame.CLASSIC and not kept(office).is_changed
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-z")
    assert kept(office).layout == changed.layout


# -- the designer


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


def test_a_copy_is_kept_beside_the_first_once_it_is_saved(window: Any, office: Any, designer: Any) -> None:
    press(window, "Right")
    designer.tools.more.menu().invoke(1)
    assert len(layouts.layouts(office)) == 2
    write(window, "ของเรา")
    press(window, "Control-s")
    (own,) = layouts.layouts(office)[2:]
    assert own.name == "ของเรา" and own.layout == designer.steps.now
    assert not kept(office).is_changed


def test_control_n_begins_with_a_copy_of_the_chosen_one(window: Any, office: Any, desk: Any) -> None:
    press(window, "Control-n")
    assert desk.screen.designer.tools.name.get() == "สำเนาของผ่านการอบรม"
    press(window, "Control-s", "Escape")
    assert [each.name for each in layouts.layouts(office)][2:] == ["สำเนาของผ่านการอบรม"]


def test_a_name_that_is_taken_is_told_beside_it(window: Any, office: Any, desk: Any) -> None:
    layouts.copy_layout(office, PASSED, "ของเรา")
    press(window, "Control-n")
    write(window, "ของเรา")
    press(window, "Control-s")
    assert "ชื่อนี้" in desk.screen.designer.tools.error.cget("text")
    assert len(layouts.layouts(office)) == 3


def test_unsaved_work_is_asked_about(window: Any, office: Any, desk: Any, designer: Any, answers: Any) -> None:
    press(window, "Right")
    answers(ask_save_discard_cancel=dialogs.Answer.CANCEL)
    press(window, "Escape")
    assert desk.screen.designer is designer and not desk.go("home")
    answers(ask_save_discard_cancel=dialogs.Answer.SAVE)
    press(window, "Escape")
    assert desk.screen.designer is None and kept(office).is_changed
    assert window.focus_get() is desk.screen.table.tree


def test_nothing_is_asked_where_nothing_changed(window: Any, desk: Any, designer: Any) -> None:
    press(window, "Right", "Control-z", "Escape")
    assert desk.screen.designer is None


def test_a_save_meanwhile_is_no_silent_loss(window: Any, office: Any, designer: Any, answers: Any) -> None:
    press(window, "Right")
    layouts.save_layout(office, replace(kept(office), layout=replace(kept(office).layout, frame=Frame.LOTUS)))
    asked = answers(ask_choice="theirs")
    press(window, "Control-s")
    assert len(asked.calls) == 1 and designer.steps.now.frame is Frame.LOTUS
    layouts.save_layout(office, kept(office))
    press(window, "Right")
    answers(ask_choice="mine")
    press(window, "Control-s")
    assert kept(office).layout == designer.steps.now


def test_certificates_issued_before_stay_as_they_are(window: Any, office: Any, designer: Any) -> None:
    (first, *_others) = certificates.issue_certificates(office, training_office.finished_class(office).id)
    before = looks_of(office, [first.look_id])
    press(window, "Right", "Control-s")
    assert looks_of(office, [first.look_id]) == before


def test_who_issues_chooses_the_layout_that_of_the_kind_is_proposed(window: Any, office: Any, desk: Any) -> None:
    own = layouts.copy_layout(office, 2, "ของเรา")
    held = training_office.finished_class(office)
    assert desk.go("training", held.id)
    window.update()
    press(window, "Alt-Key-5")
    panel = desk.screen.work.step.panel
    box = panel.layout.box
    assert (box.get(), box.cget("values")) == ("ผ่านการอบรม", ("ผ่านการอบรม", "เข้าร่วมกิจกรรม", "ของเรา"))
    take_keyboard(window, box)
    box.current(2)
    box.event_generate("<<ComboboxSelected>>")
    layouts.save_layout(office, replace(layouts.layout_of(office, own.id), name="ของเรา ๒"))
    assert desk.go("layouts") and desk.go("training", held.id)
    window.update()
    assert box.get() == "ของเรา ๒", "what was chosen stays chosen"
    take_keyboard(window, panel.button)
    press(window, "space")
    issued = certificates.certificates_of_class(office, held.id)
    assert {looks_of(office, [each.look_id])[each.look_id].frame for each in issued} == {Frame.KRANOK}


def test_what_is_not_saved_when_the_computer_goes_off_is_taken_up_again(window: Any, desk: Any, designer: Any) -> None:
    assert desk.screen.unsaved() is None
    press(window, "Right", "Shift-Down")
    wanted = designer.steps.now
    draft = desk.screen.unsaved()
    assert draft is not None and draft[0] == PASSED
    designer.close()
    desk.screen.take_up(*json.loads(json.dumps(draft)))
    assert tried(window, desk.screen.designer).steps.now == wanted and desk.screen.designer.steps.can_undo


def test_a_copy_that_is_not_saved_yet_is_taken_up_under_its_name(window: Any, office: Any, desk: Any) -> None:
    press(window, "Control-n")
    write(window, "ของเรา")
    draft = desk.screen.unsaved()
    assert draft is not None and draft[0] is None
    desk.screen.designer.close()
    desk.screen.take_up(*draft)
    press(window, "Control-s")
    assert layouts.layouts(office)[2].name == "ของเรา"


def test_tab_goes_round_the_designer_and_never_behind_it(window: Any, designer: Any) -> None:
    seen = set()
    for _time in range(60):
        press(window, "Tab")
        seen.add(str(window.focus_get()))
    assert all(each.startswith(str(designer)) for each in seen)
    for part in (designer.tools.back, designer.view.canvas, designer.panel.list, designer.elements.insert_button):
        assert str(part) in seen
    assert str(designer.panel.view.field("height").focus_target()) in seen
    take_keyboard(window, designer.tools.back)
    press(window, "Shift-Tab")
    assert str(window.focus_get()).startswith(str(designer))


# -- files


def test_a_layout_goes_out_and_comes_in_as_one_file(
    window: Any, office: Any, desk: Any, designer: Any, answers: Any, tmp_path: Path
) -> None:
    designer.do(replace(designer.steps.now, background=png(), frame=Frame.RIBBON))
    target = tmp_path / "ส่งออก.layout.json"
    answers(choose_save_file=target, choose_open_file=target, ask_save_discard_cancel=dialogs.Answer.DISCARD)
    designer.tools.more.menu().invoke(2)
    assert read_layout_file(target.read_bytes()) == ("ผ่านการอบรม", designer.steps.now)
    wanted = designer.steps.now
    press(window, "Escape")
    desk.screen.take_in()
    (own,) = layouts.layouts(office)[2:]
    assert own.layout == wanted and desk.screen.table.chosen == own.id


def spoilt(change: Callable[[dict[str, Any]], object]) -> bytes:
    values = json.loads(layout_file("ก", replace(layouts.stock_layout("passed"), background=png())))
    change(values)
    return json.dumps(values).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01", "ไม่ใช่รูปแบบเกียรติบัตร"),
        (spoilt(lambda values: values.update(version=99)), "รุ่นใหม่กว่า"),
        (spoilt(lambda values: values["layout"]["lines"][3].update(wording="{nmae}")), "{name}"),
        (spoilt(lambda values: values["layout"]["lines"][3].update(wording="😀{name}")), "U+1F600"),
        (spoilt(lambda values: values["layout"].update(background="iVBORw0KGgo=")), "พื้นหลัง"),
        (spoilt(lambda values: values["layout"]["lines"][4].update(height=6)), "ไม่พอดี"),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_in_words(
    window: Any, office: Any, desk: Any, answers: Any, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "แปลก.json"
    path.write_bytes(content)
    asked = answers(choose_open_file=path, show_error=None)
    desk.screen.take_in()
    assert said in asked.calls[-1][1][1]
    assert len(layouts.layouts(office)) == 2


def test_a_file_that_is_not_there_is_told(window: Any, desk: Any, answers: Any, tmp_path: Path) -> None:
    asked = answers(choose_open_file=tmp_path / "ไม่มี.json", show_error=None)
    desk.screen.take_in()
    assert [name for name, _args, _kwargs in asked.calls] == ["choose_open_file", "show_error"]


# -- whole on a small screen with large letters


@pytest.mark.parametrize("spoken", ["th", "en"])
def test_everything_is_whole_with_large_letters(window: Any, desk: Any, spoken: str) -> None:
    language.set_language(spoken)
    desk.change_text_size(50)
    tried(window, desk.screen)
    for _time in range(5):
        window.update()
    assert cut_off(window) == []
    press(window, "Return")
    designer = tried(window, desk.screen.designer)
    for key in (PAGE, "seal", "signatures", "code", NAME):
        designer.choose(key)
        tried(window, designer)
        assert cut_off(window) == [], key
    assert any("Ctrl+S" in text for text in texts_of(designer))
    desk.change_text_size(-50)


def test_words_follow_the_language_while_the_designer_is_open(window: Any, designer: Any) -> None:
    language.set_language("en")
    window.update()
    assert designer.tools.save_button.cget("text").startswith("Save")
    assert designer.panel.list.item(PAGE, "text") == "Paper and frame"
