"""`ssc threads`: the conversations that the notebook keeps, listed, shown as they were, deleted."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from commands.door import DONE, AddCommand, UsageError, open_library, write
from settings import Settings

if TYPE_CHECKING:
    from store.notebook import Notebook, Thread, Turn

# Stands for the answers that `ssc ask` gave outside of any thread.
TERMINAL = "terminal"
_TITLE = "Asked at the terminal, in no thread"
_SHORTEST = 6


def add(command: AddCommand) -> None:
    sub = command("threads", _list, "List the conversations, show one as it was, or delete one.")
    actions = sub.add_subparsers(dest="action", metavar="show | delete")
    for name, run, text in (
        ("show", _show, "show a conversation with its answers as they were given"),
        ("delete", _delete, "delete a conversation with its answers"),
    ):
        one = actions.add_parser(name, help=text, description=f"{text.capitalize()}.")
        one.set_defaults(run=run)
        one.add_argument("thread", metavar="ID", help=f'an id, or the beginning of one; "{TERMINAL}": those in none')
        one.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")


def open_notebook(chosen: Settings) -> Notebook:
    """The notebook of the library chosen. Raises StoreError where there is no library or the notebook is unreadable."""
    from store import manifest
    from store.notebook import Notebook

    manifest.read(chosen.library)  # a slip of the pen makes no folder
    return Notebook.open(chosen.library)


def find_thread(notebook: Notebook, wanted: str) -> Thread:
    """The thread of an id or of the beginning of one, six characters or more. Raises UsageError."""
    threads = notebook.threads()
    found = [t for t in threads if t.id == wanted]
    if not found and len(wanted) >= _SHORTEST:
        found = [t for t in threads if t.id.startswith(wanted)]
    if len(found) != 1:
        said = f"{len(found)} threads answer" if found else "no thread answers"
        raise UsageError(f"{said} to {wanted!r}. `ssc threads` lists them.")
    return found[0]


def _list(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        listed = [_about(t.id, t.title, t.created, notebook.turns(t.id)) for t in notebook.threads()]
        if alone := notebook.turns(None):
            listed.append(_about(TERMINAL, _TITLE, alone[0].asked, alone))
    if arguments.json:
        write(listed)
    else:
        import terminal

        print(terminal.harmless(terminal.threads(listed)))
    return DONE


def _about(identity: str, title: str, created: str, turns: tuple[Turn, ...]) -> dict[str, Any]:
    return {"id": identity, "title": title, "created": created, "turns": len(turns)}


def _show(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        if arguments.thread == TERMINAL:
            turns = notebook.turns(None)
            said = _about(TERMINAL, _TITLE, turns[0].asked if turns else "", turns)
        else:
            thread = find_thread(notebook, arguments.thread)
            turns = notebook.turns(thread.id)
            said = _about(thread.id, thread.title, thread.created, turns)
    states = _states(turns, chosen)
    said["turns"] = [
        {"question": turn.question, "asked": turn.asked, "answer": turn.answer, "withdrawn": sorted(gone)}
        for turn, gone in zip(turns, states, strict=True)
    ]
    if arguments.json:
        write(said)
    else:
        import terminal

        print(terminal.harmless(terminal.thread(said, states)))
    return DONE


def _states(turns: tuple[Turn, ...], chosen: Settings) -> list[dict[str, str]]:
    """For each turn, by key, the state of the evidence that no longer stands; nothing where that cannot be told."""
    from assistant.replay import standings
    from store.errors import SscError

    try:
        with open_library(chosen) as library:
            found = [standings(turn.answer, library) for turn in turns]
    except SscError as error:
        import terminal

        print(terminal.harmless(f"ssc: whether the sources still stand cannot be told. {error}"), file=sys.stderr)
        return [{} for _ in turns]
    return [{key: str(one.state) for key, one in states.items() if one.gone} for states in found]


def _delete(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        thread = None if arguments.thread == TERMINAL else find_thread(notebook, arguments.thread).id
        notebook.delete(thread)
    if arguments.json:
        write({"deleted": thread or TERMINAL})
    else:
        print("Deleted.")
    return DONE
