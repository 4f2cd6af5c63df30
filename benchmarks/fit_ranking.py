"""Fits the two logistic models of answering: which sentence holds the evidence, and whether the best one answers.

    python -m benchmarks.fit_ranking LIBRARY=QUESTIONS.jsonl… [--held LIBRARY=QUESTIONS.jsonl…]

Each set of questions, in the form of `evals/sets/starter.jsonl`, comes with the folder of the library that it is asked
of. The weights are printed to be copied into `assistant/features.py`, with recall at k and the curve of answered
against refused, under cross-validation by question and for the questions held back. Signs are held: no evidence may
count against a sentence and no doubt in its favour, or the fit explains away the few cases that it has.
"""

from __future__ import annotations

import argparse
import itertools
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from assistant.features import INTERCEPT, WEIGHTS, Doubts, Features
from assistant.question import read_question
from assistant.records import answer_from_records
from assistant.retrieve import retrieve
from assistant.wants import STRICT
from store.library import Library
from store.where import Where
from store.words import tokens

_AGAINST = {"kindless", "citing", "short", "lacking", "of_fact", "borrowed", "absent", "unnamed", "uncovered", "astray"}
_FREE = {"caption", "foreign", "factual"}
_L2 = 0.3


@dataclass(frozen=True)
class Case:
    """One ask of a question (a number of its own): features and doubts of its candidates [n, ·], what each of them
    holds, and whether the ask can be answered."""

    question: int
    features: np.ndarray
    doubts: np.ndarray
    allowed: np.ndarray
    hits: np.ndarray
    pieces: np.ndarray
    answerable: bool


def main() -> None:
    """Fit, cross-validate, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", metavar="LIBRARY=QUESTIONS")
    parser.add_argument("--held", nargs="*", default=[], metavar="LIBRARY=QUESTIONS")
    parser.add_argument("--keep-ranking", action="store_true", help="fit only the second model")
    arguments = parser.parse_args()
    cases = [c for pair in arguments.questions for c in read_cases(pair)]
    held = [c for pair in arguments.held for c in read_cases(pair)]
    names = list(Features.__slots__)
    scores: list[np.ndarray] = [np.zeros(0)] * len(cases)
    for train, test in _folds([c.question for c in cases]):
        weights = _fit(
            np.vstack([cases[i].features for i in train]), np.concatenate([cases[i].hits for i in train]), names
        )
        for i in test:
            scores[i] = cases[i].features @ weights[:-1] + weights[-1]
    final = _fit(np.vstack([c.features for c in cases]), np.concatenate([c.hits for c in cases]), names)
    if arguments.keep_ranking:
        final = np.array([*(getattr(WEIGHTS, n) for n in names), INTERCEPT])
        scores = [c.features @ final[:-1] + final[-1] for c in cases]
    print("sentences:", {n: round(float(w), 2) for n, w in zip([*names, "intercept"], final, strict=True)})
    print("recall at 1, 3, 5 (cross-validated):", _recalls(cases, scores))
    held_scores = [c.features @ final[:-1] + final[-1] for c in held]
    if held:
        print("held back, recall at 1, 3, 5:", _recalls(held, held_scores))
    _fit_likelihood(cases, scores, held, held_scores)


def read_cases(pair: str) -> list[Case]:
    """The asks of a question file, of a library. Left out are those that ranking does not decide: questions about
    records, and false premises, of which both an answer and a refusal may be right."""
    folder, _, file = pair.partition("=")
    cases = []
    with Library.open(Path(folder)) as library:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            question = read_question(gold["question"], tuple(gold["history"]))
            if gold["kind"] == "false_premise":
                continue
            for found in retrieve(question, library, Where()):
                if found.candidates and not answer_from_records(question, found.ask, library, Where()):
                    cases.append(_case(zlib.crc32(line.encode()), gold, found, len(question.asks)))
    return cases


def _case(number: int, gold: dict[str, Any], found: Any, asks: int) -> Case:
    ask, candidates = found.ask, found.candidates
    answerable = not gold["abstain"]
    if gold["kind"] == "half" and asks > 1:
        answerable = not any(g.lower() in ask.text.lower() for g in gold["gap"])
    pieces = np.array([[any(_holds(c.text, alt) for alt in piece) for piece in gold["evidence"]] for c in candidates])
    pieces = pieces.reshape(len(candidates), -1)
    strict = ask.want.kind in STRICT
    return Case(
        question=number,
        features=np.array([[getattr(c.features, n) for n in Features.__slots__] for c in candidates]),
        doubts=np.array([[getattr(c.doubts, n) for n in Doubts.__slots__] for c in candidates]),
        allowed=np.array(
            [c.features.years == 1 and not (strict and c.features.kindless and not ask.listing) for c in candidates]
        ),
        hits=pieces.any(axis=1) & answerable, pieces=pieces, answerable=answerable,
    )  # fmt: skip


def _holds(text: str, clause: str) -> bool:
    """Whether a text holds four fifths of a clause's word pairs."""

    def pairs(words: str) -> set[tuple[str, str]]:
        terms = [t.term for t in tokens(words)]
        return set(itertools.pairwise(terms))

    wanted = pairs(clause)
    return bool(wanted) and len(wanted & pairs(text)) >= 0.8 * len(wanted)


