"""From the results of runs to the plain data that the Evaluation page draws. Nothing here is markup; texts of answers
and documents are shown as text. It judges nothing: all figures are those of the results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from evals import wording
from evals.history import Run
from evals.worst import expected, kinds_of, losses, telling, verdicts, worst
from store.documents import Document
from web import evaluation_words as own
from web import places, view, words

Json = dict[str, Any]
LISTED = 12  # cases that are named beside a gate
RUNS = 20  # of which the trend is drawn


def about(told: Json) -> list[list[str]]:
    """What was asked of what, as pairs of a name and what is said."""
    run, library, names = told["run"], told["library"], own.ABOUT
    sets = [
        [names["set"].format(n=one["cases"]), f"{one['file']}, SHA-256 {one['sha256'][:16]}…"] for one in told["sets"]
    ]
    seconds = wording.value(run["seconds"], "amount")
    return [
        *sets,
        [names["made"], own.MADE.format(when=wording.moment(run["made"]), seconds=seconds)],
        [names["asked"], own.ASKED.format(solver=run["solver"], model=run["model"])],
        [names["judge"], f"{run['judge']} ({run.get('calibration') or 'uncalibrated'})"],
        [names["library"], own.held(library["documents"], library["passages"])],
        [names["print"], f"{library['fingerprint'][:16]}…"],
    ]


def verdict(told: Json) -> Json:
    """Whether the gates passed: {"said", "good" (None where none were asked)}."""
    if not (gates := told["gates"]):
        return {"said": own.NO_GATES, "good": None}
    failed = sum(not gate["passed"] for gate in gates["gates"])
    if not failed:
        return {"said": own.ALL_PASSED, "good": True}
    return {"said": own.FAILED.format(n=failed, all=len(gates["gates"])), "good": False}


def figures(told: Json) -> list[Json]:
    """A row a measure; `at` is [value, low, high] where it lies between 0 and 1, `asked` what gates ask over all kinds
    of question."""
    gates = (told["gates"] or {"gates": []})["gates"]
    return [
        {
            "name": wording.measure(one["measure"]),
            **_cell(one),
            "asked": [g["at_least"] for g in gates if g["measure"] == one["measure"] and not g["kinds"]],
            "cases": one["cases"],
            "unscored": one["unscored"],
        }
        for one in told["figures"]
    ]


def _cell(one: Json) -> Json:
    value, low, high, kind = one["value"], one["low"], one["high"], one["kind"]
    on_scale = kind != "amount" and value is not None and 0 <= value <= 1
    return {
        "value": wording.value(value, kind),
        "between": wording.interval(low, high, kind),
        "at": [value, low, high] if on_scale else None,
        "n": one["n"],
    }


def gates(told: Json, shown: Iterable[str]) -> list[Json]:
    """A row a gate, the failed ones first; `shown` are the ids of the cases that stand below."""
    kinds, there = kinds_of(told), set(shown)
    rows = []
    for gate in sorted((told["gates"] or {"gates": []})["gates"], key=lambda gate: bool(gate["passed"])):
        kind = kinds.get(gate["measure"], "proportion")
        of = f" ({', '.join(gate['kinds'])})" if gate["kinds"] else ""
        rows.append({
            "name": gate["name"], "measure": f"{wording.measure(gate['measure'])}{of}", "passed": bool(gate["passed"]),
            "low": wording.value(gate["low"], kind), "least": f"≥ {wording.value(gate['at_least'], kind)}",
            "by": wording.change(gate["by"], kind), "value": wording.value(gate["value"], kind), "n": gate["n"],
            "cases": [[id_, id_ in there] for id_ in gate["cases"][:LISTED]],
            "more": max(len(gate["cases"]) - LISTED, 0),
        })  # fmt: skip
    return rows


def kinds(told: Json) -> Json:
    """The figures by kind of question: names of the measures that are not whole in every kind, and a row a kind with a
    cell for each."""
    measures = [name for name, _ in telling(told)]
    rows = []
    for kind, found in told["kinds"].items():
        by = {one["measure"]: one for one in found}
        cells = [_cell(one) if (one := by.get(name)) and one["value"] is not None else None for name in measures]
        rows.append({"name": wording.measure(kind), "cells": cells})
    return {"names": [wording.measure(name) for name in measures], "rows": rows}


def trend(runs: Sequence[Run], chosen: Run) -> list[Json]:
    """A plot a measure of the chosen run that others have too, of the latest runs, the oldest first. `at` is [value,
    low, high] in shares of the plot's height, whose ends are `foot` and `head`; `other`: not to be compared with it."""
    latest = list(reversed(runs[:RUNS]))
    plots = []
    for name, kind in kinds_of(chosen.told).items():
        found = [(run, one) for run in latest for one in run.told["figures"] if one["measure"] == name]
        found = [(run, one) for run, one in found if one["value"] is not None and one["kind"] == kind]
        if len(found) < 2:
            continue
        ends = [x for _, one in found for x in (one["value"], one["low"], one["high"]) if x is not None]
        top = 1.0 if kind != "amount" and max(ends) <= 1 else max(ends) or 1.0
        points = [
            {
                "run": run.name, "value": wording.value(one["value"], kind), "chosen": run.name == chosen.name,
                "between": wording.interval(one["low"], one["high"], kind),
                "other": _ground(run) != _ground(chosen),
                "at": [None if x is None else min(max(x / top, 0), 1) for x in (one["value"], one["low"], one["high"])],
            }
            for run, one in found
        ]  # fmt: skip
        ends_said = {"foot": wording.value(0.0, kind), "head": wording.value(top, kind)}
        plots.append({"name": wording.measure(name), "points": points} | ends_said)
    return plots


