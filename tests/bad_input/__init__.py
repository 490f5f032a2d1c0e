"""Bad input as data, each item with what is expected of it: texts, citizen IDs, dates, telephone numbers, files."""

import json
from pathlib import Path
from typing import Any

TRIES = "DESK_MIXED_TEXTS"
"""The variable that says how many texts are put together by chance."""
HERE = Path(__file__).parent


def items(name: str) -> list[dict[str, Any]]:
    """The items of a file, with what is repeated written out."""
    found = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))["items"]
    for item in found:
        item["input"] = item.get("before", "") + item["input"] * item.pop("times", 1)
        if "kept_times" in item:
            item["kept"] *= item.pop("kept_times")
    return list(found)


def title(item: dict[str, Any]) -> str:
    """How a test names the item."""
    return str(item.get("name") or ascii(item["input"])[1:40])
