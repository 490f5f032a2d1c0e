"""How the desktop knows the program: its icon, and the name by which its windows are kept together."""

from __future__ import annotations

import ctypes
import sys
import tkinter
from pathlib import Path
from typing import Any, Final

CLASS: Final = "Maesariangdesk"
"""The class of the window on X11, as a .desktop file names it (StartupWMClass); Tk leaves one capital only."""
APPLICATION: Final = "MaeSariang.Desk"
"""AppUserModelID: without one of its own Windows takes the program for a part of Python."""
ICON: Final = "maesariang_desk"


def icons_folder() -> Path:
    """Where the icon lies, in a checkout, an installed package or a frozen program."""
    return Path(__file__).resolve().parent / "icons"


def mark(window: tkinter.Tk) -> None:
    """Give the window and those to come the program's icon, and the program its name in the taskbar."""
    if sys.platform == "win32":
        name_process(ctypes.windll.shell32)
        window.iconbitmap(default=str(icons_folder() / f"{ICON}.ico"))
    else:
        window.iconphoto(True, tkinter.PhotoImage(master=window, file=str(icons_folder() / f"{ICON}.png")))


def name_process(shell: Any) -> None:
    """Before a window is seen; ttkbootstrap has named the process after itself by then."""
    shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(APPLICATION))
