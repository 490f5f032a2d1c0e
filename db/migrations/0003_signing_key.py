"""A key of the office's own, to sign what certificates say."""

import os

TABLE = "create table signing_key(id integer primary key check (id = 1), private blob not null)"


def up(migrator, db):  # type: ignore[no-untyped-def]
    db.execute_sql(TABLE)
    db.execute_sql("insert into signing_key(id, private) values (1, ?)", (os.urandom(32),))
