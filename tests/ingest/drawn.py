"""PDFs drawn line by line for a test: each line with its place, its size and its face."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


@dataclass(frozen=True)
class Drawn:
    """A line of text: x from the left and y from the foot of the page, in points; `align` says what stands at x."""

    x: float
    y: float
    text: str
    size: float = 11
    face: str = "Times-Roman"
    align: str = "left"


def pdf(pages: Iterable[Iterable[Drawn]]) -> bytes:
    """A file of the pages, each line drawn in the order given."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        for line in page:
            canvas.setFont(line.face, line.size)
            draw = {"left": canvas.drawString, "mid": canvas.drawCentredString, "right": canvas.drawRightString}
            draw[line.align](line.x, line.y, line.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(
    text: str, x: float, y: float, width: float, size: float = 11, face: str = "Times-Roman", leading: float = 14
) -> list[Drawn]:
    """A text broken into lines of that width, the first at y."""
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", face, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [Drawn(x, y - n * leading, line, size, face) for n, line in enumerate(lines)]


def stacked(
    texts: Sequence[str], x: float, y: float, leading: float, size: float = 11, face: str = "Times-Roman"
) -> list[Drawn]:
    """Lines one under the other."""
    return [Drawn(x, y - n * leading, text, size, face) for n, text in enumerate(texts)]
