"""The office's layouts of certificates: found, kept, copied, put back as they came, chosen for a kind."""

import json
from functools import partial
from typing import Any

from db import records
from db.certificate_tables import LayoutRow
from db.domain.errors import DeskError, FieldError, FormErrors, NotFound, Translate
from db.domain.layout_files import MOST_NAME, layout_from_values, layout_to_values
from db.domain.layout_stock import ORIGINS, stock_layout
from db.domain.layouts import KeptLayout, Layout, rule_problems, title_of
from db.domain.training import CertificateKind
from db.domain.typed_text import clean
from db.domain.words import N_
from db.office import Office, command, query
from db.pictures import drop_unused_pictures, keep_picture, picture_of
from db.settings import settings_of

SUBJECT = "layouts"
MISSING = N_("This has to be filled in.")


@query
def layouts(office: Office) -> tuple[KeptLayout, ...]:
    """All layouts, the built-in ones first, then in the order in which they were made."""
    rows = LayoutRow.select().where(LayoutRow.deleted_at.is_null()).order_by(LayoutRow.origin == "", LayoutRow.id)
    chosen = _choices(office)
    return tuple(_layout(office, row, chosen) for row in rows.dicts().execute(office.database))


@query
def layout_of(office: Office, layout_id: int) -> KeptLayout:
    """One layout; raises NotFound."""
    return _layout(office, records.one(office, LayoutRow, layout_id), _choices(office))


@query
def layout_for(office: Office, kind: CertificateKind) -> KeptLayout:
    """The layout that certificates of this kind take unless another is chosen."""
    return layout_of(office, _choices(office)[kind])


@query
def layout_named(office: Office, name: str, translate: Translate = str) -> KeptLayout:
    """The layout of that name, as it is called in the language in use; raises NotFound with all there are."""
    known = layouts(office)
    for each in known:
        if clean(name).casefold() in (each.name.casefold(), title_of(each, translate).casefold()):
            return each
    names = ", ".join(title_of(each, translate) for each in known)
    raise NotFound(N_("There is no layout {name}. There are: {known}"), name=name, known=names)


@command
def save_layout(office: Office, kept: KeptLayout) -> KeptLayout:
    """Keep a layout; raises FormErrors by the keys of elements (and "name"), and Conflict."""
    errors = {problem.key: problem.error for problem in rule_problems(kept.layout) if problem.is_error}
    name = kept.origin or clean(kept.name)
    if not name:
        errors["name"] = FieldError(MISSING)
    elif len(name) > MOST_NAME:
        errors["name"] = FieldError(N_("At most {count} letters are possible here."), count=MOST_NAME)
    elif any(_same(name, other) for other in layouts(office) if other.id != kept.id):
        errors["name"] = FieldError(N_("There is a layout of this name already."))
    if errors:
        raise FormErrors(errors)
    values = layout_to_values(kept.layout, partial(keep_picture, office))
    content = {"name": name, "origin": kept.origin, "content": json.dumps(values, ensure_ascii=False, sort_keys=True)}
    saved: KeptLayout = records.keep(office, LayoutRow, SUBJECT, kept.id, kept.revision, content, layout_of)
    drop_unused_pictures(office)
    return saved


def _same(name: str, other: KeptLayout) -> bool:
    return name.casefold() == other.name.casefold()


@command
def copy_layout(office: Office, layout_id: int, name: str) -> KeptLayout:
    """A new layout like this one, for no kind yet; raises FormErrors for the name."""
    return save_layout(office, KeptLayout(name=name, layout=layout_of(office, layout_id).layout))


@command
def reset_layout(office: Office, layout_id: int, revision: int) -> KeptLayout:
    """Put a built-in layout back as it came with the program; raises Conflict, DeskError for another layout."""
    if not layout_of(office, layout_id).origin:
        raise DeskError(N_("Only the layouts that came with the program can be put back."))
    records.update(office, LayoutRow, layout_id, revision, {"content": ""}, lambda: layout_of(office, layout_id))
    office.note(SUBJECT, layout_id, "reset")
    drop_unused_pictures(office)
    return layout_of(office, layout_id)


@command
def delete_layout(office: Office, layout_id: int) -> None:
    """Put a layout into the bin; kinds that took it take what came with the program. Issued certificates stay."""
    if layout_of(office, layout_id).origin:
        raise DeskError(N_("The layouts that came with the program can not be deleted."))
    office.sql("delete from layout_choice where layout_id = ?", (layout_id,))
    records.put_into_bin(office, LayoutRow, SUBJECT, layout_id)


@command
def restore_layout(office: Office, layout_id: int) -> None:
    """Bring a layout back; where its name is taken by now, under one that is free."""
    name = layout_of(office, layout_id).name
    records.take_from_bin(office, LayoutRow, SUBJECT, layout_id, name=free_name(office, name))


@query
def free_name(office: Office, name: str) -> str:
    """The name, or with the first number behind it that no layout has."""
    taken = {each.name.casefold() for each in layouts(office)}
    stem = clean(name)[: MOST_NAME - 5].strip() or N_("Layout")
    names = (stem if number == 1 else f"{stem} ({number})" for number in range(1, len(taken) + 2))
    return next(each for each in names if each.casefold() not in taken)


@command
def choose_layout(office: Office, kind: CertificateKind, layout_id: int) -> None:
    """Certificates of this kind take that layout from now on."""
    kept = layout_of(office, layout_id)
    if kept.is_binned:
        raise NotFound(N_("This record is no longer there."))
    office.sql("insert or replace into layout_choice(kind, layout_id) values (?, ?)", (kind.value, layout_id))
    office.note(SUBJECT, layout_id, f"for {kind.name.lower()}")


def _choices(office: Office) -> dict[CertificateKind, int]:
    """The layout that each kind takes."""
    built_in = dict(office.sql("select origin, id from layout where origin <> ''"))
    chosen = {kind: int(built_in[origin]) for origin, kinds in ORIGINS.items() for kind in kinds}
    for kind, layout_id in office.sql("select kind, layout_id from layout_choice"):
        chosen[CertificateKind(kind)] = layout_id
    return chosen


def _layout(office: Office, row: dict[str, Any], chosen: dict[CertificateKind, int]) -> KeptLayout:
    return KeptLayout(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        origin=row["origin"],
        is_changed=bool(row["content"]),
        is_binned=row["deleted_at"] is not None,
        is_for=tuple(kind for kind, layout_id in chosen.items() if layout_id == row["id"]),
        layout=_content(office, row["content"]) if row["content"] else built_in_layout(office, row["origin"]),
    )


def _content(office: Office, content: str) -> Layout:
    return layout_from_values(json.loads(content), partial(picture_of, office))


@query
def built_in_layout(office: Office, origin: str) -> Layout:
    """A layout as it comes with the program, in the language and digits of the office's papers."""
    settings = settings_of(office)
    return stock_layout(origin, settings.paper_language, settings.paper_digits, has_seal=bool(settings.seal))
