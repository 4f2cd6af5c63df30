"""`ssc eval`: question sets with known evidence, and what is measured on them."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands import (
    evaluating_calibration,
    evaluating_coding,
    evaluating_comparing,
    evaluating_runs,
    evaluating_sets,
)
from commands.door import DONE, SOME_FAILED, AddCommand, open_library, write
from settings import Settings

if TYPE_CHECKING:
    from store.library import Library

_EXPECTED = {
    "answer": "to be answered", "half": "half", "premise": "on a false premise", "refusal": "to be refused",
    "quotes": "searches of quotes",
}  # fmt: skip


def add(command: AddCommand) -> None:
    sub = command(
        "eval", lambda arguments, chosen: arguments.act(arguments, chosen), "Question sets and their figures."
    )
    actions = sub.add_subparsers(dest="action", required=True, metavar="ACTION")
    text = "prove that the evidence of question sets stands in the library where they say"
    check = actions.add_parser("check", help=text, description=f"{text.capitalize()}.")
    check.set_defaults(act=_check)
    check.add_argument("sets", nargs="+", metavar="SET", help="a file of cases, one a line")
    check.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    check.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")
    for part in (evaluating_sets, evaluating_runs, evaluating_comparing, evaluating_coding, evaluating_calibration):
        part.add(actions)


def _check(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_library(chosen) as library:
        said = [_checked(name, library) for name in arguments.sets]
    if arguments.json:
        write({"sets": said})
    else:
        import terminal

        print(terminal.harmless("\n".join(line for one in said for line in _lines(one))))
    return SOME_FAILED if any(one["faults"] for one in said) else DONE


def _checked(name: str, library: Library) -> dict[str, Any]:
    from evals import question_sets, standing

    read = question_sets.read(Path(name))
    return {
        "set": name,
        "sha256": read.sha256,
        "cases": len(read.cases),
        "expect": dict(sorted(Counter(case.expects for case in read.cases).items())),
        "kinds": dict(sorted(Counter(case.kind for case in read.cases).items())),
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
    ]
