"""Outreach rounds: which households, who goes there, and what was found."""

KEPT = "id integer primary key, revision integer not null, deleted_at text"

TABLES = (
    f"""create table outreach_round(
        {KEPT}, name text not null, kind text not null, starts text not null, ends text,
        notes text not null
    )""",
    """create table round_household(
        id integer primary key, revision integer not null,
        round_id integer not null references outreach_round(id),
        household_id integer not null references household(id), position integer not null,
        volunteer_id integer references volunteer(id), worker text not null,
        result text not null, reached_on text, needs text not null,
        symptoms integer, medicine integer, food integer, vaccinated integer, helped_on text, notes text not null,
        unique(round_id, household_id)
    )""",
    "create index round_household_walk on round_household(round_id, position)",
    "create index round_household_household on round_household(household_id, result, reached_on, round_id)",
    "create index round_household_volunteer on round_household(volunteer_id)",
    "create index round_household_found on round_household(round_id, result, helped_on, volunteer_id, worker)",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
