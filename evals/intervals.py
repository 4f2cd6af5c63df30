"""Intervals of 95 % for proportions and means.

What is drawn at random comes from a generator with a fixed seed: the same figures give the same intervals.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import stats

LEVEL = 0.95
_DRAWS, _SEED = 2000, 7


def z(level: float = LEVEL) -> float:
    """The quantile of the normal distribution beyond which half of what is left out lies on either side."""
    return float(stats.norm.ppf((1 + level) / 2))


def wilson(hits: float, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's score interval of a proportion (Wilson 1927), without correction for continuity. `hits` of `n` > 0."""
    _possible(hits, n)
    zz, share = z(level) ** 2, min(1.0, hits / n)
    middle = (share + zz / (2 * n)) / (1 + zz / n)
    half = float(np.sqrt(zz * (share * (1 - share) / n + zz / (4 * n * n)))) / (1 + zz / n)
    return (0.0 if hits == 0 else middle - half), (1.0 if hits == n else middle + half)


def exact(hits: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """The exact interval of a proportion (Clopper and Pearson 1934): it covers at least as often as it says."""
    _possible(hits, n)
    tail = (1 - level) / 2
    low = 0.0 if hits == 0 else float(stats.beta.ppf(tail, hits, n - hits + 1))
    high = 1.0 if hits == n else float(stats.beta.ppf(1 - tail, hits + 1, n - hits))
    return low, high


def exact_upper(hits: int, n: int, level: float = LEVEL) -> float:
    """The one-sided exact bound: a proportion above it would give so few hits in fewer than 1 - `level` of samples. For
    a claim of "at most"; of 0 hits in 60 it is 4.9 %, where the two-sided interval ends at 6.0 %."""
    _possible(hits, n)
    return 1.0 if hits == n else float(stats.beta.ppf(level, hits + 1, n - hits))


def clustered_bootstrap(values: Sequence[float], clusters: Sequence[str], level: float = LEVEL) -> tuple[float, float]:
    """The interval of a mean by drawing whole clusters with replacement (Cameron, Gelbach and Miller 2008, "pairs
    cluster bootstrap"; percentiles). `values` and `clusters` are of one length, at least 1; a single cluster has no
    interval narrower than what lies between its least and its greatest value."""
    if not values or len(values) != len(clusters):
        raise ValueError(f"{len(values)} values of {len(clusters)} clusters")
    names = sorted(set(clusters))
    if len(names) == 1:
        return min(values), max(values)
    of = {name: i for i, name in enumerate(names)}
    sums, counts = np.zeros(len(names)), np.zeros(len(names))
    for value, cluster in zip(values, clusters, strict=True):
        sums[of[cluster]] += value
        counts[of[cluster]] += 1
    drawn = np.random.default_rng(_SEED).integers(0, len(names), (_DRAWS, len(names)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _possible(hits: float, n: int) -> None:
    if n < 1 or not 0 <= hits <= n * (1 + 1e-12):
        raise ValueError(f"{hits} of {n}")
