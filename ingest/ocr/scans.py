"""Pages that are pictures of text: which they are, what is said of them, and what reading one by OCR gives.

Nothing here renders or recognises; the package does. What it does not know: whether a full-page picture holds text
at all. A photograph with a caption below it is judged by its caption alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Box = tuple[float, float, float, float]

# A stamp ("Downloaded from … on 3 May 2021", a Bates number, a page number) stays below these, a page of text above.
_STAMP = 200
_MOSTLY = 0.5
_FEW = 30
_SOME = 0.25
# Lines below this were guessed rather than read: on pages of text they lie at .9 and above, on photographs, maps and
# scripts that an engine lacks below.
TRUSTED = 0.6
_NAMED = 12


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line as an engine read it.

    `box` is (left, bottom, right, top) and `baseline` the height of the line that the letters stand on, in PDF points
    from the lower left of the page as it reads upright (see OcrPage). `size` is the estimated size of the font in
    points, good to about a tenth; `confidence` the engine's own, 0..1, and not comparable between engines.
    Superscripts are not told from other characters.
    """

    text: str
    box: Box
    baseline: float
    size: float
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrPage:
    """A page read by OCR: its number from 1, its size in points, its lines in the engine's order.

    `turned` is by how many degrees clockwise the page as shown (/Rotate obeyed) had to be turned to stand upright, and
    `skew` by how many it leant anticlockwise after that; width, height and boxes are those of the page set upright and
    straight. `failed` says why nothing was read, or why only the lines given were.
    """

    number: int
    width: float
    height: float
    lines: tuple[OcrLine, ...]
    engine: str
    turned: int = 0
    skew: float = 0.0
    seconds: float = 0.0
    failed: str = ""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def confidence(self) -> float:
        """The mean of its characters' confidence, 0 where it has none."""
        letters = sum(len(line.text) for line in self.lines)
        return sum(line.confidence * len(line.text) for line in self.lines) / letters if letters else 0.0


def is_scan(characters: int, covered: float) -> bool:
    """Whether a page is a picture of text that wants OCR, though it may carry a stamp or a page number.

    `characters` are those of its text layer other than white space, `covered` the share of the page's area (0..1) under
    its pictures together. A page without a character is one too as soon as a quarter of it is picture; an empty page
    without pictures is not, it is blank. A scan under which an earlier OCR has laid its text is none: it has
    characters.
    """
    if characters == 0:
        return covered >= _SOME
    if characters < _FEW:
        return covered >= _MOSTLY
    return characters < _STAMP and covered >= 0.8


def covered_share(boxes: Sequence[Box], page: Box) -> float:
    """The share of a page's area that pictures cover, 0..1: boxes (left, bottom, right, top) in one measure.

    Overlaps count once (a scan is often cut into strips, or laid in layers), what hangs over the edge not at all.
    """
    left, bottom, right, top = page
    area = (right - left) * (top - bottom)
    if area <= 0:
        return 0.0
    inside = [
        (max(min(a, c), left), max(min(b, d), bottom), min(max(a, c), right), min(max(b, d), top))
        for a, b, c, d in boxes[:_MOST_BOXES]
    ]
    inside = [(a, b, c, d) for a, b, c, d in inside if a < c and b < d]
    edges = sorted({x for a, _, c, _ in inside for x in (a, c)})
    total = 0.0
    for west, east in pairwise(edges):
        reach = bottom
        for b, d in sorted((b, d) for a, b, c, d in inside if a <= west and c >= east):
            total += (east - west) * max(0.0, d - max(b, reach))
            reach = max(reach, d)
    return min(total / area, 1.0)


# Beyond this a page is a drawing of many small pictures; more would only be slow.
_MOST_BOXES = 400


def unread(numbers: Sequence[int], of: int, *, engine: str | None = None) -> str:
    """What is said of pages (from 1) that are pictures and were not read: "11 of 19 pages have no text (3–13): …".

    `engine` is what `ocr.available` says: without one the way to have them read is told.
    """
    what = "the page has" if of == 1 else f"{len(numbers)} of {of} pages {'has' if len(numbers) == 1 else 'have'}"
    which = "" if of == 1 else f" ({spans(numbers)})"
    remedy = "install the `ocr` extra" if engine is None else "they could not be read by OCR"
    if len(numbers) == 1 and engine is not None:
        remedy = "it could not be read by OCR"
    return f"{what} no text{which}: {remedy}"


def read_by_ocr(pages: Sequence[OcrPage], of: int) -> str:
    """What is said of pages that were read by OCR: how many, which, by what, how surely, and which are doubtful."""
    if not pages:
        return ""
    letters = sum(len(page.text) for page in pages)
    mean = sum(page.confidence * len(page.text) for page in pages) / letters if letters else 0.0
    doubtful = [page.number for page in pages if page.confidence < TRUSTED]
    said = f"{len(pages)} of {of} pages ({spans([p.number for p in pages])}) were read by OCR ({pages[0].engine}), "
    said += f"mean confidence {mean:.2f}"
    return said + (f"; doubtful: {spans(doubtful)}" if doubtful else "")


def spans(numbers: Sequence[int]) -> str:
    """Numbers as a reader writes them, "1–3, 7": at most a dozen spans, then "…"."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for n in ordered:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    told = [str(r[0]) if len(r) == 1 else f"{r[0]}{', ' if len(r) == 2 else '–'}{r[-1]}" for r in runs]
    return ", ".join(told[:_NAMED]) + (", …" if len(told) > _NAMED else "")


_TALL = re.compile(r"[^\W_a-z]|[bdfhkltßþ£$€%&()\[\]{}!?/|“”‘’\"'áéíóúñàèìòùâêîôûäëïöüãõåčšžăğőűýćłźńěřůāēīū]")
_DEEP = re.compile(r"[gjpqyçşţ,;()\[\]{}/|Q]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


def em(text: str, height: float) -> float:
    """The size of the font from the height of a word's or line's ink: by which of its letters rise and descend.

    Shares of the em as in common text faces: x-height .48, capitals and ascenders .70, descenders .21; an ideograph
    fills .90.
    """
    if _WIDE.search(text):
        return height / 0.9
    return height / ((0.70 if _TALL.search(text) else 0.48) + depth(text))


def depth(text: str) -> float:
    """How far its letters reach below the baseline, in ems."""
    if _WIDE.search(text):
        return 0.12
    return 0.21 if _DEEP.search(text) else 0.0
