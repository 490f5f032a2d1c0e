"""Wrong passwords in a row: counted in a file, so that a new start does not forget them, and answered with a wait."""

import hashlib
import json
import math
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from db.domain.errors import DeskError
from db.domain.words import N_
from db.safe_files import remove, write_whole

FILE_NAME: Final = "wrong_passwords.json"
FREE: Final = 5
"""Guesses before the first wait."""
FIRST_WAIT: Final = 5.0
LONGEST_WAIT: Final = 900.0


class TooSoon(DeskError):
    """After wrong passwords the next guess has to wait; `seconds` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            N_("The password was wrong too often. Please wait {seconds} seconds and try again."), seconds=seconds
        )
        self.seconds = seconds


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong guesses in a row: 5, 10, 20 ... up to a quarter of an hour."""
    if wrong < FREE:
        return 0.0
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - FREE, 20)))


def begin(folder: Path, office: str, name: str) -> int:
    """Count a guess as wrong before it is looked at: who stops the program in between has guessed all the same.

    Gives back how many there were before. Raises TooSoon, and then nothing is counted.
    """
    counts = _read(folder)
    who = _who(office, name)
    wrong, last = counts.get(who, (0, 0.0))
    now = time.time()
    # A clock that was set back must not keep anybody out for longer than the wait is.
    left = wait_after(wrong) - max(0.0, now - last)
    if left > 0:
        raise TooSoon(math.ceil(left))
    counts[who] = (wrong + 1, now)
    _write(folder, counts)
    return wrong


def was_right(folder: Path, office: str, name: str) -> None:
    """Forget the wrong guesses of this user."""
    counts = _read(folder)
    if counts.pop(_who(office, name), None) is None:
        return
    if counts:
        _write(folder, counts)
    else:
        remove(folder / FILE_NAME)


def _who(office: str, name: str) -> str:
    """Not the name itself: it may be a password that was typed into the wrong field."""
    return hashlib.sha256(f"{office} {name}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(folder: Path) -> dict[str, tuple[int, float]]:
    """A file that is missing or damaged says nothing; whoever can damage it can delete it too."""
    try:
        said = json.loads((folder / FILE_NAME).read_bytes())
        return {str(who): (int(wrong), float(last)) for who, (wrong, last) in said.items()}
    except (OSError, ValueError, TypeError, AttributeError, OverflowError):
        return {}


def _write(folder: Path, counts: dict[str, tuple[int, float]]) -> None:
    with suppress(DeskError):  # a full disk must not keep anybody from reading what they have
        write_whole(folder / FILE_NAME, json.dumps(counts).encode())
