"""Two sides compared on the questions that both were asked: differences with their intervals, and which answers turned.

A side is a run, or several runs of one thing: the marks of a case are then taken together. Cases are paired by id,
question and history; in a measure a pair counts where both sides were judged. Cases on one document are right or wrong
together, so it is documents (clusters) that are drawn again for an interval, and that change sides for a p.

p is of the null that it makes no difference which side an answer is from: the sides of whole clusters are exchanged,
all ways where these are few, else drawn (with a fixed seed; Phipson and Smyth 2010: never 0). Holm's correction
(1979) is over all measures of one table. McNemar's exact p is beside it where each mark is right or wrong, and takes
every case to stand alone. It does not know why two runs differ, and tells what else differed between them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

import numpy as np
from scipy import stats

from evals import wording
from evals.results import Results

DRAWS, SEED = 10_000, 7
_ALL_WAYS = 13  # clusters up to which all ways of exchanging them are looked at: 8,192
Json = dict[str, Any]
K = TypeVar("K")
Key = tuple[str, str, tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Difference:
    """B − A in a measure (`difference`, with its interval of 95 %; None where all is of one cluster) on `cases` pairs
    in `clusters`; `left_out` were judged on one side only. `p_holm` is corrected; `exact`: p is of all ways. `gained`
    and `lost` are the cases right in B alone and in A alone, with McNemar's p; None where marks have grades."""

    measure: str
    kind: str
    a: float
    b: float
    difference: float
    low: float | None
    high: float | None
    p: float
    p_holm: float
    exact: bool
    cases: int
    clusters: int
    left_out: int
    gained: int | None = None
    lost: int | None = None
    mcnemar: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of which a measure turned: right on one side and not on the other. `turned` holds {"measure", "a",
    "b", "why"}, `why` being that of the side that lost."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    a: str
    b: str
    turned: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A measure over the runs of one side: mean, standard deviation (n − 1), least and greatest of their figures."""

    measure: str
    kind: str
    runs: int
    mean: float
    sd: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is told of two sides. `only_a`, `only_b`: ids of the cases that the other side was not asked; `differs`:
    what else differs between the runs, in sentences."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    paired: int
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    differs: tuple[str, ...]
    differences: tuple[Difference, ...]
    kinds: dict[str, tuple[Difference, ...]]
    turned: tuple[Turn, ...]
    spread_a: tuple[Spread, ...]
    spread_b: tuple[Spread, ...]

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A case on both sides: its entries in the results, one or more a side."""

    cluster: str
    a: Sequence[Json]
    b: Sequence[Json]


def compare(a: Sequence[Results], b: Sequence[Results]) -> Comparison:
    """Compare two sides, each of one run or more."""
    of_a, of_b = _by_key(a), _by_key(b)
    pairs = [_Pair(str(of_a[key][0]["cluster"]), of_a[key], of_b[key]) for key in of_a if key in of_b]
    measures = {str(f["measure"]): str(f["kind"]) for run in (*a, *b) for f in run["figures"]}
    by_kind: dict[str, list[_Pair]] = {}
    for pair in pairs:
        by_kind.setdefault(str(pair.a[0]["case"]["kind"]), []).append(pair)
    of_kinds = _corrected(
        {(kind, name): _difference(name, measures[name], some) for kind, some in by_kind.items() for name in measures}
    )
    return Comparison(
        tuple(str(run["run"]["name"]) for run in a),
        tuple(str(run["run"]["name"]) for run in b),
        len(pairs),
        tuple(key[0] for key in of_a if key not in of_b),
        tuple(key[0] for key in of_b if key not in of_a),
        tuple(_differs([*a, *b])),
        tuple(_corrected({name: _difference(name, kind, pairs) for name, kind in measures.items()}).values()),
        {kind: tuple(one for (of, _), one in of_kinds.items() if of == kind) for kind in by_kind},
        tuple(sorted(_turned(pairs, measures), key=lambda turn: (-len(turn.turned), turn.id))),
        tuple(spread(a)) if len(a) > 1 else (),
        tuple(spread(b)) if len(b) > 1 else (),
    )


