"""A small typesetter on reportlab's canvas: columns, footnotes at their foot, hyphens, tables, running heads, labels.

Platypus has no footnotes, and a starter library without them would not resemble the literature. Lengths are points.
Output is invariant: the same source gives the same bytes with the same reportlab.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from source import MARK, Block, Brief

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN, GUTTER, FOOT = 64.0, 22.0, 70.0
TOKEN = re.compile(r"\[\^\d+\]|\*[^*]+\*|[^*\[]+|\[")
Piece = tuple[str, str, float, float]  # text, face, size, rise
Word = tuple[list[Piece], tuple[str, ...]]  # its pieces and the notes called in it


@dataclass(frozen=True)
class Style:
    """Faces (upright, italic, bold), body size and what the layout does with a line."""

    faces: tuple[str, str, str] = ("Times-Roman", "Times-Italic", "Times-Bold")
    size: float = 10.5
    columns: int = 1
    width: float = PAGE_WIDTH - 2 * MARGIN
    justify: bool = True
    hyphenate: bool = False
    front_matter: bool = False


@dataclass
class Line:
    """Words with their face; `height` holds the leading and any space above."""

    pieces: list[Piece]
    height: float
    indent: float = 0.0
    stretch: float | None = None  # the width to fill, None for a ragged line
    notes: tuple[str, ...] = ()
    keep: float = 0.0  # room wanted below, so that a heading is not left alone
    rows: list[tuple[list[list[str]], float]] = field(default_factory=list)  # cells' lines and row height
    heading: str = ""

    @property
    def width(self) -> float:
        return float(sum(pdfmetrics.stringWidth(text, face, size) for text, face, size, _ in self.pieces))


def styles() -> dict[str, Style]:
    folder = Path(reportlab.__file__).parent / "fonts"
    for face in ("Vera", "VeraIt", "VeraBd"):
        pdfmetrics.registerFont(TTFont(face, str(folder / f"{face}.ttf")))
    return {
        "columns": Style(size=11.0, columns=2, width=410.0),
        "table": Style(faces=("Helvetica", "Helvetica-Oblique", "Helvetica-Bold"), size=10.0, justify=False),
        "hyphens": Style(size=11.0, width=270.0, hyphenate=True),
        "labels": Style(size=11.0, front_matter=True),
        "plain": Style(faces=("Vera", "VeraIt", "VeraBd"), size=9.0, justify=False),
    }


def hyphen_points(word: str, parted: dict[str, list[int]]) -> list[int]:
    """Places where a word may end a line: after its own hyphen, or where the brief's list of parted words allows."""
    own = [i + 1 for i, c in enumerate(word) if c == "-" and 2 < i < len(word) - 3]
    return own or parted.get(word.rstrip(",.;:").lower(), [])


def parted_words(listed: str) -> dict[str, list[int]]:
    """From "rail-way gov-ern-ment": each word, with the places of its hyphens in the closed word."""
    places = {}
    for word in listed.split():
        parts = word.split("-")
        places["".join(parts)] = [len("".join(parts[:n])) for n in range(1, len(parts))]
    return places


Page = list[tuple[int, float, list[Line], list[Line]]]  # for each column: number, top, body lines, note lines


