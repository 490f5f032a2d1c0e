"""Is the database of a copy whole and ours? Damage, references, schema, counts and the chain of its history."""

import hmac
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from db import audit_chain, soundness, storage
from db.backup_manifest import BadBackup
from db.domain.errors import Msg
from db.domain.words import N_

CHAINED_SINCE: Final = 5
"""Files of older schemas have a history without codes."""
NOT_SOUND: Final = N_("The copy is not sound and was not kept: {problem}")
Fingerprint = frozenset[tuple[str, str, str, str]]


def require_sound(
    path: Path,
    key: bytes,
    counts: Mapping[str, int] | None = None,
    head: tuple[int, str] | None = None,
) -> Mapping[str, int]:
    """Raises BadBackup unless the database is one of this program's, whole, and what its manifest says of it.

    Gives the counts of its rows. A large file must be one's own: its search index is looked at in the form of a write.
    """
    with looked_through(path, key, counts, head) as require:
        return require()


@contextmanager
def looked_through(
    path: Path, key: bytes, counts: Mapping[str, int] | None = None, head: tuple[int, str] | None = None
) -> Iterator[Callable[[], Mapping[str, int]]]:
    """Within it SQLite is looking, which takes as long as all else: the copy can be written meanwhile, and gets its
    name once what is given here was called. That waits for the end, raises and gives what require_sound does."""
    with ThreadPoolExecutor(2) as others:
        codes = others.submit(_in_words, lambda: _require_codes(path, key))
        content = others.submit(_in_words, lambda: _content(path, key, counts, head))

        def require() -> Mapping[str, int]:
            (_none, damage), (found, problem) = codes.result(), content.result()
            if damage or problem:
                raise BadBackup(NOT_SOUND, problem=Msg(damage or problem))
            assert found is not None
            return found

        yield require


class _Unsound(Exception):
    """Says why in its text."""


def _in_words(look: Callable[[], Any]) -> tuple[Any, str]:
    try:
        return look(), ""
    except _Unsound as problem:
        return None, str(problem)
    except storage.FAILURES:
        return None, soundness.DAMAGED


def _require_codes(path: Path, key: bytes) -> None:
    """Every page bears a code, those that nothing uses too. Where one is wrong, SQLCipher gives zeros to who reads the
    page, and no error where nothing else is read: nobody but this look notices that in the last page of a long text."""
    with storage.connected(path, key) as connection:
        if connection.execute("pragma cipher_integrity_check").fetchall():
            raise _Unsound(soundness.DAMAGED)


def _content(
    path: Path, key: bytes, counts: Mapping[str, int] | None, head: tuple[int, str] | None
) -> Mapping[str, int]:
    with _decrypted(path, key) as connection:
        _require_ours(connection)
        if [row[0] for row in connection.execute("pragma integrity_check")] != ["ok"]:
            raise _Unsound(soundness.DAMAGED)
        if connection.execute("pragma foreign_key_check").fetchone():
            raise _Unsound(N_("it has broken references"))
        found = soundness.row_counts(connection)
        if counts is not None and found != dict(counts):
            raise _Unsound(N_("the row counts differ"))
        _require_chain(connection, head)
        return found


@contextmanager
def _decrypted(path: Path, key: bytes) -> Iterator[Any]:
    """The pages of the file in memory, decrypted once: the looks go through them several times. What is too large for
    that is looked at where it lies, with as much of it in memory as others have."""
    if path.stat().st_size > storage.MOST_CACHED << 10:
        with storage.connected(path, key, "rw") as file:
            file.execute(f"pragma cache_size = -{storage.MOST_CACHED}")
            yield file
    else:
        with storage.connected(path, key, "memory") as memory:
            with storage.connected(path, key) as file:
                file.backup(memory)
            yield memory


def _require_ours(connection: Any) -> None:
    """Before anything else is asked: what another schema would carry out, as a trigger, is not even started."""
    if connection.execute("pragma application_id").fetchone()[0] != storage.APPLICATION_ID:
        raise _Unsound(N_("not an office of this program"))
    version = connection.execute("pragma user_version").fetchone()[0]
    if version > storage.latest_version():
        raise _Unsound(N_("written by a newer version of the program"))
    if fingerprint(connection) != fingerprint_of_version(version):
        raise _Unsound(N_("it holds tables or triggers that this program did not make"))


def fingerprint(connection: Any) -> Fingerprint:
    """Everything that the schema says, but for what SQLite keeps for itself."""
    rows = connection.execute(
        "select type, name, tbl_name, coalesce(sql, '') from sqlite_master where name not like 'sqlite\\_%' escape '\\'"
    )
    return frozenset(rows.fetchall())


@cache
def fingerprint_of_version(version: int) -> Fingerprint:
    """What an office of that version has, made anew by the migrations up to it."""
    from playhouse.migrations import Runner  # needed to look at copies only

    scripts = sorted(script.stem for script in storage.MIGRATIONS.glob("[0-9]*.py"))
    wanted = [name for name in scripts if int(name[:4]) == version]
    if not wanted:
        return frozenset()
    database = storage.OfficeDatabase(":memory:", passphrase="", thread_safe=False)
    database.connect()
    with closing(database):
        Runner(database, str(storage.MIGRATIONS)).up(wanted[0])
        return fingerprint(database.connection())


def _require_chain(connection: Any, head: tuple[int, str] | None) -> None:
    """Every entry of the history is sealed by the one before it, up to the one that the manifest names."""
    if connection.execute("pragma user_version").fetchone()[0] < CHAINED_SINCE:
        return

    def sql(text: str, values: Any = ()) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = connection.execute(text, values).fetchall()
        return found

    key, code, last = audit_chain.key_of(sql), audit_chain.FIRST, 0
    for *entry, found in connection.execute(f"select {audit_chain.COLUMNS}, mac from history where id > 0 order by id"):
        code = audit_chain.code_of(key, code, tuple(entry))
        if entry[0] != last + 1 or not hmac.compare_digest(code, bytes(found or b"")):
            raise _Unsound(N_("its history was changed"))
        last = entry[0]
    if head is not None and (last, code.hex()) != head and head != (0, ""):
        raise _Unsound(N_("its history was changed"))
