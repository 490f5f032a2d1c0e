"""Papers made ready while the window stands idle: what prints and shows them is loaded beside the window's thread."""

from __future__ import annotations

import importlib
import logging
import threading
import tkinter
from collections.abc import Callable, Iterator
from typing import Final

log = logging.getLogger(__name__)

AFTER_MS: Final = 1500
"""The office has just been opened: its first pages come first."""
AGAIN_MS: Final = 500
THREAD: Final = "desk-readiness"
SHOWN_WITH: Final = ("PIL.ImageTk", "ui.preview", "ui.preview_pages", "ui.preview_thumbs", "ui.certificate_actions")
"""What a paper is shown with; importing makes only classes."""


class Readiness:
    """Gets ready once, when `is_busy()` says that nothing else is being done; given up when `widget` goes."""

    def __init__(self, widget: tkinter.Misc, is_busy: Callable[[], bool]) -> None:
        self._widget, self._is_busy = widget, is_busy
        self._is_gone = threading.Event()
        self._timer = widget.after(AFTER_MS, self._look)
        widget.bind("<Destroy>", self._on_destroy, add=True)

    def _look(self) -> None:
        if self._is_busy():
            self._timer = self._widget.after(AGAIN_MS, self._look)
            return
        self._timer = ""
        threading.Thread(target=self._get_ready, name=THREAD).start()

    def _get_ready(self) -> None:
        try:
            for _step in steps():
                if self._is_gone.is_set():
                    return
        except Exception:
            log.warning("papers could not be made ready", exc_info=True)

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
