"""PDF files: their text layer on pypdf, page by page, with sizes and places for what is heading, note or running head.

A page that cannot be read is said and passed over; one that is a picture, or whose text layer holds codes instead of
letters, is read by OCR where there is any. Nothing but text is taken: no actions, no attachments, no annotations.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ingest.decode import sound
from ingest.draft import Draft, Meta
from ingest.errors import ReadError, in_a_line
from ingest.pdf.blocks import Page, build
from ingest.pdf.broken import BROKEN
from ingest.pdf.edges import edges
from ingest.pdf.labels import page_labels
from ingest.pdf.order import ordered
from ingest.pdf.segments import Segment
from ingest.pdf.shown import Shown
from ingest.pdf.stream import TooLargeError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 5_000
# The pointer to the table of objects stands among so many last bytes.
_TAIL = 2_048
_BROKEN = (*BROKEN, TooLargeError)


def read_pdf(data: bytes, source: str, *, scans: bool = True) -> Draft:
    """A draft from the bytes of a PDF; `scans`: pages that are pictures are read by OCR where there is any.

    Raises ReadError where it cannot be opened, is encrypted, or has no text.
    """
    # pypdf tells every irregularity that it mends; what matters is said in warnings.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = _BROKEN
    reader = _opened(data, source, broken)
    shown = Shown()
    shown.draw(reader, broken)
    if scans:
        shown.read_scans(data)
    if not any(shown.segments):
        raise ReadError(source, shown.why_empty())
    pages, printed = _arranged(shown)
    built = build(pages)
    labels = page_labels(_catalogue_labels(reader, broken), printed)
    return Draft(
        "pdf", built.raw, built.paras, built.starts, labels, _meta(reader, broken), tuple(shown.warnings()),
        marked_up=True, heads=built.heads, confidence=tuple(shown.confidence),
    )  # fmt: skip


def _opened(data: bytes, source: str, broken: tuple[type[Exception], ...]) -> PdfReader:
    from pypdf import PdfReader

    if b"startxref" not in data[-_TAIL:]:
        # Without a pointer to its table of objects a file is not opened; with a wrong one they are looked for.
        data += b"\nstartxref\n0\n%%EOF\n"
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(source, "is encrypted. Take the password off and ingest it again.")
        count = len(reader.pages)
    except broken as error:
        raise ReadError(source, f"is a damaged PDF ({in_a_line(error)}).") from error
    if count > _MOST_PAGES:
        raise ReadError(source, f"has more than {_MOST_PAGES} pages.")
    if count == 0:
        raise ReadError(source, "has no pages.")
    return reader


def _arranged(drawn: Shown) -> tuple[list[Page], list[list[str]]]:
    """The pages in reading order, without running heads; the numbers printed at the edges of each."""
    body = _body_size(drawn.segments)
    found = edges(drawn.segments, drawn.heights, body)
    stamps = _stamps(drawn.turned)
    pages: list[Page] = []
    for n, (segments, edge) in enumerate(zip(drawn.segments, found, strict=True)):
        text = [s for s in segments if id(s) not in edge.furniture]
        gone = [s for s in segments if id(s) in edge.furniture]
        middle = drawn.heights[n] / 2
        lines = ordered(text, n + 1)
        kept = [s for s in drawn.turned[n] if s.text not in stamps]
        for line in ordered(kept, n + 1):
            line.turned = True
            lines.append(line)
        gone += [s for s in drawn.turned[n] if s.text in stamps]
        head, foot = [s for s in gone if s.y >= middle], [s for s in gone if s.y < middle]
        pages.append(Page(ordered(head, n + 1), lines, ordered(foot, n + 1)))
    if not any(page.lines for page in pages):
        # Nothing but what is the same on every page: then that is the text.
        pages = [Page((), [*page.head, *page.lines, *page.foot], ()) for page in pages]
    return pages, [list(edge.numbers) for edge in found]


def _body_size(pages: Sequence[Sequence[Segment]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for s in page:
            sizes[round(s.size, 1)] += len(s.text)
    return sizes.most_common(1)[0][0]


def _stamps(pages: Sequence[Sequence[Segment]]) -> frozenset[str]:
    """What is written up the margin of several pages: where the file was taken from, and the like."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({s.text for s in page})
    return frozenset(text for text, n in counts.items() if n > 1)


def _catalogue_labels(reader: PdfReader, broken: tuple[type[Exception], ...]) -> Sequence[str]:
    """The labels that the file's catalogue declares, empty where it declares none."""
    try:
        return list(reader.page_labels) if "/PageLabels" in reader.root_object else []
    except broken:
        return []


def _meta(reader: PdfReader, broken: tuple[type[Exception], ...]) -> Meta:
    """Title and author of the document information; other types than strings are ignored."""
    try:
        info: Mapping[str, Any] = reader.metadata or {}
        title, author = info.get("/Title"), info.get("/Author")
        language = reader.root_object.get("/Lang")
    except broken:
        return Meta()
    authors = re.split(r"\s*;\s*|\s*,\s+(?=\S+\s+\S)", str(author)) if isinstance(author, str) else []
    return Meta(
        title=sound(str(title)) if isinstance(title, str) else "",
        authors=tuple(sound(a) for a in authors if a.strip()),
        language=str(language).split("-")[0].lower() if isinstance(language, str) and 2 <= len(language) <= 12 else "",
        own=False,
    )
