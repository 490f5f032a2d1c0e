"""The office's records: stored, searched, checked and copied; the only home of peewee and of SQL."""
