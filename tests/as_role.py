"""The opened office of a test in the hands of somebody with a role."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.domain.accounts import Account, Role
from db.office import Office


@contextmanager
def signed_in(office: Office, role: Role, name: str = "กานดา") -> Iterator[Office]:
    """The office as this person has it open, until the end of the block."""
    before, who = office.account, office.who
    office.account, office.who = Account(name=name, role=role), name
    try:
        yield office
    finally:
        office.account, office.who = before, who
