"""What is drawn and searched for a preview beside the window: one thread, results by `after`, gone with its widget."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, TypeVar

T = TypeVar("T")

POLL_MS: Final = 15


class Beside:
    """Work that comes to nothing when `widget` is gone. It must touch no widget; what it gives is handed to `done` in
    the window's thread."""

    def __init__(self, widget: tkinter.Misc) -> None:
        self._widget = widget
        self._worker: ThreadPoolExecutor | None = None
        self._running: list[tuple[Future[Any], Callable[[Any], object]]] = []
        self._timer = ""
        widget.bind("<Destroy>", self._on_destroy, add=True)

    def start(self, work: Callable[[], T], done: Callable[[T], object]) -> Future[T]:
        """Run it after what was started before. A future that is cancelled in time is not run, and never told."""
        self._worker = self._worker or ThreadPoolExecutor(1, thread_name_prefix="desk-preview")
        future = self._worker.submit(work)
        self._running.append((future, done))
        if not self._timer:
            self._timer = self._widget.after(POLL_MS, self._look)
        return future

    def drop(self) -> None:
        """What was started is not wanted any more."""
        for future, _done in self._running:
            future.cancel()
        self._running.clear()

    def _look(self) -> None:
        from printing.preview import PagesClosed

        self._timer = ""
        ended = [each for each in self._running if each[0].done()]
        self._running = [each for each in self._running if not each[0].done()]
        if self._running:
            self._timer = self._widget.after(POLL_MS, self._look)
        for future, done in ended:
            if not future.cancelled() and not isinstance(future.exception(), PagesClosed):
                done(future.result())

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is not self._widget:
            return
        self.drop()
        if self._timer:
            self._widget.after_cancel(self._timer)
            self._timer = ""
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None
