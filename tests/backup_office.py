"""An office with users and keys, for tests of its backups: a few people in it, cheap passwords, no real secrets."""

from pathlib import Path
from typing import Final

from db import keys
from db.communities import save_community
from db.credential import Credential
from db.domain.communities import Community
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident

NAME: Final = "กานดา ใจดี"
PASSWORD: Final = "ดอกเอื้อง 2569"
RECOVERY: Final = "03ZH9-081G1-8186T-0W40Z-J00AD-QKFF7-04HMX-ASW97"


def begun(folder: Path) -> Credential:
    """An office with a community and two people in the folder, closed; the credential of its manager."""
    credential = keys.set_up(folder, NAME, PASSWORD, RECOVERY)
    with Office.create(folder, credential) as office:
        save_community(office, Community(name="ริมยวม"))
        save_resident(office, Resident(given="กนกวรรณ", family="ใจดี"))
        save_resident(office, Resident(given="กมล", family="ศรีวงค์"))
    return credential


def people(folder: Path, credential: Credential) -> list[str]:
    """The given names of all who are in the office of the folder."""
    with Office.open(folder, credential) as office:
        return [name for (name,) in office.run(lambda: office.sql("select given from resident order by id"))]
