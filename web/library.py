"""The Library page: what documents there are, and what is known of each. Drawn by a component, as text."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store import record_lines
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


def row(document: Document) -> dict[str, Any]:
    """What the table shows of a document; `record` are the lines that open below it."""
    item, whence = document.record.to_csl(), document.record.whence()
    entry = services.library().entry(document.id)
    return {
        "title": document.record.title or document.source,
        "authors": ", ".join(str(name) for name in document.record.authors),
        "year": document.record.year,
        "type": document.record.type,
        "pages": entry.pages or None,
        "passages": entry.passages,
        "record": [
            {
                "name": words.RECORD_FIELDS.get(key, key),
                "value": value or words.EMPTY_FIELD,
                "where": words.WHENCE[where],
            }
            for key, value, where in record_lines.lines(item, whence)
        ]
        + [{"name": words.REMARK, "value": warning, "where": ""} for warning in document.warnings],
    }


main()
