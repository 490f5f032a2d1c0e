"""Our papers as a process of its own: python -m tests.benchmarks.paper_ours {certificates,rows} FILE.json FILE.pdf."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from printing.paper import Paper
from tests.benchmarks.paper_words import COURSE, DAY, KEY_ID, OFFICE, POSITION, PRIVATE_KEY, SIGNER
from ui.language import gettext_for


def paper() -> Paper:
    return Paper(gettext=gettext_for("th"), printed_on=DAY)


def print_certificates(source: Path, target: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from db.domain.names import full_name
    from db.domain.proofs import Claim, statement
    from printing.certificates import CertificatePage, CertificateSignatory, write_certificates

    key = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY)

    def proof(one: dict[str, Any]) -> bytes:
        name = full_name(one["title"], one["given"], one["family"])
        said = statement(Claim(number=one["number"], year=2569, name=name, course=COURSE, issued_on=DAY), KEY_ID)
        return said + key.sign(said)

    pages = [
        CertificatePage(
            number=one["number"],
            year=2569,
            organisation=OFFICE,
            heading="วุฒิบัตร",
            title=one["title"],
            given=one["given"],
            family=one["family"],
            statement="ได้ผ่านการอบรมหลักสูตร",
            course=COURSE,
            hours=70,
            first_day=date(2026, 10, 1),
            last_day=date(2026, 10, 10),
            place="หอประชุมเทศบาล",
            issued_on=DAY,
            signatories=(CertificateSignatory(SIGNER, POSITION),),
            code="K7QF-2M9X",
            proof=proof(one),
        )
        for one in json.loads(source.read_text(encoding="utf-8"))
    ]
    write_certificates(pages, target, paper())


def print_rows(source: Path, target: Path) -> None:
    from db.domain.date_forms import PartialDate
    from db.domain.garbage import garbage_left
    from db.domain.names import Sex
    from printing.residents import ResidentRoster, ResidentRosterRow, write_resident_roster

    sexes = {sex.value: sex for sex in Sex}

    def row(one: dict[str, str]) -> ResidentRosterRow:
        return ResidentRosterRow(
            title=one["title"],
            given=one["given"],
            family=one["family"],
            citizen_id=one["citizen_id"],
            sex=sexes.get(one["sex"]),
            born=PartialDate(date.fromisoformat(one["born"])) if one["born"] else None,
            house=one["house"],
            community=one["community"],
            phones=(one["phone"],) if one["phone"] else (),
        )

    with garbage_left():  # as the office's records are read
        rows = json.loads(source.read_text(encoding="utf-8"), object_hook=row)
    write_resident_roster(ResidentRoster(organisation=OFFICE, rows=rows), target, paper())


if __name__ == "__main__":
    {"certificates": print_certificates, "rows": print_rows}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
