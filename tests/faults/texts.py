"""Promise: text is only text. The tests of tests/bad_input, with many more texts put together by chance."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.bad_input import TRIES, items
from tests.faults.tally import Tally
from tests.source import TOP


def is_only_text(times: int, place: Path) -> Tally:
    """Let all items and so many texts come through fields, import, search, order, screen, PDF, CSV and XLSX."""
    tally = Tally("text is only text")
    report = place / "report.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/bad_input",
        f"--junitxml={report}",
    ]
    with tally.timed():
        environment = {**os.environ, TRIES: str(times)}
        subprocess.run(command, cwd=TOP, env=environment, stdout=subprocess.DEVNULL, check=False)
    tally.tried["texts by chance through fields, import, search, order, screen, PDF, CSV and XLSX"] = times
    for name in ("texts", "citizen_ids", "dates", "phones", "files"):
        tally.tried[f"{name} with expected results"] = len(items(name))
    for case in ET.parse(report).iter("testcase"):
        tally.seen["checks"] += 1
        for failure in [*case.iter("failure"), *case.iter("error")]:
            tally.broken.append(f"{case.get('name')}: {failure.get('message', '')[:300]}")
    return tally
