"""Address labels (สติกเกอร์จ่าหน้าซอง): whose houses, on which sheet, and how the address ends."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


class LabelSheet(Choice):
    """Sheets of labels that are sold everywhere."""

    FULL_24 = "24", N_("24 on a sheet, 70 × 37 mm")
    APART_24 = "24-apart", N_("24 on a sheet, 63.5 × 33.9 mm")
    APART_21 = "21", N_("21 on a sheet, 63.5 × 38.1 mm")
    APART_14 = "14", N_("14 on a sheet, 99.1 × 38.1 mm")


ON_SHEET = {LabelSheet.FULL_24: 24, LabelSheet.APART_24: 24, LabelSheet.APART_21: 21, LabelSheet.APART_14: 14}


@dataclass(frozen=True, kw_only=True)
class AddressLabel:
    """A house where somebody lives. `head` is "" where nobody was written down as its head."""

    head: str
    house: str
    moo: str
    community: str


@dataclass(frozen=True, kw_only=True)
class LabelFilter:
    """The houses of a community, or of all; of these alone; only those where an elder lives."""

    community_id: int | None = None
    household_ids: tuple[int, ...] | None = None
    elders_only: bool = False


@dataclass(frozen=True, kw_only=True)
class LabelWishes:
    """What is asked before labels are made: `first` is the place of the first label on a sheet begun before, `ending`
    the last line of each."""

    sheet: LabelSheet = LabelSheet.FULL_24
    elders_only: bool = False
    first: int | None = 1
    ending: str = ""


def check_wishes(wishes: LabelWishes) -> None:
    """Raises FormErrors for a first label that the sheet does not have."""
    if not 1 <= (wishes.first or 1) <= ON_SHEET[wishes.sheet]:
        message = N_("This sheet has labels 1 to {count}.")
        raise FormErrors({"first": FieldError(message, count=ON_SHEET[wishes.sheet])})


FORM = Form(
    LabelWishes,
    (
        Field("sheet", N_("Sheet of labels"), Kind.CHOICE, required=True, choices=LabelSheet, width=30),
        Field("elders_only", N_("Only houses with elders"), Kind.YES_NO),
        Field(
            "first", N_("First label"), Kind.WHOLE, required=True, width=6, least=1, most=24,
            help=N_("1 is the upper left; more where a sheet was begun."),
        ),
        Field("ending", N_("Address ends with"), width=34, help=N_("District, province and postcode.")),
    ),
)  # fmt: skip
