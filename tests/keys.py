"""Passwords that cost next to nothing, and a credential for offices of tests."""

from typing import Final

from db import sealing
from db.sealing import Cost

REAL_COST: Final = sealing.COST
CHEAP: Final = Cost(memory=32, passes=1, lanes=1)
"""Read from the slots that are made with it, so nothing else has to know."""