def spread(runs: Sequence[Results]) -> list[Spread]:
    """How far the figures of runs of the same thing lie apart; measures with a figure in at least two of them."""
    values: dict[tuple[str, str], list[float]] = {}
    for run in runs:
        for figure in run["figures"]:
            if figure["value"] is not None:
                values.setdefault((figure["measure"], figure["kind"]), []).append(float(figure["value"]))
    return [
        Spread(*of, len(some), float(np.mean(some)), float(np.std(some, ddof=1)), min(some), max(some))
        for of, some in values.items()
        if len(some) > 1
    ]


def _by_key(runs: Sequence[Results]) -> dict[Key, list[Json]]:
    """The entries of each case over the runs of a side. Where a run has one case twice (in two sets), the first is
    paired with the first."""
    found: dict[Key, list[Json]] = {}
    for run in runs:
        met: Counter[tuple[Any, ...]] = Counter()
        for entry in run["cases"]:
            case = entry["case"]
            same = (str(case["id"]), str(case["question"]), tuple(case.get("history", ())))
            found.setdefault((*same, met[same]), []).append(entry)
            met[same] += 1
    return found


def _mark(entries: Iterable[Json], measure: str) -> tuple[float, float] | None:
    """What is right and of how many, over the runs of a side; None where nothing was judged."""
    marks = [m for entry in entries if (m := entry["marks"].get(measure)) and m["of"] and not m.get("unscored")]
    return (math.fsum(m["hits"] for m in marks), math.fsum(m["of"] for m in marks)) if marks else None


def _difference(measure: str, kind: str, pairs: Sequence[_Pair]) -> Difference | None:
    """None where no pair was judged on both sides. Its p is not corrected yet."""
    sums: dict[str, list[float]] = {}  # of a cluster: right and of how many in A, in B
    gained = lost = left_out = judged = 0
    graded = False
    for pair in pairs:
        a, b = _mark(pair.a, measure), _mark(pair.b, measure)
        if a is None or b is None:
            left_out += (a is None) != (b is None)
            continue
        judged += 1
        # A proportion is over units; of a mean each case counts once.
        row = [*a, *b] if kind == "proportion" else [a[0] / a[1], 1.0, b[0] / b[1], 1.0]
        sums[pair.cluster] = [x + y for x, y in zip(sums.get(pair.cluster, [0.0] * 4), row, strict=True)]
        graded = graded or (a[1], b[1]) != (1, 1) or not {a[0], b[0]} <= {0, 1}
        gained, lost = gained + (b[0] > a[0]), lost + (a[0] > b[0])
    if not judged:
        return None
    table = np.array([sums[name] for name in sorted(sums)])
    low, high = _interval(table) if len(table) > 1 else (None, None)
    p, exact = _p(table)
    alone = graded or kind == "amount"
    ha, na, hb, nb = (float(x) for x in table.sum(axis=0))
    return Difference(
        measure, kind, ha / na, hb / nb, hb / nb - ha / na, low, high, p, p, exact, judged, len(table), left_out,
        None if alone else gained, None if alone else lost, None if alone else _mcnemar(gained, lost),
    )  # fmt: skip


def _interval(table: np.ndarray) -> tuple[float, float]:
    """Of the difference, by drawing clusters with replacement (percentiles)."""
    drawn = np.random.default_rng(SEED).integers(0, len(table), (DRAWS, len(table)))
    ha, na, hb, nb = (table[:, i][drawn].sum(axis=1) for i in range(4))
    low, high = np.quantile(hb / nb - ha / na, [0.025, 0.975])
    return float(low), float(high)


