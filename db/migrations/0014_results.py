"""What the office writes itself into the report of a fiscal year."""

TABLES = (
    """create table report_text(
        year integer primary key, revision integer not null, introduction text not null, problems text not null,
        proposals text not null, targets text not null
    )""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
