"""Activities: kept, listed with who took part, put into the bin with all that hangs on them and brought back."""

from typing import Any, Final

from db import records
from db.activity_lists import activity_lines
from db.domain.activities import FORM, Activity, ActivityLine, check_activity
from db.domain.errors import FieldError, FormErrors, InUse, NotFound
from db.domain.fiscal_year import fiscal_year
from db.domain.partners import baht_of, satang_of
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import day_of, iso
from db.rows import ActivityRow, CommunityRow, GoalRow, KeptRow, PartnerRow, ServiceRow

SUBJECT: Final = "activities"
CHILDREN: Final = ("participant", "photograph")
"""Tables of what goes into the bin with an activity."""
PARENTS: Final[tuple[tuple[str, type[KeptRow], str, str], ...]] = (
    (
        "service_id", ServiceRow,
        N_("This service is no longer there."), N_("Its service lies in the bin; bring that one back first."),
    ),
    (
        "goal_id", GoalRow,
        N_("This goal is no longer there."), N_("Its goal lies in the bin; bring that one back first."),
    ),
    (
        "community_id", CommunityRow,
        N_("This community is no longer there."), N_("Its community lies in the bin; bring that one back first."),
    ),
    (
        "partner_id", PartnerRow,
        N_("This partner is no longer there."), N_("The partner lies in the bin; bring that one back first."),
    ),
)  # fmt: skip
"""What an activity names: the field, its table, what is said while one is written down and while it is brought back."""


@query
def activity_of(office: Office, activity_id: int) -> Activity:
    """The activity, from the bin too; raises NotFound."""
    return _record(records.one(office, ActivityRow, activity_id))


@query
def activity_line(office: Office, activity_id: int) -> ActivityLine:
    """The activity as lists show it; raises NotFound for one in the bin too."""
    if not is_kept(office, ActivityRow, activity_id):
        raise NotFound(N_("This record is no longer there."))
    return activity_lines(office, [activity_id])[0]


@command
def save_activity(office: Office, activity: Activity) -> Activity:
    """Keep a new activity (id 0) or a change; raises FormErrors, Conflict."""
    checked = records.checked(office, FORM, activity)
    check_activity(checked, office.today())
    _check_parents(office, checked)
    values = {
        "service_id": checked.service_id,
        "goal_id": checked.goal_id,
        "community_id": checked.community_id,
        "partner_id": checked.partner_id,
        "name": checked.name,
        "sort_key": order_key(checked.name),
        "place": checked.place,
        "held_on": iso(checked.held_on),
        "ended_on": iso(checked.ended_on),
        "budget_satang": satang_of(checked.budget),
        "budget_source": checked.budget_source,
        "served": checked.served,
        "result": checked.result,
        "notes": checked.notes,
    }
    kept: Activity = records.keep(office, ActivityRow, SUBJECT, activity.id, activity.revision, values, activity_of)
    return kept


@command
def delete_activity(office: Office, activity_id: int) -> None:
    """Put an activity into the bin with its participants and photographs."""
    records.put_into_bin(office, ActivityRow, SUBJECT, activity_id)
    for table in CHILDREN:
        office.sql(
            f"""update {table} set deleted_at = (select deleted_at from activity where id = ?1)
                where activity_id = ?1 and deleted_at is null""",
            (activity_id,),
        )


@command
def restore_activity(office: Office, activity_id: int) -> None:
    """Bring it back with what went into the bin with it; raises InUse if something that it names lies there."""
    activity = activity_of(office, activity_id)
    for name, row, _gone, in_bin in PARENTS:
        if not is_kept(office, row, getattr(activity, name)):
            raise InUse(in_bin)
    lost = """select 1 from participant x join resident r on r.id = x.resident_id
        where x.activity_id = ?1 and r.deleted_at is not null
        and x.deleted_at = (select deleted_at from activity where id = ?1)"""
    if office.sql(lost, (activity_id,)):
        raise InUse(N_("Somebody who took part lies in the bin; bring them back first."))
    for table in CHILDREN:
        office.sql(
            f"""update {table} set deleted_at = null
                where activity_id = ?1 and deleted_at = (select deleted_at from activity where id = ?1)""",
            (activity_id,),
        )
    records.take_from_bin(office, ActivityRow, SUBJECT, activity_id)


def _check_parents(office: Office, activity: Activity) -> None:
    errors = {
        name: FieldError(gone)
        for name, row, gone, _in_bin in PARENTS
        if not is_kept(office, row, getattr(activity, name))
    }
    if activity.goal_id is not None and "goal_id" not in errors and activity.held_on:
        year = office.sql("select year from goal where id = ?", (activity.goal_id,))[0][0]
        if year != fiscal_year(activity.held_on):
            errors["goal_id"] = FieldError(N_("This goal is one of fiscal year {year}."), year=year)
    if errors:
        raise FormErrors(errors)


def _record(row: dict[str, Any]) -> Activity:
    return Activity(
        id=row["id"],
        revision=row["revision"],
        service_id=row["service_id"],
        goal_id=row["goal_id"],
        community_id=row["community_id"],
        partner_id=row["partner_id"],
        name=row["name"],
        place=row["place"],
        held_on=day_of(row["held_on"]),
        ended_on=day_of(row["ended_on"]),
        budget=baht_of(row["budget_satang"]),
        budget_source=row["budget_source"],
        served=row["served"],
        result=row["result"],
        notes=row["notes"],
    )
