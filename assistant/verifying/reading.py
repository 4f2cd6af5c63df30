"""A statement, or the text that it cites, read into words: each with its stem, its clause and whether it is a name.

Rules of form; nothing here decides whether one text supports another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from assistant.answer import Evidence
from assistant.verifying.bounds import Bounds, BoundsOf, bounds_of, breaks, unknown
from assistant.verifying.quantities import Quantity, quantities
from assistant.wording import STOPWORDS
from store.words import stem, tokens

# What parts a text as the end of a sentence does: what is said before has no part in what is said behind.
_PARTS = re.compile(r"\n+|[;；؛]\s*")
_CLAUSE_END = re.compile(
    r"[,:،，、：—–]\s|\s[-–—]\s|\b(?:and|but|while|whereas|although|though|because|which|who|y|pero|mientras|et|mais|tandis|alors|e|mas|enquanto)\b|[،，、：]"
)
_STOP = frozenset(t.term for word in STOPWORDS for t in tokens(word))
# Words that stand at the head of a sentence without being names or saying anything of its subject.
_CONNECTING = frozenset(
    """
    according additionally also although but consequently finally first firstly furthermore hence however indeed instead
    likewise meanwhile moreover nevertheless nonetheless notably overall second secondly similarly since specifically
    still such therefore third thirdly though thus ultimately unlike whereas while yet both either neither many several
    most some all each every because despite given through throughout within without under over between among during
    further other another once only even besides yes no not never nor there here then today now half
    asked besides beyond alongside instead among amid
    """.split()
)
_IRREGULAR = {
    form: base
    for line in """
    build built; lead led; give gave given; hold held; make made; say said; take took taken; begin began begun; rise rose risen;
    fall fell fallen; grow grew grown; find found; leave left; pay paid; sell sold; buy bought; teach taught; bring brought;
    think thought; write wrote written; speak spoke spoken; win won; lose lost; meet met; spend spent; send sent; seek sought;
    draw drew drawn; run ran; become became; come came; go went gone; know knew known; see saw seen; show showed shown;
    feel felt; keep kept; lend lent; mean meant; fight fought; choose chose chosen; break broke broken; bear bore borne;
    drive drove driven; get got; do did done; have has had; be is are was were been being; woman women; man men;
    child children; person people; country countries; sign signed; lay laid; tell told; stand stood
    """.split(";")
    for base, *forms in [line.split()]
    for form in (base, *forms)
}


@cache
def past_forms() -> frozenset[str]:
    """The irregular English verbs in their past forms."""
    nouns = frozenset("women woman men man children child people person country countries".split())
    return frozenset(form for form, base in _IRREGULAR.items() if form != base and form not in nouns)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. `stem` is what words are compared by; `sentence` and `clause` count from 0; `opens` is true for
    the first word of a sentence; `light` for words that carry no topic."""

    text: str
    term: str
    stem: str
    start: int
    end: int
    sentence: int
    clause: int
    capital: bool
    opens: bool
    light: bool

    @property
    def names(self) -> bool:
        """Whether it is written as a name: with a capital, not opening a sentence, or with several capitals."""
        several = sum(c.isupper() for c in self.text) > 1
        return several or (self.capital and not self.opens and not self.light)


# The words of so many texts are kept, none of them longer than so many characters: some 200 bytes a word.
_KEPT, _LONGEST_KEPT = 4_000, 1_000


def words_of(text: str, language: str = "en") -> tuple[Word, ...]:
    """The words of a text in order, in pairs of characters where its script has no spaces."""
    return _kept_words(text, language) if len(text) <= _LONGEST_KEPT else tuple(_words(text, language))


@lru_cache(maxsize=_KEPT)
def _kept_words(text: str, language: str) -> tuple[Word, ...]:
    return tuple(_words(text, language))


def _words(text: str, language: str) -> Iterator[Word]:
    sentences = sorted({*(begin for _, begin in breaks(text)), *(m.end() for m in _PARTS.finditer(text))})
    clauses = sorted({*sentences, *(m.end() for m in _CLAUSE_END.finditer(text))})
    last_sentence = -1
    for token in tokens(text):
        sentence = bisect_right(sentences, token.start)
        written = text[token.start : token.end]
        yield Word(
            written, token.term, base_of(token.term, language), token.start, token.end, sentence,
            bisect_right(clauses, token.start), written[:1].isupper(), sentence != last_sentence,
            token.term in _STOP,
        )  # fmt: skip
        last_sentence = sentence


def base_of(term: str, language: str = "en") -> str:
    """What a folded word is compared by: the base of an irregular English form, else the stem in its language."""
    if language[:2] == "en" and term in _IRREGULAR:
        return _IRREGULAR[term]
    return stem(term, language)


def of_one_root(a: str, b: str) -> bool:
    """Whether two words are of one root by their letters ("finance", "financial"; "cooperate", "cooperation")."""
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 5 and shared >= 0.6 * max(len(a), len(b)) and max(len(a), len(b)) - shared <= 5


def connects(word: Word) -> bool:
    """Whether a word only joins a sentence to another."""
    return word.light or word.term in _CONNECTING or (word.term.endswith("ly") and word.opens)


@dataclass(frozen=True)
class Source:
    """What a statement may rest on: the quote of a piece of evidence, and the words that stand for its document.

    `about` are the heading and the title, from which a statement may take what the quote calls "it"; `by` the authors,
    the publisher and the speaker, whom a statement may name as those who say so.
    """

    evidence: Evidence
    text: str
    language: str
    known_bounds: BoundsOf = unknown

    @classmethod
    def of(cls, evidence: Evidence, text: str | None = None, bounds: BoundsOf = unknown) -> Source:
        """The source that a piece of evidence is; `text` where not all of its quote may be relied on, `bounds` tells
        which sentences a piece of evidence is made of."""
        language = evidence.document.record.language[:2] or "en"
        return cls(evidence, evidence.quote if text is None else text, language, bounds)

    @property
    def key(self) -> str:
        return self.evidence.key

    @cached_property
    def bounds(self) -> Bounds:
        """Where its sentences begin and end."""
        known = self.known_bounds(self.evidence) if self.text == self.evidence.quote else None
        return known or bounds_of(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words_of(self.text, self.language)

    @cached_property
    def about(self) -> str:
        record = self.evidence.document.record
        return f"{self.evidence.locator.section}. {record.title}"

    @cached_property
    def by(self) -> str:
        record = self.evidence.document.record
        names = [str(a) for a in record.authors]
        return ". ".join(
            filter(
                None, [*names, record.publisher, record.container, self.evidence.speaker, self.evidence.original or ""]
            )
        )


def sentences_of(source: Source) -> list[tuple[str, frozenset[str]]]:
    """The sentences of a source, each with the stems of its words of topic."""
    found: dict[int, list[Word]] = {}
    for word in source.words:
        found.setdefault(word.sentence, []).append(word)
    return [
        (source.text[ws[0].start : ws[-1].end], frozenset(w.stem for w in ws if not w.light)) for ws in found.values()
    ]
