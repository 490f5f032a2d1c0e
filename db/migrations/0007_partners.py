"""Partners, the people to call there, what was said with them, and what they gave."""

TABLES = (
    """create table partner(
        id integer primary key, revision integer not null, deleted_at text,
        name text not null, sort_key text not null, kind text not null, scope text not null, address text not null,
        since text not null, agreement_start text, agreement_end text, agreement text not null, notes text not null
    )""",
    """create table partner_person(
        id integer primary key, revision integer not null, deleted_at text,
        partner_id integer not null references partner(id),
        name text not null, position text not null, phones text not null
    )""",
    "create index partner_person_partner on partner_person(partner_id)",
    """create table partner_contact(
        id integer primary key, revision integer not null, deleted_at text,
        partner_id integer not null references partner(id),
        held_on text not null, by_whom text not null, said text not null, next_due text
    )""",
    "create index partner_contact_partner on partner_contact(partner_id)",
    """create table contribution(
        id integer primary key, revision integer not null, deleted_at text,
        partner_id integer not null references partner(id),
        given_on text not null, kind text not null, what text not null,
        value_satang integer, paid_satang integer not null
    )""",
    "create index contribution_partner on contribution(partner_id)",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
