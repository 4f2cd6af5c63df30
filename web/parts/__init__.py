"""The smaller components: the list of threads in the side bar, the table of documents. Text in, text drawn."""

from __future__ import annotations

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
_quotes = _component("quotes")


def threads(listed: list[dict[str, str]], current: str, labels: dict[str, str], *, elsewhere: bool) -> Any:
    """The list of threads ({id, title}); returns what was chosen in this run: create, open, rename or remove."""
    data = {"threads": listed, "current": current, "words": labels, "elsewhere": elsewhere}
    events = {f"on_{name}_change": lambda: None for name in ("create", "open", "rename", "remove")}
    return _threads(key="threads", data=data, **events)


def shelf(documents: list[dict[str, Any]], columns: list[dict[str, Any]], labels: dict[str, str]) -> None:
    """The table of documents: rows by column key, columns {key, name, number}."""
    _shelf(key="shelf", data={"documents": documents, "columns": columns, "words": labels})


def quotes(data: dict[str, Any]) -> Any:
    """The Quotes page's own part; returns what was done in this run: search, save, remove, annotate or tag."""
    events = {f"on_{name}_change": lambda: None for name in ("search", "save", "remove", "annotate", "tag")}
    return _quotes(key="quotes", data=data, **events)
