"""The judge by default: what a statement says must stand in the evidence that it cites, word by word.

Verbatim in one piece of evidence is full support. Else its numbers, dates, names and negations must stand there, each
number beside the words beside which the statement has it, and most of its other words in some form. It has nothing of
the assistant's own checks, for these made the answers that it judges. It does not know synonyms, and it judges nothing
that is said in another language than its evidence: that is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.wording import language_of
from evals.judges import dates
from evals.judges.names import name_faults
from evals.judges.negations import negation_faults, opposite_faults, opposites_of, replaced
from evals.judges.numbers import Number, numbers
from evals.judges.verdict import Verdict
from evals.judges.words import SPEAKING, Word, stem_of, words_of
from store.words import units

FaultKind = Literal["number", "date", "name", "negation", "words", "language"]

# The share of a statement's words that must stand in the evidence for full support, and for partial.
FULL, PARTIAL = 0.85, 0.6
# Of the words around a number this share must stand around it in the evidence too.
_BESIDE = 0.5
# How many words of content count as around a number: before and behind it in the statement, and in the evidence.
_BEFORE, _BEHIND, _AROUND, _AROUND_YEAR = 2, 3, 10, 30
_MEASURES = frozenset(
    """
    second seconds minute minutes hour hours day days week weeks month months year years decade decades century
    centuries metre metres meter meters kilometre kilometres kilometer kilometers mile miles hectare hectares acre
    acres tonne tonnes ton tons kilogram kilograms litre litres degree degrees segundos minutos horas dias semanas
    meses anos decadas siglos metros kilometros hectareas toneladas secondes heures jours semaines mois ans annees
    decennies siecles quilometros seculos
    """.split()
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a statement says and its evidence does not: of what kind, and in which words."""

    kind: FaultKind
    what: str


def faults(statement: str, evidence: Sequence[str], about: str = "") -> list[Fault]:
    """What a statement says that its evidence does not, in the order of kinds; [] where it stands there verbatim.

    `evidence` are the cited quotes, each a piece of its own; `about` is text of the documents' records and of the
    question, in which names and years may stand as well. `words` is a fault from less than FULL of the words on, and
    where one that does not stand there takes the place of one that does; `language` says that names and words could not
    be compared.
    """
    if stands_verbatim(statement, evidence):
        return []
    read = _Read.of(statement, evidence, about)
    found = [*read.number_faults(), *read.date_faults()]
    if read.abroad:
        return [*found, Fault("language", f"said in another language ({read.language}) than its evidence")]
    found += [Fault("name", what) for what in name_faults(statement, evidence, about, read.language)]
    found += [Fault("name", what) for what in read.names_exchanged() if not any(f.kind == "name" for f in found)]
    found += [Fault("negation", what) for what in negation_faults(read.words, read.pieces)]
    found += [Fault("negation", what) for what in opposite_faults(read.words, read.pieces, _opposites(read.theirs))]
    if read.covered < FULL or read.puts_another_word():
        found.append(Fault("words", ", ".join(f"“{w.written}”" for w in read.missing[:6])))
    return found


@cache
def _opposites(language: str) -> dict[str, set[str]]:
    return opposites_of(lambda word: stem_of(word, language))


def stands_verbatim(statement: str, evidence: Sequence[str]) -> bool:
    """Whether the statement stands in one piece of evidence, case, accents and punctuation aside."""
    said = [u.term for u in units(statement)]
    return bool(said) and any(_stands_in(said, piece) for piece in evidence)


def _stands_in(said: Sequence[str], piece: str) -> bool:
    """Whether these words stand in a text in a row, and no "not" right behind them that is left out."""
    words = words_of(piece, language_of(piece))
    terms = [u.term for u in units(piece)]
    for i in range(len(terms) - len(said) + 1):
        if terms[i : i + len(said)] == said:
            behind = i + len(said)
            if (
                behind == len(terms)
                or words[behind].sentence != words[behind - 1].sentence
                or not words[behind].negates
            ):
                return True
    return False


