"""`ssc dossiers`: what was gathered under one's own headings, listed and taken away as files."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from commands.door import DONE, AddCommand, UsageError, write
from commands.threads import add_wishes, open_notebook, sources, wishes_of
from settings import Settings

if TYPE_CHECKING:
    from store.notebook import Notebook
    from store.notebook.dossiers import KeptDossier

_SHORTEST = 6


def add(command: AddCommand) -> None:
    sub = command("dossiers", _list, "List the dossiers, or export one.")
    actions = sub.add_subparsers(dest="action", metavar="export")
    text = "write a dossier to a file, with an annex that shows each passage cited with the text around it"
    one = actions.add_parser("export", help=text, description=f"{text.capitalize()}.")
    one.set_defaults(run=_export)
    one.add_argument("dossier", metavar="ID", help="an id, or the beginning of one")
    one.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")
    add_wishes(one, "its name ends in .docx, .md or .json, or .bib or .ris for the works cited")
    one.add_argument("--no-annex", action="store_true", help="leave the annex out")


def _list(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_notebook(chosen) as notebook:
        kept = notebook.outlines()
    listed = [{"id": d.id, "title": d.title, "created": d.created, "items": d.items} for d in kept]
    if arguments.json:
        write(listed)
    else:
        import terminal

        lines = [f"{d.id}  {d.title} ({_count(d.items)})" for d in kept]
        print(terminal.harmless("\n".join(lines) or "No dossier was begun yet."))
    return DONE


def _count(items: int) -> str:
    return "1 item" if items == 1 else f"{items} items"


def find_dossier(notebook: Notebook, wanted: str) -> KeptDossier:
    """The dossier of an id or of the beginning of one, six characters or more. Raises UsageError."""
    ids = [one.id for one in notebook.outlines()]
    found = [id_ for id_ in ids if id_ == wanted]
    if not found and len(wanted) >= _SHORTEST:
        found = [id_ for id_ in ids if id_.startswith(wanted)]
    if len(found) != 1:
        said = f"{len(found)} dossiers answer" if found else "no dossier answers"
        raise UsageError(f"{said} to {wanted!r}. `ssc dossiers` lists them.")
    return notebook.dossier(found[0])


def _export(arguments: argparse.Namespace, chosen: Settings) -> int:
    from assistant.takeaway.keeping import read
    from assistant.takeaway.writing import written

    wishes = wishes_of(arguments)
    with open_notebook(chosen) as notebook:
        kept = find_dossier(notebook, arguments.dossier)
    dossier = replace(read(kept.content), title=kept.title)
    items = sum(len(part.items) for part in dossier.parts)
    file = Path(arguments.to)
    with ExitStack() as opened:
        around = sources(chosen, opened) if file.suffix.lower() in (".docx", ".md") else None
        content = written(dossier, file.suffix, wishes, around, annex=not arguments.no_annex)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise UsageError(f"--to {arguments.to}: cannot be written ({error.strerror or error}).") from error
    if arguments.json:
        write({"written": arguments.to, "dossier": kept.id, "items": items})
    else:
        import terminal

        print(terminal.harmless(f"Written to {arguments.to}: {_count(items)}."))
    return DONE
