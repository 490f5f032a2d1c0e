"""How the tables of the open office hang together, as the file itself declares it: references and what must be unique.

Nothing of it is written down a second time, so a table that comes later is known from its first day.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.office import Office


@dataclass(frozen=True)
class Unique:
    """Columns whose values no two rows share, of the rows for which the SQL `where` holds."""

    columns: tuple[str, ...]
    where: str = "1"


@dataclass(frozen=True)
class Links:
    """`references` by the table that is referred to: (table, column); `parents` by table: column -> table that it
    refers to; `keys` and `uniques` by table."""

    references: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    parents: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    uniques: dict[str, list[Unique]] = field(default_factory=lambda: defaultdict(list))


def links_of(office: Office, once: Sequence[tuple[str, Unique]] = ()) -> Links:
    """Read from the file; `once` adds what people count as unique though the file does not say so."""
    links = Links()
    for (table,) in office.sql("select name from sqlite_master where type = 'table' order by name"):
        for _id, _number, parent, column, *_rest in office.sql(f"pragma foreign_key_list({table})"):
            links.references[parent].append((table, column))
            links.parents[table][column] = parent
    for table in {table for found in links.references.values() for table, _column in found} | set(links.references):
        columns = office.sql(f"pragma table_info({table})")
        links.keys[table] = tuple(row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5])
        links.uniques[table] += [Unique(links.keys[table]), *_indexes(office, table)]
    for table, unique in once:
        links.uniques[table].append(unique)
    return links


def _indexes(office: Office, table: str) -> list[Unique]:
    found = []
    for _number, name, is_unique, _origin, is_partial in office.sql(f"pragma index_list({table})"):
        if is_unique:
            columns = tuple(row[2] for row in office.sql(f"pragma index_info({name})"))
            found.append(Unique(columns, _condition(office, name) if is_partial else "1"))
    return found


def _condition(office: Office, index: str) -> str:
    """The condition of a partial index: what stands behind its where."""
    ((statement,),) = office.sql("select sql from sqlite_master where name = ?", (index,))
    return str(statement).partition(" where ")[2]
