"""Negations: a word with a "not" before it in a statement must have one where it stands in the evidence, too.

Each word of a statement is held against that place of its evidence where most of the words around it stand as well.
Where both sentences have as many "not"s, only their words differ in order, and that is let pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.judges.words import Word

Stem = Callable[[str], str]

# So many words of content on either side say which of several places is meant.
_AROUND = 5
# A place that shares fewer of these says nothing of the word.
_LEAST = 2
_OPPOSITES = """
    increase decrease; rise fall; rose fell; risen fallen; grow shrink; grew shrank; more less; more fewer; high
    low; higher lower; larger smaller; before after; export import; northern southern; north south; eastern western;
    majority minority; public private; reject accept; oppose support; strengthen weaken; include exclude; above
    below; first last; success failure; succeed fail; rural urban; bilateral multilateral; formal informal; improve
    worsen; win lose; won lost; always never; start end; open close; import export; donor recipient; lend borrow;
    lent borrowed; aumentar disminuir; mas menos; aumento disminuyo; exportaciones importaciones; augmenter
    diminuer; plus moins; exportations importations; aumentou diminuiu; exportacoes importacoes; norte sur; norte
    sul; nord sud
"""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of the evidence where a word stands: how much of what is around the word stands there too, how many of
    the words beside it are the same, and the sentence."""

    shared: int
    sides: int
    word: Word
    piece: int


def negation_faults(said: Sequence[Word], pieces: Sequence[Sequence[Word]]) -> list[str]:
    """The words of a statement that are denied there and affirmed in the evidence, or the reverse."""
    mine = [w for w in said if not w.light]
    theirs = [[w for w in piece if not w.light] for piece in pieces]
    found = []
    for i, word in enumerate(mine):
        places = [p for n, piece in enumerate(theirs) for p in _places(mine, i, piece, n)]
        best = max((p.shared + 2 * p.sides for p in places), default=-1)
        chosen = [p for p in places if p.shared + 2 * p.sides == best]
        if not chosen:
            if word.negated and not _denies_something(mine, word, pieces):
                found.append(f"“{word.written}” is denied, and nothing is there")
            continue
        if word.negated in {p.word.negated for p in chosen}:
            continue
        least = min(_LEAST, len(_around(mine, i)))
        if best < least or all(p.sides < 2 and _as_many(said, word, pieces, p) for p in chosen):
            continue
        alone = word.negated > max(p.word.negated for p in chosen)
        found.append(f"“{word.written}” is {'denied in the statement alone' if alone else 'denied there'}")
    return found


def opposite_faults(
    said: Sequence[Word], pieces: Sequence[Sequence[Word]], opposites: dict[str, set[str]]
) -> list[str]:
    """The words of a statement that do not stand in the evidence, where their opposite stands in their place."""
    stems = {w.stem for piece in pieces for w in piece}
    found = []
    for i, word in enumerate(said):
        others = opposites.get(word.stem, set())
        if word.stem in stems or not others & stems:
            continue
        for piece in pieces:
            there = [w for w in replaced(said, i, piece) if w.stem in others]
            found += [f"“{word.written}” where “{w.written}” stands" for w in there[:1]]
    return found


def replaced(said: Sequence[Word], i: int, piece: Sequence[Word]) -> list[Word]:
    """The words of a text that stand between the same two words as one of a statement does there."""
    before = said[i - 1].term if i and said[i - 1].sentence == said[i].sentence else ""
    behind = said[i + 1].term if i + 1 < len(said) and said[i + 1].sentence == said[i].sentence else ""
    found = []
    for j, word in enumerate(piece):
        left = piece[j - 1].term if j and piece[j - 1].sentence == word.sentence else ""
        right = piece[j + 1].term if j + 1 < len(piece) and piece[j + 1].sentence == word.sentence else ""
        if (left, right) == (before, behind) != ("", ""):
            found.append(word)
    return found


def opposites_of(stem: Stem) -> dict[str, set[str]]:
    """The opposites of words by their stems."""
    found: dict[str, set[str]] = {}
    for pair in _OPPOSITES.split(";"):
        for form in ("", "d", "s", "ed", "ing"):
            a, b = (stem(word + form) for word in pair.split())
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return found


def _places(mine: Sequence[Word], i: int, piece: Sequence[Word], n: int) -> list[_Place]:
    around = _around(mine, i)
    return [
        _Place(len(around & _around(piece, j)), _sides_alike(mine, i, piece, j), other, n)
        for j, other in enumerate(piece)
        if other.stem == mine[i].stem
    ]


def _around(words: Sequence[Word], i: int) -> frozenset[str]:
    near = [*words[max(0, i - _AROUND) : i], *words[i + 1 : i + 1 + _AROUND]]
    return frozenset(w.stem for w in near if w.sentence == words[i].sentence)


def _sides_alike(mine: Sequence[Word], i: int, theirs: Sequence[Word], j: int) -> int:
    """On how many sides the next words of content are the same."""
    pairs = ((i - 1, j - 1), (i + 1, j + 1))
    return sum(0 <= a < len(mine) and 0 <= b < len(theirs) and mine[a].stem == theirs[b].stem for a, b in pairs)


def _as_many(said: Sequence[Word], word: Word, pieces: Sequence[Sequence[Word]], place: _Place) -> bool:
    """Whether two sentences have as many "not"s."""
    here = sum(w.negates for w in said if w.sentence == word.sentence)
    return here == sum(w.negates for w in pieces[place.piece] if w.sentence == place.word.sentence)


def _denies_something(mine: Sequence[Word], word: Word, pieces: Sequence[Sequence[Word]]) -> bool:
    """Whether a sentence of the evidence that shares words with a statement's denies something."""
    around = {w.stem for w in mine if w.sentence == word.sentence}
    for piece in pieces:
        for sentence in {w.sentence for w in piece if w.negates}:
            if len(around & {w.stem for w in piece if w.sentence == sentence and not w.light}) >= _LEAST:
                return True
    return False
