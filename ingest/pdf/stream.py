"""The text of a PDF page as it is drawn: strings with their places, from the operators of its content stream.

The graphics and text state is kept as ISO 32000-1, 8.4 and 9.3 to 9.4, describes it, so that every string has its
exact beginning and end on the page. pypdf parses the stream and reads the fonts. Nothing here knows of lines, columns
or reading order. Colours are not read: a text may be drawn white on white.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf.generic import ContentStream, DictionaryObject, NullObject, StreamObject

from ingest.ocr.scans import Box, covered_share
from ingest.pdf.accents import ACCENTS, joined
from ingest.pdf.direction import is_rtl, logical
from ingest.pdf.fonts import Fonts, FontTable, resolved
from ingest.pdf.geometry import IDENTITY, Matrix, base, frame, multiplied, next_line
from ingest.pdf.marked import Marked, mark
from ingest.pdf.operators import operations
from ingest.pdf.spacing import SPACE_SHARE, evenly_spaced, glyph_by_glyph

if TYPE_CHECKING:
    from pypdf import PageObject

# Decoded content beyond this is no page of text.
LARGEST_CONTENT = 24 << 20
_MOST_SPANS = 60_000
_MOST_FORMS = 2_000
_DEEPEST = 20
# A move to the right by more than this many ems begins another span, and one back by more than this.
_FAR = 1.2
_BACK = -0.4
# What is drawn farther back than by this share of its size may be an accent's letter, or a letter's accent.
_OVER = -0.2


class TooLargeError(Exception):
    """A page whose content is beyond what a page of text can be, or that takes too long."""


@dataclass(slots=True)
class Span:
    """A stretch of text drawn at once, in points from the lower left of the page as it is shown; where it is written in
    another direction than from left to right, of the page turned so that it is.

    x0, x1    where it begins and ends, along the direction of writing
    y         its baseline
    size      its font's size as shown
    turn      the direction of writing, in degrees anti-clockwise (0 for a text from left to right)
    space     the width of a space
    artifact  whether the file marks it as no part of the text (a running head, a page number)
    readable  whether the file says which letters its codes stand for
    font      the number of its font, counted through the document
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    space: float
    turn: int = 0
    artifact: bool = False
    readable: bool = True
    font: int = 0


@dataclass(frozen=True)
class DrawnPage:
    """What is drawn on a page: its text, its width and height in points as shown, the share covered by pictures.

    hidden  how many stretches of text cannot be seen
    broken  whether a part of it could not be parsed
    """

    spans: list[Span]
    width: float
    height: float
    pictures: float
    hidden: int = 0
    broken: bool = False


def draw(page: PageObject, fonts: Fonts, *, seconds: float) -> DrawnPage:
    """The text that a page shows. Raises TooLargeError beyond the limits, and whatever pypdf raises."""
    turn, box = frame(page)
    width, height = box[2] - box[0], box[3] - box[1]
    if turn in (90, 270):
        width, height = height, width
    contents = resolved(page.get("/Contents"))
    canvas = _Canvas(fonts, time.monotonic() + seconds, width, height)
    if contents is not None and not isinstance(contents, NullObject):
        stream = ContentStream(contents, page.pdf, "bytes")
        if len(stream.get_data()) > LARGEST_CONTENT:
            raise TooLargeError("its content is too large")
        resources = resolved(page.get_inherited("/Resources", DictionaryObject()))
        if isinstance(resources, DictionaryObject):
            canvas.run(stream, resources, base(turn, box))
    shown = [s for s in canvas.spans if _is_shown(s, width, height)]
    hidden = len(canvas.spans) - len(shown)
    return DrawnPage(
        shown, width, height, covered_share(canvas.pictures, (0.0, 0.0, width, height)), hidden, canvas.broken
    )


def _is_shown(s: Span, width: float, height: float) -> bool:
    """Whether a reader sees it: within the page and not smaller than a point."""
    if s.size < 1.0:
        return False
    if s.turn in (90, 270):
        width, height = height, width
    return s.x1 >= -2 and s.x0 <= width + 2 and s.y + s.size >= -2 and s.y <= height + 2


class _State:
    """What q keeps and Q brings back."""

    __slots__ = ("ctm", "font", "leading", "letter", "rise", "size", "stretch", "word")

    def __init__(self, ctm: Matrix) -> None:
        self.ctm = ctm
        self.font: FontTable | None = None
        self.size = 0.0
        self.letter = 0.0
        self.word = 0.0
        self.stretch = 1.0
        self.leading = 0.0
        self.rise = 0.0

    def copy(self) -> _State:
        new = _State(self.ctm)
        new.font, new.size, new.letter, new.word = self.font, self.size, self.letter, self.word
        new.stretch, new.leading, new.rise = self.stretch, self.leading, self.rise
        return new


