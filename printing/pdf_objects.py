"""The notation of PDF: dictionaries, texts and streams as the bytes of a file."""

import zlib
from collections.abc import Callable, Mapping

Add = Callable[[bytes], str]
"""Puts one more object of these bytes into a file; how others refer to it (12 0 R)."""
Entries = Mapping[str, str | int | float]
"""Names without the slash, and values that are written as they stand."""

ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def dictionary(entries: Entries) -> str:
    return f"<< {' '.join([f'/{name} {value}' for name, value in entries.items()])} >>"


def string(text: str) -> str:
    """A text that people read; what is more than ASCII is UTF-16, as PDF asks."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(ESCAPED)})"
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex()}>"


def stream(entries: Entries, content: bytes) -> bytes:
    """A stream that holds just these bytes."""
    head = dictionary({**entries, "Length": len(content)})
    return b"%b\nstream\n%b\nendstream" % (head.encode("ascii"), content)


def packed(entries: Entries, content: bytes) -> bytes:
    """A stream that holds these bytes compressed."""
    return stream({**entries, "Filter": "/FlateDecode"}, zlib.compress(content))
