"""Pages of a PDF read by optical character recognition: by RapidOCR (the extra `ocr`), or Tesseract where installed.

Each page is drawn, read, turned upright where it stands on its side or head, and set straight. No page takes longer
than `PAGE_SECONDS`, and none fails the others. What it does not know: which language a page is in; that must be told
where it is written in a script that not every engine reads.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec

from ingest.ocr import rapid, tesseract
from ingest.ocr.rendering import Pages, Picture, RenderError, opened
from ingest.ocr.scans import OcrPage
from ingest.ocr.straight import Look, straightened
from store.errors import SscError

PAGE_SECONDS = 60.0
_Engine = Callable[[Picture, float], Look]


class OcrError(SscError):
    """OCR was asked for and cannot be done: the message says what to install."""


def available(languages: Sequence[str] = ()) -> str | None:
    """The name of the engine that would read pages in these languages (ISO 639-1; none: unknown); None without one."""
    found = _engine(languages)
    return found[0] if found else None


def read_pages(
    pdf: bytes, numbers: Sequence[int], *, languages: Sequence[str] = (), seconds: float = PAGE_SECONDS
) -> Iterator[OcrPage]:
    """Reads pages (numbers from 1) of a PDF one by one; each is given as soon as it is read.

    A page that cannot be read comes with `failed` set. `seconds` bounds each page: RapidOCR is asked between its lines
    and may overrun by the finding of them, some seconds; the drawing is bounded by its pixels alone. Raises OcrError
    where there is no engine, or the engine lacks its models, and RenderError where the file cannot be opened.
    """
    found = _engine(languages)
    if found is None:
        raise OcrError(_missing(languages))
    name, look = found
    with opened(pdf) as pages:
        for number in numbers:
            yield _read(pages, number, name, look, seconds)


def _engine(languages: Sequence[str]) -> tuple[str, _Engine] | None:
    if find_spec("pypdfium2") is None:
        return None
    scripts = {code.lower().split("-")[0] for code in languages}
    if rapid.installed() and not scripts & rapid.UNREAD:
        return rapid.NAME, rapid.look
    data = tesseract.data_for(languages)
    return (tesseract.NAME, partial(tesseract.look, data=data)) if data else None


def _missing(languages: Sequence[str]) -> str:
    if find_spec("pypdfium2") is None or not languages or not (rapid.installed() or tesseract.installed()):
        return "there is no OCR here: install the `ocr` extra"
    return f"no OCR here reads {', '.join(languages)}: install Tesseract with the data for it"


def _read(pages: Pages, number: int, name: str, look: _Engine, seconds: float) -> OcrPage:
    began = time.monotonic()
    page = OcrPage(number, 0.0, 0.0, (), name)
    turned = 0
    try:
        # Once to find that it lies on its side, once more that it stands on its head.
        for _ in range(3):
            picture = pages.picture(number, turned)
            page = replace(page, width=picture.columns / picture.scale, height=picture.rows / picture.scale)
            seen = look(picture, began + seconds)
            if not seen.turn:
                break
            turned = (turned + seen.turn) % 360
    except rapid.RapidMissingError as error:
        raise OcrError(str(error)) from error
    except (RenderError, rapid.RapidError, tesseract.TesseractError) as error:
        return replace(page, failed=str(error), seconds=time.monotonic() - began)
    lines, skew = straightened(seen.lines, picture.columns, picture.rows, picture.scale)
    failed = (
        f"took longer than {seconds:.0f} seconds" if seen.broken_off else "" if lines else "no text was found on it"
    )
    return replace(page, lines=lines, turned=turned, skew=skew, failed=failed, seconds=time.monotonic() - began)
