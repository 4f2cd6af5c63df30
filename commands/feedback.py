"""`ssc feedback`: what readers of the page thought of its answers, listed, and written as cases for an evaluation."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.door import DONE, AddCommand, UsageError, write
from commands.threads import open_notebook
from settings import Settings

if TYPE_CHECKING:
    from store.notebook import Notebook

_SUFFIX = ".jsonl"
_VERDICTS = "right, wrong source, not supported, missing"  # told before anything is loaded that knows them


def add(command: AddCommand) -> None:
    sub = command("feedback", _list, "List what readers thought of the answers, or export it.")
    actions = sub.add_subparsers(dest="action", metavar="export")
    text = "write the feedback as cases for an evaluation, one a line, without the names of the readers"
    export = actions.add_parser("export", help=text, description=f"{text.capitalize()}.")
    export.set_defaults(run=_export)
    export.add_argument("--to", required=True, metavar="FILE", help=f"its name ends in {_SUFFIX}")
    export.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    export.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")
    for one in (sub, export):
        _add_filters(one, given=one is sub)


def _add_filters(sub: argparse.ArgumentParser, *, given: bool) -> None:
    none: Any = None if given else argparse.SUPPRESS  # or what stands before "export" would be overruled
    sub.add_argument("--verdict", metavar="VERDICT", default=none, help=f"only one of: {_VERDICTS}")
    sub.add_argument("--since", metavar="DATE", default=none, help="only what was given on this day or later")


def _list(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        found = _cases(notebook, arguments)
    if arguments.json:
        write(found)
        return DONE
    import terminal

    lines = [
        f"{case['given'][:10]}  {case['verdict']:<13}  {case['about']['kind']:<9}  {case['question']}"
        + (f"\n{' ' * 12}{' '.join(case['note'].split())}" if case["note"] else "")
        for case in found
    ]
    print(terminal.harmless("\n".join(lines) or "No feedback was given."))
    return DONE


def _export(arguments: argparse.Namespace, chosen: Settings) -> int:
    file = Path(arguments.to)
    if file.suffix.lower() != _SUFFIX:
        raise UsageError(f"--to {arguments.to}: the cases are written as {_SUFFIX}.")
    with open_notebook(chosen) as notebook:
        found = _cases(notebook, arguments)
    content = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in found)
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--to {arguments.to}: cannot be written ({error.strerror or error}).") from error
    if arguments.json:
        write({"written": arguments.to, "cases": len(found)})
    else:
        import terminal

        print(terminal.harmless(f"Written to {arguments.to}: {len(found)} {'case' if len(found) == 1 else 'cases'}."))
    return DONE


def _cases(notebook: Notebook, arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """The feedback that was asked for, as cases. Raises UsageError."""
    from datetime import date

    from assistant.feedback import VERDICTS, cases
    from store.errors import NotebookUnknown

    verdict, since = arguments.verdict, arguments.since
    if verdict is not None and verdict not in VERDICTS:
        raise UsageError(f"--verdict {verdict!r} is none of {', '.join(VERDICTS)}.")
    try:
        since = date.fromisoformat(since).isoformat() if since else ""
    except ValueError as error:
        raise UsageError(f"--since {since!r} is no date such as 2026-01-31.") from error
    given = [f for f in notebook.feedback() if verdict in (None, f.verdict) and f.given >= since]
    answers = {}
    for answer_id in dict.fromkeys(f.answer_id for f in given):
        try:
            answers[answer_id] = notebook.answer(answer_id)
        except NotebookUnknown:
            continue  # it was deleted with its thread meanwhile
    return cases(given, answers)
