"""A paper being made: its first page at once, the whole behind it, stopped if it is not wanted."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from db.domain.errors import Cancelled, Progress

if TYPE_CHECKING:
    from printing.paper import Paper
    from printing.preview import Pages
    from ui.desk import Desk
    from ui.jobs import Job

T = TypeVar("T")

LONG_LIST: Final = 300
"""Lines of a list that is made before one would wait; of more the first page is shown while the rest is made."""
Make = Callable[[Path, "Paper", Progress], object]
"""Writes the paper to a file."""
Begin = Callable[[BinaryIO, "Paper", Progress], object]
"""Writes as little of the paper as its first page needs; what follows that page is not looked at."""


def begun_paper(paper: Paper) -> Paper:
    """For a first page while nobody knows how many there will be: its foot says Page 1/…"""
    return replace(paper, gettext=lambda text: paper.gettext(text).replace("{pages}", "…"), is_begun=True)


class State(Enum):
    """How far it is."""

    MAKING = auto()
    WHOLE = auto()
    STOPPED = auto()
    FAILED = auto()


class PaperMaker:
    """`on_pages(pages)` is told the first page and later all; `on_state()` that `state` is another."""

    def __init__(self, desk: Desk, path: Path, title: str, make: Make, begin: Begin | None = None) -> None:
        self.path = path
        self.state = State.MAKING
        self.on_pages: Callable[[Pages], object] = lambda _pages: None
        self.on_state: Callable[[], object] = lambda: None
        self._desk, self._title = desk, title
        self._make, self._begin = make, begin
        self._paper: Paper | None = None
        self._job: Job | None = None
        self._turns = 0

    @property
    def progress(self) -> tuple[int, int]:
        """(done, total) of the whole; a total of 0 means that nobody knows."""
        return self._job.progress if self._job is not None else (0, 0)

    def start(self, paper: Paper) -> None:
        """Make it like this; what was being made before is not wanted any more."""
        self.drop()
        self._paper = paper
        self._turn(State.MAKING)
        if self._begin is None:
            self._whole(shown=True)
        else:
            self._first(paper, self._begin)

    def finish(self) -> None:
        """Make what is still not made."""
        if self.state in (State.STOPPED, State.FAILED):
            self._turn(State.MAKING)
            self._whole(shown=False)

    def stop(self) -> None:
        """What is shown is enough."""
        if self._job is not None:
            self._job.cancel()

    def drop(self) -> None:
        """Nothing of it is wanted any more, nor told."""
        self.stop()
        self._job = None
        self._turns += 1

    def _first(self, paper: Paper, begin: Begin) -> None:
        from printing.preview import Pages

        def work(progress: Progress) -> bytes:
            stream = io.BytesIO()
            begin(stream, begun_paper(paper), progress)
            return stream.getvalue()

        def done(content: bytes) -> None:
            self._job = None  # how far the first page is says nothing of the whole
            self.on_pages(Pages(self.path, content, most=1))
            self._whole(shown=False)

        self._start(work, done, shown=True)

    def _whole(self, *, shown: bool) -> None:
        """`shown` where there is nothing to look at yet but how far it is."""
        from printing.preview import Pages

        make, paper = self._make, self._paper
        assert paper is not None

        def done(_made: object) -> None:
            self.on_pages(Pages(self.path))
            self._turn(State.WHOLE)

        self._start(lambda progress: make(self.path, paper, progress), done, shown=shown)

    def _start(self, work: Callable[[Progress], T], done: Callable[[T], object], *, shown: bool) -> None:
        self._turns += 1
        turn = self._turns

        def failed(error: BaseException) -> bool:
            """True: it is told already, or nobody waits for it any more."""
            if turn == self._turns:
                self._turn(State.STOPPED if isinstance(error, Cancelled) else State.FAILED)
            return turn != self._turns

        job = self._desk.jobs.start(
            work, lambda made: done(made) if turn == self._turns else None, failed, self._title, shown=shown
        )
        if turn == self._turns:  # jobs that are done at once may have begun the next
            self._job = job

    def _turn(self, state: State) -> None:
        self.state = state
        self.on_state()
