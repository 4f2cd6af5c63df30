"""Fits the two logistic models of answering: which sentence holds the evidence, and whether the best one answers.

    python -m benchmarks.fit_ranking --library DIR QUESTIONS.jsonl… [--held QUESTIONS.jsonl]

Questions are in the form of `evals/sets/starter.jsonl`. The weights are printed to be copied into
`assistant/retrieve.py` (WEIGHTS, INTERCEPT) and `assistant/evidence.py` (`likelihood`), with recall at k and the curve
of answered against refused under cross-validation by question. Signs are held: no evidence may count against a
sentence and no doubt in its favour, or the fit explains away the few cases that it has.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from assistant.features import Doubts, Features
from assistant.question import read_question
from assistant.retrieve import retrieve
from assistant.wants import STRICT, Kind
from store.library import Library
from store.where import Where
from store.words import tokens

_AGAINST = {"kindless", "citing", "short", "lacking", "borrowed", "absent", "unnamed"}
_FREE = {"caption", "foreign", "factual"}
_L2 = 0.3


@dataclass(frozen=True)
class Case:
    """One ask: features and doubts of its candidates [n, ·], what each holds, and whether it can be answered."""

    features: np.ndarray
    doubts: np.ndarray
    allowed: np.ndarray
    hits: np.ndarray
    pieces: np.ndarray
    answerable: bool
    factual: bool


def main() -> None:
    """Fit, cross-validate, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--held", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    with Library.open(arguments.library) as library:
        cases = [c for file in arguments.questions for c in read_cases(file, library)]
        held = [c for file in arguments.held for c in read_cases(file, library)]
    names = list(Features.__slots__)
    scores: list[np.ndarray] = [np.zeros(0)] * len(cases)
    for train, test in _folds(len(cases)):
        weights = _fit(
            np.vstack([cases[i].features for i in train]), np.concatenate([cases[i].hits for i in train]), names
        )
        for i in test:
            scores[i] = cases[i].features @ weights[:-1] + weights[-1]
    final = _fit(np.vstack([c.features for c in cases]), np.concatenate([c.hits for c in cases]), names)
    print("sentences:", {n: round(float(w), 2) for n, w in zip([*names, "intercept"], final, strict=True)})
    print("recall at 1, 3, 5 (cross-validated):", _recalls(cases, scores))
    _fit_likelihood(cases, scores)
    if held:
        print("held back, recall at 1, 3, 5:", _recalls(held, [c.features @ final[:-1] + final[-1] for c in held]))


def read_cases(file: Path, library: Library) -> list[Case]:
    """The asks of a question file. Questions about records are left out: they are not answered by ranking."""
    cases = []
    for line in file.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["kind"] == "metadata":
            continue
        question = read_question(gold["question"], tuple(gold["history"]))
        for found in retrieve(question, library, Where()):
            if found.candidates:
                cases.append(_case(gold, found, len(question.asks)))
    return cases


def _case(gold: dict[str, Any], found: Any, asks: int) -> Case:
    ask, candidates = found.ask, found.candidates
    answerable = not gold["abstain"]
    if gold["kind"] == "half" and asks > 1:
        answerable = not any(g.lower() in ask.text.lower() for g in gold["gap"])
    pieces = np.array([[any(_holds(c.text, alt) for alt in piece) for piece in gold["evidence"]] for c in candidates])
    pieces = pieces.reshape(len(candidates), -1)
    strict = ask.want.kind in STRICT
    return Case(
        features=np.array([[getattr(c.features, n) for n in Features.__slots__] for c in candidates]),
        doubts=np.array([[getattr(c.doubts, n) for n in Doubts.__slots__] for c in candidates]),
        allowed=np.array([c.features.years == 1 and not (strict and c.features.kindless) for c in candidates]),
        hits=pieces.any(axis=1) & answerable, pieces=pieces, answerable=answerable,
        factual=strict and ask.want.kind is not Kind.REASON,
    )  # fmt: skip


def _holds(text: str, clause: str) -> bool:
    """Whether a text holds four fifths of a clause's word pairs."""

    def pairs(words: str) -> set[tuple[str, str]]:
        terms = [t.term for t in tokens(words)]
        return set(itertools.pairwise(terms))

    wanted = pairs(clause)
    return bool(wanted) and len(wanted & pairs(text)) >= 0.8 * len(wanted)


def _folds(count: int, folds: int = 8) -> list[tuple[list[int], list[int]]]:
    return [
        ([i for i in range(count) if i % folds != k], [i for i in range(count) if i % folds == k]) for k in range(folds)
    ]


def _fit(x: np.ndarray, y: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Logistic regression with ridge and held signs; the last weight is the intercept."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    scaled, sign = (x - mean) / spread, np.where(y, 1.0, -1.0)
    n = x.shape[1]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (scaled @ w[:n] + w[n])
        slope = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        value = _L2 * np.logaddexp(0, -margin).sum() + 0.5 * (w[:n] ** 2).sum()
        return float(value), np.append(_L2 * (scaled.T @ slope) + w[:n], _L2 * slope.sum())

    bounds = [(None, None) if m in _FREE else (None, 0) if m in _AGAINST else (0, None) for m in names]
    w = minimize(loss, np.zeros(n + 1), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B").x
    weights = w[:n] / spread
    return np.append(weights, w[n] - weights @ mean)


def _recalls(cases: Sequence[Case], scores: Sequence[np.ndarray]) -> list[float]:
    found: dict[int, list[float]] = {1: [], 3: [], 5: []}
    for case, score in zip(cases, scores, strict=True):
        there = case.pieces.any(axis=0)
        if case.answerable and there.any():
            order = np.argsort(-score)
            for k in found:
                found[k].append(float(case.pieces[order[:k]].any(axis=0)[there].mean()))
    return [round(float(np.mean(v)), 3) for v in found.values()]


def _fit_likelihood(cases: Sequence[Case], scores: Sequence[np.ndarray]) -> None:
    """Fit the second model on the best allowed candidate of each ask and print its curve."""
    names = ["score", *Doubts.__slots__, "lacking_of_a_fact"]
    rows, answerable, refused = [], [], 0
    lacking, factual = Doubts.__slots__.index("lacking"), Doubts.__slots__.index("factual")
    for case, score in zip(cases, scores, strict=True):
        if not case.allowed.any():
            refused += not case.answerable
            continue
        best = int(np.argmax(np.where(case.allowed, score, -np.inf)))
        doubts = case.doubts[best]
        rows.append([score[best], *doubts, doubts[lacking] * doubts[factual]])
        answerable.append(case.answerable)
    x, y = np.array(rows), np.array(answerable)
    signed = [n if n != "lacking_of_a_fact" else "lacking" for n in names]
    weights = _fit(x, y, signed)
    print("answers:", {n: round(float(w), 2) for n, w in zip([*names, "intercept"], weights, strict=True)})
    odds = np.zeros(len(y))
    for train, test in _folds(len(y), 6):
        w = _fit(x[train], y[train], signed)
        odds[test] = x[test] @ w[:-1] + w[-1]
    unanswerable = sum(not c.answerable for c in cases)
    for answered in (0.98, 0.96, 0.94, 0.92, 0.9, 0.85):
        threshold = float(np.quantile(odds[y], 1 - answered))
        share = (int((odds[~y] < threshold).sum()) + refused) / unanswerable
        print(f"  answered {answered:.2f}  refused {share:.2f}  at likelihood {1 / (1 + np.exp(-threshold)):.2f}")


if __name__ == "__main__":
    main()
