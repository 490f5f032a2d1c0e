"""What every screen shares: the opened office, slow work, preferences, where to go, what can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from db.domain.permissions import NotAllowed
from ui import preferences
from ui.language import _
from ui.preferences import Preferences

if TYPE_CHECKING:
    import ttkbootstrap as ttk

    from db.office import Office
    from ui.jobs import Jobs


@dataclass(frozen=True)
class Undoable:
    """One thing that can be taken back. `text` is a sentence already in the user's language."""

    text: str
    undo: Callable[[], object]


@dataclass
class UndoStack:
    """The last things done in this session that can be taken back, newest last."""

    done: list[Undoable] = field(default_factory=list)

    def push(self, text: str, undo: Callable[[], object]) -> None:
        self.done.append(Undoable(text, undo))

    def pop(self) -> Undoable | None:
        return self.done.pop() if self.done else None


@dataclass
class Desk:
    """Given to each screen when it is built. `go(page, record_id)` opens a page of the window, `begin(page,
    about)` opens it with a new record that may belong to another, `say` shows a line
    in the status bar, `search` puts the keyboard into the search box, `reopen` closes the office for work on
    its file and opens it again."""

    office: Office
    window: ttk.App
    jobs: Jobs
    preferences: Preferences
    go: Callable[..., bool]
    begin: Callable[..., object]
    say: Callable[[str], object]
    search: Callable[[str], object]
    reopen: Callable[[Callable[[], object]], object]
    undo: UndoStack = field(default_factory=UndoStack)

    def lets(self, operation: str) -> bool:
        """Whether whoever is signed in may do it; if not, the status bar says why."""
        try:
            self.office.require(operation)
        except NotAllowed as refusal:
            self.say(refusal.text(_))
            return False
        return True

    def today(self) -> date:
        """The office's day."""
        return self.office.today()

    def remember(self, **changes: Any) -> None:
        """Keep some preferences for the next start; those of a copy go with its window."""
        self.preferences = replace(self.preferences, **changes)
        if self.office.copy_of is None:
            preferences.save(self.office.folder, self.preferences)
