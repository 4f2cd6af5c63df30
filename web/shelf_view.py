"""The documents of the library as the rows of a table, and what its filters offer. Pure; text only.

A row holds what the table shows and what it is filtered by, no more: with thousands of documents all of it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from assistant.languages import name_of
from store.catalog import Entry
from web import library_words as words

Json = dict[str, Any]
# The names in the address under which the table's filters and its order are kept.
ASKED = ("q", "type", "language", "format", "from", "to", "sort")
_LONGEST = 300


def row(entry: Entry) -> Json:
    document, record = entry.document, entry.document.record
    authors = ", ".join(str(name) for name in record.authors)
    return {
        "id": document.id,
        "title": (record.title or document.source)[:_LONGEST],
        "authors": authors if len(authors) <= _LONGEST else f"{authors[:_LONGEST]}…",
        "year": record.year,
        "type": record.type,
        "pages": entry.pages or None,
        "passages": entry.passages,
        "language": base(record.language),
        "format": document.format,
        "source": document.source[-_LONGEST:] if record.title else "",
    }


def rows(entries: Iterable[Entry]) -> list[Json]:
    """By title."""
    return sorted(map(row, entries), key=lambda r: (str(r["title"]).casefold(), r["id"]))


def base(language: str) -> str:
    """A language without its region."""
    return language.partition("-")[0].lower()


def language_name(code: str) -> str:
    return name_of(code, "en") if code else words.UNTOLD


def format_name(name: str) -> str:
    return words.FORMATS.get(name, name.upper()) if name else words.UNTOLD


def choices(made: Iterable[Mapping[str, Any]]) -> dict[str, list[list[str]]]:
    """What the filters offer: pairs of value and name; those that tell nothing apart are left out."""
    seen: dict[str, set[str]] = {"type": set(), "language": set(), "format": set()}
    for one in made:
        for name, values in seen.items():
            values.add(str(one[name]))
    names: dict[str, Callable[[str], str]] = {"type": str, "language": language_name, "format": format_name}
    # "-" stands for what is not told, as "" is for no filter at all
    return {
        name: sorted(([value or "-", names[name](value)] for value in values), key=lambda pair: pair[1].casefold())
        for name, values in seen.items()
    }


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """The filters and the order that an address tells."""
    return {name: str(query[name])[:200] for name in ASKED if query.get(name)}
