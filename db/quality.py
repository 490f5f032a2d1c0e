"""The records that an issue of data quality is about: found by the file itself in slices, shown piece by piece."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from db import resident_rows
from db.domain.ages import ELDER_AGE, born_by
from db.domain.date_forms import typed_date
from db.domain.doubts import OLDEST
from db.domain.elders import ElderFilter
from db.domain.errors import Progress
from db.domain.names import ADULT_AGE, full_name
from db.domain.quality import ISSUES, Issue, IssueLine, issue_named
from db.domain.titles import TITLES, Sex, TitleKind
from db.elders import elder_listing
from db.office import Office, query, survey

EXPLAINED: Final = "exists (select 1 from resident_reason x where x.resident_id = r.id and x.doubt in ({doubts}))"
DIGITS: Final = " + ".join(f"{14 - place} * substr(r.citizen_id, {place}, 1)" for place in range(1, 13))
WRONG_ID: Final = f"""r.citizen_id <> '' and case
    when length(r.citizen_id) <> 13 or r.citizen_id glob '*[^0-9]*' or r.citizen_id like '9%' then 1
    else cast(substr(r.citizen_id, 13, 1) as integer) <> (11 - ({DIGITS}) % 11) % 10 end
    and not {EXPLAINED.format(doubts="'id_check', 'id_length'")}"""
NOBODY_IN: Final = """not exists (select 1 from resident p where p.household_id = h.id and p.deleted_at is null
    and p.status = 'living')"""
ONLY_CHILDREN: Final = """h.id in (select p.household_id from resident p where p.deleted_at is null
    and p.status = 'living' and p.household_id is not null group by p.household_id
    having min(coalesce(p.born, '')) > ?)"""
VERY_OLD: Final = 105
OPEN_DAYS, WAITING_DAYS = 30, 90
SLICE: Final = 20_000
"""Ids asked about in one turn of the office."""


def _titles(fits: Callable[[Any], bool]) -> str:
    """Titles as a list of SQL texts: they are the program's own."""
    return ", ".join(f"'{title.text}'" for title in TITLES if fits(title))


CHILDREN: Final = _titles(lambda title: title.child)
GROWN: Final = _titles(lambda title: title.kind is TitleKind.CIVIL and not title.child)
MEN: Final = _titles(lambda title: title.sex is Sex.MALE)
WOMEN: Final = _titles(lambda title: title.sex is Sex.FEMALE)


@dataclass(frozen=True)
class Asked:
    """Where and how an issue is looked for; `values(today)` fill the question marks."""

    tables: str
    where: str
    values: Callable[[date], tuple[object, ...]]
    usual: str
    id: str


def _nothing(_today: date) -> tuple[object, ...]:
    return ()


def _people(where: str, values: Callable[[date], tuple[object, ...]] = _nothing) -> Asked:
    return Asked("resident r", f"r.deleted_at is null and ({where})", values, "r.rank", "r.id")


def _living(where: str, values: Callable[[date], tuple[object, ...]] = _nothing) -> Asked:
    return _people(f"r.status = 'living' and ({where})", values)


def _houses(where: str, values: Callable[[date], tuple[object, ...]] = _nothing) -> Asked:
    return Asked("household h", f"h.deleted_at is null and ({where})", values, "h.id", "h.id")


def _others(tables: str, where: str, values: Callable[[date], tuple[object, ...]] = _nothing) -> Asked:
    return Asked(tables, where, values, "x.id", "x.id")


def _aged(years: int) -> Callable[[date], tuple[object, ...]]:
    return lambda today: (born_by(years, today).isoformat(),)


