"""What is counted for figures: one SQL statement for each thing, its first column the community it counts for."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.assessments import TOTAL
from db.coverage import reached
from db.domain.ages import ELDER_AGE, born_by
from db.domain.barthel import AdlGroup, span_of
from db.domain.names import Sex
from db.domain.residents import Residency
from db.domain.round_results import REACHED as MET
from db.known_then import CAME_SINCE, household_was_there, service_was_there
from db.volunteer_hours import BY_DAY, ROLE

LIVING: Final = "select {columns} from resident r where r.deleted_at is null and r.status = '{living}'"
PAST: Final = f"""{LIVING} and (r.born is null or r.born <= '{{day}}') and r.id not in ({CAME_SINCE})
union all select {{columns}} from resident r where r.deleted_at is null and r.status in ('{{moved}}', '{{died}}')
    and r.status_date > '{{day}}' and (r.born is null or r.born <= '{{day}}') and r.id not in ({CAME_SINCE})"""
ASSESSED: Final = """(select l.id from assessment l where l.resident_id = e.id and l.deleted_at is null
    and l.assessed_on <= '{day}' order by l.assessed_on desc, l.id desc limit 1)"""
SERVES: Final = "coalesce(v.community_id, r.community_id)"
"""Where a volunteer serves."""
SERVING: Final = "v.ended is null"
SERVING_THEN: Final = "coalesce(v.started, '') <= '{day}' and (v.ended is null or v.ended > '{day}')"
"""SQL about `volunteer v`: today, as lists have it, and on the last day of a year that is over."""
ACTIVITY: Final = "a.deleted_at is null and a.held_on between '{first}' and '{until}'"
HELD: Final = """(select class_id as id from session group by class_id
    having max(day) between '{first}' and '{until}')"""
"""Classes whose last day lies in the year and has come."""


@dataclass(frozen=True)
class Span:
    """A fiscal year as far as it has come: until `day`, its last one or today."""

    first: date
    last: date
    day: date
    is_over: bool

    def fill(self, text: str) -> str:
        """SQL with the days of the year; what else is in braces stays."""
        text = text.replace("{serving}", SERVING_THEN if self.is_over else SERVING)
        days = {"first": self.first, "last": self.last, "day": self.day, "until": self.day}
        for name, day in days.items():
            text = text.replace(f"{{{name}}}", day.isoformat())
        return text

    def people(self, columns: str) -> str:
        """SQL of the residents of the day: `columns` of `resident r`."""
        text = (PAST if self.is_over else LIVING).replace("{columns}", columns)
        for name, state in (("living", Residency.LIVING), ("moved", Residency.MOVED), ("died", Residency.DIED)):
            text = text.replace(f"{{{name}}}", state.value)
        return self.fill(text)

    def elders(self, columns: str) -> str:
        """The same of who is 60 or over; `born` must be among the columns."""
        return f"select * from ({self.people(columns)}) where born <= '{born_by(ELDER_AGE, self.day).isoformat()}'"


@dataclass(frozen=True)
class Count:
    """A statement whose columns after the first are these figures."""

    names: tuple[str, ...]
    text: str


def counts(span: Span) -> tuple[Count, ...]:
    """All statements for a year; `{first}`, `{last}`, `{until}` and `{day}` are put in."""
    rest = (Count(names, text) for names, text in REST.items())
    found = (_people(span), _elders(span), _households(span), _services(span), *rest)
    return tuple(Count(count.names, span.fill(count.text)) for count in found)


def adl_count(span: Span) -> Count:
    """Elders by how they get about: health data, for who may see it."""
    spans = ", ".join("sum({} between {} and {})".format(TOTAL, *span_of(group)) for group in AdlGroup)
    text = f"""select e.community_id, {spans}, sum(a.id is null)
        from ({span.elders("r.id, r.community_id, r.born")}) e left join assessment a on a.id = {span.fill(ASSESSED)}
        group by 1"""
    return Count((*(group.value for group in AdlGroup), "not_assessed"), text)


def _people(span: Span) -> Count:
    by = born_by(ELDER_AGE, span.day).isoformat()
    text = f"""select community_id, count(*), sum(sex = '{Sex.MALE.value}'), sum(sex = '{Sex.FEMALE.value}'),
        sum(born <= '{by}') from ({span.people("r.community_id, r.sex, r.born")}) group by 1"""
    return Count(("residents", "men", "women", "elders"), text)


def _elders(span: Span) -> Count:
    text = f"""select community_id, sum(is_reached), count(*) - sum(is_reached) from (
        select e.community_id, {reached(span.first, span.last, "e")} as is_reached
        from ({span.elders("r.id, r.community_id, r.household_id, r.born")}) e) group by 1"""
    return Count(("elders_reached", "elders_not_reached"), text)


def _households(span: Span) -> Count:
    there = household_was_there("h", span.day) if span.is_over else "h.deleted_at is null"
    return Count(("households",), f"select h.community_id, count(*) from household h where {there} group by 1")


def _services(span: Span) -> Count:
    there = service_was_there("s", span.day) if span.is_over else "s.deleted_at is null"
    return Count(("services", "services_alone"), f"{SERVICES} where {there}")


SERVICES: Final = f"""select null, count(*), coalesce(sum(not (
        exists (select 1 from visit t where t.service_id = s.id and t.volunteer_id is not null
            and t.deleted_at is null and t.done_on between '{{first}}' and '{{until}}')
        or exists (select 1 from activity a join participant p on p.activity_id = a.id where a.service_id = s.id
            and {ACTIVITY} and p.deleted_at is null and p.role = '{ROLE}'))), 0)
    from service s"""
_MET = ", ".join(f"'{result.value}'" for result in MET)
REST: Final = {
    ("visits",): """select community_id, count(*) from visit indexed by visit_place
        where deleted_at is null and done_on between '{first}' and '{last}' group by 1""",
    ("visits_planned", "visits_overdue"): """select community_id, sum(planned_on >= '{day}'), sum(planned_on < '{day}')
        from visit where deleted_at is null and done_on is null and planned_on between '{first}' and '{last}'
        group by 1""",
    ("households_asked", "households_reached"): f"""select community_id, count(*), sum(is_met) from (
            select h.community_id, max(x.result in ({_MET})) as is_met
            from outreach_round o join round_household x on x.round_id = o.id join household h on h.id = x.household_id
            where o.deleted_at is null and o.starts between '{{first}}' and '{{last}}' group by h.id) group by 1""",
    ("activities", "served"): f"""select a.community_id, count(*), coalesce(sum(a.served), 0) from activity a
        where {ACTIVITY} group by 1""",
    ("participants",): f"""select null, count(*) from activity a join participant p on p.activity_id = a.id
        where {ACTIVITY} and p.deleted_at is null""",
    ("volunteers",): f"""select {SERVES}, count(*) from volunteer v join resident r on r.id = v.resident_id
        where v.deleted_at is null and {{serving}} group by 1""",
    ("new_volunteers", "left_volunteers"): f"""select {SERVES},
            coalesce(sum(v.started between '{{first}}' and '{{last}}'), 0),
            coalesce(sum(v.ended between '{{first}}' and '{{last}}'), 0)
        from volunteer v join resident r on r.id = v.resident_id where v.deleted_at is null group by 1""",
    ("volunteer_hours",): f"""select community_id, sum(minutes) from (
        select {SERVES} as community_id, p.minutes from activity a join participant p on p.activity_id = a.id
            left join volunteer v on v.id = (select id from volunteer where resident_id = p.resident_id
                order by deleted_at limit 1) left join resident r on r.id = p.resident_id
            where a.deleted_at is null and a.held_on between '{{first}}' and '{{last}}' and p.deleted_at is null
                and p.role = '{ROLE}'
        union all select {SERVES}, t.minutes from (
                select volunteer_id, sum(minutes) as minutes from visit indexed by {BY_DAY}
                where deleted_at is null and volunteer_id is not null and done_on between '{{first}}' and '{{last}}'
                group by volunteer_id
            ) t join volunteer v on v.id = t.volunteer_id join resident r on r.id = v.resident_id) group by 1""",
    ("classes",): f"""select null, count(*) from {HELD} held join training_class c on c.id = held.id
        where c.deleted_at is null""",
    ("enrolled", "passed"): f"""select community_id, count(*), sum(has_passed) from (
        select r.community_id, k.hours > 0 and coalesce(sum(s.hours), 0) * 100 >= k.pass_percent * k.hours as has_passed
        from {HELD} held join training_class c on c.id = held.id join course k on k.id = c.course_id
            join enrolment e on e.class_id = c.id join resident r on r.id = e.resident_id
            left join attendance t on t.enrolment_id = e.id left join session s on s.id = t.session_id
        where c.deleted_at is null and e.deleted_at is null group by e.id) group by 1""",
    ("certificates",): """select r.community_id, count(*) from certificate c join resident r on r.id = c.resident_id
        where c.status = 'issued' and c.issued_on between '{first}' and '{last}' group by 1""",
    ("partners", "partners_inside", "new_partners"): """select null, coalesce(sum(since <= '{day}'), 0),
            coalesce(sum(since <= '{day}' and scope = 'inside'), 0),
            coalesce(sum(since between '{first}' and '{last}'), 0) from partner where deleted_at is null""",
    ("given_value", "given_paid"): """select null, coalesce(sum(value_satang), 0), coalesce(sum(paid_satang), 0)
        from contribution where deleted_at is null and given_on between '{first}' and '{last}'""",
    ("budget",): f"""select null, (select coalesce(sum(a.budget_satang), 0) from activity a where {ACTIVITY})
        + (select coalesce(sum(cast(round(c.budget * 100) as integer)), 0)
           from {HELD} held join training_class c on c.id = held.id where c.deleted_at is null)""",
}
"""The statements that need nothing but days, by the figures of their columns."""
