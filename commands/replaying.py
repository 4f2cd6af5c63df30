"""`ssc replay`: ask again what a kept answer answered, and name what changed."""

from __future__ import annotations

import argparse

from commands.door import DONE, SOME_FAILED, AddCommand, open_assistant, write
from commands.threads import open_notebook
from settings import Settings

CHANGED = SOME_FAILED


def add(command: AddCommand) -> None:
    sub = command("replay", _replay, "Ask again what an answer that was kept answered, and name what changed.")
    sub.add_argument("answer", metavar="ANSWER_ID", help="the id of an answer: `ssc threads show ID` gives it")


def _replay(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        kept = notebook.answer(arguments.answer)
    from assistant.replay import replay

    with open_assistant(chosen) as assistant:
        found = replay(kept, assistant.library, lambda question, library, **more: assistant.ask(question, **more))
    if arguments.json:
        write(found.to_json())
    else:
        import terminal

        print(terminal.harmless(terminal.replay(found.to_json(), kept)))
    return DONE if found.same else CHANGED
