"""A service (บริการ): what the municipality does for people, of which kind, and what its volunteers must have learnt."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_


class ServiceKind(Choice):
    """What is done for people."""

    VISIT = "visit", N_("Home visit")
    MEALS = "meals", N_("Meals")
    MEDICINE = "medicine", N_("Medicine")
    TRANSPORT = "transport", N_("Transport")
    EXERCISE = "exercise", N_("Exercise")
    HEALTH = "health", N_("Health check")
    OUTBREAK = "outbreak", N_("Outbreak check")
    HOUSING = "housing", N_("House repair")
    LEARNING = "learning", N_("Elders' school and learning")
    OTHER = "other", N_("Other service")


@dataclass(frozen=True, kw_only=True)
class Service:
    """An entry of the catalogue. `course_id` is the course that its volunteers need, None for none."""

    id: int = 0
    revision: int = 0
    name: str = ""
    kind: ServiceKind | None = None
    course_id: int | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceLine:
    """A service as lists show it, with what was done in one fiscal year: activities held, people served by them,
    visits made, and how many different volunteers worked in it."""

    id: int
    name: str
    kind: ServiceKind
    course: str
    notes: str
    activities: int
    served: int
    visits: int
    volunteers: int

    @property
    def has_nobody(self) -> bool:
        """Whether no volunteer worked in it: that stands out."""
        return not self.volunteers


FORM = Form(
    Service,
    (
        Field("name", N_("Name of the service"), required=True, width=40),
        Field("kind", N_("Kind"), Kind.CHOICE, required=True, choices=ServiceKind, width=24),
        Field(
            "course_id", N_("Course its volunteers need"), Kind.LINK,
            help=N_("Whoever did not pass it, or too long ago, is not proposed for this service."),
        ),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)  # fmt: skip

COLUMNS = (
    FORM.field("name").column(30),
    FORM.field("kind").column(18),
    Column("volunteers", N_("Volunteers"), 9, "e", figure="service_volunteers"),
    Column("activities", N_("Activities"), 9, "e", figure="activities"),
    Column("served", N_("Served"), 9, "e", figure="served"),
    Column("visits", N_("Visits"), 9, "e", figure="visits"),
)
