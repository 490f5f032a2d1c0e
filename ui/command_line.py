"""The command line: in which language it answers, and the exit code (0 done, 1 failed, 2 usage)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress

from db.domain.errors import DeskError
from ui import language
from ui.commands import windows
from ui.commands.offices import office_folder
from ui.commands.terminal import warn
from ui.language import _

FAILED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the result is the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    language.set_language(_language_in(arguments))
    args = for_the_window(arguments)
    if args is None:
        from ui.commands.grammar import parser  # of all commands, which a start of the window would wait for
        from ui.commands.parser import WRONG_USAGE

        try:
            args = parser().parse_args(arguments, argparse.Namespace(data=None, lang=None))
        except SystemExit as stop:
            return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    try:
        return int(args.run(args, args.folder(args.data)))
    except DeskError as error:
        return _failed(args, error.text(_))
    except OSError as error:  # of a place that was named: a name too long, a folder that may not be looked into
        unusable = _("This file or folder can not be used: {place} ({reason})")
        return _failed(args, unusable.format(place=error.filename or "", reason=error.strerror or error))
    except KeyboardInterrupt:
        return _failed(args, _("The work was cancelled; nothing was changed."))
    except Exception as error:
        if sys.stderr is not None:
            raise
        if not _has_box(args):
            _note_end(args, error)
        return _failed(args, _("Something unexpected happened.") + f"\n\n{type(error).__name__}: {error}")


def for_the_window(arguments: Sequence[str]) -> argparse.Namespace | None:
    """What the grammar would make of options alone, each written out with its value; None for anything else."""
    args = argparse.Namespace(data=None, lang=None, run=windows.run_window, folder=office_folder)
    pairs = list(zip(arguments[::2], arguments[1::2], strict=False))
    if len(arguments) % 2 or any(value.startswith("-") for _option, value in pairs):
        return None
    for option, value in pairs:
        if option == "--data":
            args.data = value
        elif option == "--lang" and value in language.LANGUAGES:
            args.lang = value
        else:
            return None
    return args


def _failed(args: argparse.Namespace, text: str) -> int:
    if _has_box(args):
        from ui import message_box

        message_box.show(text, _("Mae Sariang Desk"))
    else:
        warn(text)
    return FAILED


def _has_box(args: argparse.Namespace) -> bool:
    """Who double-clicked the program has no console to read why no window came (pythonw)."""
    return sys.stderr is None and args.run in windows.OPENING and not vars(args).get("no_window")


def _note_end(args: argparse.Namespace, error: Exception) -> None:
    from ui.log_file import note_end  # for an error that nobody expects

    with suppress(Exception):  # the folder itself may be what the error is about
        note_end(args.folder(args.data), error)


def _language_in(arguments: Sequence[str]) -> str:
    """The language asked for, before anything is said; Thai if none or an unknown one is."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang"):
            value = argument.partition("=")[2] or "".join(arguments[place + 1 : place + 2])
            return value if value in language.LANGUAGES else language.DEFAULT
    return language.DEFAULT
