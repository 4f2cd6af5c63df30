"""Dossiers as files, from the page: exported in the format that is chosen, made when they are asked for; taken in again
from the file of one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.takeaway import keeping
from assistant.takeaway.values import Dossier, from_json, to_json
from store.errors import LibraryMissing, SscError
from web import dossier_words as own
from web import plain, quote_words, services

if TYPE_CHECKING:
    from store.notebook.dossiers import KeptDossier

_PRINTED, _WORKS = (".docx", ".md"), (".bib", ".ris")
_LARGEST = 10  # MB
_NAME = 60  # characters


def export(kept: KeptDossier, owner: str) -> None:
    """A format, how it is cited, and the button that hands the dossier over in it."""
    with st.expander(own.EXPORT_TITLE, expanded=False):
        first, second, third = st.columns(3)
        suffix = first.selectbox(
            quote_words.FORMAT_LABEL, list(own.FORMATS), format_func=own.FORMATS.__getitem__, key="dossier format"
        )
        wishes, annex = None, None
        if suffix in _PRINTED:
            styles = [name for name in quote_words.STYLES if name != "own"]
            style = second.selectbox(
                quote_words.STYLE_LABEL, styles, format_func=quote_words.STYLES.__getitem__, key="dossier style"
            )
            language = third.selectbox(
                quote_words.LANGUAGE_LABEL, list(quote_words.LANGUAGES),
                format_func=quote_words.LANGUAGES.__getitem__, key="dossier citing",
            )  # fmt: skip
            annex = st.checkbox(own.ANNEX, value=True, key="dossier annex")
            wishes = _wishes(style, language, suffix)
            if wishes is None:
                return
        if suffix in _WORKS and not _cites(keeping.read(kept.content)):
            st.caption(own.NOTHING_CITED)
            return
        st.download_button(
            own.EXPORT, _maker(kept.id, owner, suffix, wishes, annex=annex), key="dossier export",
            file_name=f"{file_name(kept.title)}{suffix}", on_click="ignore",
        )  # fmt: skip


def _wishes(style: str, language: str, suffix: str) -> Any:
    """How the dossier is cited; None, with a line that says why, where the file could not be made."""
    from assistant.references import pandoc
    from assistant.references.errors import ReferencesMissing, StyleUnknown
    from assistant.references.exporting import Wishes
    from assistant.references.styles import style_of

    try:
        if suffix == ".docx" or style != "plain":
            pandoc.program()
        return Wishes(None if style == "plain" else style_of(style, language), language)
    except (ReferencesMissing, StyleUnknown) as error:
        st.warning(plain.markdown(quote_words.NO_STYLES.format(why=error)))
        return None


def _cites(dossier: Dossier) -> bool:
    evidence = (e for part in dossier.parts for item in part.items for e in item.evidence)
    return any(e["locator"]["kind"] != "record" for e in evidence)


def _maker(id_: str, owner: str, suffix: str, wishes: Any, *, annex: bool | None) -> Callable[[], bytes]:
    """What writes the file when it is asked for: the dossier as it is then, not as the page was drawn."""
    notebook = services.notebook()
    try:
        library = services.library()
    except LibraryMissing:
        library = None  # the words that were kept stand alone

    def make() -> bytes:
        from assistant.takeaway.neighbours import in_library
        from assistant.takeaway.writing import written

        found = notebook.dossier(id_, owner)
        dossier = replace(keeping.read(found.content), title=found.title)
        return written(dossier, suffix, wishes, in_library(library) if library else None, annex=annex)

    return make


def file_name(title: str) -> str:
    """A title as the name of a file, without its suffix: letters, digits and hyphens, safe on any system."""
    kept = "".join(c if c.isalnum() else " " for c in title)
    return "-".join([own.FILE, *kept.split()])[:_NAME].rstrip("-")


def imported(owner: str) -> str:
    """The id of the dossier that was made of a file given now; "" where none was."""
    with st.expander(own.IMPORT, expanded=False):
        turn = st.session_state.setdefault("dossier imports", 0)
        given = st.file_uploader(own.IMPORT_LABEL, type=["json"], key=f"dossier import {turn}")
        if given is None:
            return ""
        try:
            if given.size > _LARGEST * 1_000_000:
                raise ValueError(own.TOO_LARGE.format(limit=_LARGEST))
            id_ = take_in(given.getvalue(), owner)
        except (SscError, ValueError, RecursionError) as error:
            st.error(plain.markdown(own.CANNOT_IMPORT.format(why=error)))
            return ""
        st.session_state["dossier imports"] = turn + 1
        return id_


def take_in(content: bytes, owner: str) -> str:
    """Keep the dossier of a file as a new one; its id. Raises ValueError for what is no JSON, SscError."""
    from assistant.takeaway.gathering import taken_over

    said = json.loads(content.decode("utf-8-sig"))
    dossier = keeping.fit(from_json(said if isinstance(said, dict) else {}))
    try:
        dossier = taken_over(dossier, services.library())
    except LibraryMissing:
        dossier = taken_over(dossier, None)
    return services.notebook().create_dossier(dossier.title, to_json(keeping.named(dossier)), owner)
