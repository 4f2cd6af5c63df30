"""The works of some quotes, each once, with what is quoted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.references.cite import SAYS_NOTHING, as_works
from assistant.references.exporting import Kept
from assistant.references.keys import citation_keys
from assistant.references.places import beside_page, pages_of
from assistant.references.wording import word
from store.documents import Document


@dataclass(frozen=True)
class QuotedWork:
    """A document, the key by which it is cited, its CSL-JSON item, and each quote of it with its place."""

    document: Document
    key: str
    item: dict[str, Any]
    notes: tuple[str, ...]
    tags: tuple[str, ...]


def quoted_works(kept: Sequence[Kept], language: str) -> tuple[QuotedWork, ...]:
    """The works in the order in which they are first quoted."""
    by_work: dict[str, tuple[Document, list[Kept]]] = {}
    for one, work in zip(kept, as_works([k.quote.document for k in kept]), strict=True):
        by_work.setdefault(work.id, (work, []))[1].append(one)
    keys = citation_keys([work for work, _ in by_work.values()])
    return tuple(
        QuotedWork(
            work, keys[work.id], _item(work), tuple(note_of(k, language) for k in own),
            tuple(dict.fromkeys(tag for k in own for tag in k.tags)),
        )
        for work, own in by_work.values()
    )  # fmt: skip


def _item(document: Document) -> dict[str, Any]:
    """The item of a document, its genre only where the type of item does not say it."""
    item = document.record.to_csl()
    return {k: v for k, v in item.items() if k != "genre" or v not in SAYS_NOTHING}


def note_of(kept: Kept, language: str) -> str:
    """A quote with its place, who says it where that is not the author, and one's own note behind it."""
    quote = kept.quote
    page = pages_of(quote.locator)
    place = ", ".join(
        filter(None, [f"{word('page', language)} {page}" if page else "", beside_page(quote.locator, language)])
    )
    said = f"“{quote.text}”{f' ({place})' if place else ''}"
    if not quote.author_says:
        after = f", {quote.original.as_cited}" if quote.original else ""
        told = ", told in the author’s words" if quote.reported else ""
        said += f" [{quote.speaker}{after}{told}]"
    return f"{said} — {kept.comment}" if kept.comment else said
