"""A judge held against labels of people, beside two baselines that know nothing.

Partial support counts as none, of people as of the judge, or as support. Statements on which the judge fails are
counted apart, and the baselines judge the same statements as it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from evals.calibrating import baselines, figures
from evals.calibrating.figures import Agreement, Judged
from evals.calibrating.labelled import LABELS, Data, Labelled
from evals.calibrating.record import UNCALIBRATED, Calibration
from evals.errors import LabelsUnreadable
from evals.judges import Judge, Verdict
from store.embedder import Encoder

OVERLAP, COSINE = "word overlap", "embedding cosine"


@dataclass(frozen=True, slots=True)
class Row:
    """A judge or a baseline with its figures. `thresholds` are a baseline's."""

    name: str
    agreement: Agreement
    judged: tuple[Judged, ...]
    thresholds: tuple[float, ...] = ()

    def to_json(self) -> dict[str, Any]:
        made = {"name": self.name, **self.agreement.to_json()}
        return made | ({"thresholds": list(self.thresholds)} if self.thresholds else {})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a calibration found. `rows` are the judge, then the baselines; `failed` are the statements on which the
    judge failed, by id, each with why."""

    calibration: Calibration
    labels: dict[str, int]
    rows: tuple[Row, ...]
    unclear: int
    failed: tuple[tuple[str, str], ...]
    data: Data

    def to_json(self) -> dict[str, Any]:
        judge = self.rows[0]
        return {
            "judge": judge.name,
            "calibrated": self.calibration.calibrated,
            "said": str(self.calibration),
            "partial_counts_as": self.calibration.partial,
            "sha256s": list(self.data.sha256s),
            "forms": list(self.data.forms),
            "labels": self.labels,
            "judged": len(judge.judged),
            "unclear": self.unclear,
            "unscored": [{"id": id, "why": why} for id, why in self.failed],
            "unread": [
                {"file": str(u.file), "line": u.line, "why": u.why, "broken": u.broken} for u in self.data.unread
            ],
            "rows": [row.to_json() for row in self.rows],
            "grades": figures.table(judge.judged),
            "reliability": figures.reliability(judge.judged),
            "expected_calibration_error": figures.calibration_error(judge.judged),
        }


def calibrate(
    data: Data,
    judge: Judge,
    *,
    encoder: Encoder | None = None,
    partial_supports: bool = False,
    on_judged: Callable[[int], None] | None = None,
) -> Outcome:
    """Hold a judge against the labels. `encoder` makes the vectors of the cosine; without one that row is left out.
    `on_judged` is told how many are done. Raises LabelsUnreadable where one kind of label, or every verdict, is
    missing.
    """
    verdicts: list[tuple[Labelled, Verdict]] = []
    for number, one in enumerate(data.statements, 1):
        verdicts.append((one, judge.judge(one.statement, one.evidence, one.about)))
        if on_judged:
            on_judged(number)
    scored = [(one, v) for one, v in verdicts if not v.unscored]
    failed = tuple((one.id, v.unscored) for one, v in verdicts if v.unscored)
    if not scored:
        raise LabelsUnreadable(f"The judge {judge.name} failed on every statement ({failed[0][1]}).")
    judged = tuple(_judged(one, v, partial_supports=partial_supports) for one, v in scored)
    mine = Row(judge.name, figures.agreement(judged), judged)
    rows = [mine, *_baselines([one for one, _ in scored], [j.true for j in judged], encoder)]
    found, overlap = mine.agreement, rows[1].agreement.balanced
    if found.balanced is None or found.low is None or found.high is None or overlap is None:
        raise LabelsUnreadable("All statements have one kind of label: both supported and unsupported ones are needed.")
    kept = Calibration(
        judge.name, data.sha256s, "supported" if partial_supports else "unsupported", len(judged), len(failed),
        found.balanced, found.low, found.high, overlap, found.kappa,
        calibrated=found.low > overlap,
    )  # fmt: skip
    labels = Counter(one.label for one in data.statements)
    return Outcome(
        kept,
        {label: labels[label] for label in LABELS},
        tuple(rows),
        sum(v.unclear for _, v in scored),
        failed,
        data,
    )


def _judged(one: Labelled, verdict: Verdict, *, partial_supports: bool) -> Judged:
    true = one.label == "supported" or (partial_supports and one.label == "partial")
    said = not verdict.unclear and (verdict.grade == "full" or (partial_supports and verdict.grade == "partial"))
    return Judged(true, said, verdict.sureness, one.cluster, one.label, verdict.grade)


def _baselines(statements: Sequence[Labelled], true: Sequence[bool], encoder: Encoder | None) -> list[Row]:
    scores = {OVERLAP: [baselines.overlap(s.statement, s.evidence) for s in statements]}
    if encoder is not None:
        scores[COSINE] = baselines.cosines(statements, encoder)
    made = [baselines.judged_by(name, of, statements, true) for name, of in scores.items()]
    return [Row(b.name, figures.agreement(b.judged), b.judged, b.thresholds) for b in made]


def lines(outcome: Outcome) -> list[str]:
    """What is told of a calibration in the terminal."""
    counted = ", ".join(f"{n} {label}" for label, n in outcome.labels.items())
    said = [
        f"{sum(outcome.labels.values())} labelled statements ({counted}).",
        f"Partial support counts as {'support' if outcome.calibration.partial == 'supported' else 'none'}.",
        f"{'':28} balanced accuracy        kept  withheld    F1  kappa",
    ]
    for i, row in enumerate(outcome.rows):
        a = row.agreement
        name = f"{row.name}{'' if i or outcome.calibration.calibrated else f' ({UNCALIBRATED})'}"
        said.append(
            f"{name:28} {_number(a.balanced)} [{_number(a.low)}, {_number(a.high)}]     {_number(a.kept.value)}"
            f"      {_number(a.withheld.value)}  {_number(a.f1)}  {_number(a.kappa)}"
        )
        if row.thresholds:
            said.append(f"{'':28} thresholds by cross-validation {', '.join(f'{t:.2f}' for t in row.thresholds)}")
    error = figures.calibration_error(outcome.rows[0].judged)
    said.append(f"Expected calibration error of its scores: {_number(error)}.")
    if outcome.unclear:
        said.append(f"Unclear, counted as unsupported: {outcome.unclear}.")
    if outcome.failed:
        said.append(f"Not judged, counted apart: {len(outcome.failed)} ({outcome.failed[0][1]}).")
    broken = [u for u in outcome.data.unread if u.broken]
    left = len(outcome.data.unread) - len(broken)
    if left:
        said.append(f"Without a label or without evidence, left out: {left}.")
    said += [str(u) for u in broken]
    low, overlap = outcome.calibration.low, outcome.calibration.overlap
    if outcome.calibration.calibrated:
        said.append(f"Calibrated: its lower bound, {low:.2f}, lies above word overlap, {overlap:.2f}.")
    else:
        said.append(f"Uncalibrated: its lower bound, {low:.2f}, does not lie above word overlap, {overlap:.2f}.")
    return said


def _number(value: float | None) -> str:
    return "   -" if value is None else f"{value:.2f}"
