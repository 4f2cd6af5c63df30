"""Filters over documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from store.documents import Document
from store.words import fold


@dataclass(frozen=True, slots=True)
class Where:
    """Filters over documents; empty means all. Values of one field are alternatives, fields are conjoined.

    years      first and last year, both included; a document without a year does not match
    authors    part of an author's name, case and accents aside
    languages  a language ("en") matches its regions ("en-GB") too
    sources    the whole source, or its file name
    countries  that documents name, as the reader gave them. Whether one does is for its text to say, so they must be
               made document ids (`assistant.filters.resolved`) before anything is matched
    """

    document_ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != EVERYTHING

    def matches(self, document: Document) -> bool:
        """Whether a document passes every filter. Raises ValueError where countries have not been resolved."""
        if self.countries:
            raise ValueError("A filter by country is resolved to documents before it is matched.")
        record = document.record
        if self.document_ids and document.id not in self.document_ids:
            return False
        if self.types and record.type not in self.types:
            return False
        if self.years and not (record.year is not None and self.years[0] <= record.year <= self.years[1]):
            return False
        if self.languages and not any(_same_language(record.language, wanted) for wanted in self.languages):
            return False
        if self.sources and not {document.source, PurePosixPath(document.source).name} & set(self.sources):
            return False
        if self.authors:
            names = [_folded(str(name)) for name in record.authors]
            return any(_folded(wanted) in name for wanted in self.authors for name in names)
        return True


EVERYTHING = Where()
# The same names are compared with every look at the library: with 2,000 documents 50 ms each time.
_folded = lru_cache(maxsize=20_000)(fold)


def _same_language(language: str, wanted: str) -> bool:
    language, wanted = language.lower(), wanted.lower()
    return language == wanted or language.startswith(wanted + "-")
