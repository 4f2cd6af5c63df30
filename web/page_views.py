"""Pages of PDF files for the reading pane: drawn once, kept for a while, handed on as plain data.

Nobody waits long: a page that is still being drawn is asked for again. Nor do pages that nobody waits for any more keep
others waiting: of each session only the last few that are not begun stay in the queue. What the file's text layer does
not hold cannot be marked; `letters` tells a page that is a picture itself.
"""

from __future__ import annotations

import base64
import threading
from collections import OrderedDict
from concurrent.futures import CancelledError, Future, TimeoutError
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

from web import places

if TYPE_CHECKING:
    from ingest.page_view.drawing import PageView
    from store.documents import PagedText
    from store.library import Library

Json = dict[str, Any]
KEPT = 40  # pages, of about 200 kB each
PATIENCE = 1.5  # seconds
WAITING = 3  # pages of a session that may wait to be drawn: what a reader leafs past is not drawn

_Key = tuple[int, str, int, int, int]
_lock = threading.Lock()


@dataclass
class _Drawing:
    """A page that was begun, and the sessions that asked for it."""

    page: Future[PageView]
    sessions: set[str] = field(default_factory=set)


_begun: OrderedDict[_Key, _Drawing] = OrderedDict()


def view(library: Library, document_id: str, number: int, start: int, end: int) -> Json | None:
    """Page `number` (from 1) with the span [start, end) marked; None while it is being drawn.

    `image` is a data address, `boxes` are [left, top, right, bottom] in shares of the page, `on` says whether the span
    stands on this page. Raises SscError.
    """
    # A document that is read anew keeps its id, and other words may stand at the same place then.
    key = (library.generation, document_id, number, start, end)
    paged = library.paged(document_id)
    context = get_script_run_ctx(suppress_warning=True)
    session = context.session_id if context else ""
    drawing = _asked(key, session) or _begin(key, session, library, paged)
    try:
        drawn = drawing.page.result(PATIENCE)
    except (TimeoutError, CancelledError):
        return None
    except BaseException:
        with _lock:
            if _begun.get(key) is drawing:
                del _begun[key]  # another time it may go well
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


def _asked(key: _Key, session: str) -> _Drawing | None:
    """The page, if it is drawn or begun; nothing but memory is looked at."""
    with _lock:
        if drawing := _begun.get(key):
            drawing.sessions.add(session)
            _begun.move_to_end(key)
        return drawing


def _begin(key: _Key, session: str, library: Library, paged: PagedText) -> _Drawing:
    """Put a page into the queue. The file is looked at before the lock is taken: nobody else waits for that."""
    from ingest.page_view import viewing
    from ingest.page_view.pieces import pieces_on

    _, _, number, start, end = key
    file, pieces = library.originals.whole(paged.document_id), pieces_on(paged, start, end, number)
    with _lock:
        if (drawing := _begun.get(key)) is None:
            drawing = _begun[key] = _Drawing(viewing.begin(file, number, pieces))
        drawing.sessions.add(session)
        _begun.move_to_end(key)
        _leave_those_before(session)
        while len(_begun) > KEPT:
            _, oldest = _begun.popitem(last=False)
            oldest.page.cancel()
        return drawing


def _leave_those_before(session: str) -> None:
    """Let go of what a session waited for before its last few pages, where no other one waits for it too."""
    waited = [(key, one) for key, one in _begun.items() if session in one.sessions and not one.page.done()]
    for key, one in waited[:-WAITING]:
        one.sessions.discard(session)
        if not one.sessions and one.page.cancel():
            del _begun[key]


def place(paged: PagedText, number: int) -> str:
    """How a page is named: "p. 7 (PDF page 9)"."""
    label = paged.labels[number - 1] if number <= len(paged.labels) else None
    return places.pages({"pages": [number], "labels": [] if label is None else [label]})
