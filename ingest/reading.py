"""One file read from its bytes to all that the store keeps of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import chunk as chunker
from ingest import furniture, joining, language, layout, left_out, notes, printed, roles, running_heads, site_lines
from ingest.draft import Draft, Para
from ingest.errors import ReadError
from ingest.record import front, head, metadata
from ingest.record.metadata import Found
from ingest.version import READ_BY
from ingest.wording import fold
from ingest.works import named
from store.documents import Document, FieldOrigin, PagedText, Reading
from store.works import PrintedPage

# Formats in which the text of pages is kept as an extractor wrote it.
_EXTRACTED = ("text", "markdown")


def read_file(
    path: Path,
    *,
    source: str,
    count_tokens: chunker.CountTokens,
    budget: int = chunker.BUDGET,
    window: int | None = None,
) -> Reading:
    """Read a file. `source` is its name in the library. Raises ReadError where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(source, f"cannot be opened ({error.strerror or error}).") from error
    return read_bytes(data, source=source, count_tokens=count_tokens, budget=budget, window=window)


def read_bytes(
    data: bytes,
    *,
    source: str,
    count_tokens: chunker.CountTokens,
    budget: int = chunker.BUDGET,
    window: int | None = None,
) -> Reading:
    """Read a document from its bytes. Raises ReadError where they hold none, or no text."""
    from ingest.formats import draft_of

    document_id = hashlib.sha256(data).hexdigest()
    draft = draft_of(data, source)
    paged, found = shape(document_id, draft)
    if not any(c.isalnum() for c in paged.text):
        raise ReadError(source, "holds no text.")
    record = found.located(lambda span: _place(paged, span))
    if not record.language and (code := language.language_of(_body(paged))):
        record = replace(record, language=code, origins=(*record.origins, FieldOrigin("language", "text")))
    passages, sentences = chunker.chunk(paged, count_tokens, budget=budget, window=window)
    document = Document(
        id=document_id, source=source, record=record, format=draft.format, read_by=READ_BY,
        warnings=paged.warnings,
    )  # fmt: skip
    return Reading(document, paged, passages, sentences)


@dataclass(frozen=True)
class _Shaped:
    body: list[Para]
    notes: list[Para]
    found: Found
    warnings: list[str]
    printed: tuple[PrintedPage, ...]


def shape(document_id: str, draft: Draft) -> tuple[PagedText, Found]:
    """A draft's paragraphs put in order: notes and furniture out, broken sentences whole, every part named."""
    shaped = _shaped(draft)
    paged = layout.lay_out(
        document_id, draft, shaped.body, shaped.notes, [*draft.warnings, *shaped.warnings], shaped.found.title_at
    )
    return named.name(replace(paged, printed=shaped.printed)), shaped.found


def _shaped(draft: Draft) -> _Shaped:
    # The text layer of a PDF tells what is raised, unless OCR made it.
    drawn = draft.format == "pdf" and not any(c is not None for c in draft.confidence)
    body, footnotes, warned = notes.take_out(draft.paras, glued=not drawn, named=draft.format not in ("html", "docx"))
    body, orphaned = notes.orphans(body)
    # A PDF's heads were left out by their places; the heads and feet of DOCX and HTML stand apart from the text.
    extracted = draft.format in _EXTRACTED
    lines: list[tuple[Para, str]] = []
    left: list[str] = []
    if extracted:
        body, lines = running_heads.without_running_heads(body, page_starts=draft.page_starts)
    elif draft.page_starts:
        whole, body = body, furniture.without_chapter_heads(body, draft.page_starts)
        left += left_out.told("running heads that name a chapter", left_out.lost(whole, body))
    whole, body = body, furniture.without_contents(body, draft.raw, draft.page_starts)
    left += left_out.told("a list of contents", left_out.lost(whole, body))
    body = head.part_lines(body, draft.raw)
    shown = draft.meta.title if draft.format == "html" else ""
    given = metadata.title_in(draft.meta) if draft.format == "markdown" else ""
    said = front.read_front(site_lines.without_lines(body), draft.heads, shown, given)
    # A first page that OCR read may hold names which were not found: then nobody is said to be the author.
    said.by_publisher = not draft.confidence or draft.confidence[0] is None
    found = metadata.make_record(body, footnotes, said, draft.meta)
    body, again = _without_repeats(body, found, draft)
    left += again
    if extracted:
        known = [found.record.title, *(n for n, _ in said.authors)]
        body, more = running_heads.without_running_heads(body, known, draft.page_starts)
        lines += more
        left += left_out.told("running heads and numbers of pages", [p for p, _ in lines])
    proved = printed.printed_pages(draft, lines, footnotes, found.record.page)
    body = joining.rejoin(body, draft.raw)
    body = roles.assign(body, found.lines, found.title_at, marked_up=draft.marked_up)
    return _Shaped(body, footnotes, found, [*warned, *orphaned, *found.warnings, *left], proved)


def _without_repeats(body: list[Para], found: Found, draft: Draft) -> tuple[list[Para], list[str]]:
    """(the body without a web site's lines, and without the title and other record lines where they come again; what
    is said of them)."""
    kept = [p for p in body if p.strand.first() in found.lines or p.strand.first() == found.title_at]
    first = {fold(p.text): p.strand.first() for p in reversed(kept)}
    title = fold(found.record.title)
    # A title that the file's own metadata gives stands on the page all the same: once.
    heads = (p.strand.first() for p in body if p.kind == "heading" and fold(p.text) == title)
    first[title] = found.title_at if found.title_at >= 0 else next(heads, -2)
    over = site_lines.kickers(body, found.title_at)
    again = {i for i, p in enumerate(body) if first.get(fold(p.text), p.strand.first()) != p.strand.first()}
    again -= {i for i in again if furniture.heads_a_part(body, i)}
    again -= furniture.heads_of_parts(body, again)
    if draft.format == "text":
        again |= furniture.marks_of_house(body, found.record.publisher)
    whole, body = body, furniture.drop(body, lambda i, p: i in again or p.strand.first() in over)
    said = left_out.told("lines of the title page that come again", left_out.lost(whole, body))
    keep = frozenset(first.values())
    if draft.format == "html" or site_lines.is_extract(body):
        body, lines = site_lines.without_site(body, keep)
        said += left_out.told("lines of a web site", lines)
    if draft.format == "html":
        body, lines = site_lines.without_repeats(body, keep)
        said += left_out.told("repeated lines of a web site", lines)
    return body, said


def _place(paged: PagedText, span: tuple[int, int]) -> tuple[int, int] | None:
    """The span of the text made from a raw span, None where none of it was kept."""
    inside = [r for r in paged.runs if r.raw_start < span[1] and r.raw_start + r.length > span[0]]
    if not inside:
        return None
    inside.sort(key=lambda r: r.raw_start)
    first, last = inside[0], inside[-1]
    start = first.start + max(span[0] - first.raw_start, 0)
    end = last.start + min(span[1] - last.raw_start, last.length)
    return (start, end) if start < end else None


def _body(paged: PagedText) -> str:
    parts = [paged.text[b.start : b.end] for b in paged.blocks if b.kind in ("body", "list", "quote")]
    return " ".join(parts) or paged.text
