"""Who has an office open, and since when: a note beside the file, for those who find it locked."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.domain.errors import DeskError
from db.domain.words import N_

FILE_NAME = "office.holder"


class OfficeBusy(DeskError):
    """Another window or command has the office's file open."""


@dataclass(frozen=True)
class Holder:
    """`since` in local time."""

    who: str
    since: datetime


def note(folder: Path, who: str) -> None:
    """Leave the note. It is believed only while the file is locked, so that one left by a killed program is harmless;
    nor is it worth a failure where the folder takes no files."""
    with suppress(OSError):
        text = json.dumps({"who": who, "since": datetime.now().isoformat(timespec="seconds")}, ensure_ascii=False)
        (folder / FILE_NAME).write_text(text, encoding="utf-8")


def forget(folder: Path) -> None:
    """Nobody has the office any more."""
    with suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)


def holder_of(folder: Path) -> Holder | None:
    """Who has the locked office of the folder; None if they left no note that can be read."""
    try:
        kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        holder = Holder(str(kept["who"]), datetime.fromisoformat(kept["since"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return holder if holder.who else None


def busy(folder: Path, known: Holder | None = None) -> OfficeBusy:
    """The error that names who has the office of the folder, if that is known."""
    holder = known or holder_of(folder)
    if holder is None:
        return OfficeBusy(N_("The office is open in another window or command. Please close that one first."))
    return OfficeBusy(
        N_(
            "The office is open in another window or command, by {who} since {since}. Please close that one first, "
            "or lock it."
        ),
        who=holder.who,
        since=since_text(holder.since),
    )


def since_text(since: datetime) -> str:
    """Day and time as offices write them, the year B.E."""
    return f"{since.day}/{since.month}/{since.year + 543} {since:%H.%M}"
