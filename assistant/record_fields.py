"""The fields of a document's record as they are said to a reader, and where each was found in the text."""

from __future__ import annotations

from assistant.holding import months
from store.documents import Document, PagedText, Record

Span = tuple[int, int]


def date_of(record: Record) -> str:
    """The date of a record as far as it is known ("2019", "2019-06", "2019-06-17"), "" for none."""
    return "-".join(f"{n:02d}" if i else str(n) for i, n in enumerate(record.issued))


def value_of(record: Record, name: str) -> str:
    """A field of a record as it is said to a reader, "" where the record lacks it.

    `name` is a field of `Record`, "author_count", or "citation": who, when, what and where in one line, of the fields
    that there are.
    """
    if name == "author_count":
        return f"{len(record.authors)} ({value_of(record, 'authors')})" if record.authors else ""
    if name == "authors":
        return " · ".join(str(a) for a in record.authors)
    if name == "issued":
        return date_of(record)
    if name == "doi":
        return f"https://doi.org/{record.doi}" if record.doi else ""
    if name == "citation":
        return _citation(record)
    return str(getattr(record, name))


def _citation(record: Record) -> str:
    if not record.title:
        return ""
    number = f"{record.volume}({record.issue})" if record.issue else record.volume
    where = ", ".join(filter(None, (" ".join(filter(None, (record.container, number))), record.page)))
    publisher = record.publisher if record.publisher not in map(str, record.authors) else ""
    parts = (
        "; ".join(str(a) for a in record.authors), f"({record.year or 'n.d.'})", record.title, where, publisher,
        value_of(record, "doi") or record.url,
    )  # fmt: skip
    who, year, *rest = parts
    return ". ".join([f"{who} {year}".strip(), *(p.rstrip(".") for p in rest if p)])


def spans_of(document: Document, name: str) -> tuple[Span, ...]:
    """Where a field was found in the document's text; none where it came from elsewhere."""
    name = "authors" if name == "author_count" else name
    return tuple(
        (o.start, o.end) for o in document.record.origins
        if o.field == name and o.start is not None and o.end is not None
    )  # fmt: skip


def printed_date(document: Document, paged: PagedText) -> str:
    """The date as the document prints it, where that says no other than the record does; "" elsewhere."""
    spans = spans_of(document, "issued")
    if len(spans) != 1:
        return ""
    printed = paged.text[slice(*spans[0])]
    year, *rest = document.record.issued
    named = months(printed)
    return printed if str(year) in printed and not (rest and named and rest[0] not in named) else ""
