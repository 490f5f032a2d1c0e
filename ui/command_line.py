"""The command line: what can be typed, in which language it answers, and the exit code (0 done, 1 failed, 2 usage)."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from db.domain.digits import to_arabic
from db.domain.errors import DeskError, FieldError
from db.domain.words import N_
from ui import language, message_box
from ui.commands import imports, keeping, lists, papers, verifying, windows
from ui.commands.offices import demo_folder, office_folder
from ui.commands.terminal import say, warn
from ui.language import _
from ui.version import version

FAILED, WRONG_USAGE = 1, 2
SUBJECTS = ("residents", "volunteers", "classes", "certificates")
MOST = 1_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the result is the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    language.set_language(_language_in(arguments))
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
        return _failed(args, _("Something unexpected happened.") + f"\n\n{type(error).__name__}: {error}")


def _failed(args: argparse.Namespace, text: str) -> int:
    """Who double-clicked the program has no console to read why no window came (pythonw)."""
    if sys.stderr is None and args.run in (windows.run_window, windows.run_demo) and not vars(args).get("no_window"):
        message_box.show(text, _("Mae Sariang Desk"))
    else:
        warn(text)
    return FAILED


def _language_in(arguments: Sequence[str]) -> str:
    """The language asked for, before anything is said; Thai if none or an unknown one is."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang"):
            value = argument.partition("=")[2] or "".join(arguments[place + 1 : place + 2])
            return value if value in language.LANGUAGES else language.DEFAULT
    return language.DEFAULT


# -- what can be typed


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


