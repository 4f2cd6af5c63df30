"""Pages of PDF files for the reading pane: drawn once, kept for a while, handed on as plain data.

Nobody waits long: a page that is still being drawn is asked for again. What the file's text layer does not hold cannot
be marked; `letters` tells a page that is a picture itself.
"""

from __future__ import annotations

import base64
import threading
from collections import OrderedDict
from concurrent.futures import Future, TimeoutError
from typing import TYPE_CHECKING, Any

from web import places

if TYPE_CHECKING:
    from ingest.page_view.drawing import PageView
    from store.documents import PagedText
    from store.library import Library

Json = dict[str, Any]
KEPT = 40  # pages, of about 200 kB each
PATIENCE = 1.5  # seconds

_Key = tuple[int, str, int, int, int]
_lock = threading.Lock()
_begun: OrderedDict[_Key, Future[PageView]] = OrderedDict()


def view(library: Library, document_id: str, number: int, start: int, end: int) -> Json | None:
    """Page `number` (from 1) with the span [start, end) marked; None while it is being drawn.

    `image` is a data address, `boxes` are [left, top, right, bottom] in shares of the page, `on` says whether the span
    stands on this page. Raises SscError.
    """
    # A document that is read anew keeps its id, and other words may stand at the same place then.
    key = (library.generation, document_id, number, start, end)
    paged = library.paged(document_id)
    with _lock:
        drawing = _begun.get(key)
        if drawing is None:
            drawing = _begun[key] = _begin(library, paged, number, start, end)
        _begun.move_to_end(key)
        while len(_begun) > KEPT:
            _begun.popitem(last=False)
    try:
        drawn = drawing.result(PATIENCE)
    except TimeoutError:
        return None
    except BaseException:
        with _lock:
            _begun.pop(key, None)  # another time it may go well
        raise
    return {
        "number": number,
        "place": place(paged, number),
        "pages": drawn.pages,
        "image": f"data:{drawn.media_type};base64,{base64.b64encode(drawn.image).decode('ascii')}",
        "width": drawn.width,
        "height": drawn.height,
        "boxes": [[box.left, box.top, box.right, box.bottom] for box in drawn.boxes],
        "letters": drawn.letters,
        "on": number in paged.pages_of(start, end),
    }


def _begin(library: Library, paged: PagedText, number: int, start: int, end: int) -> Future[PageView]:
    from ingest.page_view import viewing
    from ingest.page_view.pieces import pieces_on

    data = library.originals.get(paged.document_id)
    return viewing.begin(data, number, pieces_on(paged, start, end, number))


def place(paged: PagedText, number: int) -> str:
    """How a page is named: "p. 7 (PDF page 9)"."""
    label = paged.labels[number - 1] if number <= len(paged.labels) else None
    return places.pages({"pages": [number], "labels": [] if label is None else [label]})
