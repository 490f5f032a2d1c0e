"""Which engine keeps the records."""

from sqlcipher3 import dbapi2 as driver


def versions() -> dict[str, str]:
    """SQLite and SQLCipher by name, with their versions."""
    connection = driver.connect(":memory:")
    try:
        cipher = connection.execute("pragma cipher_version").fetchone()[0]
    finally:
        connection.close()
    return {"SQLite": driver.sqlite_version, "SQLCipher": cipher.split()[0]}
