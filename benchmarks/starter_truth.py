"""The true text of the starter library's PDFs, in every order that a fair reader may give it.

The files are set once more from `starter_build/briefs/`, and what was set on which line, column and page is noted.
Where a note stands is a matter of taste (after its paragraph, at the foot of its column or page, at the end of the
text), so is a note's mark, and so is a list of contents: `Truth.texts` gives one text for each way to decide these.
Running heads and page numbers are no part of the text; `Truth.with_heads` gives the same texts with them.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "starter_build"
if str(BUILD) not in sys.path:
    sys.path.append(str(BUILD))

from source import Block, Brief, read  # noqa: E402  (found only after the line above)
from typeset import Line, Page, Setter, styles  # noqa: E402

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PLACES = ("paragraph", "column", "page", "end", "before the licence")


class _Noted(Setter):
    """A setter that keeps what it set."""

    def __init__(self, brief: Brief) -> None:
        super().__init__(brief, styles()[brief.fields["layout"]])
        self.lines_of_blocks: list[list[Line]] = []
        self.set_pages: list[Page] = []

    def block(self, block: Block) -> list[Line]:
        self.lines_of_blocks.append(super().block(block))
        return self.lines_of_blocks[-1]

    def pages(self, flow: Iterable[Line], first_top: float) -> list[Page]:
        self.set_pages = super().pages(flow, first_top)
        return self.set_pages


class _Strings:
    """As much of a canvas as `Setter.furniture` draws on; keeps (height, text)."""

    def __init__(self) -> None:
        self.drawn: list[tuple[float, str]] = []

    def setFont(self, face: str, size: float) -> None:  # noqa: N802  (the canvas calls it so)
        pass

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        self.drawn.append((y, text))

    drawRightString = drawCentredString = drawString  # noqa: N815


@dataclass(frozen=True)
class Truth:
    """The true text of one brief's PDF."""

    brief: Brief

    @cached_property
    def _set(self) -> _Noted:
        setter = _Noted(self.brief)
        with tempfile.TemporaryDirectory() as folder:
            setter.run(Path(folder) / "set.pdf")
        return setter

    def texts(self) -> Iterator[str]:
        """The true text in each order, lines as set."""
        for place, marks, contents in itertools.product(PLACES, (False, True), (False, True)):
            yield self.text(place, marks=marks, contents=contents)

    def with_heads(self) -> Iterator[str]:
        """The same with running heads and page numbers: where they are printed, or before the text of their page."""
        for place, marks, contents in itertools.product(PLACES, (False, True), (False, True)):
            for heads in ("printed", "first"):
                yield self.text(place, marks=marks, contents=contents, heads=heads)

    def text(self, place: str = "end", *, marks: bool = False, contents: bool = False, heads: str = "") -> str:
        """The text with notes at `place` (of PLACES)."""
        setter = self._set
        last = {id(lines[-1]): [n for line in lines for n in line.notes] for lines in setter.lines_of_blocks}
        out = self._front(contents)
        held: list[str] = []
        for number, columns in enumerate(setter.set_pages, start=1):
            top, foot = self._heads(number, heads)
            out += top
            on_page = [_words(line, marks) for _, _, _, notes in columns for line in notes]
            if place in ("end", "before the licence"):
                held += on_page
            for _, _, body, notes in columns:
                for line in body:
                    if place == "before the licence" and self._is_licence(line):
                        out += held
                        held = []
                    out.append(_words(line, marks))
                    if place == "paragraph":
                        out += [self._note(mark, marks) for mark in last.get(id(line), ())]
                if place == "column":
                    out += [_words(line, marks) for line in notes]
            if place == "page":
                out += on_page
            out += foot
        return "\n".join([*out, *held])

    def _front(self, contents: bool) -> list[str]:
        fields, setter = self.brief.fields, self._set
        out = [fields["title"], fields.get("subtitle", ""), self.brief.byline]
        if contents and setter.style.front_matter:
            out.append("Contents")
            for number, columns in enumerate(setter.set_pages, start=1):
                out += [f"{line.heading} {number}" for _, _, body, _ in columns for line in body if line.heading]
        return out

    def _heads(self, number: int, heads: str) -> tuple[list[str], list[str]]:
        """What is drawn above and below the text of a page."""
        if not heads:
            return [], []
        strings = _Strings()
        canvas: Canvas = strings  # type: ignore[assignment]
        self._set.furniture(canvas, number, first=number == 1)
        top = [text for y, text in strings.drawn if y > 400 or heads == "first"]
        return top, [text for y, text in strings.drawn if y <= 400 and heads != "first"]

    def _is_licence(self, line: Line) -> bool:
        return bool(line.pieces) and self.brief.licence.startswith("".join(p[0] for p in line.pieces))

    def _note(self, mark: str, marks: bool) -> str:
        return "\n".join(_words(line, marks) for line in self._set.note(mark))


def _words(line: Line, marks: bool) -> str:
    if line.rows:
        return "\n".join(" ".join(" ".join(cell) for cell in cells) for cells, _ in line.rows)
    return "".join(text for text, _, _, rise in line.pieces if marks or not rise)


def truths() -> dict[str, Truth]:
    """The truth of each of the starter library's PDFs, by file name."""
    briefs = [read(path) for path in sorted((BUILD / "briefs").glob("*.md"))]
    return {f"{b.name}.pdf": Truth(b) for b in briefs if b.fields["layout"] != "docx"}
