"""Who signed in and by what means, with the key that opens the office."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from db import sealing
from db.domain.words import N_

RECOVERED: Final = N_("the recovery key")
"""The name of whoever signed in by it."""


class Means(Enum):
    """By what somebody signed in."""

    PASSWORD = "password"
    RECOVERY = "recovery"
    DEMO = "demo"


@dataclass(frozen=True)
class Credential:
    """Who signed in, with the key that opens the office. It lives as long as the office is open, and is never kept."""

    who: str
    key: bytes = field(repr=False)
    means: Means = Means.PASSWORD
    wrong_before: int = field(default=0, compare=False)
    """How many wrong passwords came before the right one, for the audit log."""

    def seal(self, data: bytes, purpose: str) -> bytes:
        """The data as only this office opens it, and only for the same purpose."""
        return sealing.wrap(sealing.derive(self.key, f"seal {purpose}"), data, purpose.encode())

    def unseal(self, sealed: bytes, purpose: str) -> bytes:
        """What was sealed. Raises Unsealable."""
        return sealing.unwrap(sealing.derive(self.key, f"seal {purpose}"), sealed, purpose.encode())
