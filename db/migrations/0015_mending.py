"""Who were found to be two people, which records were merged, and breaches of personal data."""

TABLES = (
    """create table not_duplicate(
        id integer primary key, first_id integer not null references resident(id),
        second_id integer not null references resident(id), at text not null, who text not null,
        unique(first_id, second_id)
    )""",
    "create index not_duplicate_second on not_duplicate(second_id)",
    """create table merger(
        id integer primary key, kept_id integer not null references resident(id),
        gone_id integer not null references resident(id), at text not null, who text not null,
        undone_at text, undone_by text not null, before text not null
    )""",
    "create index merger_kept on merger(kept_id)",
    "create index merger_gone on merger(gone_id)",
    """create table breach(
        id integer primary key, revision integer not null, found_at text not null, happened_on text,
        what text not null, whose text not null, people integer, risk text not null, done text not null,
        reported_at text, late_reason text not null, told_on text, closed_on text, notes text not null
    )""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
