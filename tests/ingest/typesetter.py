"""A small typesetter whose true text is known: boxes filled with lines, notes at their feet, heads and numbers around.

It knows no kerning and breaks words roughly, on purpose: what reads its files must cope with worse. Lengths are points,
y counts from the foot of the page. The same calls give the same bytes.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.truth import Made, Part

WIDTH, HEIGHT = A4
_MARK = re.compile(r"\[\^([^\]]{1,3})\]")
_TOKEN = re.compile(r"\[\^[^\]]{1,3}\]|[^\[]+|\[")
_PARTING = re.compile(r"(?<=[aeiouáéíóú][bcdfglmnprstvz])(?=[bcdfglmnprstvz][aeiouáéíóú])", re.IGNORECASE)
_FONTS = Path(reportlab.__file__).parent / "fonts"
Piece = tuple[str, str, float, float]  # text, face, size, rise


@dataclass(frozen=True)
class Look:
    """How a text is set. `apart` draws each word by itself; `spaced` adds to every letter's width."""

    face: str = "Times-Roman"
    bold: str = "Times-Bold"
    size: float = 10.5
    leading: float = 1.28
    above: float = 6.0
    indent: float = 0.0  # of the first line
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0
    justify: bool = True
    hyphenate: bool = False
    ligatures: bool = False
    apart: bool = False
    spaced: float = 0.0
    capital: int = 0  # lines that a drop capital takes

    def but(self, **changes: object) -> Look:
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Box:
    x: float
    top: float
    width: float
    bottom: float = 70.0


@dataclass
class Line:
    pieces: list[Piece]
    height: float
    x: float = 0.0
    stretch: float | None = None  # the width to fill
    notes: tuple[str, ...] = ()
    look: Look = field(default_factory=Look)

    @property
    def width(self) -> float:
        return float(sum(pdfmetrics.stringWidth(t, f, s) + self.look.spaced * len(t) for t, f, s, _ in self.pieces))


Drawn = Callable[[Canvas], None]


