"""A community (ชุมชน): one of the parts a municipality is divided into, with its representative."""

from dataclasses import dataclass

from db.domain.forms import Column, Field, Form, Kind
from db.domain.typed_text import clean
from db.domain.words import N_

PREFIX = "ชุมชน"


@dataclass(frozen=True, kw_only=True)
class Community:
    """`name` in full (ชุมชนริมยวม). `representative` serves the community for the municipality."""

    id: int = 0
    revision: int = 0
    name: str = ""
    representative: str = ""
    representative_phones: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class CommunityLine:
    """A community with its figures; `elders` are its living residents of 60 and over."""

    id: int
    name: str
    representative: str
    representative_phones: tuple[str, ...]
    households: int
    residents: int
    elders: int
    volunteers: int


def full_community_name(text: str) -> str:
    """The name as it is kept: "ริมยวม", "ช.ริมยวม" and "ชุมชน ริมยวม" are all "ชุมชนริมยวม"; "" stays ""."""
    name = clean(text)
    for short in (PREFIX, "ช."):
        if name.startswith(short):
            name = name.removeprefix(short).strip()
    return PREFIX + name if name else ""


def short_community_name(name: str) -> str:
    """The name without the word ชุมชน, for narrow columns."""
    return name.removeprefix(PREFIX) or name


FORM = Form(
    Community,
    (
        Field("name", N_("Community name"), required=True, width=30),
        Field("representative", N_("Representative"), width=30, help=N_("Who serves this community for the office.")),
        Field("representative_phones", N_("Representative's phone"), Kind.PHONES),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)

COLUMNS = (
    FORM.field("name").column(18),
    Column("residents", N_("Residents"), 9, "e", figure="residents"),
    Column("elders", N_("Elders"), 9, "e", figure="elders"),
    Column("elder_share", N_("Share"), 10, "e", figure="elders_percent"),
    Column("households", N_("Households"), 9, "e", figure="households"),
    Column("volunteers", N_("Volunteers"), 9, "e", figure="volunteers"),
    FORM.field("representative").column(24),
)
