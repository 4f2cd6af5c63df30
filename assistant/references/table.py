"""CSV: a row a quote. UTF-8 with its mark, so that spreadsheet programs read it as such.

A cell that such a program would take for a formula begins with an apostrophe, which it does not show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from assistant.quotes import Quote
from assistant.references.exporting import Kept, Wishes, citations
from assistant.references.places import pages_of

COLUMNS = (
    "quote", "speaker", "author says", "original", "full reference of the original", "authors", "year", "title",
    "pages", "section", "paragraph", "note", "citation", "reference", "own note", "tags", "source", "start", "end",
)  # fmt: skip


def table(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The quotes as rows under `COLUMNS`."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for one, cited in zip(kept, citations(kept, wishes), strict=True):
        quote, place = one.quote, one.quote.locator
        record = quote.document.record
        rows.writerow(_safe(cell) for cell in (
            quote.text, quote.speaker, _author_says(quote),
            quote.original.as_cited if quote.original else "", quote.original.reference if quote.original else "",
            "; ".join(str(a) for a in record.authors), record.year or "", record.title, pages_of(place), place.section,
            place.paragraph or "", place.note or "", cited.citation, cited.reference, one.comment, "; ".join(one.tags),
            quote.document.source, place.start, place.end,
        ))  # fmt: skip
    return out.getvalue().encode("utf-8-sig")


def _author_says(quote: Quote) -> str:
    """Whether the words are the author's own: he may also tell in his words what another says."""
    if quote.author_says:
        return "yes"
    return "no, but told in the author’s words" if quote.reported else "no"


def _safe(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
