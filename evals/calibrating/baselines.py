"""What a judge has to beat: the share of a statement's words that stand in its evidence, and the cosine of its vector.

Each has one threshold, the one of the best balanced accuracy; every statement is judged by a threshold that was chosen
on others (k-fold cross-validation, whole clusters in one fold).
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.wording import language_of
from evals.calibrating.figures import Judged, balanced
from evals.calibrating.labelled import Labelled
from evals.judges.words import words_of
from store.embedder import Encoder

FOLDS = 5
# Words of evidence that are given a vector together: a model's window has room for them.
_WORDS = 180
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a baseline said of the statements, in their order, and the thresholds of the folds."""

    name: str
    judged: tuple[Judged, ...]
    thresholds: tuple[float, ...]


def overlap(statement: str, evidence: Sequence[str]) -> float:
    """The share of a statement's words of content whose stems stand in its evidence, 0 to 1; 0 where it has none."""
    language = language_of(" ".join(evidence))
    own = [w.stem for w in words_of(statement, language) if not w.light]
    there = {w.stem for piece in evidence for w in words_of(piece, language)}
    return sum(stem in there for stem in own) / len(own) if own else 0.0


def cosines(statements: Sequence[Labelled], encoder: Encoder) -> list[float]:
    """For each statement the cosine of its vector and that of the nearest piece of its evidence."""
    pieces = sorted({part for s in statements for text in s.evidence for part in _parts(text)})
    place = {piece: i for i, piece in enumerate(pieces)}
    vectors = encoder.encode_passages(pieces)
    asked = encoder.encode_query([s.statement for s in statements])
    return [
        max(float(vectors[place[part]] @ vector) for text in s.evidence for part in _parts(text))
        for s, vector in zip(statements, asked, strict=True)
    ]


def _parts(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[i : i + _WORDS]) for i in range(0, len(words), _WORDS)]


def judged_by(
    name: str, scores: Sequence[float], statements: Sequence[Labelled], true: Sequence[bool], folds: int = FOLDS
) -> Baseline:
    """What a score says of statements when each fold is judged by the threshold that is best on the others."""
    clusters = sorted({s.cluster for s in statements}, key=lambda c: hashlib.sha256(c.encode()).digest())
    fold_of = {cluster: i % folds for i, cluster in enumerate(clusters)}
    at = [fold_of[s.cluster] for s in statements]
    thresholds = [
        threshold(
            [x for x, f in zip(scores, at, strict=True) if f != fold],
            [t for t, f in zip(true, at, strict=True) if f != fold],
        )
        for fold in range(folds)
    ]
    judged = tuple(
        Judged(t, x >= thresholds[f], x, s.cluster, s.label, "full" if x >= thresholds[f] else "none")
        for x, t, f, s in zip(scores, true, at, statements, strict=True)
    )
    return Baseline(name, judged, tuple(thresholds))


def threshold(scores: Sequence[float], true: Sequence[bool]) -> float:
    """The threshold of the best balanced accuracy, in the middle between two scores; the lowest of equals. From it on a
    statement counts as supported. 0.5 where there is nothing to choose by."""
    known = sorted(set(scores))
    if not known:
        return 0.5
    between = [known[0], *((a + b) / 2 for a, b in itertools.pairwise(known)), known[-1] + 1e-9]
    return max(between, key=lambda at: (balanced(true, [x >= at for x in scores]), -at))
