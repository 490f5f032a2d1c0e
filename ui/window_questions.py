"""What commands ask of the window that has the office open: who has it, and a backup made by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from ui.channel import PATIENCE, Message, ask

if TYPE_CHECKING:
    from db.domain.errors import Progress


def require_closed(folder: Path) -> None:
    """Raises OfficeBusy, naming who has it, if a window has the office of the folder open."""
    from datetime import datetime

    from db import holder

    answer = ask(folder, {"do": "who"}, patience=PATIENCE)
    if answer is None or answer["end"] != "open":
        return
    known = holder.Holder(answer["who"], datetime.fromisoformat(answer["since"])) if "who" in answer else None
    raise holder.busy(folder, known)


def backup_by_window(folder: Path, dest: Path | None, lang: str, progress: Progress) -> Message | None:
    """Have the window that has the office open make a backup: {"file": ..., "residents": ...} of what it made.

    None if no window has the office open. Raises DeskError with what the window says went wrong.
    """

    def on_step(step: Message) -> None:
        if "done" in step:
            progress(step["done"], step["total"])

    question = {"do": "backup", "dest": "" if dest is None else str(dest.absolute()), "lang": lang}
    answer = ask(folder, question, on_step)
    if answer is None or answer["end"] not in ("made", "failed"):
        return None
    if answer["end"] == "failed":
        raise DeskError("{text}", text=answer["text"])
    return answer
