"""Layouts of certificates, their pictures, and what each certificate looked like when it was issued."""

import hashlib
import json

TABLES = (
    "create table picture(digest text primary key, content blob not null)",
    """create table layout(
        id integer primary key, revision integer not null, deleted_at text,
        name text not null, origin text not null, content text not null
    )""",
    "create unique index layout_name on layout(name) where deleted_at is null",
    "create table layout_choice(kind text primary key, layout_id integer not null references layout(id))",
    """create table certificate_look(
        id integer primary key, digest text not null unique, content text not null,
        seal text references picture(digest), signatures text not null
    )""",
    "alter table certificate add column look_id integer references certificate_look(id)",
    "create index certificate_look_id on certificate(look_id)",
    "insert into layout(revision, name, origin, content) values (1, 'passed', 'passed', '')",
    "insert into layout(revision, name, origin, content) values (1, 'took_part', 'took_part', '')",
)

WORDINGS = {
    "th": (
        "เลขที่ {number}",
        "{statement}{course}\n[จำนวน {hours} ชั่วโมง ][ระหว่างวันที่ {days} ][เมื่อวันที่ {day} ][ณ {place}]",
        "ให้ไว้ ณ วันที่ {date}",
    ),
    "en": (
        "No. {number}",
        "{statement} {course}\n[for {hours} hours ][between {days} ][on {day} ][at {place}]",
        "Given on {date}",
    ),
}


def first_look(language, digits, has_seal):  # type: ignore[no-untyped-def]
    """As certificates looked before an office could change that."""
    number, body, given = WORDINGS[language]
    rise = 0.0 if has_seal else 12.0
    return {
        "language": language,
        "digits": digits,
        "paper": "a4",
        "orientation": "landscape",
        "margin_across": 9.0,
        "margin_down": 9.0,
        "frame": "classic",
        "frame_ink": "gold",
        "background": None,
        "seal": box(136.0, 20.5, 25.0, 25.0) | {"picture": None} if has_seal else None,
        "code": box(19.5, 162.0, 26.5, 31.5),
        "signatures": box(49.0, 152.5, 199.0, 41.0) | {"size": 14.0, "ink": "black", "images": []},
        "lines": [
            line(box(173.0, 18.5, 100.0, 9.0), number, 14.0, align="right"),
            line(box(27.0, 46.0 - rise, 243.0, 18.0), "{office}", 30.0, weight="bold"),
            line(box(27.0, 64.5 - rise, 243.0, 12.0), "{presents}", 20.0),
            line(box(19.0, 78.0, 259.0, 30.0), "{name}", 40.0, weight="bold"),
            line(box(27.0, 109.0, 243.0, 32.0), body, 18.0),
            line(box(27.0, 142.0, 243.0, 9.5), given, 16.0),
        ],
    }


def box(left, top, width, height):  # type: ignore[no-untyped-def]
    return {"left": left, "top": top, "width": width, "height": height}


def line(place, wording, size, align="center", weight="regular"):  # type: ignore[no-untyped-def]
    return place | {"wording": wording, "size": size, "align": align, "weight": weight, "ink": "black"}


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in TABLES:
        db.execute_sql(statement)
    settings = db.execute_sql("select seal, paper_language, paper_digits from office_settings").fetchone()
    seal, language, digits = settings or (None, "th", "thai")
    layout = json.dumps(first_look(language, digits, bool(seal)), ensure_ascii=False, sort_keys=True)
    images = {
        (name, position): image
        for name, position, image in db.execute_sql("select name, position, signature from signatory order by id")
    }
    for certificate_id, text in db.execute_sql("select id, text from certificate").fetchall():
        signers = json.loads(text)["signers"]
        signatures = [kept(db, images.get((signer["name"], signer["position"]))) for signer in signers]
        look_id = look(db, layout, kept(db, seal), json.dumps(signatures))
        db.execute_sql("update certificate set look_id = ? where id = ?", (look_id, certificate_id))


def kept(db, picture):  # type: ignore[no-untyped-def]
    """The digest of a picture that is kept from now on."""
    if not picture:
        return None
    digest = hashlib.sha256(picture).hexdigest()
    db.execute_sql("insert or ignore into picture(digest, content) values (?, ?)", (digest, picture))
    return digest


def look(db, content, seal, signatures):  # type: ignore[no-untyped-def]
    digest = hashlib.sha256("\n".join((content, seal or "", signatures)).encode("utf-8")).hexdigest()
    db.execute_sql(
        "insert or ignore into certificate_look(digest, content, seal, signatures) values (?, ?, ?, ?)",
        (digest, content, seal, signatures),
    )
    return db.execute_sql("select id from certificate_look where digest = ?", (digest,)).fetchone()[0]
