"""What the office keeps records of: each subject declared once, by its table, its form and what its records name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic

from db import field_cells, records
from db.domain.errors import FieldError, FormErrors, InUse, NotFound
from db.domain.forms import Form, Record
from db.domain.thai_order import order_key
from db.office import Office
from db.parents import is_kept
from db.rows import KeptRow


@dataclass(frozen=True)
class Named:
    """Another record that one names: in which field, of which table, and what is said where it is no longer there:
    while the one is written down (`gone`), and while it is brought back (`in_bin`)."""

    field: str
    row: type[KeptRow]
    gone: str
    in_bin: str

    def is_there(self, office: Office, record: object) -> bool:
        return is_kept(office, self.row, getattr(record, self.field))


@dataclass(frozen=True)
class OneName:
    """No two records of the subject have the same name. What is said where another has it: while the one is written
    down, and while it is brought back (with the `name`)."""

    taken: str
    taken_since: str


@dataclass(frozen=True)
class Subject(Generic[Record]):
    """`name` is what history, bin and pages call it. The table has a column for every field of the form, as
    db.field_cells keeps them, and a sort_key where its records stand in Thai order of their names.

    `owner` is what each record hangs on: its field is in the record but in no form. `parts` are the tables of what
    hangs on a record itself, goes into the bin with it and comes back with it; they name it as {table}_id.
    Its commands say what is particular to it; all that is done to every subject alike stands here.
    """

    name: str
    row: type[KeptRow]
    form: Form[Record]
    names: tuple[Named, ...] = ()
    owner: Named | None = None
    one_name: OneName | None = None
    parts: tuple[str, ...] = ()

    # --- reading -------------------------------------------------------------------------------------

    def read(self, office: Office, record_id: int) -> Record:
        """The record, from the bin too; raises NotFound."""
        return self.record(records.one(office, self.row, record_id))

    def record(self, row: Mapping[str, Any]) -> Record:
        """A row of the table as the record."""
        values = {field.name: field_cells.value(field, row) for field in self.form.fields}
        if self.owner:
            values[self.owner.field] = row[self.owner.field]
        make: Any = self.form.record
        made: Record = make(id=row["id"], revision=row["revision"], **values)
        return made

    # --- writing down --------------------------------------------------------------------------------

    def checked(self, office: Office, record: Record) -> Record:
        """The record as if it had been typed: cleaned, or FormErrors with every error at once."""
        return records.checked(office, self.form, record)

    def keep(self, office: Office, record: Any, errors: Mapping[str, FieldError] | None = None) -> Record:
        """Insert a checked record (id 0) or save over its revision; the record as it is kept now.

        Raises NotFound for one whose owner is gone, FormErrors where others stand in its way, with the `errors` that
        the command found itself, and Conflict.
        """
        self.require_owner(office, record)
        found = {**(errors or {}), **self._errors(office, record)}
        if found:
            raise FormErrors(found)
        kept: Record = records.keep(
            office, self.row, self.name, record.id, record.revision, self._values(record), self.read
        )
        return kept

    def require_owner(self, office: Office, record: object) -> None:
        """Raises NotFound for a record whose owner is gone."""
        if self.owner and not self.owner.is_there(office, record):
            raise NotFound(self.owner.gone)

    def _errors(self, office: Office, record: Any) -> dict[str, FieldError]:
        gone = {each.field: FieldError(each.gone) for each in self.names if not each.is_there(office, record)}
        if self.one_name and self._has_namesake(office, record):
            gone["name"] = FieldError(self.one_name.taken)
        return gone

    def _values(self, record: Any) -> dict[str, Any]:
        values = {field_cells.column_of(field): field_cells.kept(field, record) for field in self.form.fields}
        if self.owner:
            values[self.owner.field] = getattr(record, self.owner.field)
        if "sort_key" in self.row._meta.fields:
            values["sort_key"] = order_key(record.name)
        return values

    def _has_namesake(self, office: Office, record: Any) -> bool:
        table = self.row._meta.table_name
        same = f"select 1 from {table} where name = ? and id <> ? and deleted_at is null"
        return bool(office.sql(same, (record.name, record.id)))

    # --- the bin -------------------------------------------------------------------------------------

    def delete(self, office: Office, record_id: int) -> None:
        """Put the record into the bin with its parts."""
        records.put_into_bin(office, self.row, self.name, record_id)
        table = self.row._meta.table_name
        for part in self.parts:
            office.sql(
                f"""update {part} set deleted_at = (select deleted_at from {table} where id = ?1)
                    where {table}_id = ?1 and deleted_at is null""",
                (record_id,),
            )

    def restore(self, office: Office, record_id: int) -> None:
        """Bring the record back with the parts that went into the bin with it; raises InUse where its name was given
        to another, or what it names lies there still."""
        record: Any = self.read(office, record_id)
        if self.one_name and self._has_namesake(office, record):
            raise InUse(self.one_name.taken_since, name=record.name)
        for each in (*self.names, *((self.owner,) if self.owner else ())):
            if not each.is_there(office, record):
                raise InUse(each.in_bin)
        table = self.row._meta.table_name
        for part in self.parts:
            office.sql(
                f"""update {part} set deleted_at = null
                    where {table}_id = ?1 and deleted_at = (select deleted_at from {table} where id = ?1)""",
                (record_id,),
            )
        records.take_from_bin(office, self.row, self.name, record_id)
