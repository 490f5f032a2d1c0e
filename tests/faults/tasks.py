"""Pieces of work whose system calls fail one by one: how each begins, and what may be there afterwards."""

import shutil
from pathlib import Path

from pypdfium2 import PdfDocument

from db import storage
from db.erasure_list import BESIDE
from db.office import Office
from db.safe_files import PARTIAL
from tests.faults import erased_people, offices


class Task:
    """One piece of work in a folder of its own. `fresh` lays it out as before; `state` names what is there now."""

    name = ""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder, self.template = place / "office", place / "template"
        self.prepare()

    def prepare(self) -> None:
        offices.filled(self.template, 5)

    def fresh(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        offices.clone(self.template, self.folder)

    def words(self) -> list[object]:
        """The task of tests.faults.work with its arguments."""
        return [self.name, self.folder]

    def state(self) -> str:
        """ "old", "new", or what is wrong."""
        with offices.opened(self.folder) as office:
            found = [each for each in offices.faults_of(office) if not each.startswith(offices.OF_OLDER)]
            return "; ".join(found) or self.look(office)

    def files(self) -> list[str]:
        """What the office has in its folder, for strace's filter."""
        names = [path.name for path in self.template.iterdir()]
        return [str(self.folder / name) for name in (*names, storage.FILE_NAME + "-journal")]

    def look(self, office: Office) -> str:
        return "old"


class SaveOne(Task):
    name = "save_one"

    def look(self, office: Office) -> str:
        (notes,) = office.run(lambda: office.sql("select notes from resident where id = 1"))[0]
        return {"": "old", "แก้แล้ว " * 2000: "new"}.get(notes, f"half a note of {len(notes)} letters")


class PrintOne(Task):
    name = "print_one"

    def prepare(self) -> None:
        super().prepare()
        self.paper = self.place / "papers" / "roster.pdf"
        self.paper.parent.mkdir()
        self.old = b"%PDF as it was"

    def fresh(self) -> None:
        super().fresh()
        self.paper.write_bytes(self.old)

    def words(self) -> list[object]:
        return [self.name, self.folder, self.paper]

    def look(self, office: Office) -> str:
        if self.paper.read_bytes() == self.old:
            return "old"
        with PdfDocument(self.paper) as pdf:
            return "new" if len(pdf) == 1 else f"{len(pdf)} pages"


class BackUpOne(Task):
    name = "back_up_one"

    def prepare(self) -> None:
        offices.filled(self.template, 5)
        self.dest = self.place / "สำรอง"

    def fresh(self) -> None:
        super().fresh()
        shutil.rmtree(self.dest, ignore_errors=True)
        self.dest.mkdir()

    def words(self) -> list[object]:
        return [self.name, self.folder, self.dest]

    def look(self, office: Office) -> str:
        copies = [path for path in self.dest.iterdir() if offices.is_copy(path)]
        found = [each for path in copies for each in offices.copy_faults(path, self.folder)]
        return "; ".join(found) or ("new" if copies else "old")


class RestoreOne(Task):
    name = "restore_one"

    def prepare(self) -> None:
        offices.filled(self.template, 5)
        with offices.opened(self.template) as office:
            self.copy = offices.back_up(office, self.place / "copy.msdbak")
            self.new = offices.content(office)
            offices.add_person(office, "คนที่สอง")
            self.old = offices.content(office)

    def words(self) -> list[object]:
        return [self.name, self.folder, self.copy]

    def look(self, office: Office) -> str:
        present = offices.content(office)
        if present == self.new:
            kept = list(self.folder.glob("office-before-restore-*.db"))
            return (
                "new" if kept and not offices.copy_faults(kept[0], self.folder) else "what was there before is not kept"
            )
        return "old" if present == self.old else "neither the copy nor what was there"


class RestoreAnother(Task):
    name = "restore_another"

    def prepare(self) -> None:
        offices.filled(self.place / "other", 20)
        with offices.opened(self.place / "other") as office:
            self.copy = offices.back_up(office, self.place / "copy.msdbak")
            self.new = offices.content(office)
        super().prepare()

    def words(self) -> list[object]:
        return [self.name, self.folder, self.copy]

    def look(self, office: Office) -> str:
        return "new" if offices.content(office) == self.new else "old"


class EraseOne(Task):
    name = "erase_one"

    def prepare(self) -> None:
        self.known = erased_people.filled(self.template)

    def words(self) -> list[object]:
        return [self.name, self.folder, self.known.ids[0]]

    def files(self) -> list[str]:
        return [*super().files(), *(str(self.folder / f"{BESIDE}{ending}") for ending in ("", PARTIAL))]

    def state(self) -> str:
        erased, wrong = erased_people.looked_through(self.folder, self.known)
        return "; ".join(wrong) or ("new" if erased else "old")


class Upgrade(Task):
    name = "upgrade"

    def prepare(self) -> None:
        offices.of_schema(1, self.template)

    def state(self) -> str:
        with offices.looked_at(self.folder) as (version, certificates):
            before = "new" if version == storage.latest_version() else "old"
        with offices.opened_by_recovery(self.folder) as office:
            found = [each for each in offices.faults_of(office) if not each.startswith(offices.OF_OLDER)]
        after = "; ".join(found) or "old"
        return after if after != "old" else before if certificates == 3 else f"{certificates} certificates"


class Convert(Task):
    name = "convert"

    def prepare(self) -> None:
        offices.of_schema(1, self.template, is_plain=True)

    def state(self) -> str:
        was_plain = offices.is_plain(self.folder)
        if was_plain:
            offices.convert(self.folder)
        with offices.opened(self.folder) as office:
            found = [each for each in offices.faults_of(office) if not each.startswith(offices.OF_OLDER)]
            rows = office.run(lambda: office.sql("select (select count(*) from certificate), given from resident"))
        found += [f"still plain: {name}" for name in offices.plain_files(self.folder)]
        found += [] if rows == [(3, "กวิน")] else [f"what was there is {rows}"]
        return "; ".join(found) or ("old" if was_plain else "new")


TASKS: tuple[type[Task], ...] = (SaveOne, PrintOne, BackUpOne, RestoreOne, RestoreAnother, EraseOne, Upgrade, Convert)
