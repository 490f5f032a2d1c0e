"""A place that scrolls: its bar comes when it is needed, and never comes and goes for ever."""

import tkinter
from collections.abc import Iterator
from typing import Any

import pytest
import ttkbootstrap as ttk

from ui.scrolling import ENOUGH, ScrollArea

MANY = 200


@pytest.fixture
def area(window: Any) -> Iterator[ScrollArea]:
    made = ScrollArea(window)
    made.pack(fill="both", expand=True)
    window.geometry("600x300+0+0")
    window.update()
    yield made
    made.destroy()
    window.update()


def test_the_bar_comes_and_goes_with_what_is_too_tall(area: ScrollArea, window: Any) -> None:
    content = ttk.Frame(area.inside, width=100, height=1000)
    content.pack()
    area.grow()
    window.update()
    assert area._bar.winfo_ismapped()
    content.configure(height=100)
    area.grow()
    window.update()
    assert not area._bar.winfo_ismapped()


def test_content_that_is_lower_beside_the_bar_does_not_hang_the_window(area: ScrollArea, window: Any) -> None:
    """As a page whose halves stand beside each other only where there is room: the narrower, the lower."""
    content = ttk.Frame(area.inside, width=100, height=100)
    content.pack()
    window.update()
    width, told = area.inside.winfo_width(), []

    def arrange(event: "tkinter.Event[Any]") -> None:
        told.append(event.width)
        if len(told) < MANY:  # else this test would hang as the window did
            content.configure(height=1000 if event.width >= width else 100)
            area.grow()

    area.inside.bind("<Configure>", arrange, add=True)
    content.configure(height=1000)
    area.grow()
    window.update_idletasks()
    assert ENOUGH < len(told) < MANY
    window.update()
    assert area._bar.winfo_ismapped(), "it stays"
