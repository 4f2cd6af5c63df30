"""PDF files: their text layer on pypdf, page by page, with sizes and places for what is heading, note or running head.

A page that cannot be read is said and passed over; so is one without text, or whose text layer holds codes instead of
letters. Nothing but text is taken: no actions, no attachments, no annotations.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest.decode import sound
from ingest.draft import Draft, Meta
from ingest.errors import ReadError
from ingest.pdf.blocks import Page, build
from ingest.pdf.edges import edges
from ingest.pdf.labels import page_labels
from ingest.pdf.order import ordered
from ingest.pdf.segments import Segment, gather
from ingest.pdf.stream import DrawnPage, Fonts, TooLargeError, draw

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 5_000
# No page may take longer, and no file.
_PAGE_SECONDS = 20.0
_ALL_SECONDS = 240.0
_CODES = re.compile(r"/?(?:g|cid:|glyph|uni|G)\(?\d{1,5}\)?|\(cid:\d+\)")

# What pypdf raises on broken files goes beyond its own errors; each is answered by refusing the page or the file.
_BROKEN: tuple[type[Exception], ...] = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError, RuntimeError, OSError, EOFError, MemoryError, StopIteration, struct.error,
    zlib.error, TooLargeError,
)  # fmt: skip


@dataclass
class _Drawn:
    """The pages as drawn: the segments of each, its height, the text written in another direction; what went wrong."""

    segments: list[list[Segment]] = field(default_factory=list)
    turned: list[list[Segment]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    garbled: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def warnings(self) -> list[str]:
        said = []
        if self.failed:
            said.append(f"could not be read: {', '.join(self.failed[:20])}")
        if self.empty:
            said.append(f"{len(self.empty)} of {len(self.heights)} pages have no text: {', '.join(self.empty[:40])}")
        if self.garbled:
            pages = ", ".join(self.garbled[:40])
            said.append(f"the text layer holds codes instead of letters on page {pages}; left out")
        if self.hidden:
            pages = ", ".join(self.hidden[:40])
            said.append(
                f"text that cannot be seen (outside the page, or smaller than a point) left out on page {pages}"
            )
        return said


def read_pdf(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a PDF. Raises ReadError where it cannot be opened, is encrypted, or has no text."""
    from pypdf.errors import PyPdfError

    # pypdf tells every irregularity that it mends; what matters is said in warnings.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = (*_BROKEN, PyPdfError)
    reader = _opened(data, source, broken)
    drawn = _drawn(reader, broken)
    warnings = drawn.warnings()
    if not any(drawn.segments):
        raise ReadError(source, _why_empty(drawn))
    pages, printed = _arranged(drawn)
    built = build(pages)
    labels = page_labels(_catalogue_labels(reader, broken), printed)
    return Draft(
        "pdf", built.raw, built.paras, built.starts, labels, _meta(reader, broken), tuple(warnings), marked_up=True,
        heads=built.heads,
    )  # fmt: skip


def _why_empty(drawn: _Drawn) -> str:
    """Why nothing of a file could be read."""
    if drawn.garbled:
        return "has a text layer of codes instead of letters: it can only be read as a picture is."
    if drawn.failed:
        return f"holds no page that can be read: {', '.join(drawn.failed[:3])}."
    return "has no text layer (it may be a scan)."


def _opened(data: bytes, source: str, broken: tuple[type[Exception], ...]) -> PdfReader:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(source, "is encrypted. Take the password off and ingest it again.")
        count = len(reader.pages)
    except broken as error:
        raise ReadError(source, f"is a damaged PDF ({_short(error)}).") from error
    if count > _MOST_PAGES:
        raise ReadError(source, f"has more than {_MOST_PAGES} pages.")
    if count == 0:
        raise ReadError(source, "has no pages.")
    return reader


def _drawn(reader: PdfReader, broken: tuple[type[Exception], ...]) -> _Drawn:
    """What each page shows."""
    drawn = _Drawn()
    fonts = Fonts()
    began = time.monotonic()
    for number in range(1, len(reader.pages) + 1):
        page = DrawnPage([], 595.0, 842.0, 0.0)
        try:
            if time.monotonic() - began > _ALL_SECONDS:
                raise TooLargeError(f"the file took longer than {_ALL_SECONDS:.0f} seconds")
            page = draw(reader.pages[number - 1], fonts, seconds=_PAGE_SECONDS)
        except broken as error:
            drawn.failed.append(f"page {number} ({_short(error)})")
        else:
            if page.hidden:
                drawn.hidden.append(str(number))
            text = "\n".join(s.text for s in page.spans)
            if not text.strip():
                drawn.empty.append(str(number))
            elif _garbled(text) or 2 * sum(len(s.text) for s in page.spans if not s.readable) > len(text):
                drawn.garbled.append(str(number))
                page = DrawnPage([], page.width, page.height, page.pictures)
        _take(page, drawn)
    return drawn


def _take(page: DrawnPage, drawn: _Drawn) -> None:
    """The segments of a page, upright: the direction in which most of it is written is taken for the page's own."""
    for span in page.spans:
        span.text = sound(span.text).translate(_CONTROLS)
    turns: Counter[int] = Counter()
    for span in page.spans:
        turns[span.turn] += len(span.text)
    main = turns.most_common(1)[0][0] if turns else 0
    upright = [s for s in page.spans if s.turn == main]
    drawn.segments.append(gather(upright))
    drawn.turned.append(gather([s for s in page.spans if s.turn != main]))
    drawn.heights.append(page.width if main in (90, 270) else page.height)


# Controls, and spaces of other widths.
_CONTROLS = dict.fromkeys((*range(1, 32), 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F), " ")


def _arranged(drawn: _Drawn) -> tuple[list[Page], list[list[str]]]:
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


def _garbled(text: str) -> bool:
    """Whether a text layer holds glyph codes, controls or replacement characters rather than words."""
    dense = "".join(text.split())
    if len(dense) < 12:
        return False
    codes = sum(len(m[0]) for m in _CODES.finditer(text) if not m[0].isalpha())
    odd = sum(1 for c in dense if c == "\ufffd" or ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xE000 <= ord(c) < 0xF900)
    letters = sum(c.isalnum() for c in dense)
    return codes > 0.4 * len(dense) or odd > 0.25 * len(dense) or letters < 0.2 * len(dense)


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


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__
