"""The collection: quotes that a reader saved, with notes and tags of his own, found again in the library as it is now.

A quote is anchored by its words, those around it and its place. Where its document has changed it is found again by
them, or told as changed; where its document is gone, as withdrawn. It is never lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.attribution import author_of
from assistant.quote_search import quote_at
from assistant.quotes import Quote, quote_from_json
from assistant.record import words_around
from assistant.references.exporting import Kept
from assistant.standing import find
from store.as_json import record_from_json, record_to_json
from store.documents import Document, Locator, Record
from store.errors import DocumentUnknown
from store.notebook import Notebook, SavedQuote
from store.words import fold

if TYPE_CHECKING:
    from store.library import Library

Standing = Literal["stands", "moved", "changed", "withdrawn"]
_GONE = {
    "changed": "these words no longer stand in the document",
    "withdrawn": "the document has left the library",
}


@dataclass(frozen=True, slots=True)
class Collected:
    """A saved quote and what has become of it.

    `quote` is it as it stands in the library now, None where its words are no longer there.
    """

    saved: SavedQuote
    standing: Standing
    quote: Quote | None


def save(
    quote: Quote, notebook: Notebook, library: Library, *, comment: str = "", tags: Sequence[str] = (), owner: str = ""
) -> str:
    """Keep a quote for an owner; its id. One that is kept already gets the note and the tags, and keeps its id, also
    where it was kept from another state of its document and its words have moved here.

    Raises DocumentUnknown, NotebookUnreadable, TextUnclean.
    """
    start, end = quote.locator.start, quote.locator.end
    if start is None or end is None:
        raise ValueError("A quote without a place cannot be kept.")
    tags = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    if same := saved_as(quote.text, quote.document.id, start, notebook, library, owner):
        notebook.annotate(same.id, comment or same.comment, dict.fromkeys([*same.tags, *tags]), owner)
        return same.id
    before, after = words_around(library.paged(quote.document.id).text, start, end)
    return notebook.save_quote(
        SavedQuote(
            document_id=quote.document.id,
            source=quote.document.source,
            text=quote.text,
            before=before,
            after=after,
            start=start,
            comment=comment.strip(),
            tags=tags,
            shown=quote.to_json() | {"kept_record": record_to_json(quote.document.record)},
            owner=owner,
        )
    )


def saved_as(
    text: str, document_id: str, start: int, notebook: Notebook, library: Library, owner: str | None = None
) -> SavedQuote | None:
    """The quote of these words at this place, as the library is now, that an owner saved (None: anybody), the latest of
    several; None where they were not saved. Raises NotebookUnreadable."""
    now = [_found(s, library) for s in notebook.quotes(owner) if s.text == text]
    here = document_id, start
    return next((c.saved for c in now if c.quote and (c.quote.document.id, c.quote.locator.start) == here), None)


def collected(
    notebook: Notebook, library: Library, tags: Sequence[str] = (), owner: str | None = None
) -> tuple[Collected, ...]:
    """The saved quotes of an owner (None: of all), the latest first, with what has become of each; with `tags` those
    that have all of them."""
    library.refresh()
    wanted = {fold(tag) for tag in tags}
    mine = notebook.quotes(owner)
    return tuple(_found(saved, library) for saved in mine if wanted <= {fold(tag) for tag in saved.tags})


def _found(saved: SavedQuote, library: Library) -> Collected:
    around = saved.before, saved.after
    here = {d.id: d for d in library.documents()}
    named = [d.id for d in here.values() if d.source == saved.source or saved.source in d.paths]
    for document_id in dict.fromkeys([*([saved.document_id] if saved.document_id in here else []), *named]):
        start, end = saved.start, saved.start + len(saved.text)
        try:
            text = library.paged(document_id).text
            if document_id == saved.document_id and text[start:end] == saved.text:
                return Collected(saved, "stands", quote_at(library, document_id, start, end))
            if span := find(text, saved.text, around):
                return Collected(saved, "moved", quote_at(library, document_id, *span))
        except DocumentUnknown:
            return Collected(saved, "withdrawn", None)  # it left between two looks
    if named or saved.document_id in here:
        return Collected(saved, "changed", None)
    return Collected(saved, "withdrawn", None)


def as_it_was(saved: SavedQuote) -> Quote:
    """A saved quote as it was shown when it was saved, for one that no longer stands; of one that an earlier version
    kept its words and the name of its file."""
    if not saved.shown:
        document = Document(saved.document_id, saved.source, Record())
        place = Locator(saved.document_id, saved.start, saved.start + len(saved.text))
        return Quote(saved.id, saved.text, place, document, author_of(document), author_says=True)
    return quote_from_json(saved.shown, record_from_json(saved.shown["kept_record"]))


def kept(found: Sequence[Collected]) -> list[Kept]:
    """The quotes of a collection as they are exported; of one that no longer stands what was shown of it, marked."""
    made = []
    for one in found:
        comment = one.saved.comment
        if one.quote is None:
            comment = f"{comment} [{_GONE[one.standing]}]".strip()
        made.append(Kept(one.quote or as_it_was(one.saved), comment, one.saved.tags))
    return made
