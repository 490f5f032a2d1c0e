"""Layouts on screen: chosen from their list, given to a kind of certificate, exchanged by files."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db import layouts
from db.domain.layout_files import layout_file, read_layout_file
from db.domain.layouts import PAGE, Frame
from db.domain.training import CertificateKind
from tests.at_desk import texts_of
from tests.in_sight import cut_off
from tests.keyboard import press, take_keyboard
from tests.layouts_desk import (
    NAME,
    PASSED,
    at_layouts,
    designing,
    kept,
    tried,
)
from tests.papers import png
from ui import dialogs, language


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    with at_layouts(window, office) as made:
        yield made


@pytest.fixture
def designer(window: Any, desk: Any) -> Any:
    return designing(window, desk)


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
