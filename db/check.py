"""Is the office whole? SQLite's own checks, the rules between records, sort and search keys, and the search index."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from db.certificate_rows import text_from_json
from db.check_rules import DATES, RULES, SUBJECTS
from db.domain.errors import DeskError, Progress, Translate
from db.domain.layout_files import layout_from_values
from db.domain.residents import Resident
from db.domain.thai_order import order_key, person_key
from db.domain.words import N_
from db.erasure_list import WHAT_TO_DO, damaged_file
from db.office import Office, query
from db.pictures import picture_of
from db.resident_rows import phones_of, search_key
from db.rows import ROWS
from db.storage import FAILURES, is_read_only

MOST = 1000
"""Of one kind no more are told: a broken office is broken enough."""

DAMAGED = N_("The file is damaged: {detail}")


@dataclass(frozen=True)
class Problem:
    """One fault: `message` is a msgid that `detail` fills, `subject` and `record_id` say where (None: everywhere)."""

    code: str
    message: str
    subject: str
    record_id: int | None = None
    detail: str = ""

    def text(self, translate: Translate) -> str:
        """The whole sentence in the language of `translate`."""
        return translate(self.message).format(detail=self.detail)


Check = Callable[[Office], Iterator[Problem]]


def problems(office: Office, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with the opened office; () when it is whole. Nothing is changed.

    Of a damaged file nothing else is looked at: SQLite may not even read it.
    """
    found: list[Problem] = []
    for place, check in enumerate(CHECKS):
        if progress:
            progress(place, len(CHECKS))
        found += _found(office, check)
        if found and check is _damage:
            return tuple(found)
    if progress:
        progress(len(CHECKS), len(CHECKS))
    return tuple(found)


@query
def _found(office: Office, check: Check) -> list[Problem]:
    try:
        return [problem for problem, _ in zip(check(office), range(MOST), strict=False)]
    except FAILURES as error:
        return [Problem("integrity", DAMAGED, "office", None, str(error))]


def _damage(office: Office) -> Iterator[Problem]:
    """SQLCipher looks at the code of every page, of those too that hold nothing now; SQLite at what is on them."""
    for (text,) in (*office.sql("pragma cipher_integrity_check"), *office.sql("pragma integrity_check")):
        if text != "ok":
            yield Problem("integrity", DAMAGED, "office", None, text)


def _lost_references(office: Office) -> Iterator[Problem]:
    message = N_("The record refers to one that is not there: {detail}")
    for table, row_id, parent, _ in office.sql("pragma foreign_key_check"):
        yield Problem("reference", message, SUBJECTS.get(table, table), row_id, parent)


def _references_into_the_bin(office: Office) -> Iterator[Problem]:
    """What is not in the bin depends on nothing that is; who was erased lies there for good."""
    message = N_("The record refers to one in the bin: {detail}")
    kept = {row._meta.table_name for row in ROWS if "deleted_at" in row._meta.columns}
    for row in ROWS:
        table = row._meta.table_name
        if table not in kept | {"certificate"}:
            continue
        here = "c.deleted_at is null and" if table in kept else ""
        for _, _, parent, column, *_ in office.sql(f"pragma foreign_key_list({table})"):
            if parent in kept:
                joined = f"{table} c join {parent} p on p.id = c.{column}"
                joined += " left join erasure e on e.resident_id = p.id" if parent == "resident" else ""
                erased = "and e.id is null" if parent == "resident" else ""
                where = f"{here} p.deleted_at is not null {erased}"
                for (record_id,) in office.sql(f"select c.id from {joined} where {where}"):
                    yield Problem("reference_binned", message, SUBJECTS[table], record_id, column)


def _rules(office: Office) -> Iterator[Problem]:
    for rule in RULES:
        for record_id, detail in office.sql(rule.exceptions):
            yield Problem(rule.code, rule.message, SUBJECTS[rule.table], record_id, str(detail))


def _dates(office: Office) -> Iterator[Problem]:
    """SQLite gives back a real day as it stands, and anything else changed or not at all."""
    message = N_("“{detail}” is not a date.")
    for table, columns in DATES.items():
        for column in columns:
            no_date = f"{column} is not null and date({column}, '+0 days') is not {column}"
            for record_id, value in office.sql(f"select id, {column} from {table} where {no_date}"):
                yield Problem("date", message, SUBJECTS[table], record_id, str(value))


