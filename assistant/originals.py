"""The work after which a document gives another's words, led to the full reference that the document holds."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes import Original
from store.documents import PagedText
from store.works import Citation


def original_of(paged: PagedText, as_cited: str | None, cited: Sequence[Citation]) -> Original | None:
    """The work named with the words of a span; `cited` are the places that name it, `as_cited` what they say.

    Where several works are named, the first that is resolved is the reference and `as_cited` has them all.
    """
    if as_cited is None:
        return None
    if not cited:
        return Original(as_cited, why="The sentence names it; no note or mark does.")
    chosen = next((c for c in cited if c.work is not None), cited[0])
    if chosen.work is None:
        return Original(as_cited, "", chosen.pages, chosen.note, chosen.why or "The document gives no full reference.")
    work = paged.works[chosen.work]
    reference = " ".join(paged.text[work.start : work.end].split())
    return Original(
        as_cited,
        reference,
        chosen.pages,
        chosen.note,
        authors=tuple(name for name in work.families if name),
        year=work.year,
    )
