"""Filters as an address tells them, read against the library, and written back. Pure.

What an address says comes from outside: what cannot be meant (an unknown type, a year that is no number, a document
that left) is left out and told, and never an error. The names are those that the Quotes page always had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import get_args

from assistant.languages import code_of
from store.documents import Document, DocumentType
from store.where import Where
from web import filter_words as words
from web import plain

LISTS = ("type", "language", "author", "document")
YEARS = ("from", "to")
NAMES = (*LISTS, *YEARS)
MOST, LONGEST = 30, 300  # values of one filter, characters of one value

Address = Mapping[str, Sequence[str]]
Told = tuple[tuple[str, tuple[str, ...]], ...]  # what an address tells of filters, in the order of `NAMES`


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters that are on; empty means none.

    documents  sources as they stand in the library, or ids where a source is that of several documents
    ignored    what was left out of an address, a line each; quotes the address, so it is text from outside
    """

    types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    ignored: tuple[str, ...] = ()

    def where(self, shelf: Mapping[str, Document]) -> Where:
        """The same for the store. `shelf` holds the library's documents by id."""
        by_id = any(value in shelf for value in self.documents)
        return Where(
            document_ids=tuple(d.id for d in shelf.values() if _is(d, self.documents)) if by_id else (),
            types=self.types,
            years=None if self.first is None and self.last is None else (self.first or 0, self.last or 9999),
            authors=self.authors,
            languages=self.languages,
            sources=() if by_id else self.documents,
        )

    def told(self) -> Told:
        """The same as an address tells it."""
        years = [() if year is None else (str(year),) for year in (self.first, self.last)]
        return told(dict(zip(NAMES, (self.types, self.languages, self.authors, self.documents, *years), strict=True)))


def told(address: Address) -> Told:
    """What an address tells of filters, and nothing else of it."""
    kept = ((name, tuple(v for v in (value.strip() for value in address.get(name, ())) if v)) for name in NAMES)
    return tuple((name, values) for name, values in kept if values)


def read(said: Told, shelf: Mapping[str, Document]) -> Filters:
    """The filters that an address tells, as far as this library has what they name. Never raises."""
    given = {name: tuple(dict.fromkeys(value[:LONGEST] for value in values)) for name, values in said}
    ignored = [words.IGNORED_REST.format(n=MOST)] if any(len(values) > MOST for values in given.values()) else []

    def known(name: str, line: str, good: Iterable[str]) -> tuple[str, ...]:
        kept = set(good)
        values = given.get(name, ())[:MOST]
        ignored.extend(line.format(value=plain.line(value, 80)) for value in values if value not in kept)
        return tuple(value for value in values if value in kept)

    def year(name: str) -> int | None:
        # As with any field that is there twice, the last one counts.
        value = given.get(name, ("",))[-1]
        if not value or (value.isascii() and value.isdigit() and 0 < int(value[:9]) <= 9999):
            return int(value) if value else None
        ignored.append(words.IGNORED_YEAR.format(value=plain.line(value, 80)))
        return None

    types = known("type", words.IGNORED_TYPE, get_args(DocumentType))
    languages = known("language", words.IGNORED_LANGUAGE, filter(code_of, given.get("language", ())))
    authors = known("author", words.IGNORED_AUTHOR, _named(given.get("author", ())[:MOST], shelf))
    documents = known("document", words.IGNORED_DOCUMENT, _held(given.get("document", ())[:MOST], shelf))
    first, last = year("from"), year("to")
    if first and last and first > last:  # only one thing can be meant
        first, last = last, first
    return Filters(types, languages, authors, documents, first, last, tuple(ignored))


def value_of(shelf: Mapping[str, Document]) -> dict[str, str]:
    """By id, how a document is named in an address: by its source, or by its id where others are named so too."""
    names = Counter(name for d in shelf.values() for name in {d.source, PurePosixPath(d.source).name})
    return {d.id: d.source if d.source and names[d.source] == 1 else d.id for d in shelf.values()}


def _is(document: Document, values: Iterable[str]) -> bool:
    return not {document.id, document.source, PurePosixPath(document.source).name}.isdisjoint(values)


def _held(values: Sequence[str], shelf: Mapping[str, Document]) -> set[str]:
    names = {n for d in shelf.values() for n in (d.id, d.source, PurePosixPath(d.source).name)} if values else set()
    return names.intersection(values)


def _named(values: Sequence[str], shelf: Mapping[str, Document]) -> set[str]:
    """Those that some author's name has in it."""
    wanted = {value: Where(authors=(value,)) for value in values}
    return {value for value, where in wanted.items() if any(where.matches(d) for d in shelf.values())}
