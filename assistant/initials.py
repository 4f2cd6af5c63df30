"""Acronyms that a reader uses and the library nowhere explains, but of which it has the words: "DSSI" where a text has
"the Debt Service Suspension Initiative"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.documents import PagedText

if TYPE_CHECKING:
    from store.library import Library

_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{3,7}(?![\w-])")
# Of a larger library the texts are not read for a name that its index lacks.
_DOCUMENTS = 200
_KNOWN: dict[tuple[str, int], Mapping[str, frozenset[str]]] = {}
_WORD = r"[A-ZÀ-Þ][\w’']*"
_JOINS = r"(?:(?:of|the|and|for|on|in|to|de|del|la|las|los|du|des|da|do|para|pour)[ \n]){0,2}"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:(?:[ \n]{_JOINS}|-){_WORD})+")
_OPENS = re.compile(
    r"(?:The|A|An|In|On|At|For|By|As|When|While|Under|Since|And|But|Its|This|That|El|La|Le|O|Os|Los|Les|L)[ \n]"
)
# Titles are written with capitals, and spell anything.
_RUNNING = frozenset({"body", "list", "quote"})


def long_forms(text: str, library: Library, explained: Mapping[str, str]) -> dict[str, str]:
    """The acronyms of a question that the library neither uses nor explains, each with the one capitalised name of its
    running texts of which these are the initials, as it stands there."""
    unknown = {a for a in _ACRONYM.findall(text) if a not in explained and not library.holds(a, as_written=True)}
    documents = library.documents() if unknown else ()
    if not unknown or len(documents) > _DOCUMENTS:
        return {}
    found: dict[str, dict[str, str]] = {a: {} for a in unknown}
    for document in documents:
        spelt = _spelt(document.id, library)
        for acronym in unknown & spelt.keys():
            found[acronym] |= {name.casefold(): name for name in spelt[acronym]}
    return {a: next(iter(names.values())) for a, names in found.items() if len(names) == 1}


def _spelt(document_id: str, library: Library) -> Mapping[str, frozenset[str]]:
    """The names spelt by initials in a document's text, which are read once."""
    paged = library.paged(document_id)
    key = document_id, len(paged.text)
    if key not in _KNOWN:
        if len(_KNOWN) >= 2 * _DOCUMENTS:
            _KNOWN.clear()
        _KNOWN[key] = _spelt_in(paged)
    return _KNOWN[key]


def _spelt_in(paged: PagedText) -> Mapping[str, frozenset[str]]:
    """The names of three capitalised words or more that stand in a text, by their initials."""
    found: dict[str, set[str]] = {}
    for block in paged.blocks:
        if block.kind not in _RUNNING:
            continue
        for run in _RUN.finditer(paged.text, block.start, block.end):
            name = " ".join(_OPENS.sub("", run.group(), count=1).split())
            initials = "".join(w[0] for w in re.split(r"[ -]", name) if w[0].isupper())
            if len(initials) > 2:
                found.setdefault(initials, set()).add(name)
    return {initials: frozenset(names) for initials, names in found.items()}
