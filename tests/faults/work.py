"""What a process does while it is killed: entry, import, print, backup, restore, erasure, upgrade; it tells of it."""

import sys
import threading
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path

from tests.faults import offices
from tests.faults.hatchery import tell

Task = Callable[..., None]


def entry(folder: str, mark: str) -> None:
    """Save one person after the other, each with a second save that corrects the first."""
    from dataclasses import replace

    from db.domain.residents import Resident
    from db.residents import save_resident

    with offices.opened(Path(folder)) as office:
        tell("begun")
        for number in count():
            person = save_resident(office, Resident(given=mark, family=f"ที่{number}", notes="x" * (number * 97 % 3000)))
            tell(f"did {number}")
            if number % 3 == 0:
                save_resident(office, replace(person, notes="แก้แล้ว"))
                tell(f"corrected {number}")


def take_in(folder: str, file: str) -> None:
    """Import a list."""
    from datetime import date

    from db.import_columns import ImportKind, recognised
    from db.import_residents import plan_residents
    from db.spreadsheets import open_workbook

    path = Path(file)
    with offices.opened(Path(folder)) as office:
        table = recognised(open_workbook(path), ImportKind.RESIDENTS)
        plan = plan_residents(office, table, path.name, date(2026, 11, 22))
        tell("begun")
        plan.commit(office)
        tell("did")


def issue_and_print(folder: str, class_id: str, target: str) -> None:
    """Give a class its certificates and print them, then its list, again and again over the same files."""
    from db.certificate_issues import issue_certificates
    from printing.certificates import write_certificates
    from printing.residents import write_resident_roster
    from ui.papers import certificate_pages, paper_for
    from ui.roster_papers import resident_roster

    with offices.opened(Path(folder)) as office:
        paper = paper_for(office)
        tell("begun")
        issue_certificates(office, int(class_id))
        tell("issued")
        for _time in count():
            write_certificates(certificate_pages(office, int(class_id)), Path(target, "certificates.pdf"), paper)
            tell("did certificates.pdf")
            write_resident_roster(resident_roster(office), Path(target, "roster.pdf"), paper)
            tell("did roster.pdf")


def back_up(folder: str, dest: str) -> None:
    """Make one copy after the other."""
    with offices.opened(Path(folder)) as office:
        tell("begun")
        for _time in count():
            tell(f"did {offices.back_up(office, Path(dest))}")


def restore(folder: str, *files: str) -> None:
    """Go back to each of the copies in turn."""
    tell("begun")
    for file in cycle(files):
        offices.restore(Path(folder), Path(file))
        tell(f"did {file}")


def upgrade(folder: str) -> None:
    """Open an office of an older program."""
    tell("begun")
    with offices.opened_by_recovery(Path(folder)):
        tell("did")


def convert(folder: str) -> None:
    """Encrypt the plain office of an older program."""
    tell("begun")
    offices.convert(Path(folder))
    tell("did")


def start(folder: str) -> None:
    """Be the one window of the folder, without a screen, until killed; or have that one come forward."""
    from ui import channel

    tell("begun")
    claim = channel.claim_or_show(Path(folder))
    if claim is None:
        tell("shown")
        return
    door = claim.open_door()
    with offices.opened(Path(folder)):
        tell("mine")
        while True:
            _question, answer = door.asked.get()
            answer({"end": "shown"})


def open_office(folder: str) -> None:
    """Have the office open until killed."""
    from db.storage import OfficeBusy

    tell("begun")
    try:
        with offices.opened(Path(folder)):
            tell("mine")
            threading.Event().wait()
    except OfficeBusy as error:
        tell(f"told OfficeBusy: {error}")


# -- each once, with what goes wrong told as the user is told


def save_one(folder: str) -> None:
    """Correct the first person."""
    from dataclasses import replace

    from db.residents import resident_of, save_resident

    with offices.opened(Path(folder)) as office:
        save_resident(office, replace(resident_of(office, 1), notes="แก้แล้ว " * 2000))
    tell("did")


def print_one(folder: str, target: str) -> None:
    """Print the list of residents over the one that is there."""
    from printing.residents import write_resident_roster
    from ui.papers import paper_for
    from ui.roster_papers import resident_roster

    with offices.opened(Path(folder)) as office:
        write_resident_roster(resident_roster(office), Path(target), paper_for(office))
    tell("did")


def back_up_one(folder: str, dest: str) -> None:
    """Make one copy."""
    with offices.opened(Path(folder)) as office:
        offices.back_up(office, Path(dest))
    tell("did")


def restore_one(folder: str, file: str) -> None:
    """Go back to the copy."""
    offices.restore(Path(folder), Path(file))
    tell("did")


def restore_another(folder: str, file: str) -> None:
    """Go back to a copy of another office by the recovery key."""
    tell("begun")
    offices.restore_by_recovery(Path(folder), Path(file))
    tell("did")


def erase(folder: str, *people: str) -> None:
    """Erase one person after the other."""
    from db.domain.erasures import ErasureReason
    from db.erasures import erase_person

    with offices.opened(Path(folder)) as office:
        tell("begun")
        for person in people:
            erase_person(office, int(person), ErasureReason.ASKED)
            tell(f"did {person}")


def erase_one(folder: str, person: str) -> None:
    """Erase one person."""
    from db.domain.erasures import ErasureReason
    from db.erasures import erase_person

    with offices.opened(Path(folder)) as office:
        erase_person(office, int(person), ErasureReason.ASKED)
    tell("did")


def begin(folder: str) -> None:
    """Make a new office."""
    offices.filled(Path(folder), 0)
    tell("did")


TASKS: dict[str, Task] = {
    task.__name__: task
    for task in (
        start, open_office, entry, take_in, issue_and_print, back_up, restore, erase, upgrade, convert,
        save_one, print_one, back_up_one, restore_one, restore_another, erase_one, begin,
    )
}  # fmt: skip


def do(words: list[str]) -> None:
    """One task by its name, with its arguments. After a gate, "@" with the path of a pipe, it begins when somebody
    opens that; after "limit=" no file may grow over so many bytes. What goes wrong is then told in the words that a
    user reads."""
    if not words[0].startswith(("@", "limit=")):
        TASKS[words[0]](*words[1:])
        return
    from db.domain.errors import DeskError

    tell("begun")
    if words[0].startswith("@"):
        _let_be_traced()
        Path(words[0][1:]).read_bytes()
    else:
        _let_no_file_grow(int(words[0].removeprefix("limit=")))
    try:
        TASKS[words[1]](*words[2:])
    except DeskError as error:
        tell(f"told {type(error).__name__}: {str(error).splitlines()[0]}")


def _let_no_file_grow(size: int) -> None:
    """Over so many bytes. Python leaves the signal of that alone, so that it is an error of the write."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _let_be_traced() -> None:
    """By a process that is not our parent, where the system asks for that to be said."""
    import ctypes

    set_tracer, anybody = 0x59616D61, -1
    ctypes.CDLL(None).prctl(set_tracer, anybody, 0, 0, 0)


def warm_up() -> None:
    """Import what tasks need, so that a fork of this process begins at once."""
    import playhouse.migrations

    import db.backup
    import db.certificate_issues
    import db.erasures
    import db.import_residents
    import printing.certificates
    import printing.residents
    import ui.papers

    assert db and printing and ui and playhouse


if __name__ == "__main__":
    do(sys.argv[1:])
