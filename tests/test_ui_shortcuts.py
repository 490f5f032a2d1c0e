"""Keys with Control in the Latin and the Thai layout; clipboard, undo and menu in text fields."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest
import ttkbootstrap as ttk

from tests.keyboard import press, take_keyboard, write
from ui import editing, theme
from ui.editing import Undo
from ui.shortcuts import bind_shortcut, latin_letter, on_comma, typed_letter


def key(keysym: str, number: int = 0, code: int = 0, state: int = 4, char: str = "") -> Any:
    return SimpleNamespace(keysym=keysym, keysym_num=number, keycode=code, state=state, char=char)


@pytest.fixture
def dressed(window: Any) -> Any:
    theme.dress(window)
    return window


@pytest.mark.skipif(sys.platform == "win32", reason="keysyms of X")
@pytest.mark.parametrize(
    ("event", "letter"),
    [
        (key("s", 115, 39), "s"),
        (key("S", 83, 39), "s"),
        (key("Thai_hohip", 0xDCB, 39), "s"),
        (key("Thai_saraae", 0xDE1, 54), "c"),
        (key("Thai_oang", 0xDCD, 55), "v"),
        (key("U0E1C", 0x1000E1C, 52), "z"),
        (key("Cyrillic_yeru", 0x6D9, 39), "s"),
        (key("F4", 0xFFC1, 70), ""),
        (key("1", 49, 10), ""),
        (key("Return", 0xFF0D, 36), ""),
    ],
)
def test_key_is_known_by_its_latin_letter_in_every_layout(event: Any, letter: str) -> None:
    assert latin_letter(event) == letter


def test_on_windows_the_key_code_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert latin_letter(key("??", 0, 83, char="ห")) == "s"
    assert latin_letter(key("??", 0, 112)) == ""


def test_every_key_of_the_thai_layout_has_its_latin_letter() -> None:
    from ui.shortcuts import _KEDMANEE

    assert {_KEDMANEE[letter] for letter in "ฟิแกำดเ้ร่าสทืนยๆพหะีอไปัผ"} == set("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(
    ("event", "letter"),
    [
        (key("k", 107, 45, 0, "k"), "k"),
        (key("Thai_kokai", 0xDA1, 40, 0, "ก"), "ก"),
        (key("k", 107, 45, 4, "\x0b"), ""),
        (key("Escape", 0xFF1B, 9, 0, "\x1b"), ""),
        (key("F4", 0xFFC1, 70, 0, ""), ""),
    ],
)
def test_only_keys_that_type_something_are_letters(event: Any, letter: str) -> None:
    assert typed_letter(event) == letter


def test_shortcut_is_heard_with_caps_lock_and_told_from_that_with_shift(dressed: Any) -> None:
    heard: list[str] = []
    entry = ttk.Entry(dressed)
    entry.pack()
    bind_shortcut(entry, "s", lambda: heard.append("s"))
    bind_shortcut(entry, "s", lambda: heard.append("S"), shift=True)
    bind_shortcut(entry, "n", lambda: heard.append("n"))
    take_keyboard(dressed, entry)
    press(dressed, "Control-s", "Control-Lock-s", "Control-Shift-S", "Control-n", "s")
    assert heard == ["s", "s", "S", "n"]


@pytest.mark.parametrize(
    ("event", "heard"),
    [
        (key("comma", 0x2C, 59, 4), 1),
        (key("Thai_moma", 0xDC1, 59, 4), 1),  # ม: what the key types in the Thai layout
        (key("m", 0x6D, 58, 4), 0),
        (key("comma", 0x2C, 59, 5), 0),
        (key("period", 0x2E, 60, 4), 0),
    ],
)
def test_the_comma_is_heard_in_both_layouts(event: Any, heard: int) -> None:
    calls: list[int] = []
    assert on_comma(lambda: calls.append(1))(event) == ("break" if heard else None)
    assert len(calls) == heard


def test_copy_and_paste_with_the_thai_layout_active(dressed: Any) -> None:
    entry = ttk.Entry(dressed)
    entry.pack()
    take_keyboard(dressed, entry)
    entry.insert(0, "ผู้ใหญ่")
    # X tells the Thai letter, Windows the place of the key
    for number, code in ((0xDBF, ord("A")), (0xDE1, ord("C"))):  # ฟ and แ: Control-a, Control-c
        event = key("Thai", number, code)
        event.widget = entry
        editing._on_control_key(event)
    dressed.update()
    assert dressed.clipboard_get() == "ผู้ใหญ่"
    entry.delete(0, "end")
    event = key("Thai", 0xDCD, ord("V"))  # อ: Control-v
    event.widget = entry
    editing._on_control_key(event)
    dressed.update()
    assert entry.get() == "ผู้ใหญ่"


@pytest.mark.parametrize("keys", ["Control-a", "Control-n", "Control-f", "Control-p", "Control-k"])
def test_window_keys_do_not_edit_as_emacs_does(dressed: Any, keys: str) -> None:
    entry = ttk.Entry(dressed)
    entry.pack()
    entry.insert(0, "abc")
    take_keyboard(dressed, entry)
    entry.icursor(1)
    press(dressed, keys)
    assert entry.get() == "abc"
    if keys != "Control-a":
        assert entry.index("insert") == 1
    else:
        assert entry.selection_get() == "abc"


def test_undo_goes_back_and_forth(dressed: Any) -> None:
    entry = ttk.Entry(dressed)
    entry.pack()
    undo = Undo(entry)
    take_keyboard(dressed, entry)
    write(dressed, "abc")
    press(dressed, "Control-z", "Control-z")
    assert entry.get() == "a"
    press(dressed, "Control-y")
    assert entry.get() == "ab"
    write(dressed, "x")
    press(dressed, "Control-y")
    assert entry.get() == "abx"
    undo.forget()
    press(dressed, "Control-z")
    assert entry.get() == "abx"


def test_menu_of_a_field_copies_pastes_and_greys_what_can_not_be(dressed: Any) -> None:
    entry = ttk.Entry(dressed)
    entry.pack()
    entry.insert(0, "abc")
    take_keyboard(dressed, entry)
    menu = editing.make_menu(entry)
    labels = [
        menu.entrycget(number, "label") for number in range(menu.index("end") + 1) if menu.type(number) == "command"
    ]
    assert len(labels) == 5
    menu.invoke(menu.index("end"))
    menu.invoke(3)
    dressed.update()
    assert dressed.clipboard_get() == "abc"
    entry.configure(state="readonly")
    states = {number: editing.make_menu(entry).entrycget(number, "state") for number in (0, 2, 3, 4)}
    assert states == {0: "disabled", 2: "disabled", 3: "normal", 4: "disabled"}
