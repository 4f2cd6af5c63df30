"""A document as the Library page shows it: its record, field by field with where each came from, and what is known of
its file. Pure; plain data, text only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from assistant.answer import locator_to_json
from store.catalog import Entry
from store.documents import Document, Name, PagedText, Record
from store.layers import FIELDS, TYPES
from store.record_lines import lines
from web import library_words as words
from web import places
from web.shelf_view import format_name

Json = dict[str, Any]
SHOWN = ("record", "text", "notes", "works")
_CSL = {"authors": "author", "container": "container-title", "doi": "DOI", "url": "URL", "licence": "license"}
_LONGEST = 2_000


def head(entry: Entry, paged: PagedText) -> Json:
    """What stands above every view of a document."""
    document = entry.document
    record = document.record
    year = str(record.year or words.UNDATED_SHORT)
    about = [", ".join(places.isolated(str(n)) for n in record.authors), record.type, year]
    return {
        "id": document.id,
        "title": record.title or document.source,
        "about": " · ".join(part for part in about if part)[:_LONGEST],
        "counts": {"notes": len(paged.notes), "works": len(paged.works)},
    }


def fields(entry: Entry, paged: PagedText, *, empty: bool) -> list[Json]:
    """The fields of the record in their order; those that are empty only where they can be filled (`empty`), or where
    somebody emptied them."""
    record, before = entry.document.record, entry.layers.record()
    made = []
    for name in FIELDS:
        origin = record.origin(name)
        corrected = origin is not None and origin.where == "corrected"
        value = shown(record, name)
        if not (value or corrected or empty):
            continue
        place = ""
        if origin and origin.where == "text" and origin.start is not None and origin.end is not None:
            place = places.place(locator_to_json(paged.locate(origin.start, origin.end)))
        was = shown(before, name)
        made.append(
            {
                "field": name,
                "name": words.FIELDS[name],
                "value": value[:_LONGEST],
                "typed": typed(record, name),
                "hint": words.HINTS.get(name, ""),
                "where": words.WHENCE[origin.where] if origin else "",
                "place": place,
                "corrected": corrected,
                "was": was[:_LONGEST] if corrected and was != value else "",
            }
        )
    return made


def others(record: Record) -> list[Json]:
    """What a reference manager said in fields that the record has no name for."""
    known = {_CSL.get(name, name) for name in FIELDS}
    return [
        {"name": words.OTHER_FIELDS.get(key, key), "value": value, "where": words.WHENCE[where]}
        for key, value, where in lines(record.to_csl(), record.whence())
        if key not in known and value
    ]


def shown(record: Record, name: str) -> str:
    """A field as it is read."""
    value = getattr(record, name)
    if name == "authors":
        return "; ".join(places.isolated(str(author)) for author in value)
    return typed(record, name) if name == "issued" else str(value)


def typed(record: Record, name: str) -> str:
    """A field as a person types it; `ingest.record.edits` reads it back as the same."""
    value = getattr(record, name)
    if name == "authors":
        return "; ".join(map(_typed_name, value))
    if name == "issued":
        return "-".join(f"{n:02d}" if i else str(n) for i, n in enumerate(value))
    return str(value)


def _typed_name(name: Name) -> str:
    if name.literal or not (name.family and name.given):
        return f"{{{name.literal or name.family or name.given}}}"
    return ", ".join(part for part in (name.family, name.suffix, name.given) if part)


def facts(entry: Entry, paged: PagedText, added: datetime | None, *, paths: bool) -> list[list[str]]:
    """What is known of the file: pairs of name and value. Where it lies is told to those who look after the library."""
    document = entry.document
    values = {
        "source": document.source,
        "format": format_name(document.format),
        "added": f"{added:%d %B %Y, %H:%M}".lstrip("0") if added else "",
        "pages": f"{entry.pages:,}" if entry.pages else "",
        "words": f"{entry.words:,}",
        "passages": f"{entry.passages:,}",
        "notes": f"{len(paged.notes):,}",
        "works": f"{len(paged.works):,}",
        "quotations": f"{len(paged.quotations):,}",
    }
    told = [[words.FACTS[name], value] for name, value in values.items() if value]
    return told + ([[words.FACTS["paths"], path] for path in document.paths] if paths else [])


def record(
    entry: Entry,
    paged: PagedText,
    *,
    may: bool,
    added: datetime | None,
    near: tuple[Document, float] | None,
    is_upload: Callable[[str], bool],
) -> Json:
    """The view of the record and the file; `may`: whether this reader may put it right and take it out."""
    document = entry.document
    kept = words.DOCUMENT["remove_kept"]
    told = {words.DOCUMENT["remove_upload" if is_upload(p) else "remove_file"]: None for p in document.paths}
    return {
        "fields": fields(entry, paged, empty=may),
        "others": others(document.record),
        "types": list(TYPES),
        "facts": facts(entry, paged, added, paths=may),
        "remarks": list(document.warnings),
        "near": {"id": near[0].id, "title": near[0].record.title or near[0].source, "share": f"{near[1]:.0%}"}
        if near
        else None,
        "removing": " ".join((kept, *told)),
    }
