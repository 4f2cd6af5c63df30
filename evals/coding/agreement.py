"""How far coders agree, and what they say together.

Agreement beyond chance: Cohen's kappa for two coders, Krippendorff's alpha for more; both nominal. Intervals by
bootstrap over the items (percentiles; a fixed seed). Where only one verdict was ever given, chance alone would agree,
and neither is defined; with few unfaithful statements both are low though coders hardly differ, wherefore the plain
share of agreement stands beside. They do not know whether coders are right.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from evals.coding.codebook import SUPPORTED, UNSUPPORTED

_DRAWS, _SEED, _LEVEL = 2000, 7, 0.95
_DEFINED = 0.9  # with fewer of the draws defined there is no interval
Unit = Sequence[Hashable]  # the verdicts on one item, two or more

# How the verdict on an item was reached: all who judged it agree, by the third person, by most of three or more, by
# nothing (then it counts as unsupported), by the only one who judged it.
How = Literal["agreed", "settled", "majority", "conservative", "alone"]
HOWS: tuple[How, ...] = ("agreed", "settled", "majority", "conservative", "alone")


@dataclass(frozen=True, slots=True)
class Agreement:
    """`value` of kappa or alpha with its interval, None where it is not defined; `same` is the share of pairs of
    verdicts on one item that are equal. On `items` that two or more judged."""

    measure: Literal["cohen_kappa", "krippendorff_alpha"]
    value: float | None
    low: float | None
    high: float | None
    same: float | None
    items: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The verdict that stands on an item, and how it was reached."""

    verdict: str
    how: How


def agreement(units: Sequence[Unit], coders: int) -> Agreement:
    """Of the verdicts on each item (an item that fewer than two judged is left out), by `coders` coders in all. For two
    coders the order of the verdicts within a unit is that of the coders."""
    judged = [unit for unit in units if len(unit) > 1]
    measure: Callable[[Sequence[Unit]], float | None] = kappa if coders == 2 else alpha
    name: Literal["cohen_kappa", "krippendorff_alpha"] = "cohen_kappa" if coders == 2 else "krippendorff_alpha"
    if not judged:
        return Agreement(name, None, None, None, None, 0)
    value = measure(judged)
    low, high = _bootstrap(judged, measure) if value is not None else (None, None)
    return Agreement(name, value, low, high, same(judged), len(judged))


def kappa(units: Sequence[Unit]) -> float | None:
    """Cohen's kappa (1960): (p_o - p_e) / (1 - p_e), p_o the share of items on which both agree, p_e what two coders
    with these shares of verdicts would agree on by chance. None where p_e is 1."""
    n = len(units)
    first, second = (Counter(unit[at] for unit in units) for at in (0, 1))
    observed = sum(unit[0] == unit[1] for unit in units)
    chance = sum(first[v] * second[v] for v in first)  # of n²; whole numbers, so that 1 is met exactly
    return None if chance == n * n else (observed * n - chance) / (n * n - chance)


def alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha (2004), nominal, some verdicts may be missing: 1 - D_o / D_e, the disagreement within items
    over that among all pairs of verdicts. None where only one verdict was given."""
    total = sum(map(len, units))
    counts = Counter(v for unit in units for v in unit)
    expected = total * total - sum(c * c for c in counts.values())
    if not expected:
        return None
    within = sum((len(u) ** 2 - sum(c * c for c in Counter(u).values())) / (len(u) - 1) for u in units)
    return 1 - (total - 1) * within / expected


def same(units: Sequence[Unit]) -> float:
    """The share of pairs of verdicts on one item that are equal, items weighing alike."""
    shares = [sum(c * (c - 1) for c in Counter(u).values()) / (len(u) * (len(u) - 1)) for u in units]
    return sum(shares) / len(shares)


def _bootstrap(
    units: Sequence[Unit], measure: Callable[[Sequence[Unit]], float | None]
) -> tuple[float | None, float | None]:
    drawn = random.Random(_SEED)
    made = [measure(drawn.choices(units, k=len(units))) for _ in range(_DRAWS)]
    values = sorted(v for v in made if v is not None)
    if len(values) < _DEFINED * _DRAWS:
        return None, None
    cut = int((1 - _LEVEL) / 2 * len(values))
    return values[cut], values[-1 - cut]


def settle(verdicts: Sequence[str], settled: str = "") -> Settled | None:
    """What stands where these verdicts were given on an item, and this by the third person ("" where by none). None
    where nobody judged it."""
    if settled:
        return Settled(settled, "settled")
    if not verdicts:
        return None
    if len(verdicts) == 1:
        return Settled(verdicts[0], "alone")
    (verdict, most), *_ = Counter(verdicts).most_common()
    if most == len(verdicts):
        return Settled(verdict, "agreed")
    return Settled(verdict, "majority") if 2 * most > len(verdicts) else Settled(UNSUPPORTED, "conservative")


def overlooked(pairs: Mapping[str, tuple[str, str]], settled: Mapping[str, Settled]) -> float | None:
    """How many unfaithful statements two coders probably both took for faithful. Of those that stand as unfaithful, `b`
    were found by both, `f` by the first alone, `s` by the second alone: f · s / (b + 1), if they err independently
    (Chapman 1951, of Lincoln and Petersen's capture and recapture). If they err on the same statements, as is likely
    with hard ones, there are more. None where a difference on faithfulness was not settled by a third person."""
    both = first = second = 0
    for name, (one, other) in pairs.items():
        found = one != SUPPORTED, other != SUPPORTED
        if found[0] != found[1] and settled[name].how != "settled":
            return None
        if settled[name].verdict != SUPPORTED:
            both += found == (True, True)
            first += found == (True, False)
            second += found == (False, True)
    return first * second / (both + 1)
