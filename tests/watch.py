"""What no test passes over in silence: errors in Tk callbacks, ERROR log lines, dialogs nobody scripted."""

import logging
import tkinter
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tkinter import commondialog
from types import TracebackType
from typing import Any

Step = Callable[[Any], object]


class UnexpectedDialog(AssertionError):
    """A dialog opened and waited for a person, and the test had no answer ready."""


class Watch:
    """Collects, during one test, what must fail it; `steps` are the scripted answers to waiting dialogs."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.steps: list[Step] = []
        self.errors_expected = False
        self.error_records: list[logging.LogRecord] = []

    def callback_failed(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        self.problems.append("error in a Tk callback:\n" + "".join(traceback.format_exception(kind, value, trace)))

    def background_failed(self, message: str = "") -> None:
        self.problems.append(f"Tcl background error: {message}")

    def logged(self, record: logging.LogRecord) -> None:
        self.error_records.append(record)

    def dialog_waits(self, dialog: Any, described: str) -> None:
        """Play the next step in the dialog instead of waiting for a person; without one the test fails."""
        if not self.steps:
            self.problems.append(f"unexpected dialog: {described}")
            if isinstance(dialog, tkinter.Toplevel) and dialog.winfo_exists():
                dialog.destroy()
            raise UnexpectedDialog(described)
        if isinstance(dialog, tkinter.Misc):
            dialog.update()
        self.steps.pop(0)(dialog)

    def drain(self) -> list[str]:
        """All problems so far, each told once."""
        found, self.problems = self.problems, []
        if not self.errors_expected:
            form = logging.Formatter("%(name)s: %(message)s")
            found += ["ERROR in the log:\n" + form.format(record) for record in self.error_records]
            self.error_records.clear()
        return found


class _ErrorLines(logging.Handler):
    def __init__(self, watch: Watch) -> None:
        super().__init__(logging.ERROR)
        self.emit = watch.logged  # type: ignore[method-assign]


@contextmanager
def watching(watch: Watch, patch: Any) -> Iterator[None]:
    """Keep `watch` informed until the end of the block; `patch` is pytest's monkeypatch."""

    def wait_window(self: tkinter.Misc, window: tkinter.Misc | None = None) -> None:
        dialog = window or self
        watch.dialog_waits(dialog, f"{type(dialog).__name__} «{_title_of(dialog)}»")
        if dialog.winfo_exists():
            watch.problems.append(f"the scripted step left the dialog open: «{_title_of(dialog)}»")
            dialog.destroy()

    def wait_variable(self: tkinter.Misc, name: Any = "PY_VAR") -> None:
        watch.dialog_waits(self, f"waiting for the variable {name}")

    def show(self: commondialog.Dialog, **options: Any) -> None:
        watch.dialog_waits(self, f"{type(self).__name__} {dict(self.options)} {options}")

    handler = _ErrorLines(watch)
    patch.setattr(
        tkinter.Tk,
        "report_callback_exception",
        lambda _root, kind, value, trace: watch.callback_failed(kind, value, trace),
    )
    patch.setattr(tkinter.Misc, "wait_window", wait_window)
    patch.setattr(tkinter.Misc, "wait_variable", wait_variable)
    patch.setattr(tkinter.Misc, "waitvar", wait_variable)
    patch.setattr(commondialog.Dialog, "show", show)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def _title_of(dialog: Any) -> str:
    return str(dialog.title()) if hasattr(dialog, "title") and dialog.winfo_exists() else str(dialog)
