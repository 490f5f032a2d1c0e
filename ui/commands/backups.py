"""The commands about backups: make one, list them, prove that they open, go back to one."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from ui import language
from ui.commands.offices import opened
from ui.commands.terminal import say, say_json, say_table, shown_progress, warn
from ui.language import _

if TYPE_CHECKING:
    from db.backup import BackupReport
    from db.backup_list import Copy
    from db.backup_manifest import Manifest
    from db.restore import RestoreReport

RECOVERY_FILE: Final = "MAESARIANG_RECOVERY_FILE"
MOST_BYTES: Final = 10_000


def run_backup(args: argparse.Namespace, folder: Path) -> int:
    """Do what is asked; 0 if it was done and everything is good."""
    actions = {"create": _create, "list": _list, "verify": _verify, "restore": _restore}
    return actions[args.action](args, folder)


# -- making


def _create(args: argparse.Namespace, folder: Path) -> int:
    from ui import window_questions

    dest = Path(args.dest) if args.dest else None
    with shown_progress() as progress:
        by_window = window_questions.backup_by_window(folder, dest, language.current_language(), progress)
    if by_window is not None:
        say(_("The backup was made and checked: {file} ({residents} people)").format_map(by_window))
        return 0
    return _tell(_made(folder, dest))


def _made(folder: Path, dest: Path | None) -> BackupReport:
    """By whoever signs in; without anybody, of the closed file as it lies there."""
    from db.backup import create_backup
    from ui.commands import credentials

    if credentials.somebody_signs_in(folder):
        with opened(folder) as office, shown_progress() as progress:
            return create_backup(office, dest, progress, reason="command")
    from db.backup_closed import copy_closed

    return copy_closed(folder, dest, datetime.now())


def _tell(made: BackupReport) -> int:
    if made.residents is None:
        done = _("The backup was made: {file}. It is proved to open when somebody next signs in.")
    else:
        done = _("The backup was made and checked: {file} ({residents} people)")
    for path in made.paths or (made.path,):
        say(done.format(file=path, residents=made.residents))
    for path, error in made.missed:
        warn(_("No copy went to {folder}: {reason}").format(folder=path.parent, reason=error.text(_)))
    return 1 if made.missed else 0


# -- looking


def _list(args: argparse.Namespace, folder: Path) -> int:
    """Needs nobody: what the office noted of its copies, and the names of others."""
    from db.backup_list import backups
    from db.office import Office

    if not Office.exists(folder):
        raise NotFound(N_("There is no office in the folder {folder}."), folder=str(folder))
    found = backups(folder)
    if args.json:
        say_json([_object(copy) for copy in found])
        return 0
    headings = (_("Number"), _("Made"), _("People"), _("Proved to open"), _("Place"), _("File"))
    say_table(headings, [_row(copy) for copy in found])
    return 0


def _object(copy: Copy) -> dict[str, object]:
    known = copy.known
    return {
        "generation": known.generation,
        "made_at": known.made_at.isoformat(timespec="seconds"),
        "residents": known.residents,
        "reason": known.reason,
        "size": known.size,
        "proved_at": known.proved_at.isoformat(timespec="seconds") if known.proved_at else None,
        "problem": _(known.problem).format(file=copy.path.name, problem="") if known.problem else "",
        "place": copy.place.kind.value,
        "outside": known.is_outside,
        "reachable": copy.is_reachable,
        "file": str(copy.path),
    }


def _row(copy: Copy) -> tuple[object, ...]:
    known = copy.known
    proved = f"{known.proved_at:%Y-%m-%d %H:%M}" if known.proved_at and not known.problem else "-"
    people = "-" if known.residents is None else known.residents
    return known.generation, f"{known.made_at:%Y-%m-%d %H:%M}", people, proved, copy.place.kind.value, copy.path


# -- proving


def _verify(args: argparse.Namespace, folder: Path) -> int:
    if args.all == bool(args.file):
        raise DeskError(N_("Please name one backup, or all of them with --all."))
    if args.file and os.environ.get(RECOVERY_FILE):
        return _verify_by_recovery(Path(args.file), folder)
    from db.backup_list import backups, identities
    from db.backup_proofs import prove_copy

    with opened(folder) as office:
        reachable = [copy.path for copy in backups(office.folder, identities(office)) if copy.is_reachable]
        files = reachable if args.all else [Path(args.file)]
        bad = 0
        for file in files:
            try:
                with shown_progress() as progress:
                    say(_good(file, prove_copy(office, file, progress)))
            except DeskError as error:
                bad += 1
                say(_("BAD  {file}: {reason}").format(file=file, reason=error.text(_)))
    return 1 if bad else 0


def _good(file: Path, manifest: Manifest) -> str:
    made = f"{manifest.made_at:%Y-%m-%d %H:%M}"
    if manifest.residents is None:
        return _("GOOD {file}: made {made}").format(file=file, made=made)
    return _("GOOD {file}: made {made}, {residents} people").format(file=file, made=made, residents=manifest.residents)


def _verify_by_recovery(file: Path, folder: Path) -> int:
    """Also where there is no office: on another PC, to know before it is needed."""
    from tempfile import TemporaryDirectory

    from db import key_slots, keys
    from db.backup_file import read_manifest
    from db.backup_proofs import proved

    text = recovery_text()
    identities = [keys.recovery_identity(text)]
    manifest = read_manifest(file, identities)
    key = keys.by_recovery(key_slots.parse(manifest.keys), text).key
    with TemporaryDirectory() as scratch, shown_progress() as progress:
        say(_good(file, proved(Path(scratch), file, identities, key, progress)))
    return 0


def recovery_text() -> str:
    """The recovery key from the file that the environment names. Raises DeskError."""
    file = Path(os.environ[RECOVERY_FILE])
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(MOST_BYTES).decode("utf-8-sig").strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskError(
            N_("The recovery key can not be read from the file {file}: {reason}"), file=str(file), reason=reason
        ) from None


# -- going back


def _restore(args: argparse.Namespace, folder: Path) -> int:
    from ui import window_questions

    file = Path(args.file)
    window_questions.require_closed(folder)
    if not file.is_file():
        raise NotFound(N_("There is no file {file}."), file=str(file))
    if os.environ.get(RECOVERY_FILE):
        from db.restore import restore_by_recovery

        with shown_progress() as progress:
            restored, _credential = restore_by_recovery(folder, file, recovery_text(), progress)
    else:
        restored = _restore_signed_in(folder, file)
    say(_("The office was brought back: {residents} people").format(residents=restored.residents))
    if restored.kept_aside is not None:
        say(_("The file that was there before is kept as {file}").format(file=restored.kept_aside))
    return 0


def _restore_signed_in(folder: Path, file: Path) -> RestoreReport:
    from db import backup_choices, storage
    from db.office import Office
    from db.restore import restore_here

    if storage.is_plain(file):
        raise DeskError(
            N_(
                "The backup {file} is not encrypted. Please copy it into an empty folder under the name {name} and "
                "open that folder in the window, which encrypts it."
            ),
            file=str(file),
            name=storage.FILE_NAME,
        )
    if not Office.exists(folder):
        raise DeskError(
            N_("There is no office in the folder {folder}. To bring a backup back there, set {recovery}."),
            folder=str(folder),
            recovery=RECOVERY_FILE,
        )
    with opened(folder) as office:
        credential = office.credential
        assert credential is not None
        going = backup_choices.look_before_restore(office, file)
        changes = language.ngettext(
            "{count} entry since that backup is taken out.", "{count} entries since that backup are taken out.",
            going.lost.changes,
        )  # fmt: skip
        warn(changes.format(count=going.lost.changes))
        with shown_progress() as progress:
            backup_choices.back_up_before_restore(office, progress)
    with shown_progress():
        return restore_here(folder, file, credential)
