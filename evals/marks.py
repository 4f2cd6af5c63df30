"""What a measure says of one case, and what it says of many.

What could not be judged is counted in a column of its own: it is neither zero nor part of a mean. What a measure has
nothing to say of (how a refusal is cited) is counted nowhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from evals import intervals

# proportion  units right of all units, over all cases together; Wilson's interval
# mean        the mean of the cases' values, each 0 to 1; an interval by bootstrap over documents, and never narrower
#             than Wilson's of as many cases
# amount      likewise, of something that has no best value (seconds, words)
Kind = Literal["proportion", "mean", "amount"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Of `of` units (statements, citations, facts, or the case itself) so much is right: `hits`, a fraction where there
    are grades. `why` tells people what was wrong. `unscored` says why nothing could be judged, "" where it was."""

    hits: float = 0.0
    of: int = 0
    why: str = ""
    unscored: str = ""

    def __post_init__(self) -> None:
        if not math.isfinite(self.hits) or self.of < 0:
            raise ValueError(f"a mark of {self.hits} of {self.of}")

    @property
    def value(self) -> float | None:
        """Right per unit; None where there is nothing to judge or nothing could be judged."""
        return self.hits / self.of if self.of and not self.unscored else None

    def to_json(self) -> dict[str, Any]:
        made: dict[str, Any] = {"hits": self.hits, "of": self.of}
        return made | {k: v for k in ("why", "unscored") if (v := getattr(self, k))}


SILENT = Mark()


def unscored(why: str) -> Mark:
    """The mark of what could not be judged."""
    return Mark(unscored=why or "not said why")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a measure says of many cases: `value` with its interval of 95 %, on `n` (units of a proportion, cases of a
    mean); None throughout where nothing was judged. `unscored` are the cases of which nothing could be judged."""

    measure: str
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    n: int
    cases: int
    unscored: int

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def figure(measure: str, kind: Kind, marks: Sequence[tuple[str, Mark]]) -> Figure:
    """The figure of the marks of many cases, each with the cluster to which its case belongs (its documents: cases on
    one document are right or wrong together)."""
    judged = [(cluster, mark) for cluster, mark in marks if mark.value is not None]
    lost = sum(bool(mark.unscored) for _, mark in marks)
    if not judged:
        return Figure(measure, kind, None, None, None, 0, 0, lost)
    if kind == "proportion":
        hits, n = sum(mark.hits for _, mark in judged), sum(mark.of for _, mark in judged)
        low, high = intervals.wilson(hits, n)
        return Figure(measure, kind, hits / n, low, high, n, len(judged), lost)
    values = [mark.hits / mark.of for _, mark in judged]
    low, high = intervals.clustered_bootstrap(values, [cluster for cluster, _ in judged])
    if kind == "mean":
        # What lies between 0 and 1 varies no more than what is 0 or 1: of few cases, or where all are right, the
        # bootstrap sees no variation and would be sure of itself.
        least, most = intervals.wilson(math.fsum(values), len(values))
        low, high = min(low, least), max(high, most)
    return Figure(measure, kind, math.fsum(values) / len(values), low, high, len(values), len(values), lost)
