"""Certificates as the file keeps them: rows to records and back, with what they replace and their corrections."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from db import records
from db.certificate_tables import CertificateRow
from db.domain.certificates import (
    Certificate,
    CertificateStatus,
    CertificateText,
    Correction,
    Signer,
    format_number,
)
from db.domain.errors import NotFound
from db.domain.training import CertificateKind
from db.domain.words import N_
from db.office import Office
from db.resident_rows import day_of, iso

COLUMNS = """
c.id, c.revision, c.year, c.number, c.batch, c.class_id, c.resident_id, c.kind, c.title, c.given, c.family, c.text,
c.issued_on, c.status, c.replaces_id, c.ended_on, c.end_reason, c.handed_over_on, c.handed_to,
old.number, old.year, new.number, new.year, c.look_id
"""
JOINS = "left join certificate old on old.id = c.replaces_id left join certificate new on new.replaces_id = c.id"


def text_to_json(text: CertificateText) -> str:
    """The frozen text as it is kept."""
    values = asdict(text) | {"first_day": iso(text.first_day), "last_day": iso(text.last_day)}
    return json.dumps(values, ensure_ascii=False)


def text_from_json(kept: str) -> CertificateText:
    """The twin of text_to_json."""
    values = json.loads(kept)
    values["first_day"] = day_of(values["first_day"])
    values["last_day"] = day_of(values["last_day"])
    values["signers"] = tuple(Signer(**signer) for signer in values["signers"])
    return CertificateText(**values)


def certificates_by_id(office: Office, ids: Sequence[int]) -> tuple[Certificate, ...]:
    """For queries: the certificates of these ids, in this order."""
    wanted = json.dumps(list(ids))
    rows = office.sql(
        f"""select {COLUMNS} from json_each(?) wanted cross join certificate c on c.id = wanted.value {JOINS}
        order by wanted.key""",
        (wanted,),
    )
    corrections: dict[int, list[Correction]] = {}
    for certificate_id, at, who, before, after, reason in office.sql(
        """select certificate_id, at, who, before, after, reason from certificate_correction
        where certificate_id in (select value from json_each(?)) order by id""",
        (wanted,),
    ):
        corrections.setdefault(certificate_id, []).append(Correction(at, who, before, after, reason))
    return tuple(_certificate(row, tuple(corrections.get(row[0], ()))) for row in rows)


def certificates_where(office: Office, where: str, values: Sequence[object]) -> tuple[Certificate, ...]:
    """For queries: the certificates `r` that pass `where`, by year and number."""
    rows = office.sql(f"select r.id from certificate r where {where} order by r.year, r.number", values)
    return certificates_by_id(office, [row[0] for row in rows])


def one_certificate(office: Office, certificate_id: int) -> Certificate:
    """For queries and commands; raises NotFound."""
    found = certificates_by_id(office, [certificate_id])
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


def _certificate(row: tuple[Any, ...], corrections: tuple[Correction, ...]) -> Certificate:
    old_number, old_year, new_number, new_year, look_id = row[19:]
    return Certificate(
        id=row[0],
        revision=row[1],
        year=row[2],
        number=row[3],
        batch=row[4],
        class_id=row[5],
        resident_id=row[6],
        kind=CertificateKind(row[7]),
        title=row[8],
        given=row[9],
        family=row[10],
        text=text_from_json(row[11]),
        issued_on=date.fromisoformat(row[12]),
        status=CertificateStatus(row[13]),
        replaces_id=row[14],
        replaces=format_number(old_number, old_year) if old_number else "",
        replaced_by=format_number(new_number, new_year) if new_number else "",
        ended_on=day_of(row[15]),
        end_reason=row[16],
        handed_over_on=day_of(row[17]),
        handed_to=row[18],
        corrections=corrections,
        look_id=look_id or 0,
    )


def insert_certificate(office: Office, values: dict[str, Any], text: CertificateText, issued_on: date) -> int:
    """For commands: a new certificate in force; `values` are number, whose and which."""
    return records.insert(
        office,
        CertificateRow,
        values
        | {
            "text": text_to_json(text),
            "issued_on": issued_on.isoformat(),
            "status": CertificateStatus.ISSUED.value,
        },
    )
