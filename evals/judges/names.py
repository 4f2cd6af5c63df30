"""Names: those that a statement has must stand in its evidence, in its record or in the question."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from assistant.countries import countries_in, named
from evals.judges.dates import months
from evals.judges.numbers import numbers
from evals.judges.words import SPEAKING, Word, words_of

# Between the words of a name.
_JOINING = frozenset("of the for and in on de del la las los y e et des du da do das dos von van bin al".split())
# The endings by which an adjective of a place differs from its name ("Brazil", "Brazilian").
_ADJECTIVE = re.compile(
    r"(?:n|an|ian|ean|ese|ish|i|ic|s|es|al|na|no|nas|nos|ana|ano|eno|ena|ien|ienne|aise?|ais|ine?|a|e|o|y|ans|ians)?"
)


def name_faults(statement: str, evidence: Sequence[str], about: str, language: str) -> list[str]:
    """The names of a statement that stand nowhere, as they are written, each with what is wrong."""
    texts = [*evidence, about]
    there = [w for text in texts for w in words_of(text, language)]
    terms = {_plain(w.term) for w in there} | {_plain(a.term + b.term) for a, b in itertools.pairwise(there)}
    written_as_names = {_plain(w.term) for w in there if w.written[:1].isupper()}
    known = set().union(*(countries_in(text) for text in texts))
    spans = list(named(statement))
    found = [
        statement[n.start : n.end]
        for n in spans
        if n.code not in known and not _all_stand(statement[n.start : n.end], terms)
    ]
    said = words_of(statement, language)
    figures = numbers(statement)
    dated = {written for _, written in months(statement)}
    initials = _initials(there) | {i for text in texts for i in _bracketed(text)}
    for run in _runs(said):
        unmet = [
            w
            for w in run
            if w.name
            and not any(n.start <= w.start < n.end for n in spans)
            and not any(n.start < w.end and w.start < n.end for n in figures)
            and w.written not in dated
            and w.term not in SPEAKING
            and not _stands(_plain(w.term), terms, written_as_names)
            and w.stem not in {t.stem for t in there}
        ]
        if not unmet:
            continue
        if all(
            _plain(w.term).rstrip("s") in initials for w in unmet if w.written.isupper() or w.written[:-1].isupper()
        ) and all(w.written.isupper() or w.written[:-1].isupper() for w in unmet):
            continue  # an abbreviation of a name that stands there in full
        if len(run) > 1 and _plain("".join(w.term[0] for w in run if w.term not in _JOINING)) in terms:
            continue  # a name in full of which the abbreviation stands there
        found.append(statement[unmet[0].start : unmet[-1].end])
    return [f"{written} does not stand there" for written in dict.fromkeys(found)]


def _plain(term: str) -> str:
    return term.replace("-", "").replace(".", "")


def _all_stand(written: str, terms: set[str]) -> bool:
    return all(_plain(w.term) in terms for w in words_of(written))


def _stands(term: str, terms: set[str], names: set[str]) -> bool:
    """Whether a name stands there, or its adjective, or the name of which it is one."""
    if term in terms:
        return True
    for other in names:
        shared = next(
            (i for i, (a, b) in enumerate(zip(term, other, strict=False)) if a != b), min(len(term), len(other))
        )
        if shared >= 4 and _ADJECTIVE.fullmatch(term[shared:]) and _ADJECTIVE.fullmatch(other[shared:]):
            return True
    return False


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a text by names: rows of words that are written as names, joined by small words."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    for i, word in enumerate(words):
        capital = word.written[:1].isupper() and (word.name or (word.opens and _next_is_a_name(words, i)))
        begins = capital and not (run and run[-1].sentence != word.sentence)
        if begins or (run and word.term in _JOINING and _next_is_a_name(words, i)):
            run.append(word)
        else:
            if run:
                runs.append(run)
            run = [word] if capital else []
    return [*runs, run] if run else runs


def _next_is_a_name(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].name and words[i + 1].sentence == words[i].sentence


def _initials(words: Sequence[Word]) -> set[str]:
    """The abbreviations that rows of capitalised words may have."""
    found: set[str] = set()
    row: list[str] = []
    for word in words:
        if word.written[:1].isupper():
            row.append(word.term[0])
            found.update("".join(row[i:]) for i in range(len(row) - 1))
        elif word.term not in _JOINING:
            row = []
    return found


def _bracketed(text: str) -> set[str]:
    return {m.lower() for m in re.findall(r"\(([A-Z][A-Z-]+)\)", text)}
