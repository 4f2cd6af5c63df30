"""A statement laid beside the sentence that it is nearest to: which words it puts in the place of others, and whether
two names have changed places. Near-copies with one word changed are the commonest lie, and likeness does not see them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from assistant.holding import months
from assistant.verifying.faults import Fault
from assistant.verifying.polarity import modals, negators, opposed
from assistant.verifying.quantities import quantities
from assistant.verifying.reading import Source, Word, words_of

# From this share of a statement's words on, in the order of the source, it is a copy with changes.
COPY = 0.6
# From this share on it keeps the order of its numbers and every negation.
NEAR_COPY = 0.75
# Of a source of more words than this the frequent ones tie nothing: else the time grows with the square of the length.
_LONG = 400
# The words up to the end of the source's sentence that a near-copy may have left off ("…is not").
_REST = 2
# By how many words what a copy replaces may be longer than what it puts there; a name may stand for any number.
_WIDER = 3
# Of so many words or more, this share in the order of the source at most is another order.
_ORDERED, _RISING = 5, 0.7
# What a contrast sets aside may stand first or last.
_SET_BEFORE = re.compile(
    r"(?:Unlike|Rather than|Instead of|A diferencia de|En (?:lugar|vez) de|Contrairement|Au lieu|Em vez|Ao contrário)\b"
)
_PASSIVE = re.compile(r"\b(?:by|from|was|were|been|because|after|before|por|par)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aligned:
    """The source that shares most words in order with a statement: the share of the statement's words, the words that
    stand where the source has others, each with those others, and the stretch of the source that it covers."""

    share: float
    replaced: tuple[tuple[Word, tuple[Word, ...]], ...]
    stretch: tuple[Word, ...] = ()


def align(statement: str, language: str, sources: Sequence[Source]) -> Aligned:
    """Lay a statement beside the source of which it shares most words in order."""
    mine = words_of(statement, language)
    best = Aligned(0.0, ())
    for source in sources:
        theirs = source.words
        matcher = SequenceMatcher(None, [w.stem for w in mine], [w.stem for w in theirs], autojunk=len(theirs) > _LONG)
        codes = matcher.get_opcodes()
        equal = [(j1, j2) for tag, _, _, j1, j2 in codes if tag == "equal"]
        share = sum(j2 - j1 for j1, j2 in equal) / len(mine) if mine else 0.0
        if share > best.share:
            replaced = tuple(
                (word, tuple(theirs[j1:j2]))
                for tag, i1, i2, j1, j2 in codes if tag == "replace"
                for word in mine[i1:i2] if word.names or j2 - j1 <= i2 - i1 + _WIDER
            )  # fmt: skip
            before, after = codes[0], codes[-1]
            opens = equal[0][0] - (before[2] - before[1] if before[0] == "replace" else 0)
            ends = equal[-1][1] + (after[2] - after[1] if after[0] == "replace" else 0)
            rest = [w for w in theirs[ends : ends + _REST + 1] if w.sentence == theirs[ends - 1].sentence]
            ends += len(rest) if len(rest) <= _REST else 0
            best = Aligned(share, replaced, tuple(theirs[max(0, opens) : ends]))
    return best


def copy_faults(
    statement: str, language: str, sources: Sequence[Source], known: Callable[[Word, Sequence[Word]], bool]
) -> list[Fault]:
    """What a near-copy has changed: a name in the place of another, numbers in another order, a negation more or less.

    `known(name, words)` says whether a name is a name of what these words name.
    """
    aligned = align(statement, language, sources)
    if aligned.share < COPY:
        return []
    faults = []
    named = {w.term for source in sources for w in source.words}
    for word, others in aligned.replaced:
        theirs = [o for o in others if o.names or (o.capital and o.opens and not o.light)]
        if word.names and theirs and word.term not in named and not known(word, others):
            faults.append(Fault("name", word.text, f"the source has {theirs[0].text} in the place of {word.text}"))
        if (
            word.text[0].isdigit()
            and any(o.text[0].isdigit() for o in others)
            and word.term not in {o.term for o in others}
        ):
            faults.append(Fault("number", word.text, f"the source has another number in the place of {word.text}"))
        if any(opposed(word.stem, o.stem) for o in others):
            faults.append(Fault("direction", word.text, f"the source says the opposite of “{word.text}”"))
    if aligned.share >= NEAR_COPY:
        mine = words_of(statement, language)
        said, given = negators(mine, language), negators(aligned.stretch, aligned_language(sources, aligned))
        if said != given:
            faults.append(Fault("negation", "", f"the source denies {'less' if said > given else 'more'} than this"))
        if modals(mine) < modals(aligned.stretch):
            faults.append(Fault("force", "", "the source says this with more reserve"))
        text = _stretch_text(sources, aligned)
        if not _in_order([q.value for q in quantities(statement)], [q.value for q in quantities(text)]):
            faults.append(Fault("swap", "", "the source has the numbers in another order"))
    return faults


def aligned_language(sources: Sequence[Source], aligned: Aligned) -> str:
    return _source_of(sources, aligned).language


def _source_of(sources: Sequence[Source], aligned: Aligned) -> Source:
    return next(s for s in sources if aligned.stretch[0] in s.words and aligned.stretch[-1] in s.words)


def _stretch_text(sources: Sequence[Source], aligned: Aligned) -> str:
    return _source_of(sources, aligned).text[aligned.stretch[0].start : aligned.stretch[-1].end + 2]


def _in_order(said: Sequence[Decimal], given: Sequence[Decimal]) -> bool:
    """Whether the one is the other with or without some left out; what the other lacks altogether is not looked at."""
    rest = iter(given)
    return all(value in rest for value in said if value in given)


def swap_faults(statement: str, language: str, sources: Sequence[Source]) -> list[Fault]:
    """Two names of a statement that stand the other way round in its source, with the same few words between them."""
    mine = words_of(statement, language)
    given: dict[frozenset[str], list[tuple[Word, Word, tuple[Word, ...], tuple[Word, ...]]]] = {}
    for source in sources:
        for a, b, other in _pairs(source.words):
            given.setdefault(frozenset((a.stem, b.stem)), []).append((a, b, other, source.words))
    for first, second, between in _pairs(mine):
        theirs = [
            (a.stem == first.stem, _by(words, a, b))
            for a, b, other, words in given.get(frozenset((first.stem, second.stem)), ())
            if _alike(between, other)
        ]
        if theirs and all(same != (by == _by(mine, first, second)) for same, by in theirs):
            return [
                Fault(
                    "swap",
                    f"{first.text}, {second.text}",
                    f"in the source {first.text} and {second.text} stand the other way round",
                )
            ]
    return []


def order_faults(statement: str, language: str, sources: Sequence[Source]) -> list[Fault]:
    """A statement made of the words of one sentence in another order, neither of them in the passive: it may compare,
    cause or act the other way round."""
    if _SET_BEFORE.match(statement):
        return []
    mine = [w.stem for w in words_of(statement, language) if not w.light]
    for source in sources:
        by_sentence: dict[int, list[Word]] = {}
        for word in source.words:
            by_sentence.setdefault(word.sentence, []).append(word)
        for words in by_sentence.values():
            places: dict[str, int] = {}
            for i, word in enumerate(w for w in words if not w.light):
                places.setdefault(word.stem, i)
            common = [places[s] for s in dict.fromkeys(mine) if s in places]
            if len(common) < _ORDERED or len(common) < COPY * len(set(mine)):
                continue
            text = source.text[words[0].start : words[-1].end]
            if bool(_PASSIVE.search(statement)) != bool(_PASSIVE.search(text)):
                return []
            if _longest_rise(common) <= _RISING * len(common):
                return [Fault("swap", "", "the source has these words in another order")]
            return []
    return []


def _longest_rise(places: Sequence[int]) -> int:
    """The length of the longest subsequence that rises (patience sorting)."""
    tops: list[int] = []
    for place in places:
        at = bisect_left(tops, place)
        tops[at : at + 1] = [place]
    return len(tops)


def _alike(between: Sequence[Word], other: Sequence[Word]) -> bool:
    a, b = {w.stem for w in between}, {w.stem for w in other}
    return 2 * len(a & b) >= max(len(a), len(b))


def _pairs(words: Sequence[Word]) -> list[tuple[Word, Word, tuple[Word, ...]]]:
    """Each two names of one sentence, with the words of topic between them."""
    named = [
        i for i, w in enumerate(words) if (w.names or (w.capital and w.opens and not w.light)) and not months(w.text)
    ]
    found = []
    for n, i in enumerate(named):
        for j in named[n + 1 : n + 4]:
            between = tuple(w for w in words[i + 1 : j] if not w.light and not w.names)
            if words[i].sentence == words[j].sentence and between and words[i].stem != words[j].stem:
                found.append((words[i], words[j], between))
    return found


def _by(words: Sequence[Word], first: Word, second: Word) -> bool:
    """Whether the second acts on the first ("lent by China", "from China")."""
    before = [w.term for w in words if first.end <= w.start and w.end <= second.start]
    return any(t in ("by", "from", "por", "par", "de", "of") for t in before[-3:])
