"""Negations: a word with a "not" before it in a statement must have one where it stands in the evidence, and the reverse.

Each word of a statement is held against that place of its evidence where most of the words around it stand as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.judges.words import Word

# So many words of content on either side say which of several places is meant.
_AROUND = 5


def negation_faults(said: Sequence[Word], pieces: Sequence[Sequence[Word]]) -> list[str]:
    """The words of a statement that are denied there and affirmed in the evidence, or the reverse."""
    mine = [w for w in said if not w.light]
    theirs = [[w for w in piece if not w.light] for piece in pieces]
    found = []
    for i, word in enumerate(mine):
        around = _around(mine, i)
        best, negated = -1, set[int]()
        for piece in theirs:
            for j, other in enumerate(piece):
                if other.stem != word.stem:
                    continue
                shared = len(around & _around(piece, j)) + 2 * _sides_alike(mine, i, piece, j)
                if shared > best:
                    best, negated = shared, {other.negated}
                elif shared == best:
                    negated.add(other.negated)
        if best < 0:
            if word.negated:
                found.append(f"“{word.written}” is denied, and does not stand there")
        elif word.negated not in negated:
            how = "denied in the statement alone" if word.negated > max(negated) else "denied there"
            found.append(f"“{word.written}” is {how}")
    return found


def _around(words: Sequence[Word], i: int) -> frozenset[str]:
    near = [*words[max(0, i - _AROUND) : i], *words[i + 1 : i + 1 + _AROUND]]
    return frozenset(w.stem for w in near if w.sentence == words[i].sentence)


def _sides_alike(mine: Sequence[Word], i: int, theirs: Sequence[Word], j: int) -> int:
    """On how many sides the next words of content are the same."""
    pairs = ((i - 1, j - 1), (i + 1, j + 1))
    return sum(0 <= a < len(mine) and 0 <= b < len(theirs) and mine[a].stem == theirs[b].stem for a, b in pairs)
