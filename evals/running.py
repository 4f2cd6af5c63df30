"""A run of the suite: planned, run by Inspect, resumed where it was broken off, and put together from Inspect's log.

The results are made of the log alone, so that a run that went on after a break ends with the same figures as one that
did not; of times and names apart, the same answers give the same bytes.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from evals import bench as benches
from evals import results
from evals.bench import Bench
from evals.calibrating import record
from evals.calibrating.record import PACKAGED
from evals.cases import Case
from evals.errors import RunBroken
from evals.marks import Figure, Mark, figure
from evals.measures import MEASURES, finding
from evals.packaged_sets import is_sealed
from evals.plan import ANSWERS, Plan
from evals.risk import risk_coverage

if TYPE_CHECKING:
    from inspect_ai.log import EvalLog, EvalSample

LOGS = "logs"
Display = Literal["full", "conversation", "rich", "plain", "log", "none"]


def run(plan: Plan, folder: Path, bench: Bench | None = None, *, display: Display = "none") -> results.Results:
    """Run a plan in a folder of its own. Raises PlanUnfit, StoreError, ModelError before anything is asked, RunBroken
    where Inspect could not bring it to an end."""
    from inspect_ai import eval as inspect_eval

    from evals import inspect_task

    finding.ready()
    own = bench or Bench(plan)
    try:
        plan.write(folder)
        benches.use(folder, own)
        began = time.perf_counter()
        logs = inspect_eval(
            inspect_task.ssc(str(folder)), model="none", log_dir=str(folder / LOGS), display=display, max_samples=1,
            fail_on_error=False, log_buffer=5, ctl_server=False, log_realtime=False, score_display=False,
        )  # fmt: skip
        return _finished(logs, plan, folder, own, time.perf_counter() - began)
    finally:
        if bench is None:
            own.close()


def resume(folder: Path, bench: Bench | None = None, *, display: Display = "none") -> results.Results:
    """Go on with a run that was broken off; what was answered is not asked again. Raises RunBroken where there is
    nothing to go on with, PlanUnfit where the library or a set is no longer the one it began with."""
    from inspect_ai import eval_retry

    plan = Plan.read(folder)
    last = newest_log(folder)
    own = bench or Bench(plan)
    try:
        if (now := benches.fingerprint(own.library)) != plan.fingerprint:
            raise RunBroken(
                f"The library has changed since the run {folder.name} began ({plan.fingerprint[:12]}, now {now[:12]}): "
                "make a new run."
            )
        benches.use(folder, own)
        began = time.perf_counter()
        logs = eval_retry(
            str(last), log_dir=str(folder / LOGS), display=display, max_samples=1, fail_on_error=False, log_buffer=5,
            ctl_server=False, log_realtime=False, score_display=False,
        )  # fmt: skip
        return _finished(logs, plan, folder, own, time.perf_counter() - began)
    finally:
        if bench is None:
            own.close()


def newest_log(folder: Path) -> Path:
    """The last log of a run. Raises RunBroken where there is none."""
    logs = sorted((folder / LOGS).glob("*.eval"), key=lambda file: file.stat().st_mtime_ns)
    if not logs:
        raise RunBroken(f"{folder} holds no log of a run to go on with.")
    return logs[-1]


def _finished(logs: list[EvalLog], plan: Plan, folder: Path, bench: Bench, seconds: float) -> results.Results:
    if not logs:
        raise RunBroken(f"The run {folder.name} was broken off; go on with ssc eval run --resume {folder.name}.")
    log = logs[0]
    if log.status != "success" or log.samples is None:
        raise RunBroken(f"The run {folder.name} was not brought to an end ({log.status}): {_why(log)}")
    made = put_together(plan, bench, {str(s.id): s for s in log.samples}, seconds)
    results.write(made, folder)
    return made


def _why(log: EvalLog) -> str:
    return log.error.message if log.error else f"go on with ssc eval run --resume {log.eval.dataset.name}."


def put_together(plan: Plan, bench: Bench, samples: dict[str, EvalSample], seconds: float) -> results.Results:
    """The results of the samples of a log, in the order of the sets."""
    cases = [_case(samples.get(case.id), case, name, bench.cluster(case)) for name, case in bench.cases]
    kinds = sorted({case.kind for _, case in bench.cases})
    return {
        "form": results.FORM,
        "run": {
            "name": plan.name, "made": plan.made, "seconds": round(seconds, 1), "judge": bench.judge.name,
            "calibration": record.said_of(bench.judge.name, Path(plan.calibrations) if plan.calibrations else PACKAGED),
            "solver": plan.solver, "model": "not known" if plan.solver == ANSWERS else plan.model, "limit": plan.limit,
        },
        "library": dict(benches.about(bench.library)),
        "sets": [
            {"file": s.file.name, "sha256": s.sha256, "cases": sum(name == s.file.name for name, _ in bench.cases)}
            for s in bench.sets
        ],
        "figures": [f.to_json() for f in figures(cases)],
        "kinds": {k: [f.to_json() for f in figures([c for c in cases if c["case"]["kind"] == k])] for k in kinds},
        "risk_coverage": risk_coverage(cases),
        "gates": None,
        "cases": cases,
    }  # fmt: skip


def figures(cases: list[dict[str, Any]]) -> list[Figure]:
    """The figures of cases (as in the results), of every measure that had something to say or could not judge."""
    made = (figure(m.name, m.kind, marks_of(cases, m.name)) for m in MEASURES.values())
    return [one for one in made if one.cases or one.unscored]


def marks_of(cases: list[dict[str, Any]], measure: str) -> list[tuple[str, Mark]]:
    """The marks of cases by a measure, each with its cluster."""
    found = []
    for case in cases:
        if (kept := case["marks"].get(measure)) is not None:
            found.append(
                (case["cluster"], Mark(kept["hits"], kept["of"], kept.get("why", ""), kept.get("unscored", "")))
            )
    return found


def _case(sample: EvalSample | None, case: Case, name: str, cluster: str) -> dict[str, Any]:
    """A case of the results from its sample; one that Inspect could not run is unscored in all that applies to it."""
    from evals.inspect_task import SILENT

    made = {"case": case.to_json(), "set": name, "sealed": is_sealed(name), "cluster": cluster}
    if sample is None or sample.error is not None or "response" not in sample.metadata:
        why = sample.error.message if sample is not None and sample.error else "it was not run"
        lost = Mark(unscored=f"no answer: {why}").to_json()
        return made | {
            "seconds": None, "confidence": None, "shown": {"error": {"kind": "not run", "message": why}},
            "marks": {m.name: lost for m in MEASURES.values() if m.applies(case)}, "support": [],
        }  # fmt: skip
    response, scores = sample.metadata["response"], sample.scores or {}
    return made | {
        "seconds": response["spent"].get("seconds"),
        "confidence": response["confidence"],
        "shown": response["shown"],
        "marks": {
            m: (scores[m].metadata or {})["mark"] for m in MEASURES if m in scores and scores[m].reason != SILENT
        },
        "support": sample.metadata.get("support", []),
    }
