"""A layout that was designed is kept: copied, named, never lost without a word; certificates issued before stay."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from db import certificates, layouts
from db.domain.layouts import Frame
from db.looks import looks_of
from tests import training_office
from tests.keyboard import press, take_keyboard, write
from tests.layouts_desk import (
    PASSED,
    at_layouts,
    designing,
    kept,
    tried,
)
from ui import dialogs


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    with at_layouts(window, office) as made:
        yield made


@pytest.fixture
def designer(window: Any, desk: Any) -> Any:
    return designing(window, desk)


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
