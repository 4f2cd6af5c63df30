"""Spans of the raw text: where a finding rests, before it is known which text comes of it."""

from __future__ import annotations

from ingest.draft import Para

RawSpan = tuple[int, int]


def raw_span(para: Para, start: int = 0, end: int | None = None) -> RawSpan:
    """The raw span of a stretch of a paragraph."""
    piece = para.strand.cut(start, end)
    return piece.first(), piece.last() + 1
