"""The smaller components: the threads in the side bar, the documents of the library, quotes. Text in, text drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


def _component(name: str) -> Any:
    def joined(*files: str) -> str:
        return "\n".join((_HERE / file).read_text(encoding="utf-8") for file in files)

    script, style = joined("dom.js", "reader.js", f"{name}.js"), joined("base.css", f"{name}.css")
    return st.components.v2.component(f"ssc_{name}", js=script, css=style)


_threads = _component("threads")
_shelf = _component("shelf")
_document = _component("document")
_figures = _component("figures")
_quotes = _component("quotes")
_models = _component("models")


def threads(listed: list[dict[str, str]], current: str, labels: dict[str, str], *, elsewhere: bool) -> Any:
    """The list of threads ({id, title}); returns what was chosen in this run: create, open, rename or remove."""
    data = {"threads": listed, "current": current, "words": labels, "elsewhere": elsewhere}
    return _threads(key="threads", data=data, **_events("create", "open", "rename", "remove"))


def shelf(data: dict[str, Any]) -> Any:
    """The table of documents; returns what was done in this run: open (id, and the filters), filter, dismiss."""
    return _shelf(key="shelf", data=data, **_events("open", "filter", "dismiss"))


def document(data: dict[str, Any]) -> Any:
    """One document; returns what was done in this run: close, go, open (an id), correct, reset, remove, dismiss."""
    events = _events("close", "go", "open", "correct", "reset", "remove", "dismiss")
    return _document(key="document", data=data, **events)


def figures(data: dict[str, Any]) -> Any:
    """Tables of bars; returns what was chosen in this run: filter, or open (an id)."""
    return _figures(key="figures", data=data, **_events("filter", "open"))


def quotes(data: dict[str, Any]) -> Any:
    """The Quotes page's own part; returns what was done in this run: search, save, remove, annotate or tag."""
    return _quotes(key="quotes", data=data, **_events("search", "save", "remove", "annotate", "tag"))


def models(data: dict[str, Any], chosen: Callable[[str], None]) -> None:
    """Who phrases the answers (`web.models.shown`). `chosen` is told a name that was chosen before the page runs:
    a question that is sent at once after finds it."""
    _models(key="models", data=data, on_choose_change=lambda: chosen(str(st.session_state["models"]["choose"])))


def _events(*names: str) -> dict[str, Any]:
    """What tells Streamlit which events there are."""
    return {f"on_{name}_change": lambda: None for name in names}
