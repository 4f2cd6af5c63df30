"""A small typesetter whose true text is known: boxes filled with lines, notes at their feet, heads and numbers around.

Lengths are points, y counts from the foot of the page. The same calls give the same bytes.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.line_breaking import MARK, Line, Look, lines_of, plain, printed
from tests.ingest.truth import Made, Part

WIDTH, HEIGHT = A4
_FONTS = Path(reportlab.__file__).parent / "fonts"


@dataclass(frozen=True)
class Box:
    x: float
    top: float
    width: float
    bottom: float = 70.0


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
        self.loose: list[tuple[Part, ...]] = []
        self.gone: list[str] = []
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
        self.body.append(Part(kind, plain(text), tuple(sorted(set(pages)))))
        for m in MARK.finditer(text):
            before = " ".join(plain(text[: m.start()]).split()[-2:])
            self.called.append(Part("footnote", self.notes[m[1]], (), m[1], before[-30:]))

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

        back = {"left": 0.0, "mid": 0.5, "right": 1.0}[align] * pdfmetrics.stringWidth(text, face, size)
        line = Line([(text, face, size, 0.0)], size, look=Look(axes=self.look.axes))
        while len(self.drawn) < page:
            self.drawn.append([])
        self.drawn[page - 1].append(lambda c: draw_line(c, line, x - back, y))

    def set_on(self, mark: str, pages: Sequence[int]) -> None:
        """Say on which pages a note was set that `add` set."""
        self._set_on[mark] = list(pages)

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
        for number, drawn in enumerate(self.drawn, start=1):
            if self.look.axes == "flipped":
                canvas.transform(1, 0, 0, -1, 0, HEIGHT)
            if number in turned:
                canvas.setPageRotation(90)  # which makes its box lie on its side as well
                canvas.translate(HEIGHT, 0)
                canvas.rotate(90)
            for x, y, text, align in heads(number):
                self.place(number, x, y, text, "Times-Italic", 8.5, align)
                self.gone.append(text)
            if shuffle:
                random.Random(shuffle + number).shuffle(drawn)
            for draw in drawn:
                draw(canvas)
            canvas.showPage()
            canvas.setPageRotation(0)
        for at, style, start in declared:
            canvas.addPageLabel(at, style=style, start=start)
        canvas.save()
        notes = tuple(
            replace(n, mark=printed(n.mark), pages=tuple(sorted(set(self._set_on.get(n.mark, [])))))
            for n in self.called
        )
        return Made(
            name, out.getvalue(), tuple(self.body), notes, tuple(self.floats), tuple(self.loose), tuple(self.gone),
            labels,
        )  # fmt: skip

    def _note(self, mark: str) -> list[Line]:
        look = self.look.but(size=self.look.size - 2, justify=False, above=0.0, indent=0.0, hyphenate=False, capital=0)
        out = lines_of("", self.notes[mark], self.box.width, look)
        out[0].pieces.insert(0, (printed(mark) + " ", look.face, look.size * 0.7, look.size * 0.3))
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
            x, rule = self.box.x, HEIGHT - y - 2 if self.look.axes == "flipped" else y + 2
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
    scale = 10.0 if line.look.axes == "scaled" else 1.0
    for text, face, size, rise in line.pieces:
        # Word space does not reach fonts of two bytes a character: each word is placed.
        if line.look.axes == "flipped":
            out.setTextTransform(1, 0, 0, -1, at, HEIGHT - y)
        else:
            out.setTextTransform(scale, 0, 0, scale, at, y)
        out.setFont(face, size / scale)
        out.setRise(rise / scale)
        out.textOut(text)
        at += pdfmetrics.stringWidth(text, face, size) + wide * text.count(" ") + line.look.spaced * len(text)
    out.setRise(0)
    out.setCharSpace(0)
    canvas.drawText(out)
