"""PDF files: their text layer by pypdf, page by page, with sizes and places for what is heading, note or running head.

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
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ingest.decode import sound
from ingest.draft import Draft, Meta
from ingest.errors import ReadError
from ingest.pdf_blocks import build
from ingest.pdf_labels import page_labels
from ingest.pdf_lines import Collector, Line, tidied

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 5_000
# Decoded content beyond this is no page of text; and no page may take longer.
_LARGEST_CONTENT = 24 << 20
_PAGE_SECONDS = 20.0
_ALL_SECONDS = 240.0
_CODES = re.compile(r"/?(?:g|cid:|glyph|uni|G)\(?\d{1,5}\)?|\(cid:\d+\)")


class _TooLongError(Exception):
    """A page took longer than a page may."""


# What pypdf raises on broken files goes beyond its own errors; each is answered by refusing the page or the file.
_BROKEN: tuple[type[Exception], ...] = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError, RuntimeError, OSError, EOFError, MemoryError, StopIteration, struct.error,
    zlib.error, _TooLongError,
)  # fmt: skip


def read_pdf(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a PDF. Raises ReadError where it cannot be opened, is encrypted, or has no text."""
    from pypdf.errors import PyPdfError

    # pypdf tells every irregularity that it mends; what matters is said in warnings.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = (*_BROKEN, PyPdfError)
    reader = _opened(data, source, broken)
    pages, warnings = _pages(reader, source, broken)
    lines = [line for page in pages for line in page]
    if not lines:
        raise ReadError(source, "has no text layer (it may be a scan)." + ("" if not warnings else f" {warnings[0]}."))
    raw, starts, paras, printed = build(pages, [_height(reader, i, broken) for i in range(len(pages))])
    labels = page_labels(_catalogue_labels(reader, broken), printed)
    return Draft("pdf", raw, paras, starts, labels, _meta(reader, broken), tuple(warnings), marked_up=True)


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


def _pages(reader: PdfReader, source: str, broken: tuple[type[Exception], ...]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page, in reading order, and what went wrong."""
    pages: list[list[Line]] = []
    failed: list[str] = []
    empty: list[str] = []
    garbled: list[str] = []
    began = time.monotonic()
    for i in range(len(reader.pages)):
        lines: list[Line] = []
        try:
            if time.monotonic() - began > _ALL_SECONDS:
                raise _TooLongError(f"the file took longer than {_ALL_SECONDS:.0f} seconds")
            lines = _lines(reader.pages[i], i + 1)
        except broken as error:
            failed.append(f"page {i + 1} ({_short(error)})")
            lines = []
        else:
            if not lines:
                empty.append(str(i + 1))
            elif _garbled("\n".join(line.text for line in lines)):
                garbled.append(str(i + 1))
                lines = []
        pages.append(lines)
    said = []
    if failed:
        said.append(f"could not be read: {', '.join(failed[:20])}")
    if empty:
        said.append(f"{len(empty)} of {len(pages)} pages have no text: {', '.join(empty[:40])}")
    if garbled:
        said.append(f"the text layer holds codes instead of letters on page {', '.join(garbled[:40])}; left out")
    return pages, said


def _lines(page: PageObject, number: int) -> list[Line]:
    collector = Collector(number)
    limit = time.monotonic() + _PAGE_SECONDS

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if time.monotonic() > limit:
            raise _TooLongError(f"took longer than {_PAGE_SECONDS:.0f} seconds")
        collector(text, cm, tm, font, size)

    if (content := page.get_contents()) is not None and len(content.get_data()) > _LARGEST_CONTENT:
        raise _TooLongError("its content is too large")
    page.extract_text(visitor_text=visit)
    for line in collector.lines:
        for piece in line.pieces:
            piece.text = sound(piece.text).replace("\f", " ").replace("\r", " ")
    return tidied([line for line in collector.lines if line.text.strip()])


def _garbled(text: str) -> bool:
    """Whether a text layer holds glyph codes, controls or replacement characters rather than words."""
    dense = "".join(text.split())
    if len(dense) < 12:
        return False
    codes = sum(len(m[0]) for m in _CODES.finditer(text) if not m[0].isalpha())
    odd = sum(1 for c in dense if c == "\ufffd" or ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xE000 <= ord(c) < 0xF900)
    letters = sum(c.isalnum() for c in dense)
    return codes > 0.4 * len(dense) or odd > 0.25 * len(dense) or letters < 0.2 * len(dense)


def _height(reader: PdfReader, i: int, broken: tuple[type[Exception], ...]) -> float:
    try:
        return float(reader.pages[i].mediabox.height) or 842.0
    except broken:
        return 842.0


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
