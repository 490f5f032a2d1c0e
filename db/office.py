"""One opened office: it owns the connection, runs commands and queries one at a time, tells what changed.

They run in the thread that asks, when its turn comes. A thread of the office's own, with everything posted to it, made
the window wait a quarter of a millisecond longer for each of them.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from peewee import InterfaceError
from playhouse.sqlcipher_ext import SqlCipherDatabase

from db import audit_chain, folders, holder, leftovers, opening, storage
from db.credential import Credential, Means
from db.domain.errors import DeskError
from db.opening import BACKUPS as BACKUPS
from db.rights import LOOKS, OPERATIONS, Rights, name_of
from db.safe_files import disk_errors_told
from db.turns import Turns

Result = TypeVar("Result")
Params = ParamSpec("Params")


@dataclass(frozen=True)
class Change:
    """What one command did: to which record of which subject (`record_id` None: to many)."""

    subject: str
    record_id: int | None
    note: str = ""


Entry = tuple[str, Change]
"""What was done, by its name, and to what."""
Listener = Callable[[tuple[Change, ...]], None]


class Office(Rights):
    """The opened data of one folder. Use as a context manager, or close() it.

    Commands and queries are plain functions of the other modules of this floor, marked `@command` and `@query`;
    they may be called from any thread. Everything else here is for them.
    """

    def __init__(self, folder: Path, database: SqlCipherDatabase, who: str) -> None:
        super().__init__(who)
        self.folder = folder
        self.database = database
        self.who = who
        self.credential: Credential | None = None
        """By which whoever works here signed in; None while the office begins, is converted, or is closed."""
        self.clock: Callable[[], datetime] = datetime.now
        self._turns = Turns()
        self._changes: list[Change] | None = None
        self._events: list[Entry] = []
        self._listeners: list[Listener] = []
        self.remembered: dict[object, Any] = {}
        """What queries worked out; forgotten with every command."""
        holder.note(folder, who)

    # -- opening and closing

    @classmethod
    def open(cls, folder: Path, credential: Credential) -> Self:
        """Open the office kept in `folder`; an older file is copied into its backups first, then upgraded.

        Raises NotFound, OfficeBusy, NotAnOffice (PlainOffice: it is to be converted first), WrongPlace, and NotAllowed
        for who has no account.
        """
        folders.require_local(folder, has_office=cls.exists(folder))
        with disk_errors_told(folder / storage.FILE_NAME):
            database = opening.open_and_upgrade(folder, credential.key)
            opened = cls(folder, database, credential.who)
        leftovers.clear_of_killed(folder)
        opened._let_in(credential)
        leftovers.clear(folder)
        return opened

    @classmethod
    def create(cls, folder: Path, credential: Credential) -> Self:
        """Make a new, empty office in `folder`, its manager whoever has the credential; an existing one is refused.

        Raises WrongPlace.
        """
        folders.require_local(folder)

        def begin(database: SqlCipherDatabase) -> None:
            from db.accounts import first_manager

            if credential.means is Means.PASSWORD:
                with cls(folder, database, credential.who) as new:
                    first_manager(new, credential.who)

        with disk_errors_told(folder):
            made = cls(folder, opening.create_and_open(folder, credential.key, begin), credential.who)
        made._let_in(credential)
        return made

    def _let_in(self, credential: Credential) -> None:
        try:
            with self._errors_told():  # the page of the accounts may be the damaged one
                opening.let_in(self, credential)
        except BaseException:
            self.credential = None
            self.close()
            raise

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether the folder holds an office's file."""
        return (folder / storage.FILE_NAME).is_file()

    def close(self) -> None:
        """Close the file; the office can not be used any more."""
        opening.let_out(self)
        holder.forget(self.folder)
        self.run(lambda: self._run_query(self.database.close))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- for whoever shows the office

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each command that changed something, in the thread that gave the command.

        Gives back a function that ends it.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def interrupt(self) -> None:
        """Abort the query that runs now; its caller gets an error. From any thread."""
        if not self.database.is_closed():  # asked for its connection it would open again
            self.database.connection().interrupt()

    def today(self) -> date:
        """The office's day, by its clock."""
        return self.clock().date()

    # -- for commands and queries

    def run(self, work: Callable[[], Result]) -> Result:
        """Do `work` when the turn of this thread comes, at once if it has it, and give back what it gives."""
        if self._turns.is_mine():
            return work()
        with self._turns:
            return work()

    def let_others(self) -> None:
        """In the middle of long work: whoever waits has their turn now, then it goes on."""
        self._turns.pass_on()

    def is_busy_for_me(self) -> bool:
        """Whether this thread is within a command or a query already."""
        return self._turns.is_mine()

    def sql(self, text: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of an SQL statement."""
        return self.database.execute_sql(text, values).fetchall()

    def sql_many(self, text: str, rows: Iterable[Sequence[object]]) -> None:
        """The statement once for each of `rows`."""
        self.database.connection().executemany(text, rows)

    def note(self, subject: str, record_id: int | None, note: str = "") -> None:
        """A command says what it changed; it is written to the history with who did it and when."""
        assert self._changes is not None, "only commands change records"
        self._changes.append(Change(subject, record_id, note))

    def record(self, event: str, subject: str, record_id: int | None = None, note: str = "") -> None:
        """Write into the history what changes no record (a print, a reveal): at once, or with the command within.

        Raises NotAllowed in a copy.
        """
        self.require_no_copy()
        entry = (event, Change(subject, record_id, note))
        if self._changes is not None and self._turns.is_mine():
            self._events.append(entry)
        else:
            self.run(lambda: self._keep_alone(entry))

    def _keep_alone(self, entry: Entry) -> None:
        with self._errors_told(), self.database.atomic("IMMEDIATE"):
            self._keep_history([entry])

    def _keep_history(self, entries: Sequence[Entry]) -> None:
        at = self.now_text()
        said = [(at, self.who, name, change.subject, change.record_id, change.note) for name, change in entries]
        if said:
            self.sql_many(audit_chain.INSERT, audit_chain.links(self.sql, said))

    def now_text(self) -> str:
        """This moment as it is kept: local time with its offset, to the second."""
        return self.clock().astimezone().isoformat(timespec="seconds")

    @contextmanager
    def _errors_told(self) -> Any:
        try:
            yield
        except storage.FAILURES as error:
            raise storage.told(error, self.folder / storage.FILE_NAME) from error
        except InterfaceError as error:
            if self.credential is None:  # after its end nobody should have asked
                raise
            raise DeskError(storage.NOT_OPEN_AGAIN) from error

    def _run_command(self, name: str, work: Callable[[], Result]) -> tuple[Result, tuple[Change, ...]]:
        self._changes = []
        try:
            with self._errors_told(), self.database.atomic("IMMEDIATE"):
                result = work()
                self._keep_history([*((name, change) for change in self._changes), *self._events])
            return result, tuple(self._changes)
        finally:
            self._changes = None
            self._events = []
            self.remembered.clear()

    def _run_query(self, work: Callable[[], Result]) -> Result:
        with self._errors_told():
            return work()

    def _publish(self, changes: tuple[Change, ...]) -> None:
        for listener in list(self._listeners):
            listener(changes)


def command(
    work: Callable[Concatenate[Office, Params], Result],
) -> Callable[Concatenate[Office, Params], Result]:
    """Mark a function that changes records: one transaction, one history entry for each change, then listeners.

    Called by another command it is part of that one's transaction. Raises NotAllowed, unless it is a part.
    """
    operation = name_of(work)

    @functools.wraps(work)
    def run(office: Office, *args: Params.args, **kwargs: Params.kwargs) -> Result:
        if office.is_busy_for_me():
            return work(office, *args, **kwargs)
        office.require(operation)
        name = work.__name__
        result, changes = office.run(lambda: office._run_command(name, lambda: work(office, *args, **kwargs)))
        if changes:
            office._publish(changes)
        return result

    OPERATIONS[operation] = run
    return run


def query(
    work: Callable[Concatenate[Office, Params], Result],
) -> Callable[Concatenate[Office, Params], Result]:
    """Mark a function that only reads; it must give back plain values, never an unread query. Raises NotAllowed."""
    operation = name_of(work)

    @functools.wraps(work)
    def run(office: Office, *args: Params.args, **kwargs: Params.kwargs) -> Result:
        if office.is_busy_for_me():
            return work(office, *args, **kwargs)
        office.require(operation)
        return office.run(lambda: office._run_query(lambda: work(office, *args, **kwargs)))

    OPERATIONS[operation] = run
    LOOKS.add(operation)
    return run


def action(
    work: Callable[Concatenate[Office, Params], Result],
) -> Callable[Concatenate[Office, Params], Result]:
    """Mark a function that is allowed to some only and does its work by several commands and queries: an export."""
    operation = name_of(work)

    @functools.wraps(work)
    def run(office: Office, *args: Params.args, **kwargs: Params.kwargs) -> Result:
        office.require(operation)
        return work(office, *args, **kwargs)

    OPERATIONS[operation] = run
    return run


def survey(work: Callable[Concatenate[Office, Params], Result]) -> Callable[Concatenate[Office, Params], Result]:
    """Mark an action that only reads, by many queries between which others have their turn: a copy allows it too."""
    LOOKS.add(name_of(work))
    return action(work)
