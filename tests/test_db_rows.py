"""The tables as peewee knows them agree with what the migrations make."""

from db.office import Office, query
from db.rows import ROWS


@query
def columns_of(office: Office, table: str) -> set[str]:
    return {row[1] for row in office.sql(f"pragma table_info({table})")}


def test_every_table_has_the_columns_that_its_model_declares(office: Office) -> None:
    for row in ROWS:
        assert columns_of(office, row._meta.table_name) == set(row._meta.columns), row._meta.table_name
