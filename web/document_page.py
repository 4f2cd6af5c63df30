"""A document on the Library page: what of it is shown stands in the address; what its form sends is done here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from store.documents import Document
from store.errors import DocumentUnknown, SscError
from web import asked, chrome, curating, document_text, document_view, parts, services, words
from web import library_words as own

DOCUMENT, SHOW, AT = "document", "show", "at"  # names in the address
TOLD = "library told"  # what is to be said once about what was done: in the session
_FAULT = "record fault"


def show(document_id: str, shelf: Mapping[str, Document]) -> None:
    """Draw the document; when it is closed or taken out, the table is drawn in its place."""
    if document_id not in shelf:
        st.session_state[TOLD] = {"said": own.GONE, "title": ""}
        leave()
    view = st.query_params.get(SHOW, "record")
    view = view if view in document_view.SHOWN else "record"
    at = _number(st.query_params.get(AT, ""))
    may = curating.may()
    try:
        data = _data(document_id, view, at, may=may)
    except DocumentUnknown:
        leave()
    except SscError as error:
        chrome.fail(words.NO_LIBRARY.format(why=error))
    said = parts.document(data)
    if said.close:
        leave()
    if wanted := asked.text(said.open):
        go(wanted)
    if said.go:
        go(document_id, asked.text_in(said.go, "show"), _number(asked.text_in(said.go, "at")))
    if said.dismiss:
        _forget()
        st.rerun()
    if field := asked.text_in(said.correct, "field"):
        _correct(document_id, field, asked.text_in(said.correct, "value"))
    if field := asked.text(said.reset):
        _correct(document_id, field, None)
    if said.remove == document_id:
        _remove(document_id, data["title"])


def _data(document_id: str, view: str, at: int, *, may: bool) -> dict[str, Any]:
    here = services.library()
    entry, paged = here.entry(document_id), here.paged(document_id)
    data = document_view.head(entry, paged) | {
        "show": view,
        "at": at,
        "may": may,
        "told": st.session_state.get(TOLD),
        "fault": st.session_state.get(_FAULT),
        "done": (st.session_state.get(TOLD) or {}).get("number"),
        "words": own.DOCUMENT,
    }
    match view:
        case "text":
            return data | {"text": document_text.text(paged, at)}
        case "notes":
            return data | {"notes": document_text.notes(paged, at - 1)}
        case "works":
            return data | {"works": document_text.works(paged, at - 1)}
    return data | {
        "record": document_view.record(
            entry, paged, may=may, added=services.added(document_id), near=services.near(document_id),
            is_upload=services.is_upload,
        )
    }  # fmt: skip


def go(document_id: str, view: str = "record", at: int = 1) -> None:
    """Show a document, the table's filters remembered."""
    _forget()
    more = {SHOW: view} if view != "record" else {}
    more |= {AT: str(at)} if at > 1 else {}
    kept = {k: v for k, v in st.query_params.to_dict().items() if k not in (DOCUMENT, SHOW, AT)}
    st.query_params.from_dict(kept | {DOCUMENT: document_id} | more)
    st.rerun()


def leave() -> None:
    """Back to the table, as it was filtered."""
    st.session_state.pop(_FAULT, None)
    kept = {k: v for k, v in st.query_params.to_dict().items() if k not in (DOCUMENT, SHOW, AT)}
    st.query_params.from_dict(kept)
    st.rerun()


def _correct(document_id: str, field: str, value: str | None) -> None:
    """Put a field right, or take that back, and say how it went."""
    _forget()
    number = st.session_state["corrections"] = st.session_state.get("corrections", 0) + 1
    try:
        curating.correct(document_id, field, value)
        st.session_state[TOLD] = {"said": own.TAKEN_BACK if value is None else own.CORRECTED, "number": number}
    except (SscError, ValueError) as error:
        if value is None:
            st.session_state[TOLD] = {"said": own.CANNOT.format(why=error), "bad": True, "number": number}
        else:
            st.session_state[_FAULT] = {"field": field, "value": value, "why": str(error), "number": number}
    st.rerun()


def _remove(document_id: str, title: str) -> None:
    _forget()
    try:
        curating.remove(document_id)
    except (SscError, OSError) as error:
        st.session_state[TOLD] = {"said": own.CANNOT.format(why=error), "bad": True}
        st.rerun()
    st.session_state[TOLD] = {"said": own.REMOVED, "title": title}
    leave()


def _forget() -> None:
    for name in (TOLD, _FAULT):
        st.session_state.pop(name, None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 8 else 1
