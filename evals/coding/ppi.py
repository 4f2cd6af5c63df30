"""A rate over many statements from the automatic verdicts on all and people's verdicts on a sample of them.

Prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic, "Prediction-powered inference", Science
382, 2023): the automatic rate, corrected by how far it is off where people looked too. It needs no assumption on the
automatic verdict, only that the sample is a random one. With power tuning (Angelopoulos, Duchi and Zrnic, "PPI++:
efficient prediction-powered inference", arXiv 2311.01453, 2024, example of the mean) a useless verdict is not used.

With y people's verdict (1: unfaithful) and f the automatic one, on n statements of the sample and N others:

  estimate   λ · mean_N(f) + mean_n(y - λ · f)
  variance   λ² · var_N(f) / N + var_n(y - λ · f) / n        (the interval is normal)
  λ          cov_n(y, f) / ((1 + n / N) · var(f)), cut to 0 … 1; var(f) over all n + N

λ = 1 is the classical estimate. What people get wrong, this gets wrong: it estimates what people would have said.
Where the N others are the rest of one run the interval is for that run, and somewhat too wide (drawn without
replacement).

The normal interval fails where little was found: simulated with n = 150, a rate of 15 % and a verdict that misses one
of ten, it held the truth 88 times in 100. With fewer than ten unfaithful or faithful statements in the sample, or fewer
than five on which person and verdict differ, the exact interval of the sample alone stands in its place; with this rule
it was 96 or more in every case tried.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, variance

from evals import intervals

_FEWEST, _FEWEST_DIFFERENT = 10, 5


@dataclass(frozen=True, slots=True)
class Corrected:
    """A rate with its interval of 95 %. `exact` says that the interval is the exact one of the sample alone."""

    value: float
    low: float
    high: float
    tuning: float
    exact: bool


def corrected(
    people: Sequence[bool], automatic: Sequence[float], others: Sequence[float], *, tuning: float | None = None
) -> Corrected:
    """The rate of unfaithful statements, by people's verdicts on the sample, the automatic ones on the same statements,
    and the automatic ones on all others of the run (none: all were judged by people). `tuning` is λ; None chooses it.
    Verdicts are 1 for unfaithful, 0 for faithful; an automatic one may lie between. At least two people's verdicts, one
    automatic one each; raises ValueError."""
    n, more = len(people), len(others)
    if n < 2 or n != len(automatic):
        raise ValueError(f"{n} verdicts of people, {len(automatic)} automatic ones")
    y = [float(one) for one in people]
    weight = _tuned(y, automatic, others) if tuning is None else tuning
    rest = [one - weight * f for one, f in zip(y, automatic, strict=True)]
    spread = variance(rest) / n
    value = fmean(rest)
    if more:
        value += weight * fmean(others)
        spread += weight**2 * (variance(others) if more > 1 else 0.0) / more
    else:  # all is known: λ = 0, and the interval as of a sample
        weight, value, spread = 0.0, fmean(y), variance(y) / n
    found = sum(people)
    different = sum(abs(one - f) >= 0.5 for one, f in zip(y, automatic, strict=True))
    exact = min(found, n - found) < _FEWEST or (weight > 0 and different < _FEWEST_DIFFERENT)
    value = min(max(value, 0.0), 1.0)
    if exact:
        low, high = intervals.exact(found, n)
        low, high = min(low, value), max(high, value)
    else:
        half = NormalDist().inv_cdf((1 + intervals.LEVEL) / 2) * math.sqrt(spread)
        low, high = max(value - half, 0.0), min(value + half, 1.0)
    return Corrected(value, low, high, weight, exact)


def _tuned(y: Sequence[float], f: Sequence[float], others: Sequence[float]) -> float:
    of_all = [*f, *others]
    if not others or not (spread := variance(of_all)):
        return 0.0
    middle, mean = fmean(f), fmean(y)
    together = math.fsum((a - mean) * (b - middle) for a, b in zip(y, f, strict=True)) / (len(y) - 1)
    return min(max(together / ((1 + len(y) / len(others)) * spread), 0.0), 1.0)
