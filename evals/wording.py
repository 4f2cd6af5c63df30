"""How measures, values and answers are named to people: short plain text, for the terminal, reports and the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

_SPELT = {"ndcg": "nDCG", "mrr": "MRR"}
NOTHING = "–"  # of what could not be judged


def measure(name: str) -> str:
    """A measure's name as words: "facts_held" is "Facts held"."""
    words = name.replace("_", " ").replace(".", " ").strip()
    for plain, spelt in _SPELT.items():
        if words.startswith(plain):
            return f"{spelt}{words.removeprefix(plain)}"
    return words if words[1:2].isupper() else f"{words[:1].upper()}{words[1:]}"


def moment(iso: str) -> str:
    """A time as it is told: "2026-03-01 10:00 UTC"; what is no time is told as it is."""
    try:
        made = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{made:%Y-%m-%d %H:%M} {made:%Z}".rstrip()


def value(given: float | None, kind: str) -> str:
    """A figure's value: a proportion in per cent, a mean with two decimals, an amount with three digits."""
    if given is None:
        return NOTHING
    if kind == "proportion":
        return f"{100 * given:.0f} %" if given in (0, 1) else f"{100 * given:.1f} %"
    return f"{given:.2f}" if kind == "mean" else f"{given:.3g}" if abs(given) < 1000 else f"{given:,.0f}"


def interval(low: float | None, high: float | None, kind: str) -> str:
    """An interval: "71.2–90.0 %"; "" where there is none."""
    if low is None or high is None:
        return ""
    return f"{value(low, kind).removesuffix(' %')}–{value(high, kind)}"


def change(given: float | None, kind: str) -> str:
    """A difference with its sign; one of proportions in percentage points."""
    if given is None:
        return NOTHING
    sign = "−" if given < 0 else "+" if given > 0 else "±"
    size = abs(given)
    if kind == "proportion":
        return f"{sign}{100 * size:.1f}"
    return f"{sign}{size:.2f}" if kind == "mean" else f"{sign}{size:.3g}"


def p(given: float) -> str:
    """A p: "0.032", "< 0.001"."""
    return "< 0.001" if given < 0.001 else f"{given:.3f}"


def shown(given: Mapping[str, Any]) -> str:
    """What was shown, as one text: the answer's, its reasons for silence, the quotes found, or the error."""
    if error := given.get("error"):
        return f"Error: {error['message'] if isinstance(error, Mapping) else error}"
    if "quotes" in given:
        return "\n".join(f"“{quote['text']}”" for quote in given["quotes"]) or "No quote was found."
    said = str(given.get("text") or "").strip()
    gaps = [f"{gap['ask'].rstrip('.')}: {gap['reason']}" for gap in given.get("gaps", ())]
    return "\n".join([said or "No answer.", *gaps])
