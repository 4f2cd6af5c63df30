"""Whether a name that a question gives behind "published in" is that of a journal or a newspaper, not of a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant import glossary
from assistant.countries import country_spans
from assistant.wants import plain
from store.words import fold

if TYPE_CHECKING:
    from store.library import Library

_OUTLET = re.compile(
    r"\b(?:journal|review|times|magazine|newspaper|daily|bulletin|quarterly|gazette|herald|post|blog|news|letters|proceedings|revue|revista)\b"
)
# "The Guardian"; of places that are named so, those that are neither countries nor capitals.
_THE = re.compile(r"The (?!Hague\b|Bronx\b|Vatican\b|Netherlands\b|Hamptons\b|City\b)[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?")


def is_outlet(name: str, library: Library) -> bool:
    """Whether a name says so by a word ("Times"), is written like a newspaper's, or is one in which a document of the
    library, or a work that one cites, appeared. Raises StoreError."""
    if _OUTLET.search(plain(name)):
        return True
    if glossary.mentions(name) or country_spans(name):
        return False
    if _THE.fullmatch(name):
        return True
    wanted = fold(name)
    for document in library.documents():
        works = library.paged(document.id).works
        if wanted in (fold(document.record.container), *(fold(w.container) for w in works)):
            return True
    return False
