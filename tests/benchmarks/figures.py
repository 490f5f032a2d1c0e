"""What a benchmark tells, and how it is measured and printed."""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table: times in seconds; `value` is what is compared with `most` or `least`."""

    what: str
    ours: float
    value: float
    unit: str
    peer: float | None = None
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    @property
    def wanted(self) -> str:
        return f"<= {self.most:g}" if self.most is not None else f">= {self.least:g}"


def ratio(what: str, ours: float, peer: float, most: float) -> Figure:
    """We take at most `most` times the peer's time."""
    return Figure(what, ours, ours / peer, "times", peer, most=most)


def speed_up(what: str, ours: float, peer: float, least: float) -> Figure:
    """The peer takes at least `least` times our time."""
    return Figure(what, ours, peer / ours, "times", peer, least=least)


def milliseconds(what: str, ours: float, most: float) -> Figure:
    """We take at most so many milliseconds."""
    return Figure(what, ours, ours * 1000, "ms", most=most)


def print_table(figures: Sequence[Figure]) -> None:
    """All figures as one table, aligned by spaces."""
    rows = [("what", "ours", "peer", "figure", "wanted", "")]
    rows += [
        (
            figure.what,
            duration(figure.ours),
            duration(figure.peer) if figure.peer is not None else "",
            f"{figure.value:.2f} {figure.unit}",
            figure.wanted,
            "ok" if figure.is_met else "MISSED",
        )
        for figure in figures
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells).rstrip())


def duration(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"


def took(work: Callable[[], object]) -> float:
    """Seconds that the work takes once."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def usually(times: Sequence[float]) -> float:
    return statistics.median(times)


def worst_of_a_hundred(times: Sequence[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]


def say(text: str) -> None:
    """What is being done, for whoever waits."""
    print(text, file=sys.stderr, flush=True)
