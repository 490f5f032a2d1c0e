"""Windows on copies, begun from the desk: each is a process of its own, and goes with the desk that began it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.rehearsal import Rehearsal, prepare_rehearsal, remove_folder
from ui import language
from ui.language import _

if TYPE_CHECKING:
    from ui.desk import Desk

COMMAND: Final = "rehearse"
PATIENCE: Final = 10.0
"""Seconds a window gets to go by itself."""
DOOR: Final = Path(__file__).resolve().parents[1] / "maesariang_desk.py"


@dataclass(frozen=True)
class Shown:
    """A window on a copy: it stays as long as `process` can read and nothing comes."""

    process: subprocess.Popen[bytes]
    folder: Path


class Rehearsing:
    """`open(file)` shows a copy; `close()` takes all of its windows away, because the desk is left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._is_closed = False
        self.shown: list[Shown] = []

    def open(self, file: Path) -> None:
        """Prove the copy, and open it beside the desk."""
        office = self._desk.office
        self._desk.jobs.start(
            lambda progress: prepare_rehearsal(office, file, progress), self._show, title=_("Looking into the backup")
        )

    def _show(self, rehearsal: Rehearsal) -> None:
        if self._is_closed:  # somebody went to lock meanwhile
            remove_folder(rehearsal.folder)
            return
        self.shown = [each for each in self.shown if each.process.poll() is None]
        try:
            process = start(rehearsal, self._desk.preferences.text_size)
        except OSError:
            remove_folder(rehearsal.folder)
            raise
        self.shown.append(Shown(process, rehearsal.folder))
        self._desk.say(_("The copy opens in a window of its own."))

    def close(self) -> None:
        """At once; what they lay in is removed when they are gone."""
        self._is_closed = True
        shown, self.shown = self.shown, []
        for each in shown:
            hang_up(each.process)
            threading.Thread(target=end, args=(each,), name="rehearsal-end").start()


def start(rehearsal: Rehearsal, text_size: int) -> subprocess.Popen[bytes]:
    """What the window needs goes through a pipe: nothing of it is on a command line or in a file."""
    door = [] if getattr(sys, "frozen", False) else [str(DOOR)]
    process = subprocess.Popen(
        [sys.executable, *door, COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env={**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"},
    )
    told: dict[str, Any] = {
        "folder": str(rehearsal.folder),
        "key": rehearsal.key.hex(),
        "made_at": rehearsal.made_at.isoformat(),
        "who": rehearsal.who,
        "role": rehearsal.role.value,
        "language": language.current_language(),
        "text_size": text_size,
    }
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(told).encode() + b"\n")
        process.stdin.flush()
    except OSError:  # it did not even begin to read
        hang_up(process)
        process.kill()
        process.wait()
        raise
    return process


def hang_up(process: subprocess.Popen[bytes]) -> None:
    """The window goes when there is nobody at the other end of its pipe."""
    assert process.stdin is not None
    with suppress(OSError):  # it went before
        process.stdin.close()


def end(shown: Shown) -> None:
    """Wait until the window is gone, by force in the end, and remove what it lay in."""
    try:
        shown.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        shown.process.kill()
        shown.process.wait()
    remove_folder(shown.folder)
