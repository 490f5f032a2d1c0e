"""Which classes ask for something now: a day of theirs comes soon, or certificates of theirs are still to be issued."""

from typing import Final

from db.domain.agenda import WEEK
from db.domain.training import CertificateKind, ClassWatch
from db.office import Office

DAYS: Final = """
    select s.class_id, count(*) from session s join training_class c on c.id = s.class_id
    where c.deleted_at is null and c.closed_on is null and s.day between ? and ? group by s.class_id
"""
TO_ISSUE: Final = f"""
    select id, count(*) from (
        select c.id, k.certificate_kind as kind,
            k.hours > 0 and sum(s.hours) * 100 >= k.pass_percent * k.hours as has_passed
        from training_class c join course k on k.id = c.course_id join enrolment e on e.class_id = c.id
            join attendance t on t.enrolment_id = e.id join session s on s.id = t.session_id
        where c.deleted_at is null and c.closed_on is not null and e.deleted_at is null
            and not exists (select 1 from certificate d where d.class_id = c.id and d.resident_id = e.resident_id)
            and not exists (select 1 from erasure x where x.resident_id = e.resident_id)
        group by e.id
    ) where has_passed or kind = '{CertificateKind.PARTICIPATION.value}' group by id
"""
"""Who of closed classes may have a certificate and never had one of it."""


def classes_to_watch(office: Office, watch: ClassWatch) -> dict[int, int]:
    """For queries: half-days within a week, or certificates to issue, by the id of the class."""
    if watch is ClassWatch.TO_ISSUE:
        return dict(office.sql(TO_ISSUE))
    today = office.today()
    return dict(office.sql(DAYS, (today.isoformat(), (today + WEEK).isoformat())))
