"""What the pages of a file show: by their text layer, or by OCR where a page is a picture or its text layer is no text;
and what went wrong with each.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING

from ingest import legible, ocr
from ingest.decode import sound
from ingest.errors import in_a_line
from ingest.ocr import scans
from ingest.pdf.fonts import Fonts
from ingest.pdf.segments import Segment, gather, pieces_of
from ingest.pdf.stream import DrawnPage, Span, TooLargeError, draw
from ingest.worker import limits
from store.errors import SscError

if TYPE_CHECKING:
    from pypdf import PdfReader

# No page may take longer, and no file.
_PAGE_SECONDS = 20.0
_ALL_SECONDS = 240.0
# What is kept back of the time given for a file, to make the text of what was read; and the most for OCR without such.
_KEPT_BACK = 10.0
_OCR_SECONDS = 1800.0
# Controls, and spaces of other widths.
_CONTROLS = dict.fromkeys((*range(1, 32), 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F), " ")
# Dots that lead across a table in a font that has no character for them.
_LEADER = re.compile("\ufffd{5,}")
_NO_LETTERS = "does not say which letters its codes stand for"
_NAMED = 20
# OCR that gives fewer letters than this many times the text layer's gives nothing new.
_WORTH = 1.5
_HEADING = 4
_LARGEST = 1.5
# Fewer characters are a stamp on a picture, more may be a short text on a coloured ground.
_STAMP = 30
# The share of a page that is picture where its text layer may be OCR's.
_BEHIND = 0.25
# So many characters in fonts that can be read are more than the running heads of a page that else cannot.
_SOUND = 400
_FILLED = 8


@dataclass
class Shown:
    """The pages as shown, a place in each list for each page.

    segments    the text in the direction in which most of the page is written
    turned      the text written in another direction
    heights     of the page, in points
    confidence  of the OCR that read it, 0..1; None for a text layer
    """

    segments: list[list[Segment]] = field(default_factory=list)
    turned: list[list[Segment]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    confidence: list[float | None] = field(default_factory=list)
    _failed: list[str] = field(default_factory=list)
    _empty: list[int] = field(default_factory=list)
    _scans: list[int] = field(default_factory=list)
    _maybe: list[int] = field(default_factory=list)  # little text over a picture that may be the page or its ground
    _hidden: list[int] = field(default_factory=list)
    _broken: list[int] = field(default_factory=list)
    _partly: dict[str, list[int]] = field(default_factory=dict)
    _spoilt: dict[str, list[int]] = field(default_factory=dict)
    _doubted: dict[str, list[int]] = field(default_factory=dict)
    _read: list[scans.OcrPage] = field(default_factory=list)
    _unread: str = ""
    _fonts: int = 0

    def draw(self, reader: PdfReader, broken: tuple[type[Exception], ...]) -> None:
        """Take what the text layers show; `broken` are the errors that concern one page."""
        fonts = Fonts()
        began = time.monotonic()
        for number in range(1, len(reader.pages) + 1):
            page = DrawnPage([], 595.0, 842.0, 0.0)
            try:
                if time.monotonic() - began > _ALL_SECONDS:
                    raise TooLargeError(f"the file took longer than {_ALL_SECONDS:.0f} seconds")
                page = draw(reader.pages[number - 1], fonts, seconds=_PAGE_SECONDS)
            except broken as error:
                self._failed.append(f"page {number} ({in_a_line(error)})")
            else:
                page = self._judged(page, number)
            self._take(page)
        self._fonts = fonts.unread

    def _judged(self, page: DrawnPage, number: int) -> DrawnPage:
        """The page, without its text layer where that is no text; what is wrong with it is noted."""
        if page.hidden:
            self._hidden.append(number)
        if page.broken:
            self._broken.append(number)
        text = "\n".join(s.text for s in page.spans)
        letters = sum(not c.isspace() for c in text)
        if scans.is_scan(letters, page.pictures):
            (self._scans if letters < _STAMP else self._maybe).append(number)
        if not letters:
            self._empty.append(number)
            return page
        unreadable = 2 * sum(len(s.text) for s in page.spans if not s.readable) > len(text)
        fault = None if unreadable else legible.fault(text)
        if fault is not None:
            # It may be of the pieces in which the text is drawn: its letters one by one.
            fault = legible.fault(_put_together(page.spans))
        if unreadable or (fault is not None and not fault.readable):
            why = _NO_LETTERS if fault is None else fault.why
            if sound_part := _in_sound_fonts(page.spans):
                self._partly.setdefault(why, []).append(number)
                return replace(page, spans=sound_part)
            self._spoilt.setdefault(why, []).append(number)
            return DrawnPage([], page.width, page.height, page.pictures)
        # What OCR read lies over the picture of the page; words that look broken elsewhere are a program's, or names.
        if fault is not None and (fault.kind != "ocr" or page.pictures > _BEHIND):
            self._doubted.setdefault(fault.why, []).append(number)
        return page

    def _take(self, page: DrawnPage) -> None:
        """The segments of a page, upright: the direction in which most of it is written is taken for the page's own."""
        page = replace(page, spans=[s for s in page.spans if len(s.text) < _FILLED or not _is_filler(s.text)])
        for span in page.spans:
            text = _LEADER.sub(" ", span.text) if "\ufffd" in span.text else span.text
            span.text = sound(text).translate(_CONTROLS)
        turns: Counter[int] = Counter()
        for span in page.spans:
            turns[span.turn] += len(span.text)
        main = turns.most_common(1)[0][0] if turns else 0
        self.segments.append(gather([s for s in page.spans if s.turn == main]))
        self.turned.append(gather([s for s in page.spans if s.turn != main]))
        self.heights.append(page.width if main in (90, 270) else page.height)
        self.confidence.append(None)

    def read_scans(self, data: bytes) -> None:
        """Read the pages that are pictures, or whose text layer is no text, by OCR where there is any."""
        wanted = sorted({*self._scans, *self._maybe, *(n for numbers in self._spoilt.values() for n in numbers)})
        if not wanted or ocr.available() is None:
            return
        left = limits.time_left()
        until = time.monotonic() + (_OCR_SECONDS if left is None else max(left - _KEPT_BACK, 0.0))
        try:
            for page in ocr.read_pages(data, wanted, seconds=min(ocr.PAGE_SECONDS, max(until - time.monotonic(), 1.0))):
                self._take_read(page)
                if time.monotonic() > until:
                    self._unread = "no time was left for the others (`--seconds` allows more)"
                    break
        except SscError as error:
            self._unread = str(error)

    def _take_read(self, page: scans.OcrPage) -> None:
        at = page.number - 1
        page = replace(page, lines=tuple(line for line in page.lines if line.confidence >= scans.TRUSTED))
        layer = sum(len(s.text) for s in (*self.segments[at], *self.turned[at]))
        if len(page.text) < _WORTH * layer + 1:
            return  # the text layer says as much: the picture is behind the text
        spans = [_span(line, size) for line, size in zip(page.lines, _sizes(page), strict=True)]
        self.segments[at], self.turned[at], self.heights[at] = gather(spans), [], page.height
        self.confidence[at] = round(page.confidence, 3)
        self._read.append(page)

    def warnings(self) -> list[str]:
        """What is to be said of the pages."""
        read = {page.number for page in self._read}
        of = len(self.heights)
        said = []
        if self._failed:
            said.append(f"could not be read: {', '.join(self._failed[:_NAMED])}")
        if self._read:
            said.append(scans.read_by_ocr(self._read, of))
        if pictures := [n for n in self._scans if n not in read]:
            said.append(scans.unread(pictures, of, engine=ocr.available()))
        if blank := [n for n in self._empty if n not in read and n not in self._scans]:
            said.append(
                f"{len(blank)} of {of} pages {'has' if len(blank) == 1 else 'have'} no text: {scans.spans(blank)}"
            )
        for why, numbers in self._spoilt.items():
            if left := [n for n in numbers if n not in read]:
                said.append(f"the text layer of page {scans.spans(left)} {why}; left out")
        said += [
            f"a part of the text layer of page {scans.spans(ns)} {why}; left out" for why, ns in self._partly.items()
        ]
        if self._broken:
            said.append(f"page {scans.spans(self._broken)} is damaged; what could be read of it is given")
        said += [f"the text layer of page {scans.spans(ns)} {why}" for why, ns in self._doubted.items()]
        if self._fonts:
            said.append(f"{self._fonts} of its fonts could not be read; what is set in them is missing")
        if self._hidden:
            pages = scans.spans(self._hidden)
            said.append(
                f"text that cannot be seen (outside the page, or smaller than a point) left out on page {pages}"
            )
        return [*said, self._unread] if self._unread else said

    def why_empty(self) -> str:
        """Why nothing of a file could be read."""
        if self._spoilt:
            why = next(iter(self._spoilt))
            return f"has a text layer that {why}; no other way to read it is installed (`ocr` extra)."
        if self._failed:
            return f"holds no page that can be read: {', '.join(self._failed[:3])}."
        if self._broken:
            return f"holds no page that can be read: page {scans.spans(self._broken)} is damaged."
        if self._scans:
            return f"{scans.unread(self._scans, len(self.heights), engine=ocr.available())}."
        return "has no text."


