"""Which version of the program this is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = "maesariang-desk"


def version() -> str:
    """As the checkout says it, or the installed package; "0.1.0+test" is a build for tests, not for people."""
    setup = Path(__file__).resolve().parents[1] / "setup.cfg"
    if setup.is_file():
        import configparser

        metadata = configparser.ConfigParser()
        metadata.read(setup, encoding="utf-8")
        return metadata["metadata"]["version"]
    from importlib.metadata import version as installed

    return installed(PACKAGE)
