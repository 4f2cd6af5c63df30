"""The works, citations, quotations and printed pages of a document in the catalogue."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from store.documents import Name, PagedText
from store.tables import citations, printed_pages, quotations, works
from store.works import Citation, PrintedPage, Quotation, Work

_OF_WORK = ("start", "end", "year", "title", "container", "publisher", "pages", "doi", "url", "listed")
_OF_CITATION = ("start", "end", "note", "pages", "work", "rule", "why")
_OF_QUOTATION = ("start", "end", "ended", "note", "citations")
_OF_PRINTED = ("raw_start", "raw_end", "label", "proof_start", "proof_end")


def insert(connection: sa.Connection, document: int, paged: PagedText) -> None:
    """Write what a document names and quotes. `document` is its row number."""
    _write(connection, works, document, [
        {n: getattr(w, n) for n in _OF_WORK} | {"authors": [a.to_csl() for a in w.authors]} for w in paged.works
    ])  # fmt: skip
    _write(connection, citations, document, [asdict(c) for c in paged.citations])
    _write(connection, quotations, document, [
        asdict(q) | {"citations": list(q.citations)} for q in paged.quotations
    ])  # fmt: skip
    _write(connection, printed_pages, document, [asdict(p) for p in paged.printed])


def works_of(connection: sa.Connection, document: int) -> tuple[Work, ...]:
    """The works that a document names, in their order."""
    rows = _read(connection, works, document, (*_OF_WORK, "authors"))
    return tuple(Work(**row | {"authors": tuple(Name.from_csl(a) for a in row["authors"])}) for row in rows)


def citations_of(connection: sa.Connection, document: int) -> tuple[Citation, ...]:
    return tuple(Citation(**row) for row in _read(connection, citations, document, _OF_CITATION))


def quotations_of(connection: sa.Connection, document: int) -> tuple[Quotation, ...]:
    rows = _read(connection, quotations, document, _OF_QUOTATION)
    return tuple(Quotation(**row | {"citations": tuple(row["citations"])}) for row in rows)


def printed_of(connection: sa.Connection, document: int) -> tuple[PrintedPage, ...]:
    return tuple(PrintedPage(**row) for row in _read(connection, printed_pages, document, _OF_PRINTED))


def _write(connection: sa.Connection, table: sa.Table, document: int, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), [{"document": document, "number": i} | r for i, r in enumerate(rows)])


def _read(connection: sa.Connection, table: sa.Table, document: int, names: tuple[str, ...]) -> list[dict[str, Any]]:
    query = sa.select(*(table.c[n] for n in names)).where(table.c.document == document).order_by(table.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]
