"""Who was reached in some days: the one condition by which elders count as reached or as having had nothing."""

from datetime import date
from typing import Final

from db.domain.round_results import REACHED as REACHED_BY_ROUND
from db.domain.visits import MET

_RESULTS: Final = ", ".join(f"'{result.value}'" for result in REACHED_BY_ROUND)
_OUTCOMES: Final = ", ".join(f"'{outcome.value}'" for outcome in MET)
REACHED: Final = f"""(
exists (select 1 from visit w where w.resident_id = {{person}}.id and w.done_on between '{{first}}' and '{{last}}'
    and w.outcome in ({_OUTCOMES}) and w.deleted_at is null)
or exists (select 1 from visit w where w.household_id = {{person}}.household_id
    and w.done_on between '{{first}}' and '{{last}}' and w.outcome in ({_OUTCOMES}) and w.deleted_at is null)
or exists (select 1 from participant p join activity a on a.id = p.activity_id
    where p.resident_id = {{person}}.id and p.deleted_at is null and a.deleted_at is null
    and a.held_on between '{{first}}' and '{{last}}')
or exists (select 1 from round_household x join outreach_round o on o.id = x.round_id
    where x.household_id = {{person}}.household_id and x.result in ({_RESULTS}) and o.deleted_at is null
    and x.reached_on between '{{first}}' and '{{last}}'))"""


def reached(first: date, last: date, person: str = "r") -> str:
    """SQL about a row of `resident` named `person`: a visit to them or their household met somebody in these days, or
    an outreach round reached their household, or they took part in an activity that began in them."""
    return REACHED.format(person=person, first=first.isoformat(), last=last.isoformat())
