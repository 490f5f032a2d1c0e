"""Who may sign in; secrets of the office's own; the history as a keyed chain that is only ever added to."""

import hmac
import json
import os

TABLES = (
    """create table account(
        id integer primary key, revision integer not null, name text not null unique, role text not null,
        started_at text not null, ended_at text
    )""",
    "create table secret(name text primary key, value blob not null) without rowid",
    "alter table history add column mac blob",
)

# An insert that replaces a row deletes it without asking the trigger for deletes.
GUARDS = (
    """create trigger history_kept before update on history begin
        select raise(abort, 'history is only added to');
    end""",
    """create trigger history_stays before delete on history begin
        select raise(abort, 'history is only added to');
    end""",
    """create trigger history_chained before insert on history
        when new.mac is null or exists (select 1 from history where id = new.id) begin
        select raise(abort, 'history is only added to');
    end""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
    key = os.urandom(32)
    db.execute_sql("insert into secret(name, value) values ('audit', ?)", (key,))
    seal(db, key)
    for statement in GUARDS:
        db.execute_sql(statement)


def seal(db, key):  # type: ignore[no-untyped-def]
    """The rows from before the chain become its first links."""
    mac, sealed = bytes(32), []
    rows = db.execute_sql("select id, at, who, command, subject, record_id, note from history order by id")
    for row in rows.fetchall():
        mac = hmac.digest(key, mac + json.dumps(row, separators=(",", ":")).encode("ascii"), "sha256")
        sealed.append((mac, row[0]))
    db.connection().executemany("update history set mac = ? where id = ?", sealed)
