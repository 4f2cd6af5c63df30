"""The geometry of a PDF page: its box and rotation, and the matrices of ISO 32000-1, 8.3.3 and 9.4.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def frame(page: PageObject) -> tuple[int, tuple[float, float, float, float]]:
    """The page's rotation and the box of it that is shown; A4 where the file does not say."""
    try:
        turn = int(page.get_inherited("/Rotate", 0)) % 360
    except (TypeError, ValueError):
        turn = 0
    for name in ("/CropBox", "/MediaBox"):
        try:
            box = [float(v) for v in page.get_inherited(name, ())]
        except (TypeError, ValueError):
            continue
        if len(box) == 4 and abs(box[2] - box[0]) > 1 and abs(box[3] - box[1]) > 1:
            x0, x1, y0, y1 = *sorted((box[0], box[2])), *sorted((box[1], box[3]))
            return turn if turn in (90, 180, 270) else 0, (x0, y0, x1, y1)
    return turn if turn in (90, 180, 270) else 0, (0.0, 0.0, 595.0, 842.0)


def base(turn: int, box: tuple[float, float, float, float]) -> Matrix:
    """From the page's own coordinates to those of the page as shown, its lower left corner at 0, 0."""
    x0, y0, x1, y1 = box
    if turn == 90:
        return 0.0, -1.0, 1.0, 0.0, -y0, x1
    if turn == 180:
        return -1.0, 0.0, 0.0, -1.0, x1, y1
    if turn == 270:
        return 0.0, 1.0, -1.0, 0.0, y1, -x0
    return 1.0, 0.0, 0.0, 1.0, -x0, -y0


def multiplied(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does first m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def next_line(line: Matrix, leading: float) -> Matrix:
    """The text line below a line."""
    a, b, c, d, e, f = line
    return a, b, c, d, e - leading * c, f - leading * d
