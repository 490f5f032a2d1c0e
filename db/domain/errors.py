"""What can go wrong by a user's hand: messages to be translated where they are shown."""

from collections.abc import Callable, Mapping

from db.domain.words import N_

Progress = Callable[[int, int], None]
"""Told (done, total) by slow work; raises Cancelled to stop it."""

Translate = Callable[[str], str]

MOST_LETTERS = 400
"""Of a value in a message; paths are shorter."""


class DeskError(Exception):
    """A user can cause and mend this. `message` is a msgid with named placeholders, `values` fill it.

    Values that are texts to translate themselves are given as Msg, or as the DeskError that was the cause.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def text(self, translate: Translate) -> str:
        """The whole sentence in the language of `translate`."""
        values = {name: _said(value, translate) for name, value in self.values.items()}
        return translate(self.message).format(**values)

    def __str__(self) -> str:
        return self.text(str)


class Msg(str):
    """A marked text that stands inside another message and is translated with it."""


def _said(value: object, translate: Translate) -> object:
    """A sentence names what was typed, but not the whole document that was pasted."""
    if isinstance(value, DeskError):
        return value.text(translate)
    if isinstance(value, Msg):
        return translate(value)
    return f"{value[:MOST_LETTERS]}…" if isinstance(value, str) and len(value) > MOST_LETTERS else value


class FieldError(DeskError):
    """What was typed into one field can not be taken."""


class FormErrors(DeskError):
    """Every error of a form at once: field name -> FieldError."""

    def __init__(self, errors: Mapping[str, FieldError]) -> None:
        super().__init__(N_("Some fields need another look."))
        self.errors = dict(errors)


class Conflict(DeskError):
    """The record was saved by someone else after it was read; `current` is how it stands now."""

    def __init__(self, current: object) -> None:
        super().__init__(N_("This record was changed while you were working on it."))
        self.current = current


class InUse(DeskError):
    """A record can not be deleted because others depend on it."""


class NotFound(DeskError):
    """What was asked for is not there (any more)."""


class Cancelled(DeskError):
    """The user stopped slow work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__(N_("The work was cancelled; nothing was changed."))