def _certificate_texts(office: Office) -> Iterator[Problem]:
    message = N_("The text of the certificate can not be read.")
    for record_id, kept in office.sql("select id, text from certificate"):
        try:
            text_from_json(kept)
        except (ValueError, TypeError, KeyError, AttributeError):
            yield Problem("certificate_text", message, "certificates", record_id)


def _layouts(office: Office) -> Iterator[Problem]:
    """Every layout, and every look of an issued certificate, can be read with its pictures."""
    message = N_("The layout can not be read ({detail}).")
    for subject, table in (("layouts", "layout"), ("certificates", "certificate_look")):
        for record_id, content in office.sql(f"select id, content from {table} where content <> ''"):
            try:
                layout_from_values(json.loads(content), partial(picture_of, office))
            except (DeskError, ValueError) as error:
                yield Problem("layout", message, subject, record_id, str(error))


def _sort_keys(office: Office) -> Iterator[Problem]:
    message = N_("The name “{detail}” is not sorted as Thai wants it.")
    for table in ("community", "course", "partner", "service", "activity"):
        for record_id, name, key in office.sql(f"select id, name, sort_key from {table}"):
            if key != order_key(name):
                yield Problem("sort_key", message, SUBJECTS[table], record_id, name)
    for record_id, given, family, key in office.sql("select id, given, family, sort_key from resident"):
        if key != person_key(given, family):
            yield Problem("sort_key", message, "residents", record_id, f"{given} {family}")


def _ranks(office: Office) -> Iterator[Problem]:
    """The ranks of all, those in the bin too, follow their sort keys."""
    before = -1
    for record_id, rank in office.sql("select id, rank from resident order by sort_key, id"):
        if rank <= before:
            yield Problem("rank", N_("The place in the order of names is wrong."), "residents", record_id)
        before = rank


def _search_keys(office: Office) -> Iterator[Problem]:
    houses = {row[0]: (row[1], row[2]) for row in office.sql("select id, house, moo from household")}
    rows = office.sql("select id, given, family, nickname, citizen_id, phones, household_id, search_key from resident")
    for record_id, given, family, nickname, citizen_id, phones, household_id, key in rows:
        resident = Resident(
            given=given, family=family, nickname=nickname, citizen_id=citizen_id, phones=phones_of(phones)
        )
        if search_key(resident, houses.get(household_id, ("", ""))) != key:
            yield Problem("search_key", N_("What the person is found by is out of date."), "residents", record_id)


def _search_index(office: Office) -> Iterator[Problem]:
    """The index is sound in itself, and the same as one made anew beside it."""
    message = N_("The search index does not agree with the residents.")
    try:
        office.sql("insert into resident_find(resident_find) values ('integrity-check')")
    except FAILURES as error:
        if not is_read_only(error):  # SQLite asks in the form of a write; what follows needs none
            yield Problem("search_index", message, "residents", None, str(error))
            return
    office.sql("create virtual table temp.anew using fts5(search_key, content='', tokenize='trigram', detail=none)")
    try:
        office.sql(
            "insert into temp.anew(rowid, search_key) select rank, search_key || '  ' from resident order by rank"
        )
        if _vocabulary(office, "main", "resident_find") != _vocabulary(office, "temp", "anew"):
            yield Problem("search_index", message, "residents")
    finally:
        office.sql("drop table temp.anew")


def _vocabulary(office: Office, schema: str, index: str) -> list[tuple[Any, ...]]:
    """Of each letter group: how many people have it, and a sum that changes with who they are."""
    office.sql(f"create virtual table temp.vocabulary using fts5vocab('{schema}', '{index}', 'instance')")
    try:
        return office.sql(
            """select term, count(*), sum(doc), sum(doc * 48271 % 2147483647)
               from temp.vocabulary group by term order by term"""
        )
    finally:
        office.sql("drop table temp.vocabulary")


def _erased_people(office: Office) -> Iterator[Problem]:
    name = damaged_file(office)
    if name:
        yield Problem("erasures", WHAT_TO_DO, "office", None, name)


CHECKS: tuple[Check, ...] = (
    _damage,
    _erased_people,
    _lost_references,
    _references_into_the_bin,
    _rules,
    _dates,
    _certificate_texts,
    _layouts,
    _sort_keys,
    _ranks,
    _search_keys,
    _search_index,
)
