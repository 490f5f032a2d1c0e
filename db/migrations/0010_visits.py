"""Visits to people and houses, planned and done, and which volunteer cares for which elder."""

KEPT = "id integer primary key, revision integer not null, deleted_at text"

TABLES = (
    f"""create table visit(
        {KEPT}, resident_id integer references resident(id), household_id integer references household(id),
        community_id integer references community(id), service_id integer not null references service(id),
        volunteer_id integer references volunteer(id), visitor text not null, planned_on text, done_on text,
        outcome text not null, minutes integer not null, notes text not null
    )""",
    "create index visit_resident on visit(resident_id, done_on, outcome, deleted_at)",
    "create index visit_household on visit(household_id, done_on, outcome, deleted_at)",
    "create index visit_community on visit(community_id, done_on)",
    "create index visit_service on visit(service_id, done_on, volunteer_id, deleted_at)",
    "create index visit_volunteer on visit(volunteer_id, done_on)",
    "create index visit_planned on visit(planned_on) where done_on is null and deleted_at is null",
    "create index visit_done on visit(done_on) where done_on is not null and deleted_at is null",
    "create index visit_day on visit(coalesce(done_on, planned_on)) where deleted_at is null",
    f"""create table care_match(
        {KEPT}, resident_id integer not null references resident(id),
        volunteer_id integer not null references volunteer(id), service_id integer not null references service(id),
        since text not null, until text, end_reason text not null, notes text not null
    )""",
    "create index care_match_resident on care_match(resident_id)",
    "create index care_match_volunteer on care_match(volunteer_id)",
    "create index care_match_service on care_match(service_id)",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
