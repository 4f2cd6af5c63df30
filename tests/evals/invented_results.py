"""Results of runs that never were, in the form of `evals.results`: what reports, comparisons and pages are tested on.

A case is as hard in one run as in another, so that two runs can be compared case by case; how many they get right hangs
on `skill`. Texts hold markup, Markdown and Arabic, for none of them may do anything.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from evals import marks
from evals.marks import SILENT, Mark
from evals.results import FORM, Results

Json = dict[str, Any]
HOSTILE = '<script>window.hacked=1</script> ![p](http://evil.invalid/p.png) <img src=x onerror="window.hacked=1">'
ARABIC = "يموّل الأعضاء التسعة البنك بحسب محاصيلهم."
KINDS = ("fact", "figure", "refusal", "half")
MEASURES: dict[str, marks.Kind] = {
    "facts_held": "proportion",
    "evidence_cited": "proportion",
    "statements_supported": "proportion",
    "refuses_rightly": "proportion",
    "ndcg": "mean",
    "words": "amount",
}


def results(
    name: str = "first", *, seed: int = 1, skill: float = 0.8, cases: int = 36, made: str = "2026-03-01T10:00:00+00:00",
    shown: Sequence[Json] = (), library: Json | None = None,
) -> Results:  # fmt: skip
    """A run of that name. `shown` are answers that take the place of invented ones, in turn; `seed` draws what differs
    between two runs of one skill; `library` is what was asked, as a run tells it."""
    chance = random.Random(f"run {seed}")
    made_cases = [_case(i, chance, skill, shown) for i in range(cases)]
    figures = _figures(made_cases)
    return {
        "form": FORM,
        "run": {"name": name, "made": made, "seconds": 93.5, "judge": "exact", "solver": "ssc", "model": "extractive"},
        "library": library or {"documents": 6, "passages": 120, "fingerprint": "f" * 64},
        "sets": [{"file": "sets/invented.jsonl", "sha256": "a" * 64, "cases": cases}],
        "figures": figures,
        "kinds": {kind: _figures([c for c in made_cases if c["case"]["kind"] == kind]) for kind in KINDS},
        "risk_coverage": [
            {"coverage": n / 10, "risk": round((1 - skill) * (n / 10) ** 2, 4), "threshold": round(1 - n / 10, 2)}
            for n in range(1, 11)
        ],
        "gates": {"file": "gates.toml", "sha256": "b" * 64, "gates": _gates(figures, made_cases)},
        "cases": made_cases,
    }


def _case(i: int, chance: random.Random, skill: float, shown: Sequence[Json]) -> Json:
    hard = random.Random(f"case {i}")
    kind = KINDS[i % len(KINDS)]

    def right() -> bool:
        return i != 1 and 0.8 * hard.random() + 0.2 * chance.random() < skill

    question = {0: f"Who pays for the seed bank? {HOSTILE}", 1: "من يموّل البنك؟"}.get(i, f"What of matter {i}?")
    found = {
        "facts_held": Mark(right() + right(), 2),
        "evidence_cited": Mark(float(right()), 1),
        "statements_supported": Mark(float(right()), 1),
        "refuses_rightly": SILENT,
        "ndcg": Mark(round(0.3 + 0.7 * hard.random() * right(), 3), 1),
        "words": Mark(float(hard.randint(8, 60)), 1),
    }
    if kind == "refusal":
        found = dict.fromkeys(found, SILENT) | {"refuses_rightly": Mark(float(right()), 1)}
    if i % 9 == 4:
        found["statements_supported"] = marks.unscored("the judge gave no verdict")
    told = {
        name: Mark(mark.hits, mark.of, f"“{HOSTILE}” is not held", mark.unscored)
        if mark.of and mark.hits < mark.of and name != "words" else mark
        for name, mark in found.items()
    }  # fmt: skip
    answer = shown[i % len(shown)] if shown else _answer(i, question)
    if i == 7:
        answer = {"error": {"kind": "ModelError", "message": f"The model is gone. {HOSTILE}"}}
    elif i == 11 and not shown:
        answer = {"quotes": [_quote(i)], "total": 1, "id": "q11"}
    return {
        "case": {
            "id": f"IN{i:03}", "kind": kind, "question": question, "history": ["Earlier?"] if i == 5 else [],
            "documents": [f"{i % 6:02}"], "evidence": [["the exact words"]], "must_contain": [["nine", "9"]],
        },
        "set": "sets/invented.jsonl",
        "cluster": f"{i % 6:02}",
        "seconds": round(0.05 + hard.random(), 3),
        "shown": answer,
        "marks": {name: mark.to_json() for name, mark in told.items()},
        "support": [
            {"statement": s["text"], "verdict": "unsupported" if i % 3 else "supported", "why": f"Judged {HOSTILE}"}
            for s in answer.get("statements", [])[:1]
        ],
    }  # fmt: skip


def _document(i: int) -> Json:
    return {
        "id": f"{i % 6:064x}", "source": f"{i % 6:02}.pdf", "title": f"Brief {i % 6} {HOSTILE}",
        "authors": ["Ana Osei"], "year": 2021, "type": "report", "record": {},
    }  # fmt: skip


_PLACE = {
    "start": 10, "end": 40, "pages": [4], "labels": ["3"], "section": "", "paragraph": 2, "note": None, "kind": "body",
}  # fmt: skip


def _answer(i: int, question: str) -> Json:
    quote = ARABIC if i == 1 else f"The nine members pay for it, in matter {i}. {HOSTILE}"
    evidence = {
        "key": f"key{i:05}", "quote": quote, "score": 0.8, "author_says": True, "speaker": "Ana Osei", "original": None,
        "force": "asserts", "examples_only": False, "as_of": None, "document": _document(i), "locator": dict(_PLACE),
    }  # fmt: skip
    statement = {"text": quote, "citations": [f"key{i:05}"], "support": "quoted", "why": "", "checker": None}
    gap = {"ask": "what it costs", "reason": "No passage names a sum.", "nearest": [f"key{i:05}"]}
    silent = i % 8 == 2
    return {
        "id": f"a{i}", "question": question, "history": [], "stand_alone": question, "model": "extractive",
        "generation": 1, "abstained": silent, "statements": [] if silent else [statement], "withheld": [],
        "gaps": [gap] if silent or i % 4 == 3 else [], "evidence": [evidence], "text": "" if silent else f"{quote} [1]",
        "raw": None, "unknown_keys": [], "seconds": {"retrieve": 0.1},
    }  # fmt: skip


def _quote(i: int) -> Json:
    return {
        "text": f"No condition was attached. {HOSTILE}", "speaker": "Ana Osei", "author_says": True, "original": None,
        "document": _document(i), "locator": dict(_PLACE), "citation": "Osei 2021", "score": 0.7,
    }  # fmt: skip


def _figures(cases: Sequence[Json]) -> list[Json]:
    made = []
    for measure, kind in MEASURES.items():
        read = [
            (c["cluster"], Mark(m["hits"], m["of"], m.get("why", ""), m.get("unscored", "")))
            for c in cases
            if (m := c["marks"].get(measure)) is not None
        ]
        made.append(marks.figure(measure, kind, read).to_json())
    return made


def _gates(figures: Sequence[Json], cases: Sequence[Json]) -> list[Json]:
    made = []
    for measure, least in (("facts_held", 0.6), ("evidence_cited", 0.95)):
        figure = next(f for f in figures if f["measure"] == measure)
        low = figure["low"]
        lost = [c["case"]["id"] for c in cases if (m := c["marks"][measure])["of"] and m["hits"] < m["of"]]
        made.append({
            "name": f"{measure} as agreed", "measure": measure, "kinds": [], "at_least": least, "low": low,
            "value": figure["value"], "n": figure["n"], "passed": low is not None and low >= least,
            "by": None if low is None else low - least, "cases": lost,
        })  # fmt: skip
    return made
