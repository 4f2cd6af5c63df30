"""A cross-encoder as judge: an NLI model, or one with one label, whose score is read as a probability.

It reads each piece of evidence by itself and all together, and goes by the most favourable: what does not fit into its
window is cut off there. It does not read `about`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from assistant.errors import ModelError
from evals.judges.verdict import Verdict, unscored

# From these probabilities on a text entails a statement, or part of it.
_FULL, _PARTIAL = 0.5, 0.25


class Scoring(Protocol):
    """What is asked of a model; `assistant.cross_encoder.CrossEncoderModel` is the real one."""

    name: str

    @property
    def labels(self) -> dict[str, int]: ...
    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[list[float]]: ...


class Encoder:
    """Judges by a cross-encoder."""

    def __init__(self, model: Scoring) -> None:
        self._model = model
        self.name = model.name

    def judge(self, statement: str, evidence: Sequence[str], about: str = "") -> Verdict:
        pieces = [piece for piece in evidence if piece.strip()]
        if not pieces:
            return Verdict("none", "no evidence is cited", score=0.0)
        given = [*pieces, "\n".join(pieces)] if len(pieces) > 1 else pieces
        try:
            labels = self._model.labels
            rows = self._model.scores([(text, statement) for text in given])
            if any(math.isnan(logit) for row in rows for logit in row):
                return unscored("the model gave no number")
            held = max(_held(row, labels) for row in rows)
        except (ModelError, ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError) as error:
            return unscored(f"the model failed ({type(error).__name__})")
        why = f"follows from its evidence with {held:.2f}"
        if held >= _FULL:
            return Verdict("full", score=held)
        return Verdict("partial" if held >= _PARTIAL else "none", why, score=held)


def _held(logits: Sequence[float], labels: dict[str, int]) -> float:
    """The probability that a text entails a statement."""
    if len(logits) == 1:
        return 1 / (1 + math.exp(-max(-500.0, min(500.0, logits[0]))))
    top = max(logits)
    shares = [math.exp(x - top) for x in logits]
    place = next((i for label, i in labels.items() if label.startswith("entail")), 0)
    return shares[place] / sum(shares)
