"""What the filter bar is sent: the filters that are on, how many documents pass, and what there is to choose from.

Pure. The long lists, of authors and of documents, are made only when they are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from store.documents import Document
from web import filter_words as words
from web import shelf_view
from web.filters.address import LISTS, YEARS, Filters, value_of

Json = dict[str, Any]
_LONGEST = 200


def offered(filters: Filters, shelf: Mapping[str, Document], *, lists: bool) -> Json:
    """The data of the bar. `lists`: with the authors and the documents."""
    where = filters.where(shelf)
    documents = shelf.values()
    told = dict(filters.told())
    return {
        "asked": {name: list(told.get(name, ())) for name in LISTS} | {n: "".join(told.get(n, ())) for n in YEARS},
        "ignored": list(filters.ignored),
        "passing": sum(map(where.matches, documents)) if where else len(documents),
        "total": len(documents),
        "types": _counted(Counter(d.record.type for d in documents), str),
        "languages": _counted(
            Counter(shelf_view.base(d.record.language) for d in documents if d.record.language),
            shelf_view.language_name,
            told.get("language", ()),
        ),
        "undated": sum(d.record.year is None for d in documents),
        "titles": _titles(filters, shelf),
        "lists": {"author": _authors(shelf), "document": _documents(shelf)} if lists else None,
        "words": words.UI,
    }


def _counted(counts: Counter[Any], name: Any, also: tuple[str, ...] = ()) -> list[list[Any]]:
    """Triples of value, name and number of documents, the most frequent first; `also`: those that are on anyway."""
    for value in also:
        counts.setdefault(value, 0)
    return sorted(([v, name(v), n] for v, n in counts.items()), key=lambda one: (-one[2], one[1].casefold()))


def _titles(filters: Filters, shelf: Mapping[str, Document]) -> dict[str, str]:
    """The titles of the documents that are on."""
    if not filters.documents:
        return {}
    titles = {value: title for value, title, _ in _documents(shelf)}
    return {value: titles.get(value, value) for value in filters.documents}


def _authors(shelf: Mapping[str, Document]) -> list[list[Any]]:
    return _counted(Counter(name for d in shelf.values() for name in {str(n) for n in d.record.authors} if name), str)


def _documents(shelf: Mapping[str, Document]) -> list[list[str]]:
    """Triples of value, title and year, by title."""
    values = value_of(shelf)
    made = ([values[d.id], (d.record.title or d.source)[:_LONGEST], str(d.record.year or "")] for d in shelf.values())
    return sorted(made, key=lambda one: one[1].casefold())
