"""The works, citations, quotations and printed pages of a document in the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def read(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, dict[str, tuple[Any, ...]]]:
    """Of some documents (row numbers) the works, citations, quotations and printed pages, each in their order."""
    found: dict[int, dict[str, list[Any]]] = {n: {name: [] for name in _STATEMENTS} for n in numbers}
    for name, (statement, make) in _STATEMENTS.items():
        for row in connection.execute(statement, {"numbers": list(numbers)}):
            found[row[0]][name].append(make(row[1:]))
    return {number: {name: tuple(rows) for name, rows in own.items()} for number, own in found.items()}


def _work(row: Sequence[Any]) -> Work:
    return Work(**dict(zip(_OF_WORK, row, strict=False)), authors=tuple(Name.from_csl(a) for a in row[-1]))


def _quotation(row: Sequence[Any]) -> Quotation:
    return Quotation(**dict(zip(_OF_QUOTATION, row, strict=True)) | {"citations": tuple(row[-1])})


def _write(connection: sa.Connection, table: sa.Table, document: int, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), [{"document": document, "number": i} | r for i, r in enumerate(rows)])


def _statement(table: sa.Table, names: Sequence[str]) -> sa.Select[Any]:
    """Made once for each table: putting a statement together takes longer than it runs."""
    among = table.c.document.in_(sa.bindparam("numbers", expanding=True))
    columns = (table.c[n] for n in ("document", *names))
    return sa.select(*columns).where(among).order_by(table.c.document, table.c.number)


_STATEMENTS: dict[str, tuple[sa.Select[Any], Callable[[Sequence[Any]], Any]]] = {
    "works": (_statement(works, (*_OF_WORK, "authors")), _work),
    "citations": (_statement(citations, _OF_CITATION), lambda row: Citation(*row)),
    "quotations": (_statement(quotations, _OF_QUOTATION), _quotation),
    "printed": (_statement(printed_pages, _OF_PRINTED), lambda row: PrintedPage(*row)),
}
