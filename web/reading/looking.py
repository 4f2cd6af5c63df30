"""What the reading pane asks for, and what it is told: a page, a section, the outline, whether the quote is saved.

A request comes from a browser and is checked like anything from outside. What goes wrong is told in a line; the pane
then shows the text that it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from store.documents import PagedText
from store.errors import SscError
from web import context, people, reading_words, sections, services

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """A span of a document, and what is wanted of it. `key` comes back with the answer; `image`: the picture of the
    page is not there yet."""

    key: str
    document: str
    start: int
    end: int
    page: int | None = None
    section: int | None = None
    image: bool = True
    outline: bool = False
    context: bool = False


def request(value: Any) -> Request | None:
    """A request as it came; None where it is none."""
    if not isinstance(value, dict):
        return None
    numbers = [value.get(name) for name in ("start", "end", "page", "section")]
    if not all(n is None or (isinstance(n, int) and not isinstance(n, bool)) for n in numbers):
        return None
    start, end, page, section = numbers
    key, document = value.get("key"), value.get("document")
    if not (isinstance(key, str) and isinstance(document, str) and start is not None and end is not None):
        return None
    if not (0 <= start < end and (page is None or page > 0)):
        return None
    return Request(
        key, document, start, end, page, section, value.get("image") is not False, value.get("outline") is True,
        value.get("context") is True,
    )  # fmt: skip


def looked(asked: Request) -> Json:
    """The answer to a request. `pending`: the page is being drawn, ask again. Never raises SscError."""
    found: Json = {
        "key": asked.key, "document": asked.document, "start": asked.start, "end": asked.end, "saved": None,
        "page": None, "pending": False, "section": None, "outline": None, "context": None, "error": "",
    }  # fmt: skip
    try:
        paged = _paged(asked)
        if paged is None:
            return found
        found["saved"] = _saved(asked, paged)
        if asked.context:
            found["context"] = context.around(paged, asked.start, asked.end)
        if asked.outline:
            found["outline"] = sections.outline(paged)
        if asked.section is not None:
            found["section"] = sections.section(paged, asked.section, asked.start, asked.end)
        if asked.page is not None:
            page = services.page_view(asked.document, asked.page, asked.start, asked.end)
            found["pending"] = page is None
            found["page"] = page if page is None or asked.image else page | {"image": ""}
    except SscError as error:
        found["error"] = reading_words.NOT_READ.format(why=error)
    return found


def keep(asked: Request) -> Json:
    """Save the quote of a request; an answer that says so. Never raises SscError."""
    from assistant.collection import save
    from assistant.quote_search import quote_at

    try:
        if _paged(asked) is not None:
            library = services.library()
            quote = quote_at(library, asked.document, asked.start, asked.end)
            save(quote, services.notebook(), library, owner=people.current().id)
    except SscError as error:
        return looked(asked) | {"error": reading_words.NOT_KEPT.format(why=error)}
    return looked(asked)


def _paged(asked: Request) -> PagedText | None:
    """The text of the document, if the span lies in it. Raises SscError."""
    paged = services.library().paged(asked.document)
    return paged if asked.end <= len(paged.text) else None


def _saved(asked: Request, paged: PagedText) -> bool:
    from assistant.collection import saved_as

    text = paged.text[asked.start : asked.end]
    notebook, library, owner = services.notebook(), services.library(), people.current().id
    return saved_as(text, asked.document, asked.start, notebook, library, owner) is not None