def _ground(run: Run) -> object:
    """What two runs must share for their figures to be compared."""
    return sorted(one["sha256"] for one in run.told["sets"]), run.told["run"]["judge"]


class Cases:
    """The worst cases, with their evidence as the reading pane takes it; citations are numbered through the page."""

    def __init__(self, results: Json, shelf: Mapping[str, Document], texts: Callable[[], view.Texts]) -> None:
        self._kinds = kinds_of(results)
        self._shelf, self._texts = shelf, view.Once(texts)
        self.citations: list[Json] = []
        found = worst(results)
        self.ids = [str(entry["case"]["id"]) for entry in found]
        self.rows = [self._case(entry) for entry in found]
        lost, whole = len(worst(results, len(results["cases"]))), len(results["cases"])
        self.said = own.LOST.format(n=lost, all=whole) if lost else own.NOTHING_LOST.format(all=whole)
        if lost > len(found):
            self.said += f" {own.SHOWN.format(n=len(found))}"

    def _case(self, entry: Json) -> Json:
        asked, shown = entry["case"], entry["shown"]
        return {
            "id": str(asked["id"]),
            "about": f"{asked['id']} · {asked['kind']} · {entry['set']}",
            "history": list(asked.get("history", ())),
            "question": asked["question"],
            "losses": [
                {
                    "name": wording.measure(one.measure), "why": one.why, "judged": one.value is not None,
                    "value": "" if one.value is None else wording.value(one.value, "mean"),
                }
                for one in losses(entry, self._kinds)
            ],
            "error": wording.shown(shown) if "error" in shown else "",
            "pairs": list(self._pairs(entry, shown)),
            "expected": expected(asked),
        }  # fmt: skip

    def _pairs(self, entry: Json, shown: Json) -> Iterable[Json]:
        """What was said, each beside what it rests on."""
        if "error" in shown:
            return
        if "quotes" in shown:
            for n, quote in enumerate(shown["quotes"]):
                cited = self._cite(_as_evidence(quote, f"quote {n}"))
                yield {"label": own.FOUND, "text": places.quoted(quote["text"]), "judged": "", "why": "", "held": False,
                       "cites": [cited], "missing": False}  # fmt: skip
            if not shown["quotes"]:
                yield {"label": own.FOUND, "text": own.NO_QUOTE, "judged": "", "why": "", "held": True, "cites": [],
                       "missing": False}  # fmt: skip
            return
        numbers: dict[str, int] = {}
        evidence = {one["key"]: one for one in shown["evidence"]}

        def cites(keys: Iterable[str]) -> list[int]:
            for key in keys:
                if key in evidence and key not in numbers:
                    numbers[key] = self._cite(evidence[key])
            return view.numbered(keys, numbers)

        for statement, (judged, why) in zip(shown["statements"], verdicts(entry), strict=True):
            text = places.quoted(statement["text"]) if statement["support"] == "quoted" else statement["text"]
            said = (own.JUDGED if judged else own.NOT_JUDGED).format(support=statement["support"], verdict=judged)
            yield {"label": own.SAID, "text": text, "judged": said, "why": why, "held": False,
                   "cites": cites(statement["citations"]), "missing": False}  # fmt: skip
        for gap in shown["gaps"]:
            said = f"{gap['ask'].rstrip('.')}: {gap['reason']}"
            yield {"label": own.MISSING, "text": said, "judged": "", "why": "", "held": True,
                   "cites": cites(gap["nearest"]), "missing": True}  # fmt: skip
        for statement in shown["withheld"]:
            yield {"label": own.WITHHELD, "text": statement["text"], "judged": "", "why": statement["why"],
                   "held": True, "cites": cites(statement["citations"]), "missing": False}  # fmt: skip

    def _cite(self, evidence: Json) -> int:
        """Number a piece of evidence, as the reading pane shows it."""
        n = len(self.citations) + 1
        found, why = view.state(evidence, None, self._shelf, self._texts)
        made = view.citation(evidence, n, found, why, self._shelf, self._texts)
        place = places.place(evidence["locator"], limit=60)
        line = made["title"] if made["record"] else " · ".join(part for part in (made["title"], place) if part)
        self.citations.append(
            made | {"line": line or words.RECORDS, "context": None if made["sight"] else made["context"]}
        )
        return n


def _as_evidence(quote: Json, key: str) -> Json:
    """A quote of a search as evidence."""
    original = quote.get("original")
    return {
        "key": key, "quote": quote["text"], "score": quote.get("score"), "speaker": quote["speaker"],
        "author_says": quote["author_says"], "original": original.get("as_cited") if original else None,
        "force": "", "examples_only": False, "as_of": None, "document": quote["document"],
        "locator": quote["locator"],
    }  # fmt: skip
