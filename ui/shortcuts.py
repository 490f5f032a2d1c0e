"""Keys with Control that work whatever keyboard layout is active, the Thai one included."""

from __future__ import annotations

import contextlib
import sys
import tkinter
from collections.abc import Callable
from typing import Final

from db.domain.keyboard_layout import KEY_OF_THAI

Event = tkinter.Event

SHIFT: Final = 0x1
CONTROL: Final = 0x4
ALT: Final = 0x20000 if sys.platform == "win32" else 0x20008  # there the keyboard's own, or as Tk names it by itself

LARGER: Final = ("<Control-plus>", "<Control-equal>", "<Control-KP_Add>")
SMALLER: Final = ("<Control-minus>", "<Control-KP_Subtract>")
"""For the text, wherever one is."""

_COMMA_OF_WINDOWS: Final = 188
_LATIN: Final = "qwertyuiopasdfghjklzxcvbnm"
_KEDMANEE: Final = {thai: key.lower() for thai, key in KEY_OF_THAI.items() if key.isalpha()}
# Where X has neither a Latin nor a Thai keysym for the key, its place on the keyboard tells (evdev).
_PLACES: Final = dict(zip((*range(24, 34), *range(38, 47), *range(52, 59)), _LATIN, strict=True))
_THAI_KEYSYMS: Final = range(0xDA1, 0xDFC)  # 0x0D00 + the letter in TIS-620


def _letter_of_keysym(event: Event) -> str:
    if len(event.keysym) == 1:
        return event.keysym
    if event.keysym_num in _THAI_KEYSYMS:
        return chr(0x0E00 + (event.keysym_num & 0xFF) - 0xA0)
    if event.keysym_num >> 24 == 1:  # a Unicode keysym
        return chr(event.keysym_num & 0xFFFFFF)
    return ""


def latin_letter(event: Event) -> str:
    """The Latin letter on the key that was pressed, "a" to "z"; "" for any other key."""
    letter = _letter_of_keysym(event)
    if letter.isascii() and letter.isalpha():
        return letter.lower()
    if sys.platform == "win32":  # the virtual key code is that of the Latin letter in every layout
        return chr(event.keycode).lower() if 65 <= event.keycode <= 90 else ""
    if letter in _KEDMANEE:
        return _KEDMANEE[letter]
    return "" if letter.isascii() and letter else _PLACES.get(event.keycode, "")


def _state(event: Event) -> int:
    return event.state if isinstance(event.state, int) else 0


def on_shortcut(letter: str, callback: Callable[[], object], *, shift: bool = False) -> Callable[[Event], str | None]:
    """A handler for <Control-Key> that runs `callback` on the key of one Latin letter."""

    def on_control_key(event: Event) -> str | None:
        state = _state(event)
        if state & ALT or bool(state & SHIFT) != shift or latin_letter(event) != letter:
            return None
        callback()
        return "break"

    return on_control_key


def on_comma(callback: Callable[[], object]) -> Callable[[Event], str | None]:
    """The same for the key of the comma, which types a letter in the Thai layout."""

    def on_control_key(event: Event) -> str | None:
        is_comma = event.keysym == "comma" or KEY_OF_THAI.get(_letter_of_keysym(event)) == ","
        is_comma = is_comma or (sys.platform == "win32" and event.keycode == _COMMA_OF_WINDOWS)
        if not is_comma or _state(event) & (ALT | SHIFT):
            return None
        callback()
        return "break"

    return on_control_key


def bind_shortcut(widget: tkinter.Misc, letter: str, callback: Callable[[], object], *, shift: bool = False) -> None:
    """Run `callback` on Control (and Shift) with the key of a Latin letter, in any layout.

    The key goes no further. Bound to the window it works wherever the focus is.
    """
    widget.bind("<Control-Key>", on_shortcut(letter, callback, shift=shift), add=True)


def bind_while(
    owner: tkinter.Misc,
    widget: tkinter.Misc,
    sequence: str,
    handler: Callable[[Event], str | None] | Callable[[Event], None],
) -> None:
    """Bind as long as `owner` lives: what a part of the window binds to the window must not outlive the part."""
    bound: dict[tuple[tkinter.Misc, str], list[str]] = vars(owner).setdefault("_bound_elsewhere", {})
    if not bound:  # the frame of the window binds a hundred keys, which go at once

        def let_go(event: Event) -> None:
            if event.widget is owner:
                for (place, keys), commands in bound.items():
                    _unbind(place, keys, commands)
                bound.clear()

        owner.bind("<Destroy>", let_go, add=True)
    bound.setdefault((widget, sequence), []).append(widget.bind(sequence, handler, add=True))


def _unbind(widget: tkinter.Misc, sequence: str, commands: list[str]) -> None:
    """These of what is bound there."""
    with contextlib.suppress(tkinter.TclError):  # the widget goes as well
        scripts = str(widget.tk.call("bind", widget, sequence)).splitlines(keepends=True)
        kept = [script for script in scripts if not any(command in script for command in commands)]
        widget.tk.call("bind", widget, sequence, "".join(kept))
        for command in commands:
            widget.deletecommand(command)


def bind_if_known(owner: tkinter.Misc, widget: tkinter.Misc, sequence: str, handler: Callable[[Event], object]) -> None:
    """bind_while for a key that not every platform has a name for, such as those of the number pad."""

    def on_key(event: Event) -> None:
        handler(event)

    with contextlib.suppress(tkinter.TclError):
        bind_while(owner, widget, sequence, on_key)


def bind_tag(
    owner: tkinter.Misc, tag: str, sequence: str, handler: Callable[[Event], str | None] | Callable[[Event], None]
) -> None:
    """Bind for a tag of the owner's own, as long as it lives. By bind_class alone Tk would keep the owner, with all
    that it ever showed, until the program ends."""
    command = owner.bind_class(tag, sequence, handler, add=True)
    root = owner.nametowidget(".")

    def let_go(event: Event) -> None:
        if event.widget is owner:
            with contextlib.suppress(tkinter.TclError):  # the window goes as well
                owner.tk.call("bind", tag, sequence, "")
                root.deletecommand(command)

    owner.bind("<Destroy>", let_go, add=True)


def focused_widget(widget: tkinter.Misc) -> tkinter.Misc | None:
    """What has the keyboard; None for what tkinter does not know, such as the list that drops down from a box."""
    try:
        return widget.focus_get()
    except KeyError:
        return None


def typed_letter(event: Event) -> str:
    """The character that the key types; "" for keys that type nothing or are held with Control or Alt."""
    if _state(event) & (CONTROL | ALT) or not event.char or not event.char.isprintable():
        return ""
    return event.char