ASKED: Final[Mapping[str, Asked]] = {
    "id_missing": _living("r.citizen_id = '' and r.no_id_reason = ''"),
    "born_missing": _living("r.born is null"),
    "sex_missing": _living("r.sex is null"),
    "home_missing": _living("r.household_id is null"),
    "since_missing": _people("r.status in ('moved', 'died') and r.status_date is null"),
    "elder_unreachable": _living(
        """r.phones = '' and r.born <= ? and not exists (
            select 1 from carer k left join resident i on i.id = k.carer_id
            where k.resident_id = r.id and k.deleted_at is null and (k.phones <> '' or i.phones <> ''))""",
        _aged(ELDER_AGE),
    ),
    "house_community": _houses("h.community_id is null"),
    "house_code": _houses("h.house_code = ''"),
    "volunteer_start": _others("volunteer x", "x.deleted_at is null and x.ended is null and x.started is null"),
    "representative": _others("community x", "x.deleted_at is null and x.representative = ''"),
    "id_wrong": _people(WRONG_ID),
    "born_odd": _people(
        f"(r.born > ? or r.born <= ?) and not {EXPLAINED.format(doubts=chr(39) + 'birth_odd' + chr(39))}",
        lambda today: (today.isoformat(), born_by(OLDEST + 1, today).isoformat()),
    ),
    "very_old": _living(
        "r.born <= ? and r.born > ?",
        lambda today: (born_by(VERY_OLD + 1, today).isoformat(), born_by(OLDEST + 1, today).isoformat()),
    ),
    "title_age": _people(
        f"""((r.title in ({CHILDREN}) and r.born <= ?) or (r.title in ({GROWN}) and r.born > ?))
            and r.status <> 'died' and not {EXPLAINED.format(doubts="'title_age'")}""",
        lambda today: _aged(ADULT_AGE)(today) * 2,
    ),
    "title_sex": _people(
        f"""((r.title in ({MEN}) and r.sex = '{Sex.FEMALE}') or (r.title in ({WOMEN}) and r.sex = '{Sex.MALE}'))
            and r.status <> 'died' and not {EXPLAINED.format(doubts="'title_sex'")}"""
    ),
    "children_alone": _houses(ONLY_CHILDREN, _aged(ADULT_AGE)),
    "house_empty": _houses(NOBODY_IN),
    "volunteer_gone": _others(
        "volunteer x join resident p on p.id = x.resident_id",
        "x.deleted_at is null and x.ended is null and p.status in ('moved', 'died')",
    ),
    "visit_overdue": _others(
        "visit x",
        "x.planned_on < ? and x.done_on is null and x.deleted_at is null",
        lambda today: (today.isoformat(),),
    ),
    "class_open": _others(
        "training_class x",
        """x.deleted_at is null and x.closed_on is null
           and (select max(s.day) from session s where s.class_id = x.id) < ?""",
        lambda today: ((today - timedelta(OPEN_DAYS)).isoformat(),),
    ),
    "certificate_waiting": _others(
        "certificate x",
        "x.status = 'issued' and x.handed_over_on is null and x.issued_on < ?",
        lambda today: ((today - timedelta(WAITING_DAYS)).isoformat(),),
    ),
    "agreement_ended": _others(
        "partner x", "x.deleted_at is null and x.agreement_end < ?", lambda today: (today.isoformat(),)
    ),
}
"""How each issue of the domain is looked for; elders to be assessed are those of the elders' own list."""

DETAILS: Final[Mapping[str, str]] = {
    "volunteers": """select x.id, p.title, p.given, p.family, coalesce(c.name, ''), coalesce(p.status_date, '')
        from volunteer x join resident p on p.id = x.resident_id left join community c on c.id = x.community_id""",
    "communities": "select x.id, '', x.name, '', '', '' from community x",
    "visits": """select x.id, coalesce(p.title, ''), coalesce(p.given, h.house), coalesce(p.family, ''),
        coalesce(c.name, ''), x.planned_on from visit x left join resident p on p.id = x.resident_id
        left join household h on h.id = coalesce(x.household_id, p.household_id)
        left join community c on c.id = coalesce(h.community_id, p.community_id)""",
    "classes": """select x.id, '', coalesce(nullif(x.name, ''), k.name), '', x.place,
        (select max(s.day) from session s where s.class_id = x.id)
        from training_class x join course k on k.id = x.course_id""",
    "certificates": """select x.id, x.title, x.given, x.family, x.number || '/' || x.year, x.issued_on
        from certificate x""",
    "partners": "select x.id, '', x.name, '', x.address, x.agreement_end from partner x",
}
"""SQL by subject: id, the three parts of a name, where, and a day or ''."""


