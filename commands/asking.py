"""`ssc ask`: one question, or a file of them, alone or in a thread. Every answer is kept in the notebook."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from commands.door import DONE, SOME_FAILED, AddCommand, UsageError, open_assistant, write
from commands.keeping import NEW, Keeper
from settings import Settings

if TYPE_CHECKING:
    from assistant.conversation import Earlier


def add(command: AddCommand) -> None:
    sub = command("ask", _ask, "Ask a question; every sentence of the answer is cited.")
    sub.add_argument("question", nargs="?")
    sub.add_argument(
        "--after", action="append", default=[], metavar="QUESTION", help="an earlier question of the thread"
    )
    sub.add_argument("--thread", metavar="ID", help='ask in a thread, with what was asked there; "new" begins one')
    sub.add_argument("--model", metavar="MODEL", help="chat model: PROVIDER:MODEL, gguf:FILE or extractive (default)")
    sub.add_argument(
        "--model-url", metavar="URL", help="address of an OpenAI-compatible server, for --model openai:NAME"
    )
    sub.add_argument("--checker", metavar="NAME", help="packaged (default), judge, or a cross-encoder's name or folder")
    sub.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="type, year=2015..2020, author, language, country or source",
    )
    sub.add_argument(
        "--file", metavar="FILE", help='questions, one {"id","question","history":[…]} a line; - for stdin'
    )


def _ask(arguments: argparse.Namespace, chosen: Settings) -> int:
    if (arguments.question is None) == (arguments.file is None):
        raise UsageError("give either a question or --file.")
    if arguments.thread is not None and (arguments.file is not None or arguments.after):
        raise UsageError("--thread goes with one question; a thread knows what was asked in it before.")
    if arguments.file is not None:
        return _ask_file(arguments, chosen)
    from assistant.question import MAX_CHARACTERS

    question = arguments.question.strip()
    if not question:
        raise UsageError("the question is empty.")
    if len(question) > MAX_CHARACTERS:
        raise UsageError(f"the question has {len(question):,} characters; at most {MAX_CHARACTERS:,} are read.")
    from assistant.filters import read_where
    from commands.telling import Telling

    with open_assistant(chosen) as assistant, Keeper(chosen.library) as keeper:
        thread, history = _history(arguments, chosen)
        where = read_where(arguments.where)
        telling = Telling()
        at_once = sys.stdout.isatty() and not arguments.json
        answer = assistant.ask(
            question,
            history=history,
            where=where,
            on_step=telling.step,
            on_statement=telling.statement if at_once else None,
        ).to_json()
        thread = keeper.keep(answer, thread)
    if arguments.json:
        write(answer | ({"thread": thread} if thread else {}))
    else:
        telling.rest(answer)
        if not keeper.failed:
            goes_on = f" Go on with: ssc ask --thread {thread[:8]} …" if thread else ""
            print(f"Kept as {answer['id']}.{goes_on}", file=sys.stderr)
    return DONE


def _history(arguments: argparse.Namespace, chosen: Settings) -> tuple[str | None, Sequence[str | Earlier]]:
    """The thread to ask in, and what was asked before. Raises NotebookUnknown."""
    if arguments.thread in (None, NEW):
        return arguments.thread, arguments.after
    from assistant.conversation import earlier_of
    from commands.threads import find_thread
    from store.notebook import Notebook

    with Notebook.open(chosen.library) as notebook:
        thread = find_thread(notebook, arguments.thread)
        return thread.id, [earlier_of(turn.answer) for turn in notebook.turns(thread.id)]


def _ask_file(arguments: argparse.Namespace, chosen: Settings) -> int:
    from assistant.filters import read_where
    from assistant.question_lines import BadLine, read_lines
    from store.errors import SscError

    failed = False
    with bytes_of(arguments.file) as lines, open_assistant(chosen) as assistant, Keeper(chosen.library) as keeper:
        where = read_where(arguments.where)
        for asked in read_lines(lines):
            if isinstance(asked, BadLine):
                failed = True
                write(_not_answered(asked.id, asked.kind, asked.message))
            else:
                try:
                    history = [*arguments.after, *asked.history]
                    said = assistant.ask(asked.question, history=history, where=where).to_json()
                    keeper.keep(said)
                except SscError as error:
                    failed = True
                    write(_not_answered(asked.id, "not_answered", str(error)))
                except Exception as error:  # noqa: BLE001  a fault of ours in one line is told there; the rest is answered
                    failed = True
                    write(_not_answered(asked.id, "fault", _told(error)))
                else:
                    # The line's own name, and the one by which the notebook knows the answer.
                    write(said | {"id": asked.id, "answer_id": said["id"]})
            sys.stdout.flush()
    return SOME_FAILED if failed else DONE


def _not_answered(line: Any, kind: str, message: str) -> dict[str, Any]:
    """What stands in the place of an answer; `line` is the id of the line."""
    return {"id": line, "error": {"kind": kind, "message": message}}


def _told(error: Exception) -> str:
    """A fault in a line, with the place in our code where it came up."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(at.filename).name}, line {at.lineno})"


def bytes_of(name: str) -> AbstractContextManager[IO[bytes]]:
    """A file, or stdin for "-", open for reading."""
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return open(name, "rb")
    except OSError as error:
        raise UsageError(f"{name}: cannot be read ({error.strerror}).") from error
