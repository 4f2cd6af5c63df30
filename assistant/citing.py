"""Evidence from a span of a document, or from a record: its words, its place, who says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Evidence
from assistant.antecedents import pointing_back_to
from assistant.attribution import attribute, author_of
from assistant.picks import Pick
from assistant.voices import voices_in
from store.documents import Document, Locator, span_key

if TYPE_CHECKING:
    from store.library import Library


def evidence_of(pick: Pick, library: Library) -> Evidence:
    """The evidence of a span: its words, its place and who says it."""
    document = library.document(pick.document_id)
    paged = library.paged(pick.document_id)
    quote = paged.text[pick.start : pick.end]
    said = attribute(document, paged, pick.start, pick.end)
    return Evidence(
        key=span_key(pick.document_id, pick.start, pick.end), quote=quote, locator=paged.locate(pick.start, pick.end),
        document=document, speaker=said.speaker, author_says=said.author_says,
        original=said.original, force=said.force, examples_only=said.examples_only, as_of=said.as_of, score=pick.score,
        found_by=pick.found_by, gloss=pick.gloss,
    )  # fmt: skip


def each_voice(pick: Pick, library: Library) -> tuple[Pick, ...]:
    """A span as it is, or in parts where several speak in it: each part is one's own words, told as his. An item of a
    list stays one; it is then the author's."""
    paged = library.paged(pick.document_id)
    parts = voices_in(paged, pick.start, pick.end)
    if len(parts) < 2 or paged.blocks[paged.block_of(pick.start, pick.end)].kind == "list":
        return (pick,)
    made = [replace(pick, end=parts[0][1])]
    for (start, end, _), (before, until, _) in zip(parts[1:], parts, strict=False):
        gloss = pointing_back_to(paged.text[start:end], paged.text[before:until])
        made.append(replace(pick, start=start, end=end, gloss=gloss))
    return tuple(made)


def record_evidence(document: Document, value: str, name: str, where: str = "") -> Evidence:
    """Evidence that stands in no text: a field of the record, or a count over the library (`found_by` "count").

    A field that a person corrected, or that a reference manager gave, is `found_by` "corrected" or "sidecar". A count
    is hung on a document, because evidence has one; it says nothing of that document. Its `name` begins with "count".
    """
    found_by = where if where in ("corrected", "sidecar") else "record"
    return Evidence(
        key=span_key(f"{document.id}:{name}={value}", 0, 0), quote=value,  # a later value is other evidence
        locator=Locator(document.id, None, None, kind="record"), document=document, speaker=author_of(document),
        score=1.0, found_by="count" if name.startswith("count") else found_by,
    )  # fmt: skip
