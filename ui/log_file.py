"""Where the program writes what went wrong: a file in the office's folder, in which no text of a record stands."""

from __future__ import annotations

import copy
import logging
from pathlib import Path
from typing import Any, Final

LOG_NAME: Final = "desk.log"
LOG_BYTES: Final = 500_000


class WithoutWords(logging.Formatter):
    """Errors by their kind and where they arose: what they say may quote a name or a number of somebody."""

    def format(self, record: logging.LogRecord) -> str:
        """As usual, but for no text of the error that another handler has left in the record."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: Any) -> str:  # noqa: N802 (logging's own name)
        import traceback

        error, told = ei[1], []
        while error is not None:
            told.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nbefore it:\n".join(told)


class LogFile(logging.Handler):
    """A file that is turned over when it is full. Most days have nothing to tell, so it is made for the first line,
    with the module that does it."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._opened().emit(record)
        except OSError:  # the drive is gone, and with it the place to write that down
            self.handleError(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(self._path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
            self._file.setFormatter(WithoutWords("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return self._file


def log_to(folder: Path) -> None:
    """Write warnings and errors to the file in the office's folder from now on."""
    logging.getLogger().addHandler(LogFile(folder / LOG_NAME))


def note_end(folder: Path, error: Exception) -> None:
    """Write down by what error a command ended that nobody sees: a task of Windows has no console and no window."""
    file = LogFile(folder / LOG_NAME)
    log = logging.getLogger(__name__)
    log.addHandler(file)
    try:
        log.error("the command ended by an error", exc_info=(type(error), error, error.__traceback__))
    finally:
        log.removeHandler(file)
        file.close()
