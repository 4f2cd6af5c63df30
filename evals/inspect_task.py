"""The suite as a task of Inspect (UK AI Security Institute): samples, solver, scorers.

Inspect runs it, keeps each sample's log as it is done, resumes what was broken off and shows the logs (`inspect view`).
No model takes part in running it: the solver asks the assistant, which knows its own. What a measure has nothing to say
of, and what it could not judge, are both left out of Inspect's means; the reason of the score tells which it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ModelOutput
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, solver

from evals.asking import Response
from evals.bench import in_use
from evals.cases import case_of
from evals.marks import Mark
from evals.measures import MEASURES

NAME = "ssc"
# Reasons of scores that have no value.
SILENT, UNSCORED = "not_applicable", "scoring_failed"

# What was shown last, with its marks, so that each sample is judged once for all scorers.
_judged: dict[str, dict[str, Mark]] = {}


@task(name=NAME)
def ssc(folder: str) -> Task:
    """The task of a folder with a plan: one sample a case, one scorer a measure."""
    bench = in_use(folder)
    samples = [
        Sample(
            input=case.question,
            id=case.id,
            metadata={"case": case.to_json(), "set": name, "kind": case.kind, "cluster": bench.cluster(case)},
        )
        for name, case in bench.cases
    ]
    return Task(
        dataset=MemoryDataset(samples, name=Path(folder).name),
        solver=answering(folder),
        scorer=[_SCORERS[name](folder) for name in MEASURES],
    )


@solver(name="answering")
def answering(folder: str) -> Solver:
    async def solve(state: TaskState, generate: Generate) -> TaskState:
        bench = in_use(folder)
        response = bench.respond(case_of(state.metadata["case"]))
        state.metadata["response"] = packed(response)
        state.output = ModelOutput.from_content(NAME, _text(response.shown))
        state.completed = True
        return state

    return solve


def packed(response: Response) -> dict[str, Any]:
    ranked = None if response.ranked is None else [list(span) for span in response.ranked]
    return {"shown": response.shown, "ranked": ranked, "confidence": response.confidence, "spent": response.spent}


def unpacked(kept: dict[str, Any]) -> Response:
    ranked = kept["ranked"]
    spans = None if ranked is None else tuple((str(d), int(a), int(b)) for d, a, b in ranked)
    return Response(kept["shown"], spans, kept["confidence"], kept["spent"])


def _text(shown: dict[str, Any]) -> str:
    """What Inspect's viewer shows as the output."""
    if "error" in shown:
        return f"error: {shown['error']}"
    if "quotes" in shown:
        return "\n".join(q["text"] for q in shown["quotes"])
    said = shown.get("text") or "\n".join(s["text"] for s in shown["statements"])
    return said or "\n".join(f"(no answer) {g['ask']}: {g['reason']}" for g in shown["gaps"])


def _scorer_of(name: str) -> Any:
    @scorer(metrics=[mean(), stderr(cluster="cluster")], name=name)
    def make(folder: str) -> Scorer:
        async def score(state: TaskState, target: Target) -> Score:
            mark = _marks(folder, state)[name]
            kept = {"mark": mark.to_json()}
            if mark.value is None:
                reason = UNSCORED if mark.unscored else SILENT
                return Score.unscored(reason=reason, explanation=mark.unscored or None, metadata=kept)
            return Score(value=mark.value, explanation=mark.why or None, metadata=kept)

        return score

    return make


_SCORERS = {name: _scorer_of(name) for name in MEASURES}


def _marks(folder: str, state: TaskState) -> dict[str, Mark]:
    key = f"{folder} {state.sample_id}"
    if key not in _judged:
        bench = in_use(folder)
        response = unpacked(state.metadata["response"])
        given = bench.given(case_of(state.metadata["case"]), response)
        marks = bench.marks(given)
        _judged.clear()
        _judged[key] = marks
        if not given.error and "statements" in response.shown:
            state.metadata["support"] = [
                {"statement": s["text"], "verdict": "unscored" if v.unscored else v.grade, "why": v.unscored or v.why}
                for s, v in zip(given.statements, _safely(given), strict=False)
            ]
    return _judged[key]


def _safely(given: Any) -> Sequence[Any]:
    try:
        return list(given.verdicts)
    except Exception:  # noqa: BLE001 - told as unscored by each measure that asks for them
        return []
