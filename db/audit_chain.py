"""The chain that seals the history: each entry's code is made of the one before it and of all the entry says."""

import hmac
import json
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

FIRST = bytes(32)
"""What stands before the first entry."""
COLUMNS = "id, at, who, command, subject, record_id, note"
INSERT = f"insert into history({COLUMNS}, mac) values (?, ?, ?, ?, ?, ?, ?, ?)"
Entry = tuple[int, str, str, str, str, int | None, str]
"""An entry as its columns stand in COLUMNS."""


class Rows(Protocol):
    """Whoever carries out SQL and gives all rows."""

    def __call__(self, text: str, values: Sequence[object] = (), /) -> list[tuple[Any, ...]]: ...


def code_of(key: bytes, before: bytes, entry: Entry) -> bytes:
    """The code of an entry behind the one with the code `before`; JSON tells every column and its type apart."""
    said = json.dumps(entry, separators=(",", ":"), default=_forged)
    return hmac.digest(key, before + said.encode("ascii"), "sha256")


def _forged(value: bytes) -> dict[str, str]:
    """Bytes where a text has to be; only by another hand."""
    return {"bytes": value.hex()}


def key_of(sql: Rows) -> bytes:
    """The key of the chain, as the office keeps it."""
    return bytes(sql("select value from secret where name = 'audit'")[0][0])


def keep_key(sql: Rows, key: bytes) -> None:
    """For the demo, whose key is no secret: before its history begins."""
    sql("update secret set value = ? where name = 'audit' and not exists (select 1 from history)", (key,))


def last_of(sql: Rows) -> tuple[int, bytes]:
    """Id and code of the last entry; (0, FIRST) where there is none."""
    found = sql("select id, mac from history order by id desc limit 1")
    return (found[0][0], bytes(found[0][1] or b"")) if found else (0, FIRST)


def append(database: Any, *entries: tuple[str, str, str, str, int | None, str]) -> None:
    """Add entries to the log of a database that is not opened as an office; within a transaction."""

    def sql(text: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = database.execute_sql(text, values).fetchall()
        return found

    database.connection().executemany(INSERT, links(sql, entries))


def links(sql: Rows, entries: Iterable[tuple[str, str, str, str, int | None, str]]) -> list[tuple[Any, ...]]:
    """What INSERT takes for new entries, which come without their ids: all columns, and the code of each."""
    key, (last, code) = key_of(sql), last_of(sql)
    found = []
    for place, entry in enumerate(entries, last + 1):
        row: Entry = (place, *entry)
        code = code_of(key, code, row)
        found.append((*row, code))
    return found
