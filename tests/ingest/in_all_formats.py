"""One text of headings and paragraphs as a file of each format."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.ingest.drawn import HEIGHT, Drawn, column, pdf
from tests.ingest.word import made, p

# What a part is: 1, 2 or 3 for a heading of that level, 0 for a paragraph; and its words.
Parts = Sequence[tuple[int, str]]
FORMATS = ("md", "txt", "html", "docx", "pdf")
_SIZES = (11, 22, 16, 13)


def file_of(parts: Parts, form: str) -> bytes:
    """The bytes of a file; its name should end as the format says."""
    if form == "md":
        return "\n\n".join(f"{'#' * level} {text}".strip() for level, text in parts).encode()
    if form == "html":
        tags = [("p", "h1", "h2", "h3")[level] for level, _ in parts]
        body = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, (_, text) in zip(tags, parts, strict=True))
        return f"<html><body><article>{body}</article></body></html>".encode()
    if form == "docx":
        levels = [f'<w:outlineLvl w:val="{level - 1}"/>' if level else "" for level, _ in parts]
        return made("".join(p(text, properties=level) for level, (_, text) in zip(levels, parts, strict=True)))
    if form == "pdf":
        return _pdf(parts)
    return "\n\n".join(text for _, text in parts).encode()


def _pdf(parts: Parts) -> bytes:
    pages: list[list[Drawn]] = [[]]
    y = HEIGHT - 90
    for level, text in parts:
        size = _SIZES[level]
        lines = column(text, 70, y, 440, size, "Times-Bold" if level else "Times-Roman", leading=1.25 * size)
        if lines[-1].y < 90 + 60 * bool(level):
            y = HEIGHT - 90
            lines = column(text, 70, y, 440, size, "Times-Bold" if level else "Times-Roman", leading=1.25 * size)
            pages.append([])
        pages[-1] += lines
        y = lines[-1].y - 12 - 1.25 * size
    return pdf(pages)
