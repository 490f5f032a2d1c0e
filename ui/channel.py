"""The channel of an office's folder: one window may have it, and other starts of the program talk to that one."""

from __future__ import annotations

import json
import os
import queue
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.domain.errors import DeskError
from db.domain.words import N_

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, Listener

LOCK_NAME: Final = "window.lock"
ADDRESS_NAME: Final = "window.channel"
PATIENCE: Final = 10.0
"""Seconds in which a window must come forward; it has them too where it has only just begun to start."""
FAMILY: Final = "AF_PIPE" if os.name == "nt" else "AF_UNIX"
MOST_BYTES: Final = 100_000
LOCKED_BYTE: Final = 1 << 30
"""Far behind what is in the file: Windows lets nobody read the bytes that are locked."""

SILENT: Final = N_(
    "The program is open on this office already, but its window does not answer. If it stays so, sign out of the "
    "computer and in again."
)

Message = dict[str, Any]
Tell = Callable[[Message], None]
Answer = Callable[[Message, Tell], None]
"""Gets what was asked and a way to tell something back, the last time with "end"; runs in the thread of the window."""


class NoAnswer(DeskError):
    """A window has the office's folder and says nothing."""


class Claim:
    """This process is the one window of the folder, until `close()` or its death, however that comes.

    The system takes the lock back from a process that dies, so nobody is ever asked about one that was left.
    """

    def __init__(self, folder: Path, lock: int | None) -> None:
        self._folder = folder
        self._lock = lock
        self._door: Door | None = None

    def open_door(self) -> Door:
        """Let others talk to this window from now on; what they ask waits in the door until it is looked at."""
        self._door = Door(self._folder)
        return self._door

    def close(self) -> None:
        """The next start has the folder."""
        if self._door is not None:
            self._door.close()
            self._door = None
        if self._lock is None:
            return
        path, lock, self._lock = self._folder / LOCK_NAME, self._lock, None
        if os.name != "nt":  # elsewhere a file that is open can be taken away, while it is still locked
            _unlink(path)
        os.close(lock)
        if os.name == "nt":
            _unlink(path)


def claimed(folder: Path) -> Claim | None:
    """Become the one window of the folder; None if another process is."""
    path = folder / LOCK_NAME
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:  # a folder that takes no files: SQLite's own lock has to do
            return Claim(folder, None)
        if not _take(handle):
            os.close(handle)
            return None
        if _is_still(handle, path):
            _unlink(folder / ADDRESS_NAME)  # of a window that was killed
            return Claim(folder, handle)
        os.close(handle)  # its window has just ended and taken the file away


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _take(handle: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
        with suppress(OSError):  # whose number says nothing under wine; every local disk of Windows has locks
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            return True
        return False
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks
        return True
    return True


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


class Door:
    """Listens in a thread of its own and puts what is asked into `asked`, for the window's thread to answer.

    Whoever comes must know the random word that lies in the folder, readable by this user only; what goes through is
    JSON, never pickled objects.
    """

    def __init__(self, folder: Path) -> None:
        from multiprocessing.connection import Listener

        self.asked: queue.SimpleQueue[tuple[Message, Tell]] = queue.SimpleQueue()
        self._file = folder / ADDRESS_NAME
        self._word = secrets.token_bytes(32)
        self._is_open = True
        name = f"maesariang-desk-{secrets.token_hex(16)}"
        # a name in no folder: nothing is left behind by a kill, and a folder's path may be too long for a socket
        self._address = rf"\\.\pipe\{name}" if os.name == "nt" else f"\0{name}"
        listener = Listener(self._address, FAMILY, authkey=self._word)
        try:
            self._write_address()
        except OSError:
            listener.close()
            raise
        self._thread = threading.Thread(target=self._listen, args=(listener,), name="desk-door", daemon=True)
        self._thread.start()

    def _write_address(self) -> None:
        content = json.dumps({"address": self._address, "word": self._word.hex()}).encode()
        partial = self._file.with_name(self._file.name + ".partial")
        _unlink(partial)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, content)
        finally:
            os.close(handle)
        partial.replace(self._file)

    def _listen(self, listener: Listener) -> None:
        from multiprocessing import AuthenticationError

        while self._is_open:
            try:
                caller = listener.accept()
            except (OSError, EOFError, AuthenticationError):  # went away, or does not know the word
                time.sleep(0.01)
                continue
            threading.Thread(target=self._attend, args=(caller,), name="desk-caller", daemon=True).start()
        listener.close()

    def _attend(self, caller: Connection[Any, Any]) -> None:
        told: queue.SimpleQueue[Message] = queue.SimpleQueue()
        with caller, suppress(OSError, EOFError, ValueError):  # who goes away gets no answer
            asked = json.loads(caller.recv_bytes(MOST_BYTES))
            if not self._is_open or not isinstance(asked, dict):
                return
            self.asked.put((asked, told.put))
            while True:
                message = told.get()
                caller.send_bytes(json.dumps(message, ensure_ascii=False).encode())
                if "end" in message:
                    return

    def close(self) -> None:
        """Nobody is let in any more."""
        self._is_open = False
        _unlink(self._file)
        with suppress(OSError, EOFError):  # the thread waits for a caller: be the last one
            _connect(self._address, self._word).close()
        self._thread.join(1)


def _connect(address: str, word: bytes) -> Connection[Any, Any]:
    from multiprocessing.connection import Client

    return Client(address, FAMILY, authkey=word)


@contextmanager
def called(folder: Path) -> Iterator[Connection[Any, Any] | None]:
    """A connection to the window of the folder; None if there is none, or none that talks to this user."""
    from multiprocessing import AuthenticationError

    try:
        kept = json.loads((folder / ADDRESS_NAME).read_text(encoding="utf-8"))
        connection = _connect(str(kept["address"]), bytes.fromhex(kept["word"]))
    except (OSError, EOFError, ValueError, TypeError, KeyError, AuthenticationError):
        yield None
        return
    with connection:
        yield connection


def ask(folder: Path, question: Message, on_step: Tell | None = None, patience: float | None = None) -> Message | None:
    """Ask the window of the folder and give its last word back; None if there is no window, or it went away.

    `on_step` is told what comes before the last word. Raises NoAnswer after `patience` seconds of silence.
    """
    with called(folder) as window:
        if window is None:
            return None
        try:
            window.send_bytes(json.dumps(question, ensure_ascii=False).encode())
            while True:
                if not window.poll(patience):
                    raise NoAnswer(SILENT)
                answer: Message = json.loads(window.recv_bytes(MOST_BYTES))
                if "end" in answer:
                    return answer
                if on_step is not None:
                    on_step(answer)
        except (OSError, EOFError, ValueError):
            return None


def claim_or_show(folder: Path, patience: float = PATIENCE) -> Claim | None:
    """Become the one window of the folder, or have the one that is come forward (None), which may only just be
    starting. Raises NoAnswer."""
    until = time.monotonic() + patience
    while True:
        claim = claimed(folder)
        if claim is not None:
            return claim
        _let_come_forward()
        if ask(folder, {"do": "show"}, patience=patience) is not None:
            return None
        if time.monotonic() > until:
            raise NoAnswer(SILENT)
        time.sleep(0.02)


def _let_come_forward() -> None:
    """Windows lets only the program that was just clicked put a window in front; it may pass that on."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
