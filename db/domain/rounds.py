"""An outreach round (รอบการออกเยี่ยม): a set of households to be reached within some days, and how far it got."""

from dataclasses import dataclass
from datetime import date

from db.domain.barthel import AdlGroup
from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_


class RoundKind(Choice):
    """What is asked at each door; an outbreak round adds quick checks."""

    VISIT = "visit", N_("Home visits")
    OUTBREAK = "outbreak", N_("Outbreak check")


class RoundState(Choice):
    """Where a round stands on a day."""

    PLANNED = "planned", N_("Planned")
    RUNNING = "running", N_("Under way")
    OVER = "over", N_("Over")


@dataclass(frozen=True, kw_only=True)
class OutreachRound:
    """A round from the day `starts` on, to `ends` where that is known."""

    id: int = 0
    revision: int = 0
    name: str = ""
    kind: RoundKind | None = None
    starts: date | None = None
    ends: date | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How far some households of a round were reached. `reached` counts those with needs too; `nobody` those where
    nobody was at home when somebody came last, `refused` those who wanted no visit; `open_needs` whoever still waits
    for help; `shared` those that somebody is to go to."""

    households: int = 0
    shared: int = 0
    reached: int = 0
    needs: int = 0
    open_needs: int = 0
    nobody: int = 0
    refused: int = 0

    @property
    def left(self) -> int:
        """Where somebody still has to go: not come to yet, or nobody was at home."""
        return self.households - self.reached - self.refused

    @property
    def percent(self) -> int:
        """Of households that were reached, rounded down: 100 are all of them."""
        return self.reached * 100 // self.households if self.households else 0


@dataclass(frozen=True, kw_only=True)
class PlaceCoverage:
    """The coverage of a community (id None: of households without one) or of whoever goes."""

    id: int | None
    name: str
    coverage: Coverage


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    """A round as lists show it."""

    id: int
    name: str
    kind: RoundKind
    starts: date
    ends: date | None
    notes: str
    coverage: Coverage

    def state(self, today: date) -> RoundState:
        if today < self.starts:
            return RoundState.PLANNED
        return RoundState.OVER if self.ends and self.ends < today else RoundState.RUNNING


@dataclass(frozen=True, kw_only=True)
class HouseholdChoice:
    """Which households are taken into a round: of a community or all, where somebody lives; with elders only, or with
    an elder who was last assessed to be of an ADL group (health data). `empty_too` adds those where nobody is kept."""

    community_id: int | None = None
    with_elders: bool = False
    group: AdlGroup | None = None
    empty_too: bool = False


def check_round(outreach_round: OutreachRound) -> None:
    """Raises FormErrors for a round that ends before it starts."""
    starts, ends = outreach_round.starts, outreach_round.ends
    if starts and ends and ends < starts:
        raise FormErrors({"ends": FieldError(N_("The end lies before the start."))})


FORM = Form(
    OutreachRound,
    (
        Field("name", N_("Name of the round"), required=True, width=40),
        Field("kind", N_("Kind"), Kind.CHOICE, required=True, choices=RoundKind),
        Field("starts", N_("First day"), Kind.DATE, required=True, width=14),
        Field("ends", N_("Last day"), Kind.DATE, width=14),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)

COLUMNS = (
    FORM.field("name").column(26),
    FORM.field("kind").column(14),
    FORM.field("starts").column(12),
    Column("state", N_("Status"), 12, sortable=False),
    Column("households", N_("Households"), 10, "e", figure="round_households"),
    Column("reached", N_("Reached (%)"), 14, "e", figure="round_reached"),
    Column("left", N_("Still to go"), 8, "e", figure="round_left"),
)
