"""What the window does for other starts of the program: it comes forward, says who has the office, makes backups."""

from __future__ import annotations

import logging
import os
import tkinter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError, Progress
from ui.channel import Claim, Door, Message, Tell
from ui.language import gettext_for

if TYPE_CHECKING:
    from db.backup import BackupReport
    from ui.session import Session

log = logging.getLogger(__name__)

LISTEN_AFTER_MS: Final = 300
LOOK_EVERY_MS: Final = 100
"""Nobody types faster than that on the command line, and a window at rest should rest."""
STEPS_TOLD: Final = 20


class Callers:
    """Answers in the thread of the window whoever comes through the door of its claim."""

    def __init__(self, session: Session, claim: Claim) -> None:
        self._session, self._claim = session, claim
        self._door: Door | None = None

    def listen_soon(self) -> None:
        """Once the window stands and its user has the keyboard: what it takes to listen is not needed before."""
        self._session.window.after(LISTEN_AFTER_MS, self.listen)

    def listen(self) -> None:
        """From now on, until the window is destroyed."""
        try:
            self._door = self._claim.open_door()
        except OSError as failure:  # the window works without; only other starts can not talk to it
            log.warning("no other start can talk to this window: %s", failure)
            return
        self._look()

    def _look(self) -> None:
        assert self._door is not None
        while not self._door.asked.empty():
            question, tell = self._door.asked.get()
            self._answer(question, tell)
        try:
            self._session.window.after(LOOK_EVERY_MS, self._look)
        except tkinter.TclError:  # the window went while it answered
            return

    def _answer(self, question: Message, tell: Tell) -> None:
        try:
            match question.get("do"):
                case "show":
                    come_forward(self._session.window)
                    tell({"end": "shown"})
                case "who":
                    tell(self._who())
                case "backup":
                    self._back_up(str(question.get("dest", "")), str(question.get("lang", "")), tell)
                case _:
                    tell({"end": "unknown"})
        except Exception as error:  # the caller must not wait for ever, and the window must look on
            log.exception("a question of another start was not answered")
            tell({"end": "failed", "text": str(error)})

    def _who(self) -> Message:
        from db import holder

        if self._session.office is None:
            return {"end": "closed"}
        found = holder.holder_of(self._session.folder)
        if found is None:
            return {"end": "open"}
        return {"end": "open", "who": found.who, "since": found.since.isoformat()}

    def _back_up(self, dest: str, lang: str, tell: Tell) -> None:
        from db.backup import create_backup

        office, desk = self._session.office, self._session.desk_window
        if office is None or desk is None:
            tell({"end": "closed"})
            return
        told = 0

        def work(progress: Progress) -> BackupReport:
            def on_step(done: int, total: int) -> None:
                nonlocal told
                progress(done, total)
                step = done * STEPS_TOLD // total if total else 0
                if step != told:
                    told = step
                    tell({"done": done, "total": total})

            return create_backup(office, Path(dest) if dest else None, on_step, reason="command")

        def failed(error: BaseException) -> bool:
            if not isinstance(error, DeskError):
                log.error("a backup for another start failed", exc_info=error)
            translate = gettext_for(lang)
            text = error.text(translate) if isinstance(error, DeskError) else repr(error)
            tell({"end": "failed", "text": text})
            return True

        desk.jobs.start(
            work, lambda made: tell({"end": "made", "file": str(made.path), "residents": made.residents}), failed
        )


def come_forward(window: tkinter.Tk) -> None:
    """Put the window in front of all others, with the keyboard, as if it had just been started."""
    if window.state() in ("iconic", "withdrawn"):
        window.deiconify()
    window.lift()
    if os.name == "nt":  # which otherwise only lets the button in the task bar blink
        window.attributes("-topmost", True)
        window.after(200, lambda: window.attributes("-topmost", False))
    (window.grab_current() or window.focus_lastfor() or window).focus_force()