class Paper:
    """Parts put into boxes one after the other. `boxes` gives those of a page (1-based), `heads` draws around them."""

    def __init__(self, boxes: Callable[[int], Sequence[Box]], look: Look | None = None, split_notes: bool = False):
        for face in ("Vera", "VeraIt", "VeraBd"):
            pdfmetrics.registerFont(TTFont(face, str(_FONTS / f"{face}.ttf")))
        self.boxes, self.look, self.split_notes = boxes, look or Look(), split_notes
        self.page, self.column = 1, 0
        self.y = self.box.top
        self.foot: list[Line] = []
        self.drawn: list[list[Drawn]] = [[]]
        self.body: list[Part] = []
        self.floats: list[tuple[Part, ...]] = []
        self.notes: dict[str, str] = {}
        self._set_on: dict[str, list[int]] = {}
        self.called: list[Part] = []

    @property
    def box(self) -> Box:
        return self.boxes(self.page)[self.column]

    @property
    def room(self) -> float:
        return self.y - self.box.bottom - sum(n.height for n in self.foot) - (8 if self.foot else 0)

    def add(self, kind: str, text: str, look: Look | None = None, bullet: str = "", shown: str = "") -> None:
        """Set a part; `shown` is what is drawn where it is not the true text."""
        look = look or self.look
        pages: list[int] = []
        lines = lines_of(bullet, shown or text, self.box.width, look)
        for n, line in enumerate(lines):
            fresh = [(mark, note) for mark in line.notes for note in self._note(mark)]
            wanted = fresh[:1] if self.split_notes else fresh
            keep = 3 * look.size if kind == "heading" else 0
            if line.height + keep + sum(note.height for _, note in wanted) > self.room:
                self.turn()
            self.foot += [note for _, note in fresh]
            self.y -= line.height if n or self.y < self.box.top else line.height - look.above
            self._draw(line, self.box.x, self.y)
            if n == 0 and look.capital:
                self._capital(text[0], look)
            pages.append(self.page)
        self.body.append(Part(kind, _MARK.sub("", text), tuple(sorted(set(pages)))))
        for m in _MARK.finditer(text):
            before = _MARK.sub("", text[: m.start()]).split()[-2:]
            self.called.append(Part("footnote", self.notes[m[1]], (), m[1], " ".join(before)))

    def turn(self) -> None:
        """On to the next box; what of the notes finds no room goes with it."""
        self._close()
        self.column += 1
        if self.column >= len(self.boxes(self.page)):
            self.column, self.page = 0, self.page + 1
            self.drawn.append([])
        self.y = self.box.top

    def skip(self, height: float) -> None:
        self.y -= height

    def place(self, page: int, x: float, y: float, text: str, face: str, size: float, align: str = "left") -> None:
        """Draw a text at a place of a page, outside the flow."""

        def draw(c: Canvas) -> None:
            c.setFont(face, size)
            getattr(c, {"left": "drawString", "right": "drawRightString", "mid": "drawCentredString"}[align])(
                x, y, text
            )

        while len(self.drawn) < page:
            self.drawn.append([])
        self.drawn[page - 1].append(draw)

    def set_in(self, box: Box, text: str, look: Look) -> float:
        """Set a text into a box of its own on the present page; returns where it ends."""
        y = box.top
        for line in lines_of("", text, box.width, look):
            y -= line.height
            self._draw(line, box.x, y)
        return y

    def rows(self, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], look: Look) -> float:
        """Draw a table, cells broken to their widths; returns where it ends."""
        for n, row in enumerate(rows):
            face = look.bold if n == 0 else look.face
            cell_look = look.but(face=face, justify=False, above=0.0)
            cells = [lines_of("", t, w - 8, cell_look) for t, w in zip(row, widths, strict=True)]
            left = x
            for cell, w in zip(cells, widths, strict=True):
                for k, line in enumerate(cell):
                    self._draw(line, left, y - line.height * (k + 1))
                left += w
            y -= max(sum(line.height for line in cell) for cell in cells) + 5
        return y

    def made(
        self,
        name: str,
        heads: Callable[[int], Sequence[tuple[float, float, str, str]]] = lambda _: (),
        shuffle: int = 0,
        labels: tuple[str | None, ...] = (),
        turned: Sequence[int] = (),
        declared: Sequence[tuple[int, str, int]] = (),
    ) -> Made:
        """The file. `heads` gives (x, y, text, align) for a page, `shuffle` seeds the order of drawing, `turned` are
        pages drawn on their side and shown upright by /Rotate, `declared` page labels (index, style, start)."""
        self._close()
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0)
        gone = []
        for number, drawn in enumerate(self.drawn, start=1):
            if number in turned:
                canvas.setPageRotation(90)  # which makes its box lie on its side as well
                canvas.translate(HEIGHT, 0)
                canvas.rotate(90)
            for x, y, text, align in heads(number):
                self.place(number, x, y, text, "Times-Italic", 8.5, align)
                gone.append(text)
            if shuffle:
                random.Random(shuffle + number).shuffle(drawn)
            for draw in drawn:
                draw(canvas)
            canvas.showPage()
            canvas.setPageRotation(0)
        for at, style, start in declared:
            canvas.addPageLabel(at, style=style, start=start)
        canvas.save()
        notes = tuple(replace(n, pages=tuple(sorted(set(self._set_on.get(n.mark, []))))) for n in self.called)
        return Made(name, out.getvalue(), tuple(self.body), notes, tuple(self.floats), tuple(gone), labels)

    def _note(self, mark: str) -> list[Line]:
        look = self.look.but(size=self.look.size - 2, justify=False, above=0.0, indent=0.0, hyphenate=False, capital=0)
        out = lines_of("", self.notes[mark], self.box.width, look)
        out[0].pieces.insert(0, (mark + " ", look.face, look.size * 0.7, look.size * 0.3))
        for line in out:
            line.notes = (mark,)
        return out

    def _close(self) -> None:
        height = 0.0
        fits: list[Line] = []
        room = self.y - self.box.bottom - 8
        while self.foot and height + self.foot[0].height <= room:
            height += self.foot[0].height
            fits.append(self.foot.pop(0))
        y = self.box.bottom + height
        if fits:
            x, rule = self.box.x, y + 2
            self.drawn[self.page - 1].append(lambda c: c.line(x, rule, x + 60, rule))
        for line in fits:
            y -= line.height
            self._draw(line, self.box.x, y)
            self._set_on.setdefault(line.notes[0], []).append(self.page)

    def _draw(self, line: Line, x: float, y: float) -> None:
        self.drawn[self.page - 1].append(lambda c: draw_line(c, line, x + line.x, y))

    def _capital(self, letter: str, look: Look) -> None:
        x, y, size = self.box.x, self.y - (look.capital - 1) * look.size * look.leading, look.size * 1.5 * look.capital
        self.place(self.page, x, y, letter, look.bold, size)


