"""`ssc eval calibrate`: how well a judge agrees with people, on labelled statements that the user has."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.door import DONE, SOME_FAILED, UsageError, open_library, write
from settings import Settings

if TYPE_CHECKING:
    from assistant.model import ChatModel
    from evals.calibrating.calibrate import Outcome
    from store.library import Library

_FORMS = ("wice", "expertqa", "jsonl", "support")


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the action on the command line."""
    text = "measure how well a judge agrees with people, on statements that they have labelled"
    sub = actions.add_parser(
        "calibrate",
        help=text,
        description=f"{text.capitalize()}, beside word overlap and the cosine of embeddings. A judge whose lower bound "
        "does not lie above word overlap is uncalibrated. Files of WiCE and ExpertQA are read as they are published.",
    )
    sub.set_defaults(act=_calibrate)
    sub.add_argument("files", nargs="+", metavar="FILE", help="labelled statements, a JSON object a line")
    sub.add_argument(
        "--judge", metavar="NAME", default="exact",
        help="exact, packaged, chat, or the name or folder of a cross-encoder (default: exact)",
    )  # fmt: skip
    sub.add_argument("--format", choices=_FORMS, default="", help="the form of the files (default: as they show)")
    sub.add_argument(
        "--partial", choices=("unsupported", "supported"), default="unsupported",
        help="what partial support counts as (default: unsupported)",
    )  # fmt: skip
    sub.add_argument("--html", metavar="OUT", help="write a page with the diagram of its scores, too")
    sub.add_argument("--keep", metavar="FILE", help="keep the outcome, for the reports of runs, in a file of JSON")
    sub.add_argument("--model", metavar="M", default=argparse.SUPPRESS, help="the chat model, for the judge chat")
    sub.add_argument("--model-url", metavar="URL", default=argparse.SUPPRESS, help="the address of its server")
    sub.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library, for the judge packaged")
    sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")


def _calibrate(arguments: argparse.Namespace, chosen: Settings) -> int:
    from evals.calibrating import labelled, record
    from evals.calibrating.calibrate import lines
    from evals.judges import PACKAGED

    files = [Path(name) for name in arguments.files]
    out, keep = (Path(name) if name else None for name in (arguments.html, arguments.keep))
    for target in (out, keep):
        if target is not None and not target.parent.is_dir():
            raise UsageError(f"There is no folder {target.parent} to write {target.name} into.")
    if keep:
        record.read(keep)  # a file that is something else is told before an hour of judging
    data = labelled.read(files, arguments.format)
    if arguments.judge == PACKAGED:
        with open_library(chosen) as library:
            outcome = _outcome(arguments, chosen, data, library)
    else:
        outcome = _outcome(arguments, chosen, data, None)
    if out:
        from evals.calibrating.page import html

        try:
            out.write_text(html(outcome), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{out} cannot be written ({error.strerror or error}).") from error
    if keep:
        record.write(outcome.calibration, keep)
    if getattr(arguments, "json", False):
        write(outcome.to_json())
    else:
        import terminal

        print(terminal.harmless("\n".join(lines(outcome))))
    return SOME_FAILED if outcome.failed or any(u.broken for u in data.unread) else DONE


def _outcome(arguments: argparse.Namespace, chosen: Settings, data: Any, library: Library | None) -> Outcome:
    from evals.calibrating.calibrate import calibrate
    from evals.judges import judge_named
    from store.embedder import Embedder

    opened: list[ChatModel] = []

    def model() -> ChatModel | None:
        from assistant.discretion import untraced
        from assistant.model import open_model

        untraced()
        chat = open_model(chosen.model, url=chosen.model_url, seconds=chosen.model_seconds)
        if chat is not None:
            opened.append(chat)
        return chat

    of = len(data.statements)

    def told(number: int) -> None:
        if number % 100 == 0 or number == of:
            print(f"{number} of {of} statements judged", file=sys.stderr)

    try:
        judge = judge_named(arguments.judge, model=model, library=library)
        return calibrate(
            data, judge, encoder=Embedder.load(chosen.embedding), partial_supports=arguments.partial == "supported",
            on_judged=told,
        )  # fmt: skip
    finally:
        for chat in opened:
            chat.close()
