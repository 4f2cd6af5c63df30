"""A scorer for answers to questions whose evidence is known (`evals/sets/*.jsonl`), for the floors of the tests.

It compares folded words: case, accents, hyphens, quotation marks and white space aside. It does not judge whether
a statement is true beyond its evidence; that is the evaluation's matter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.words import fold

Row = Mapping[str, Any]


@dataclass
class Scores:
    """Means over questions (`verbatim`, over cited quotes), and the ids of the questions that lost points in each."""

    points: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lost: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, figure: str, points: float, id_: str) -> None:
        self.points[figure].append(points)
        if points < 1:
            self.lost[figure].append(id_)

    def __getitem__(self, figure: str) -> float:
        return sum(self.points[figure]) / len(self.points[figure])

    def __str__(self) -> str:
        lines = []
        for figure, points in self.points.items():
            lost = "" if figure in ("words", "precision") else " ".join(self.lost[figure])
            lines.append(f"{figure:10s} {self[figure]:7.3f}  n={len(points):<3d} {lost}")
        return "\n".join(lines)


def questions(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(asked: Iterable[tuple[Row, Row]], texts: Mapping[str, str]) -> Scores:
    """Score pairs of a question and its answer (JSON); `texts` are the documents' texts by id.

    answered   answerable questions, half-answerable ones included, with a statement
    refused    unanswerable questions without one
    facts      answerable questions with every fact asked for in the statements
    recall     share of the evidence of answerable questions that stands in the quotes cited
    precision  share of the words cited that belong to it
    gaps       half-answerable questions with the facts of one half and a gap that names the other
    verbatim   quotes that are, character for character, the text at their place
    words      words shown for each answered question, lists left out
    """
    scores = Scores()
    for row, answer in asked:
        id_, said = row["id"], answer["statements"]
        by_key = {e["key"]: e for e in answer["evidence"]}
        cited = [by_key[k] for k in dict.fromkeys(k for s in said for k in s["citations"])]
        for e in answer["evidence"]:
            if e["locator"]["kind"] != "record":
                text = texts[e["document"]["id"]]
                scores.add("verbatim", float(text[e["locator"]["start"] : e["locator"]["end"]] == e["quote"]), id_)
        if row["abstain"]:
            scores.add("refused", float(not said), id_)
            continue
        shown = fold(" ".join(s["text"] for s in said))
        facts = bool(said) and all(any(fold(word) in shown for word in group) for group in row["must_contain"])
        if row["kind"] == "false_premise":
            # Showing what stands there instead and saying nothing are both right.
            scores.add("facts", float(facts or not said), id_)
            continue
        scores.add("answered", float(bool(said)), id_)
        if row["kind"] == "half":
            told = fold(" ".join(g["ask"] for g in answer["gaps"]))
            scores.add("gaps", float(facts and any(fold(word) in told for word in row["gap"])), id_)
            continue
        scores.add("facts", float(facts), id_)
        quotes = [e["quote"] for e in cited]
        found = [any(_holds(quotes, clause) for clause in piece) for piece in row["evidence"]]
        scores.add("recall", sum(found) / len(found), id_)
        if said:
            scores.add("precision", _precision(quotes, [clause for piece in row["evidence"] for clause in piece]), id_)
            if row["kind"] != "list":
                scores.add("words", len(answer["text"].split()), id_)
    return scores


def _holds(quotes: list[str], clause: str) -> bool:
    """Whether a quote holds four fifths of the clause's words in their order (a reader may have set a bar between)."""
    wanted = fold(clause).split()
    return any(_common(fold(q).split(), wanted) >= 0.8 * len(wanted) for q in quotes)


def _common(a: list[str], b: list[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = row[:]
        for j, y in enumerate(b, 1):
            row[j] = before[j - 1] + 1 if x == y else max(row[j - 1], before[j])
    return row[-1]


def _precision(quotes: list[str], clauses: list[str]) -> float:
    words = [len(fold(q).split()) for q in quotes]
    right = [
        max((_common(fold(q).split(), fold(c).split()) for c in clauses if _holds([q], c)), default=0) for q in quotes
    ]
    return sum(right) / max(sum(words), 1)
