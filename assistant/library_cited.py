"""Which documents name somebody or something in their references, their notes, their marks of citation, or in running
text with the year of a work ("from Silva, N. (2018)"), and where.

The words are looked for as they are written; initials of authors of works stand for given names, and the names are told
as they are printed. Whether two authors of one name are one person is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.wants import plain
from store.documents import Name, PagedText
from store.words import fold, terms_of

if TYPE_CHECKING:
    from store.library import Library, Where

Span = tuple[int, int]
# Sections whose blocks are references or notes, whatever the reader took them for.
_SECTIONS = re.compile(
    r"\W*(?:\d+\W+)?(?:references?|bibliography|works cited|sources|(?:foot|end)?notes|further reading"
    r"|(?:other )?recommended reading|referencias(?: bibliograficas)?|bibliografia|fuentes|notas|bibliographie"
    r"|references bibliographiques|المراجع|参考文献|注释)\W*"
)


def places_of(values: Sequence[str], library: Library, where: Where) -> tuple[tuple[str, ...], Mapping[str, Span]]:
    """The names under which any of `values` is cited, `values` first, and by document id the first place. Raises
    StoreError."""
    names = dict.fromkeys(values)
    found: dict[str, list[Span]] = {}
    for document in library.documents(where):
        paged = library.paged(document.id)
        for work in paged.works:
            for author in work.authors:
                if any(_is(author, value) for value in values):
                    names.setdefault(str(author))
                    found.setdefault(document.id, []).append((work.start, work.end))
    for value in values:
        for hit in library.occurrences(value, where):
            if span := _citing(hit.start, hit.end, library.paged(hit.document_id)):
                found.setdefault(hit.document_id, []).append(span)
        given, _, family = value.rpartition(" ")
        for hit in library.occurrences(family, where) if given else ():
            if span := _dated(hit.start, hit.end, library.paged(hit.document_id), given):
                found.setdefault(hit.document_id, []).append(span)
    folded = {fold(v) for v in values}
    kept = tuple(n for n in names if n in values or fold(n) not in folded)
    return kept, {id_: min(spans) for id_, spans in found.items()}


def _is(author: Name, value: str) -> bool:
    """Whether an author may be meant by a full name: the family name with given names or their initials in order."""
    family, given = terms_of(author.family), re.findall(r"[^\W\d_]+", plain(author.given))
    wanted = re.findall(r"[^\W\d_]+", plain(value))
    if not family or not terms_of(value) > family:
        return False  # a family name alone is met by its words
    left = [t for t in wanted if not terms_of(t) <= family]
    return bool(given and left) and all(
        t == g or (t[0] == g[0] and 1 in (len(t), len(g))) for t, g in zip(left, given, strict=False)
    )


def _citing(start: int, end: int, paged: PagedText) -> Span | None:
    """The reference, note or mark of citation in which a span stands, or the work named with its year."""
    block = paged.blocks[paged.block_at(start)]
    if block.kind in ("reference", "footnote") or (
        block.kind != "heading" and _SECTIONS.fullmatch(plain(block.section))
    ):
        return block.start, block.end
    marked = next(((c.start, c.end) for c in paged.citations if c.start <= start and end <= c.end), None)
    return marked or _dated(start, end, paged)


# What makes a name in running text that of a work: the year in brackets, behind initials and others of its authors.
_INITIALS = r"(?:,? ?(?P<{0}>(?:[A-ZÀ-Þ]\.[ -]?){{1,4}}))?"
_OTHERS = (
    rf"(?:,? ?(?:and|&|et|y|e) (?:[A-ZÀ-Þ][\w'’-]+ ?){{1,3}}{_INITIALS.format('second')}"
    r"|,? et al\.?|,? and (?:others|colleagues))?"
)
_WITH_ITS_YEAR = re.compile(
    rf"(?:['’]s)?{_INITIALS.format('first')}{_OTHERS} ?\((?:1[5-9]|20)\d\d[a-z]?(?:[,:;] ?[^()]{{0,30}})?\)"
)
# A longer block is not shown whole.
_SHOWN_WORDS = 70


def _dated(start: int, end: int, paged: PagedText, given: str = "") -> Span | None:
    """The block in which a name of a work stands with its year, or name and year; `given` are names that its initials
    must bear out."""
    block = paged.blocks[paged.block_at(start)]
    found = _WITH_ITS_YEAR.match(paged.text, end, block.end)
    if block.kind not in ("body", "list", "quote", "caption") or not found or not paged.text[start].isupper():
        return None
    initials = [t[0] for t in re.findall(r"[^\W\d_]+", plain(found["first"] or ""))]
    wanted = [t[0] for t in re.findall(r"[^\W\d_]+", plain(given))]
    if given and (not initials or initials[: len(wanted)] != wanted[: len(initials)]):
        return None
    short = len(paged.text[block.start : block.end].split()) <= _SHOWN_WORDS
    return (block.start, block.end) if short else (start, found.end())
