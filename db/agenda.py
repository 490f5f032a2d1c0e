"""What waits today and this week, counted for the first page, each as the list behind it counts it."""

from datetime import timedelta
from typing import Final

from db import backup_register
from db.activity_lists import ActivityFilter, activity_listing
from db.class_watch import classes_to_watch
from db.credential import Means
from db.domain.activities import ActivityState
from db.domain.agenda import COPY_DAYS, Agenda, Look, Task
from db.domain.elders import AllowanceWatch, ElderFilter
from db.domain.figure_list import FIGURE
from db.domain.partners import PartnerNeed
from db.domain.permissions import ADL
from db.domain.training import ClassWatch
from db.elders import elder_listing
from db.figures import year_figures
from db.office import Office, query
from db.partners import PartnerFilter, partner_lines
from db.visit_lists import visit_counts

BACKS_UP: Final = "backup._note_backup"
NEEDS: Final = """
    select count(*) from round_household x join outreach_round o on o.id = x.round_id
    where o.deleted_at is null and x.result = 'needs' and x.helped_on is null
"""
ALONE: Final = """
    select count(*) from community c where c.deleted_at is null and not exists (
        select 1 from volunteer v join resident r on r.id = v.resident_id
        where v.deleted_at is null and v.ended is null and coalesce(v.community_id, r.community_id) = c.id)
"""


@query
def agenda(office: Office) -> Agenda:
    """Of today; remembered until something changes."""
    key = ("agenda", office.today(), office.account.role)
    if key not in office.remembered:
        office.remembered[key] = Agenda(
            {task: count for task, count in _tasks(office).items() if count},
            {look: count for look, count in _looks(office).items() if count},
        )
    found: Agenda = office.remembered[key]
    return found


def copy_is_due(office: Office) -> bool:
    """Whether no copy outside this computer was proved for some days; a demo, which is nobody's, needs none."""
    if office.credential is None or office.credential.means is Means.DEMO or not office.may(BACKS_UP):
        return False
    proved = backup_register.read(office.folder).outside_proved_at()
    return proved is None or office.today() - proved.date() > timedelta(COPY_DAYS)


def _tasks(office: Office) -> dict[Task, int]:
    visits = visit_counts(office)
    return {
        Task.VISITS_OVERDUE: visits.overdue,
        Task.VISITS_WEEK: visits.week,
        Task.CLASSES_WEEK: len(classes_to_watch(office, ClassWatch.WEEK)),
        Task.OPEN_NEEDS: office.sql(NEEDS)[0][0],
        Task.PARTNERS_TO_CALL: len(partner_lines(office, PartnerFilter(need=PartnerNeed.CALL))),
        Task.ALLOWANCE_STEPS: elder_listing(office, ElderFilter(watch=AllowanceWatch.RISES_SOON)).total,
        Task.ASSESSMENTS_DUE: elder_listing(office, ElderFilter(is_due=True)).total if office.may(ADL) else 0,
        Task.CERTIFICATES_TO_ISSUE: sum(classes_to_watch(office, ClassWatch.TO_ISSUE).values()),
        Task.COPY_TO_MAKE: int(copy_is_due(office)),
    }


def _looks(office: Office) -> dict[Look, int]:
    figures = year_figures(office)
    return {
        Look.ELDERS_WITH_NOTHING: int(figures.of_town(FIGURE["elders_not_reached"]) or 0),
        Look.SERVICES_ALONE: int(figures.of_town(FIGURE["services_alone"]) or 0),
        Look.COMMUNITIES_ALONE: office.sql(ALONE)[0][0],
        Look.UNFINISHED_ACTIVITIES: activity_listing(office, ActivityFilter(state=ActivityState.UNFINISHED)).total,
        Look.AGREEMENTS_ENDED: len(partner_lines(office, PartnerFilter(need=PartnerNeed.ENDED))),
    }
