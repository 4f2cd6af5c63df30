"""`ssc eval run`: the suite on a library, held against its gates; broken off, it goes on where it was."""

from __future__ import annotations

import argparse
import math
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from commands.door import DONE, SOME_FAILED, UsageError, write
from settings import Settings


def add(actions: Any) -> None:
    text = "run the suite: ask what the sets ask, score the answers, hold the figures against the gates"
    run = actions.add_parser("run", help=text, description=f"{text.capitalize()}.")
    run.set_defaults(act=_run)
    run.add_argument(
        "sets", nargs="*", metavar="SET", help="files of cases, FILE or FILE@SHA256; the packaged ones else"
    )
    run.add_argument("--sealed", action="store_true", help="with the sealed third of the packaged sets")
    run.add_argument("--gate", action="store_true", help="exit 1 where a gate is not passed")
    run.add_argument("--gates", metavar="FILE", help="the gates, FILE or FILE@SHA256; the packaged ones else")
    run.add_argument(
        "--judge", default="exact", metavar="NAME", help="exact (default), packaged, chat, or a cross-encoder"
    )
    run.add_argument("--judge-model", default="", metavar="MODEL", help="for the judge chat: another than answers")
    run.add_argument("--judge-model-url", default="", metavar="URL", help="the address of its server")
    run.add_argument("--calibrations", default="", metavar="FILE", help="how judges did, kept by `ssc eval calibrate`")
    run.add_argument("--solver", default="", metavar="NAME", help="assistant (default), or the name of a control")
    run.add_argument(
        "--answers", metavar="FILE", help="score these answers, as `ssc ask --file` writes them, and ask nobody"
    )
    run.add_argument("--model", metavar="MODEL", help="chat model, as in `ssc ask`")
    run.add_argument("--model-url", metavar="URL", help="address of an OpenAI-compatible server")
    run.add_argument(
        "--price", nargs=2, type=float, metavar=("IN", "OUT"), default=(0.0, 0.0), help="of a million tokens"
    )
    run.add_argument("--limit", type=int, default=0, metavar="N", help="the first N cases only")
    run.add_argument("--repeats", type=int, default=1, metavar="N", help="so many runs, for the spread of a chat model")
    run.add_argument("--name", metavar="NAME", help="of the run; the time else")
    run.add_argument("--runs", metavar="DIR", help="where runs are kept; the folder evaluations of the library else")
    run.add_argument("--resume", metavar="RUN", help="go on with a run that was broken off (its folder or name)")
    run.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    run.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")


# What a run is begun with, as it is where nothing is said.
_OF_A_NEW_RUN: dict[str, Any] = {
    "sets": [], "sealed": False, "judge": "exact", "judge_model": "", "judge_model_url": "", "calibrations": "",
    "solver": "", "answers": None, "price": (0.0, 0.0), "limit": 0, "repeats": 1, "name": None,
}  # fmt: skip


def _run(arguments: argparse.Namespace, chosen: Settings) -> int:
    from evals import gates as gating
    from evals import history

    if arguments.resume and (
        given := [name for name in _OF_A_NEW_RUN if getattr(arguments, name) != _OF_A_NEW_RUN[name]]
    ):
        raise UsageError(f"--resume goes on with what the run began with: it takes no {', '.join(given)}.")
    gates = gating.read(arguments.gates or str(gating.PACKAGED)) if arguments.gate or arguments.gates else None
    folder = Path(arguments.runs) if arguments.runs else chosen.library / history.FOLDER
    if arguments.resume:
        return _told([_resumed(arguments, folder, gates)], arguments)
    if arguments.repeats < 1 or arguments.limit < 0:
        raise UsageError("--repeats is at least 1, --limit at least 0 (then all are asked).")
    if not all(math.isfinite(price) and price >= 0 for price in arguments.price):
        raise UsageError("--price takes two sums, of nothing or more.")
    done = [_made(arguments, chosen, folder, gates, n) for n in range(1, arguments.repeats + 1)]
    return _told(done, arguments)


def _made(arguments: argparse.Namespace, chosen: Settings, folder: Path, gates: Any, number: int) -> tuple[Path, Any]:
    from evals import bench as benches
    from evals import running
    from evals.plan import ANSWERS, ASSISTANT, Plan, SetGiven

    sets = arguments.sets or [str(file) for file in _packaged(sealed=arguments.sealed)]
    if arguments.answers and arguments.solver:
        raise UsageError("give --answers or --solver, not both.")
    now = datetime.now().astimezone()
    name = arguments.name or now.strftime("%Y-%m-%d-%H%M%S")
    name = name if arguments.repeats == 1 else f"{name}-{number}"
    if Path(name).name != name or name.startswith("."):
        raise UsageError(f"{name!r} is no name for a folder.")
    if (folder / name).exists():
        raise UsageError(f"there is a run {name} already; give another --name, or go on with it by --resume.")
    answers = str(Path(arguments.answers).resolve()) if arguments.answers else ""
    plan = Plan(
        name=name, made=now.isoformat(timespec="seconds"), library=str(chosen.library.resolve()),
        sets=tuple(SetGiven.parse(given) for given in sets), answers=answers,
        solver=ANSWERS if answers else arguments.solver or ASSISTANT, judge=arguments.judge,
        judge_model=arguments.judge_model, judge_model_url=arguments.judge_model_url, model=chosen.model,
        model_url=chosen.model_url, checker=chosen.checker, reranker=chosen.reranker,
        embedding=chosen.embedding or "", model_seconds=chosen.model_seconds, price_in=arguments.price[0],
        price_out=arguments.price[1], limit=arguments.limit, calibrations=arguments.calibrations,
    )  # fmt: skip
    with benches.open_bench(plan) as bench:
        plan = bench.plan
        if bench.foreign:
            raise UsageError("nothing that these sets name as evidence stands in this library: name sets of your own.")
        print(f"{len(bench.cases)} cases on {bench.library.counts()[0]} documents …", file=sys.stderr)
        bench.on_response = _Counting(len(bench.cases))
        return folder / name, _gated(running.run(plan, folder / name, bench), folder / name, gates)


