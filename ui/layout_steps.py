"""Steps back and forth through the states of something that is being made."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

State = TypeVar("State")
MOST: Final = 300


class Steps(Generic[State]):
    """`now` is the state in sight. What is typed into one field is one step: `do` with the same `merge` as before
    goes on with the step it began."""

    def __init__(self, first: State) -> None:
        self.now = first
        self._past: list[State] = []
        self._future: list[State] = []
        self._merge = ""

    def do(self, state: State, merge: str = "") -> None:
        """A new state; the same as now is none."""
        if state == self.now:
            return
        if not merge or merge != self._merge:
            self._past = [*self._past[-MOST:], self.now]
        self._merge = merge
        self._future = []
        self.now = state

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def undo(self) -> bool:
        """The state before; False if there is none."""
        return self._go(self._past, self._future)

    def redo(self) -> bool:
        """The state that was undone last; False if there is none."""
        return self._go(self._future, self._past)

    def _go(self, source: list[State], target: list[State]) -> bool:
        self._merge = ""
        if not source:
            return False
        target.append(self.now)
        self.now = source.pop()
        return True