def _is_filler(text: str) -> bool:
    """Whether a text is one word of one sign over and over, of letters and digits, as typesetters keep a place."""
    mixed = len(text) < 40 and text.isalnum() and not text.isdigit() and not text.isalpha()
    return mixed and max(map(text.count, text[:3])) > 0.8 * len(text)


def _put_together(spans: Sequence[Span]) -> str:
    """The text of spans by line, in whatever order."""
    turned: dict[int, list[Span]] = {}
    for s in spans:
        turned.setdefault(s.turn, []).append(s)
    lines = (segment.spans for group in turned.values() for segment in gather(group))
    return "\n".join("".join(piece.text for piece in pieces_of(line)) for line in lines)


def _in_sound_fonts(spans: Sequence[Span]) -> list[Span]:
    """The spans in those fonts whose text can be read (a figure may bring its own that cannot); empty where these are
    few, or cannot be read together."""
    by_font: dict[int, list[Span]] = {}
    for s in spans:
        by_font.setdefault(s.font, []).append(s)
    sound = {n for n, own in by_font.items() if own[0].readable and not _is_spoilt(_put_together(own))}
    kept = [s for s in spans if s.font in sound]
    letters = sum(len(s.text) for s in kept)
    enough = letters > _SOUND or 2 * letters > sum(len(s.text) for s in spans)
    return kept if enough and len(kept) < len(spans) and not _is_spoilt(_put_together(kept)) else []


def _is_spoilt(text: str) -> bool:
    fault = legible.fault(text)
    return fault is not None and not fault.readable


def _sizes(page: scans.OcrPage) -> list[float]:
    """The sizes of lines; a few large letters (a logo) are no heading, but where they end one of more words. Behind the
    first page nothing is larger than a heading of the text.
    """
    usual = median(line.size for line in page.lines)
    most = _LARGEST * usual if page.number > 1 else max(line.size for line in page.lines)
    sizes: list[float] = []
    for n, line in enumerate(page.lines):
        follows = n > 0 and sizes[-1] > usual and abs(line.size - sizes[-1]) < 0.2 * sizes[-1]
        own = line.size if len(line.text.split()) >= _HEADING or follows else min(line.size, usual)
        sizes.append(min(own, most))
    return sizes


def _span(line: scans.OcrLine, size: float) -> Span:
    text = sound(line.text).translate(_CONTROLS)
    return Span(text, line.box[0], line.box[2], line.baseline, float(round(size)), False, 0.25 * size)
