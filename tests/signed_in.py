"""Encrypted offices for tests of the window: begun with users whose passwords are known and cost nothing."""

from pathlib import Path
from typing import Final
from unittest.mock import patch

from db import keys, sealing
from db.credential import Credential
from db.domain.recovery_key import format_recovery_key
from db.office import Office
from tests.keys import CHEAP

MANAGER: Final = "กิตติ ใจงาม"
PASSWORD: Final = "บ้านริมน้ำสี่หลัง"
RECOVERY: Final = format_recovery_key(bytes(range(20)))


def begun(folder: Path) -> Credential:
    """Begin an office whose manager is MANAGER; its credential."""
    with patch.object(sealing, "COST", CHEAP):
        credential = keys.set_up(folder, MANAGER, PASSWORD, RECOVERY)
    Office.create(folder, credential).close()
    return credential
