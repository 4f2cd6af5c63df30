"""From what an engine saw on a picture, in pixels, to lines of an upright and straight page, in points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.ocr.scans import OcrLine

# Lines shorter than so many times their height lean by chance.
_LONG = 4.0
# A lean beyond this, in degrees, is no skew of a scan.
_MOST_SKEW = 15.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as an engine saw it, in pixels from the upper left: the two ends of its baseline, how far it reaches
    above and below, and the size of its font."""

    text: str
    confidence: float
    left: tuple[float, float]
    right: tuple[float, float]
    above: float
    below: float
    size: float


@dataclass(frozen=True, slots=True)
class Look:
    """What an engine made of a picture. `turn` is by how many degrees clockwise the picture must be turned to stand
    upright (its lines are then of no use), `broken_off` says that its time ran out before the last line."""

    lines: tuple[Seen, ...]
    turn: int = 0
    broken_off: bool = False


def skew(lines: Sequence[Seen]) -> float:
    """By how many degrees the lines lean anticlockwise: the median of the long ones, each weighed by its length."""
    leans: list[tuple[float, float]] = []
    for line in lines:
        width, rise = line.right[0] - line.left[0], line.left[1] - line.right[1]
        if width > _LONG * (line.above + line.below):
            leans.append((math.degrees(math.atan2(rise, width)), width))
    half = sum(w for _, w in leans) / 2
    for lean, weight in sorted(leans):
        half -= weight
        if half <= 0:
            return lean if abs(lean) <= _MOST_SKEW else 0.0
    return 0.0


def straightened(lines: Sequence[Seen], columns: int, rows: int, scale: float) -> tuple[tuple[OcrLine, ...], float]:
    """The lines in points from the lower left, turned about the page's middle by its skew; and that skew, in degrees.

    `columns` and `rows` are the picture's size, `scale` its pixels a point.
    """
    lean = skew(lines)
    sine, cosine = math.sin(math.radians(lean)), math.cos(math.radians(lean))

    def placed(x: float, y: float) -> tuple[float, float]:
        x, y = x - columns / 2, y - rows / 2
        x, y = x * cosine - y * sine, x * sine + y * cosine
        return (x + columns / 2) / scale, (rows / 2 - y) / scale

    out = []
    for line in lines:
        (left, y0), (right, y1) = placed(*line.left), placed(*line.right)
        base = (y0 + y1) / 2
        box = (min(left, right), base - line.below / scale, max(left, right), base + line.above / scale)
        out.append(OcrLine(line.text, box, base, line.size / scale, line.confidence))
    return tuple(out), lean