class _Canvas:
    """Runs content streams and gathers what they draw."""

    def __init__(self, fonts: Fonts, until: float, width: float, height: float) -> None:
        self.spans: list[Span] = []
        self.broken = False
        self._width, self._height = width, height
        self.pictures: list[Box] = []
        self._fonts = fonts
        self._until = until
        self._forms = 0
        self._inside: list[int] = []
        self._marked: list[Marked] = []

    def run(self, stream: ContentStream, resources: DictionaryObject, ctm: Matrix) -> None:
        """Run the operators of a page or a form."""
        fonts = self._fonts.of(resources)
        state = _State(ctm)
        stack: list[_State] = []
        marked = len(self._marked)
        # Where the text line begins, and where the next string does.
        line: Matrix = IDENTITY
        at: Matrix = IDENTITY
        parsed, broken = operations(stream)
        self.broken |= broken
        for count, (operands, operator) in enumerate(parsed):
            if not count & 1023 and time.monotonic() > self._until:
                raise TooLargeError("it takes too long")
            try:
                if operator == b"Tj":
                    at = self._show(state, at, (operands[0],))
                elif operator == b"TJ":
                    at = self._show(state, at, operands[0])
                elif operator == b"Tm":
                    a, b, c, d, e, f = operands
                    line = at = (float(a), float(b), float(c), float(d), float(e), float(f))
                elif operator in (b"Td", b"TD"):
                    x, y = float(operands[0]), float(operands[1])
                    if operator == b"TD":
                        state.leading = -y
                    a, b, c, d, e, f = line
                    line = at = (a, b, c, d, e + x * a + y * c, f + x * b + y * d)
                elif operator == b"Tf":
                    state.font, state.size = fonts.get(operands[0]), float(operands[1])
                elif operator == b"T*":
                    line = at = next_line(line, state.leading)
                elif operator == b"'":
                    line = at = next_line(line, state.leading)
                    at = self._show(state, at, (operands[0],))
                elif operator == b'"':
                    state.word, state.letter = float(operands[0]), float(operands[1])
                    line = at = next_line(line, state.leading)
                    at = self._show(state, at, (operands[2],))
                elif operator == b"BT":
                    line = at = IDENTITY
                elif operator == b"Tc":
                    state.letter = float(operands[0])
                elif operator == b"Tw":
                    state.word = float(operands[0])
                elif operator == b"Tz":
                    state.stretch = float(operands[0]) / 100
                elif operator == b"TL":
                    state.leading = float(operands[0])
                elif operator == b"Ts":
                    state.rise = float(operands[0])
                elif operator == b"cm":
                    a, b, c, d, e, f = operands
                    state.ctm = multiplied((float(a), float(b), float(c), float(d), float(e), float(f)), state.ctm)
                elif operator == b"q":
                    stack.append(state.copy())
                elif operator == b"Q":
                    state = stack.pop() if stack else state
                elif operator == b"Do":
                    self._do(operands[0], resources, state.ctm)
                elif operator in (b"BDC", b"BMC"):
                    self._marked.append(mark(operands, resources))
                elif operator == b"EMC":
                    if len(self._marked) > marked:
                        self._marked.pop()
                elif operator == b"INLINE IMAGE":
                    self._picture(state.ctm)
            except (IndexError, ValueError, TypeError):
                continue  # an operator without its operands does nothing
        del self._marked[marked:]

    def _do(self, name: Any, resources: DictionaryObject, ctm: Matrix) -> None:
        """A form's text, or a picture's place."""
        objects = resolved(resources.get("/XObject"))
        if not isinstance(objects, DictionaryObject) or name not in objects:
            return
        form = objects[name]
        if not isinstance(form, StreamObject):
            return
        if form.get("/Subtype") == "/Image":
            self._picture(ctm)
            return
        self._forms += 1
        if form.get("/Subtype") != "/Form" or id(form) in self._inside or len(self._inside) >= _DEEPEST:
            return
        if self._forms > _MOST_FORMS:
            raise TooLargeError("it calls too many forms")
        try:
            a, b, c, d, e, f = (float(v) for v in form.get("/Matrix", IDENTITY))
        except (TypeError, ValueError):
            a, b, c, d, e, f = IDENTITY
        stream = ContentStream(form, None, "bytes")
        if len(stream.get_data()) > LARGEST_CONTENT:
            raise TooLargeError("its content is too large")
        own = resolved(form.get("/Resources"))
        self._inside.append(id(form))
        try:
            self.run(
                stream, own if isinstance(own, DictionaryObject) else resources, multiplied((a, b, c, d, e, f), ctm)
            )
        finally:
            self._inside.pop()

    def _picture(self, ctm: Matrix) -> None:
        """Where a picture stands: the unit square, as the matrix shows it."""
        a, b, c, d, e, f = ctm
        across, up = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        self.pictures.append((min(across), min(up), max(across), max(up)))

    def _show(self, state: _State, at: Matrix, strings: Sequence[Any]) -> Matrix:
        """Draw strings and moves from `at`; returns where the next string begins."""
        font, size, stretch = state.font, state.size, state.stretch
        m = multiplied(at, state.ctm)
        # Lengths along the writing and across it, in points.
        along = math.hypot(m[0], m[1])
        if font is None or not along:
            return at
        em = size * font.em
        shown = abs(em) * math.hypot(m[2], m[3])
        space = font.space * em * stretch
        if state.letter > 0.5 * em and len(strings) > 2:
            strings = glyph_by_glyph(strings, state.letter / size, font)
        texts: list[str] = []
        x = begin = end = 0.0
        spaced = evenly_spaced(strings, font.space * 1000) / 1000 * size * stretch if len(strings) > 8 else 0.0
        for part in strings:
            if isinstance(part, bytes):
                text, width, glyphs, blanks = font.shown(part)
                if texts:
                    gap = x - end - spaced
                    if gap < _OVER * em and (one := joined(texts[-1], text)):
                        texts[-1], text = one
                    elif gap > _FAR * em * stretch or gap < _BACK * em * stretch:
                        self._put(texts, begin, end, m, along, shown, font, state)
                        texts, begin = [], x
                    elif gap > SPACE_SHARE * space and not texts[-1].endswith(" ") and not text.startswith(" "):
                        texts.append(" ")
                else:
                    begin = x
                texts.append(text)
                x += (width * size + state.letter * glyphs + state.word * blanks) * stretch
                end = x - (state.letter * stretch if glyphs else 0.0)
            elif isinstance(part, int | float):
                x -= float(part) / 1000 * size * stretch
        if texts:
            self._put(texts, begin, end, m, along, shown, font, state)
        a, b, c, d, e, f = at
        return a, b, c, d, e + x * a, f + x * b

    def _put(
        self, texts: list[str], begin: float, end: float, m: Matrix, along: float, shown: float, font: FontTable,
        state: _State,
    ) -> None:  # fmt: skip
        text = "".join(texts)
        if font.rtl and is_rtl(text):
            text = logical(text)
        inner = self._marked[-1] if self._marked else None
        if inner is not None and inner.actual is not None:
            text, inner.actual = inner.actual, ""
        if not text:
            return
        if len(self.spans) >= _MOST_SPANS:
            raise TooLargeError("it has too many pieces of text")
        cos, sin = m[0] / along, m[1] / along
        x = m[4] + begin * m[0] + state.rise * m[2]
        y = m[5] + begin * m[1] + state.rise * m[3]
        length = (end - begin) * along
        turn = 0 if abs(sin) < 0.2 and cos > 0 else round(math.degrees(math.atan2(sin, cos)) / 90) % 4 * 90
        if turn == 90:
            x, y = y, self._width - x
        elif turn == 180:
            x, y = self._width - x, self._height - y
        elif turn == 270:
            x, y = self._height - y, x
        artifact = any(k.artifact for k in self._marked)
        readable = font.readable or (inner is not None and inner.actual is not None)
        x0, x1 = min(x, x + length), max(x, x + length)
        space = font.space * shown
        if text[0] in ACCENTS or (self.spans and self.spans[-1].text[-1] in ACCENTS):
            text = self._with_accent(text, x0, y, shown, turn)
            if not text:
                return
        self.spans.append(Span(text, x0, x1, y, shown, font.bold, space, turn, artifact, readable, font.number))

    def _with_accent(self, text: str, x0: float, y: float, size: float, turn: int) -> str:
        """The text without the accent that goes to the letter drawn before, or with the one drawn before it."""
        if not self.spans:
            return text
        last = self.spans[-1]
        over = -_FAR * size < x0 - last.x1 < _OVER * size and abs(y - last.y) < 0.5 * size
        if not over or last.turn != turn or not (one := joined(last.text, text)):
            return text
        last.text, text = one
        last.x1 = min(last.x1, x0)
        if not last.text:
            self.spans.pop()
        return text