def _p(table: np.ndarray) -> tuple[float, bool]:
    """The two-sided p of exchanging the sides of whole clusters, and whether all ways were looked at."""
    differ = (table[:, :2] != table[:, 2:]).any(axis=1)  # to exchange two that are alike changes nothing
    some, rest = table[differ], table[~differ].sum(axis=0)
    exact = len(some) <= _ALL_WAYS
    if exact:
        ways = (np.arange(2 ** len(some))[:, None] >> np.arange(len(some))) & 1
    else:
        ways = np.random.default_rng(SEED).integers(0, 2, (DRAWS, len(some)))
    a = rest[:2] + (1 - ways) @ some[:, :2] + ways @ some[:, 2:]
    b = rest[2:] + (1 - ways) @ some[:, 2:] + ways @ some[:, :2]
    found = np.abs(b[:, 0] / b[:, 1] - a[:, 0] / a[:, 1])
    ha, na, hb, nb = table.sum(axis=0)
    as_far = int((found >= abs(hb / nb - ha / na) - 1e-12).sum())
    return (as_far / len(ways), True) if exact else ((as_far + 1) / (len(ways) + 1), False)


def _mcnemar(gained: int, lost: int) -> float:
    """McNemar's exact p (1947): of the cases that turned, as many either way."""
    return float(stats.binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0


def _corrected(found: Mapping[K, Difference | None]) -> dict[K, Difference]:
    """Those that could be told, with p corrected over all of them (Holm 1979)."""
    told = {name: one for name, one in found.items() if one is not None}
    least = 0.0
    corrected: dict[K, float] = {}
    for before, (name, one) in enumerate(sorted(told.items(), key=lambda item: item[1].p)):
        least = corrected[name] = min(1.0, max(least, (len(told) - before) * one.p))
    return {name: replace(one, p_holm=corrected[name]) for name, one in told.items()}


def _turned(pairs: Sequence[_Pair], measures: Mapping[str, str]) -> Iterable[Turn]:
    for pair in pairs:
        turned = []
        for measure in (name for name, kind in measures.items() if kind != "amount"):
            a, b = _mark(pair.a, measure), _mark(pair.b, measure)
            if a and b and not pair.a[0].get("sealed") and (a[0] >= a[1]) != (b[0] >= b[1]):
                side = pair.a if a[0] < a[1] else pair.b
                why = next((w for entry in side if (w := entry["marks"].get(measure, {}).get("why"))), "")
                turned.append({"measure": measure, "a": a[0] / a[1], "b": b[0] / b[1], "why": why})
        if turned:
            case = pair.a[0]["case"]
            yield Turn(
                str(case["id"]), str(case["kind"]), str(case["question"]), tuple(case.get("history", ())),
                wording.shown(pair.a[0]["shown"]), wording.shown(pair.b[0]["shown"]), tuple(turned),
            )  # fmt: skip


def _differs(runs: Sequence[Results]) -> Iterable[str]:
    """What else differs between the runs, so that a difference may come from it."""
    hashes: dict[str, set[str]] = {}
    for run in runs:
        for one in run["sets"]:
            hashes.setdefault(str(one["file"]), set()).add(str(one["sha256"]))
    for file, found in hashes.items():
        holding = sum(any(one["file"] == file for one in run["sets"]) for run in runs)
        if len(found) > 1:
            yield f"The set {file} is not the same in all: SHA-256 {', '.join(sorted(h[:12] for h in found))}."
        if holding < len(runs):
            yield f"The set {file} was asked in {holding} of {len(runs)} runs."
    for name, said in (
        ("judge", "The judges differ"),
        ("solver", "What was asked differs"),
        ("model", "Models differ"),
        ("limit", "So many cases at most were asked"),
    ):
        named = list(dict.fromkeys(str(run["run"].get(name)) for run in runs))
        if len(named) > 1:
            yield f"{said}: {', '.join(named)}."
    if len({str(run["library"].get("fingerprint")) for run in runs}) > 1:
        yield "The libraries differ: documents were added, changed or removed between the runs."
