"""Everything that can be typed on the command line, and which command it asks for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, TypeAlias

from ui import language
from ui.commands import (
    arguments,
    auditing,
    backups,
    imports,
    keeping,
    lists,
    mending,
    papers,
    personal_data,
    place_arguments,
    place_lists,
    results,
    rounds,
    service_lists,
    service_papers,
    verifying,
    visit_lists,
    volunteering_lists,
    volunteering_papers,
    windows,
)
from ui.commands.offices import demo_folder, office_folder
from ui.commands.parser import Parser, ShowLicences, ShowVersion
from ui.language import _

SUBJECTS = (
    "residents", "volunteers", "elders", *place_lists.SHOWN, *visit_lists.LISTS, "rounds", "classes", "certificates",
    "partners",
    *mending.LISTS, *service_lists.LISTS, *volunteering_lists.LISTS,
)  # fmt: skip


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
    for add in (
        _demo, _import, _export, _list, _search, _print, _person, _verify, _public_key, _backup, _check, _audit,
        _rehearse,
    ):  # fmt: skip
        add(commands, common)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[Any]"


def _demo(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("demo", parents=[common], help=_("open a fictitious office"))
    command.add_argument("--no-window", action="store_true", help=_("only make it"))
    command.add_argument(
        "--residents", type=arguments.count, default=2862, metavar="N", help=_("how many residents it has")
    )
    command.add_argument("--seed", type=int, default=1, metavar="S", help=_("the same number makes the same office"))
    command.set_defaults(run=windows.run_demo, folder=demo_folder)


def _import(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("import", parents=[common], help=_("take in a file (.xlsx, .csv, .txt)"))
    kinds = command.add_subparsers(metavar="WHAT", required=True, dest="kind")
    for kind, text in (
        ("residents", _("residents")),
        ("volunteers", _("volunteers")),
        ("attendance", _("attendance of a class")),
        ("households", _("households")),
    ):
        each = kinds.add_parser(kind, parents=[common], help=text)
        each.add_argument("file", metavar="FILE")
        if kind == "attendance":
            each.add_argument("--class", dest="class_id", type=int, metavar="ID", help=_("the class it is of"))
        each.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
        each.add_argument("--report", metavar="FILE.json", help=_("write a report"))
        each.add_argument(
            "--recovery", type=arguments.pdf, metavar="FILE.pdf", help=_("write the recovery page of a new office")
        )
    command.set_defaults(run=imports.run_import)


def _export(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("export", parents=[common], help=_("write a list to a file (.xlsx, .csv)"))
    command.add_argument("kind", choices=(*SUBJECTS, results.REPORT))
    results.add_year(command)
    command.add_argument("file", type=arguments.sheet, metavar="FILE.{xlsx,csv}")
    command.add_argument("--all", action="store_true", help=_("also who moved away, died or ended"))
    command.set_defaults(run=imports.run_export)


def _list(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("list", parents=[common], help=_("show records"))
    command.add_argument("kind", choices=(*SUBJECTS, *results.LISTS))
    command.add_argument("--all", action="store_true", help=_("also who moved away, died or ended"))
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=lists.run_list)


def _search(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("search", parents=[common], help=_("find people"))
    command.add_argument("text", metavar="TEXT")
    command.add_argument("--limit", type=arguments.count, default=50, metavar="N", help=_("how many at most"))
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
    cards.add_argument("--until", type=arguments.day, metavar="DATE", help=_("the last day on which they are valid"))
    numbers = kinds.add_parser("certificate-register", parents=[common], help=_("the register of a year"))
    numbers.add_argument(
        "--year", type=arguments.year, required=True, metavar="2569", help=_("the year of the numbers, B.E.")
    )
    register.add_argument("--day", type=arguments.day, metavar="DATE", help=_("only this day"))
    roster = kinds.add_parser("roster", parents=[common], help=_("a roster of people, partners, activities …"))
    others = (*service_papers.ROSTERS, *visit_lists.ROSTERS)
    roster.add_argument("kind", choices=("residents", "volunteers", "elders", "partners", *others))
    roster.add_argument(
        "--register", type=arguments.year, metavar="2571", help=_("elders to register for this fiscal year, B.E.")
    )
    roster.add_argument(
        "--nothing", action="store_true", help=_("elders with no visit and no activity in this fiscal year")
    )
    for each in (roster, cards):
        each.add_argument("--community", default="", metavar="NAME", help=_("only this community"))
    roster.add_argument("--columns", type=arguments.names, default=(), metavar="A,B", help=_("only these columns"))
    roster.add_argument("--group", choices=("community",), help=_("each community on pages of its own"))
    roster.add_argument(
        "--ids", choices=("full", "masked", "none"), default="masked", help=_("how citizen IDs are shown")
    )
    roster.add_argument("--year", type=arguments.year, metavar="2569", help=_("only of this fiscal year, B.E."))
    activity = kinds.add_parser("activity", parents=[common], help=_("one activity with photographs and people"))
    activity.add_argument(
        "--activity", dest="activity_id", type=int, required=True, metavar="ID", help=_("the activity")
    )
    notice = kinds.add_parser("privacy-notice", parents=[common], help=_("the notice on personal data"))
    processing = kinds.add_parser("processing-record", parents=[common], help=_("the record of processing"))
    breach = kinds.add_parser("breach", parents=[common], help=_("the report of a breach of personal data"))
    breach.add_argument("--breach", dest="breach_id", type=int, required=True, metavar="ID", help=_("the breach"))
    breaches = kinds.add_parser("breach-register", parents=[common], help=_("the register of breaches"))
    for each in (
        certificates, register, attendance, participants, cards, numbers, roster, activity, notice, processing,
        breach, breaches,
    ):  # fmt: skip
        each.add_argument("file", type=arguments.pdf, metavar="FILE.pdf")
    place_arguments.add_labels(kinds, common)
    rounds.add_papers(kinds, common)
    volunteering_papers.add_papers(kinds, common)
    results.add_report(kinds, common)
    command.set_defaults(run=papers.run_print)


def _person(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("person", parents=[common], help=_("write all that is kept of one person"))
    command.add_argument("id", type=arguments.count, metavar="ID")
    command.add_argument("file", type=arguments.person_file, metavar="FILE.{pdf,json}")
    command.set_defaults(run=personal_data.run_person)


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
    command = commands.add_parser("backup", parents=[common], help=_("make backups, prove them, bring one back"))
    actions = command.add_subparsers(metavar="ACTION", required=True, dest="action")
    create = actions.add_parser("create", parents=[common], help=_("make a backup"))
    create.add_argument("dest", metavar="DEST", nargs="?", help=_("a folder or file; else to all places"))
    listing = actions.add_parser("list", parents=[common], help=_("all backups, the newest first"))
    listing.add_argument("--json", action="store_true", help=_("as JSON"))
    verify = actions.add_parser("verify", parents=[common], help=_("open backups and look at all of them"))
    verify.add_argument("file", metavar="FILE", nargs="?")
    verify.add_argument("--all", action="store_true", help=_("every backup that can be reached"))
    restore = actions.add_parser("restore", parents=[common], help=_("bring a backup back; the present file is kept"))
    restore.add_argument("file", metavar="FILE")
    command.set_defaults(run=backups.run_backup)


def _check(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("check", parents=[common], help=_("look for faults in the data"))
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=keeping.run_check)


def _audit(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("audit", parents=[common], help=_("check the audit log"))
    actions = command.add_subparsers(metavar="ACTION", required=True, dest="action")
    actions.add_parser("verify", parents=[common], help=_("whether anything was changed in it or taken out"))
    command.set_defaults(run=auditing.run_audit)


def _rehearse(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Not for people: the window begins it, and tells through a pipe what to show."""
    commands.add_parser("rehearse", parents=[common]).set_defaults(run=windows.run_rehearsal)
