"""How certificates looked when they were issued: layout, seal and signatures, frozen for every reprint."""

import hashlib
import json
from collections.abc import Iterable
from functools import partial

from db.domain.errors import NotFound
from db.domain.layout_files import layout_from_values, layout_to_values
from db.domain.layouts import Layout, frozen
from db.domain.words import N_
from db.office import Office, query
from db.pictures import keep_picture, picture_of
from db.settings import settings_of, signatories


def freeze(office: Office, layout: Layout) -> int:
    """For commands: the look of certificates issued now, with today's seal and signatures of who signs."""
    values = layout_to_values(layout, partial(keep_picture, office))
    return _kept(office, json.dumps(values, ensure_ascii=False, sort_keys=True))


def freeze_again(office: Office, look_id: int) -> int:
    """For commands: the same layout with today's seal and signatures; raises NotFound where it is not known."""
    found = office.sql("select content from certificate_look where id = ?", (look_id,))
    if not found:
        raise NotFound(N_("How the certificate looked when it was issued is not known."))
    return _kept(office, str(found[0][0]))


def _kept(office: Office, content: str) -> int:
    seal = settings_of(office).seal
    kept_seal = keep_picture(office, seal) if seal else None
    images = [each.signature for each in signatories(office) if each.signs]
    signatures = json.dumps([keep_picture(office, image) if image else None for image in images])
    digest = hashlib.sha256("\n".join((content, kept_seal or "", signatures)).encode("utf-8")).hexdigest()
    office.sql(
        "insert or ignore into certificate_look(digest, content, seal, signatures) values (?, ?, ?, ?)",
        (digest, content, kept_seal, signatures),
    )
    return int(office.sql("select id from certificate_look where digest = ?", (digest,))[0][0])


@query
def looks_of(office: Office, look_ids: Iterable[int]) -> dict[int, Layout]:
    """The frozen layouts of these ids; raises BadLayout for one that can not be read."""
    find = partial(picture_of, office)
    looks = {}
    for look_id in sorted(set(look_ids)):
        for content, seal, signatures in office.sql(
            "select content, seal, signatures from certificate_look where id = ?", (look_id,)
        ):
            images = tuple(find(digest) if digest else None for digest in json.loads(signatures))
            layout = layout_from_values(json.loads(content), find)
            looks[look_id] = frozen(layout, find(seal) if seal else None, images)
    return looks
