"""What the backups within reach know of the audit log: its last entry at the time of each."""

from datetime import datetime

from db import backup_file, backup_list
from db.domain.audit import Event, Head
from db.domain.digits import is_digits
from db.domain.errors import DeskError, Progress
from db.office import Office, query


def heads_in_backups(office: Office, progress: Progress | None = None) -> tuple[Head, ...]:
    """One for each copy that was looked into when it was made and that this office can open.

    A copy that is newer than the one the office went back to, and was made before that, knows another log.
    """
    if office.credential is None:
        return ()
    own, with_keys = backup_list.office_id(office.folder), backup_list.identities(office)
    returns = _returns(office)
    copies = [copy for copy in backup_list.backups(office.folder, with_keys) if copy.is_reachable]
    found = []
    for done, copy in enumerate(copies, 1):
        try:
            manifest = backup_file.read_manifest(copy.path, with_keys)
        except (DeskError, OSError):  # which the page of the backups tells
            continue
        left_behind = any(manifest.generation > back and manifest.made_at <= at for back, at in returns)
        if manifest.office == own and manifest.audit[0] and not left_behind:
            found.append(Head(manifest.audit[0], bytes.fromhex(manifest.audit[1])))
        if progress:
            progress(done, len(copies))
    return tuple(found)


@query
def _returns(office: Office) -> list[tuple[int, datetime]]:
    """To the copy of which number the office went back, and when."""
    rows = office.sql("select note, at from history where command = ?", (Event.RESTORE_BACKUP.value,))
    return [(int(note), datetime.fromisoformat(at).replace(tzinfo=None)) for note, at in rows if is_digits(note)]
