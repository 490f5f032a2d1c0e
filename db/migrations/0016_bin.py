"""What lies in the bin, found without going through all that does not."""

LARGE = (
    "household", "volunteer", "assessment", "health_note", "carer", "visit", "care_match", "enrolment", "participant",
)  # fmt: skip
"""The tables that have thousands of rows in a large town, besides that of residents, which has such an index."""


def up(migrator, db):  # type: ignore[no-untyped-def]
    for table in LARGE:
        db.execute_sql(f"create index {table}_deleted on {table}(deleted_at) where deleted_at is not null")
