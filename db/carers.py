"""Carers: who looks after an elder at home, kept and found from either side."""

import json
from collections.abc import Sequence
from typing import Any, Final

from db.care_rows import CarerRow
from db.domain.carers import FORM, Carer, CarerLine, Relation, check_carer
from db.domain.errors import FieldError, FormErrors
from db.domain.names import full_name
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import phones_of
from db.rows import ResidentRow
from db.subjects import Named, Subject

IN_BIN: Final = N_("The person lies in the bin; bring them back first.")
CARERS: Final = Subject(
    "carers",
    CarerRow,
    FORM,
    names=(Named("carer_id", ResidentRow, N_("This person is no longer there."), IN_BIN),),
    owner=Named("resident_id", ResidentRow, N_("The elder is no longer there."), IN_BIN),
)
LINE = """
    select k.id, k.resident_id, k.carer_id, k.name, i.title, i.given, i.family, k.relation, k.phones, i.phones, k.notes
    from json_each(?) wanted cross join carer k on k.id = wanted.value left join resident i on i.id = k.carer_id
    order by wanted.key
"""


@query
def carer_of(office: Office, carer_id: int) -> Carer:
    """The carer's record, from the bin too; raises NotFound."""
    return CARERS.read(office, carer_id)


@query
def carers_of(office: Office, resident_id: int) -> tuple[CarerLine, ...]:
    """Who looks after the person, in the order in which they were written down."""
    found = office.sql("select id from carer where resident_id = ? and deleted_at is null order by id", (resident_id,))
    return carer_lines(office, [row[0] for row in found])


@query
def cared_for_by(office: Office, resident_id: int) -> tuple[Carer, ...]:
    """Whom the person looks after."""
    found = office.sql("select id from carer where carer_id = ? and deleted_at is null order by id", (resident_id,))
    return tuple(carer_of(office, row[0]) for row in found)


@query
def carer_lines(office: Office, ids: Sequence[int]) -> tuple[CarerLine, ...]:
    """The carers of these ids, in this order."""
    return tuple(map(_line, office.sql(LINE, (json.dumps(list(ids)),))))


@command
def save_carer(office: Office, carer: Carer) -> Carer:
    """Keep a new carer (id 0) or a change; raises FormErrors, Conflict."""
    carer = CARERS.checked(office, carer)
    check_carer(carer)
    if carer.resident_id is None or not is_kept(office, ResidentRow, carer.resident_id):
        raise FormErrors({"carer_id": FieldError(N_("The elder is no longer there."))})
    return CARERS.keep(office, carer)


@command
def delete_carer(office: Office, carer_id: int) -> None:
    """Put it into the bin; both people stay."""
    CARERS.delete(office, carer_id)


@command
def restore_carer(office: Office, carer_id: int) -> None:
    """Bring it back; raises InUse if one of both lies in the bin."""
    CARERS.restore(office, carer_id)


def _line(row: tuple[Any, ...]) -> CarerLine:
    return CarerLine(
        id=row[0],
        resident_id=row[1],
        carer_id=row[2],
        full_name=full_name(*row[4:7]) if row[2] else row[3],
        relation=Relation(row[7]),
        phones=phones_of(row[8] or row[9] or ""),
        notes=row[10],
    )
