"""The recovery key of the opened office, replaced by another; the old one opens nothing that is made from then on."""

from db import keys
from db.credential import Means
from db.domain.errors import DeskError
from db.domain.words import N_
from db.office import Office, command

SUBJECT = "accounts"


@command
def replace_recovery_key(office: Office, recovery: str) -> None:
    """Let this key, and no other, open the office and its copies from now on. Raises FieldError, DeskError."""
    credential = office.credential
    if credential is None or credential.means is Means.DEMO:
        raise DeskError(N_("This office has no passwords: everybody opens it as its manager."))
    office.note(SUBJECT, None, "recovery key")
    keys.set_recovery(office.folder, credential, recovery)
