"""Searching the threads for words in their questions and answers, at the behest of the list in the side bar.

A component that draws nothing, in a fragment: a search neither draws the page anew nor disturbs a question that is
being answered. What is typed stays in the browser.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from store.errors import SscError
from web import people, services, thread_words

Json = dict[str, Any]
LONGEST = 200  # characters that are looked for
_KEY = "seeking"
_FOUND = "seeking_found"
_component = st.components.v2.component(
    "ssc_seeking", js=(Path(__file__).parent / "parts" / "seeking.js").read_text(encoding="utf-8")
)


@st.fragment
def draw() -> None:
    """Put it into the side bar."""
    _component(key=_KEY, data={"found": st.session_state.get(_FOUND)}, on_find_change=_look)


def _look() -> None:
    found = sought(st.session_state[_KEY].get("find"))
    if found is not None:
        st.session_state[_FOUND] = found


def sought(asked: Any) -> Json | None:
    """The answer to a search ({n, words}, as a browser sent it): its number, the ids of the threads that hold the
    words, and what went wrong, if anything did. None where it is no search. Never raises SscError."""
    if not (isinstance(asked, dict) and isinstance(asked.get("n"), int) and isinstance(asked.get("words"), str)):
        return None
    try:
        threads = services.notebook().found_in(asked["words"][:LONGEST], people.current().id)
    except SscError as error:
        return {"n": asked["n"], "ids": [], "error": thread_words.NOT_SOUGHT.format(why=error)}
    return {"n": asked["n"], "ids": [thread.id for thread in threads], "error": ""}
