"""`ssc eval compare`, `report` and `runs`: two runs side by side, a run as a file to read, the runs there are."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.door import DONE, SOME_FAILED, write
from commands.runs_kept import place_of
from settings import Settings

if TYPE_CHECKING:
    from evals.comparing import Comparison, Difference, Spread
    from evals.history import Run

REPORT = "report.html"
_FEW = 8  # clusters below which p can hardly be small
_TURNED = 20  # questions that are told at a terminal; JSON has them all


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the actions on the command line."""
    compare = _action(actions, "compare", _compare, "compare two runs, question by question")
    compare.add_argument("a", metavar="A", help="a run: its name in the library, its folder, or its results")
    compare.add_argument("b", metavar="B", help="the run that is compared with it")
    for side in "ab":
        compare.add_argument(
            f"--also-{side}", metavar="RUN", action="append", default=[],
            help=f"another run of the same thing as {side.upper()}: they are taken together and their spread is told",
        )  # fmt: skip
    report = _action(actions, "report", _report, "write a run as one file of HTML")
    report.add_argument("run_", metavar="RUN", help="its name in the library, its folder, or its results")
    report.add_argument("--out", metavar="FILE", help=f"where to (else {REPORT} beside the results)")
    _action(actions, "runs", _runs, "list the runs kept in the library, newest first")


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, act: Any, text: str
) -> argparse.ArgumentParser:
    made = actions.add_parser(name, help=text, description=f"{text.capitalize()}.")
    made.set_defaults(act=act)
    made.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    made.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")
    return made


def _compare(arguments: argparse.Namespace, chosen: Settings) -> int:
    from evals import results
    from evals.comparing import compare

    a, b = (
        [results.read(place_of(name, chosen)) for name in names]
        for names in ([arguments.a, *arguments.also_a], [arguments.b, *arguments.also_b])
    )
    found = compare(a, b)
    if arguments.json:
        write(found.to_json())
    else:
        _tell(_compared(found))
    return DONE


def _report(arguments: argparse.Namespace, chosen: Settings) -> int:
    from evals import results
    from evals.errors import EvalError
    from evals.reporting.html import report

    place = place_of(arguments.run_, chosen)
    file = Path(arguments.out) if arguments.out else (place if place.is_dir() else place.parent) / REPORT
    made = report(results.read(place))
    try:
        file.write_text(made, encoding="utf-8")
    except OSError as error:
        raise EvalError(f"The report cannot be written to {file} ({error.strerror or error}).") from error
    if arguments.json:
        write({"report": str(file)})
    else:
        _tell([f"The report is {file}"])
    return DONE


def _runs(arguments: argparse.Namespace, chosen: Settings) -> int:
    from evals import history

    found = history.read(chosen.library / history.FOLDER)
    if arguments.json:
        runs = [{"name": run.name, **run.told} for run in found.runs]
        write({"runs": runs, "broken": [{"name": one.name, "why": one.why} for one in found.broken]})
    else:
        lines = [line for run in found.runs for line in _run_lines(run)] or ["No run is kept in this library."]
        _tell([*lines, *(f"{one.name}: {one.why}" for one in found.broken)])
    return SOME_FAILED if found.broken else DONE


def _tell(lines: Iterable[str]) -> None:
    import terminal

    print(terminal.harmless("\n".join(lines)))


def _run_lines(run: Run) -> Iterable[str]:
    from evals import wording

    told = run.told
    gates = (told["gates"] or {"gates": []})["gates"]
    failed = sum(not gate["passed"] for gate in gates)
    said = "no gates" if not gates else "all gates passed" if not failed else f"{failed} of {len(gates)} gates failed"
    cases = sum(one["cases"] for one in told["sets"])
    yield f"{run.name}: {wording.moment(run.made)}, {cases} cases, {told['run']['model']}, {said}"
    for one in told["figures"]:
        value = wording.value(one["value"], one["kind"])
        between = wording.interval(one["low"], one["high"], one["kind"])
        lost = f", {one['unscored']} not judged" if one["unscored"] else ""
        yield f"  {wording.measure(one['measure']):32} {value:>8}  {between:14} n {one['n']}{lost}"


def _compared(found: Comparison) -> Iterable[str]:
    from evals import wording

    yield f"A is {', '.join(found.a)}; B is {', '.join(found.b)}. {found.paired} cases were asked of both."
    for side, only in (("A", found.only_a), ("B", found.only_b)):
        if only:
            yield f"Only {side} was asked {len(only)}: {', '.join(only[:10])}{', …' if len(only) > 10 else ''}."
    yield from found.differs
    yield "\nB − A with its interval of 95 %; p by documents, in brackets after Holm's correction over the measures"
    yield from _differences(found.differences)
    clusters = max((one.clusters for one in found.differences), default=0)
    if 0 < clusters < _FEW:
        yield f"  Of {clusters} clusters no p can be below {wording.p(2 / 2**clusters)}."
    if len(found.kinds) > 1:
        yield "\nBy kind of question (the correction is over all of them)"
    for kind, some in found.kinds.items():
        if len(found.kinds) == 1:
            break  # it would say the same again
        yield f"\n{kind}"
        yield from _differences(some)
    for side, spreads in (("A", found.spread_a), ("B", found.spread_b)):
        if spreads:
            yield f"\nThe runs of {side}: mean, standard deviation, least and greatest"
            yield from (_spread(one) for one in spreads)
    if found.turned:
        yield f"\n{len(found.turned)} questions turned"
    for turn in found.turned[:_TURNED]:
        yield f"\n{turn.id} {' / '.join((*turn.history, turn.question))}"
        for one in turn.turned:
            why = f" ({one['why']})" if one["why"] else ""
            yield f"  {one['measure']}: {one['a']:.2f} in A, {one['b']:.2f} in B{why}"
        for side, said in (("A", turn.a), ("B", turn.b)):
            yield from (f"  {side}  {line}" for line in said.split("\n"))
    if len(found.turned) > _TURNED:
        yield f"\n… and {len(found.turned) - _TURNED} more (--json tells them all)"


def _differences(some: Sequence[Difference]) -> Iterable[str]:
    from evals import wording

    for one in some:
        a, b, change = wording.value(one.a, one.kind), wording.value(one.b, one.kind), wording.change
        ends = (one.low, one.high)
        between = "no interval" if None in ends else " … ".join(change(end, one.kind) for end in ends)
        turned = (
            "" if one.mcnemar is None else f"; {one.gained} gained, {one.lost} lost, McNemar {wording.p(one.mcnemar)}"
        )
        left = f"; {one.left_out} judged on one side only" if one.left_out else ""
        yield (
            f"  {wording.measure(one.measure):32} {a:>8} → {b:>8}  {change(one.difference, one.kind):>7}"
            f"  [{between}]  p {wording.p(one.p)} ({wording.p(one.p_holm)})"
            f"  {one.cases} cases, {one.clusters} clusters{turned}{left}"
        )


def _spread(one: Spread) -> str:
    from evals import wording

    mean, sd, least, greatest = (wording.value(x, one.kind) for x in (one.mean, one.sd, one.least, one.greatest))
    return f"  {wording.measure(one.measure):32} {mean:>8} ± {sd}  {least} to {greatest}, {one.runs} runs"
