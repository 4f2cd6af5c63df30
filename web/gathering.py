"""Adding to a dossier from the pages on which something is found: what can be chosen there, and the adding itself.

What is added is taken from the answer that was kept, or from the library, by its name; a browser sends no words of a
source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.takeaway import keeping
from assistant.takeaway.errors import DossierUnfit
from assistant.takeaway.gathering import from_answer
from assistant.takeaway.values import Item, to_json
from store.errors import SscError
from store.notebook import Notebook
from web import chrome, dossier_acts, dossier_view, people, services
from web import dossier_words as own

Json = dict[str, Any]
ANSWERS = "answers"  # their component
TOLD = "gathered"  # in the session: what was added last, and where


def offer() -> Json | None:
    """What the components need to offer it: the dossiers with their headings, what was added last; None where the
    notebook cannot be read."""
    try:
        kept = services.notebook().outlines(people.current().id)
    except SscError:
        return None  # the side bar says so
    return {"dossiers": dossier_view.offered(kept), "told": st.session_state.get(TOLD), "words": own.GATHER}


def visit(dossier: Any) -> None:
    """Go to a dossier of this id, in this session; stay for anything else."""
    if isinstance(dossier, str) and dossier:
        st.switch_page(str(Path(__file__).with_name("dossier.py")), query_params={dossier_acts.DOSSIER: dossier})


def from_thread() -> None:
    """Add what the answers' component asks for: statements of an answer in the thread that is open."""
    said, thread = st.session_state[ANSWERS].get("gather"), st.query_params.get(chrome.THREAD, "")
    add(said, lambda notebook, owner: _statements(said, thread, notebook, owner))


def add(said: Any, find: Callable[[Notebook, str], Sequence[Item]]) -> None:
    """Add the items that `find` gives to the dossier that was chosen, and remember what to tell. Never raises SscError.

    `said` is {"key", "dossier", "title", "part", "heading"}: an empty dossier begins one, an empty part means the first
    one, a heading a new part.
    """
    if not isinstance(said, dict) or not isinstance(said.get("key"), str):
        return
    told = st.session_state.get(TOLD)
    number = (told or {}).get("number", 0) + 1
    try:
        owner = people.current().id
        notebook = services.notebook()
        id_, title, part = put(said, find(notebook, owner), notebook, owner)
        st.session_state[TOLD] = {"key": said["key"], "id": id_, "title": title, "part": part, "number": number}
    except SscError as error:
        st.session_state[TOLD] = {"key": said["key"], "error": str(error), "number": number}


def put(said: Json, items: Sequence[Item], notebook: Notebook, owner: str) -> tuple[str, str, str]:
    """Put items where it was chosen; the dossier's id and title, and the part. Raises SscError."""
    if not items:
        raise DossierUnfit("There is nothing to add; the answer or the quote is no longer there.")
    id_, part, heading = (str(said.get(name) or "") for name in ("dossier", "part", "heading"))
    changes = []
    if heading.strip():
        part = keeping.new_id()
        changes.append(keeping.with_part(heading, part))
    changes.append(keeping.with_items(items, part))
    change = keeping.one_after_another(changes)
    if not id_:
        bare = keeping.empty(str(said.get("title") or "").strip() or own.NEW_TITLE)
        begun = change(replace(bare, parts=()) if heading.strip() else bare)
        return notebook.create_dossier(begun.title, to_json(begun), owner), begun.title, part
    notebook.change_dossier(id_, keeping.on_kept(change), owner)
    return id_, notebook.dossier(id_, owner).title, part


def _statements(said: Json, thread: str, notebook: Notebook, owner: str) -> tuple[Item, ...]:
    turns = notebook.turns(thread, owner) if thread else ()
    turn = next((t for t in turns if t.answer["id"] == said.get("answer")), None)
    if turn is None:
        return ()
    at = said.get("at")
    wanted = None if at is None else [n for n in at if isinstance(n, int)] if isinstance(at, list) else []
    return from_answer(turn.question, turn.answer, wanted)
