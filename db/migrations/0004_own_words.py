"""Words of the office's own, which lines on paper are not broken in."""


def up(migrator, db):  # type: ignore[no-untyped-def]
    db.execute_sql("alter table office_settings add column own_words text not null default ''")
