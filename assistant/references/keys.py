"""The keys by which reference managers know works: those that came in with a record, or made of author and year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from store.documents import Document

_KEY = re.compile(r"[\w:.+/-]+")


def citation_keys(documents: Sequence[Document]) -> dict[str, str]:
    """A citation key for each document, by its id; no two are the same.

    One that a reference manager gave is kept. Of two documents that it gave one key, the second gets another.
    """
    found: dict[str, str] = {}
    made: list[Document] = []
    for document in documents:
        given = str(document.record.to_csl().get("citation-key", ""))
        if _KEY.fullmatch(given) and given not in found.values():
            found[document.id] = given
        else:
            made.append(document)
    for document in made:
        key, n = _of(document), 1
        while key in found.values():
            n += 1
            key = f"{_of(document)}-{n}"
        found[document.id] = key
    return found


def _of(document: Document) -> str:
    """Family name, year and the first long word of the title, in letters that every program takes."""
    record = document.record
    first = record.authors[0] if record.authors else None
    name = (first.family or first.literal) if first else record.publisher
    title = next((w for w in re.findall(r"\w+", record.title) if len(w) > 3), "")
    key = "".join(_letters(part) for part in (name, str(record.year or "nd"), title))
    return key if re.search("[A-Za-z]", key.removeprefix("nd")) else f"document{document.id[:8]}"


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", plain)[:40]
