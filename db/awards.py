"""Awards of volunteers: kept and found, and to whom one is due."""

from datetime import date
from typing import Final

from db.domain.awards import (
    FORM,
    Award,
    AwardKind,
    AwardLine,
    GivenAward,
    awards_due,
    check_award,
    full_years,
)
from db.domain.errors import FieldError, FormErrors
from db.domain.names import full_name
from db.domain.volunteer_hours import hours_of
from db.domain.words import N_
from db.office import Office, command, query
from db.resident_rows import day_of
from db.rows import AwardRow, VolunteerRow
from db.subjects import Named, Subject
from db.volunteer_hours import minutes_by_volunteer
from db.volunteering_settings import volunteering_settings_of

AWARDS: Final = Subject(
    "awards",
    AwardRow,
    FORM,
    owner=Named(
        "volunteer_id", VolunteerRow,
        N_("This volunteer is no longer there."), N_("The volunteer lies in the bin; bring them back first."),
    ),
)  # fmt: skip
SERVING: Final = """
select v.id, v.resident_id, r.title, r.given, r.family, coalesce(c.name, ''), v.started
from volunteer v join resident r on r.id = v.resident_id
    left join community c on c.id = coalesce(v.community_id, r.community_id)
where v.deleted_at is null and v.ended is null order by r.rank
"""


@query
def award_of(office: Office, award_id: int) -> Award:
    """One award, from the bin too; raises NotFound."""
    return AWARDS.read(office, award_id)


@query
def awards_of(office: Office, volunteer_id: int) -> tuple[Award, ...]:
    """What a volunteer was given, the latest first."""
    row = AwardRow
    rows = (
        row.select()
        .where((row.volunteer_id == volunteer_id) & row.deleted_at.is_null())
        .order_by(row.given_on.desc(), row.id.desc())
    )
    return tuple(map(AWARDS.record, rows.dicts().execute(office.database)))


@query
def given_lines(office: Office) -> tuple[GivenAward, ...]:
    """Every award that was given, in the order of names, the latest of each first."""
    rows = office.sql(
        """select a.id, a.revision, a.volunteer_id, a.kind, a.step, a.given_on, a.notes, r.title, r.given, r.family,
               coalesce(c.name, '')
           from award a join volunteer v on v.id = a.volunteer_id join resident r on r.id = v.resident_id
               left join community c on c.id = coalesce(v.community_id, r.community_id)
           where a.deleted_at is null order by r.rank, a.given_on desc, a.id"""
    )
    names = ("id", "revision", "volunteer_id", "kind", "step", "given_on", "notes")
    return tuple(
        GivenAward(
            award=AWARDS.record(dict(zip(names, row, strict=False))), full_name=full_name(*row[7:10]), community=row[10]
        )
        for row in rows
    )


@query
def due_lines(office: Office) -> tuple[AwardLine, ...]:
    """Everybody who serves and to whom an award is due, in the order of names; one line for each award."""
    settings, minutes, today = volunteering_settings_of(office), minutes_by_volunteer(office), office.today()
    given: dict[int, list[tuple[AwardKind, int]]] = {}
    for volunteer_id, kind, step in office.sql("select volunteer_id, kind, step from award where deleted_at is null"):
        given.setdefault(volunteer_id, []).append((AwardKind(kind), step))
    found: list[AwardLine] = []
    for volunteer_id, resident_id, title, given_name, family, community, started in office.sql(SERVING):
        worked, years = minutes.get(volunteer_id, 0), full_years(day_of(started), today)
        for due in awards_due(worked, years, given.get(volunteer_id, ()), settings):
            found.append(
                AwardLine(
                    key=len(found) + 1,
                    volunteer_id=volunteer_id,
                    resident_id=resident_id,
                    full_name=full_name(title, given_name, family),
                    community=community,
                    started=day_of(started),
                    due=due,
                    reached=hours_of(worked) if due.kind is AwardKind.HOURS else years,
                )
            )
    return tuple(found)


@command
def save_award(office: Office, award: Award) -> Award:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    AWARDS.require_owner(office, award)
    checked = AWARDS.checked(office, award)
    check_award(checked, office.today(), _started(office, award.volunteer_id))
    assert checked.kind, "the form asks for it"
    same = (award.volunteer_id, checked.kind.value, checked.step, award.id)
    if office.sql(
        "select 1 from award where volunteer_id = ? and kind = ? and step = ? and id <> ? and deleted_at is null", same
    ):
        raise FormErrors({"step": FieldError(N_("They were given this award already."))})
    return AWARDS.keep(office, checked)


@command
def delete_award(office: Office, award_id: int) -> None:
    """Put it into the bin: it is due again."""
    AWARDS.delete(office, award_id)


@command
def restore_award(office: Office, award_id: int) -> None:
    """Bring it back; raises InUse while the volunteer lies in the bin."""
    AWARDS.restore(office, award_id)


def _started(office: Office, volunteer_id: int) -> date | None:
    return day_of(office.sql("select started from volunteer where id = ?", (volunteer_id,))[0][0])
