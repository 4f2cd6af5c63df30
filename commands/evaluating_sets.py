"""`ssc eval new` and `ssc eval add`: a set of one's own over one's own library."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from commands.door import DONE, SOME_FAILED, UsageError, open_library, write
from settings import Settings


def add(actions: Any) -> None:
    text = "begin a set: sentences of the library as evidence, for which you write the questions"
    new = actions.add_parser("new", help=text, description=f"{text.capitalize()}.")
    new.set_defaults(act=_new)
    new.add_argument("set", metavar="SET", help="the file to begin; none that is there is written over")
    new.add_argument("--n", type=int, default=20, metavar="N", help="how many sentences (default 20)")
    new.add_argument("--seed", type=int, default=7, metavar="S", help="another lot")
    text = "put a case to a set, its evidence proved; or all cases that feedback gives"
    put = actions.add_parser("add", help=text, description=f"{text.capitalize()}.")
    put.set_defaults(act=_add)
    put.add_argument("set", metavar="SET", help="the file of cases, which may be new")
    put.add_argument("--id", metavar="ID", help="of its own in the set (else the next that is free)")
    put.add_argument("--kind", default="fact", metavar="KIND", help="figures are also told by kind (default fact)")
    put.add_argument("--question", metavar="QUESTION", help="what is asked")
    put.add_argument(
        "--after", action="append", default=[], metavar="QUESTION", help="an earlier question of the thread"
    )
    put.add_argument("--document", action="append", default=[], metavar="NAME", help="how its file's name begins")
    put.add_argument("--evidence", action="append", default=[], metavar="WORDS", help="as they stand there; | for or")
    put.add_argument("--fact", action="append", default=[], metavar="WORDS", help="that the answer must hold; | for or")
    put.add_argument(
        "--not", action="append", default=[], metavar="WORDS", dest="must_not", help="that it must not hold"
    )
    put.add_argument(
        "--gap", action="append", default=[], metavar="WORDS", help="that it must name as not in the library"
    )
    put.add_argument("--abstain", action="store_true", help="the library does not answer it")
    put.add_argument("--search", default="", metavar="MODE", help="topic, words or exact: a search of quotes")
    put.add_argument("--note", default="", metavar="TEXT")
    put.add_argument("--feedback", metavar="FILE", help="cases of readers' judgements, from `ssc feedback export`")
    for action in (new, put):
        action.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")


def _new(arguments: argparse.Namespace, chosen: Settings) -> int:
    from evals import drafting

    if arguments.n < 1:
        raise UsageError("--n is at least 1.")
    with open_library(chosen) as library:
        made = drafting.draft(library, arguments.n, arguments.seed)
    drafting.begin(Path(arguments.set), made)
    said = {"set": arguments.set, "drafts": len(made)}
    if arguments.json:
        write(said)
    else:
        print(f"{len(made)} drafts in {arguments.set}: write the questions and facts, then ssc eval check.")
    return DONE


def _add(arguments: argparse.Namespace, chosen: Settings) -> int:
    from evals import drafting, standing
    from evals.errors import CaseUnreadable, SetUnreadable

    if (arguments.question is None) == (arguments.feedback is None):
        raise UsageError("give --question with what is expected, or --feedback.")
    added: list[str] = []
    refused: list[dict[str, str]] = []
    with open_library(chosen) as library:
        for name, case in _given(arguments):
            try:
                if isinstance(case, CaseUnreadable):
                    raise case
                if wrong := standing.faults([case], library):
                    raise CaseUnreadable("; ".join(fault.why for fault in wrong))
                drafting.put(case, Path(arguments.set))
                added.append(case.id)
            except (CaseUnreadable, SetUnreadable) as error:
                refused.append({"id": name, "why": str(error)})
    if arguments.json:
        write({"set": arguments.set, "added": added, "refused": refused})
    else:
        import terminal

        lines = [f"{len(added)} put to {arguments.set}."] if added or not refused else []
        lines += [f"Not put: {r['id']}: {r['why'].rstrip('.')}." for r in refused]
        if added and arguments.feedback:
            lines.append(
                "Read them: a case asks for the evidence that a reader approved, all of it; take out what is idle."
            )
        print(terminal.harmless("\n".join(lines)))
    return SOME_FAILED if refused else DONE


def _given(arguments: argparse.Namespace) -> list[tuple[str, Any]]:
    """The cases that were given, each with its name, or with why it is none."""
    from evals import drafting
    from evals.cases import case_of
    from evals.errors import CaseUnreadable
    from evals.from_feedback import case_from

    def tried(name: str, make: Any, value: Any) -> tuple[str, Any]:
        try:
            return name, make(value)
        except CaseUnreadable as error:
            return name, error

    if arguments.feedback is None:
        name = arguments.id or drafting.free_id(Path(arguments.set))
        row = {
            "id": name, "kind": arguments.kind, "question": arguments.question, "history": arguments.after,
            "documents": arguments.document, "evidence": [_either(words) for words in arguments.evidence],
            "must_contain": [_either(words) for words in arguments.fact], "must_not": arguments.must_not,
            "gap": arguments.gap, "abstain": arguments.abstain, "search": arguments.search, "note": arguments.note,
        }  # fmt: skip
        return [tried(name, case_of, row)]
    try:
        text = Path(arguments.feedback).read_text(encoding="utf-8")
        whole = text.lstrip().startswith("[")
        rows = json.loads(text) if whole else [json.loads(line) for line in text.split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise UsageError(f"{arguments.feedback} cannot be read as feedback ({error}).") from error
    return [tried(str(r.get("id", n)) if isinstance(r, dict) else str(n), case_from, r) for n, r in enumerate(rows, 1)]


def _either(words: str) -> list[str]:
    return [one.strip() for one in words.split("|") if one.strip()]
