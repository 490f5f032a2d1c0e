"""What the papers of the benchmarks say: the same certificates and roster rows for us and for every peer, as JSON.

A process of its own (python -m tests.benchmarks.paper_contents {certificates,rows} FOLDER COUNT), for Linux counts the
peak of whoever starts a process among its memory, and a whole town there is more than ours needs to print it.
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from db.demo_people import PeopleMaker
from db.domain.citizen_id import mask_citizen_id
from db.domain.proofs import Claim, statement
from printing.qr import qr_code
from tests.benchmarks.paper_words import COURSE, DAY, KEY_ID, PRIVATE_KEY


def people(count: int) -> list[Any]:
    """So many residents of a town of nobody."""
    found: list[Any] = []
    for home in PeopleMaker(random.Random(1), DAY, count, [1]).homes():
        found += home.people
    return found[:count]


def write_certificates(folder: Path, count: int) -> Path:
    """certificates.json: number and name; qr-N.png: the QR code ready signed and drawn, for the peers."""
    key = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY)
    pages = []
    for number, one in enumerate(people(count), 1):
        name = f"{one.title}{one.given} {one.family}"
        claim = Claim(number=number, year=2569, name=name, course=COURSE, issued_on=DAY)
        said = statement(claim, KEY_ID)
        pages.append({"number": number, "title": one.title, "given": one.given, "family": one.family})
        picture(said + key.sign(said)).save(folder / f"qr-{number}.png")
    return _kept(folder / "certificates.json", pages)


def picture(content: bytes) -> Image.Image:
    """The squares of a QR code, a pixel each."""
    code = qr_code(content)
    image = Image.frombytes("1", (code.side, code.side), bytes(byte ^ 0xFF for byte in code.bits))
    return image


def write_rows(folder: Path, count: int) -> Path:
    """rows.json: what a roster shows of each person, as text."""
    rows = [
        {
            "title": one.title,
            "given": one.given,
            "family": one.family,
            "citizen_id": one.citizen_id,
            "masked": mask_citizen_id(one.citizen_id),
            "sex": one.sex.value if one.sex else "",
            "born": one.born.date.isoformat() if one.born else "",
            "house": str(place % 900 + 1),
            "community": "ชุมชนริมยวม",
            "phone": one.phones[0] if one.phones else "",
        }
        for place, one in enumerate(people(count))
    ]
    return _kept(folder / "rows.json", rows)


def _kept(file: Path, content: object) -> Path:
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file


if __name__ == "__main__":
    write = {"certificates": write_certificates, "rows": write_rows}[sys.argv[1]]
    write(Path(sys.argv[2]), int(sys.argv[3]))
