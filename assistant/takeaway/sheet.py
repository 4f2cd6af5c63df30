"""A sheet: what a file says, before it is Word, Markdown or HTML. Plain pieces of text, of which none is markup.

Every writer takes a sheet, so that all formats say the same, and what stands between quotation marks is decided once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
# strong  set in bold; cited  the words cited, within the passage around them
Look = Literal["", "strong", "emphasis", "cited"]
# statement  what is said, with its citations
# about      a line of ours on what stands above or below it: who says it, how it is marked
# own        the reader's own words: a translation, a comment, a note
# gap        what the library does not say, or what was held back
# passage, beside  of an annex: the block with the words cited, and those around it
# heading is a block of its own
Role = Literal["text", "statement", "about", "own", "gap", "passage", "beside"]


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one look. What is `verbatim` is a source's, and is written character by character."""

    text: str
    look: Look = ""
    verbatim: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: a footnote where a format has them. `beside` is what the footnote says behind the reference."""

    evidence: Json
    beside: str = ""


Piece = Words | Cite


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1, the title of the sheet standing above."""

    text: str
    level: int = 1


Block = Paragraph | Heading


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title and what stands below it; the list of works cited is each format's own business."""

    title: str
    blocks: tuple[Block, ...]

    def cites(self) -> Iterator[Cite]:
        """The citations in the order in which they stand."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from (piece for piece in block.pieces if isinstance(piece, Cite))


def line(text: str, role: Role = "text", look: Look = "") -> Paragraph:
    """A paragraph of one look."""
    return Paragraph((Words(text, look),), role)
