"""A window is told of itself alone: not of every widget in it that is mapped, moved, seen or destroyed."""

import sys
import tkinter
from types import FrameType
from typing import Any

import ttkbootstrap as ttk

from tests.conftest import make_window
from ui import language
from ui.dialog_window import DialogWindow
from ui.followers import Followers
from ui.own_events import OF_EVERYTHING, bind_own
from ui.shortcuts import bind_while


def filled(window: Any) -> ttk.Frame:
    """Some widgets, mapped and drawn."""
    frame = ttk.Frame(window)
    for number in range(5):
        ttk.Label(frame, text=str(number)).pack()
    frame.pack()
    window.update()
    return frame


def test_a_window_hears_what_happens_to_it_and_not_to_its_widgets(window: Any) -> None:
    heard: list[str] = []
    for sequence in ("<Configure>", "<Map>", "<Destroy>"):
        bind_own(window, sequence, lambda event: heard.append(str(event.widget)))
    filled(window).destroy()
    window.update()
    assert heard == []
    before = window.geometry()
    window.geometry("1000x700")
    window.update()
    assert heard and set(heard) == {"."}
    window.geometry(before)


def test_several_hear_of_it(window: Any) -> None:
    heard: list[int] = []
    for number in range(2):
        bind_own(window, "<<Planted>>", lambda _event, number=number: heard.append(number))  # type: ignore[misc]
    window.event_generate("<<Planted>>")
    assert heard == [0, 1] and window.bindtags().count("Own.") == 1


def test_nothing_in_python_is_called_when_widgets_come_and_go(window: Any) -> None:
    called: list[str] = []

    def look(frame: FrameType, event: str, _told: object) -> None:
        if event == "call" and frame.f_code is tkinter.CallWrapper.__call__.__code__:
            called.append(repr(frame.f_locals["self"].func))

    window.update()
    sys.setprofile(look)
    try:
        filled(window).destroy()
        window.update()
    finally:
        sys.setprofile(None)
    assert called == []


def test_a_dialog_is_not_told_of_each_widget_either(window: Any, in_dialog: Any) -> None:
    bound: list[str] = []

    def look(dialog: DialogWindow) -> None:
        bound.extend(map(dialog.bind, OF_EVERYTHING))
        dialog.cancel()

    in_dialog(look)
    dialog = DialogWindow(window)
    dialog.add_text("ข้อความ")
    dialog.add_button("ตกลง", True)
    dialog.ask()
    assert bound == [""] * len(OF_EVERYTHING)


def test_who_follows_with_a_root_is_forgotten_with_it(no_window: None) -> None:
    told: list[str] = []
    root, followers = make_window(), Followers()
    followers.follow_while_alive(root, lambda: told.append("told"))
    filled(root).destroy()
    followers.tell()
    assert told == ["told"]
    root.destroy()
    followers.tell()
    language.set_language("en")  # whose words were poured into the window that is gone
    assert told == ["told"]


def test_all_keys_of_a_part_go_with_it_and_those_of_others_stay(window: Any) -> None:
    pressed: list[str] = []
    part, other = ttk.Frame(window), ttk.Frame(window)
    for sequence in ("<<One>>", "<<Two>>"):
        for owner in (part, other, part):
            bind_while(owner, window, sequence, lambda _event, owner=owner: pressed.append(str(owner)))  # type: ignore[misc]
    window.event_generate("<<One>>")
    assert sorted(pressed) == sorted([str(part), str(part), str(other)])
    commands = len(window.tk.splitlist(window.tk.call("info", "commands", "*<lambda>*")))
    part.destroy()
    assert len(window.tk.splitlist(window.tk.call("info", "commands", "*<lambda>*"))) == commands - 4
    pressed.clear()
    window.event_generate("<<One>>")
    window.event_generate("<<Two>>")
    assert pressed == [str(other)] * 2
