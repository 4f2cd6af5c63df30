"""How often a judge agrees with people: figures over pairs of what a person and what the judge said.

Intervals of 95 % are by bootstrap over clusters with a fixed seed (percentiles); those of a share are Wilson's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals import intervals
from evals.coding.agreement import kappa

_DRAWS, _SEED, BINS = 2000, 7, 10


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said of a statement, what the judge said (supported or not), how sure it was (0 to 1), and the
    cluster. `label` and `grade` are what they said before partial support was counted for one or the other."""

    true: bool
    said: bool
    score: float
    cluster: str
    label: str
    grade: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with Wilson's interval; None throughout where there are none."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        return self.hits / self.of if self.of else None

    def to_json(self) -> dict[str, Any]:
        low, high = intervals.wilson(self.hits, self.of) if self.of else (None, None)
        return {"hits": self.hits, "of": self.of, "value": self.value, "low": low, "high": high}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a judge agrees with people. `kept` is the share of supported statements that it says are supported,
    `withheld` that of the unsupported that it says are not; balanced accuracy is their mean, with its interval,
    and None where one kind is missing. `kappa` is Cohen's, over supported and unsupported."""

    kept: Share
    withheld: Share
    balanced: float | None
    low: float | None
    high: float | None
    f1: float | None
    kappa: float | None

    def to_json(self) -> dict[str, Any]:
        return {
            "balanced_accuracy": self.balanced, "low": self.low, "high": self.high, "f1": self.f1, "kappa": self.kappa,
            "kept": self.kept.to_json(), "withheld": self.withheld.to_json(),
        }  # fmt: skip


def agreement(judged: Sequence[Judged]) -> Agreement:
    """The figures of statements that were judged."""
    true, false = [j for j in judged if j.true], [j for j in judged if not j.true]
    kept = Share(sum(j.said for j in true), len(true))
    withheld = Share(sum(not j.said for j in false), len(false))
    if kept.value is None or withheld.value is None:
        return Agreement(kept, withheld, None, None, None, None, None)
    low, high = _interval(judged)
    said = kept.hits + withheld.of - withheld.hits
    f1 = 2 * kept.hits / (said + kept.of)
    return Agreement(
        kept, withheld, (kept.value + withheld.value) / 2, low, high, f1, kappa([(j.true, j.said) for j in judged])
    )


def balanced(true: Sequence[bool], said: Sequence[bool]) -> float:
    """Balanced accuracy of two rows of one length; 0.5 stands for the kind that is missing."""
    shares = []
    for kind in (True, False):
        of = [s is kind for t, s in zip(true, said, strict=True) if t is kind]
        shares.append(sum(of) / len(of) if of else 0.5)
    return sum(shares) / 2


def _interval(judged: Sequence[Judged]) -> tuple[float, float]:
    """The interval of balanced accuracy by drawing whole clusters; draws that lack one kind of label are left out."""
    place = {name: i for i, name in enumerate(sorted({j.cluster for j in judged}))}
    counts = np.zeros((len(place), 4))  # supported, and so said; unsupported, and so said
    for j in judged:
        row = counts[place[j.cluster]]
        row[0 if j.true else 2] += 1
        row[1 if j.true else 3] += j.true is j.said
    generator = np.random.default_rng(_SEED)
    found = []
    for _ in range(_DRAWS):
        drawn = counts[generator.integers(0, len(place), len(place))].sum(axis=0)
        if drawn[0] and drawn[2]:
            found.append((drawn[1] / drawn[0] + drawn[3] / drawn[2]) / 2)
    if len(place) == 1 or not found:
        return 0.0, 1.0  # of one cluster nothing is known beyond it
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)


def reliability(judged: Sequence[Judged], bins: int = BINS) -> list[dict[str, Any]]:
    """What share is supported of the statements that the judge gives about the same score: by bins of equal width,
    those without a statement left out; `score` is the mean of a bin."""
    of: dict[int, list[Judged]] = {}
    for j in judged:
        of.setdefault(min(bins - 1, max(0, int(j.score * bins))), []).append(j)
    return [
        {
            "from": i / bins, "to": (i + 1) / bins, "score": sum(j.score for j in there) / len(there),
            "supported": Share(sum(j.true for j in there), len(there)).to_json(),
        }
        for i, there in sorted(of.items())
    ]  # fmt: skip


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """The expected calibration error (Naeini and others 2015): how far scores and shares lie apart."""
    if not judged:
        return None
    apart = (b["supported"]["of"] * abs(b["score"] - b["supported"]["value"]) for b in reliability(judged))
    return float(sum(apart)) / len(judged)


def table(judged: Sequence[Judged]) -> dict[str, dict[str, int]]:
    """How often the judge gave each grade to statements of each label."""
    counted = Counter((j.label, j.grade) for j in judged)
    labels = sorted({j.label for j in judged})
    return {label: {g: counted[label, g] for g in ("full", "partial", "none")} for label in labels}
