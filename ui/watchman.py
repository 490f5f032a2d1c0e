"""When nobody is at the desk: notices how long no key was pressed and no mouse moved, and takes Ctrl+L."""

from __future__ import annotations

import time
import tkinter
from collections.abc import Callable
from typing import Final

from ui.shortcuts import on_shortcut

LOOK_MS: Final = 5_000

# Keys that a field takes for itself never come as far as "all"; that they are let go does.
SIGNS_OF_LIFE: Final = ("<KeyPress>", "<KeyRelease>", "<ButtonPress>", "<ButtonRelease>", "<Motion>", "<MouseWheel>")
STIRS: Final = "::maesariang_stirs"
STIR: Final = f"incr {STIRS}"
"""In Tcl, for it runs with every move of the mouse."""


class Watchman:
    """From `start()` to `stop()`: calls `on_idle` after so many minutes in which nothing stirred in any window of the
    program, again with each later look, and `on_key` for Ctrl+L, in dialogs too."""

    def __init__(
        self, window: tkinter.Tk, minutes: float, on_idle: Callable[[], object], on_key: Callable[[], object]
    ) -> None:
        self._window = window
        self._seconds = minutes * 60
        self._on_idle = on_idle
        self._lock_key = on_shortcut("l", on_key)
        self._command = ""
        self._look_job: str | None = None
        self._seen = ""
        self._since = (0.0, 0.0)

    def start(self) -> None:
        """Begin, as if something stirred just now."""
        self._window.tk.call("set", STIRS, 0)
        for sequence in SIGNS_OF_LIFE:
            self._window.tk.call("bind", "all", sequence, f"+{STIR}")
        self._command = str(self._window.bind_all("<Control-Key>", self._lock_key, add=True))
        self._seen, self._since = "", _now()
        self._look_job = self._window.after(LOOK_MS, self._look)

    def stop(self) -> None:
        """Nothing is called any more."""
        if self._look_job is None:
            return
        self._window.after_cancel(self._look_job)
        self._look_job = None
        for sequence in SIGNS_OF_LIFE:
            self._unbind(sequence, STIR)
        self._unbind("<Control-Key>", self._command)
        self._window.deletecommand(self._command)

    def idle_seconds(self) -> float:
        """How long nothing has stirred. A computer that slept was idle by its clock if by nothing else."""
        stirs = str(self._window.tk.call("set", STIRS))
        if stirs != self._seen:
            self._seen, self._since = stirs, _now()
        return max(now - since for now, since in zip(_now(), self._since, strict=True))

    def _look(self) -> None:
        self._look_job = self._window.after(LOOK_MS, self._look)
        if self.idle_seconds() >= self._seconds:
            self._on_idle()

    def _unbind(self, sequence: str, script: str) -> None:
        kept = str(self._window.tk.call("bind", "all", sequence)).splitlines(keepends=True)
        self._window.tk.call("bind", "all", sequence, "".join(line for line in kept if script not in line))


def _now() -> tuple[float, float]:
    return time.monotonic(), time.time()
