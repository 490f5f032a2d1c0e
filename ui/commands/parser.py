"""A parser of the command line that explains itself and its refusals in the language in use."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from db.domain.words import N_
from ui.commands.terminal import say, warn
from ui.language import _
from ui.version import version

WRONG_USAGE = 2


class Parser(argparse.ArgumentParser):
    """Explains itself in the language in use."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=Explanation, **options)
        self._positionals.title = _("what is needed")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> NoReturn:
        """What is wrong, and where to read how it is right."""
        warn(self.format_usage() + _in_our_words(message))
        raise SystemExit(WRONG_USAGE)


WORDS_OF_ARGPARSE = (
    (re.compile("the following arguments are required: (.+)"), N_("This is missing: {name}")),
    (
        re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+?)\).*"),
        N_("{name} can not be {value}; choose from {choices}"),
    ),
    (re.compile("argument (.+?): expected .*argument.*"), N_("{name} needs a value.")),
    (re.compile("argument (.+?): invalid int value: (.+)"), N_("{name} must be a whole number, not {value}.")),
    (re.compile("unrecognized arguments: (.+)"), N_("This is not understood: {name}")),
    (re.compile("argument (.+?): (.+)", re.DOTALL), "{name}: {value}"),  # what our own checks say
)
"""What argparse says, which knows English only."""


def _in_our_words(message: str) -> str:
    for pattern, ours in WORDS_OF_ARGPARSE:
        if found := pattern.fullmatch(message):
            return _(ours).format(**dict(zip(("name", "value", "choices"), found.groups(), strict=False)))
    return message


class ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: Any) -> None:
        say(f"{parser.prog} {version()}")
        parser.exit()


class ShowLicences(argparse.Action):
    """Every part of the program with its licence in full."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: Any) -> None:
        from ui.parts import parts

        known = parts()
        say(f"{_('Mae Sariang Desk')} {version()}", "")
        say(*(f"{part.name} {part.version}".strip() + f"  –  {part.licence}" for part in known))
        for part in known:
            say("", "=" * 72, f"{part.name} {part.version}".strip(), "=" * 72, "", part.text())
        parser.exit()


class Explanation(argparse.HelpFormatter):
    """The usage line, in the language in use."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)
