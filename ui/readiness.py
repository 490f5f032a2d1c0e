"""Papers made ready while the window stands idle: libraries beside its thread, then widgets in it, piece by piece."""

from __future__ import annotations

import importlib
import logging
import threading
import tkinter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.desk import Desk

log = logging.getLogger(__name__)

AFTER_MS: Final = 1500
"""The office has just been opened: its first pages come first."""
AGAIN_MS: Final = 500
BETWEEN_MS: Final = 40
"""After each piece the window has its turn, for as long as it wants."""
THREAD: Final = "desk-readiness"
SHOWN_WITH: Final = ("PIL.ImageTk", "ui.preview_readiness", "ui.preview", "ui.certificate_actions")
"""What a paper is shown with; importing makes only classes."""


class Readiness:
    """Does the `steps` once, and then, in the window's thread, the pieces of `build()`, when `is_busy()` says that
    nothing else is being done; given up when `widget` goes, and where anything hinders."""

    def __init__(
        self, widget: tkinter.Misc, is_busy: Callable[[], bool], build: Callable[[], Iterator[None]] = lambda: iter(())
    ) -> None:
        self._widget, self._is_busy, self._build = widget, is_busy, build
        self.is_over = False
        self._is_gone = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_loaded = False
        self._pieces: Iterator[None] | None = None
        self._timer = widget.after(AFTER_MS, self._look)
        widget.bind("<Destroy>", self._on_destroy, add=True)

    def _look(self) -> None:
        """Begin, or go on, if nothing else is being done."""
        self._timer = ""
        wait = AGAIN_MS
        if not self._is_busy():
            if self._thread is None:
                self._thread = threading.Thread(target=self._load, name=THREAD)
                self._thread.start()
            elif not self._thread.is_alive() and not self._goes_on():
                self.is_over = True
                return
            wait = BETWEEN_MS
        self._timer = self._widget.after(wait, self._look)

    def _load(self) -> None:
        try:
            for _step in steps():
                if self._is_gone.is_set():
                    return
        except Exception:
            log.warning("papers could not be made ready", exc_info=True)
        else:
            self._is_loaded = True

    def _goes_on(self) -> bool:
        """Build one piece; whether there may be another."""
        if not self._is_loaded:
            return False
        try:
            self._pieces = self._pieces or self._build()
            return next(self._pieces, self) is not self
        except Exception:  # nobody asked for it, so nobody is told
            log.warning("previews could not be made ready", exc_info=True)
            return False

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is self._widget:
            self._is_gone.set()
            if self._timer:
                self._widget.after_cancel(self._timer)


def steps() -> Iterator[None]:
    """Each takes some hundredths of a second."""
    for name in SHOWN_WITH:
        importlib.import_module(name)
        yield
    from printing import readiness

    yield
    yield from readiness.get_ready()


def pieces(widget: tkinter.Misc, desk: Desk) -> Iterator[None]:
    """Each takes some thousandths of a second; what is built stands in `widget` out of sight until all is."""
    from ui.preview_readiness import build_parts

    yield from build_parts(widget, desk)
