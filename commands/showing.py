"""What `ssc show` gives of a document, as JSON: its record and blocks, the notes with the works that they name."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from store.documents import Document, PagedText
from store.works import Citation


def shown(
    document: Document, paged: PagedText, *, page: int | None, span: tuple[int, int] | None, notes: bool
) -> dict[str, Any]:
    """What `ssc show` writes: the record, and the blocks of the text, a page, a span or the notes."""
    start, end = span or (0, len(paged.text))
    blocks: list[dict[str, Any]] = []
    for block in paged.blocks:
        pages = paged.pages_of(block.start, block.end)
        if (
            (page is not None and page not in pages)
            or block.end <= start
            or block.start >= end
            or (notes and block.note is None)
        ):
            continue
        a, b = max(block.start, start), min(block.end, end)
        blocks.append(
            {"start": a, "end": b, "kind": block.kind, "section": block.section, "paragraph": block.paragraph,
             "note": block.note, "item": block.item, "pages": list(pages), "text": paged.text[a:b]}
        )  # fmt: skip
    if notes:
        quoting = [(paged.note_called(q.note, q.start), q) for q in paged.quotations if q.note is not None]
        for one in blocks:
            note = paged.note_at(one["start"])
            at = note.called_at if note else None
            one["called_after"] = paged.text[max(0, at - 60) : at] if at is not None else None
            one["works"] = [_named(paged, c) for c in paged.citations if one["start"] <= c.start < one["end"]]
            one["quotations"] = [paged.text[q.start : q.end] for n, q in quoting if n is not None and n == note]
    return {
        "id": document.id, "source": document.source, "record": document.record.to_csl(), "pages": paged.pages,
        "origins": [asdict(origin) for origin in document.record.origins], "whence": document.record.whence(),
        "warnings": list(document.warnings),
        "whole": page is None and span is None and not notes, "blocks": blocks,
    }  # fmt: skip


def _named(paged: PagedText, citation: Citation) -> dict[str, Any]:
    """A citation and the work it means; `work` is None where that is unknown, and `why` says why."""
    work = paged.works[citation.work] if citation.work is not None else None
    said: dict[str, Any] = {
        "start": citation.start, "end": citation.end, "as_cited": paged.text[citation.start : citation.end],
        "pages": citation.pages, "rule": citation.rule, "why": citation.why, "work": None,
    }  # fmt: skip
    if work is not None:
        said["work"] = {
            "start": work.start, "end": work.end, "authors": [str(a) for a in work.authors], "year": work.year,
            "title": work.title, "container": work.container, "publisher": work.publisher, "pages": work.pages,
            "doi": work.doi, "url": work.url, "reference": paged.text[work.start : work.end],
        }  # fmt: skip
    return said
