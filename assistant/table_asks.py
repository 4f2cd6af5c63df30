"""Rows of a table by a property ("which founder has the highest commitment?") or by what they are on ("what does the
table say on Peru?"), with the row that heads it.

The words of the question lead to the table by its header, its headings and the line before it; which row has the
greatest or the earliest value no words say, so the column is read. Superlatives of English, Spanish, French and
Portuguese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.candidates import Found
from assistant.list_nouns import FRAME
from assistant.picks import Pick
from assistant.sentences import header_of, headings_over
from assistant.table_values import figures_in, years_in
from assistant.terms import QueryTerm
from assistant.wants import plain
from assistant.wording import is_light
from store.documents import Block, PagedText
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library

_OF_A_TABLE = re.compile(
    r"\b(?:(?:in|of|from|by|which|what|according to) (?:does |do |is in )?(?:the|this|that|these) (?:[\w-]+ )?tables?\b|(?:en|de|segun|que dice) la tabla|(?:dans|selon|que dit) le tableau|(?:na|da|diz a) tabela|do quadro)\b"
    r"|(?:في|يقول) ال?جدول|表格?[中里]"
)
# "The most ships", "has least"; not "at least", "most of", "the least developed".
_MUCH = r"(?:\b(?:the|has|have|had|gave|gives|paid|pays|pledged|lent|lends|received|spent) {word}|(?<!at )\b{word}(?=\W*$))\b(?! (?:of|recent|\w+(?:ed|ing|[ai]ve|[ai]ble|al|ant|(?<!m)ent|ful|ous|ic))\b)"
_GREATEST = re.compile(
    r"\b(?:highest|largest|biggest|greatest|(?:el|la|los|las|su|tiene|tuvo|con) mayor(?! parte\b)|mas alt[oa]|mas grande|plus (?:eleve|grand|gros|haut)e?(?! partie\b)|maior(?! parte\b)|mais alt[oa])\b"
    rf"|{_MUCH.format(word='most')}"
)
_LEAST = re.compile(
    r"\b(?:lowest|smallest|fewest|menor|mas baj[oa]|mas pequen[oa]|plus (?:bas|basse|petite?|faible)|mais baix[oa])\b"
    rf"|{_MUCH.format(word='least')}"
)
_EARLIEST = re.compile(
    r"\b(?:oldest|earliest|mas antigu[oa]|plus ancien(?:ne)?|mais antig[oa])\b|\b(?:founded|created|established|set up|began|started|launched|opened) first\b"
)
_LATEST = re.compile(
    r"\b(?:newest|youngest|latest|most recent|mas reciente|plus recente?|mais recente)\b|\b(?:founded|created|established|set up|began|started|launched|opened) last\b"
)
# "The second largest", "the three lowest", "one of the oldest": not the row at the end, or not that alone.
_NOT_THE_END = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|next|\d+(?:st|nd|rd|th)|two|three|four|five|six|seven|eight|nine|ten|\d+|(?:one|some|among|any|which) of the|not the|than the)[ -](?:most|least|\w+est)\b"
    r"|\b(?:highest|largest|biggest|greatest|lowest|smallest|oldest|newest|earliest|latest) (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"|\b(?:segund[oa]|tercer[oa]?|deuxieme|troisieme|terceir[oa]|un[oa] de (?:los|las)|une? des|um[a]? d[oa]s)\b"
)
_ASKS_WHICH = re.compile(r"^\W*(?:(?:and|y|et|e) )?(?:which|what|who|que|cual|quel|quelle|qual)\b")
_SUM = re.compile(r"^\W*(?:total|sum|suma|somme|soma|all|average|mean)\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# From this strength on a header or a heading says a word of the question; and the share of its words to be said.
_SAYS, _SAID = 0.66, 0.6
_LOOKED_AT, _ROWS = 40, 6
# Words by which a question speaks of a table and of its values, not of what they are on.
_OF_FORM = terms_of(
    "table tables tabla tableau tabela row column highest largest biggest greatest most lowest smallest least fewest oldest"
    " earliest newest youngest latest recent first last mayor menor maior antiguo ancien show shows tell"
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the row that heads it, the others, and the terms of what it stands among (headings, title, the lines
    before and after it)."""

    document_id: str
    header: Block
    rows: tuple[Block, ...]
    among: frozenset[str]


def rows_asked(found: Found, library: Library) -> tuple[Pick, ...]:
    """The row that heads a table and those that an ask wants of it; none where it asks for no rows or no one table is
    the one asked about."""
    folded = plain(found.ask.text)
    named = bool(_OF_A_TABLE.search(folded))
    extreme = next((p for p in (_GREATEST, _LEAST, _EARLIEST, _LATEST) if p.search(folded)), None)
    if extreme is not None and _NOT_THE_END.search(folded):
        return ()
    if not named and not (extreme and _ASKS_WHICH.search(folded)):
        return ()
    asked = [
        t for t in found.terms if t.term in found.ask.terms and t.term not in FRAME | _OF_FORM and not is_light(t.term)
    ]
    if not asked:
        return ()
    picks: list[Pick] = []
    for table in tables_near(found, library):
        paged = library.paged(table.document_id)
        if extreme is None:
            rows = _rows_on(asked, table, paged)
        else:
            rows = _rows_at_the_end(asked, table, library, extreme, named=named)
        if rows and (extreme is None or not picks):
            picks += [_pick(table, table.header, "header"), *(_pick(table, row, "table") for row in rows)]
    return tuple(picks[: _ROWS + 2])


