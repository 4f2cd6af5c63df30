"""Which work each mention means: the full reference in an earlier note, or in the reference list.

A short form is resolved only where exactly one work fits; where several do, or none, the citation stays unresolved
and says why. "Ibid." means the work named last, unless the note before names several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.works.cited_names import folded, same
from ingest.works.index import WorkIndex
from ingest.works.mention import Mention, titled
from store.documents import Name
from store.works import Citation, Rule, Work

NONE_HELD = "the document holds no full reference"
_SEVERAL = "{} works of the document fit"
_FIRST_WORDS = 2


@dataclass
class Resolver:
    """Works as they become known and citations as they are resolved, in the order of the text."""

    works: list[Work] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    _of_note: dict[str, list[int]] = field(default_factory=dict)  # works by the note that named them
    _last_note: str | None = None
    _index: WorkIndex = field(default_factory=WorkIndex)
    _cited: set[int] = field(default_factory=set)
    _and_others: set[int] = field(default_factory=set)  # works of which not all authors are known

    def list_work(self, work: Work, others: bool = False) -> None:
        """Take on a work of the reference list. All of them come first. `others`: its entry ends in "et al."."""
        if others:
            self._and_others.add(len(self.works))
        self._add(work)

    def _add(self, work: Work) -> None:
        self.works.append(work)
        self._index.add(work)

    def note(self, mark: str, mentions: Sequence[Mention]) -> None:
        """Resolve what a note names. Notes come in the order of their numbers, or of their places."""
        before = self._of_note.get(self._last_note or "", [])
        here: list[int | None] = []
        for mention in mentions:
            citation = self._citation(mention, before, here)
            if citation is None:
                continue
            self._take(replace(citation, note=mark))
            here.append(citation.work)
        self._of_note[mark] = [w for w in dict.fromkeys(here) if w is not None]
        self._last_note = mark

    def mark(self, mention: Mention) -> None:
        """Resolve an author-date mark of the text."""
        self._take(self._author_date(mention))

    def _take(self, citation: Citation) -> None:
        self.citations.append(citation)
        if citation.work is not None:
            self._cited.add(citation.work)

    def _citation(self, mention: Mention, before: Sequence[int], here: Sequence[int | None]) -> Citation | None:
        if mention.kind == "full":
            return _citation(mention, self._full(mention), "full")
        if mention.kind == "author-date":
            return self._author_date(mention)
        if mention.kind == "same":
            return self._same(mention, before, here)
        if mention.kind == "other note":
            return self._other_note(mention)
        if mention.kind == "author":
            return self._author(mention, before, here)
        return self._short(mention)

    def _full(self, mention: Mention) -> int:
        """The index of a work that is named in full, a new one unless it was named before."""
        for i in self._index.named(mention.title):
            if _same_work(mention, self.works[i]):
                return i
        m = mention
        self._add(
            Work(
                m.start, m.reach or m.end, m.authors, m.year, m.title, m.container, m.publisher, m.pages, m.doi, m.url
            )
        )  # fmt: skip
        return len(self.works) - 1

    def _short(self, mention: Mention) -> Citation | None:
        found = [i for i in self._index.begun(mention.title, mention.authors) if self._fits(mention, self.works[i])]
        exact = [i for i in found if titled(self.works[i].title) == titled(mention.title)]
        if len(exact) == 1:
            found = exact
        if len(found) == 1:
            return _citation(mention, found[0], "short form")
        if found:
            return _unresolved(mention, _SEVERAL.format(len(found)))
        if not mention.authors:
            # A phrase in quotation marks that is no known title is a quotation rather than a work.
            return _citation(mention, self._full(mention), "full") if mention.container or mention.url else None
        if _is_full(mention):
            return _citation(mention, self._full(mention), "full")
        return _unresolved(mention, NONE_HELD) if _looks_cited(mention) else None

    def _fits(self, mention: Mention, work: Work) -> bool:
        return _title_fits(mention.title, work.title) and _authors_fit(mention.authors, mention.others, work.authors)

    def _author(self, mention: Mention, before: Sequence[int], here: Sequence[int | None]) -> Citation:
        if mention.other:
            return self._other_note(mention)
        if not mention.authors:
            named = [w for w in here if w is not None] or list(before)
            if len(set(named)) == 1:
                return _citation(mention, named[0], "cross-reference")
            return _unresolved(mention, "it names no author")
        found = [
            i for i in self._index.by(mention.authors)
            if _authors_fit(mention.authors, mention.others, self.works[i].authors)
        ]  # fmt: skip
        if not found:
            return _unresolved(mention, NONE_HELD)
        if len(found) > 1:
            cited = [w for w in found if w in self._cited]
            if len(cited) != 1:
                return _unresolved(mention, _SEVERAL.format(len(found)))
            found = cited
        return _citation(mention, found[0], "short form")

    def _same(self, mention: Mention, before: Sequence[int], here: Sequence[int | None]) -> Citation:
        if here:
            if here[-1] is None:
                return _unresolved(mention, "what stands before it is unresolved")
            return _citation(mention, here[-1], "ibid.")
        if self._last_note is None:
            return _unresolved(mention, "no note stands before it")
        if len(before) == 1:
            return _citation(mention, before[0], "ibid.")
        if before:
            return _unresolved(mention, f"the note before it names {len(before)} works")
        return _unresolved(mention, "the note before it names no work that is known")

    def _other_note(self, mention: Mention) -> Citation:
        found = self._of_note.get(mention.other)
        if found is None:
            return _unresolved(mention, f"there is no note {mention.other} before it")
        if mention.authors:
            found = [i for i in found if _authors_fit(mention.authors, mention.others, self.works[i].authors)]
        if len(found) == 1:
            return _citation(mention, found[0], "cross-reference")
        if not found:
            return _unresolved(mention, f"note {mention.other} names no such work")
        return _unresolved(mention, f"note {mention.other} names {len(found)} works")

    def _author_date(self, mention: Mention) -> Citation:
        found = [
            i for i in self._index.by_in(mention.authors, mention.year)
            if _year_fits(mention.year, self.works[i].year)
            and self._are_of(mention.authors, mention.others, i)
        ]  # fmt: skip
        exact = [i for i in found if self.works[i].year == mention.year]
        found = exact or found
        if len(found) > 1:
            as_many = [i for i in found if len(self.works[i].authors) == len(mention.authors) and not mention.others]
            found = as_many or found
        if len(found) == 1:
            return _citation(mention, found[0], "author-date")
        return _unresolved(mention, _SEVERAL.format(len(found)) if found else NONE_HELD)

    def known(self, authors: Sequence[Name]) -> bool:
        """Whether some work is by these authors."""
        return any(
            _authors_fit(authors, False, self.works[i].authors, alone=True) or self._are_of(authors, False, i)
            for i in self._index.by(authors)
        )

    def _are_of(self, authors: Sequence[Name], others: bool, i: int) -> bool:
        """Whether the authors of a mark can be those of a work. An entry with "et al." has more than it names."""
        full = self.works[i].authors
        if i not in self._and_others or not full or not authors:
            return _authors_fit(authors, others, full, alone=True)
        both = min(len(authors), len(full))
        return (others or len(authors) > 1) and all(map(_fits_name, authors[:both], full[:both]))


def _citation(mention: Mention, work: int, rule: Rule) -> Citation:
    return Citation(mention.start, mention.end, None, mention.cited, work, rule)


def _unresolved(mention: Mention, why: str) -> Citation:
    return Citation(mention.start, mention.end, None, mention.cited, None, "unresolved", why)


def _same_work(mention: Mention, work: Work) -> bool:
    """Whether a full reference names a work already known: years and authors agree, and the titles do as far as both
    go (a chapter is another work than its book)."""
    if mention.year and work.year and mention.year[:4] != work.year[:4]:
        return False
    if bool(mention.authors) != bool(work.authors) or not _authors_fit(mention.authors, mention.others, work.authors):
        return False
    a, b = titled(mention.title), titled(work.title)
    if not a or not b:
        return False
    begins = a.startswith(f"{b} ") or b.startswith(f"{a} ")
    return a == b or (begins and len(min(a, b, key=len).split()) > 3)


def _title_fits(short: str, full: str) -> bool:
    """Whether a short title is the beginning of a full one, a slip of the pen allowed in a long one."""
    a, b = titled(short), titled(full)
    if not a or not b:
        return False
    if a == b or b.startswith(f"{a} "):
        return True
    words, others = a.split(), b.split()
    if len(words) < _FIRST_WORDS + 2 or len(others) < len(words):
        return False
    wrong = sum(x != y for x, y in zip(words, others, strict=False))
    return wrong <= 1


def _authors_fit(short: Sequence[Name], others: bool, full: Sequence[Name], *, alone: bool = False) -> bool:
    """Whether the authors of a mention can be those of a work. `alone`: one name stands for one author only, or for
    the first of three and more."""
    if not short:
        return not full or not alone
    if len(short) > len(full):
        return False
    if others and len(full) < 2:
        return False
    if not all(_fits_name(a, b) for a, b in zip(short, full, strict=False)):
        return False
    return others or len(short) == len(full) or (not alone and len(short) == 1 and len(full) > 3)


def _fits_name(short: Name, full: Name) -> bool:
    """Whether a name of a mention is that of an author: as a surname of several words ("Romero Luna"), or by its last
    word and, where first names are told on both sides, their initial."""
    if same(str(short), full):
        return True
    x, y = folded(short.given), folded(full.given)
    return same(short.family or short.literal, full) and (not x or not y or x[0] == y[0])


def _year_fits(mark: str, year: str) -> bool:
    """ "2012" fits "2012" and, where nothing fits better, "2012a"; "2012a" fits "2012a" and a bare "2012" not."""
    return (
        mark == year
        or (len(mark) == 4 and mark == year[:4] and len(year) == 5)
        or (not mark[:1].isdigit() and mark.replace(" ", "") == year.replace(" ", ""))
    )


def _is_full(mention: Mention) -> bool:
    """Whether a mention without a year still names a work in full: its authors have their first names, or it is an
    organisation's and says where it is found."""
    return (any(n.given for n in mention.authors) and len(mention.title.split()) > _FIRST_WORDS) or bool(
        mention.url or (mention.container and len(mention.title.split()) > _FIRST_WORDS)
    )


def _looks_cited(mention: Mention) -> bool:
    """Whether words of the shape "Name, Title" are surely a citation: they have a page, or quotation marks did it."""
    return bool(mention.cited) or len(re.findall(r"\w+", mention.title)) >= _FIRST_WORDS
