"""Data quality: what is missing, odd or out of date in the office's records, and on which page each is mended."""

from dataclasses import dataclass
from typing import Final

from db.domain.choices import Choice
from db.domain.forms import Column
from db.domain.permissions import ADL
from db.domain.words import N_


class IssueKind(Choice):
    """Of what sort."""

    MISSING = "missing", N_("Missing")
    ODD = "odd", N_("Odd")
    OLD = "old", N_("Out of date")


@dataclass(frozen=True)
class Issue:
    """One question to the records. `page` shows and mends them, `subject` is theirs, `needs` the operation that
    whoever asks must be allowed to do."""

    name: str
    kind: IssueKind
    label: str
    page: str
    subject: str
    needs: str = ""


def _missing(name: str, label: str, page: str) -> Issue:
    return Issue(name, IssueKind.MISSING, label, page, page)


def _odd(name: str, label: str, page: str) -> Issue:
    return Issue(name, IssueKind.ODD, label, page, page)


def _old(name: str, label: str, page: str, subject: str = "", needs: str = "") -> Issue:
    return Issue(name, IssueKind.OLD, label, page, subject or page, needs)


ISSUES: Final = (
    _missing("id_missing", N_("No citizen ID and no reason why"), "residents"),
    _missing("born_missing", N_("Birth date unknown"), "residents"),
    _missing("sex_missing", N_("Sex not filled in"), "residents"),
    _missing("home_missing", N_("Lives here, but in no household"), "residents"),
    _missing("since_missing", N_("Moved or died, the day unknown"), "residents"),
    _missing("elder_unreachable", N_("Elder without a telephone, their own or a carer's"), "residents"),
    _missing("house_community", N_("House in no community"), "households"),
    _missing("house_code", N_("House without its code"), "households"),
    _missing("volunteer_start", N_("Volunteer since nobody knows when"), "volunteers"),
    _missing("representative", N_("Community without a representative"), "communities"),
    _odd("id_wrong", N_("Citizen ID with a wrong check digit or length"), "residents"),
    _odd("born_odd", N_("Born in the future or over 120 years ago"), "residents"),
    _odd("very_old", N_("Over 105 years old and living here"), "residents"),
    _odd("title_age", N_("Title does not fit the age"), "residents"),
    _odd("title_sex", N_("Title does not fit the sex"), "residents"),
    _odd("children_alone", N_("House in which only children live"), "households"),
    _odd("house_empty", N_("House in which nobody lives"), "households"),
    _odd("volunteer_gone", N_("Volunteer who moved away or died, not ended"), "volunteers"),
    _old("assessment_due", N_("Elder to be assessed again"), "elders", needs=ADL),
    _old("visit_overdue", N_("Planned visit that was not done"), "visits"),
    _old("class_open", N_("Class over for a month, not closed"), "training", "classes"),
    _old("certificate_waiting", N_("Certificate not handed over for three months"), "certificates"),
    _old("agreement_ended", N_("Agreement with a partner that ended"), "partners"),
)


@dataclass(frozen=True, kw_only=True)
class IssueLine:
    """A record that an issue is about: `what` is its name, `where` its house or community, `detail` what is seen."""

    id: int
    what: str
    where: str = ""
    detail: str = ""


def issue_named(name: str) -> Issue:
    return next(issue for issue in ISSUES if issue.name == name)


COLUMNS: Final = (
    Column("what", N_("Record"), 24, sortable=False),
    Column("where", N_("House and community"), 22, sortable=False),
    Column("detail", N_("What is seen"), 12, sortable=False, spare=True),
)