def _pick(table: Table, block: Block, found_by: str) -> Pick:
    return Pick(table.document_id, block.start, block.end, 1.0, found_by)


def tables_near(found: Found, library: Library) -> Iterator[Table]:
    """The tables of the documents of the best candidates, in their order."""
    for document_id in dict.fromkeys(c.document_id for c in found.candidates[:_LOOKED_AT]):
        paged = library.paged(document_id)
        title = terms_of(library.document(document_id).record.title)
        rows: dict[Block, list[int]] = {}
        for i, block in enumerate(paged.blocks):
            if block.kind == "table" and (header := header_of(paged, i)):
                rows.setdefault(header, []).append(i)
        for header, places in rows.items():
            beside = [
                paged.blocks[i] for i in (paged.blocks.index(header) - 1, places[-1] + 1) if 0 <= i < len(paged.blocks)
            ]
            near = [paged.text[b.start : b.end] for b in beside if b.kind in ("body", "caption")]
            among = title.union(headings_over(paged, places[0]), *map(terms_of, near))
            yield Table(document_id, header, tuple(paged.blocks[i] for i in places), among)


def _rows_on(asked: Sequence[QueryTerm], table: Table, paged: PagedText) -> list[Block]:
    """The rows that hold what is asked about, where header and surroundings hold the rest."""
    found = []
    for row in table.rows:
        own = terms_of(paged.text[row.start : row.end])
        around = own | table.among | terms_of(paged.text[table.header.start : table.header.end])
        heaviest = max(asked, key=lambda t: t.weight)
        names_it = any(t.strength(own) >= _SAYS for t in asked) and heaviest.strength(around) >= _SAYS
        if names_it and all(t.strength(around) >= _SAYS for t in asked):
            found.append(row)
    return found if len(found) <= _ROWS else []


def _rows_at_the_end(
    asked: Sequence[QueryTerm], table: Table, library: Library, extreme: re.Pattern[str], *, named: bool
) -> list[Block]:
    """The rows with the greatest, least, earliest or latest value of the column asked about; several where they tie."""
    paged = library.paged(table.document_id)
    heads = cells_of(paged, table.header)
    rows = [row for row in table.rows if not _SUM.match(plain(paged.text[row.start : row.end]))]
    around = table.among.union(*map(terms_of, heads))
    total = sum(t.weight for t in asked)
    if sum(t.weight for t in asked if t.strength(around) >= _SAYS) < _SAID * total or len(rows) < 2:
        return []
    if not named and not any(t.strength(terms_of(heads[0])) >= _SAYS for t in asked):
        return []  # the rows are of something else than what is asked for
    dated = extreme in (_EARLIEST, _LATEST)
    cells = [cells_of(paged, row) for row in rows]
    language = library.document(table.document_id).record.language
    column = _column(asked, heads, cells, language, dated=dated)
    if column is None:
        return []
    end = max if extreme in (_GREATEST, _LATEST) else min
    ways = _ways([row[column] for row in cells], language, dated=dated)
    found = {tuple(i for i, value in enumerate(values) if value == end(values)) for values in ways}
    # Read in two ways the column may have two ends, and none is known to be the one; a column of equals has none.
    (chosen,) = found if len(found) == 1 else ((),)
    if dated and len({cells[i][column] for i in chosen}) > 1:
        return []  # days of one year
    return [rows[i] for i in chosen] if len(chosen) < len(rows) and len(chosen) <= _ROWS else []


def _column(
    asked: Sequence[QueryTerm], heads: Sequence[str], rows: Sequence[Sequence[str]], language: str, *, dated: bool
) -> int | None:
    """The column of figures that the ask names best, of years where the earliest or the latest is asked for; None
    where it names none, and not the only one."""
    valued = [
        i for i in range(1, len(heads))
        if all(i < len(row) for row in rows) and _ways([row[i] for row in rows], language, dated=dated)
        and (dated or not all(_YEAR.fullmatch(row[i].strip()) for row in rows))
    ]  # fmt: skip
    met = {i: sum(t.weight * t.strength(terms_of(heads[i])) for t in asked) for i in valued}
    best = max(met, key=lambda i: met[i], default=None)
    if best is None or (len(valued) > 1 and (not met[best] or list(met.values()).count(met[best]) > 1)):
        return None
    return best


def _ways(cells: Sequence[str], language: str, *, dated: bool) -> list[list[float]]:
    """The values of a column, in each way in which they may be read; none where they cannot be compared."""
    if not dated:
        return figures_in(cells, language)
    years = years_in(cells)
    return [years] if years else []


def cells_of(paged: PagedText, block: Block) -> list[str]:
    """The cells of a row, as they stand."""
    return [cell.strip() for cell in paged.text[block.start : block.end].strip().strip("|").split("|")]
