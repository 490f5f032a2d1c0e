"""What was tried to break a promise, and what came of it."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Tally:
    """`tried` counts by what was done, `broken` says in words each time the promise was not kept."""

    promise: str
    tried: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    """What shows that the tries were worth something: journals found hot, errors told."""
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @contextmanager
    def timed(self) -> Iterator[None]:
        begun = time.monotonic()
        try:
            yield
        finally:
            self.seconds += time.monotonic() - begun

    @contextmanager
    def trying(self, what: str) -> Iterator[None]:
        """One try; what raises in it counts as a promise that was not kept."""
        self.tried[what] += 1
        try:
            yield
        except Exception as error:  # noqa: BLE001  whatever it is, it is told with the try's name
            self.broken.append(f"{what} {self.tried[what]}: {type(error).__name__}: {error}")

    def require(self, holds: bool, what: str) -> None:
        """Note what was not kept."""
        if not holds:
            self.broken.append(what)

    def lines(self) -> Iterator[str]:
        """For the table that the whole run prints."""
        tried = ", ".join(f"{count:,} {what}" for what, count in self.tried.items())
        seen = "".join(f"; {count:,} {what}" for what, count in self.seen.items())
        yield f"{self.promise}: {tried}{seen}; broken {len(self.broken)} ({self.seconds:.0f} s)"
        yield from (f"    {each}" for each in self.broken[:20])

    def verdict(self) -> None:
        """For a test: fails with all that was broken, and if nothing was tried."""
        assert self.tried, f"{self.promise}: nothing was tried"
        assert not self.broken, "\n".join([f"{self.promise}: broken", *self.broken[:20]])
