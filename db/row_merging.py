"""Everything that refers to one row pointed at another, step by step, and each step taken back.

Where the other row has the same already (both took part in one class) the two become one, and what hangs on them is
pointed on in the same way.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from db.office import Office
from db.row_links import Links, Unique, links_of

Row = dict[str, Any]
Step = dict[str, Any]
"""JSON: `table`, `key` of the row after the step, and `values` {column: [before, after]}, or `removed`, the row."""

LEFT: Final = frozenset({"merger"})
"""Tables that tell of records as they were."""
EMPTIED: Final = frozenset({("volunteer", "invited_by_id")})
"""What is nobody once it would be the person themself; other rows that name somebody twice go."""
ONCE: Final = (
    ("participant", Unique(("activity_id", "resident_id", "role"), "deleted_at is null and resident_id is not null")),
    ("care_match", Unique(("resident_id", "volunteer_id", "service_id"), "deleted_at is null and until is null")),
)
"""What a person is or does once, though the file does not forbid it twice."""
NEVER_FILLED: Final = frozenset({"id", "revision", "deleted_at"})


def _all_of(one: Any, other: Any) -> Any:
    """Kinds of volunteer, A/B."""
    return "/".join(dict.fromkeys(filter(None, [*str(one).split("/"), *str(other).split("/")])))


def _earliest(one: Any, other: Any) -> Any:
    return min(filter(None, (one, other)), default=None)


def _latest_if_both(one: Any, other: Any) -> Any:
    """Who still serves by one of both records serves."""
    return max(one, other) if one and other else None


def _only_if_ended(one: Any, other: Any) -> Any:
    return "\n".join(dict.fromkeys((one, other))) if one and other else ""


JOINED: Final[Mapping[tuple[str, str], Callable[[Any, Any], Any]]] = {
    ("volunteer", "kinds"): _all_of,
    ("volunteer", "started"): _earliest,
    ("volunteer", "ended"): _latest_if_both,
    ("volunteer", "end_reason"): _only_if_ended,
    ("participant", "minutes"): max,
    ("participant", "joined_on"): _earliest,
}
"""How a column of two rows that become one is made of both; others keep what they have, or take what they lack."""


class RowMerging:
    """Points at `kept` what refers to `gone`, rows of `table`; `steps` tells what was done."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.links: Links = links_of(office, ONCE)
        self.steps: list[Step] = []

    def absorb(self, parent: str, kept: int, gone: int) -> None:
        """All that refers to the row `gone` of the table refers to `kept`."""
        for table, column in self.links.references[parent]:
            if table in LEFT:
                continue
            for row in _rows(self.office, table, {column: gone}):
                self._point(parent, table, column, row, kept)

    def drop(self, table: str, wanted: Row) -> None:
        """Take the rows out that hold these values."""
        for row in _rows(self.office, table, wanted):
            self._remove(table, row)

    def _point(self, parent: str, table: str, column: str, row: Row, kept: int) -> None:
        if table == parent and row["id"] == kept:
            self._change(table, row, {column: None})
            return
        others = [each for each, of in self.links.parents[table].items() if of == parent and each != column]
        twice = [each for each in others if row[each] == kept]
        if twice:
            empty = next((each for each in (column, *twice) if (table, each) in EMPTIED), None)
            if empty is None:
                self._remove(table, row)
            else:
                self._change(table, row, {column: kept, empty: None})
            return
        twin = self._twin(table, row, column, kept)
        if twin is None:
            self._change(table, row, {column: kept})
            return
        self._fill(table, twin, row, {kept, row[column]})
        if "id" in row:
            self.absorb(table, twin["id"], row["id"])
        self._remove(table, row)

    def _twin(self, table: str, row: Row, column: str, kept: int) -> Row | None:
        """The row that the pointed one would be the same as."""
        for unique in self.links.uniques[table]:
            if column not in unique.columns or not _rows(self.office, table, self._key(table, row), unique.where):
                continue
            wanted = {each: kept if each == column else row[each] for each in unique.columns}
            found = _rows(self.office, table, wanted, unique.where)
            if found:
                return found[0]
        return None

    def _fill(self, table: str, twin: Row, row: Row, people: set[int]) -> None:
        """The row that stays takes from the other what it does not know itself."""
        own, keys = self.links.parents[table], self.links.keys[table]
        values: Row = {}
        for column, mine in twin.items():
            joined, others = JOINED.get((table, column)), row[column]
            if column in NEVER_FILLED or column in keys or own.get(column) == table:
                continue
            if joined is not None:
                values[column] = joined(mine, others)
            elif mine in (None, "") and others not in (None, "") and not (column in own and others in people):
                values[column] = others
        values = {column: value for column, value in values.items() if value != twin[column]}
        if values:
            self._change(table, twin, values)

    def _key(self, table: str, row: Row) -> Row:
        return {column: row[column] for column in self.links.keys[table]}

    def _change(self, table: str, row: Row, values: Row) -> None:
        _update(self.office, table, self._key(table, row), values, row)
        step = {
            "table": table,
            "key": self._key(table, row | values),
            "values": {column: [row[column], value] for column, value in values.items()},
        }
        self.steps.append(step)

    def _remove(self, table: str, row: Row) -> None:
        """Into the bin where the table has one."""
        if "deleted_at" in row:
            if row["deleted_at"] is None:
                self._change(table, row, {"deleted_at": self.office.now_text()})
            return
        where, found = _condition(self._key(table, row))
        self.office.sql(f"delete from {table} where {where}", found)
        self.steps.append({"table": table, "removed": row})

    # --- the way back ------------------------------------------------------------------------------

    def take_back(self, steps: Sequence[Step]) -> None:
        """Undo the steps, the last first. What was changed or taken away since then stays as it is now."""
        for step in reversed(steps):
            table = step["table"]
            if "removed" in step:
                self._put_again(table, step["removed"])
                continue
            for row in _rows(self.office, table, step["key"]):
                values = {column: old for column, (old, new) in step["values"].items() if row[column] == new}
                if values and self._has_parents(table, row | values, values):
                    _update(self.office, table, step["key"], values, row)

    def _put_again(self, table: str, row: Row) -> None:
        if self._has_parents(table, row, row) and not _rows(self.office, table, self._key(table, row)):
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            self.office.sql(f"insert into {table}({names}) values ({marks})", tuple(row.values()))

    def _has_parents(self, table: str, row: Row, values: Row) -> bool:
        """Whether what the row refers to is there, and not in the bin where the row would come out of it."""
        comes_back = "deleted_at" in values and values["deleted_at"] is None
        for column, parent in self.links.parents[table].items():
            if row[column] is None:
                continue
            found = _rows(self.office, parent, {"id": row[column]})
            if not found or (comes_back and found[0].get("deleted_at")):
                return False
        return True


def _rows(office: Office, table: str, wanted: Row, also: str = "1") -> list[Row]:
    where, values = _condition(wanted)
    cursor = office.database.execute_sql(f"select * from {table} where {where} and ({also})", values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _condition(wanted: Row) -> tuple[str, tuple[Any, ...]]:
    return " and ".join(f"{column} is ?" for column in wanted), tuple(wanted.values())


def _update(office: Office, table: str, key: Row, values: Row, row: Row) -> None:
    """A form that is open on the row must not write over this: its revision goes on."""
    where, found = _condition(key)
    sets = [f"{column} = ?" for column in values]
    if "revision" in row:
        sets.append("revision = revision + 1")
    office.sql(f"update {table} set {', '.join(sets)} where {where}", (*values.values(), *found))
