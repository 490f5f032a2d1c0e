"""Whether the page with the recovery key was made: until then the window reminds of it."""

from db.office import Office, command, query

MADE = ("note_recovery_page", "replace_recovery_key")
"""Commands after which somebody has the page: the key was typed back from it, or it was written for a new key."""


@query
def has_recovery_page(office: Office) -> bool:
    """Whether somebody has the page, of this office or of what it was restored from."""
    return bool(office.sql(f"select 1 from history where command in ({', '.join('?' * len(MADE))}) limit 1", MADE))


@command
def note_recovery_page(office: Office) -> None:
    """The key was typed back from the page."""
    office.note("accounts", None)
