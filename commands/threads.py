"""`ssc threads`: the conversations that the notebook keeps, listed, shown as they were, taken away, deleted."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.door import DONE, AddCommand, UsageError, open_library, write
from commands.quoting import STYLES
from settings import Settings

if TYPE_CHECKING:
    from assistant.references.exporting import Wishes
    from assistant.takeaway.neighbours import Around
    from store.notebook import Notebook, Thread, Turn

# Stands for the answers that `ssc ask` gave outside of any thread.
TERMINAL = "terminal"
_TITLE = "Asked at the terminal, in no thread"
_SHORTEST = 6


def add(command: AddCommand) -> None:
    sub = command("threads", _list, "List the conversations, show, export or delete one.")
    actions = sub.add_subparsers(dest="action", metavar="show | export | delete")
    for name, run, text in (
        ("show", _show, "show a conversation with its answers as they were given"),
        ("export", _export, "write a conversation to a file, with footnotes and references"),
        ("delete", _delete, "delete a conversation with its answers"),
    ):
        one = actions.add_parser(name, help=text, description=f"{text.capitalize()}.")
        one.set_defaults(run=run)
        one.add_argument("thread", metavar="ID", help=f'an id, or the beginning of one; "{TERMINAL}": those in none')
        one.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")
        if name == "export":
            add_wishes(one, "its name ends in .docx, .md, or .bib or .ris for the works cited")
            one.add_argument("--annex", action="store_true", help="show each passage cited with the text around it")


def add_wishes(sub: argparse.ArgumentParser, names: str) -> None:
    """What an export is told: the file, how sources are cited. `names` says which formats there are."""
    sub.add_argument("--to", required=True, metavar="FILE", help=names)
    sub.add_argument("--style", metavar="STYLE", help=f"how sources are cited: {STYLES}; else a plain line")
    sub.add_argument("--language", default="en", metavar="CODE", help="language of citations: en, es, fr, pt or ar")
    sub.add_argument("--template", metavar="FILE", help="a Word file whose styles the .docx takes")


def wishes_of(arguments: argparse.Namespace) -> Wishes:
    """How sources are to be cited. Raises UsageError, StyleUnknown, ReferencesMissing."""
    from assistant.references.exporting import Wishes
    from assistant.references.styles import LANGUAGES, style_of

    if arguments.language not in LANGUAGES:
        raise UsageError(f"--language {arguments.language!r} is none of {', '.join(LANGUAGES)}.")
    style = style_of(arguments.style, arguments.language) if arguments.style else None
    return Wishes(style, arguments.language, template=Path(arguments.template) if arguments.template else None)


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


def _export(arguments: argparse.Namespace, chosen: Settings) -> int:
    from assistant.takeaway.values import Asked, Thread
    from assistant.takeaway.writing import written

    wishes = wishes_of(arguments)
    with open_notebook(chosen) as notebook:
        found = None if arguments.thread == TERMINAL else find_thread(notebook, arguments.thread)
        turns = notebook.turns(found.id if found else None)
    thread = Thread(found.title if found else _TITLE, tuple(Asked(t.question, t.answer, t.asked) for t in turns))
    file = Path(arguments.to)
    with ExitStack() as opened:
        around = sources(chosen, opened) if file.suffix.lower() in (".docx", ".md") else None
        content = written(thread, file.suffix, wishes, around, annex=arguments.annex)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise UsageError(f"--to {arguments.to}: cannot be written ({error.strerror or error}).") from error
    if arguments.json:
        write({"written": arguments.to, "thread": found.id if found else TERMINAL, "questions": len(turns)})
    else:
        import terminal

        count = "1 question" if len(turns) == 1 else f"{len(turns)} questions"
        print(terminal.harmless(f"Written to {arguments.to}: {count}."))
    return DONE


def sources(chosen: Settings, opened: ExitStack) -> Around | None:
    """What looks up the sources; None, with a line that says so, where the library cannot be opened."""
    from assistant.takeaway.neighbours import in_library
    from store.errors import SscError

    try:
        return in_library(opened.enter_context(open_library(chosen)))
    except SscError as error:
        import terminal

        print(terminal.harmless(f"ssc: whether the sources still stand cannot be told. {error}"), file=sys.stderr)
        return None


def _delete(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        thread = None if arguments.thread == TERMINAL else find_thread(notebook, arguments.thread).id
        notebook.delete(thread)
    if arguments.json:
        write({"deleted": thread or TERMINAL})
    else:
        print("Deleted.")
    return DONE
