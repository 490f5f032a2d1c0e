"""The office's settings, its signatories, and the next certificate number of each year."""

from dataclasses import asdict
from typing import Any

from db import records
from db.domain.certificates import Numbering
from db.domain.errors import Conflict, DeskError, FieldError, FormErrors
from db.domain.settings import (
    MOST_SIGNERS,
    SETTINGS_FORM,
    SIGNATORY_FORM,
    OfficeSettings,
    PaperDigits,
    PaperLanguage,
    Signatory,
)
from db.domain.words import N_
from db.office import Office, command, query
from db.rows import OfficeSettingsRow, SignatoryRow

ONLY_ID = 1


@query
def settings_of(office: Office) -> OfficeSettings:
    """The office's settings; the defaults, at revision 0, as long as nobody saved any."""
    found = list(OfficeSettingsRow.select().dicts().execute(office.database))
    if not found:
        return OfficeSettings()
    values = {name: value for name, value in found[0].items() if name != "id"}
    return OfficeSettings(
        **values
        | {
            "numbering": Numbering(values["numbering"]),
            "paper_language": PaperLanguage(values["paper_language"]),
            "paper_digits": PaperDigits(values["paper_digits"]),
            "is_demo": bool(values["is_demo"]),
        }
    )


@command
def save_settings(office: Office, settings: OfficeSettings) -> OfficeSettings:
    """Keep the settings; raises FormErrors, and Conflict if someone saved them since they were read."""
    current = settings_of(office)
    if current.revision != settings.revision:
        raise Conflict(current)
    values = asdict(records.checked(office, SETTINGS_FORM, settings)) | {"revision": settings.revision + 1}
    values["is_demo"] = int(settings.is_demo or current.is_demo)
    if settings.revision:
        OfficeSettingsRow.update(**values).execute(office.database)
    else:
        OfficeSettingsRow.insert(id=ONLY_ID, **values).execute(office.database)
    office.note("settings", ONLY_ID)
    return settings_of(office)


def _signatory(row: dict[str, Any]) -> Signatory:
    return Signatory(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        position=row["position"],
        signature=row["signature"],
        signs=bool(row["signs"]),
    )


@query
def signatory_of(office: Office, signatory_id: int) -> Signatory:
    """One signatory; raises NotFound."""
    return _signatory(records.one(office, SignatoryRow, signatory_id))


@query
def signatories(office: Office) -> tuple[Signatory, ...]:
    """All signatories, in the order in which they were entered: the order of their blocks on certificates."""
    rows = SignatoryRow.select().where(SignatoryRow.deleted_at.is_null()).order_by(SignatoryRow.id)
    return tuple(_signatory(row) for row in rows.dicts().execute(office.database))


@command
def save_signatory(office: Office, signatory: Signatory) -> Signatory:
    """Keep a signatory; a certificate has room for three, so a fourth who signs is refused. FormErrors, Conflict."""
    checked = records.checked(office, SIGNATORY_FORM, signatory)
    if checked.signs and len(_signing_besides(office, checked.id)) >= MOST_SIGNERS:
        raise FormErrors(
            {"signs": FieldError(N_("A certificate has room for {count} signatures only."), count=MOST_SIGNERS)}
        )
    values = {
        "name": checked.name,
        "position": checked.position,
        "signature": checked.signature,
        "signs": int(checked.signs),
    }
    kept: Signatory = records.keep(
        office, SignatoryRow, "signatories", signatory.id, signatory.revision, values, signatory_of
    )
    return kept


def _signing_besides(office: Office, signatory_id: int) -> list[Signatory]:
    return [other for other in signatories(office) if other.signs and other.id != signatory_id]


@command
def delete_signatory(office: Office, signatory_id: int) -> None:
    """Put a signatory into the bin; certificates they signed keep name and position."""
    records.put_into_bin(office, SignatoryRow, "signatories", signatory_id)


@command
def restore_signatory(office: Office, signatory_id: int) -> None:
    """Bring a signatory back; where three others sign by now, as one who does not sign."""
    records.take_from_bin(office, SignatoryRow, "signatories", signatory_id)
    if len(_signing_besides(office, signatory_id)) >= MOST_SIGNERS:
        SignatoryRow.update(signs=0).where(SignatoryRow.id == signatory_id).execute(office.database)


@query
def next_number(office: Office, year: int) -> int:
    """The number that the next certificate of the B.E. year gets."""
    return next_of(office, year)[0]


@command
def set_next_number(office: Office, year: int, number: int) -> None:
    """Go on from `number` (earlier ones exist on paper); refused where it, or a later one, was used already."""
    if number < 1:
        raise DeskError(N_("Certificate numbers begin with 1."))
    last = office.sql("select max(number) from certificate where year = ?", (year,))[0][0] or 0
    if number <= last:
        raise DeskError(
            N_("Number {number}/{year} is used already; the next free number is {free}."),
            number=number,
            year=year,
            free=last + 1,
        )
    keep_next(office, year, number, next_of(office, year)[1])
    office.note("settings", ONLY_ID, f"next number {number}/{year}")


def next_of(office: Office, year: int) -> tuple[int, int]:
    """Next number and next batch of the year, inside a command or query."""
    found = office.sql("select next_number, next_batch from certificate_counter where year = ?", (year,))
    return found[0] if found else (1, 1)


def keep_next(office: Office, year: int, number: int, batch: int) -> None:
    """Set next number and next batch of the year, inside a command."""
    office.sql("insert or replace into certificate_counter values (?, ?, ?)", (year, number, batch))
