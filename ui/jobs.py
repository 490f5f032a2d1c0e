"""Slow work off the window's thread: one worker, progress and cancel in a small panel, results by `after`."""

from __future__ import annotations

import threading
import time
import tkinter
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Final, TypeVar

from db.domain.errors import Cancelled, Progress
from ui.failures import Failures
from ui.job_panel import JobPanel

T = TypeVar("T")

SOONEST_MS, LATEST_MS = 4, 30
PART: Final = 4
"""It is looked for after so small a part of the time that the work has taken already: short work is seen at once, and
long work is not looked for too often."""
QUIET_SECONDS: Final = 0.25  # work that ends sooner shows no panel


class Job:
    """One piece of work. `progress` is what the work was last seen at: (done, total)."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None,
        title: str,
        *,
        shown: bool = True,
        repeatable: bool = False,
    ) -> None:
        self.work, self.done, self.failed, self.title = work, done, failed, title
        self.shown, self.repeatable = shown, repeatable
        self.progress: tuple[int, int] = (0, 0)
        self.cancelled = threading.Event()
        self.started = 0.0
        self.future: Future[Any] | None = None

    def cancel(self) -> None:
        """Ask it to stop; it does so when it next tells its progress, or when its turn comes."""
        self.cancelled.set()

    def run(self) -> Any:
        """In the worker's thread; touches no widget."""
        self._tell(0, 0)
        return self.work(self._tell)

    def _tell(self, done: int, total: int) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        self.progress = (done, total)


class Jobs:
    """Runs work one after the other; `on_idle` is called when nothing is left.

    With `immediate` work is done at once, in the caller's thread (for tests).
    """

    def __init__(
        self,
        window: tkinter.Tk,
        failures: Failures,
        *,
        immediate: bool = False,
        on_idle: Callable[[], object] = lambda: None,
    ) -> None:
        self._window = window
        self._failures = failures
        self._immediate = immediate
        self._on_idle = on_idle
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._panel: JobPanel | None = None
        self._after_close: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return self._running is not None or bool(self._waiting)

    @property
    def missed_if_stopped(self) -> bool:
        """Whether something runs or waits that does not come by itself the next time."""
        return any(not job.repeatable for job in (self._running, *self._waiting) if job is not None)

    def start(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
        title: str = "",
        *,
        shown: bool = True,
        repeatable: bool = False,
    ) -> Job:
        """Run `work(progress)` in the worker, then `done(result)` in the window's thread.

        When the work raises, `failed(error)` comes first (to put the screen in order); unless it gives back
        True the error is then shown. Cancelled is given to `failed` but never shown. With `shown`
        False its progress is left to the caller, who has the job. `repeatable` work, such as figures that a page adds
        up whenever it opens, is stopped without a question.
        """
        job = Job(work, done, failed, title, shown=shown, repeatable=repeatable)
        self._waiting.append(job)
        if self._immediate:
            self._run_now(self._waiting.popleft())
        elif self._running is None:
            self._next()
        return job

    def cancel(self) -> None:
        """Ask the running work to stop; it does so when it next tells its progress."""
        if self._running is not None:
            self._running.cancel()

    def give_up(self) -> None:
        """Forget what waits and ask what runs to stop; what is started now comes after that."""
        self._waiting.clear()
        self.cancel()

    def close(self, then: Callable[[], object]) -> None:
        """Cancel everything and run `then` once the worker has stopped; nothing new is begun."""
        self._after_close = then
        self.give_up()
        if self._running is None:
            self._finish_close()

    def stop(self, patience: float) -> bool:
        """Cancel everything and wait so many seconds for the worker, in which nothing else happens; whether it
        stopped. Nothing of it is told any more."""
        self._waiting.clear()
        self._after_close = lambda: None
        self.cancel()
        if self._running is None or self._running.future is None:
            return True
        return bool(wait([self._running.future], patience).done)

    # --- one job after the other ---------------------------------------------------------------

    def _run_now(self, job: Job) -> None:
        try:
            result = job.run()
        except BaseException as error:  # noqa: BLE001  shown by the same path as in the worker
            self._fail(job, error)
        else:
            job.done(result)
        finally:
            self._tell_idle()

    def _tell_idle(self) -> None:
        if self._on_idle is not None:
            self._on_idle()

    def _next(self) -> None:
        if self._after_close is not None:
            self._finish_close()
            return
        if not self._waiting:
            self._hide_panel()
            self._on_idle()
            return
        job = self._waiting.popleft()
        self._worker = self._worker or ThreadPoolExecutor(1, thread_name_prefix="desk-job")
        self._running = job
        job.started = time.monotonic()
        job.future = self._worker.submit(job.run)
        self._look_soon(job)

    def _look_soon(self, job: Job) -> None:
        taken = round((time.monotonic() - job.started) * 1000)
        self._window.after(max(SOONEST_MS, min(LATEST_MS, taken // PART)), self._poll, job)

    def _poll(self, job: Job) -> None:
        assert job.future is not None
        if not job.future.done():
            if job.shown and time.monotonic() - job.started > QUIET_SECONDS:
                self._show_panel(job)
            self._look_soon(job)
            return
        self._running = None
        closing = self._after_close is not None
        error = job.future.exception()
        try:
            if closing:
                self._hide_panel()
            elif error is not None:
                self._hide_panel()
                self._fail(job, error)
            else:
                if not self._waiting:  # what is told at the end may wait for an answer: the work is over
                    self._hide_panel()
                job.done(job.future.result())
        finally:
            if self._running is None:  # what was done may have begun the next job
                self._next()

    def _fail(self, job: Job, error: BaseException) -> None:
        handled = job.failed(error) if job.failed is not None else None
        if handled is not True:
            self._failures.report(error)

    def _finish_close(self) -> None:
        then, self._after_close = self._after_close, None
        if self._worker is not None:
            self._worker.shutdown(wait=True)
            self._worker = None
        self._hide_panel()
        if then is not None:
            then()

    # --- the panel -----------------------------------------------------------------------------

    def _show_panel(self, job: Job) -> None:
        if self._panel is None or not self._panel.winfo_exists():
            self._panel = JobPanel(self._window, self.cancel)
        self._panel.show(job.title, *job.progress, stopping=job.cancelled.is_set())

    def _hide_panel(self) -> None:
        if self._panel is not None:
            if self._panel.winfo_exists():
                self._panel.destroy()
            self._panel = None