class Exact:
    """The judge that goes by `faults`."""

    name = "exact"

    def judge(self, statement: str, evidence: Sequence[str], about: str = "") -> Verdict:
        """A number, date, name or negation that does not stand there is no support; words by their share."""
        if not any(words_of(statement)):
            return Verdict("none", "it says nothing", score=0.0)
        if not any(piece.strip() for piece in evidence):
            return Verdict("none", "no evidence is cited", score=0.0)
        found = faults(statement, evidence, about)
        if not found:
            return Verdict("full", score=1.0)
        why = "; ".join(f"{f.kind}: {f.what}" for f in found)
        covered = _Read.of(statement, evidence, about).covered
        if any(f.kind == "language" for f in found):
            return Verdict("none", why, unclear=True, score=0.0)
        if any(f.kind != "words" for f in found):
            return Verdict("none", why, score=0.25 * covered)
        return Verdict("partial" if covered >= PARTIAL else "none", why, score=covered)


@dataclass(frozen=True)
class _Read:
    """A statement and its evidence as they are compared."""

    language: str
    theirs: str
    abroad: bool
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    pieces: tuple[tuple[Word, ...], ...]
    figures: tuple[tuple[Number, ...], ...]
    texts: tuple[str, ...]
    about: str
    statement: str
    covered: float
    missing: tuple[Word, ...]

    @classmethod
    def of(cls, statement: str, evidence: Sequence[str], about: str) -> _Read:
        theirs = language_of(" ".join(evidence))
        said = language_of(statement)
        words = words_of(statement, theirs)
        pieces = tuple(words_of(piece, theirs) for piece in evidence)
        known = {w.stem for piece in pieces for w in piece} | {w.stem for w in words_of(about, theirs)}
        terms = {w.term for piece in pieces for w in piece}
        figures = numbers(statement)
        own = [w for w in words if not w.light and w.term not in SPEAKING and not _within(w, figures)]
        missing = tuple(w for w in own if not (w.stem in known or w.term in terms or _of_one_root(w.term, terms)))
        covered = 1 - len(missing) / len(own) if own else 1.0
        abroad = said != theirs and covered < PARTIAL
        return cls(
            said, theirs, abroad, words, figures, pieces, tuple(numbers(piece) for piece in evidence), tuple(evidence),
            about, statement, covered, missing,
        )  # fmt: skip

    def number_faults(self) -> Iterator[Fault]:
        about = numbers(self.about)
        for number in self.numbers:
            written = self.statement[number.start : number.end].strip()
            kind: FaultKind = "date" if number.year else "number"
            here = [
                (piece, other)
                for piece, figures in zip(self.pieces, self.figures, strict=True)
                for other in figures
                if _same(number, other)
            ]
            if not here:
                if not (number.year or number.glued) or not any(_same(number, other) for other in about):
                    yield Fault(kind, f"{written} does not stand there")
            elif self._twice(number, here):
                yield Fault(kind, f"{written} stands there once")
            elif number.glued or self.abroad:
                continue
            elif counted := self._of_another(number, here):
                yield Fault(kind, f"{written} is not of “{counted.written}” there")
            elif self._in_the_place_of_another(number):
                yield Fault(kind, f"{written} stands there in another place")
            elif any(self._beside(number, other, piece) for piece, other in here):
                continue
            elif not (number.year and any(_same(number, other) for other in about)):
                yield Fault(kind, f"{written} stands there beside other words")

    def _twice(self, number: Number, here: Sequence[tuple[tuple[Word, ...], Number]]) -> bool:
        """Whether the number before is the same, and in the evidence it stands but once."""
        i = self.numbers.index(number)
        return i > 0 and self.numbers[i - 1].values == number.values and len(here) == 1

    def _of_another(self, number: Number, here: Sequence[tuple[tuple[Word, ...], Number]]) -> Word | None:
        """The word that the number counts in the statement, where in the evidence another number counts it, or none
        does and it is a measure."""
        counted = _counted(self.words, number, self.numbers)
        if counted is None:
            return None
        for piece, other in here:
            near = [w for w in piece if not w.light and (w.end <= other.start or w.start >= other.end)]
            near = [w for w in near if w.end <= other.start][-3:] + [w for w in near if w.start >= other.end][:4]
            if any(w.stem == counted.stem for w in near):
                return None
        if counted.term in _MEASURES:
            return counted
        for piece, figures in zip(self.pieces, self.figures, strict=True):
            for other in figures:
                of = _counted(piece, other, figures)
                if of is not None and of.stem == counted.stem and not _same(number, other):
                    return counted
        return None

    def _in_the_place_of_another(self, number: Number) -> bool:
        """Whether between the words on both sides of the number another stands in the evidence, and never this one."""
        mine = _sides(self.words, number)
        if not all(mine):
            return False
        alike = [
            (other, sides)
            for piece, figures in zip(self.pieces, self.figures, strict=True)
            for other in figures
            if (sides := _sides(piece, other))[0] == mine[0] or sides[1] == mine[1]
        ]
        return any(sides == mine for _, sides in alike) and not any(_same(number, other) for other, _ in alike)

    def names_exchanged(self) -> Iterator[str]:
        """The names that stand where another stands in the evidence, and are an adjective of one there at most."""
        stems = {w.stem for piece in self.pieces for w in piece}
        for i, word in enumerate(self.words):
            if word.name and word.stem not in stems:
                for other in self._in_place_of(i):
                    if other.name:
                        yield f"{word.written} where {other.written} stands"

    def puts_another_word(self) -> bool:
        """Whether a word that does not stand in the evidence takes the place of one that does."""
        return any(self._in_place_of(self.words.index(word)) for word in self.missing)

    def _in_place_of(self, i: int) -> list[Word]:
        """The words of the evidence that the statement has not, and where it has its word of this place."""
        mine = {w.stem for w in self.words}
        return [o for p in self.pieces for o in replaced(self.words, i, p) if o.stem not in mine and not o.light]

    def _beside(self, number: Number, other: Number, piece: tuple[Word, ...]) -> bool:
        """Whether the words around a number of the statement stand around that of a piece of evidence."""
        sentence = next((w.sentence for w in self.words if w.start >= number.start), -1)
        same = [w for w in self.words if w.sentence == sentence and self._counts(w, self.numbers)]
        before = [w for w in same if w.end <= number.start][-_BEFORE:]
        behind = [w for w in same if w.start >= number.end][:_BEHIND]
        if not (around := {w.stem for w in (*before, *behind)}):
            return True
        reach = _AROUND_YEAR if number.year else _AROUND
        heavy = [w for w in piece if not w.light]
        where = {w.sentence for w in piece if other.start <= w.start < other.end}
        near = [w for w in heavy if w.end <= other.start][-reach:] + [w for w in heavy if w.start >= other.end][:reach]
        there = {w.stem for w in near} | {w.stem for w in heavy if w.sentence in where}
        terms = {w.term for w in near}
        met = sum(w.stem in there or _of_one_root(w.term, terms) for w in (*before, *behind))
        return met >= _BESIDE * len(around)

    @staticmethod
    def _counts(word: Word, figures: Sequence[Number]) -> bool:
        return not (word.light or word.term in SPEAKING or _within(word, figures))

    def date_faults(self) -> Iterator[Fault]:
        for written in dates.missing(self.statement, self.texts, self.about):
            yield Fault("date", f"{written} does not stand there")


