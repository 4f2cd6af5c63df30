"""Full-text search over blocks: SQLite's FTS5 over terms that we cut ourselves (`words.py`), ranked by BM25.

Three columns: the folded terms of a block, their stems in the language of its document, and its units, by which exact
phrases and words are found (`matching.py` says where). FTS5 only splits at spaces.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import sqlalchemy as sa

from store.matching import Wanted
from store.words import STEMMED_LANGUAGES, is_unspaced, stem, tokens, units

# A match on the word itself counts for more than one on its stem, which it brings with it. Of the units only single
# characters of a script without spaces are ever ranked by.
_TERM_WEIGHT, _STEM_WEIGHT, _UNIT_WEIGHT = 1.0, 0.6, 1.0
# Terms in more blocks than this share are left out of a ranking that has others: BM25 gives them no weight.
_COMMON = 0.5
# Of so many times the blocks wanted the kind and the document are looked up; as a limit -1 is none.
_LOOKED_UP, _ALL = 4, -1

_CREATE = (
    # The ascii tokenizer takes every character beyond ASCII for a part of a term, as it must: we have cut already.
    """CREATE VIRTUAL TABLE IF NOT EXISTS block_words
       USING fts5(terms, stems, units, tokenize = "ascii tokenchars '''.,-'")""",
    # By rows, a term counts once for a block that has it as a word and as a stem; by columns, words apart from stems.
    "CREATE VIRTUAL TABLE IF NOT EXISTS word_counts USING fts5vocab(block_words, row)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS column_counts USING fts5vocab(block_words, col)",
)

_INSERT = sa.text("INSERT INTO block_words (rowid, terms, stems, units) VALUES (:id, :terms, :stems, :units)")


def create(connection: sa.Connection) -> None:
    for statement in _CREATE:
        connection.execute(sa.text(statement))


def insert(connection: sa.Connection, block_ids: Sequence[int], block_texts: Sequence[str], language: str) -> None:
    """Index blocks; `language` is that of their document ("" counts as English)."""
    rows = []
    for block_id, text in zip(block_ids, block_texts, strict=True):
        terms = [t.term for t in tokens(text)]
        stems = [stem(t, language or "en") for t in terms]
        whole = [u.term for u in units(text)]
        rows.append({"id": block_id, "terms": " ".join(terms), "stems": " ".join(stems), "units": " ".join(whole)})
    if rows:
        connection.execute(_INSERT, rows)


def delete(connection: sa.Connection, documents: Sequence[int]) -> None:
    """Take the blocks of documents (row numbers) out of the index; before the blocks themselves are deleted."""
    statement = sa.text(
        "DELETE FROM block_words WHERE rowid IN (SELECT id FROM blocks WHERE document IN :documents)"
    ).bindparams(sa.bindparam("documents", expanding=True))
    connection.execute(statement, {"documents": list(documents)})


def frequency(connection: sa.Connection, terms: Sequence[str]) -> dict[str, int]:
    """In how many blocks each folded term or stem occurs."""
    statement = sa.text("SELECT term, doc FROM word_counts WHERE term IN :terms").bindparams(
        sa.bindparam("terms", expanding=True)
    )
    found = dict.fromkeys(terms, 0)
    return found | {term: int(count) for term, count in connection.execute(statement, {"terms": list(found)})}


def vocabulary(connection: sa.Connection) -> dict[str, int]:
    """Every folded word of the library, in how many blocks it stands."""
    rows = connection.execute(sa.text("SELECT term, doc FROM column_counts WHERE col = 'terms' ORDER BY term"))
    return {term: int(count) for term, count in rows}


def damage(connection: sa.Connection) -> list[str]:
    """What is wrong with the index: its own structures, and blocks that it lacks."""
    try:
        connection.execute(sa.text("INSERT INTO block_words (block_words) VALUES ('integrity-check')"))
    except sa.exc.DatabaseError as error:
        return [f"the word index is damaged ({error.__cause__})"]
    lacking = connection.scalar(sa.text("SELECT count(*) FROM blocks WHERE id NOT IN (SELECT rowid FROM block_words)"))
    return [f"{lacking} blocks are not in the word index"] if lacking else []


def block_count(connection: sa.Connection) -> int:
    return int(connection.scalar(sa.text("SELECT count(*) FROM blocks")) or 0)


def search(
    connection: sa.Connection,
    terms: Sequence[str],
    limit: int,
    documents: Sequence[str] | None,
    languages: Sequence[str],
) -> list[tuple[str, int, float]]:
    """The blocks that best match any of the terms: (document id, block number, BM25 with higher better).

    Terms are folded words or stems; each is also stemmed in the `languages` given. Reference lists are left out, and
    blocks of documents (ids) other than those given, when they are.
    """
    query = _any_of(connection, terms, languages)
    if not query or limit <= 0 or (documents is not None and not documents):
        return []
    # To look up what kind of block each of a hundred thousand is takes as long as to score it: only the best are.
    best = limit * _LOOKED_UP if documents is None else _ALL
    found = _ranked(connection, query, limit, best, documents)
    if len(found) < limit and best != _ALL:
        found = _ranked(connection, query, limit, _ALL, documents)  # fewer match, or many are reference lists
    return found


def _ranked(
    connection: sa.Connection, query: str, limit: int, best: int, documents: Sequence[str] | None
) -> list[tuple[str, int, float]]:
    """What `search` gives, from the `best` blocks of all."""
    among = "AND d.id IN :documents" if documents is not None else ""
    statement = sa.text(
        f"""SELECT d.id, b.number, f.score
            FROM (SELECT rowid AS id, -bm25(block_words, {_TERM_WEIGHT}, {_STEM_WEIGHT}, {_UNIT_WEIGHT}) AS score
                  FROM block_words WHERE block_words MATCH :query ORDER BY score DESC, rowid LIMIT :best) f
              JOIN blocks b ON b.id = f.id JOIN documents d ON d.number = b.document
            WHERE b.kind != 'reference' {among} ORDER BY f.score DESC, f.id LIMIT :limit"""
    )
    values: dict[str, object] = {"query": query, "limit": limit, "best": best}
    if documents is not None:
        statement = statement.bindparams(sa.bindparam("documents", expanding=True))
        values["documents"] = list(documents)
    return [(r[0], int(r[1]), float(r[2])) for r in connection.execute(statement, values)]


def blocks_meeting(
    connection: sa.Connection, parts: Sequence[Sequence[Wanted]], documents: Sequence[str] | None
) -> list[tuple[str, list[tuple[int, int, int]]]]:
    """Blocks of all kinds in which a search may be met: (document id, [number, start, end of a block]), in order.

    A search has one part or several, each of words in a row; all are to be met in the same block. None that meets it is
    lacking; words that may have several forms are only looked for in the same block.
    """
    among = "AND d.id IN :documents" if documents is not None else ""
    statement = sa.text(
        f"""SELECT d.id, b.number, b.start, b."end" FROM block_words JOIN blocks b ON b.id = block_words.rowid
            JOIN documents d ON d.number = b.document
            WHERE block_words MATCH :query {among} ORDER BY d.source, b.id"""
    )
    values: dict[str, object] = {"query": " AND ".join(f"({_all_of(part)})" for part in parts)}
    if documents is not None:
        statement = statement.bindparams(sa.bindparam("documents", expanding=True))
        values["documents"] = list(documents)
    rows = connection.execute(statement, values).all()
    return [(id_, [(r[1], r[2], r[3]) for r in own]) for id_, own in itertools.groupby(rows, key=lambda r: str(r[0]))]


def _all_of(wanted: Sequence[Wanted]) -> str:
    """The query for blocks that hold all the words; those that the index has under one name, in a row."""
    parts: list[str] = []
    for column, run in itertools.groupby(wanted, key=_column):
        if column == "units":
            parts.append(f"units : {_quoted(' '.join(form for w in run for form in w.forms))}")
        elif column == "terms":
            parts.append(f"terms : {_quoted(' '.join(w.term for w in run))}")
        else:
            for word in run:
                either = [f"units : {_quoted(form)}" for form in sorted(word.forms)]
                either += [f"stems : {_quoted(s)}" for s in sorted({s for _, s in word.stems})]
                parts.append(f"({' OR '.join(either)})")
    return " AND ".join(parts)


def _column(word: Wanted) -> str:
    """The column that has a word under one name; "" where it has several."""
    if word.term:
        return "terms"
    return "units" if len(word.forms) == 1 and not word.stems else ""


def _any_of(connection: sa.Connection, terms: Sequence[str], languages: Sequence[str]) -> str:
    wanted = [t for t in dict.fromkeys(terms) if t and " " not in t]
    counts = frequency(connection, wanted)
    common = _COMMON * block_count(connection)
    if rare := [t for t in wanted if counts[t] <= common]:
        wanted = rare
    spaced = [t for t in wanted if not is_unspaced(t)]
    stems = dict.fromkeys(stem(t, language) for t in spaced for language in languages or STEMMED_LANGUAGES[:1])
    # Each part is compared with every block that meets any of them: a word and its like stem are one part.
    parts = [f"units : {_quoted(t)}" for t in wanted if is_unspaced(t)]
    parts += [f"{{terms stems}} : {_quoted(t)}" for t in spaced]
    parts += [f"stems : {_quoted(s)}" for s in stems if s not in spaced]
    return " OR ".join(parts)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
