"""What must be true of merged records and of breaches, for the one table of rules."""

from typing import Final

from db.domain.breaches import Risk
from db.domain.words import N_

RISKS: Final = ", ".join(f"'{risk}'" for risk in Risk)
RULES: Final = (
    (
        "merger_not_in_bin",
        N_("Two records were merged, but both are in use."),
        "merger",
        """select m.id, '' from merger m join resident g on g.id = m.gone_id
           where m.undone_at is null and (g.deleted_at is null or m.kept_id = m.gone_id)""",
    ),
    (
        "breach_moment",
        N_("“{detail}” is not a date with a time."),
        "breach",
        """select id, coalesce(found_at, '') || ' ' || coalesce(reported_at, '') from breach
           where strftime('%Y-%m-%d %H:%M', found_at) is not found_at
           or (reported_at is not null and strftime('%Y-%m-%d %H:%M', reported_at) is not reported_at)""",
    ),
    (
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "breach",
        f"select id, risk from breach where risk not in ({RISKS})",
    ),
)
"""Code, message, table and SQL for the exceptions of each."""
