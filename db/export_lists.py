"""What the office's lists hold when they are exported: columns, and what each has of a line.

Headings are the Thai names by which imports know the columns, whatever the screen's language, so that an export can
be imported again.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from db import export_mending, export_places, export_services, export_visits, export_volunteering
from db.certificates import certificate_listing
from db.class_lines import class_lines
from db.domain import certificates as certificate_words
from db.domain import partners, residents, training, volunteers
from db.domain.certificates import Certificate
from db.domain.citizen_id import format_citizen_id
from db.domain.date_forms import typed_date, typed_partial_date
from db.domain.elders import ElderFilter, ElderLine, Standing
from db.domain.errors import Translate
from db.domain.forms import Field
from db.domain.households import FORM as HOUSEHOLD_FORM
from db.domain.names import full_name
from db.domain.partners import Contribution, PartnerLine
from db.domain.phones import format_phone
from db.domain.residents import Residency
from db.domain.training import ClassLine
from db.domain.words import N_
from db.elders import elder_listing
from db.export_columns import STEP as STEP
from db.export_columns import Export as Export
from db.export_columns import ExportColumn
from db.export_columns import Value as Value
from db.export_columns import all_lines as _all
from db.import_cells import status_word
from db.office import Office, query
from db.partners import partner_lines
from db.resident_lists import ResidentFilter, resident_listing
from db.volunteers import VolunteerFilter, volunteer_listing


class ExportKind(StrEnum):
    """What can be exported."""

    RESIDENTS = "residents"
    VOLUNTEERS = "volunteers"
    VOLUNTEER_HOURS = "volunteer-hours"
    AWARDS = "awards"
    RECRUITS = "recruits"
    VOLUNTEER_AGES = "volunteer-ages"
    ELDERS = "elders"
    HOUSEHOLDS = "households"
    COMMUNITIES = "communities"
    MOVES = "moves"
    VISITS = "visits"
    MATCHES = "matches"
    CLASSES = "classes"
    CERTIFICATES = "certificates"
    PARTNERS = "partners"
    ROUNDS = "rounds"
    SERVICES = "services"
    GOALS = "goals"
    ACTIVITIES = "activities"
    DUPLICATES = "duplicates"
    QUALITY = "quality"
    BREACHES = "breaches"


def _phones(line: Any) -> str:
    return ", ".join(format_phone(phone) for phone in line.phones)


def _column(field: Field, text: Callable[[Any], str] | None = None) -> ExportColumn:
    """A column that imports know by the field's first heading."""
    return ExportColumn(field.headings[0], text or (lambda line: str(getattr(line, field.name) or "")))


def _person(name: str, text: Callable[[Any], str] | None = None) -> ExportColumn:
    return _column(residents.FORM.field(name), text)


PERSON = (
    _person("title"),
    _person("given"),
    _person("family"),
    _person("nickname"),
    _person("sex", lambda line: line.sex.value if line.sex else ""),
    _person("citizen_id", lambda line: format_citizen_id(line.citizen_id)),
    _person("born", lambda line: typed_partial_date(line.born) if line.born else ""),
)


def _residents(office: Office, translate: Translate, everyone: bool) -> Export:
    reasons = no_id_reasons(office)
    columns = (
        *PERSON,
        _person("no_id_reason", lambda line: reasons.get(line.id, "")),
        _column(HOUSEHOLD_FORM.field("house")),
        _column(HOUSEHOLD_FORM.field("moo")),
        ExportColumn(HOUSEHOLD_FORM.field("community_id").headings[0], lambda line: line.community),
        _person("phones", _phones),
        _person("status", lambda line: status_word(line.status)),
        _person("status_date", lambda line: typed_date(line.status_date) if line.status_date else ""),
        _person("organisation"),
        _person("notes"),
    )
    listing = resident_listing(office, ResidentFilter(status=None if everyone else Residency.LIVING))
    return Export(translate(N_("Residents")), columns, _all(listing), listing.total)


