"""The catalogue of services, goals, activities with who took part and photographs."""

KEPT = "id integer primary key, revision integer not null, deleted_at text"

TABLES = (
    f"""create table service(
        {KEPT}, name text not null, sort_key text not null, kind text not null,
        course_id integer references course(id), notes text not null
    )""",
    f"""create table goal(
        {KEPT}, year integer not null, name text not null, indicator text not null, measure text not null,
        target integer, reached integer, service_id integer references service(id), notes text not null
    )""",
    f"""create table activity(
        {KEPT}, service_id integer not null references service(id), goal_id integer references goal(id),
        community_id integer references community(id), partner_id integer references partner(id),
        name text not null, sort_key text not null, place text not null, held_on text not null, ended_on text,
        budget_satang integer, budget_source text not null, served integer, result text not null, notes text not null
    )""",
    "create index activity_service on activity(service_id)",
    "create index activity_held on activity(held_on)",
    "create index activity_goal on activity(goal_id)",
    "create index activity_community on activity(community_id)",
    "create index activity_partner on activity(partner_id)",
    f"""create table participant(
        {KEPT}, activity_id integer not null references activity(id), resident_id integer references resident(id),
        name text not null, role text not null, joined_on text, after_id integer references participant(id),
        minutes integer not null, notes text not null
    )""",
    "create index participant_activity on participant(activity_id)",
    "create index participant_resident on participant(resident_id)",
    "create index participant_after on participant(after_id)",
    f"""create table photograph(
        {KEPT}, activity_id integer not null references activity(id), image blob not null, caption text not null,
        moment text not null, position integer not null
    )""",
    "create index photograph_activity on photograph(activity_id)",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
