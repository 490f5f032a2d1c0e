"""Activities: kept, listed with who took part, put into the bin with all that hangs on them and brought back."""

from typing import Final

from db.activity_lists import activity_lines
from db.domain.activities import FORM, Activity, ActivityLine, check_activity
from db.domain.errors import FieldError, InUse, NotFound
from db.domain.fiscal_year import fiscal_year
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.rows import ActivityRow, CommunityRow, GoalRow, PartnerRow, ServiceRow
from db.subjects import Named, Subject

ACTIVITIES: Final = Subject(
    "activities",
    ActivityRow,
    FORM,
    names=(
        Named(
            "service_id", ServiceRow,
            N_("This service is no longer there."), N_("Its service lies in the bin; bring that one back first."),
        ),
        Named(
            "goal_id", GoalRow,
            N_("This goal is no longer there."), N_("Its goal lies in the bin; bring that one back first."),
        ),
        Named(
            "community_id", CommunityRow,
            N_("This community is no longer there."), N_("Its community lies in the bin; bring that one back first."),
        ),
        Named(
            "partner_id", PartnerRow,
            N_("This partner is no longer there."), N_("The partner lies in the bin; bring that one back first."),
        ),
    ),
    parts=("participant", "photograph"),
)  # fmt: skip


@query
def activity_of(office: Office, activity_id: int) -> Activity:
    """The activity, from the bin too; raises NotFound."""
    return ACTIVITIES.read(office, activity_id)


@query
def activity_line(office: Office, activity_id: int) -> ActivityLine:
    """The activity as lists show it; raises NotFound for one in the bin too."""
    if not is_kept(office, ActivityRow, activity_id):
        raise NotFound(N_("This record is no longer there."))
    return activity_lines(office, [activity_id])[0]


@command
def save_activity(office: Office, activity: Activity) -> Activity:
    """Keep a new activity (id 0) or a change; raises FormErrors, Conflict."""
    checked = ACTIVITIES.checked(office, activity)
    check_activity(checked, office.today())
    return ACTIVITIES.keep(office, checked, _goal_of_another_year(office, checked))


@command
def delete_activity(office: Office, activity_id: int) -> None:
    """Put an activity into the bin with its participants and photographs."""
    ACTIVITIES.delete(office, activity_id)


@command
def restore_activity(office: Office, activity_id: int) -> None:
    """Bring it back with what went into the bin with it; raises InUse if something that it names lies there."""
    ACTIVITIES.restore(office, activity_id)
    lost = """select 1 from participant x join resident r on r.id = x.resident_id
        where x.activity_id = ? and x.deleted_at is null and r.deleted_at is not null"""
    if office.sql(lost, (activity_id,)):  # what was brought back already goes with the transaction
        raise InUse(N_("Somebody who took part lies in the bin; bring them back first."))


def _goal_of_another_year(office: Office, activity: Activity) -> dict[str, FieldError]:
    found = office.sql("select year from goal where id = ?", (activity.goal_id,))
    if found and activity.held_on and found[0][0] != fiscal_year(activity.held_on):
        return {"goal_id": FieldError(N_("This goal is one of fiscal year {year}."), year=found[0][0])}
    return {}
