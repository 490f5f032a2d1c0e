"""Nothing is cut off: a walk through the whole window on a common office screen, in either language."""

from typing import Any

import pytest
import ttkbootstrap as ttk

from tests.in_sight import cut_off
from tests.whole_window import Seen, cut_off_anywhere, demo, files, office

__all__ = ["cut_off_anywhere", "demo", "files", "office"]


@pytest.mark.parametrize("spoken", [pytest.param("th", marks=pytest.mark.whole), "en"])
def test_nothing_is_cut_off_anywhere(cut_off_anywhere: Seen, spoken: str) -> None:
    found = cut_off_anywhere(100, spoken)
    assert not found, "\n".join(found)


def test_the_look_finds_what_is_cut_off(window: Any) -> None:
    def place(widget: Any, **where: int) -> list[str]:
        widget.place(x=10, y=10, **where)
        window.update()
        found = cut_off(window)
        widget.destroy()
        return found

    assert not place(ttk.Label(window, text="ทั้งคำ"))
    assert "wide" in place(ttk.Label(window, text="ไม่ทั้งคำ"), width=20)[0]
    assert "high" in place(ttk.Button(window, text="เตี้ย"), height=9)[0]
    assert "only" in place(ttk.Entry(window), width=30)[0]
    low = ttk.Frame(window, height=12, width=300)
    ttk.Label(low, text="ใต้ขอบ").place(x=0, y=0)
    assert "above or below" in place(low)[0]
    narrow = ttk.Frame(window, height=200, width=30)
    ttk.Label(narrow, text="เลยขอบ").place(x=0, y=0)
    assert "at the side" in place(narrow)[0]
