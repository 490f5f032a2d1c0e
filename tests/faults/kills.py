"""Promise: saved survives the program's death: entry, import, print, backup, restore, erasure, upgrade are killed."""

import shutil
from pathlib import Path

from pypdfium2 import PdfDocument

from db import storage
from tests import training_office
from tests.faults import erased_people, offices
from tests.faults.killed_work import Kills
from tests.office_files import HEADINGS, person

PEOPLE_OF_A_LIST = 60
FIRST_ENCRYPTED = 5
"""Schemas before it were released as plain files."""
PAGES = {"certificates.pdf": 5, "roster.pdf": 1}


class Entry(Kills):
    """People typed in, one after the other."""

    what = "kills in entry"

    def prepare(self) -> None:
        offices.filled(self.folder, 3)
        self.span = 0.06

    def once(self, turn: int) -> None:
        mark = f"ครั้ง{turn}"
        told = self.killed(self.hatchery.hatch("entry", self.folder, mark))
        done = sum(line.startswith("did") for line in told)
        corrected = {int(line.split()[1]) for line in told if line.startswith("corrected")}
        with offices.opened(self.folder) as office:
            rows = office.run(
                lambda: office.sql("select family, notes, revision from resident where given = ? order by id", (mark,))
            )
            self.require(done <= len(rows) <= done + 1, f"told {done} people, there are {len(rows)}")
            noted = "select count(*) from history where command = 'save_resident' and record_id in "
            lines = office.run(lambda: office.sql(f"{noted} (select id from resident where given = ?)", (mark,)))
            self.require(lines[0][0] == sum(row[2] for row in rows), f"{lines[0][0]} lines of history")
            lost = [number for number in corrected if number >= len(rows) or rows[number][1:] != ("แก้แล้ว", 2)]
            self.require(not lost, f"corrections lost: {lost}")
            self.require_sound(office)
        if turn % 100 == 99:  # a fresh one, for looking through all of a large one takes longer each time
            shutil.rmtree(self.folder)
            self.prepare()


class TakingIn(Kills):
    """Lists brought in."""

    what = "kills in import"

    def prepare(self) -> None:
        offices.filled(self.folder, 3)
        self.time_of(self.hatchery.hatch("take_in", self.folder, self._list(0)))

    def _list(self, turn: int) -> Path:
        start = turn * PEOPLE_OF_A_LIST
        rows = [
            person(start + number, f"นายครั้ง{turn} ที่{number}", house=str(number % 7 + 1), note=f"รายการ{turn}")
            for number in range(1, PEOPLE_OF_A_LIST + 1)
        ]
        path = self.place / f"รายชื่อ{turn}.csv"
        text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (HEADINGS, *rows))
        path.write_text(text, encoding="utf-8-sig")
        return path

    def once(self, turn: int) -> None:
        file = self._list(turn + 1)
        told = self.killed(self.hatchery.hatch("take_in", self.folder, file))
        file.unlink()
        with offices.opened(self.folder) as office:
            rows = office.run(lambda: office.sql("select count(*) from resident where given = ?", (f"ครั้ง{turn + 1}",)))
            there = rows[0][0]
            self.require(there in ((PEOPLE_OF_A_LIST,) if told else (0, PEOPLE_OF_A_LIST)), f"{there} of the list")
            self.tally.seen["lists not begun"] += there == 0
            self.require_sound(office)
        if turn % 50 == 49:
            shutil.rmtree(self.folder)
            self.prepare()


