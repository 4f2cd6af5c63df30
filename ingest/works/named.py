"""All that a text names: works, citations and quotations, found on the finished text and added to it."""

from __future__ import annotations

from dataclasses import replace

from ingest.works import author_dates, entry, note_works, numbered
from ingest.works.mention import Mention
from ingest.works.quotations import quotations
from ingest.works.resolving import Resolver
from store.documents import Block, PagedText
from store.works import Citation, Work

_RUNNING = frozenset({"body", "list", "quote", "caption", "table"})
# An author-date mark alone in a document that lists no works may be anything ("Doha 2015").
_FEWEST_MARKS = 2


def name(paged: PagedText) -> PagedText:
    """The text with its works, citations and quotations; each note with the works it names."""
    resolver = Resolver()
    place: dict[int, int] = {}
    for i, block in enumerate(paged.blocks):
        if block.kind == "reference" and (entry_ := _listed(paged.text, block)):
            place[i] = len(resolver.works)
            resolver.list_work(*entry_)
    listed = len(resolver.works)
    noted = {n.block: n.mark for n in paged.notes}
    for i, mark in noted.items():
        block = paged.blocks[i]
        text = paged.text[block.start : block.end]
        mentions = note_works.works_in(text)
        taken = [(m.start, m.end) for m in mentions]
        mentions += [
            m for m in author_dates.author_dates(text, resolver.known)
            if not any(a < m.end and m.start < b for a, b in taken) and (listed or resolver.known(m.authors))
        ]  # fmt: skip
        mentions.sort(key=lambda m: m.start)
        resolver.note(mark, note_works.shifted(mentions, block.start))
    for mention in _marks(paged, resolver):
        resolver.mark(mention)
    for n in numbered.numbers(paged, numbered.entries(paged)):
        if n.block is None:
            resolver.citations.append(
                Citation(n.start, n.end, None, n.pages, why=f"the reference list has no number {n.missing}")
            )
        elif n.block in place:
            resolver.citations.append(Citation(n.start, n.end, None, n.pages, place[n.block], "number"))
    return _with(paged, resolver)


def _listed(text: str, block: Block) -> tuple[Work, bool] | None:
    """The work of an entry of the reference list, and whether it has more authors than the entry names; None for a line
    that is none."""
    words = text[block.start : block.end]
    found = entry.parse(words)
    if found == entry.Entry() and len(words.split()) < 4:
        return None
    work = Work(
        block.start, block.end, found.authors, found.year, found.title, found.container, found.publisher, found.pages,
        found.doi, found.url, listed=True,
    )  # fmt: skip
    return work, found.others


def _marks(paged: PagedText, resolver: Resolver) -> list[Mention]:
    """The author-date marks of the running text."""
    bracketed = {
        str(m.authors[0]) for block in paged.blocks if block.kind in _RUNNING
        for m in author_dates.author_dates(paged.text[block.start : block.end]) if m.authors
    }  # fmt: skip
    found: list[Mention] = []
    for block in paged.blocks:
        if block.kind in _RUNNING:
            text = paged.text[block.start : block.end]
            marks = author_dates.author_dates(
                text, lambda authors: resolver.known(authors) or str(authors[0]) in bracketed
            )
            found += note_works.shifted(list(marks), block.start)
    certain = any(resolver.known(m.authors) for m in found) or len({str(m.authors[0]) for m in found}) >= _FEWEST_MARKS
    return found if certain else []


def _with(paged: PagedText, resolver: Resolver) -> PagedText:
    """The text with what was found, works and citations sorted by their places."""
    order = sorted(range(len(resolver.works)), key=lambda i: resolver.works[i].start)
    place = {old: new for new, old in enumerate(order)}
    works = tuple(resolver.works[i] for i in order)
    citations = tuple(
        replace(c, work=place[c.work]) if c.work is not None else c
        for c in sorted(resolver.citations, key=lambda c: (c.start, c.end))
    )
    named: dict[int, dict[int, None]] = {}  # by the note's block: a mark may be that of several notes
    for c in citations:
        if c.note is not None and c.work is not None:
            named.setdefault(paged.block_at(c.start), {})[c.work] = None
    notes = tuple(replace(n, works=tuple(named.get(n.block, ()))) for n in paged.notes)
    spans = sorted({*((w.start, w.end) for w in works), *((c.start, c.end) for c in citations if _holds_title(c))})
    found, said = quotations(paged, citations, spans)
    return replace(
        paged, notes=notes, works=works, citations=citations, quotations=tuple(found),
        warnings=(*paged.warnings, *said),
    )  # fmt: skip


def _holds_title(citation: Citation) -> bool:
    return citation.note is not None
