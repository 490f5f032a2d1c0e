"""The boxes in which files are chosen are the system's own: found and cancelled when the desk is locked."""

from __future__ import annotations

import sys
import tkinter
from collections.abc import Iterator
from typing import Final

NAMES: Final = ("__tk_filedialog", "__tk_choosedir")
"""What Tk calls those that it draws itself, as on X11; tkinter does not know them as widgets."""
DIALOG_CLASS: Final = "#32770"
"""Of all common dialogs of Windows; ours are drawn by Tk and have another."""
WM_CLOSE: Final = 0x0010


def cancel_one(window: tkinter.Misc) -> bool:
    """Cancel a box that is open, if there is one: whoever waits for it hears that nothing was chosen."""
    return _cancel_system_box() if sys.platform == "win32" else _cancel_box_of_tk(window)


def _cancel_box_of_tk(window: tkinter.Misc) -> bool:
    for path in _paths(window, "."):
        if path.rsplit(".", 1)[-1] in NAMES and window.tk.getboolean(window.tk.call("winfo", "viewable", path)):
            window.tk.eval(str(window.tk.call("wm", "protocol", path, "WM_DELETE_WINDOW")))
            return True
    return False


def _paths(window: tkinter.Misc, path: str) -> Iterator[str]:
    """Of windows within windows: a box belongs to the window it was asked for from."""
    for child in map(str, window.tk.splitlist(window.tk.call("winfo", "children", path))):
        if str(window.tk.call("winfo", "toplevel", child)) == child:
            yield child
            yield from _paths(window, child)


def _cancel_system_box() -> bool:
    """Windows shows its boxes in the thread of the window, where timers go on running: closing one is cancelling it.
    The box answers when it gets the message, so the lock looks again a moment later. One that is being made is not in
    sight yet, and would come after the lock. What another program shows, as the PDF program a paper that was opened in
    it, is not ours to close and stays."""
    import ctypes
    from ctypes import wintypes

    user32 = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    found: list[int] = []

    def look(handle: int, _more: int) -> bool:
        name = ctypes.create_unicode_buffer(16)
        user32.GetClassNameW(handle, name, len(name))
        if name.value == DIALOG_CLASS:
            found.append(handle)
        return True

    prototype = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)  # type: ignore[attr-defined,unused-ignore]
    thread = ctypes.windll.kernel32.GetCurrentThreadId()  # type: ignore[attr-defined,unused-ignore]
    user32.EnumThreadWindows(thread, prototype(look), 0)
    for handle in found[:1]:
        user32.PostMessageW(wintypes.HWND(handle), WM_CLOSE, 0, 0)
    return bool(found)
