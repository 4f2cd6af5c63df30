"""The smaller components: the threads in the side bar, the documents of the library, quotes, the way in, help. Text in,
text drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from web import asked

_HERE = Path(__file__).parent


def _component(name: str, *more: str) -> Any:
    """A component, of scripts and style sheets beside this file; `more` come before its own."""

    def joined(*files: str) -> str:
        return "\n".join((_HERE / file).read_text(encoding="utf-8") for file in files)

    script, style = (
        joined("dom.js", "reader.js", *(f"{one}.js" for one in (*more, name))),
        joined("base.css", *(f"{one}.css" for one in (*more, name) if (_HERE / f"{one}.css").exists())),
    )
    return st.components.v2.component(f"ssc_{name}", js=script, css=style)


_threads = _component("threads", "back", "thread_seek", "thread_share")
_shelf = _component("shelf")
_document = _component("document")
_figures = _component("figures")
_quotes = _component("quotes", "gather")
_entrance = _component("entrance", "way_back")
_account = _component("account", "way_back")
_tour = _component("tour", "seen")
_guide = _component("help", "seen")
_dossier = _component("dossier", "desk", "taking", "typed")
_models = _component("models")
_evaluation = _component("evaluation")


def threads(listed: list[dict[str, str]], current: str, labels: dict[str, str], *, elsewhere: bool, seek: bool) -> Any:
    """The list of threads ({id, title, shared: the name it is shared under or ""}), with a field to search them where
    `seek` is true; returns what was chosen in this run: create, open, rename, remove, share or unshare. It stands on
    every page, and has the page drawn when a lost connection is back (`back.js`)."""
    data = {"threads": listed, "current": current, "words": labels, "elsewhere": elsewhere, "seek": seek}
    events = _events("create", "open", "rename", "remove", "share", "unshare", "back")
    return _threads(key="threads", data=data, **events)


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
    """The Quotes page's own part; returns what was done in this run: search, save, remove, annotate, tag, gather or
    visit (the id of a dossier)."""
    return _quotes(key="quotes", data=data, **_events("search", "save", "remove", "annotate", "tag", "gather", "visit"))


def dossier(data: dict[str, Any], act: Callable[[], None]) -> Any:
    """A dossier, or the list of them; `act` is called before the next run when something was done in it."""
    return _dossier(key="dossier", data=data, on_act_change=act)


def evaluation(data: dict[str, Any]) -> Any:
    """A run of the evaluation suite among the others; returns what was chosen in this run: choose (a run's name)."""
    return _evaluation(key="evaluation", data=data, **_events("choose"))


def entrance(data: dict[str, Any]) -> Any:
    """The page for whoever has to sign in; returns what was chosen in this run: enter (a provider's name)."""
    return _entrance(key="way in", data=data, **_events("enter"))


def account(data: dict[str, Any]) -> Any:
    """Who is signed in; returns what was done in this run: out."""
    return _account(key="way out", data=data, **_events("out"))


def tour(data: dict[str, Any]) -> None:
    """The tour of the first visit; draws nothing for a person who has seen it in this browser."""
    _tour(key="tour", data=data)


def guide(data: dict[str, Any]) -> Any:
    """The Help page; returns what was chosen in this run: again (the tour)."""
    return _guide(key="guide", data=data, **_events("again"))


def models(data: dict[str, Any], chosen: Callable[[str], None]) -> None:
    """Who phrases the answers (`web.models.shown`). `chosen` is told a name that was chosen before the page runs:
    a question that is sent at once after finds it."""
    _models(
        key="models", data=data, on_choose_change=lambda: chosen(asked.text_in(st.session_state["models"], "choose"))
    )


def _events(*names: str) -> dict[str, Any]:
    """What tells Streamlit which events there are."""
    return {f"on_{name}_change": lambda: None for name in names}
