"""What tests of mending begin with: two records of one person, with something of every subject on each."""

from db import records
from db.carers import save_carer
from db.domain.carers import Carer, Relation
from db.domain.names import Sex
from db.domain.residents import Residency, Resident
from db.mergers import both_records
from db.office import Office
from db.rows import ResidentRow
from tests.people_office import NOW, born, citizen_id, community, household, resident

NUMBER = citizen_id(4711)


def twins(office: Office) -> tuple[Resident, Resident]:
    """The record from the house register, and that from a list of volunteers."""
    office.clock = lambda: NOW
    place = community(office)
    house = household(office, "12", place.id)
    first = resident(
        office, "สมศักดิ์", "ใจดี", title="นาย", sex=Sex.MALE, citizen_id=NUMBER, born=born(1950, 3, 4),
        household_id=house.id, phones=("0811111111",), notes="บ้านริมน้ำ",
    )  # fmt: skip
    second = resident(
        office, "สมศักดิ", "ใจดี", title="นาย", nickname="ศักดิ์", born=born(1950, 3, 4), status=Residency.OUTSIDE,
        phones=("0822222222",), organisation="ชมรม", notes="มาอบรม",
    )  # fmt: skip
    return first, second


def sides(office: Office, kept_id: int, gone_id: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both as merging wants them: id and revision."""
    kept, gone = both_records(office, kept_id, gone_id)
    return (kept.id, kept.revision), (gone.id, gone.revision)


def everything(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that tell what was done, revisions left out."""
    told = {"history", "merger", "secret", "sqlite_sequence"}
    tables = [row[0] for row in office.sql("select name from sqlite_master where type = 'table' order by name")]
    found = {}
    for table in tables:
        columns = [row[1] for row in office.sql(f"pragma table_info({table})")]
        if table in told or (table.startswith("resident_") and table != "resident_reason"):
            continue
        kept = ", ".join(name for name in columns if name not in ("revision", "rank"))
        found[table] = sorted(office.sql(f"select {kept} from {table}"), key=str)
    return found


def looked_after(office: Office, elder_id: int, by_id: int) -> int:
    """One person looks after another."""
    return save_carer(office, Carer(resident_id=elder_id, carer_id=by_id, relation=Relation.CHILD)).id


def is_binned(office: Office, resident_id: int) -> bool:
    return records.one(office, ResidentRow, resident_id)["deleted_at"] is not None
