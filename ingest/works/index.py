"""Works by their authors, years and titles, so that a mention is compared with the few that it may mean.

What it gives is a superset: every work that can fit is among the candidates, and whether one fits is for the resolver.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.works.cited_names import capitals, folded
from ingest.works.mention import titled
from store.documents import Name
from store.works import Work

# Titles of which one is the beginning of the other are one only where they agree in so many words.
_SAME = 4


class WorkIndex:
    """The indices of works, each list in their order."""

    def __init__(self) -> None:
        self._by_author: dict[str, list[int]] = defaultdict(list)
        self._by_author_year: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_title: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_words: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
        self._count = 0

    def add(self, work: Work) -> None:
        """Take on the next work."""
        i = self._count
        self._count += 1
        for word in _words_of(work.authors[0]) if work.authors else ():
            self._by_author[word].append(i)
            self._by_author_year[word, _year(work.year)].append(i)
        words = titled(work.title).split()
        if not words:
            return
        self._by_title[tuple(words[:_SAME])].append(i)
        for key in _beginnings(words):
            self._by_words[key].append(i)

    def by(self, authors: Sequence[Name]) -> Sequence[int]:
        """Those whose first author may be the first of these; all where these are none."""
        if not authors:
            return range(self._count)
        return _merged(self._by_author.get(word, ()) for word in _asked(authors[0]))

    def by_in(self, authors: Sequence[Name], year: str) -> Sequence[int]:
        """The same of one year, with or without a letter behind it."""
        if not authors:
            return range(self._count)
        return _merged(self._by_author_year.get((word, _year(year)), ()) for word in _asked(authors[0]))

    def named(self, title: str) -> Sequence[int]:
        """Those whose title may be this one, or one of the two the beginning of the other."""
        return self._by_title.get(tuple(titled(title).split()[:_SAME]), ())

    def begun(self, title: str, authors: Sequence[Name]) -> Sequence[int]:
        """Those by such authors of whose titles this one may be the beginning, but for one word."""
        words = titled(title).split()
        if not words:
            return ()
        keys = [(0, tuple(words[:2]))] if len(words) > 1 else [(0, tuple(words))]
        if len(words) >= _SAME:
            keys.append((2, tuple(words[2:_SAME])))
        found = _merged(self._by_words.get(key, ()) for key in keys)
        if not authors:
            return found
        by = self.by(authors)
        return by if len(by) < len(found) else found


def _beginnings(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words by which the beginning of a title is found: one slip cannot be in both pairs."""
    yield 0, tuple(words[:1])
    if len(words) > 1:
        yield 0, tuple(words[:2])
    if len(words) >= _SAME:
        yield 2, tuple(words[2:_SAME])


def _words_of(name: Name) -> dict[str, None]:
    """All words of an author's name, and the capitals of an organisation's."""
    if name.literal:
        words = [*folded(name.literal).split(), *folded(capitals(name.literal)).split()]
    else:
        words = [*folded(name.given).split(), *folded(name.family).split()]
    return dict.fromkeys(words or [""])


def _asked(name: Name) -> dict[str, None]:
    """The words of which an author's name must hold one to be meant by a name."""
    return dict.fromkeys(
        (f"{folded(str(name))} ".split(" ")[0], f"{folded(name.family or name.literal)} ".split(" ")[0])
    )


def _year(year: str) -> str:
    return year[:4] if year[:1].isdigit() else re.sub(" ", "", year)


def _merged(lists: Iterable[Sequence[int]]) -> Sequence[int]:
    """Several lists as one, in order."""
    kept = [one for one in lists if one]
    if len(kept) < 2:
        return kept[0] if kept else ()
    return sorted({i for one in kept for i in one})
