"""`ssc eval`: question sets with known evidence, and what is measured on them; its parts lie beside it."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING, Any

from commands import (
    evaluating_calibration,
    evaluating_coding,
    evaluating_comparing,
    evaluating_runs,
    evaluating_sets,
)
from commands.door import DONE, SOME_FAILED, AddCommand, UsageError, open_library, write
from evals.errors import ExtraMissing
from settings import Settings

if TYPE_CHECKING:
    from store.library import Library

_EXPECTED = {
    "answer": "to be answered", "half": "half", "premise": "on a false premise", "refusal": "to be refused",
    "quotes": "searches of quotes", "either": "not to say something",
}  # fmt: skip


def add(command: AddCommand) -> None:
    sub = command("eval", _act, "The evaluation suite: question sets, runs, gates, comparisons, judges.")
    actions = sub.add_subparsers(dest="action", required=True, metavar="ACTION")
    text = "prove that the evidence of question sets stands in the library where they say"
    check = actions.add_parser("check", help=text, description=f"{text.capitalize()}.")
    check.set_defaults(act=_check)
    check.add_argument("sets", nargs="*", metavar="SET", help="a file of cases, one a line, FILE or FILE@SHA256")
    check.add_argument("--gates", metavar="FILE", help="also whether these gates can be passed at all")
    check.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    check.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")
    for part in (evaluating_sets, evaluating_runs, evaluating_comparing, evaluating_coding, evaluating_calibration):
        part.add(actions)


def _act(arguments: argparse.Namespace, chosen: Settings) -> int:
    try:
        done: int = arguments.act(arguments, chosen)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("inspect_ai", "ir_measures", "openpyxl", "scipy"):
            raise
        raise ExtraMissing(
            'The suite needs more than is installed: .venv/bin/pip install -c constraints.txt -e ".[evals]"'
        ) from error
    return done


def _check(arguments: argparse.Namespace, chosen: Settings) -> int:
    if not arguments.sets and arguments.gates is None:
        raise UsageError("name a set, or --gates.")
    gates = _gates(arguments.gates) if arguments.gates is not None else None
    said = []
    if arguments.sets:
        with open_library(chosen) as library:
            said = [_checked(name, library) for name in arguments.sets]
        met = {kind for one in said for kind in one["kinds"]}
        if gates and (strange := sorted(set(gates["kinds"]) - met)):
            raise UsageError(f"{gates['file']} names kinds that no case of these sets is of: {', '.join(strange)}.")
    if arguments.json:
        write({"sets": said} | ({"gates": gates} if gates else {}))
    else:
        import terminal

        lines = [line for one in said for line in _lines(one)]
        if gates:
            lines += [f"{gates['file']}: {gates['gates']} gates, each can be passed.", f"  SHA-256 {gates['sha256']}"]
        print(terminal.harmless("\n".join(lines)))
    return SOME_FAILED if any(one["faults"] for one in said) else DONE


def _gates(name: str) -> dict[str, Any]:
    """What a file of gates holds. Raises GatesUnfit where one of them cannot be passed."""
    from evals import gates

    read = gates.read(name)
    kinds = sorted({kind for gate in read.gates for kind in gate.kinds})
    return {"file": name, "sha256": read.sha256, "gates": len(read.gates), "kinds": kinds}


def _checked(name: str, library: Library) -> dict[str, Any]:
    from evals import standing
    from evals.plan import SetGiven

    read = SetGiven.parse(name).read()
    return {
        "set": name,
        "sha256": read.sha256,
        "cases": len(read.cases),
        "expect": dict(sorted(Counter(case.expects for case in read.cases).items())),
        "kinds": dict(sorted(Counter(case.kind for case in read.cases).items())),
        "doubts": [{"id": doubt.id, "why": doubt.why} for doubt in standing.doubts(read.cases, library)],
        "faults": [{"id": fault.id, "why": fault.why} for fault in standing.faults(read.cases, library)],
    }


def _lines(said: dict[str, Any]) -> list[str]:
    counted = ", ".join(f"{n} {_EXPECTED[name]}" for name, n in said["expect"].items())
    cases = "One case" if said["cases"] == 1 else f"{said['cases']} cases"
    wrong = len(said["faults"])
    stands = "all evidence stands where it says" if not wrong else "one fault" if wrong == 1 else f"{wrong} faults"
    return [
        f"{said['set']}: {cases} ({counted}); {stands}.",
        f"  SHA-256 {said['sha256']}",
        *(f"  {fault['id']}: {fault['why']}." for fault in said["faults"]),
        *(f"  {doubt['id']}, a doubt: {doubt['why']}." for doubt in said["doubts"]),
    ]