def _folds(questions: Sequence[int], folds: int = 8) -> list[tuple[list[int], list[int]]]:
    """Indices to fit on and to test on; the asks of one question stay together."""
    return [
        ([i for i, q in enumerate(questions) if q % folds != k], [i for i, q in enumerate(questions) if q % folds == k])
        for k in range(folds)
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


def _fit_likelihood(
    cases: Sequence[Case], scores: Sequence[np.ndarray], held: Sequence[Case], held_scores: Sequence[np.ndarray]
) -> None:
    """Fit the second model on the best allowed candidate of each ask and print its curves."""
    names = ["score", "meaning", *Doubts.__slots__]
    x, y, questions, refused = _best(cases, scores)
    weights = _fit(x, y, names)
    print("answers:", {n: round(float(w), 2) for n, w in zip([*names, "intercept"], weights, strict=True)})
    odds = np.zeros(len(y))
    for train, test in _folds(questions, 6):
        w = _fit(x[train], y[train], names)
        odds[test] = x[test] @ w[:-1] + w[-1]
    _print_curve("cross-validated", odds, y, refused)
    if held:
        x, y, _, refused = _best(held, held_scores)
        _print_curve("held back", x @ weights[:-1] + weights[-1], y, refused)


def _best(cases: Sequence[Case], scores: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, list[int], int]:
    """Of each ask the inputs of the best allowed candidate, whether it is answerable, and its question; and how many of
    those that are not answerable have no allowed candidate and are refused without a model."""
    meaning = Features.__slots__.index("meaning")
    rows, answerable, questions, refused = [], [], [], 0
    for case, score in zip(cases, scores, strict=True):
        if not case.allowed.any():
            refused += not case.answerable
            continue
        best = int(np.argmax(np.where(case.allowed, score, -np.inf)))
        rows.append([score[best], case.features[best][meaning], *case.doubts[best]])
        answerable.append(case.answerable)
        questions.append(case.question)
    return np.array(rows), np.array(answerable), questions, refused


def _print_curve(label: str, odds: np.ndarray, answerable: np.ndarray, refused: int) -> None:
    print(label)
    for answered in (0.98, 0.96, 0.94, 0.92, 0.9, 0.85):
        threshold = float(np.quantile(odds[answerable], 1 - answered))
        share = (int((odds[~answerable] < threshold).sum()) + refused) / max(1, int((~answerable).sum()) + refused)
        print(f"  answered {answered:.2f}  refused {share:.2f}  at likelihood {1 / (1 + np.exp(-threshold)):.2f}")


if __name__ == "__main__":
    main()
