"""Pictures of layouts and of issued certificates, each kept once under the digest of its bytes."""

import hashlib
import json
from typing import Any

from db.office import Office


def keep_picture(office: Office, content: bytes) -> str:
    """For commands: the picture's digest, under which it is kept from now on."""
    digest = hashlib.sha256(content).hexdigest()
    office.sql("insert or ignore into picture(digest, content) values (?, ?)", (digest, content))
    return digest


def picture_of(office: Office, digest: str) -> bytes:
    """For queries; raises ValueError where it is not there."""
    found = office.sql("select content from picture where digest = ?", (digest,))
    if not found:
        raise ValueError("picture")
    return bytes(found[0][0])


def drop_unused_pictures(office: Office) -> None:
    """For commands: forget what no layout and no certificate shows any more."""
    used: set[str] = set()
    for (content,) in office.sql("select content from layout union all select content from certificate_look"):
        used |= _digests(json.loads(content)) if content else set()
    for seal, signatures in office.sql("select seal, signatures from certificate_look"):
        used |= {digest for digest in (seal, *json.loads(signatures)) if digest}
    office.sql("delete from picture where digest not in (select value from json_each(?))", (json.dumps(sorted(used)),))


def _digests(values: dict[str, Any]) -> set[str]:
    seal = values.get("seal") or {}
    return {digest for digest in (values.get("background"), seal.get("picture")) if digest}
