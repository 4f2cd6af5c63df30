"""PDF pages as pictures and the places of their letters, by pypdfium2, with bounds on what may be drawn.

A page of any size is drawn with at most `MOST_PIXELS`: posters come out coarse. Annotations and form fields are drawn
as a reader sees them; no script is run.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import SscError

if TYPE_CHECKING:
    import PIL.Image
    import pypdfium2

DPI = 200
# A4 at 200 dots per inch has 3.9 million, A3 7.7 million.
MOST_PIXELS = 8_000_000
# A page of PDF is at most 14,400 units a side, and a unit may be made larger.
_LONGEST = 30_000
_SLIMMEST = 12
# A picture on the page: A3 at 600 dots per inch has 70 million, A4 at 1200 139 million.
_MOST_UNPACKED = 150_000_000
_MOST_OBJECTS = 2_000
_IMAGE = 3
# Of a page no more characters are looked at; a page of small print has 10,000.
MOST_LETTERS = 60_000
# Places on a page are told in such parts of its width and height.
_FINE = 100_000


class RenderError(SscError):
    """A page, or a whole file, that cannot be drawn. The message says why, without the file's name."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as rows of grey bytes (0 black, 255 white), `columns` a row; `scale` is pixels a point."""

    columns: int
    rows: int
    scale: float
    pixels: bytes


class Pages:
    """The pages of an open PDF."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def picture(self, number: int, turned: int = 0) -> Picture:
        """Page `number` (from 1) as shown, then turned clockwise by 0, 90, 180 or 270 degrees. Raises RenderError."""
        with self._page(number) as page:
            scale = _scale(*page.get_size())
            _check_pictures(page)
            bitmap = page.render(scale=scale, rotation=turned, grayscale=True, may_draw_forms=False)
            try:
                return _copied(bitmap, scale)
            finally:
                bitmap.close()

    def coloured(self, number: int, columns: int) -> PIL.Image.Image:
        """Page `number` as shown, so many pixels wide where `MOST_PIXELS` allow it. Raises RenderError."""
        with self._page(number) as page:
            width, height = page.get_size()
            _check_pictures(page)
            scale = min(columns / width, math.sqrt(MOST_PIXELS / (width * height)))
            bitmap = page.render(scale=scale, may_draw_forms=False)
            try:
                picture: PIL.Image.Image = bitmap.to_pil().convert("RGB")
                return picture
            finally:
                bitmap.close()

    def letters(self, number: int) -> list[tuple[str, tuple[float, float, float, float] | None]]:
        """The characters of page `number` in the order of the file, each with its box in shares of the page as shown:
        left, top, right, bottom; None where it takes no room. Raises RenderError."""
        import pypdfium2.raw as raw

        with self._page(number) as page:
            text = page.get_textpage()
            try:
                count = min(text.count_chars(), MOST_LETTERS)
                return [(chr(raw.FPDFText_GetUnicode(text, i)), _box(page, text, i)) for i in range(count)]
            finally:
                text.close()

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        import pypdfium2

        if not 1 <= number <= len(self._document):
            raise RenderError(f"there is no page {number}")
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise RenderError(f"it cannot be opened ({error})") from error
        try:
            _scale(*page.get_size())
            yield page
        except pypdfium2.PdfiumError as error:
            raise RenderError(f"it cannot be drawn ({error})") from error
        finally:
            page.close()


def _box(page: Any, text: Any, index: int) -> tuple[float, float, float, float] | None:
    """Where a character stands on the page as it is shown, turned and cropped."""
    import ctypes

    import pypdfium2.raw as raw

    left, bottom, right, top = text.get_charbox(index)
    if right <= left or top <= bottom:
        return None
    places = []
    for x, y in ((left, top), (right, bottom)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        places.append((across.value / _FINE, down.value / _FINE))
    (a, b), (c, d) = places
    box = min(a, c), min(b, d), max(a, c), max(b, d)
    return box if box[2] > 0 and box[3] > 0 and box[0] < 1 and box[1] < 1 else None


@contextmanager
def opened(file: bytes | Path) -> Iterator[Pages]:
    """The pages of a PDF, of which only what is asked for is read. Raises RenderError where it cannot be opened, or
    only with a password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        raise RenderError(f"the file cannot be opened for drawing ({error})") from error
    except OSError as error:
        raise RenderError(f"the file cannot be read ({error.strerror or 'it is not there'})") from error
    try:
        yield Pages(document)
    finally:
        document.close()


def _scale(width: float, height: float) -> float:
    """Pixels a point: `DPI`, less where the page would have too many. Raises RenderError for absurd sizes."""
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise RenderError("its size makes no sense")
    if max(width, height) > _LONGEST or min(width, height) < _SLIMMEST:
        raise RenderError(f"it is {width / 72 * 2.54:.0f} × {height / 72 * 2.54:.0f} cm, which is no page of text")
    return min(DPI / 72, math.sqrt(MOST_PIXELS / (width * height)))


def _check_pictures(page: Any) -> None:
    """Raises RenderError where a picture on the page would take too much memory to unpack."""
    for count, thing in enumerate(page.get_objects(filter=[_IMAGE], max_depth=4)):
        if count > _MOST_OBJECTS:
            return
        columns, rows = thing.get_px_size()
        # Its depth is not asked for: pdfium would unpack it to tell.
        if columns * rows > _MOST_UNPACKED:
            raise RenderError(f"it holds a picture of {columns} × {rows} pixels, which is too large")


def _copied(bitmap: Any, scale: float) -> Picture:
    data = bytes(bitmap.buffer)
    if bitmap.stride != bitmap.width:
        data = b"".join(data[i * bitmap.stride : i * bitmap.stride + bitmap.width] for i in range(bitmap.height))
    return Picture(bitmap.width, bitmap.height, scale, data[: bitmap.width * bitmap.height])
