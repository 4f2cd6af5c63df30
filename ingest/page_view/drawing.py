"""One page of a PDF file drawn as a picture, and the boxes of the words to be marked on it. Run in a child process."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.ocr.rendering import opened
from ingest.page_view.marking import Box, marked
from ingest.page_view.pieces import Piece

MEDIA_TYPE = "image/webp"
# Letters stay sharp; a page of text takes 100 to 200 kB. The slower methods make it hardly smaller.
_QUALITY, _METHOD = 80, 2


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as a picture of `width` × `height` pixels, the boxes of the words in shares of it, and what is known of
    the page: how many letters and digits it holds as text (0: it is a picture itself), of how many pages."""

    image: bytes
    media_type: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    letters: int
    pages: int


def drawn(file: bytes | Path, number: int, pieces: Sequence[Piece], columns: int) -> PageView:
    """Page `number` (from 1) of a PDF (its bytes or its place), `columns` pixels wide where that is not too many.

    Raises RenderError.
    """
    with opened(file) as pages:
        picture = pages.coloured(number, columns)
        letters = [(char, Box(*box) if box else None) for char, box in pages.letters(number)]
        count = len(pages)
    boxes = [box for p in pieces for box in marked(letters, p.words, p.near, before=p.before, after=p.after)]
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=_METHOD)
    known = sum(char.isalnum() and box is not None for char, box in letters)
    return PageView(out.getvalue(), MEDIA_TYPE, picture.width, picture.height, tuple(map(_within, boxes)), known, count)


def _within(box: Box) -> Box:
    """The part of a box that lies on the page."""
    return Box(max(box.left, 0.0), max(box.top, 0.0), min(box.right, 1.0), min(box.bottom, 1.0))
