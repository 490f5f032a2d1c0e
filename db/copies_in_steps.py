"""Copies of the opened office's records in steps, between which others have their turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from db import storage
from db.domain.errors import Progress
from db.office import Office

STEP_PAGES: Final = 128
"""4 ms of an office PC: to show one record the window asks several times, and each time it waits for a step."""
MOST_IN_MEMORY: Final = 256 << 20
Found = TypeVar("Found")


def nobody_asks(_done: int, _total: int) -> None:
    """Progress that is shown nowhere."""


def copy_in_steps(
    office: Office,
    target: Path,
    key: bytes,
    at_the_end: Callable[[], Found],
    *,
    then: Callable[[Any], object] = lambda copy: None,
    progress: Progress = nobody_asks,
) -> Found:
    """By SQLite's backup, which takes along what others write between its steps; what `at_the_end` gives, asked while
    the turn of the last step is kept. `then` is done to the copy.

    Into memory first, encrypted there too: a disk that is busy would else have others wait for their turn.
    """

    def on_step(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)
        if remaining:
            office.let_others()

    def copy_to(copy: Any) -> Found:
        office.database.connection().backup(copy, pages=STEP_PAGES, progress=on_step)
        return at_the_end()

    if (office.folder / storage.FILE_NAME).stat().st_size > MOST_IN_MEMORY:
        with _scratch(target, key) as copy:
            found = office.run(lambda: copy_to(copy))
            then(copy)
        return found
    with storage.connected(target, key, "memory") as copy:
        found = office.run(lambda: copy_to(copy))
        then(copy)
        with _scratch(target, key) as file:
            copy.backup(file)
    return found


@contextmanager
def _scratch(target: Path, key: bytes) -> Iterator[Any]:
    """A new file that is not trusted before it was looked at and flushed, so nothing of it need reach the disk now."""
    with storage.connected(target, key, "rwc") as file:
        file.execute("pragma synchronous = OFF")
        file.execute("pragma journal_mode = OFF")
        yield file
