"""The Library page: what documents there are. Titles and names are drawn by a component, as text."""

from __future__ import annotations

import streamlit as st

from store.documents import Document
from store.errors import SscError
from web import answer, chrome, ingestion, parts, services, words


def main() -> None:
    try:
        shelf = services.shelf()
        rows = [row(document) for document in shelf.values()]
    except SscError as error:
        chrome.fail(words.NO_LIBRARY.format(why=error))
    if not rows:
        steps = [list(step) for step in words.EMPTY_LIBRARY_STEPS]
        empty = {
            "title": words.EMPTY_LIBRARY_TITLE,
            "text": words.EMPTY_LIBRARY_TEXT,
            "steps": steps,
            "suggestions": [],
        }
        answer.draw(thread="", turns=[], welcome=empty)
        ingestion.show()
        return
    st.title(words.LIBRARY_TITLE, anchor=False)
    ingestion.show()
    rows.sort(key=lambda r: str(r["title"]).casefold())
    parts.shelf(rows, [dict(column) for column in words.COLUMNS], words.SHELF)


def row(document: Document) -> dict[str, str | int | None]:
    entry = services.library().entry(document.id)
    return {
        "title": document.record.title or document.source,
        "authors": ", ".join(str(name) for name in document.record.authors),
        "year": document.record.year,
        "type": document.record.type,
        "pages": entry.pages or None,
        "passages": entry.passages,
    }


main()
