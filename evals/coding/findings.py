"""What the filled sheets of a sample say: agreement, how differences were settled, rates with intervals, the claim.

A statement is unfaithful unless its evidence supports it wholly: "partly", "unsupported" and "cannot tell" all count,
so that no doubt is settled in the assistant's favour; the share without "partly" stands beside.

The intervals cover what is left to chance by drawing: the rate that these coders would have found over all statements
of the run. What both coders take for faithful by mistake is in none; `overlooked` guesses at it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from evals import intervals
from evals.coding import agreement, ppi
from evals.coding.agreement import Agreement, Settled
from evals.coding.codebook import PARTLY, SUPPORTED, VERDICTS
from evals.coding.errors import SheetUnreadable
from evals.coding.sampling import Key
from evals.coding.sheets import Sheet

_MOST_NEEDED = 1_000_000


def found(key: Key, sheets: Sequence[Sheet], claim: float | None = None) -> dict[str, Any]:
    """All that is told of a sample, as JSON. `claim` is the rate of unfaithful statements that is not to be exceeded.
    Raises SheetUnreadable where two sheets are one, settle an item differently, or none judges."""
    coders = [sheet for sheet in sheets if sheet.judges]
    _apart(sheets, coders)
    by_third = third(sheets)
    given = {name: [s.verdicts[name] for s in coders if name in s.verdicts] for name in key.items}
    settled = {n: s for n, said in given.items() if (s := agreement.settle(said, by_third.get(n, "")))}
    verdicts = Counter(one.verdict for one in settled.values())
    n = len(settled)
    bad = n - verdicts[SUPPORTED]
    return {
        "run": dict(key.run), "library": dict(key.library), "sets": [dict(one) for one in key.sets],
        "sample": {
            "n": len(key.items), "wanted": key.wanted, "population": key.population, "answers": key.answers,
            "seed": key.seed, "coded": n, "uncoded": len(key.items) - n,
        },
        "coders": _named(coders, key),
        "agreement": _told(agreement.agreement(list(given.values()), len(coders))),
        "agreement_on_faithful": _told(
            agreement.agreement([[v == SUPPORTED for v in said] for said in given.values()], len(coders))
        ),
        "settled": {how: sum(one.how == how for one in settled.values()) for how in agreement.HOWS},
        "verdicts": {verdict: verdicts[verdict] for verdict in VERDICTS},
        "unfaithful": _rate(bad, n),
        "unsupported": _rate(bad - verdicts[PARTLY], n),
        "overlooked": _overlooked(coders, settled),
        "automatic": _automatic(key),
        "corrected": _corrected(key, settled),
        "claim": None if claim is None else _claim(claim, bad, n, len(key.items) - n, key.population),
    }  # fmt: skip


def _apart(sheets: Sequence[Sheet], coders: Sequence[Sheet]) -> None:
    if not coders:
        raise SheetUnreadable(
            "no sheet has a verdict of a coder; a sheet that only settles goes with those it settles."
        )
    files = [sheet.file.resolve() for sheet in sheets]
    for at, one in enumerate(files):
        before = files[:at]
        if one in before or any(one.read_bytes() == other.read_bytes() for other in before):
            raise SheetUnreadable(f"{sheets[at].file} is given twice: two coders, two sheets.")


def third(sheets: Sequence[Sheet]) -> dict[str, str]:
    """What was settled, by item. Raises SheetUnreadable where two sheets settle one differently."""
    made: dict[str, str] = {}
    for sheet in sheets:
        for name, verdict in sheet.settled.items():
            if made.setdefault(name, verdict) != verdict:
                raise SheetUnreadable(f"{sheet.file} settles item “{name}” as {verdict}, another as {made[name]}.")
    return made


def disputed(key: Key, sheets: Sequence[Sheet]) -> list[str]:
    """The items on which coders differ and that nobody has settled, in the order of the key."""
    by_third = third(sheets)
    return [
        name for name in key.items
        if name not in by_third and len({s.verdicts[name] for s in sheets if name in s.verdicts}) > 1
    ]  # fmt: skip


def _named(coders: Sequence[Sheet], key: Key) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for sheet in coders:
        before = sum(one["name"].partition(" (")[0] == sheet.coder for one in made)
        counts = Counter(sheet.verdicts.values())
        made.append(
            {
                "name": f"{sheet.coder} ({before + 1})" if before else sheet.coder, "sheet": str(sheet.file),
                **{verdict: counts[verdict] for verdict in VERDICTS}, "missing": len(key.items) - len(sheet.verdicts),
            }
        )  # fmt: skip
    return made


def _told(said: Agreement) -> dict[str, Any]:
    return {name: getattr(said, name) for name in said.__slots__}


def _rate(hits: int, n: int) -> dict[str, Any]:
    low, high = intervals.exact(hits, n)
    return {"hits": hits, "n": n, "value": hits / n, "low": low, "high": high}


def _overlooked(coders: Sequence[Sheet], settled: Mapping[str, Settled]) -> float | None:
    if len(coders) != 2:
        return None
    one, other = (sheet.verdicts for sheet in coders)
    return agreement.overlooked(
        {name: (one[name], other[name]) for name in settled if name in one and name in other}, settled
    )


def _automatic(key: Key) -> dict[str, Any]:
    n = key.faithful + key.unfaithful
    return {"by": key.by, "value": key.unfaithful / n if n else None, "n": n, "unjudged": key.unjudged}


def _corrected(key: Key, settled: Mapping[str, Settled]) -> dict[str, Any] | None:
    """By the automatic verdicts on the whole run; one that is missing is put at the mean of the others, which any
    prediction may be. None where there are none, or where people judged fewer than two."""
    n = key.faithful + key.unfaithful
    if not n or len(settled) < 2:
        return None
    number = {True: 0.0, False: 1.0, None: key.unfaithful / n}
    people = [one.verdict != SUPPORTED for one in settled.values()]
    here = Counter(key.items[name].faithful for name in settled)
    counts = {True: key.faithful, False: key.unfaithful, None: key.unjudged}
    others = [number[v] for v, count in counts.items() for _ in range(count - here[v])]
    automatic = [number[key.items[name].faithful] for name in settled]
    tuned = ppi.corrected(people, automatic, others)
    plain = ppi.corrected(people, automatic, others, tuning=1.0)
    return {
        "value": tuned.value, "low": tuned.low, "high": tuned.high, "tuning": tuned.tuning, "exact": tuned.exact,
        "untuned": {"value": plain.value, "low": plain.low, "high": plain.high, "exact": plain.exact},
    }  # fmt: skip


def _claim(claim: float, bad: int, n: int, uncoded: int, population: int) -> dict[str, Any]:
    """Whether the sample shows that the rate is at most this: by the one-sided exact bound, statements that nobody
    judged counting as unfaithful."""
    upper = intervals.exact_upper(bad + uncoded, n + uncoded)
    return {
        "at_most": claim, "upper": upper, "met": upper <= claim,
        "faultless_needed": needed(claim, 0), "needed": needed(claim, bad + uncoded), "population": population,
    }  # fmt: skip


def needed(claim: float, bad: int) -> int | None:
    """The least n at which so many unfaithful statements still show that the rate is at most `claim`; without any,
    log(1 - level) / log(1 - claim), rounded up. None beyond a million."""
    if bad == 0:
        made = math.ceil(math.log(1 - intervals.LEVEL) / math.log1p(-claim))
        return made if made <= _MOST_NEEDED else None
    low, high = bad, _MOST_NEEDED
    if intervals.exact_upper(bad, high) > claim:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if intervals.exact_upper(bad, middle) <= claim else (middle, high)
    return high
