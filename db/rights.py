"""What whoever is signed in may do: every operation by its name, and the question asked before it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from db.domain import permissions
from db.domain.accounts import Account, Role

if TYPE_CHECKING:
    from db.credential import Credential

OPERATIONS: dict[str, Callable[..., Any]] = {}
"""Every command and query of the program, by its name "module.function"."""
FLOOR = "db."


def name_of(work: Callable[..., Any]) -> str:
    """The name by which the table of permissions knows the function."""
    return f"{work.__module__.removeprefix(FLOOR)}.{work.__name__}"


class Rights:
    """Who is signed in to an office. Without an account, which only plain files still open without, a manager."""

    def __init__(self, who: str) -> None:
        self.account = Account(name=who, role=Role.MANAGER)
        self.credential: Credential | None = None
        """What opened the office; it gives passwords to others."""

    def may(self, operation: str) -> bool:
        """Whether the operation ("module.function") would be carried out."""
        return permissions.may(self.account.role, operation)

    def require(self, operation: str) -> None:
        """Raises NotAllowed, which says what is not allowed and who may."""
        if not permissions.may(self.account.role, operation):
            raise permissions.refusal(operation)
