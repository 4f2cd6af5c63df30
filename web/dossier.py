"""The Dossier page: what a reader gathered, under his own headings. Which dossier is shown stands in the address; what
is done is in the notebook before it is drawn, so that a reload or a second tab shows the same.

What comes from documents is drawn by a component of ours, as text.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.takeaway import keeping
from store.errors import NotebookUnknown, SscError
from store.notebook.dossiers import KeptDossier
from web import chrome, desk, dossier_acts, dossier_files, dossier_view, parts, people, reading, services, words
from web import dossier_words as own

Json = dict[str, Any]
KEY = "dossier"  # of the component
MEMORY = "dossier memory"  # in the session


def main() -> None:
    owner = people.current().id
    memory = st.session_state.setdefault(MEMORY, {})
    if dossier_acts.GO in memory:
        _go(memory.pop(dossier_acts.GO))
    wanted = st.query_params.get(dossier_acts.DOSSIER, "")
    try:
        kept = services.notebook().dossier(wanted, owner) if wanted else None
        data = _one(kept) if kept else _list(owner)
    except NotebookUnknown:
        memory[dossier_acts.TOLD] = {"said": own.GONE, "bad": True}
        _go("")
        st.rerun()
    except SscError as error:
        chrome.fail(own.CANNOT_READ.format(why=error))
    told = memory.get(dossier_acts.TOLD)
    done = memory.get(dossier_acts.DONE, [])
    common = {"told": told, "done": done[-1] if done else "", "into": list(own.INTO.items()), "words": own.UI}
    parts.dossier(data | common, act)
    if kept is None:
        _import(owner, memory)
        return
    reading.draw()
    desk.draw_for_dossier(kept.id)


def act() -> None:
    """Do what the component asked for; before the page is drawn, so that one run is enough."""
    said = st.session_state[KEY].get("act")
    memory = st.session_state.setdefault(MEMORY, {})
    dossier_acts.heard(said, st.query_params.get(dossier_acts.DOSSIER, ""), memory)


def _list(owner: str) -> Json:
    return {"mode": "list", "dossiers": dossier_view.listed(services.notebook().outlines(owner))}


def _one(kept: KeptDossier) -> Json:
    dossier = keeping.read(kept.content)
    try:
        shelf = services.shelf()
    except SscError as error:  # without it all would be said to have left the library
        chrome.fail(words.NO_LIBRARY.format(why=error))
    return {
        "mode": "one",
        "dossier": dossier_view.drawn(kept.id, dossier, dossier_view.Sources(shelf, services.library)),
    }


def _import(owner: str, memory: dossier_acts.Memory) -> None:
    if taken := dossier_files.imported(owner):
        memory[dossier_acts.TOLD] = {"said": own.IMPORTED}
        _go(taken)
        st.rerun()


def _go(dossier: str) -> None:
    st.query_params.from_dict({dossier_acts.DOSSIER: dossier} if dossier else {})


main()
