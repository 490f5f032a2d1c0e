"""Staff of a community: who of the municipality serves it, since when, and until when."""

from dataclasses import dataclass
from datetime import date

from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


@dataclass(frozen=True, kw_only=True)
class CommunityStaff:
    """Somebody of the staff at one community; `until` is the last day, None while they serve it."""

    id: int = 0
    revision: int = 0
    community_id: int = 0
    name: str = ""
    position: str = ""
    phones: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def serves_on(self, day: date) -> bool:
        """Whether the community is theirs on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


def check_term(staff: CommunityStaff) -> None:
    """Raises FormErrors for a service that ends before it starts."""
    if staff.since and staff.until and staff.until < staff.since:
        raise FormErrors({"until": FieldError(N_("The end lies before the start."))})


FORM = Form(
    CommunityStaff,
    (
        Field("name", N_("Name"), required=True, width=34),
        Field("position", N_("Position"), width=34),
        Field("phones", N_("Phone"), Kind.PHONES, width=34),
        Field("since", N_("Serves since"), Kind.DATE, width=14),
        Field("until", N_("Serves until"), Kind.DATE, width=14),
    ),
)
