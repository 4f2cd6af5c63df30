"""Which cases of a run went worst, and what of each was lost: for people to look at, not to count by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evals.results import Results

MOST = 20
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Loss:
    """A measure of a case in which something was lost: the share that is right (None where it could not be judged),
    and why."""

    measure: str
    value: float | None
    why: str


def losses(entry: Json, kinds: Mapping[str, str]) -> list[Loss]:
    """What a case lost, the most first; then what of it could not be judged. `kinds`: of measure (`kinds_of`)."""
    found = []
    for measure, mark in entry["marks"].items():
        if mark.get("unscored"):
            found.append(Loss(measure, None, str(mark["unscored"])))
        elif mark["of"] and mark["hits"] < mark["of"] and kinds.get(measure) != "amount":
            found.append(Loss(measure, mark["hits"] / mark["of"], str(mark.get("why", ""))))
    return sorted(found, key=lambda loss: (loss.value is None, loss.value or 0.0))


def kinds_of(results: Results) -> dict[str, str]:
    """The kind of each measure of a run: proportion, mean or amount."""
    return {str(figure["measure"]): str(figure["kind"]) for figure in results["figures"]}


def telling(results: Results) -> list[tuple[str, str]]:
    """The measures, with their kinds, that are not whole in every kind of question; amounts last."""
    named = {f["measure"] for some in results["kinds"].values() for f in some if f["value"] not in (None, 1)}
    found = [(str(f["measure"]), str(f["kind"])) for f in results["figures"] if f["measure"] in named]
    return sorted(found, key=lambda one: one[1] == "amount")


def worst(results: Results, most: int = MOST) -> list[Json]:
    """The cases that lost, the worst first: those that failed with an error, then by how much was lost over all
    measures; none of a sealed set. A case of which something could not be judged, and nothing was lost, comes last."""
    kinds = kinds_of(results)

    def rank(entry: Json) -> tuple[bool, float, int]:
        lost = losses(entry, kinds)
        return "error" in entry["shown"], sum(1 - one.value for one in lost if one.value is not None), len(lost)

    found = [(rank(entry), entry) for entry in results["cases"] if not entry.get("sealed")]
    chosen = [(by, entry) for by, entry in found if any(by)]
    return [entry for _, entry in sorted(chosen, key=lambda one: one[0], reverse=True)[:most]]


def verdicts(entry: Json) -> list[tuple[str, str]]:
    """Of each statement shown, what the judge said of it and why; the verdict is "" where it was not judged, and why
    may say the reason. A verdict names its statement by its number from 0 or by its text."""
    by: dict[Any, tuple[str, str]] = {}
    for one in entry.get("support") or ():
        verdict = str(one.get("verdict", ""))
        by[one.get("statement")] = ("" if verdict == "unscored" else verdict, str(one.get("why") or ""))
    said = entry["shown"].get("statements", ())
    return [by.get(n) or by.get(statement["text"]) or ("", "") for n, statement in enumerate(said)]


def expected(case: Mapping[str, Any]) -> str:
    """What a case asks of an answer, in a line or two."""
    if case.get("abstain"):
        return "That the library does not say it."
    told = [" or ".join(f"“{wording}”" for wording in fact) for fact in case.get("must_contain", ())]
    lines = [f"It holds {'; '.join(told)}."] if told else []
    evidence = [" or ".join(f"“{words}”" for words in piece) for piece in case.get("evidence", ())]
    lines += [f"It rests on {'; '.join(evidence)}."] if evidence else []
    lines += [f"It does not hold {', '.join(f'“{one}”' for one in case['must_not'])}."] if case.get("must_not") else []
    lines += [f"It says that {' or '.join(f'“{one}”' for one in case['gap'])} is missing."] if case.get("gap") else []
    return "\n".join(lines)
