"""Dossiers from files: one is taken in again from the file that was made of it."""

from __future__ import annotations

import json

import streamlit as st

from assistant.takeaway import keeping
from assistant.takeaway.errors import DossierUnreadable
from assistant.takeaway.values import from_json, to_json
from store.errors import LibraryMissing, SscError
from web import dossier_words as own
from web import plain, services

_LARGEST = 10  # MB


def imported(owner: str) -> str:
    """The id of the dossier that was made of a file given now; "" where none was."""
    with st.expander(own.IMPORT, expanded=False):
        turn = st.session_state.setdefault("dossier imports", 0)
        given = st.file_uploader(own.IMPORT_LABEL, type=["json"], key=f"dossier import {turn}")
        if given is None:
            return ""
        try:
            if given.size > _LARGEST * 1_000_000:
                raise DossierUnreadable(own.TOO_LARGE.format(limit=_LARGEST))
            id_ = take_in(given.getvalue(), owner)
        except SscError as error:
            st.error(plain.markdown(own.CANNOT_IMPORT.format(why=error)))
            return ""
        except (ValueError, RecursionError):  # nested so deeply that it can be read and not be kept, or of no language
            st.error(plain.markdown(own.CANNOT_IMPORT.format(why=own.NO_JSON)))
            return ""
        st.session_state["dossier imports"] = turn + 1
        return id_


def take_in(content: bytes, owner: str) -> str:
    """Keep the dossier of a file as a new one; its id. Raises DossierUnreadable for what is none, SscError."""
    from assistant.takeaway.gathering import taken_over

    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DossierUnreadable(own.NO_JSON) from error
    dossier = keeping.fit(from_json(said if isinstance(said, dict) else {}))
    try:
        dossier = taken_over(dossier, services.library())
    except LibraryMissing:
        dossier = taken_over(dossier, None)
    return services.notebook().create_dossier(dossier.title, to_json(keeping.named(dossier)), owner)