def _counted(words: Sequence[Word], number: Number, figures: Sequence[Number]) -> Word | None:
    """The word right behind a number that is no year, of which it may be the count."""
    if number.year:
        return None
    behind = [w for w in words if w.start >= number.end][:3]
    behind = [w for w in behind if not (w.light or w.name or _within(w, figures))]
    return behind[0] if behind else None


def _sides(words: Sequence[Word], number: Number) -> tuple[str, str]:
    """The words right before and right behind a number, "" where there is none."""
    before = [w.term for w in words if w.end <= number.start][-1:]
    behind = [w.term for w in words if w.start >= number.end][:1]
    return (before or [""])[0], (behind or [""])[0]


def _within(word: Word, figures: Sequence[Number]) -> bool:
    return any(n.start < word.end and word.start < n.end for n in figures)


def _same(said: Number, there: Number) -> bool:
    """Whether two numbers may be one; per cent is no count, and a count no per cent."""
    if said.percent != there.percent and not (said.glued or there.glued):
        return False
    return any(abs(a - b) <= 1e-9 * max(1.0, abs(a)) for a in said.values for b in there.values)


def _of_one_root(term: str, terms: set[str]) -> bool:
    """Whether a word is of one root with one of these by its letters ("finance", "financial")."""
    if len(term) < 5 or not re.match(r"[a-z]", term):
        return False
    for other in terms:
        shared = next(
            (i for i, (a, b) in enumerate(zip(term, other, strict=False)) if a != b), min(len(term), len(other))
        )
        longest = max(len(term), len(other))
        if shared >= 5 and shared >= 0.6 * longest and longest - shared <= 5:
            return True
    return False
