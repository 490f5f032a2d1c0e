"""The commands that take files in and give them out: import and export."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from db.domain.words import N_
from ui.commands import results
from ui.commands.offices import opened, opened_or_new, opened_to_look
from ui.commands.terminal import ProgressLine, say, shown_progress, warn
from ui.language import _, gettext_for

if TYPE_CHECKING:
    from db.import_columns import Mapping
    from db.import_plan import ImportPlan
    from db.office import Office


def run_import(args: argparse.Namespace, folder: Path) -> int:
    """Import a file, or with --dry-run only say what would happen. 1 if nothing of the file could be taken."""
    from db.import_columns import ImportKind, recognised
    from db.import_plan import Outcome
    from db.spreadsheets import open_workbook
    from ui.commands import recovery

    page = Path(args.recovery) if args.recovery and not args.dry_run else None
    if page is not None:
        recovery.require_place(page, folder)
    report = Path(args.report) if args.report else None
    _refuse_bad_report(report, folder, Path(args.file))
    workbook = open_workbook(Path(args.file))
    mappings = recognised(workbook, ImportKind(args.kind))
    place = opened_to_look(folder) if args.dry_run else opened_or_new(folder)
    with place as office:
        if page is not None:
            recovery.require_none(office)
        with shown_progress() as progress:
            plan = _plan(office, args, mappings, workbook.name, progress)
            if not args.dry_run:
                plan.commit(office, progress)
        has_page = page is not None and plan.changes_something
        if page is not None and has_page:
            recovery.write_page(office, page)
    if report is not None:
        _write_report(report, plan)
    for note in plan.notes if plan.changes_something else ():
        warn(note.text(_))
    _say_plan(plan, args.dry_run)
    if has_page:
        say(
            _("The recovery page was written to {file}. Print it, keep it in the safe, and delete the file.").format(
                file=page
            )
        )
    return 0 if plan.count(Outcome.REFUSED) < plan.read else 1


def _plan(
    office: Office, args: argparse.Namespace, mappings: tuple[Mapping, ...], file: str, progress: ProgressLine
) -> ImportPlan:
    """`kept_words`: reasons stay with people, in the office's language whatever is spoken here."""
    from db.import_attendance import plan_attendance
    from db.import_households import plan_households
    from db.import_residents import plan_residents
    from db.import_volunteers import plan_volunteers

    today: date = office.today()
    kept_words = gettext_for("th")
    if args.kind == "residents":
        return plan_residents(office, mappings, file, today, progress, kept_words)
    if args.kind == "households":
        return plan_households(office, mappings, file, today, progress, kept_words)
    if args.kind == "volunteers":
        return plan_volunteers(office, mappings, file, today, progress, kept_words)
    if len(mappings) > 1:
        warn(_("Only the sheet “{sheet}” is read.").format(sheet=mappings[0].sheet.name))
    return plan_attendance(office, mappings, file, today, progress, kept_words, class_id=args.class_id)


def _say_plan(plan: ImportPlan, is_trial: bool) -> None:
    report = plan.report(_)
    if is_trial:
        say(_("This is what would happen; nothing was written."))
    figures = _("Rows: {read} · added: {added} · updated: {updated} · unchanged: {unchanged} · refused: {refused}")
    say(figures.format(**report | {"refused": len(report["refused"])}))
    for heading, found in ((_("Warnings"), report["warnings"]), (_("Refused"), report["refused"])):
        if found:
            say(f"{heading}: {len(found)}")
        for problem in found:
            say(_("  row {row} ({name}): {message}").format(**problem))


def _refuse_bad_report(report: Path | None, folder: Path, file: Path) -> None:
    """Before anything is written: the report must have a place of its own."""
    from db.domain.file_names import require_name
    from db.storage import FILE_NAME

    if report is None:
        return
    require_name(report.name)
    if report.absolute() in ((folder / FILE_NAME).absolute(), file.absolute()):
        raise DeskError(N_("The report would overwrite {file}."), file=str(report))
    if report.is_dir() or (not report.parent.is_dir() and report.parent.absolute() != folder.absolute()):
        raise DeskError(N_("The report can not be written to {file}."), file=str(report))


def _write_report(path: Path, plan: ImportPlan) -> None:
    from db.safe_files import disk_errors_told, write_whole

    with disk_errors_told(path):
        path.parent.mkdir(exist_ok=True)
        write_whole(path, (json.dumps(plan.report(_), ensure_ascii=False, indent=1) + "\n").encode())


def run_export(args: argparse.Namespace, folder: Path) -> int:
    """Write a list to a file; its words are Thai whatever language is spoken here."""
    if args.kind == results.REPORT:
        return results.run_export_report(args, folder)
    from db.exports import ExportKind, export

    with opened(folder) as office, shown_progress() as progress:
        count = export(office, ExportKind(args.kind), Path(args.file), gettext_for("th"), args.all, progress)
    say(_("{count} lines were written to {file}.").format(count=count, file=args.file))
    return 0
