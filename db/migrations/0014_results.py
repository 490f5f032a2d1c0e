"""What the office writes itself into the report of a fiscal year; visits by day with their place, to be counted."""

TABLES = (
    """create table report_text(
        year integer primary key, revision integer not null, introduction text not null, problems text not null,
        proposals text not null, targets text not null
    )""",
    """create index visit_place on visit(done_on, community_id) where done_on is not null and deleted_at is null""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
