"""The Library page: what documents there are, figures of them, adding to them; or one document of them.

Which of these, and how the table is filtered, stands in the address: a reload shows the same. What comes from documents
is drawn by components of ours, as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from store.catalog import Entry
from store.errors import SscError
from web import (
    adding,
    answer,
    asked,
    chrome,
    curating,
    document_page,
    figures,
    ingestion,
    parts,
    services,
    shelf_view,
    words,
)
from web import library_words as own

TAB = "tab"
_CHOICES = "library_choices"  # how many choices of filters the address knows


def main() -> None:
    try:
        shelf = services.shelf()
        entries = services.entries()
    except SscError as error:
        chrome.fail(words.NO_LIBRARY.format(why=error))
    if chosen := st.query_params.get(document_page.DOCUMENT):
        document_page.show(chosen, shelf)
        return
    if not entries:
        answer.draw(thread="", turns=[], welcome=words.empty_library(may_add=curating.may()))
        ingestion.show()
        adding.show()
        return
    st.title(own.TITLE, anchor=False)
    ingestion.show()
    match _tab():
        case "figures":
            _figures(entries)
        case "add":
            adding.show()
        case _:
            _documents(entries)


def _tab() -> str:
    """The part of the page that is looked at."""
    tabs = {name: title for name, title in own.TABS.items() if name != "add" or curating.may()}
    at = st.query_params.get(TAB, "documents")
    # One key for each state of the address, so that another part can be turned to from within the page.
    tab = st.segmented_control(
        own.TITLE, list(tabs), format_func=tabs.__getitem__, default=at if at in tabs else "documents",
        key=f"library tab {st.session_state.get(TAB, 0)}", label_visibility="collapsed",
    )  # fmt: skip
    if tab and tab != "documents":
        st.query_params[TAB] = tab
    else:
        st.query_params.pop(TAB, None)
    return tab or "documents"


def _documents(entries: tuple[Entry, ...]) -> None:
    rows = shelf_view.rows(entries)
    said = parts.shelf(
        {
            "documents": rows,
            "columns": [dict(column) for column in own.COLUMNS],
            "choices": shelf_view.choices(rows),
            "asked": shelf_view.asked(st.query_params.to_dict()),
            "n": st.session_state.get(_CHOICES, 0),
            "told": st.session_state.get(document_page.TOLD),
            "words": own.SHELF,
        }
    )
    if said.filter is not None:
        _filter(asked.mapping(said.filter))
    if said.open:
        _filter(asked.mapping_in(said.open, "asked"))
        if wanted := asked.text_in(said.open, "id"):
            document_page.go(wanted)
    if said.dismiss:
        st.session_state.pop(document_page.TOLD, None)
        st.rerun()


def _figures(entries: tuple[Entry, ...]) -> None:
    said = parts.figures(
        {
            "charts": figures.charts(entries),
            "unread": figures.unread(services.last_run()),
            "remarked": figures.remarked(entries),
            "counted": own.COUNTED,
            "words": own.FIGURES,
        }
    )
    if said.filter is not None:
        _filter(asked.mapping(said.filter))
        st.query_params.pop(TAB, None)
        st.session_state[TAB] = st.session_state.get(TAB, 0) + 1
        st.rerun()
    if wanted := asked.text(said.open):
        document_page.go(wanted)


def _filter(chosen: Mapping[str, Any]) -> None:
    """Keep the filters in the address, and the number of the choice; the table itself has them already."""
    if isinstance(n := chosen.get("n"), int):
        st.session_state[_CHOICES] = n
    kept = {k: v for k, v in st.query_params.to_dict().items() if k not in shelf_view.ASKED}
    st.query_params.from_dict(kept | shelf_view.asked({k: asked.text(v) for k, v in chosen.items()}))


main()
