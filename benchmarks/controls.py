"""The negative controls on all the packaged sets: which gates each fails, the one that is named for it among them.

python -m benchmarks.controls RUN LIBRARY      a run of the assistant, whose answers the controls are made of; exits 1
                                               where a control passes the gate that it must fail
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from evals import controls, gates, results
from evals.asking import Response
from evals.bench import Bench
from evals.cases import Case
from evals.inspect_task import unpacked
from evals.plan import Plan
from evals.running import newest_log
from store.library import Library


def main() -> int:
    from inspect_ai.log import read_eval_log

    run, folder = Path(sys.argv[1]), Path(sys.argv[2])
    log = read_eval_log(str(newest_log(run)))
    kept = {str(s.id): unpacked(s.metadata["response"]) for s in log.samples or []}
    packaged = gates.read(str(gates.PACKAGED))
    passed = 0
    with Library.open(folder) as library:
        bench = Bench(replace(Plan.read(run), library=str(folder)), Assistant(library))

        def truly(case: Case) -> Response:
            return kept[case.id]

        for name in controls.CONTROLS:
            bot = controls.bot(name, truly, library)
            judged = gates.judged(packaged, [_case(bench, case, bot(case)) for _, case in bench.cases])["gates"]
            missed = [gate["name"] for gate in judged if not gate["passed"]]
            must = controls.FAILS[name]
            passed += must not in missed
            outcome = "fails" if must in missed else "PASSES"
            print(f"{name}: {outcome} “{must}”; of {len(judged)} gates it misses {len(missed)}")
            print(f"    {', '.join(missed)}")
    print(f"{results.FILE} of {run.name}: {len(kept)} answers")
    return int(bool(passed))


def _case(bench: Bench, case: Case, shown: Response) -> dict[str, Any]:
    marks = bench.marks(bench.given(case, shown))
    judged = {name: mark.to_json() for name, mark in marks.items() if mark.value is not None or mark.unscored}
    return {"case": case.to_json(), "cluster": bench.cluster(case), "shown": shown.shown, "marks": judged}


if __name__ == "__main__":
    sys.exit(main())
