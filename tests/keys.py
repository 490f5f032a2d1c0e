"""Passwords that cost next to nothing, and a credential for offices whose users do not matter."""

from typing import Final

from db import sealing
from db.credential import Credential, Means
from db.sealing import Cost

REAL_COST: Final = sealing.COST
CHEAP: Final = Cost(memory=32, passes=1, lanes=1)
"""Read from the slots that are made with it, so nothing else has to know."""
KEY: Final = Credential("", bytes(range(32)), Means.DEMO)
"""Opens, as a manager, the offices that were made with it; there is no file of keys."""
