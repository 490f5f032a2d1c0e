"""Requests of people about their own data, whom they turn to, and who was erased."""

TABLES = (
    """create table privacy_contact(
        id integer primary key check (id = 1), revision integer not null,
        address text not null, phone text not null, email text not null, officer text not null
    )""",
    "insert into privacy_contact values (1, 1, '', '', '', '')",
    """create table data_request(
        id integer primary key, revision integer not null,
        resident_id integer not null references resident(id), kind text not null, asked_by text not null,
        received_on text not null, answered_on text, outcome text, reason text not null, notes text not null
    )""",
    "create index data_request_resident on data_request(resident_id)",
    """create table erasure(
        id integer primary key, resident_id integer not null unique references resident(id),
        erased_on text not null, who text not null, reason text not null, key blob not null, marks text not null
    )""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
