"""A carer (ผู้ดูแลในครอบครัว): who looks after an elder: a resident or somebody from outside, and the relation."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


class Relation(Choice):
    """What the carer is to the elder."""

    SPOUSE = "spouse", N_("Husband or wife")
    CHILD = "child", N_("Son or daughter")
    CHILD_IN_LAW = "child_in_law", N_("Son- or daughter-in-law")
    GRANDCHILD = "grandchild", N_("Grandchild")
    SIBLING = "sibling", N_("Brother or sister")
    PARENT = "parent", N_("Father or mother")
    RELATIVE = "relative", N_("Another relative")
    NEIGHBOUR = "neighbour", N_("Neighbour")
    HIRED = "hired", N_("Hired carer")
    OTHER = "other", N_("Other relation")


@dataclass(frozen=True, kw_only=True)
class Carer:
    """`resident_id` is the elder; the carer is a resident (`carer_id`) or a name from outside."""

    id: int = 0
    revision: int = 0
    resident_id: int | None = None
    carer_id: int | None = None
    name: str = ""
    relation: Relation | None = None
    phones: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class CarerLine:
    """A carer as lists show them: the name spelt out, the phones of the resident where no others are written down."""

    id: int
    resident_id: int
    carer_id: int | None
    full_name: str
    relation: Relation
    phones: tuple[str, ...]
    notes: str


def check_carer(carer: Carer) -> None:
    """Raises FormErrors unless exactly one person is named, and not the elder."""
    errors: dict[str, FieldError] = {}
    if carer.carer_id is None and not carer.name:
        errors["carer_id"] = FieldError(N_("Choose a resident, or type the name of somebody from outside."))
    elif carer.carer_id is not None and carer.name:
        errors["name"] = FieldError(N_("A resident is chosen already; leave this empty."))
    elif carer.carer_id is not None and carer.carer_id == carer.resident_id:
        errors["carer_id"] = FieldError(N_("Nobody is their own carer."))
    if carer.relation is None:
        errors["relation"] = FieldError(N_("This has to be filled in."))
    if errors:
        raise FormErrors(errors)


FORM = Form(
    Carer,
    (
        Field("carer_id", N_("Name, if a resident"), Kind.LINK, help=N_("Type a name, an ID or a phone number.")),
        Field("name", N_("Name, if from outside"), width=30),
        Field("relation", N_("Relation"), Kind.CHOICE, required=True, choices=Relation, width=24),
        Field("phones", N_("Phone"), Kind.PHONES),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=30),
    ),
)
