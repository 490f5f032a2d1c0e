"""Who may do what, by the table of rights. What stands in none of them nobody may do."""

from db.domain.accounts import Role
from db.domain.errors import DeskError, Msg
from db.domain.rights import ADL as ADL
from db.domain.rights import EVERYBODY as EVERYBODY
from db.domain.rights import EXPORT as EXPORT
from db.domain.rights import HEALTH_NOTES as HEALTH_NOTES
from db.domain.rights import MANAGERS as MANAGERS
from db.domain.rights import NOBODY as NOBODY
from db.domain.rights import RECORDERS as RECORDERS
from db.domain.rights import REVEAL as REVEAL
from db.domain.rights import RIGHTS as RIGHTS
from db.domain.rights import ROUND_NEEDS as ROUND_NEEDS
from db.domain.rights import Right as Right
from db.domain.words import N_

RIGHT_OF = {operation: right for right in RIGHTS for operation in right.operations}
WHO_MAY = {
    EVERYBODY: N_("everybody"),
    RECORDERS: N_("clerks and managers"),
    MANAGERS: N_("managers"),
    NOBODY: N_("nobody"),
}


class NotAllowed(DeskError):
    """The role of who is signed in does not include it."""


def may(role: Role, operation: str) -> bool:
    """Whether the role includes the operation."""
    right = RIGHT_OF.get(operation)
    return right is not None and role in right.roles


def refusal(operation: str) -> NotAllowed:
    """What to tell somebody who may not: what it is, and who may."""
    right = RIGHT_OF.get(operation)
    if right is None:
        return NotAllowed(N_("Nobody may do this: {operation}"), operation=operation)
    return NotAllowed(
        N_("You may not {what}. Who may: {roles}."), what=Msg(right.what), roles=Msg(WHO_MAY[right.roles])
    )