def _volunteers(office: Office, translate: Translate, everyone: bool) -> Export:
    form = volunteers.FORM
    columns = (
        *PERSON,
        _column(form.field("kinds"), lambda line: "/".join(kind.value for kind in line.kinds)),
        _column(form.field("community_id"), lambda line: line.community),
        _person("phones", _phones),
        _column(form.field("started"), lambda line: typed_date(line.started) if line.started else ""),
        _column(form.field("ended"), lambda line: typed_date(line.ended) if line.ended else ""),
        _column(form.field("invited_by_id"), lambda line: line.invited_by),
        _column(form.field("skills")),
        _person("organisation"),
        _column(form.field("notes")),
    )
    listing = volunteer_listing(office, VolunteerFilter(active=None if everyone else True))
    return Export(translate(N_("Volunteers")), columns, _all(listing), listing.total)


def _elders(office: Office, translate: Translate, everyone: bool) -> Export:
    def labelled(label: str, value: Callable[[ElderLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    def standing(text: Callable[[Standing], Value]) -> Callable[[ElderLine], Value]:
        return lambda line: text(line.standing) if line.standing else ""

    today = office.today()
    columns = (
        *PERSON,
        labelled(N_("Age"), lambda line: line.age(today)),
        _column(HOUSEHOLD_FORM.field("house")),
        ExportColumn(HOUSEHOLD_FORM.field("community_id").headings[0], lambda line: line.community),
        _person("phones", _phones),
        labelled(N_("ADL group"), standing(lambda one: translate(one.group.label))),
        labelled(N_("ADL score"), standing(lambda one: one.total)),
        labelled(N_("Assessed on"), standing(lambda one: typed_date(one.assessed_on))),
        labelled(N_("Next due"), standing(lambda one: typed_date(one.next_due))),
        labelled(N_("Allowance"), lambda line: line.allowance),
        labelled(N_("Next step from"), lambda line: typed_date(line.next_step[0]) if line.next_step else ""),
        labelled(N_("Next step"), lambda line: line.next_step[1] if line.next_step else ""),
        labelled(N_("Carer"), lambda line: line.carer.full_name if line.carer else ""),
        labelled(N_("Relation"), lambda line: translate(line.carer.relation.label) if line.carer else ""),
        labelled(N_("Carer's telephone"), lambda line: _phones(line.carer) if line.carer else ""),
        labelled(N_("Volunteer responsible"), lambda line: ", ".join(line.volunteers)),
        labelled(N_("Last visit"), lambda line: typed_date(line.last_met) if line.last_met else ""),
        labelled(N_("Nothing this fiscal year"), lambda line: translate(N_("yes")) if line.has_nothing else ""),
        _person("notes"),
    )
    listing = elder_listing(office, ElderFilter())
    return Export(translate(N_("Elders")), columns, _all(listing), listing.total)


def _classes(office: Office, translate: Translate, everyone: bool) -> Export:
    lines = class_lines(office)
    form = training.CLASS_FORM

    def labelled(label: str, value: Callable[[ClassLine], Value]) -> ExportColumn:
        return ExportColumn(translate(label), value)

    columns = (
        labelled(N_("Course"), lambda line: line.course),
        labelled(form.field("name").label, lambda line: line.name),
        labelled(form.field("run").label, lambda line: line.run or ""),
        labelled(N_("First day"), lambda line: typed_date(line.first_day) if line.first_day else ""),
        labelled(N_("Last day"), lambda line: typed_date(line.last_day) if line.last_day else ""),
        labelled(form.field("place").label, lambda line: line.place),
        labelled(N_("Half-days"), lambda line: line.half_days),
        labelled(N_("Hours"), lambda line: line.hours),
        labelled(N_("Enrolled"), lambda line: line.enrolled),
        labelled(N_("Passed"), lambda line: line.passed),
        labelled(N_("Certificates"), lambda line: line.certificates),
        labelled(form.field("budget").label, lambda line: float(line.budget or 0) or ""),
        labelled(form.field("budget_source").label, lambda line: line.budget_source),
    )
    return Export(translate(N_("Training")), columns, lines, len(lines))


def _certificates(office: Office, translate: Translate, everyone: bool) -> Export:
    listing = certificate_listing(office)
    labels = {column.name: translate(column.heading) for column in certificate_words.COLUMNS}

    def handed_over(line: Certificate) -> str:
        return typed_date(line.handed_over_on) if line.handed_over_on else ""

    columns = (
        ExportColumn(labels["number"], lambda line: line.label),
        ExportColumn(labels["name"], lambda line: full_name(line.title, line.given, line.family)),
        ExportColumn(translate(N_("Kind of certificate")), lambda line: line.kind.value),
        ExportColumn(labels["course"], lambda line: line.text.course),
        ExportColumn(labels["issued_on"], lambda line: typed_date(line.issued_on)),
        ExportColumn(labels["status"], lambda line: translate(line.status.label)),
        ExportColumn(translate(N_("Replaces")), lambda line: line.replaces),
        ExportColumn(translate(N_("Replaced by")), lambda line: line.replaced_by),
        ExportColumn(labels["handed_over_on"], handed_over),
        ExportColumn(translate(N_("Reason")), lambda line: line.end_reason),
    )
    return Export(translate(N_("Certificates")), columns, _all(listing), listing.total)


def _partners(office: Office, translate: Translate, everyone: bool) -> Export:
    """A line for each contribution, and one for a partner that gave nothing: sums come from one column."""
    form, given = partners.FORM, partners.CONTRIBUTION_FORM
    lines = [(line, each) for line in partner_lines(office) for each in (line.contributions or (None,))]

    def of_partner(name: str, value: Callable[[PartnerLine], Value]) -> ExportColumn:
        return ExportColumn(translate(form.field(name).label), lambda pair: value(pair[0]))

    def of_gift(label: str, value: Callable[[Contribution], Value]) -> ExportColumn:
        return ExportColumn(translate(label), lambda pair: value(pair[1]) if pair[1] else "")

    def day(when: date | None) -> str:
        return typed_date(when) if when else ""

    def people(line: PartnerLine) -> str:
        said = [[one.name, one.position, ", ".join(map(format_phone, one.phones))] for one in line.people]
        return "; ".join(" ".join(filter(None, parts)) for parts in said)

    columns = (
        of_partner("name", lambda line: line.name),
        of_partner("kind", lambda line: translate(line.kind.label)),
        of_partner("scope", lambda line: translate(line.scope.label)),
        of_partner("address", lambda line: line.address),
        ExportColumn(translate(N_("People to call")), lambda pair: people(pair[0])),
        of_partner("since", lambda line: day(line.since)),
        of_partner("agreement_start", lambda line: day(line.agreement_start)),
        of_partner("agreement_end", lambda line: day(line.agreement_end)),
        of_partner("agreement", lambda line: line.agreement),
        ExportColumn(translate(N_("Call again on")), lambda pair: day(pair[0].next_due)),
        of_gift(N_("Fiscal year"), lambda each: float(each.year or 0)),
        of_gift(given.field("given_on").label, lambda each: day(each.given_on)),
        of_gift(N_("Kind of contribution"), lambda each: translate(each.kind.label) if each.kind else ""),
        of_gift(given.field("what").label, lambda each: each.what),
        of_gift(given.field("value").label, lambda each: "" if each.value is None else float(each.value)),
        of_gift(given.field("paid").label, lambda each: "" if each.paid is None else float(each.paid)),
        of_partner("notes", lambda line: line.notes),
    )
    return Export(translate(N_("Partners")), columns, lines, len(lines))


def _rounds(office: Office, translate: Translate, everyone: bool) -> Export:
    from db.export_rounds import round_export

    return round_export(office, translate, everyone)


LISTS: dict[ExportKind, Callable[[Office, Translate, bool], Export]] = {
    ExportKind.RESIDENTS: _residents,
    ExportKind.VOLUNTEERS: _volunteers,
    ExportKind.VOLUNTEER_HOURS: export_volunteering.hours,
    ExportKind.AWARDS: export_volunteering.awards,
    ExportKind.RECRUITS: export_volunteering.recruits,
    ExportKind.VOLUNTEER_AGES: export_volunteering.ages,
    ExportKind.ELDERS: _elders,
    ExportKind.HOUSEHOLDS: export_places.households,
    ExportKind.COMMUNITIES: export_places.communities,
    ExportKind.MOVES: export_places.moves,
    **{ExportKind(name): make for name, make in export_visits.LISTS.items()},
    ExportKind.CLASSES: _classes,
    ExportKind.CERTIFICATES: _certificates,
    ExportKind.PARTNERS: _partners,
    **{ExportKind(name): make for name, make in export_services.LISTS.items()},
    ExportKind.ROUNDS: _rounds,
    **{ExportKind(name): make for name, make in export_mending.LISTS.items()},
}


@query
def no_id_reasons(office: Office) -> dict[int, str]:
    """Why people have no citizen ID, by the id of the person."""
    return dict(office.sql("select id, no_id_reason from resident where no_id_reason <> ''"))
