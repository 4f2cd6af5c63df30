"""Risk and coverage: how wrong the answers are when only those are given of which the assistant is surest.

El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", JMLR 2010. An answer is right where it
says all the facts of its case; an answer to what the library does not answer is wrong. Sureness is how likely the best
sentence found is to answer, which no reader is shown.
"""

from __future__ import annotations

from typing import Any


def risk_coverage(cases: list[dict[str, Any]]) -> list[dict[str, float]]:
    """For each share of the questions answered, surest first, the share of these answers that are wrong; of the cases
    of results that have facts or are to be refused. Questions that were refused, or whose sureness is not known, are
    never answered."""
    asked = [c for c in cases if "error" not in c["shown"] and (c["case"].get("abstain") or "facts" in c["marks"])]
    given = [c for c in asked if c["shown"]["statements"] and c.get("confidence") is not None]
    given.sort(key=lambda c: (-c["confidence"], c["case"]["id"]))
    points, wrong = [], 0
    for n, case in enumerate(given, 1):
        wrong += not _right(case)
        if n == len(given) or case["confidence"] > given[n]["confidence"]:
            points.append({"coverage": n / len(asked), "risk": wrong / n, "threshold": case["confidence"]})
    return points


def _right(case: dict[str, Any]) -> bool:
    if case["case"].get("abstain"):
        return False
    mark = case["marks"]["facts"]
    return bool(mark["of"] and mark["hits"] == mark["of"])
