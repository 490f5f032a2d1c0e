"""What was copied here is taken out of the clipboard when the desk is locked; what another program put there stays."""

from __future__ import annotations

import contextlib
import hashlib
import tkinter
from typing import Final

EVENTS: Final = ("<<Copy>>", "<<Cut>>")


class Copied:
    """From `start()` to `stop()` it notices what is copied. Tk does not tell whose the clipboard is, so a digest of
    the text is compared."""

    def __init__(self, window: tkinter.Tk) -> None:
        self._window = window
        self._digest = b""
        self._command = ""

    def start(self) -> None:
        """From now on."""
        self._command = str(self._window.register(self._on_copy))
        for event in EVENTS:
            self._window.tk.call("bind", "all", event, f"+{self._command}\n")

    def stop(self) -> None:
        """From now on it is not noticed any more."""
        for event in EVENTS:
            kept = str(self._window.tk.call("bind", "all", event)).splitlines(keepends=True)
            self._window.tk.call("bind", "all", event, "".join(line for line in kept if self._command not in line))
        self._window.deletecommand(self._command)

    def forget(self) -> None:
        """Take the text that was copied last out of the clipboard, if it is still there."""
        if self._digest and self._digest == self._digest_now():
            self._window.clipboard_clear()

    def _on_copy(self) -> None:
        self._window.after_idle(self._note)  # the field copies before or after this is heard

    def _note(self) -> None:
        self._digest = self._digest_now()

    def _digest_now(self) -> bytes:
        with contextlib.suppress(tkinter.TclError):  # there is nothing in it, or no text
            return hashlib.sha256(self._window.clipboard_get().encode("utf-8", "surrogatepass")).digest()
        return b""
