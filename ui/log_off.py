"""The computer is shut down or the user logs off: the program ends at once, asks nobody and loses nothing."""

from __future__ import annotations

import logging
import signal
import socket
import sys
import threading
import tkinter
from collections.abc import Callable
from types import TracebackType
from typing import Final

log = logging.getLogger(__name__)

PROTOCOL: Final = "WM_SAVE_YOURSELF"
"""How Tk calls WM_QUERYENDSESSION of Windows. It runs the handler before it answers; the process may be ended right
after the answer, so all that matters is done in there."""
SIGNALS: Final = ("SIGTERM", "SIGHUP")


class LogOff:
    """`end` closes what is open without asking; the window goes right after it."""

    def __init__(self, window: tkinter.Tk, end: Callable[[], object]) -> None:
        self._window, self._end = window, end
        self._is_over = False
        self._ears: tuple[socket.socket, socket.socket] | None = None
        self._before: list[tuple[int, object]] = []

    def listen(self) -> None:
        """From now on."""
        self._window.protocol(PROTOCOL, self.obey)
        if sys.platform != "win32" and threading.current_thread() is threading.main_thread():
            self._listen_to_signals()

    def close(self) -> None:
        """Signals mean again what they meant before."""
        for number, handler in self._before:
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        if self._ears is not None:
            signal.set_wakeup_fd(-1)
            self._window.tk.deletefilehandler(self._ears[0])
            for ear in self._ears:
                ear.close()
            self._ears = None

    def obey(self) -> None:
        """End now. Dialogs that wait for an answer go with the window; what follows them finds no widgets."""
        if self._is_over:
            return
        self._is_over = True
        self._window.report_callback_exception = self._on_late_error
        try:
            self._end()
        except Exception:
            log.exception("closing at log-off failed")
        self._window.after(1, self._window.destroy)

    def _listen_to_signals(self) -> None:
        """Tk sleeps until something comes through a file: a signal writes its number into one."""
        self._ears = ears = socket.socketpair()
        for ear in ears:
            ear.setblocking(False)
        self._window.tk.createfilehandler(ears[0], tkinter.READABLE, self._on_signal)
        signal.set_wakeup_fd(ears[1].fileno(), warn_on_full_buffer=False)
        for name in SIGNALS:
            number = getattr(signal, name)
            self._before.append((number, signal.signal(number, lambda *_args: None)))

    def _on_signal(self, ear: socket.socket, _what: int) -> None:
        if set(ear.recv(100)) & {number for number, _handler in self._before}:
            self.obey()

    def _on_late_error(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Whoever waited for a dialog goes on without window and office; nothing of that is news."""
        log.info("after the end: %r", error)
