"""Which documents name somebody or something in their references, their notes, their marks of citation, or in running
text with the year of a work ("from Silva, N. (2018)"), and where.

The words are looked for as they are written; initials of authors of works stand for given names, and the names are told
as they are printed. Words within the title of a work that is cited cite nobody: only a whole title or a whole part of
one counts. Whether two authors of one name are one person is not known.
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


# "Silva (2012)", "Silva and Okoro, 2012", "Silva et al. 2012a": whose work, and of which year.
_OF_A_YEAR = re.compile(r"(?P<who>\D*[^\d\W][.’']?),? ?\(?(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z]?)\)?")
_ET_AL = re.compile(r",? (?:et al\.?|and others|y otros|et autres|e outros)$")
_AND_OTHERS = re.compile(r"\bet al\b|\band others\b")
_TOGETHER = re.compile(r",? (?:and|&|y|et|e) |, ")


def work_of_a_year(value: str) -> tuple[tuple[str, ...], str, bool] | None:
    """The authors of the works that a value names ("Silva and Okoro (2012)"), their year, and whether others wrote them
    too ("Silva et al."); None where it names none."""
    found = _OF_A_YEAR.fullmatch(value.strip())
    if found is None:
        return None
    said = found["who"].strip(" ,")
    who = _ET_AL.sub("", said)
    names = tuple(n.strip() for n in _TOGETHER.split(who) if n.strip())
    return (names, f"{found['year']}{found['letter']}", who != said) if names else None


def places_of(values: Sequence[str], library: Library, where: Where) -> tuple[tuple[str, ...], Mapping[str, Span]]:
    """The names under which any of `values` is cited, `values` first, and by document id the first place. Raises
    StoreError."""
    names = dict.fromkeys(values)
    found: dict[str, list[Span]] = {}
    for value in values:
        if dated := work_of_a_year(value):
            for id_, spans in _works_of_a_year(*dated, library, where).items():
                found.setdefault(id_, []).extend(spans)
    values = [v for v in values if not work_of_a_year(v)]
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
    kept = tuple(n for n in names if fold(n) not in folded or n in values)
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


def _works_of_a_year(
    who: Sequence[str], year: str, with_others: bool, library: Library, where: Where
) -> dict[str, list[Span]]:
    """By document id the works of a year by all of the authors named, and the places that name the first with it."""
    found: dict[str, list[Span]] = {}
    for document in library.documents(where):
        paged = library.paged(document.id)
        for work in paged.works:
            by_all = all(any(_is(a, name) or _is_family(a, name) for a in work.authors) for name in who)
            alone = (
                with_others
                and len(work.authors) <= len(who)
                and not _AND_OTHERS.search(paged.text, work.start, work.end)
            )
            if by_all and not alone and _same_year(work.year, year):
                found.setdefault(document.id, []).append((work.start, work.end))
    for hit in library.occurrences(who[0], where):
        paged = library.paged(hit.document_id)
        if any(w.start <= hit.start and hit.end <= w.end for w in paged.works):
            continue  # it was looked at above
        marked = next(((c.start, c.end) for c in paged.citations if c.start <= hit.start and hit.end <= c.end), None)
        named = _WITH_ITS_YEAR.match(paged.text, hit.end)
        # In a mark of several works the year is that of the work if it is the next one behind the name.
        behind = paged.text[hit.end : marked[1]] if marked else named.group() if named else ""
        next_year = re.search(r"(?:1[5-9]|20)\d\d[a-z]?", behind)
        span = marked or _dated(hit.start, hit.end, paged)
        others = (
            all(terms_of(name) <= terms_of(behind[: next_year.start()]) for name in who[1:]) if next_year else False
        )
        if span and next_year and others and _same_year(next_year.group(), year):
            found.setdefault(hit.document_id, []).append(span)
    return found


def _same_year(one: str, wanted: str) -> bool:
    """Whether a year is the one wanted; a letter behind it ("2012a") counts only where both have one."""
    return one[:4] == wanted[:4] and (len(wanted) == 4 or len(one) == 4 or one == wanted)


def _is_family(author: Name, value: str) -> bool:
    """Whether a name is an author's family name, or that of an organisation, and no more."""
    return fold(value) == fold(author.family or author.literal)


def _within_a_title(start: int, end: int, paged: PagedText) -> bool:
    """Whether a span is but some words of the title of a cited work, or of what that appeared in."""
    work = next((w for w in paged.works if w.start <= start and end <= w.end), None)
    for title in (work.title, work.container) if work else ():
        spelt = r"\s+".join(map(re.escape, title.split()))
        found = re.compile(spelt).search(paged.text, work.start, work.end) if work and spelt else None
        if not found or not (found.start() <= start and end <= found.end()):
            continue
        before, behind = paged.text[found.start() : start].rstrip(), paged.text[end : found.end()].lstrip()
        if not before.strip("\"'“”‘’ ") and not behind.strip("\"'“”‘’ .?!"):
            return False
        # A part between colons, dashes or the like is a name by which a work goes, unless it is one word.
        several = len(paged.text[start:end].split()) > 1
        return not (
            several and (not before or before[-1] in _PARTS) and (not behind or behind[0] in _PARTS)
        )  # fmt: skip
    return False


_PARTS = ":;.?!–—(),"


def _citing(start: int, end: int, paged: PagedText) -> Span | None:
    """The reference, note or mark of citation in which a span stands, or the work named with its year; none where it is
    but words of a title."""
    if _within_a_title(start, end, paged):
        return None
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
