"""Who of the staff serves a community, how people of a house belong together, and moves, births and deaths."""

KEPT = "id integer primary key, revision integer not null, deleted_at text"

TABLES = (
    f"""create table community_staff(
        {KEPT}, community_id integer not null references community(id), name text not null, position text not null,
        phones text not null, since text, until text
    )""",
    "create index community_staff_community on community_staff(community_id)",
    """create table house_relation(
        resident_id integer primary key references resident(id), relation text not null
    )""",
    """create table move(
        id integer primary key, resident_id integer not null references resident(id), moved_on text not null,
        kind text not null, from_household_id integer references household(id),
        to_household_id integer references household(id), from_community_id integer references community(id),
        to_community_id integer references community(id), note text not null
    )""",
    "create index move_resident on move(resident_id)",
    "create index move_from_household on move(from_household_id)",
    "create index move_to_household on move(to_household_id)",
    "create index move_moved_on on move(moved_on)",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
