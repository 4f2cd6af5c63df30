"""What may be asked after the newest answer, as the Ask page shows it: when it was tried, without waiting for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from store.errors import SscError
from web import services


def offered(answers: Sequence[dict[str, Any]]) -> Sequence[str]:
    """The questions that are known to be answered after a thread's answers (JSON, oldest first). While they are being
    tried there are none, and the page is drawn again when they are there."""
    try:
        made = services.follow_ups(answers)
    except SscError:
        return ()  # the library moved since it was looked at; one can still ask
    if made is None:
        _look(answers)
    return made or ()


@st.fragment(run_every=1.0)
def _look(answers: Sequence[dict[str, Any]]) -> None:
    try:
        there = services.follow_ups(answers) is not None
    except SscError:
        return  # being written at this moment: the next look, or the next run of the page, will tell
    if there:
        st.rerun()
