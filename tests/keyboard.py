"""Real keystrokes for tests of the window: they go to whatever has the keyboard, as a person's would."""

import tkinter
from typing import Any


def press(window: tkinter.Misc, *keys: str) -> None:
    """Press keys as Tk names them ("Return", "Control-s") one after the other, in the widget that has the focus."""
    for key in keys:
        focused = window.focus_get()
        assert focused is not None, "nothing has the keyboard"
        focused.event_generate(f"<{key}>")
        window.update()


NAMES = {
    " ": "space", "-": "minus", "/": "slash", ".": "period", ",": "comma", "=": "equal", ";": "semicolon",
    "[": "bracketleft", "]": "bracketright", "'": "apostrophe", "\\": "backslash", "`": "grave",
    "?": "question", '"': "quotedbl", "(": "parenleft", ")": "parenright", "{": "braceleft", "}": "braceright",
}  # fmt: skip


def write(window: tkinter.Misc, text: str) -> None:
    """Type a text, a key for each letter."""
    for letter in text:
        focused: Any = window.focus_get()
        assert focused is not None, "nothing has the keyboard"
        if letter.isascii():
            focused.event_generate(f"<Key-{NAMES.get(letter, letter)}>")
            focused.event_generate(f"<KeyRelease-{NAMES.get(letter, letter)}>")
        else:  # the tests' X server has no Thai keys: put in what the key types, and let the key go
            if getattr(focused, "selection_present", bool)():
                focused.delete("sel.first", "sel.last")
            focused.insert("insert", letter)
            focused.event_generate("<KeyRelease-space>")
        window.update()


def take_keyboard(window: tkinter.Misc, widget: tkinter.Misc) -> None:
    """Give the keyboard to `widget`, as a click into it would."""
    window.update()
    widget.focus_force()
    window.update()
