"""Awards of volunteers, how long a training holds, and what an hour of theirs is worth."""

KEPT = "id integer primary key, revision integer not null, deleted_at text"

TABLES = (
    "alter table course add column valid_months integer",
    f"""create table award(
        {KEPT}, volunteer_id integer not null references volunteer(id), kind text not null, step integer not null,
        given_on text not null, notes text not null
    )""",
    "create index award_volunteer on award(volunteer_id)",
    """create table volunteering_settings(
        id integer primary key check (id = 1), revision integer not null, hour_satang integer not null,
        award_hours text not null, award_years text not null
    )""",
    """create index visit_hours on visit(done_on, volunteer_id, service_id, minutes)
        where deleted_at is null and volunteer_id is not null""",
    """create index visit_helper on visit(volunteer_id, done_on, service_id, minutes)
        where deleted_at is null and volunteer_id is not null""",
    "insert into volunteering_settings values (1, 1, 5000, '100, 300, 500, 1000', '1, 3, 5, 10')",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
