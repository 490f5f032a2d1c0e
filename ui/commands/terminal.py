"""What commands say: results on stdout, progress and troubles on stderr; Ctrl+C stops slow work cleanly."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from db.domain.errors import Cancelled, DeskError
from db.domain.words import N_
from ui.language import _

STEP_PERCENT = 10


def say(*lines: str) -> None:
    """Results, and nothing else, go to stdout; whoever reads them may go away when they have seen enough."""
    try:
        for line in lines:
            print(line)
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        # Python would complain once more when it empties stdout at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            reason = error.strerror or str(error)
            raise DeskError(N_("The answer could not be written: {reason}"), reason=reason) from error


def say_json(objects: Sequence[Any]) -> None:
    """An array with an object on each line."""
    body = ",\n".join(json.dumps(each, ensure_ascii=False) for each in objects)
    say(f"[\n{body}\n]" if objects else "[]")


def say_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Lines with a TAB between cells, as other programs and spreadsheets take them."""
    say(*("\t".join(str(cell).replace("\t", " ").replace("\n", " ") for cell in row) for row in (headings, *rows)))


def warn(text: str) -> None:
    """Everything that is no result goes to stderr; where nobody listens (any more) the work goes on."""
    _tell(text + "\n")


def _tell(text: str) -> None:
    if sys.stderr is None:  # print would take stdout instead
        return
    with suppress(OSError):
        print(text, end="", file=sys.stderr, flush=True)


class ProgressLine:
    """Shows how far slow work is: rewritten in place on a terminal, a line every tenth elsewhere."""

    def __init__(self) -> None:
        self._shown = -1
        self._cancelled = threading.Event()
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        percent = done * 100 // total if total else 0
        step = 1 if self._is_terminal else STEP_PERCENT
        if percent // step == self._shown:
            return
        self._shown = percent // step
        text = _("Done: {percent} %").format(percent=percent)
        line = f"\r{text} " if self._is_terminal else f"{text}\n"
        _tell(line)

    def cancel(self) -> None:
        """The work stops at its next step; nothing of it is kept."""
        self._cancelled.set()

    def close(self) -> None:
        """The terminal's line is free again."""
        if self._is_terminal and self._shown >= 0:
            _tell("\r" + " " * 30 + "\r")


@contextmanager
def shown_progress() -> Iterator[ProgressLine]:
    """Progress while slow work runs; the first Ctrl+C cancels it, a second one stops the program."""
    line = ProgressLine()
    before = None

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        line.cancel()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if threading.current_thread() is threading.main_thread():
        before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield line
    finally:
        line.close()
        if before is not None:
            signal.signal(signal.SIGINT, before)
