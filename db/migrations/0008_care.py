"""Elders and care: assessments of daily living, health notes and carers, apart from residents, and their rules."""

ITEMS = {
    "feeding": 2, "grooming": 1, "transfer": 3, "toilet": 2, "mobility": 3, "dressing": 2, "stairs": 2, "bathing": 1,
    "bowels": 2, "bladder": 2,
}  # fmt: skip
KEPT = "id integer primary key, revision integer not null, deleted_at text"
POINTS = ", ".join(f"{item} integer not null check ({item} between 0 and {most})" for item, most in ITEMS.items())

TABLES = (
    f"""create table assessment(
        {KEPT}, resident_id integer not null references resident(id), assessed_on text not null,
        assessor text not null, {POINTS}, notes text not null
    )""",
    "create index assessment_resident on assessment(resident_id, assessed_on)",
    f"""create table health_note(
        {KEPT}, resident_id integer not null references resident(id), noted_on text not null, noted_by text not null,
        text text not null
    )""",
    "create index health_note_resident on health_note(resident_id)",
    f"""create table carer(
        {KEPT}, resident_id integer not null references resident(id), carer_id integer references resident(id),
        name text not null, relation text not null, phones text not null, notes text not null
    )""",
    "create index carer_resident on carer(resident_id)",
    "create index carer_carer on carer(carer_id)",
    """create table care_settings(
        id integer primary key check (id = 1), revision integer not null, rule text not null,
        baht_60 integer not null, baht_70 integer not null, baht_80 integer not null, baht_90 integer not null,
        months_bedbound integer not null, months_homebound integer not null, months_social integer not null
    )""",
    "insert into care_settings values (1, 1, 'month', 600, 700, 800, 1000, 3, 6, 12)",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