def draw_line(canvas: Canvas, line: Line, x: float, y: float) -> None:
    spaces = sum(t.count(" ") for t, *_ in line.pieces)
    wide = (line.stretch - line.width) / spaces if line.stretch is not None and spaces else 0.0
    if line.look.apart:
        for text, face, size, rise in line.pieces:
            if text.strip():
                canvas.setFont(face, size)
                canvas.drawString(x, y + rise, text.strip())
            x += pdfmetrics.stringWidth(text, face, size) + wide * text.count(" ")
        return
    out = canvas.beginText(x, y)
    out.setCharSpace(line.look.spaced)
    at = x
    for text, face, size, rise in line.pieces:
        # Word space does not reach fonts of two bytes a character: each word is placed.
        out.setTextOrigin(at, y)
        out.setFont(face, size)
        out.setRise(rise)
        out.textOut(text)
        at += pdfmetrics.stringWidth(text, face, size) + wide * text.count(" ") + line.look.spaced * len(text)
    out.setRise(0)
    out.setCharSpace(0)
    canvas.drawText(out)


def lines_of(bullet: str, text: str, width: float, look: Look) -> list[Line]:
    """A text broken to a width; a bullet hangs out by `look.hang`."""
    size, face = look.size, look.face
    out: list[Line] = []
    pieces: list[Piece] = []
    notes: tuple[str, ...] = ()
    used = 0.0
    inset = 0.0
    if look.capital:
        inset = pdfmetrics.stringWidth(text[0], look.bold, size * 1.5 * look.capital) + 3
        text = text[1:]

    def edge() -> float:
        first = look.indent if not out else look.hang
        return look.left + first + (inset if len(out) < look.capital else 0.0)

    def close(last: bool) -> None:
        nonlocal pieces, notes, used
        full = width - edge() - look.right
        above = look.above if not out else 0.0
        line = Line(
            pieces, size * look.leading + above, edge(), None if last or not look.justify else full, notes, look
        )
        out.append(line)
        pieces, notes, used = [], (), 0.0

    space = float(pdfmetrics.stringWidth(" ", face, size))
    if bullet:
        pieces.append((bullet + " ", face, size, 0.0))
        used = float(pdfmetrics.stringWidth(bullet + " ", face, size))
    for word in text.split(" "):
        parts, called = _pieces(word, look)
        wide = sum(pdfmetrics.stringWidth(t, f, s) for t, f, s, _ in parts) + look.spaced * len(word)
        room = width - edge() - look.right - used
        if pieces and wide > room:
            head, tail = _parted(parts, room, look) if look.hyphenate else ([], parts)
            pieces += head
            parts = tail
            if not head and pieces[-1][0] == " ":
                pieces.pop()
            wide = sum(pdfmetrics.stringWidth(t, f, s) for t, f, s, _ in parts)
            close(last=False)
        pieces += [*parts, (" ", face, size, 0.0)]
        notes += called
        used += wide + space
    if pieces and pieces[-1][0] == " ":
        pieces.pop()
    close(last=True)
    return out


def _pieces(word: str, look: Look) -> tuple[list[Piece], tuple[str, ...]]:
    pieces: list[Piece] = []
    called: tuple[str, ...] = ()
    for token in _TOKEN.findall(word):
        if m := _MARK.fullmatch(token):
            called = (*called, m[1])
            pieces.append((m[1], look.face, look.size * 0.62, look.size * 0.34))
        else:
            joined = token.replace("fi", "\ufb01").replace("fl", "\ufb02") if look.ligatures else token
            pieces.append((joined, look.face, look.size, 0.0))
    return pieces, called


def _parted(parts: list[Piece], room: float, look: Look) -> tuple[list[Piece], list[Piece]]:
    """A word of one piece parted at its own hyphen or between two consonants, as much of it as finds room."""
    if len(parts) != 1:
        return [], parts
    text, face, size, rise = parts[0]
    own = [m.end() for m in re.finditer(r"(?<=\w\w)-(?=\w\w)", text)]
    places = own or [m.start() for m in _PARTING.finditer(text) if 2 < m.start() < len(text) - 3]
    for at in reversed(places):
        head = text[:at] if text[at - 1] == "-" else text[:at] + "-"
        if pdfmetrics.stringWidth(head, face, size) <= room:
            return [(head, face, size, rise)], [(text[at:], face, size, rise)]
    return [], parts