class Printing(Kills):
    """Certificates issued and papers printed over the ones that are there."""

    what = "kills in printing"

    def prepare(self) -> None:
        with offices.create(self.folder) as office:
            self.class_id = training_office.finished_class(training_office.named(office)).id
        self.template = offices.clone(self.folder, self.place / "printing")
        self.papers = self.place / "papers"
        self.papers.mkdir()
        self.span = 0.35

    def once(self, turn: int) -> None:
        shutil.rmtree(self.folder)
        offices.clone(self.template, self.folder)
        before = {path.name for path in self.papers.glob("*.pdf")}
        told = self.killed(self.hatchery.hatch("issue_and_print", self.folder, self.class_id, self.papers))
        for name, pages in PAGES.items():
            self.require(
                (self.papers / name).exists() or (f"did {name}" not in told and name not in before), f"no {name}"
            )
            if (self.papers / name).exists():
                with PdfDocument(self.papers / name) as paper:
                    self.require(len(paper) == pages, f"{name} has {len(paper)} pages")
        with offices.opened(self.folder) as office:
            numbers = [
                row[0] for row in office.run(lambda: office.sql("select number from certificate order by number"))
            ]
            self.require(numbers == [1, 2, 3, 4, 5] or (not numbers and "issued" not in told), f"numbers {numbers}")
            self.require_sound(office)


class BackingUp(Kills):
    """One copy after the other."""

    what = "kills in backup"

    def prepare(self) -> None:
        offices.filled(self.folder, 50)
        self.dest = self.place / "สำรอง"
        self.dest.mkdir()
        with offices.opened(self.folder) as office, self.measured():
            offices.back_up(office, self.dest)
        self.span *= 3

    def once(self, turn: int) -> None:
        told = self.killed(self.hatchery.hatch("back_up", self.folder, self.dest))
        made = [Path(line.partition(" ")[2]) for line in told]
        self.require(all(path.is_file() for path in made), "a copy that was told is not there")
        for path in self.dest.iterdir():
            if offices.is_copy(path):
                self.require(not (found := offices.copy_faults(path, self.folder)), f"a copy is not whole: {found}")
            else:
                self.tally.seen["copies left unfinished"] += 1
            path.unlink()
        with offices.opened(self.folder) as office:
            self.require_sound(office)


class Restoring(Kills):
    """Going back to one of two copies in turn."""

    what = "kills in restore"

    def prepare(self) -> None:
        self.copies: dict[str, list[tuple[object, ...]]] = {}
        offices.filled(self.folder, 20)
        for number in (1, 2):
            with offices.opened(self.folder) as office:
                if number == 2:
                    offices.add_person(office, "คนที่สอง")
                self.copies[str(offices.back_up(office, self.place / f"copy{number}.msdbak"))] = offices.content(office)
        with self.measured():
            offices.restore(self.folder, Path(next(iter(self.copies))))
        self.span *= 2
        self.order = list(self.copies)

    def once(self, turn: int) -> None:
        told = self.killed(self.hatchery.hatch("restore", self.folder, *self.order))
        with offices.opened(self.folder) as office:
            present = offices.content(office)
            self.require(present in self.copies.values(), "neither of the copies")
            if told:
                last = self.order[(len(told) - 1) % 2]
                following = self.order[len(told) % 2]
                self.require(present in (self.copies[last], self.copies[following]), "not what was told")
            self.require_sound(office)
        for path in self.folder.glob("office-before-restore-*"):
            if not path.name.endswith("-journal"):
                self.require(
                    not offices.copy_faults(path, self.folder), f"what was there before is damaged: {path.name}"
                )
            path.unlink()


class RestoringAnother(Kills):
    """Going back by the recovery key to a copy of another office, as on a new PC where one was begun already."""

    what = "kills in restore by the recovery key"

    def prepare(self) -> None:
        offices.filled(self.place / "other", 20)
        with offices.opened(self.place / "other") as office:
            self.copy = offices.back_up(office, self.place / "copy.msdbak")
            self.wanted = offices.content(office)
        offices.filled(self.place / "template", 5)
        with offices.opened(self.place / "template") as office:
            self.present = offices.content(office)
        offices.clone(self.place / "template", self.folder)
        self.time_of(self.hatchery.hatch("restore_another", self.folder, self.copy))

    def once(self, turn: int) -> None:
        shutil.rmtree(self.folder)
        offices.clone(self.place / "template", self.folder)
        told = self.killed(self.hatchery.hatch("restore_another", self.folder, self.copy))
        with offices.opened(self.folder) as office:
            found = offices.content(office)
            self.require(found == self.wanted or (found == self.present and not told), "neither of the offices")
            self.tally.seen["offices as before"] += found == self.present
            self.require_sound(office)


