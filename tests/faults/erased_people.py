"""People whose erasure is killed or fails: how their office begins, and what must hold of them and of all others."""

from dataclasses import dataclass
from pathlib import Path

from db import erasure_list, erasures, storage
from db.domain.erasures import ERASED
from db.domain.residents import Resident
from db.opening import JOURNAL
from db.residents import save_resident
from tests.erased_office import content_of
from tests.faults import offices

WORDS = ("ฬฌฎ", "ฆฏฐ", "ฌฑฒ")
"""Three letters are what the index of the search writes down, and nobody else has these."""
OTHERS = 12
COMES = ("backups.json", "office-before-restore-", "wrong_passwords.json")
"""What restores and sign-ins leave beside the office; a sign-in that is killed names nobody in what it leaves."""


@dataclass(frozen=True)
class Known:
    """An office before anybody was erased: those who will be, the rows of everybody, and the names of its files."""

    ids: list[int]
    rows: dict[int, tuple[object, ...]]
    files: frozenset[str]


def filled(folder: Path) -> Known:
    """Some people among others, each of whom can be found in the bytes of the file."""
    offices.filled(folder, OTHERS)
    with offices.opened(folder) as office:
        ids = [
            save_resident(
                office,
                Resident(given=word, family=f"สกุล{word}", phones=(phone(place),), notes=f"เรื่องของ{word}"),
            ).id
            for place, word in enumerate(WORDS)
        ]
        rows = _rows(office)
    content = content_of(folder, offices.credential_of(folder).key)
    assert all(trace in content for place in range(len(WORDS)) for trace in _traces(place)), "nothing would be shown"
    return Known(ids, rows, frozenset(path.name for path in folder.iterdir()))


def phone(place: int) -> str:
    """Of each of them."""
    return f"089991122{place}"


def said_to_be_erased(folder: Path) -> list[int]:
    """Who was erased by what a killed process left, before the program opens it."""
    file = folder / storage.FILE_NAME
    with storage.connected(file, offices.credential_of(folder).key, "rw") as connection:
        return [number for (number,) in connection.execute("select resident_id from erasure order by 1")]


def looked_through(folder: Path, known: Known) -> tuple[list[int], list[str]]:
    """Who is erased once the office was opened, and all that is wrong with the office, its bytes and its folder."""
    with offices.opened(folder) as office:
        wrong = offices.faults_of(office)
        rows = _rows(office)
        erased = [number for number in known.ids if rows[number][2] == ERASED]
        kept = sorted(stone.resident_id for stone in erasures.erasures(office))
        beside = sorted(stone.resident_id for stone in erasure_list.read(office)[0])
    wrong += [f"erased are {erased}, {where} has {found}" for where, found in (("the file", kept), ("the list", beside))
              if found != erased]  # fmt: skip
    wrong += [f"person {number} is not as before" for number in rows.keys() | known.rows.keys()
              if number not in erased and rows.get(number) != known.rows.get(number)]  # fmt: skip
    content = content_of(folder, offices.credential_of(folder).key) if erased else b""
    for number in erased:
        wrong += [f"of {number} there is {found!r}" for found in _traces(known.ids.index(number)) if found in content]
    for path in folder.iterdir():
        if path.name == storage.FILE_NAME + JOURNAL:
            wrong += [f"{path.name} is not empty"] if path.stat().st_size else []
        elif not (path.name in known.files or path.name == erasure_list.BESIDE or path.name.startswith(COMES)):
            wrong.append(f"{path.name} was left")
    return erased, wrong


def _rows(office: offices.Office) -> dict[int, tuple[object, ...]]:
    return {int(str(row[0])): row for row in offices.content(office)}


def _traces(place: int) -> tuple[bytes, ...]:
    """What tells of one of them. The index writes only once what its terms begin with."""
    return WORDS[place].encode()[2:], phone(place).encode()
