"""The choice of who phrases the answers, as the Ask page keeps it: for the session, and a thread that is opened anew
goes on with whom its newest answer was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from web import models, parts, services

_KEY = "phrased by"


def current(answers: Sequence[dict[str, Any]]) -> str:
    """The name of the one who phrases the next answer, in a thread with these answers (their JSON), oldest first."""
    among = services.chat_models()
    kept = st.session_state.get(_KEY)
    before = None if kept or not answers else models.of_answer(answers[-1], among)
    return (before or models.named(str(kept or ""), among)).name


def draw(name: str, *, fixed: bool) -> None:
    """The choice, where there is one, and what leaves the machine; `fixed`: an answer is being made."""
    among = services.chat_models()
    if len(among) < 2:
        return
    parts.models(models.shown(among, models.named(name, among), fixed=fixed), _keep)


def _keep(name: str) -> None:
    st.session_state[_KEY] = name