class Erasing(Kills):
    """One person erased after the other, and in every fourth turn a copy from before brought back over it."""

    what = "kills in erasure"

    def prepare(self) -> None:
        self.template = self.place / "template"
        self.known = erased_people.filled(self.template)
        with offices.opened(self.template) as office:
            self.copy = offices.back_up(office, self.place / "copy.msdbak")
        offices.clone(self.template, self.folder)
        self.time_of(self.hatchery.hatch("erase", self.folder, *self.known.ids))

    def once(self, turn: int) -> None:
        shutil.rmtree(self.folder)
        offices.clone(self.template, self.folder)
        told = self.killed(self.hatchery.hatch("erase", self.folder, *self.known.ids))
        done = [int(line.partition(" ")[2]) for line in told]
        self.tally.seen["files half written anew"] += any(self.folder.glob("*.new"))
        before = erased_people.said_to_be_erased(self.folder)
        if turn % 4 == 3:
            offices.restore(self.folder, self.copy)
        erased, wrong = erased_people.looked_through(self.folder, self.known)
        self.tally.seen["erasures made up for"] += len(erased) - len(done)
        self.require(erased == before, f"{before} were erased, now {erased}")
        self.require(erased in (done, self.known.ids[: len(done) + 1]), f"told {done}, erased {erased}")
        self.require(not wrong, "; ".join(wrong))


class Upgrading(Kills):
    """Offices of every released schema, opened by this program."""

    what = "kills in upgrade"

    def prepare(self) -> None:
        self.templates = {}
        for version in range(1, storage.latest_version()):
            template = self.place / f"v{version}" / "office"
            offices.of_schema(version, template)
            self.templates[version] = template
        offices.clone(self.templates[1], self.folder)
        self.time_of(self.hatchery.hatch("upgrade", self.folder))

    def once(self, turn: int) -> None:
        shutil.rmtree(self.folder)
        version = turn % len(self.templates) + 1
        offices.clone(self.templates[version], self.folder)
        self.killed(self.hatchery.hatch("upgrade", self.folder))
        with offices.opened_by_recovery(self.folder) as office:
            self.require_all_of_older(office, version)
            self.require(storage.version_of(office.database) == storage.latest_version(), "not upgraded")
            self.require_sound(office, *offices.OF_OLDER)
        for path in (self.folder / "backups").iterdir():
            if offices.is_copy(path):
                self.require(not offices.copy_faults(path, self.folder), f"the copy of schema {version} is not whole")


class Converting(Kills):
    """Plain offices of every released schema, encrypted by this program."""

    what = "kills in conversion"

    def prepare(self) -> None:
        self.templates = {}
        for version in range(1, FIRST_ENCRYPTED):
            self.templates[version] = self.place / f"v{version}"
            offices.of_schema(version, self.templates[version], is_plain=True)
        offices.clone(self.templates[1], self.folder)
        self.time_of(self.hatchery.hatch("convert", self.folder))

    def once(self, turn: int) -> None:
        shutil.rmtree(self.folder)
        version = turn % len(self.templates) + 1
        offices.clone(self.templates[version], self.folder)
        told = self.killed(self.hatchery.hatch("convert", self.folder))
        if offices.is_plain(self.folder):
            self.require(not told, "told as encrypted, and it is not")
            self.tally.seen["offices still plain"] += 1
            offices.convert(self.folder)
        with offices.opened(self.folder) as office:
            self.require_all_of_older(office, version)
            self.require_sound(office, *offices.OF_OLDER)
        self.require(not offices.plain_files(self.folder), f"still plain: {offices.plain_files(self.folder)}")


KINDS: tuple[type[Kills], ...] = (
    Entry,
    TakingIn,
    Printing,
    BackingUp,
    Restoring,
    RestoringAnother,
    Erasing,
    Upgrading,
    Converting,
)
