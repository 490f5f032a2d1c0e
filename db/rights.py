"""What whoever is signed in may do: every operation by its name, and the question asked before it runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from db.domain import permissions
from db.domain.accounts import Account, Role
from db.domain.permissions import NotAllowed
from db.domain.words import N_

if TYPE_CHECKING:
    from db.credential import Credential

OPERATIONS: dict[str, Callable[..., Any]] = {}
"""Every command and query of the program, by its name "module.function"."""
LOOKS: set[str] = set()
"""Those of them that only read: all that can be done with a copy."""
FLOOR = "db."
TAKE_OUT: Final = "take out"
"""To print and to take out: in an office anybody may, of a copy nobody; no operation of the table."""


def name_of(work: Callable[..., Any]) -> str:
    """The name by which the table of permissions knows the function."""
    return f"{work.__module__.removeprefix(FLOOR)}.{work.__name__}"


def only_looks(operation: str) -> bool:
    """Whether it reads only. Its module says so, which a page that was not opened yet has not needed before."""
    if operation != TAKE_OUT and operation not in OPERATIONS:
        import_module(FLOOR + operation.rpartition(".")[0])
    return operation in LOOKS


class Rights:
    """Who is signed in to an office. Until the account is known, as while an office begins, a manager."""

    def __init__(self, who: str) -> None:
        self.account = Account(name=who, role=Role.MANAGER)
        self.credential: Credential | None = None
        """What opened the office; it gives passwords to others."""
        self.copy_of: datetime | None = None
        """When the copy was made that is only looked at; None in an office that is worked in."""

    def may(self, operation: str) -> bool:
        """Whether the operation ("module.function") would be carried out."""
        if operation == TAKE_OUT:
            return self.copy_of is None
        return permissions.may(self.account.role, operation) and (self.copy_of is None or only_looks(operation))

    def require(self, operation: str) -> None:
        """Raises NotAllowed, which says what is not allowed and who may; in a copy, that it is one."""
        if self.copy_of is not None and not only_looks(operation):
            self.require_no_copy()
        if operation == TAKE_OUT:
            return
        if not permissions.may(self.account.role, operation):
            raise permissions.refusal(operation)

    def require_no_copy(self) -> None:
        """Raises NotAllowed in a copy: nothing is changed in it, and what the audit log has to know does not happen."""
        if self.copy_of is not None:
            raise NotAllowed(
                N_("This is a copy to look at: nothing can be changed, printed or taken out. Please close this window.")
            )
