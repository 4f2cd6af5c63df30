"""`ssc collection`: the quotes that were saved, with notes and tags, as they stand in the library now."""

from __future__ import annotations

import argparse
from typing import Any

from commands.door import DONE, SOME_FAILED, AddCommand, UsageError, open_library, write
from commands.quoting import add_style, export_kept, wishes_of
from commands.threads import open_notebook
from settings import Settings


def add(command: AddCommand) -> None:
    sub = command("collection", _show, "Show the saved quotes, export them, change their notes, or delete one.")
    sub.add_argument("--tag", action="append", default=[], metavar="TAG", help="those with this tag")
    add_style(sub)
    actions = sub.add_subparsers(dest="action", metavar="annotate | delete")
    for name, run, text in (
        ("annotate", _annotate, "put another note or other tags in the place of a saved quote's"),
        ("delete", _delete, "delete a saved quote"),
    ):
        one = actions.add_parser(name, help=text, description=f"{text.capitalize()}.")
        one.set_defaults(run=run)
        one.add_argument("quote", metavar="ID")
        if name == "annotate":
            one.add_argument("--comment", metavar="TEXT", help="the note")
            one.add_argument("--tag", action="append", metavar="TAG", dest="tags", help="a tag, in the place of all")
        one.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")


def _show(arguments: argparse.Namespace, chosen: Settings) -> int:
    from assistant.collection import as_it_was, collected, kept
    from assistant.references.exporting import citations

    wishes = wishes_of(arguments)
    with open_notebook(chosen) as notebook, open_library(chosen) as library:
        found = collected(notebook, library, arguments.tag)
    exported = kept(found)
    if arguments.export:
        export_kept(arguments.export, exported, wishes)
    shown: list[dict[str, Any]] = []
    for one, cited in zip(found, citations(exported, wishes), strict=True):
        quote = (one.quote or as_it_was(one.saved)).to_json()
        style = wishes.style.name if wishes.style else "plain"
        quote["citation"] = {"style": style, "text": cited.citation, "reference": cited.reference}
        saved = one.saved
        shown.append({
            "id": saved.id, "saved": saved.saved, "standing": one.standing, "comment": saved.comment,
            "tags": list(saved.tags), "quote": quote,
        })  # fmt: skip
    if arguments.json:
        write(shown)
    else:
        import terminal
        from commands.quote_lines import collection_lines

        print(terminal.harmless(collection_lines(shown)))
    return SOME_FAILED if any(one.quote is None for one in found) else DONE


def _annotate(arguments: argparse.Namespace, chosen: Settings) -> int:
    if arguments.comment is None and arguments.tags is None:
        raise UsageError("give --comment or --tag.")
    with open_notebook(chosen) as notebook:
        saved = next((q for q in notebook.quotes() if q.id == arguments.quote), None)
        comment = arguments.comment if arguments.comment is not None else saved.comment if saved else ""
        tags = arguments.tags if arguments.tags is not None else saved.tags if saved else ()
        notebook.annotate(arguments.quote, comment, tags)
    _tell(arguments, f"Changed: {arguments.quote}")
    return DONE


def _delete(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        notebook.delete_quote(arguments.quote)
    _tell(arguments, f"Deleted: {arguments.quote}")
    return DONE


def _tell(arguments: argparse.Namespace, said: str) -> None:
    if arguments.json:
        write({"id": arguments.quote})
    else:
        print(said)
