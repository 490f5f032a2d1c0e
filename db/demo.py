"""The fictitious office: a town of nobody with all that an office keeps, the same for the same seed and day."""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path
from random import Random

from db import audit_chain, demo_care, demo_names, demo_partners, demo_training, demo_volunteers, folders, storage
from db.communities import save_community
from db.conversion import convert_demo, is_plain_demo, is_plain_office
from db.demo_key import DEMO_FILE, demo_credential, is_demo, make_demo_key
from db.demo_mending import keep_mending
from db.demo_people import Home, PeopleMaker, phone
from db.demo_places import keep_places
from db.demo_results import keep_report_texts
from db.demo_rounds import keep_rounds
from db.demo_seal import seal_png
from db.demo_services import keep_services
from db.demo_visits import keep_visits
from db.demo_volunteering import keep_awards
from db.domain.communities import PREFIX, Community
from db.domain.errors import DeskError, NotFound, Progress
from db.domain.names import Sex
from db.domain.residents import Resident
from db.domain.settings import OfficeSettings, Signatory
from db.domain.words import N_
from db.keys import has_keys
from db.office import Office, command
from db.residents import add_residents
from db.safe_files import PATIENCE, NameTaken, disk_errors_told, give_new_name
from db.sealing import new_key
from db.settings import save_settings, save_signatory, settings_of
from db.signing import keep_key
from db.volunteers import add_volunteers

RESIDENTS = 2862
SEED = 1
COMMUNITIES = ("ริมยวม", "กลางเวียง", "ป่าซาง", "กู่แก้ว", "น้ำล้อม", "บ้านใต้", "บ้านเหนือ", "ประตูชัย", "ฟ้าใหม่")
UNFINISHED = ".demo-being-made-"
OPENED_AT = time_of_day(9, 0)


def open_or_make_demo(
    folder: Path,
    residents: int = RESIDENTS,
    seed: int = SEED,
    today: date | None = None,
    who: str = "",
    progress: Progress | None = None,
) -> Office:
    """The demo of the folder, opened as it is, or made first. Refuses an office that is no demo with DeskError."""
    no_demo = DeskError(
        N_("The folder {folder} holds an office that is no demo. Please choose another folder."), folder=str(folder)
    )
    if has_keys(folder):
        raise no_demo
    if not Office.exists(folder):
        try:
            _make(folder, residents, seed, today, progress)
        except NameTaken:  # another start was faster; its demo is as good
            _wait_for(folder)
    elif is_plain_office(folder):
        if not is_plain_demo(folder):
            raise no_demo
        convert_demo(folder, progress)
    office = Office.open(folder, demo_credential(folder, who))
    if not settings_of(office).is_demo:
        office.close()
        raise no_demo
    return office


def make_demo(
    folder: Path,
    residents: int = RESIDENTS,
    seed: int = SEED,
    today: date | None = None,
    progress: Progress | None = None,
) -> None:
    """Make the demo in a folder without an office; stopped half way, it leaves none. Raises DeskError, Cancelled."""
    taken = DeskError(N_("There is already an office in the folder {folder}."), folder=str(folder))
    if Office.exists(folder):
        raise taken
    try:
        _make(folder, residents, seed, today, progress)
    except NameTaken:
        raise taken from None


def _make(folder: Path, residents: int, seed: int, today: date | None, progress: Progress | None) -> None:
    """Raises NameTaken if another start made an office there meanwhile."""
    folders.require_local(folder)
    day = today or date.today()
    with disk_errors_told(folder), _unfinished(folder) as place:
        # A key that lies there is that of a start which was killed, or is just about to name its demo too.
        credential = demo_credential(folder) if is_demo(folder) else make_demo_key(place)
        with Office.create(place, credential) as office:
            office.clock = lambda: datetime.combine(day, OPENED_AT)
            fill_demo(office, day, residents, seed, progress)
        if is_demo(place):
            give_new_name(place / DEMO_FILE, folder / DEMO_FILE)
        give_new_name(place / storage.FILE_NAME, folder / storage.FILE_NAME)


