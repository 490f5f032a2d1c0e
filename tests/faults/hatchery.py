"""Processes that do office work until they are killed, hatched from one that has imported all of it already."""

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from tests.source import TOP

CAN_FORK = hasattr(os, "fork")
WAIT_FOR_DEATH = 60
LONGEST = 120.0
"""Seconds after which work counts as hanging and is killed, so that a promise which is broken so fails as well."""


def tell(text: str) -> None:
    """One line to whoever watches, in one write: a kill leaves it whole or none of it.

    On Linux not by the call that the faults are injected into.
    """
    line = f"{text}\n".encode()
    if hasattr(os, "writev"):
        os.writev(1, [line])
    else:
        os.write(1, line)


class Child:
    """A process at work. `lines` are what it has told; "begun" comes first, when it is ready to be hurt."""

    def __init__(
        self,
        pid: int,
        read: Callable[[], str],
        kill: Callable[[], object],
        *,
        ends: bool,
        over: Callable[[], object] = lambda: None,
    ) -> None:
        self.pid = pid
        self.lines: list[str] = []
        self.is_over = False
        self._read, self._kill, self._ends, self._over = read, kill, ends, over
        self._has_hung = False
        self._limit = threading.Timer(LONGEST, self._give_up)
        self._limit.daemon = True
        self._limit.start()

    def until(self, word: str | tuple[str, ...]) -> str:
        """Wait for a line that begins with the word, or one of them; "" if the process ended before."""
        while not self.is_over:
            line = self._next()
            if line.startswith(word):
                return line
        return ""

    def kill(self) -> list[str]:
        """Kill it if it is still alive; all that it told, but for "begun"."""
        self.strike()
        return self.rest()

    def strike(self) -> None:
        """Kill it if it is still alive, and take from the pipe what it told; whatever that is."""
        if not self.is_over:
            with suppress(ProcessLookupError):  # it has just come to its end
                self._kill()
        self._drain()

    def rest(self) -> list[str]:
        """Let it come to its end; all that it told, but for "begun"."""
        self._drain()
        assert not self._has_hung, f"no end after {LONGEST:.0f} seconds; told until then: {self.lines}"
        failed = [line for line in self.lines if line.startswith("failed")]
        assert not failed, failed
        return [line for line in self.lines if line != "begun"]

    def _drain(self) -> None:
        while not self.is_over:
            self._next()

    def _give_up(self) -> None:
        if not self.is_over:
            self._has_hung = True
            with suppress(ProcessLookupError):
                self._kill()

    def _next(self) -> str:
        line = self._read()
        if not line or (self._ends and line.startswith("end ")):
            self.is_over = True
            self._limit.cancel()
            self._over()
            return ""
        self.lines.append(line.rstrip("\n"))
        return self.lines[-1]


class Hatchery:
    """Use as a context manager; `hatch(task, ...)` begins a task of tests.faults.work in a process of its own.

    Where there is no fork each comes from a fresh start of Python, which takes a hundred times as long.
    """

    def __init__(self) -> None:
        self._nest: subprocess.Popen[str] | None = None
        self._last: Child | None = None

    def __enter__(self) -> Self:
        if CAN_FORK:
            self._nest = _python("tests.faults.hatchery")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        if self._nest is not None:
            self._nest.communicate(timeout=WAIT_FOR_DEATH)

    def _clear(self) -> None:
        """A try that failed may have left its process at work; the nest waits for it, and would for ever."""
        if self._last is not None:
            self._last.strike()

    def hatch(self, task: str, *arguments: object) -> Child:
        words = [task, *map(str, arguments)]
        self._clear()
        if self._nest is None:
            process = _python("tests.faults.work", *words)
            assert process.stdout is not None
            child = Child(process.pid, process.stdout.readline, process.kill, ends=False, over=process.communicate)
        else:
            assert self._nest.stdin is not None and self._nest.stdout is not None
            self._nest.stdin.write(json.dumps(words) + "\n")
            self._nest.stdin.flush()
            pid = int(self._nest.stdout.readline())
            child = Child(pid, self._nest.stdout.readline, lambda: os.kill(pid, signal.SIGKILL), ends=True)
        self._last = child
        child.until("begun")
        return child


def _python(module: str, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-X", "utf8", "-m", module, *words]
    return subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def _sit() -> None:
    """Hatch what is asked for on stdin, one after the other."""
    from tests.faults import work

    work.warm_up()
    for line in sys.stdin:
        wait_for, go = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.read(wait_for, 1)  # until its number has been told
            _become(work.do, json.loads(line))
        tell(str(pid))
        os.write(go, b"!")
        _, status = os.waitpid(pid, 0)
        os.close(wait_for)
        os.close(go)
        tell(f"end {status}")


def _become(do: Callable[[list[str]], None], words: list[str]) -> None:
    try:
        do(words)
        os._exit(0)
    except BaseException:  # noqa: BLE001  told, then the end
        tell("failed " + " | ".join(traceback.format_exc().splitlines()[-5:]))
        os._exit(1)


if __name__ == "__main__":
    _sit()
