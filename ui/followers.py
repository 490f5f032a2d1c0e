"""Those who want to know of a change: told in the order they came, forgotten when their widget goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.own_events import bind_own

if TYPE_CHECKING:
    import tkinter


class Followers:
    """Callbacks to run after a change."""

    def __init__(self) -> None:
        self._callbacks: dict[int, Callable[[], None]] = {}
        self._last = 0

    def follow(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Run `callback` after each change; the callable given back ends that."""
        self._last += 1
        number = self._last
        self._callbacks[number] = callback

        def stop() -> None:
            self._callbacks.pop(number, None)

        return stop

    def follow_while_alive(self, widget: tkinter.Misc, callback: Callable[[], None]) -> None:
        """Run `callback` after each change for as long as `widget` lives."""
        stop = self.follow(callback)

        def on_destroy(event: tkinter.Event) -> None:
            if event.widget is widget:
                stop()

        if widget.master is None:
            bind_own(widget, "<Destroy>", on_destroy)
        else:
            widget.bind("<Destroy>", on_destroy, add=True)

    def tell(self) -> None:
        """Run them; one that is stopped by another meanwhile is left out."""
        for number in list(self._callbacks):
            callback = self._callbacks.get(number)
            if callback is not None:
                callback()
