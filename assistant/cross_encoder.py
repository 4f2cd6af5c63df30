"""A cross-encoder by name or folder: reads two texts together and says how the one bears on the other.

With three labels (entailment, neutral, contradiction) it is an NLI model and checks statements; with one it says how
well a text answers a question, and ranks. The only place besides the embedder that imports sentence-transformers.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.errors import ModelMissing
from assistant.verifying.checkers import Judgement
from assistant.verifying.reading import Source

# From these probabilities on a text entails a statement, or contradicts it.
_ENTAILED, _CONTRADICTED = 0.5, 0.5
# From this on it may be said that part of it is entailed.
_PARTLY = 0.25
_TOKENS = 512


class CrossEncoderModel:
    """A cross-encoder, loaded at its first use. Raises ModelMissing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = threading.Lock()

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import CrossEncoder

        local = Path(self.name).expanduser()
        try:
            return CrossEncoder(str(local) if local.is_dir() else self.name, max_length=_TOKENS)
        except (OSError, ValueError) as error:
            first = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise ModelMissing(f"The cross-encoder {self.name} cannot be loaded ({first}).") from error

    @property
    def labels(self) -> dict[str, int]:
        """Its labels in lower case with their places."""
        with self._lock:
            return {str(label).lower(): int(i) for i, label in self._model.model.config.id2label.items()}

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
        """For each pair the logits, one a label."""
        with self._lock:
            found = self._model.predict(
                list(pairs), apply_softmax=False, activation_fn=_Unchanged(), show_progress_bar=False
            )
        return [[float(x) for x in (row if getattr(row, "ndim", 0) else [row])] for row in found]


class _Unchanged:
    """Leaves logits as they are."""

    def __call__(self, logits: Any) -> Any:
        return logits


class CrossEncoderChecker:
    """Checks statements by an NLI model, or by a cross-encoder with one label, whose score is read as a probability."""

    def __init__(self, model: CrossEncoderModel) -> None:
        self._model = model
        self.name = model.name

    def judge(self, statement: str, language: str, sources: Sequence[Source]) -> Judgement:
        import math

        premise = "\n".join(s.text for s in sources)
        logits = self._model.scores([(premise, statement)])[0]
        if len(logits) == 1:
            held, against = 1 / (1 + math.exp(-logits[0])), 0.0
        else:
            top = max(logits)
            shares = [math.exp(x - top) for x in logits]
            labels = self._model.labels
            held = shares[_place(labels, "entail", 0)] / sum(shares)
            against = shares[_place(labels, "contra", len(shares) - 1)] / sum(shares)
        if against >= _CONTRADICTED:
            return Judgement("unsupported", f"judged to contradict its source ({against:.2f})")
        if held >= _ENTAILED:
            return Judgement("supported", f"judged to follow from its source ({held:.2f})")
        if held >= _PARTLY:
            return Judgement("partial", f"judged to follow in part ({held:.2f})")
        return Judgement("unsupported", f"judged not to follow from its source ({held:.2f})")


def _place(labels: dict[str, int], opening: str, default: int) -> int:
    return next((i for label, i in labels.items() if label.startswith(opening)), default)
