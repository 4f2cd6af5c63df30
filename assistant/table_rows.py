"""Rows of a table for each of those it is on ("how much did each founder put in?") or for the one that is named ("what
is China's share?"), with the row that heads it: the figure stands beside the name, and no sentence has both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.candidates import Found
from assistant.countries import countries_in, is_country
from assistant.picks import Pick
from assistant.table_asks import Table, cells_of, tables_near
from assistant.terms import NAME_MET
from assistant.wants import Kind, plain
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library

_FIGURES = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.FIGURE, Kind.OPEN})
_EACH = re.compile(r"\b(?:each|every|per)(?: of the)? (?P<of>[a-z]+)\b|\b(?:cada|chaque) (?P<also>[a-z]+)\b")
_STATES = frozenset(
    "country countries state states nation nations government governments member members pais pays".split()
)
_ASKS = re.compile(r"^\W*(?:and )?(?:how much|how many|what|which|cuant|combien|quant|que|quel)")
_ROWS = 20


def rows_of_each(found: Found, library: Library) -> tuple[Pick, ...]:
    """All rows of the one table whose rows are of what an ask wants a figure of, each; none where it is not told that
    the table is on all that the ask names."""
    folded = plain(found.ask.text)
    each = _EACH.search(folded)
    if each is None or found.ask.want.kind not in _FIGURES or not _ASKS.match(folded) or not found.ask.names:
        return ()
    noun = each["of"] or each["also"]
    for table in tables_near(found, library):
        paged = library.paged(table.document_id)
        firsts = [cells_of(paged, row)[0] for row in table.rows]
        states = noun in _STATES and sum(map(is_country, firsts)) * 2 > len(firsts)
        head = terms_of(cells_of(paged, table.header)[0])
        of_it = any(t.strength(head) >= NAME_MET for t in found.terms if t.term in terms_of(noun))
        if (states or of_it) and 1 < len(firsts) <= _ROWS and _is_on_it(table, found, library, frozenset()):
            return _picks(table, list(range(len(firsts))))
    return ()


def row_of_the_named(found: Found, library: Library) -> tuple[Pick, ...]:
    """The row of the one country of which an ask wants a figure, in a table on all else that the ask names."""
    ask = found.ask
    whose = countries_in(ask.text)
    if ask.want.kind not in _FIGURES - {Kind.OPEN} or len(whose) != 1 or ask.years:
        return ()
    own = frozenset(t for name in ask.names if countries_in(name) for t in terms_of(name))
    if len([name for name in ask.names if not terms_of(name) <= own]) == 0:
        return ()
    for table in tables_near(found, library):
        paged = library.paged(table.document_id)
        rows = [i for i, row in enumerate(table.rows) if countries_in(cells_of(paged, row)[0]) == whose]
        figures = [i for i in rows if any(c.isdigit() for cell in cells_of(paged, table.rows[i])[1:] for c in cell)]
        if len(figures) == 1 and _is_on_it(table, found, library, own):
            return _picks(table, figures)
    return ()


def _is_on_it(table: Table, found: Found, library: Library, apart: frozenset[str]) -> bool:
    """Whether the header of a table and what stands around it have all that an ask names, some words apart."""
    paged = library.paged(table.document_id)
    near = table.among | terms_of(paged.text[table.header.start : table.header.end])
    wanted = frozenset(t for name in found.ask.names for t in terms_of(name)) - apart
    terms = [t for t in found.terms if t.term in wanted]
    return bool(terms) and all(t.strength(near) >= NAME_MET for t in terms)


def _picks(table: Table, rows: list[int]) -> tuple[Pick, ...]:
    header = Pick(table.document_id, table.header.start, table.header.end, 1.0, "header")
    chosen = [table.rows[i] for i in rows]
    return (header, *(Pick(table.document_id, row.start, row.end, 1.0, "table") for row in chosen))
