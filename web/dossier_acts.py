"""What the Dossier page's component asks to have done, done in the notebook. It comes from a browser and is checked
like anything from outside; what goes wrong is told in a line.

The component sends what was not yet acknowledged again and again, so that of quick clicks none is lost: each act has a
key, and none is done twice. Each names its dossier, which is not always the one that the address names by the time it
comes: what was typed is kept after a pause, and the browser goes back at once.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from assistant.takeaway import keeping
from assistant.takeaway.errors import DossierUnfit
from assistant.takeaway.values import Dossier, Item, Part, to_json
from store.errors import SscError
from store.notebook import Notebook
from web import dossier_words as own
from web import people, places, services

Json = dict[str, Any]
DOSSIER = "dossier"  # the name in the address
Memory = MutableMapping[str, Any]
# What a session remembers: what is to be told, what was taken out last and from which dossier, which acts were done,
# where to go.
TOLD, REMOVED, DONE, GO = "told", "removed", "done", "go"
_REMEMBERED = 500
_LABEL = 80


def heard(said: Any, shown: str, memory: Memory) -> None:
    """Do the acts that came for whoever is at the page. Never raises SscError: one whose sign-in ran out is told so by
    the page, and the browser keeps what was typed until it is kept here."""
    try:
        owner = people.current().id
        notebook = services.notebook()
    except SscError as error:
        memory[TOLD] = {"said": own.CANNOT.format(why=error), "bad": True}
        return
    do(said, notebook, owner, shown, memory)


def do(said: Any, notebook: Notebook, owner: str, shown: str, memory: Memory) -> None:
    """Do the acts that came ([{"key", "do", "dossier", …}]), in their order; `shown` is the dossier in the address."""
    for act in said if isinstance(said, list) else ():
        if not (isinstance(act, dict) and isinstance(act.get("key"), str) and isinstance(act.get("do"), str)):
            continue
        done: list[str] = memory.setdefault(DONE, [])
        if act["key"] in done:
            continue
        done.append(act["key"])
        del done[:-_REMEMBERED]
        try:
            _one(act, notebook, owner, shown, memory)
        except SscError as error:
            memory[TOLD] = {"said": own.CANNOT.format(why=error), "bad": True}


def _one(act: Json, notebook: Notebook, owner: str, shown: str, memory: Memory) -> None:
    dossier = _text(act, "dossier", "")
    match act["do"]:
        case "create":
            begun = keeping.empty(_text(act, "title"))
            memory[GO] = notebook.create_dossier(begun.title, to_json(begun), owner)
        case "open":
            memory[GO] = _text(act, "id")
        case "dismiss":
            memory.pop(TOLD, None)
            return
        case "delete":
            notebook.delete_dossier(dossier, owner)
            memory[REMOVED] = None
            memory[TOLD] = {"said": own.DELETED}
            if dossier == shown:
                memory[GO] = ""
            return
        case "rename":
            title = _text(act, "title")
            change = keeping.renamed(title)
            notebook.change_dossier(dossier, keeping.on_kept(change), owner, title=" ".join(title.split()))
        case "remove":
            _remove(_text(act, "id"), notebook, owner, dossier, memory)
            return
        case "undo":
            taken = memory.get(REMOVED)
            if taken and taken[0] == dossier:
                notebook.change_dossier(dossier, keeping.on_kept(keeping.restored(taken[1])), owner)
                memory[REMOVED] = None
        case _:
            if (made := change_of(act)) is None:
                return
            notebook.change_dossier(dossier, keeping.on_kept(made), owner)
            if act["do"] in _SMALL:
                return  # what was told before still holds
    memory.pop(TOLD, None)


# Done by the way, while a message may still be read and its removal undone.
_SMALL = frozenset({"write", "move", "move_part", "put"})


def change_of(act: Json) -> keeping.Change | None:
    """The change of a dossier's content that an act asks for; None for one that is none. Raises DossierUnfit."""
    by = 1 if act.get("by") == 1 else -1
    made: dict[str, Callable[[], keeping.Change]] = {
        "add_part": lambda: keeping.with_part(_text(act, "heading")),
        "add_note": lambda: keeping.note(_text(act, "text"), _text(act, "part")),
        "head": lambda: keeping.headed(_text(act, "part"), _text(act, "heading")),
        "move_part": lambda: keeping.moved_part(_text(act, "part"), by),
        "move": lambda: keeping.moved_item(_text(act, "item"), by),
        "put": lambda: keeping.put(_text(act, "item"), _text(act, "part"), _text(act, "before", "")),
        "write": lambda: keeping.written(
            _text(act, "item"),
            **{name: _text(act, name) for name in ("translation", "into", "comment", "text") if name in act},
        ),
    }
    make = made.get(act["do"])
    return make() if make else None


def _remove(id_: str, notebook: Notebook, owner: str, dossier: str, memory: Memory) -> None:
    taken: list[keeping.Removed] = []

    def change(held: Dossier) -> Dossier:
        taken.append(keeping.removed(held, id_))
        what = taken[-1].what
        return keeping.without_part(id_)(held) if isinstance(what, Part) else keeping.without_item(id_)(held)

    notebook.change_dossier(dossier, keeping.on_kept(change), owner)
    memory[REMOVED] = (dossier, taken[-1])
    memory[TOLD] = {"said": own.REMOVED.format(what=_label(taken[-1].what)), "undo": dossier}


def _label(what: Item | Part) -> str:
    text = what.heading or own.UI["without"] if isinstance(what, Part) else what.text
    return places.isolated(places.cut(" ".join(text.split()), _LABEL))


def _text(act: Json, name: str, default: str | None = None) -> str:
    said = act.get(name, default)
    if not isinstance(said, str):
        raise DossierUnfit("What was asked for is incomplete.")
    return said
