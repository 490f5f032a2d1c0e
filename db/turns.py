"""Turns at the office: one thread at a time, in the order in which they asked.

A plain lock would let a job that asks again and again keep the window waiting; here who has waited goes first.
"""

import threading
from collections import deque
from types import TracebackType


class Turns:
    """Use as a context manager around what needs the office; not for nesting, ask `is_mine()` first."""

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._waiting: deque[tuple[int, threading.Lock]] = deque()
        self._whose: int | None = None

    def is_mine(self) -> bool:
        """Whether this thread has the turn."""
        return self._whose == threading.get_ident()

    def __enter__(self) -> None:
        """Wait for the turn."""
        me, called = threading.get_ident(), threading.Lock()
        called.acquire()
        try:
            with self._door:
                if self._whose is None:
                    self._whose = me
                    return
                self._waiting.append((me, called))
            called.acquire()
        except BaseException:  # interrupted by the keyboard: whoever calls must not find nobody
            self._leave(me, called)
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hand the turn to who has waited longest."""
        with self._door:
            self._call_next()

    def pass_on(self) -> None:
        """Let everybody who waits go first, then have the turn again."""
        self.__exit__(None, None, None)
        self.__enter__()

    def _call_next(self) -> None:
        self._whose = None
        if self._waiting:
            self._whose, called = self._waiting.popleft()
            called.release()

    def _leave(self, me: int, called: threading.Lock) -> None:
        with self._door:
            if self._whose == me:
                self._call_next()
            elif (me, called) in self._waiting:
                self._waiting.remove((me, called))
