"""Every promise with the number of tries that it is put to: all of them in the whole run, a few in every test run."""

import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults import (
    copies,
    counted,
    damage,
    killed_work,
    kills,
    power_cuts,
    starts,
    sync_order,
    system_calls,
    tasks,
)
from tests.faults.tally import Tally


@dataclass(frozen=True)
class Promise:
    """`word` names it on the command line; `keep` tries so many times to break it, in a folder of its own."""

    word: str
    keep: Callable[[int, Path], Tally]
    whole: int
    short: int


PROMISES = (
    Promise("kills", lambda times, place: killed_work.survives_kills(kills.KINDS, times, place), 1_000, 4),
    Promise("power", lambda times, _place: power_cuts.survives_power_cuts(times), 10_000, 400),
    Promise(
        "calls",
        lambda most, place: system_calls.spares_the_old_file(tasks.TASKS, system_calls.FAULTS, most, place),
        10_000,
        1,
    ),
    Promise("syncs", lambda _times, place: sync_order.syncs_in_order(tasks.TASKS, place), 1, 1),
    Promise("damage", damage.notices_damage, 1_000, 60),
    Promise("copies", copies.notices_damaged_copies, 1_000, 10),
    Promise("corrupt", copies.survives_damage_at_the_start, 200, 4),
    Promise("restore", copies.brings_back_what_was_copied, 500, 4),
    Promise("writer", starts.has_one_writer, 100, 3),
    Promise("newer", starts.leaves_newer_files, 100, 3),
    Promise("rotation", counted.rotation_keeps_good_copies, 10_000, 5),
    Promise("text", counted.text_is_only_text, 5_000, 0),
    Promise("errors", counted.no_error_vanishes, 1, 0),
    Promise("allowed", counted.only_the_allowed_see_and_do, 1, 0),
)


def main(words: list[str]) -> int:
    """Put all promises to the test, or those named; print of each what was tried and lost as soon as it is known, and
    of all in the end. 1 if anything was lost.

    A number among the words divides the tries, for a look in less time.
    """
    share = next((int(word) for word in words if word.isdigit()), 1)
    wanted = [promise for promise in PROMISES if promise.word in words] or list(PROMISES)
    tallies = []
    for promise in wanted:
        print(f"{promise.word} ...", flush=True)
        with tempfile.TemporaryDirectory(prefix="desk-faults-", dir=_fast_disk()) as place:
            tallies.append(_kept(promise, max(1, promise.whole // share), Path(place)))
        print(*tallies[-1].lines(), sep="\n", flush=True)
    print(f"\nWhat was tried and what was lost ({time.strftime('%Y-%m-%d')})")
    for tally in tallies:
        print(*tally.lines(), sep="\n")
    return 1 if any(tally.broken for tally in tallies) else 0


def _kept(promise: Promise, times: int, place: Path) -> Tally:
    """One that could not be put to the test counts as broken, and the others have their turn."""
    try:
        return promise.keep(times, place)
    except Exception:  # noqa: BLE001  whatever it is, it is told
        return Tally(promise.word, broken=[traceback.format_exc()])


def _fast_disk() -> str | None:
    """Kills and cuts do not ask how fast a disk is; in memory the tries take a tenth of the time."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