def parser() -> argparse.ArgumentParser:
    """Everything that can be typed, explained in the language in use."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=_("the folder of the office"))
    common.add_argument(
        "--lang", choices=language.LANGUAGES, default=argparse.SUPPRESS, help=_("the language to speak")
    )
    top = Parser(
        prog=Path(sys.executable).name if getattr(sys, "frozen", False) else "maesariang_desk.py",
        description=_("Mae Sariang Desk: residents, volunteers and trainings of a municipality, and their papers."),
        parents=[common],
    )
    top.add_argument("--version", action=ShowVersion, nargs=0, help=_("show the version"))
    licences = _("show the licences of all parts of the program")
    top.add_argument("--licences", action=ShowLicences, nargs=0, help=licences)
    top.set_defaults(run=windows.run_window, folder=office_folder)
    commands = top.add_subparsers(metavar="COMMAND", title=_("commands"))
    for add in (_demo, _import, _export, _list, _search, _print, _verify, _public_key, _backup, _check):
        add(commands, common)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[Any]"


def _demo(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("demo", parents=[common], help=_("open a fictitious office"))
    command.add_argument("--no-window", action="store_true", help=_("only make it"))
    command.add_argument("--residents", type=_count, default=2862, metavar="N", help=_("how many residents it has"))
    command.add_argument("--seed", type=int, default=1, metavar="S", help=_("the same number makes the same office"))
    command.set_defaults(run=windows.run_demo, folder=demo_folder)


def _import(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("import", parents=[common], help=_("take in a file (.xlsx, .csv, .txt)"))
    kinds = command.add_subparsers(metavar="WHAT", required=True, dest="kind")
    for kind, text in (
        ("residents", _("residents")),
        ("volunteers", _("volunteers")),
        ("attendance", _("attendance of a class")),
    ):
        each = kinds.add_parser(kind, parents=[common], help=text)
        each.add_argument("file", metavar="FILE")
        if kind == "attendance":
            each.add_argument("--class", dest="class_id", type=int, metavar="ID", help=_("the class it is of"))
        each.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
        each.add_argument("--report", metavar="FILE.json", help=_("write a report"))
    command.set_defaults(run=imports.run_import)


def _export(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("export", parents=[common], help=_("write a list to a file (.xlsx, .csv)"))
    command.add_argument("kind", choices=SUBJECTS)
    command.add_argument("file", type=_sheet, metavar="FILE.{xlsx,csv}")
    command.add_argument("--all", action="store_true", help=_("also who moved away, died or ended"))
    command.set_defaults(run=imports.run_export)


def _list(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("list", parents=[common], help=_("show records"))
    command.add_argument("kind", choices=SUBJECTS)
    command.add_argument("--all", action="store_true", help=_("also who moved away, died or ended"))
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=lists.run_list)


def _search(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("search", parents=[common], help=_("find people"))
    command.add_argument("text", metavar="TEXT")
    command.add_argument("--limit", type=_count, default=50, metavar="N", help=_("how many at most"))
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=lists.run_search)


def _print(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("print", parents=[common], help=_("write a paper as PDF"))
    kinds = command.add_subparsers(metavar="PAPER", required=True, dest="paper")
    certificates = kinds.add_parser("certificates", parents=[common], help=_("the certificates of a class"))
    register = kinds.add_parser("register", parents=[common], help=_("the attendance sheets of a class"))
    for each in (certificates, register):
        each.add_argument("--class", dest="class_id", type=int, required=True, metavar="ID", help=_("the class"))
    certificates.add_argument("--layout", default="", metavar="NAME", help=_("in this layout, not as they were issued"))
    attendance = kinds.add_parser(
        "attendance", parents=[common], help=_("who came, for how many hours, and who passed")
    )
    participants = kinds.add_parser("participants", parents=[common], help=_("the list for the notice board"))
    participants.add_argument("--passed", action="store_true", help=_("only those who passed"))
    for each in (attendance, participants):
        each.add_argument("--class", dest="class_id", type=int, required=True, metavar="ID", help=_("the class"))
    cards = kinds.add_parser("cards", parents=[common], help=_("cards of volunteers"))
    cards.add_argument("--until", type=_day, metavar="DATE", help=_("the last day on which they are valid"))
    numbers = kinds.add_parser("certificate-register", parents=[common], help=_("the register of a year"))
    numbers.add_argument("--year", type=_year, required=True, metavar="2569", help=_("the year of the numbers, B.E."))
    register.add_argument("--day", type=_day, metavar="DATE", help=_("only this day"))
    roster = kinds.add_parser("roster", parents=[common], help=_("a roster of people"))
    roster.add_argument("kind", choices=("residents", "volunteers"))
    for each in (roster, cards):
        each.add_argument("--community", default="", metavar="NAME", help=_("only this community"))
    roster.add_argument("--columns", type=_names, default=(), metavar="A,B", help=_("only these columns"))
    roster.add_argument("--group", choices=("community",), help=_("each community on pages of its own"))
    roster.add_argument(
        "--ids", choices=("full", "masked", "none"), default="masked", help=_("how citizen IDs are shown")
    )
    for each in (certificates, register, attendance, participants, cards, numbers, roster):
        each.add_argument("file", type=_pdf, metavar="FILE.pdf")
    command.set_defaults(run=papers.run_print)


def _verify(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("verify", parents=[common], help=_("whether a certificate is genuine and in force"))
    command.add_argument("what", metavar="{CODE,FILE.pdf,IMAGE}")
    command.add_argument("--key", metavar="FILE.json", help=_("by this public key file, without the office"))
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=verifying.run_verify)


def _public_key(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("public-key", parents=[common], help=_("write the file by which anyone verifies"))
    command.add_argument("file", metavar="FILE.json")
    command.set_defaults(run=verifying.run_public_key)


def _backup(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("backup", parents=[common], help=_("make a backup or bring one back"))
    actions = command.add_subparsers(metavar="ACTION", required=True, dest="action")
    create = actions.add_parser("create", parents=[common], help=_("make a backup"))
    create.add_argument("dest", metavar="DEST")
    restore = actions.add_parser("restore", parents=[common], help=_("bring a backup back; the present file is kept"))
    restore.add_argument("file", metavar="FILE")
    command.set_defaults(run=keeping.run_backup)


def _check(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("check", parents=[common], help=_("look for faults in the data"))
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=keeping.run_check)


# -- arguments


def _day(text: str) -> date:
    from db.domain.buddhist_era import parse_date  # 10 ms that few commands need

    try:
        return parse_date(text, today=date.today())
    except FieldError as error:
        raise argparse.ArgumentTypeError(error.text(_)) from error


def _whole(text: str, least: int, most: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(_("a number from {least} to {most} is needed").format(least=least, most=most))
    return number


def _count(text: str) -> int:
    return _whole(text, 1, MOST)


def _year(text: str) -> int:
    return _whole(to_arabic(text), 2400, 3000)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _ending(text: str, *endings: str) -> str:
    if not text.lower().endswith(endings):
        raise argparse.ArgumentTypeError(_("the name must end in {endings}").format(endings=" / ".join(endings)))
    return text


def _sheet(text: str) -> str:
    return _ending(text, ".xlsx", ".csv")


def _pdf(text: str) -> str:
    return _ending(text, ".pdf")
