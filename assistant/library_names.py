"""The authors, publishers and journals that a question about the library's documents names, as their records do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import library_patterns as patterns
from assistant.library_criteria import Criterion, Kind, Reading
from assistant.steering import LIGHT, initials
from store.documents import Document
from store.words import terms_of


def take_people_and_houses(reading: Reading, documents: Sequence[Document]) -> None:
    """Authors, publishers and journals that the records name, and authors that they do not name where "by" says so."""
    for found in patterns.AUTHOR.finditer(reading.rest):
        which = next(k for k, v in found.groupdict().items() if v)
        if which == "zh" and found["zh"][0] >= "\u4e00" and not _author(found["zh"], documents):
            continue
        start, given = found.start(which), found[which]
        published = bool(patterns.PUBLISHED.search(reading.rest[: found.start()][-12:]))
        for length in range(len(given.split()), 0, -1):
            name = _first(given, length)
            house = _house(name, documents)
            criterion = (house if published else None) or _author(name, documents) or house
            if criterion:
                reading.take(found.start(), found.end() if which == "did" else start + len(name))
                if published:
                    _take_published(reading, found.start())
                reading.criteria.append(criterion)
                return
        name = _capitalised(reading.text[start : start + len(given)])
        if which not in ("loose", "zh") and name:
            reading.take(found.start(), found.end() if which == "did" else start + len(name))
            reading.criteria.append(Criterion("author", (name,)))
            return
    for found in patterns.PUBLISHER.finditer(reading.rest):
        start, given = found.start("name"), found["name"]
        for length in range(len(given.split()), 0, -1):
            name = _first(given, length)
            bare = re.sub(r"^(?:journal|magazine|newspaper|revista|revue) ", "", name)
            if criterion := _house(name, documents) or _house(bare, documents):
                reading.take(found.start(), start + len(name))
                reading.criteria.append(criterion)
                return


def _take_published(reading: Reading, end: int) -> None:
    for found in patterns.PUBLISHED.finditer(reading.rest[:end]):
        reading.take_all(found)


def _capitalised(words: str) -> str:
    """The capitalised words with which a text begins ("Zebulon Trask in the…": "Zebulon Trask")."""
    found = re.match(r"(?:(?:[A-ZÀ-Þ][\w'’.-]*|de|da|van|von|al|el|bin|ibn) ?)+", words)
    return found.group().strip() if found and words[:1].isupper() else ""


def _author(name: str, documents: Sequence[Document]) -> Criterion | None:
    wanted = terms_of(name)
    found = []
    for author in (a for d in documents for a in d.record.authors):
        own = terms_of(str(author)) | terms_of(f"{author.family}{author.given}")
        family = terms_of(author.literal or author.family)
        known = (bool(family) and family <= wanted <= own) or name.strip() == initials(author.literal)
        if wanted and known and str(author) not in found:
            found.append(str(author))
    return Criterion("author", tuple(sorted(found))) if found else None


def _house(name: str, documents: Sequence[Document]) -> Criterion | None:
    wanted = terms_of(name) - LIGHT if name.split()[-1:] and name.split()[-1] not in LIGHT else frozenset()
    kind: Kind
    for kind in ("container", "publisher"):
        given = sorted({getattr(d.record, kind) for d in documents} - {""})
        found = [n for n in given if wanted and (wanted == terms_of(n) - LIGHT or initials(n) == name.strip())]
        if found:
            return Criterion(kind, tuple(found))
    return None


def _first(words: str, count: int) -> str:
    """The first words of a text, as they stand there."""
    found = re.match(rf"(?:\S+ ?){{{count}}}", words)
    return found.group().rstrip(" .") if found else ""
