"""The system's own message box: the last word of a program that has neither a console nor a window."""

import sys

ERROR_ICON = 0x10


def show(text: str, title: str) -> None:
    """Show the text until it is read; only Windows starts programs that could not say it otherwise."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, title, ERROR_ICON)