@survey
def issues_found(office: Office, progress: Progress | None = None) -> dict[str, tuple[int, ...]]:
    """The ids of the records that each issue is about, as far as whoever is signed in may ask for it, in their order.

    Of 100,000 people it takes a second, in slices between which others have their turn: not for the window's thread.
    """
    found: dict[str, tuple[int, ...]] = {}
    asked = [issue for issue in ISSUES if not issue.needs or office.may(issue.needs)]
    for place, issue in enumerate(asked):
        found[issue.name] = issue_ids(office, issue.name)
        if progress:
            progress(place + 1, len(asked))
    return found


@survey
def issue_ids(office: Office, name: str) -> tuple[int, ...]:
    """The ids of the records that one issue is about; raises NotAllowed where it is not for everybody."""
    if name == "assessment_due":
        return elder_listing(office, ElderFilter(is_due=True)).ids()
    asked = ASKED[name]
    found: list[tuple[int, int]] = []
    for first in range(0, last_id(office, asked.tables), SLICE):
        found += ids_between(office, asked, first, first + SLICE)
    return tuple(record_id for _place, record_id in sorted(found))


@query
def last_id(office: Office, tables: str) -> int:
    """The highest id of the first of the tables."""
    return int(office.sql(f"select coalesce(max(id), 0) from {tables.split()[0]}")[0][0])


@query
def ids_between(office: Office, asked: Asked, first: int, last: int) -> list[tuple[int, int]]:
    """(place in the usual order, id) of the records with ids after `first` up to `last`."""
    where = f"{asked.id} > ? and {asked.id} <= ? and ({asked.where})"
    values = (first, last, *asked.values(office.today()))
    return office.sql(f"select {asked.usual}, {asked.id} from {asked.tables} where {where}", values)


@query
def issue_lines(office: Office, name: str, ids: Sequence[int]) -> tuple[IssueLine, ...]:
    """The records of these ids, in this order, as the issue shows them."""
    return _reader(issue_named(name))(office, ids)


def _reader(issue: Issue) -> Callable[[Office, Sequence[int]], tuple[IssueLine, ...]]:
    if issue.subject in ("residents", "elders"):
        return lambda office, ids: _person_lines(office, issue, ids)
    if issue.subject == "households":
        return _house_lines
    return lambda office, ids: _other_lines(office, issue.subject, ids)


def _person_lines(office: Office, issue: Issue, ids: Sequence[int]) -> tuple[IssueLine, ...]:
    """Of a doubtful birth date the date is told; an ID never."""
    told = issue.name in ("born_odd", "very_old", "title_age")
    lines = resident_rows.lines(office, ids)
    return tuple(
        IssueLine(
            id=line.id,
            what=line.full_name,
            where=" · ".join(filter(None, (line.house, line.community))),
            detail=typed_date(line.born.date) if told and line.born else "",
        )
        for line in lines
    )


def _house_lines(office: Office, ids: Sequence[int]) -> tuple[IssueLine, ...]:
    rows = office.sql(
        """select h.id, h.house, h.moo, coalesce(c.name, '') from json_each(?) wanted
           cross join household h on h.id = wanted.value left join community c on c.id = h.community_id
           order by wanted.key""",
        (json.dumps(list(ids)),),
    )
    return tuple(IssueLine(id=row[0], what=row[1], where=" · ".join(filter(None, row[2:]))) for row in rows)


def _other_lines(office: Office, subject: str, ids: Sequence[int]) -> tuple[IssueLine, ...]:
    place = {record_id: number for number, record_id in enumerate(ids)}
    rows = office.sql(f"{DETAILS[subject]} where x.id in (select value from json_each(?))", (json.dumps(list(ids)),))
    found = [
        IssueLine(
            id=row[0],
            what=full_name(*row[1:4]),
            where=row[4],
            detail=typed_date(date.fromisoformat(row[5])) if row[5] else "",
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda line: place[line.id]))
