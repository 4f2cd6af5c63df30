"""The reading pane: a component of its own, which the answers and the quotes open in the browser (`parts/reader.js`).

What it asks for (a page, a section) reruns a fragment that holds the pane alone: the rest of the page is neither made
nor sent again, and a question that is being answered is not disturbed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from web import reading_words
from web.reading import looking

_HERE = Path(__file__).parent
_PARTS = _HERE.parent / "parts"
_KEY = "reading"
_TOLD, _KEPT = "reading_told", "reading_kept"
_SCRIPTS = (
    *(_PARTS / f"{name}.js" for name in ("dom", "reader")),
    *(_HERE / f"{name}.js" for name in ("sheet", "sight", "asking", "pane", "main")),
)


def _joined(*files: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


_component = st.components.v2.component(
    "ssc_reading", js=_joined(*_SCRIPTS), css=_joined(_PARTS / "base.css", _PARTS / "judge.css", _HERE / "pane.css")
)


@st.fragment
def draw(*, refresh: bool = False) -> None:
    """Put the pane on the page, closed until something opens it. `refresh`: the whole page is drawn anew when a quote
    was saved in it."""
    _component(
        key=_KEY,
        data={"told": st.session_state.get(_TOLD, {}), "words": reading_words.UI},
        on_look_change=lambda: _answer("look", looking.looked),
        on_keep_change=lambda: _answer("keep", looking.keep),
    )
    if st.session_state.pop(_KEPT, False) and refresh:
        st.rerun()


def _answer(name: str, answer: Callable[[looking.Request], Any]) -> None:
    """Answer what the pane asks; done before it is drawn, so that one run is enough."""
    asked = looking.request(st.session_state[_KEY].get(name))
    if asked is not None:
        # one answer of each kind: both may have been asked for before this run
        st.session_state[_TOLD] = st.session_state.get(_TOLD, {}) | {name: answer(asked)}
        st.session_state[_KEPT] = st.session_state.get(_KEPT, False) or name == "keep"