class _Counting:
    """Tells how far a run is, every 25 cases."""

    def __init__(self, cases: int) -> None:
        self._done, self._cases = 0, cases

    def __call__(self) -> None:
        self._done += 1
        if self._done % 25 == 0:
            print(f"  {self._done} of {self._cases}", file=sys.stderr)


def _resumed(arguments: argparse.Namespace, folder: Path, gates: Any) -> tuple[Path, Any]:
    from evals import running

    given = Path(arguments.resume)
    run = given if given.is_dir() else folder / arguments.resume
    if not run.is_dir():
        raise UsageError(f"there is no run {arguments.resume} in {folder}.")
    return run, _gated(running.resume(run), run, gates)


def _gated(found: Any, folder: Path, gates: Any) -> Any:
    from evals import gates as gating
    from evals import results
    from evals.reporting.html import report

    if gates is not None:
        found = found | {"gates": gating.judged(gates, found["cases"])}
        results.write(found, folder)
    (folder / "report.html").write_text(report(found), encoding="utf-8")
    return found


def _packaged(*, sealed: bool) -> list[Path]:
    from evals import packaged_sets

    return packaged_sets.files(sealed=sealed)


def _told(done: list[tuple[Path, Any]], arguments: argparse.Namespace) -> int:
    missed = [gate for _, found in done for gate in (found["gates"] or {"gates": []})["gates"] if not gate["passed"]]
    if arguments.json:
        write([_short(folder, found) for folder, found in done] if len(done) > 1 else _short(*done[0]))
    else:
        import terminal

        for folder, found in done:
            print(terminal.harmless("\n".join(_lines(folder, found))))
        for line in _spread([found for _, found in done]):
            print(line)
    lost = any("error" in case["shown"] for _, found in done for case in found["cases"])
    return SOME_FAILED if (missed and arguments.gate) or lost else DONE


def _spread(runs: list[Any]) -> list[str]:
    """How far the figures of several runs lie apart."""
    if len(runs) < 2:
        return []
    from evals.comparing import spread

    head = f"{'over the runs':20} {'mean':>8} {'deviation':>9} {'least':>8} {'greatest':>8}"
    return [head] + [
        f"{one.measure:20} {one.mean:8.3f} {one.sd:9.3f} {one.least:8.3f} {one.greatest:8.3f}" for one in spread(runs)
    ]


def _short(folder: Path, found: Any) -> dict[str, Any]:
    """The results without the cases, which lie in the folder."""
    return {"folder": str(folder), **{k: v for k, v in found.items() if k != "cases"}}


def _lines(folder: Path, found: Any) -> list[str]:
    run = found["run"]
    lines = [f"{'':20} {'value':>7}  {'interval of 95 %':<18} {'n':>5} {'cases':>5} {'unscored':>8}"]
    for one in found["figures"]:
        if one["value"] is None:
            lines.append(f"{one['measure']:20} {'–':>7}  {'':<18} {0:>5} {0:>5} {one['unscored']:>8}")
            continue
        digits = 3 if one["kind"] != "amount" else 2
        between = f"[{one['low']:.{digits}f}, {one['high']:.{digits}f}]"
        counts = f"{one['n']:>5} {one['cases']:>5} {one['unscored']:>8}"
        lines.append(f"{one['measure']:20} {one['value']:>7.{digits}f}  {between:<18} {counts}")
    for gate in (found["gates"] or {"gates": []})["gates"]:
        lines.append(
            f"{'passed' if gate['passed'] else 'MISSED'}  {gate['name']}" + (f": {gate['why']}" if gate["why"] else "")
        )
        if not gate["passed"] and gate["cases"]:
            lines.append(f"        on {', '.join(gate['cases'][:12])}{' …' if len(gate['cases']) > 12 else ''}")
    gates = (found["gates"] or {"gates": []})["gates"]
    if gates:
        missed = sum(not gate["passed"] for gate in gates)
        lines.append(f"{missed} of {len(gates)} gates missed." if missed else f"All {len(gates)} gates passed.")
    if lost := [
        f"{c['case']['id']} ({c['shown']['error']['message']})" for c in found["cases"] if "error" in c["shown"]
    ]:
        lines.append(f"No answer to {len(lost)}: {'; '.join(lost[:5])}{' …' if len(lost) > 5 else ''}")
    lines.append(f"Judge: {run['judge']} ({run['calibration']}). {run['seconds']} s. Kept in {folder}.")
    return lines