def _wait_for(folder: Path) -> None:
    """Until the faster start has given its demo a name: after its key, at once."""
    until = time.monotonic() + PATIENCE
    while not Office.exists(folder) and time.monotonic() < until:
        time.sleep(0.01)


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """A place beside the office's own, that is gone afterwards; so are those of starts that died half way."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(UNFINISHED + "*"):
        _remove_dead(left)
    place = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _remove_dead(place: Path) -> None:
    """Another start may be at work there: then its file is locked, or not made yet."""
    try:  # with any key: whether the file is locked is seen before it is read
        storage.open_file(place / storage.FILE_NAME, new_key()).close()
    except (storage.OfficeBusy, NotFound):
        return
    except storage.NotAnOffice:
        pass  # it died while the file was made
    shutil.rmtree(place, ignore_errors=True)


@command
def fill_demo(office: Office, today: date, residents: int, seed: int, progress: Progress | None = None) -> None:
    """Fill an empty office with the demo."""
    random = Random(seed)
    _keep_office(office)
    keep_key(office, hashlib.sha256(f"demo {seed}".encode()).digest())
    audit_chain.keep_key(office.sql, hashlib.sha256(f"demo audit {seed}".encode()).digest())
    communities = _keep_communities(office, random)
    homes = list(PeopleMaker(random, today, residents, communities).homes())
    people = _keep_homes(office, homes, progress)
    outside = demo_volunteers.outsiders(random)
    outside = _with_ids(outside, add_residents(office, outside))
    volunteers = demo_volunteers.volunteers(random, today, people, outside)
    add_volunteers(office, volunteers)
    demo_training.keep_trainings(office, random, today, people, volunteers)
    demo_partners.keep_partners(office, today, seed)
    demo_care.keep_care(office, seed, today, people)
    keep_rounds(office, today, seed)
    keep_services(office, seed, today)
    keep_visits(office, seed, today)
    keep_awards(office, seed, today)  # by hours of what was kept before it
    keep_places(office, seed, today, people)
    keep_mending(office, seed, today, people)
    keep_report_texts(office, today)


def _keep_office(office: Office) -> None:
    save_settings(
        office,
        OfficeSettings(
            name_th="เทศบาลตำบลแม่สะเรียง",
            name_en="Mae Sariang Subdistrict Municipality",
            district="แม่สะเรียง",
            province="แม่ฮ่องสอน",
            seal=seal_png(),
            is_demo=True,
        ),
    )
    save_signatory(office, Signatory(name="นายเมธาสิทธิ์ ไชยเมือง", position="นายกเทศมนตรีตำบลแม่สะเรียง", signs=True))
    save_signatory(office, Signatory(name="นางวราลักษณ์ ศรีเรือน", position="ปลัดเทศบาล", signs=True))


def _keep_communities(office: Office, random: Random) -> list[int]:
    """The nine communities, each with a made-up representative; their ids."""
    ids = []
    for name in COMMUNITIES:
        sex = random.choice(tuple(Sex))
        title = "นาย" if sex is Sex.MALE else "นางสาว"
        representative = f"{title}{demo_names.given_name(random, sex, 40)} {demo_names.family_name(random)}"
        community = Community(name=PREFIX + name, representative=representative, representative_phones=(phone(random),))
        ids.append(save_community(office, community).id)
    return ids


def _keep_homes(office: Office, homes: Sequence[Home], progress: Progress | None) -> list[Resident]:
    """All households at once, then all their people; the people as they are kept."""
    office.sql_many(
        """insert into household(id, revision, house, moo, community_id, house_code, notes)
           values (?, 1, ?, ?, ?, ?, ?)""",
        [
            (place, home.household.house, home.household.moo, home.household.community_id, home.household.house_code,
             home.household.notes)
            for place, home in enumerate(homes, 1)
        ],
    )  # fmt: skip
    office.note("households", None, f"+{len(homes)}")
    people = [replace(person, household_id=place) for place, home in enumerate(homes, 1) for person in home.people]
    return _with_ids(people, add_residents(office, people, progress))


def _with_ids(people: Sequence[Resident], ids: Sequence[int]) -> list[Resident]:
    return [replace(person, id=resident_id) for person, resident_id in zip(people, ids, strict=True)]
