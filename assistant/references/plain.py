"""A plain line that cites a quote, without any style: who, when, what, where, and the place."""

from __future__ import annotations

from assistant.quotes import Quote
from assistant.references.cite import Cited, at_second_hand
from assistant.references.places import beside_page, pages_of
from assistant.references.wording import secondary, word
from store.documents import Record

NAME = "plain"


def plain_citation(quote: Quote, language: str = "en") -> Cited:
    """The citation of a quote and the reference of its document, in words that no style prescribes."""
    record = quote.document.record
    year = str(record.year) if record.year else word("no_date", language)
    page = pages_of(quote.locator)
    place = [f"{word('page', language)} {page}"] if page else []
    said = ", ".join(
        filter(None, [_authors(record) or _title(quote), year, *place, beside_page(quote.locator, language)])
    )
    whose = at_second_hand(quote, secondary("", language))
    return Cited(f"({f'{whose} ' if whose else ''}{said})", reference_of(quote, year))


def reference_of(quote: Quote, year: str) -> str:
    """The document in one line; what its record does not say is left out, but for the date."""
    record = quote.document.record
    where = (
        record.container
        + (f" {record.volume}" if record.volume else "")
        + (f"({record.issue})" if record.issue else "")
    )
    parts = [
        f"{_authors(record)} ({year})" if _authors(record) else "",
        _title(quote) if _authors(record) else f"{_title(quote)} ({year})",
        f"{where}, {record.page}" if where and record.page else where,
        record.publisher,
        f"https://doi.org/{record.doi}" if record.doi else record.url,
    ]
    line = ""
    for part in filter(None, parts):
        line += f"{'' if not line else ' ' if line[-1] in '.?!' else '. '}{part}"
    return line if line.endswith(("?", "!", ".")) or record.doi or record.url else f"{line}."


def _authors(record: Record) -> str:
    names = [str(name) for name in record.authors]
    return f"{names[0]} et al." if len(names) > 3 else ", ".join(names)


def _title(quote: Quote) -> str:
    return quote.document.record.title or quote.document.source
