"""What may be asked after the newest answer, as the Ask page shows it: when it was tried, without waiting for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from store.errors import SscError
from web import services


def offered(answers: Sequence[dict[str, Any]]) -> Sequence[str] | None:
    """The questions that are known to be answered after a thread's answers (JSON, oldest first); None while they are
    being tried: then `wait`."""
    try:
        return services.follow_ups(answers)
    except SscError:
        return ()  # the library moved since it was looked at; one can still ask


@st.fragment(run_every=1.0)
def wait(answers: Sequence[dict[str, Any]]) -> None:
    """Draw the page again when the questions are there. To be called last: whatever is drawn after this moves up when
    it is gone, and the browser makes anew what has moved, with all that is open in it."""
    try:
        there = services.follow_ups(answers) is not None
    except SscError:
        return  # being written at this moment: the next look, or the next run of the page, will tell
    if there:
        st.rerun()
