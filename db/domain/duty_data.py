"""Personal data of the duties about personal data itself: requests, records kept twice, breaches."""

from typing import Final

from db.domain.data_groups import BY_OFFICE, FROM_PERSON, OFFICE_RECORDS, TEN_YEARS, Basis, Group
from db.domain.data_groups import fields_of as _of
from db.domain.words import N_

GROUPS: Final = (
    Group(
        "requests",
        N_("Requests about data"),
        N_("To answer requests in time, and to prove how they were answered"),
        Basis.DUTY,
        TEN_YEARS,
        FROM_PERSON,
        "data_requests.request_of",
        _of(
            "data_requests", "resident_id", "kind", "asked_by", "received_on", "answered_on", "outcome", "reason",
            "notes",
        ),
    ),
    Group(
        "merged",
        N_("Records kept twice"),
        N_("To keep nobody twice, to find both records again if they were of two people, and to know who said so"),
        Basis.PUBLIC_TASK,
        OFFICE_RECORDS,
        BY_OFFICE,
        "mergers.merger_lines",
        _of("mergers", "kept_id", "gone_id", "at", "who", "before") + _of("not_duplicates", "first_id", "second_id"),
    ),
    Group(
        "breaches",
        N_("Breaches of personal data"),
        N_("To report a breach within 72 hours, to tell the people, and to prove what was done; without names"),
        Basis.DUTY,
        TEN_YEARS,
        BY_OFFICE,
        "breaches.breach_of",
        _of(
            "breaches", "found_on", "found_time", "happened_on", "what", "whose", "people", "risk", "done",
            "reported_on", "reported_time", "late_reason", "told_on", "closed_on", "notes",
        ),
    ),
)  # fmt: skip

OWN_WORDS: Final = {
    "mergers.before": N_("Both records as they were before they were merged"),
    "mergers.who": N_("Who merged them"),
}
"""What fields are called that nobody types."""