class Setter:
    """Sets one brief: blocks to lines, lines to columns and pages, pages to a file."""

    def __init__(self, brief: Brief, style: Style) -> None:
        self.brief, self.style = brief, style
        self.upright, self.italic, self.bold = style.faces
        gaps = GUTTER * (style.columns - 1)
        self.column = (style.width - gaps) / style.columns
        self.left = (PAGE_WIDTH - style.width) / 2
        self.parted = parted_words(brief.fields.get("hyphens", ""))

    def words(self, text: str, face: str, size: float) -> list[Word]:
        """Words as pieces (text, face, size, rise), each with the notes called in it."""
        words: list[Word] = []
        glue = False
        for token in TOKEN.findall(text):
            mark = MARK.fullmatch(token)
            if mark:
                pieces, notes = words[-1]
                words[-1] = ([*pieces, (mark[1], face, size * 0.62, size * 0.34)], (*notes, mark[1]))
                continue
            inner = token.startswith("*")
            run, own = token.strip("*"), self.italic if inner else face
            for n, word in enumerate(run.split()):
                if n == 0 and words and glue and not run[0].isspace():
                    words[-1][0].append((word, own, size, 0.0))
                else:
                    words.append(([(word, own, size, 0.0)], ()))
            glue = not run[-1].isspace()
        return words

    def lines(
        self, text: str, width: float, face: str, size: float, indent: float = 0.0, bullet: str = ""
    ) -> list[Line]:
        """Text broken to a width; the first line hangs out by the bullet."""
        space = pdfmetrics.stringWidth(" ", face, size)
        room = width - indent
        out: list[Line] = []
        pieces: list[Piece] = []
        notes: tuple[str, ...] = ()
        used = 0.0

        def close(last: bool) -> None:
            nonlocal pieces, notes, used
            full = None if last or not self.style.justify else room
            out.append(Line(pieces, size * 1.28, indent, full, notes))
            pieces, notes, used = [], (), 0.0

        for word, called in self.words(text, face, size):
            wide = sum(pdfmetrics.stringWidth(t, f, s) for t, f, s, _ in word)
            gap = space if pieces else 0.0
            if pieces and used + gap + wide > room:
                parted = self._part(word, room - used - gap)
                if parted:
                    head, word = parted
                    pieces = [*pieces, (" ", face, size, 0.0), *head]
                    wide = sum(pdfmetrics.stringWidth(t, f, s) for t, f, s, _ in word)
                close(last=False)
                gap = 0.0
            if pieces:
                pieces.append((" ", face, size, 0.0))
            pieces = [*pieces, *word]
            notes += called
            used += gap + wide
        close(last=True)
        if bullet and out:
            out[0].pieces.insert(0, (bullet + " ", face, size, 0.0))
            shift = pdfmetrics.stringWidth(bullet + " ", face, size)
            out[0].indent -= shift
            if out[0].stretch is not None:
                out[0].stretch += shift
        return out

    def _part(self, word: list[Piece], room: float) -> tuple[list[Piece], list[Piece]] | None:
        if not self.style.hyphenate or len(word) != 1:
            return None
        text, face, size, rise = word[0]
        for at in reversed(hyphen_points(text, self.parted)):
            head = text[:at] if text[at - 1] == "-" else text[:at] + "-"
            if pdfmetrics.stringWidth(head, face, size) <= room:
                return [(head, face, size, rise)], [(text[at:], face, size, rise)]
        return None

    def block(self, block: Block) -> list[Line]:
        size = self.style.size
        if block.kind == "heading":
            out = self.lines(block.text, self.column, self.bold, size + 1.5)
            for line in out:
                line.stretch, line.keep = None, 4 * size
            out[0].height += size * 0.9
            out[0].heading = block.text
            return out
        if block.kind == "table":
            return [self.table(block)]
        indent = 14.0 if block.kind == "item" else 0.0
        out = self.lines(block.text, self.column, self.upright, size, indent, "\u2022" if indent else "")
        out[0].height += size * (0.25 if indent else 0.55)
        return out

    def table(self, block: Block) -> Line:
        size = self.style.size - 1
        cell = self.column / len(block.rows[0])
        rows = []
        for n, row in enumerate(block.rows):
            face = self.bold if n == 0 else self.upright
            set_cells = [self.lines(text or " ", cell - 8, face, size) for text in row]
            cells = [["".join(piece[0] for piece in line.pieces) for line in lines] for lines in set_cells]
            rows.append((cells, max(map(len, cells)) * size * 1.25 + 6))
        return Line([], sum(h for _, h in rows) + 12, rows=rows)

    def note(self, mark: str) -> list[Line]:
        size = self.style.size - 2
        out = self.lines(self.brief.notes[mark], self.column, self.upright, size)
        out[0].pieces.insert(0, (mark + " ", self.upright, size * 0.7, size * 0.3))
        for line in out:
            line.stretch = None
        return out

    def pages(self, flow: Iterable[Line], first_top: float) -> list[Page]:
        """Columns filled in order, page by page."""
        pages: list[Page] = []
        body: list[Line] = []
        notes: list[Line] = []
        place, top = 0, first_top

        def turn() -> None:
            nonlocal body, notes, place, top
            if place % self.style.columns == 0:
                pages.append([])
            pages[-1].append((place % self.style.columns, top, body, notes))
            place += 1
            top = first_top if place < self.style.columns else PAGE_HEIGHT - MARGIN - 20
            body, notes = [], []

        for line in flow:
            fresh = [n for mark in line.notes for n in self.note(mark)]
            held = sum(x.height for x in [*body, *notes, *fresh]) + (10 if notes or fresh else 0)
            if body and held + line.height + line.keep > top - FOOT:
                turn()
            body.append(line)
            notes += fresh
        turn()
        return pages

    def draw_line(self, canvas: Canvas, line: Line, x: float, y: float) -> None:
        if line.rows:
            self.draw_table(canvas, line, x, y + line.height - 6)
            return
        text = canvas.beginText(x + line.indent, y)
        if line.stretch is not None:
            spaces = sum(piece[0].count(" ") for piece in line.pieces)
            text.setWordSpace((line.stretch - line.width) / spaces if spaces else 0)
        run, state = "", None
        for piece, *look in line.pieces:
            if look != state:
                if state:
                    text.textOut(run)
                face, size, rise = look
                text.setFont(face, size)
                text.setRise(rise)
                run, state = "", look
            run += piece
        text.textOut(run)
        text.setRise(0)
        text.setWordSpace(0)
        canvas.drawText(text)

    def draw_table(self, canvas: Canvas, line: Line, x: float, top: float) -> None:
        size = self.style.size - 1
        cell = self.column / len(line.rows[0][0])
        canvas.line(x, top, x + self.column, top)
        for n, (cells, height) in enumerate(line.rows):
            canvas.setFont(self.bold if n == 0 else self.upright, size)
            for c, parts in enumerate(cells):
                for k, part in enumerate(parts):
                    canvas.drawString(x + c * cell + 4, top - size - 2 - k * size * 1.25, part)
            top -= height
            if n in (0, len(line.rows) - 1):
                canvas.line(x, top, x + self.column, top)

    def run(self, target: Path) -> None:
        fields, style = self.brief.fields, self.style
        canvas = Canvas(str(target), pagesize=A4, invariant=1, pageCompression=0)
        canvas.setTitle(fields["title"])
        canvas.setAuthor(fields["authors"])
        canvas.setSubject(fields["type"])
        canvas.setKeywords(fields["keywords"])
        canvas.setCreator("Writer")
        canvas.setProducer("Print to file")
        canvas.setDateFormatter(lambda *_: "D:20261122090000Z")
        flow = [line for block in self.brief.blocks for line in self.block(block)]
        for line, after in pairwise(flow):
            if line.heading and after.rows:
                line.keep = after.height
        licence = self.lines(self.brief.licence, self.column, self.italic, style.size - 1)
        licence[0].height += 8
        flow += licence
        first_top = PAGE_HEIGHT - MARGIN - (20 if style.front_matter else self.masthead(None))
        pages = self.pages(flow, first_top)
        if style.front_matter:
            self.front(canvas, pages)
        for number, columns in enumerate(pages, start=1):
            if number == 1 and not style.front_matter:
                self.masthead(canvas)
            self.furniture(canvas, number, first=number == 1)
            for column, top, body, notes in columns:
                self.draw_column(canvas, column, top, body, notes)
            canvas.showPage()
        canvas.save()

    def draw_column(self, canvas: Canvas, column: int, top: float, body: list[Line], notes: list[Line]) -> None:
        x, y = self.left + column * (self.column + GUTTER), top
        for line in body:
            y -= line.height
            self.draw_line(canvas, line, x, y)
        if notes:
            y = FOOT - 8 + sum(line.height for line in notes)
            canvas.line(x, y + 2, x + 60, y + 2)
            for line in notes:
                y -= line.height
                self.draw_line(canvas, line, x, y)

    def masthead(self, canvas: Canvas | None) -> float:
        """Title and byline over the full width; returns their height, and draws when there is a canvas."""
        fields, y = self.brief.fields, PAGE_HEIGHT - MARGIN
        byline = self._wide(self.brief.byline, self.upright, 9.5)
        byline[0].height += 14
        for line in [*self._wide(fields["title"], self.bold, 18), *byline]:
            y -= line.height
            if canvas:
                self.draw_line(canvas, line, self.left, y)
        return float(PAGE_HEIGHT - MARGIN - y + 14)

    def _wide(self, text: str, face: str, size: float) -> list[Line]:
        out = self.lines(text, self.style.width, face, size)
        for line in out:
            line.stretch = None
        return out

    def furniture(self, canvas: Canvas, number: int, first: bool) -> None:
        """Running head and page number: head beside number above the text, or number below it."""
        head, right = self.brief.fields["head"], self.left + self.style.width
        canvas.setFont(self.italic, 8.5)
        if self.style.hyphenate or first:
            canvas.drawCentredString(PAGE_WIDTH / 2, 40, str(number))
            if not first:
                canvas.drawCentredString(PAGE_WIDTH / 2, PAGE_HEIGHT - 44, head)
        elif number % 2 == 0:
            canvas.drawString(self.left, PAGE_HEIGHT - 44, str(number))
            canvas.drawRightString(right, PAGE_HEIGHT - 44, head)
        else:
            canvas.drawString(self.left, PAGE_HEIGHT - 44, self.brief.fields["authors"])
            canvas.drawRightString(right, PAGE_HEIGHT - 44, str(number))

    def front(self, canvas: Canvas, pages: list[Page]) -> None:
        """Cover (i) and contents (ii); the body starts again at 1, and the file says so in its page labels."""
        fields = self.brief.fields
        y = PAGE_HEIGHT - 250
        for text, face, size in (
            (fields["title"], self.bold, 24.0),
            (fields["subtitle"], self.italic, 14.0),
            (self.brief.byline, self.upright, 11.0),
        ):
            for line in self._wide(text, face, size):
                y -= line.height
                self.draw_line(canvas, line, self.left, y)
            y -= 16
        canvas.showPage()
        canvas.setFont(self.bold, 14)
        canvas.drawString(self.left, PAGE_HEIGHT - 110, "Contents")
        canvas.setFont(self.upright, self.style.size)
        y = PAGE_HEIGHT - 140
        for number, columns in enumerate(pages, start=1):
            for heading in (line.heading for _, _, body, _ in columns for line in body if line.heading):
                canvas.drawString(self.left, y, heading)
                canvas.drawRightString(self.left + self.style.width, y, str(number))
                y -= 18
        canvas.setFont(self.italic, 8.5)
        canvas.drawCentredString(PAGE_WIDTH / 2, 40, "ii")
        canvas.showPage()
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        canvas.addPageLabel(2, style="ARABIC", start=1)


def build_pdf(brief: Brief, target: Path) -> None:
    Setter(brief, styles()[brief.fields["layout"]]).run(target)
