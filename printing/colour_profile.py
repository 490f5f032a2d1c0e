"""The colours papers are meant in: an ICC profile (version 2) of sRGB, IEC 61966-2-1, built here, always the same.

A file for the archive must carry the profile that its red, green and blue are those of.
"""

import struct
from functools import cache

NAME = "sRGB IEC61966-2-1"
D50 = (0.9642, 1.0, 0.8249)
PRIMARIES = {"rXYZ": (0.4360, 0.2225, 0.0139), "gXYZ": (0.3851, 0.7169, 0.0971), "bXYZ": (0.1431, 0.0606, 0.7141)}
"""Seen under the profile's D50 (Bradford)."""
CURVE_POINTS = 256
MADE = (2026, 1, 1, 0, 0, 0)
HEADER_SIZE = 128


@cache
def srgb() -> bytes:
    """The profile's bytes."""
    description = NAME.encode("ascii") + b"\0"
    tags = {
        "desc": b"desc\0\0\0\0" + struct.pack(">L", len(description)) + description + bytes(4 + 4 + 2 + 1 + 67),
        "cprt": b"text\0\0\0\0" + b"No copyright\0",
        "wtpt": colour(D50),
        **{name: colour(value) for name, value in PRIMARIES.items()},
    }
    curve = b"curv\0\0\0\0" + struct.pack(f">L{CURVE_POINTS}H", CURVE_POINTS, *map(light, range(CURVE_POINTS)))
    return assembled({**tags, "rTRC": curve, "gTRC": curve, "bTRC": curve})


def colour(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3l", *(fixed(value) for value in values))


def fixed(value: float) -> int:
    """A number as 16 bits before and 16 after the point."""
    return round(value * 65536)


def light(step: int) -> int:
    """How much light a step of sRGB is, of 65535."""
    value = step / (CURVE_POINTS - 1)
    return round(65535 * (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4))


def assembled(tags: dict[str, bytes]) -> bytes:
    """Header, directory and tags; what is the same is stored once."""
    places: dict[bytes, int] = {}
    directory, body = struct.pack(">L", len(tags)), b""
    start = HEADER_SIZE + 4 + 12 * len(tags)
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        directory += struct.pack(">4sLL", name.encode("ascii"), places[content], len(content))
    size = start + len(body)
    header = (
        struct.pack(">L4sL4s4s4s6H4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *MADE, b"acsp")
        + bytes(28)
        + struct.pack(">3l", *(fixed(value) for value in D50))
    )
    return header + bytes(HEADER_SIZE - len(header)) + directory + body
