"""The lines of a PDF page with size and place, from what pypdf tells its text visitor.

pypdf gives pieces of lines in the order of the content stream, with the matrices in force. A piece that is smaller
and raised is a superscript of its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Matrix = Sequence[float]

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_RAISED_MOST = 0.75
_SMALLER = 0.82
# No letter is wider on average, in ems: what stands further right stands apart.
_WIDEST = 0.75


@dataclass(slots=True)
class Piece:
    """A stretch of text in one font: its size in points as shown, and whether it is raised above its line."""

    text: str
    size: float
    bold: bool
    raised: bool = False


@dataclass(slots=True)
class Line:
    """A line: where it begins (x, y from the lower left, in points), and its pieces.

    `cells` are the places at which parts of it begin that stand apart; in its text a tab stands between them.
    """

    page: int
    x: float
    y: float
    pieces: list[Piece] = field(default_factory=list)
    cells: list[float] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.pieces)

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        sizes: dict[float, int] = {}
        for p in self.pieces:
            if not p.raised:
                sizes[p.size] = sizes.get(p.size, 0) + len(p.text.strip())
        return max(sizes, key=lambda s: sizes[s]) if sizes else self.pieces[0].size if self.pieces else 0.0

    @property
    def bold(self) -> bool:
        letters = sum(len(p.text.strip()) for p in self.pieces)
        return letters > 0 and sum(len(p.text.strip()) for p in self.pieces if p.bold) > 0.7 * letters


class Collector:
    """The visitor: call it with pypdf's arguments; `lines` are the page's lines in the order of the stream."""

    def __init__(self, page: int) -> None:
        self.lines: list[Line] = []
        self._page = page
        self._fonts: dict[int, bool] = {}
        self._ended = True
        # How far right the last piece can have come.
        self._reach = 0.0

    def __call__(self, text: str, cm: Matrix, tm: Matrix, font: Any, size: float) -> None:
        if not text:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = ((tm[2] * cm[0] + tm[3] * cm[2]) ** 2 + (tm[2] * cm[1] + tm[3] * cm[3]) ** 2) ** 0.5
        shown = round(abs(size * scale), 1)
        for i, part in enumerate(text.split("\n")):
            if i:
                self._ended = True
            if part.strip():
                self._put(part, x, y, shown, self._is_bold(font))
            elif part and self.lines and not self._ended:
                self.lines[-1].pieces.append(Piece(" ", shown, False))

    def _put(self, text: str, x: float, y: float, size: float, bold: bool) -> None:
        line = self.lines[-1] if self.lines else None
        piece = Piece(text, size, bold)
        if line is not None and not (self._ended and x <= line.x + 1):
            height = max(line.size, size, 1.0)
            rise = y - line.y
            apart = x > self._reach + 1.5 * height
            small = size < _SMALLER * line.size and not apart and len(text.strip()) <= 5
            level = abs(rise) < 0.25 * height
            if small and (0.08 * height < rise < _RAISED_MOST * height or (level and _is_mark(text, line.text))):
                piece.raised = True
                line.pieces.append(piece)
                self._ended = False
                return
            if level and not self._ended:
                if apart:
                    line.pieces.append(Piece("\t", size, bold))
                    line.cells.append(x)
                line.pieces.append(piece)
                # Within one operation the matrices stay where the line began.
                self._reach = max(x, self._reach) + _WIDEST * size * len(text)
                return
            # A line that begins with its superscript: the number of a note.
            if (
                len(line.pieces) == 1
                and line.size < _SMALLER * size
                and -_RAISED_MOST * height < rise < 0.25 * height
                and line.text.strip().isdigit()
            ):
                line.pieces[0].raised = True
                line.pieces.append(piece)
                line.y = y
                self._ended = False
                return
        if self._ended and (row := self._row(x, y, size)) is not None:
            row.pieces += [Piece("\t", size, bold), piece]
            row.cells.append(x)
        else:
            self.lines.append(Line(self._page, x, y, [piece], [x]))
        self._ended = False
        self._reach = x + _WIDEST * size * len(text)

    def _row(self, x: float, y: float, size: float) -> Line | None:
        """The line of whose row this is a further cell: at the same height, further right.

        What came between are the lower lines of its last cell, which are taken into it.
        """
        for back in range(1, min(5, len(self.lines)) + 1):
            row = self.lines[-back]
            between = self.lines[len(self.lines) - back + 1 :]
            if any(abs(line.x - row.cells[-1]) > 2 or line.y > row.y for line in between):
                return None
            if abs(row.y - y) < 0.25 * max(size, 1.0) and x > row.cells[-1] + 1.2 * size:
                for line in between:
                    row.pieces += [Piece(" ", size, False), *line.pieces]
                del self.lines[len(self.lines) - back + 1 :]
                return row
        return None

    def _is_bold(self, font: Any) -> bool:
        key = id(font)
        if key not in self._fonts:
            name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
            self._fonts[key] = bool(_BOLD.search(name))
        return self._fonts[key]


def _is_mark(text: str, before: str) -> bool:
    """Whether a small number behind a word is a note's mark, set by a rise that the matrices do not tell."""
    return (
        text.strip().isdigit()
        and len(text.strip()) <= 3
        and bool(before)
        and not before[-1].isspace()
        and not before[-1].isdigit()
    )


def tidied(lines: Sequence[Line]) -> list[Line]:
    """The lines with the lower lines of a row's last cell taken into it, and columns drawn row by row parted."""
    out: list[Line] = []
    for line in lines:
        row = out[-1] if out else None
        if (
            row is not None
            and len(row.cells) > 1
            and len(line.cells) == 1
            and abs(line.x - row.cells[-1]) < 2
            and line.x > row.x + 2
        ):
            gap = row.y - line.y
            if 0 < gap < 1.6 * max(line.size, 1.0) * (1 + row.text.rsplit("\t", 1)[-1].count("\v")):
                row.pieces += [Piece(" ", line.size, False), *line.pieces]
                row.y = line.y
                continue
        out.append(line)
    return _columns(out)


def _columns(lines: list[Line]) -> list[Line]:
    """Two columns of text that were drawn row by row, known by rows of two long cells that make up most of a page."""
    rows = [line for line in lines if len(line.cells) == 2 and all(len(c.strip()) > 20 for c in line.text.split("\t"))]
    if len(rows) < 6 or len(rows) < 0.35 * len(lines):
        return lines
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if len(line.cells) != 2:
            (right if right and line.x > min(r.x for r in right) - 5 else left).append(line)
            continue
        cut = next(i for i, p in enumerate(line.pieces) if p.text == "\t")
        left.append(Line(line.page, line.x, line.y, line.pieces[:cut], line.cells[:1]))
        right.append(Line(line.page, line.cells[1], line.y, line.pieces[cut + 1 :], line.cells[1:]))
    return left + right
