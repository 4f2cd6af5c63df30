"""Words that a sentence of the author's quotes from a work: whose they are when a search is about them.

A sentence with a phrase of another's is the author's as a whole. Where the phrase is what was looked for, it is the
other's, and the work is the one that its note or the mark behind it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.attribution import Attribution
from assistant.speakers import as_cited, authors_of, speaker_of_words
from store.documents import PagedText
from store.works import Citation

# Fewer words between marks are a term.
_WORDS = 4


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words quoted in a span, [start, end) in the text, and the places that name their work."""

    start: int
    end: int
    cited: tuple[Citation, ...]


def quoted_words(paged: PagedText, start: int, end: int) -> Iterator[QuotedWords]:
    """The phrases of at least `_WORDS` words in a span."""
    for q in paged.quotations:
        inside = start <= q.start and q.end <= end and q.ended != "block"
        if inside and len(paged.text[q.start : q.end].split()) >= _WORDS:
            yield QuotedWords(q.start, q.end, tuple(paged.citations[c] for c in q.citations))


About = Callable[[QuotedWords, str], bool]


def matched_in(matches: Sequence[tuple[int, int]]) -> About:
    """Says of quoted words whether all that met a search stands in them."""
    return lambda words, speaker: bool(matches) and all(words.start <= a and b <= words.end for a, b in matches)


def attributed(said: Attribution, paged: PagedText, start: int, end: int, about: About) -> Attribution:
    """Who says what was looked for in a span: another, where it is `about` words that the author quotes from him."""
    if not said.author_says:
        return said
    for words in quoted_words(paged, start, end):
        speaker = authors_of(paged, words.cited) or speaker_of_words(paged, start, end, (words.start, words.end))
        if speaker and about(words, speaker):
            original, cited = as_cited(paged, words.cited) or said.original, words.cited or said.cited
            return replace(said, speaker=speaker, author_says=False, original=original, cited=cited)
    return said
