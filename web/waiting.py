"""Questions that were sent and are not answered yet, in the order in which they were sent.

A question sent while another is being answered ends that run of the page in the middle. What is written down here is
answered by the next run, so that no question is lost; it is struck off when its answer stands in its thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

_KEY = "waiting"


@dataclass
class Waiting:
    """The questions of one session, by thread ("" for one that is not begun). Changed in place: every look into the
    session's state is a point at which Streamlit may end the run."""

    by_thread: dict[str, list[str]] = field(default_factory=dict)

    def of(self, thread: str) -> tuple[str, ...]:
        return tuple(self.by_thread.get(thread, ()))

    def add(self, thread: str, question: str) -> None:
        self.by_thread.setdefault(thread, []).append(question)

    def answered(self, thread: str, now_in: str) -> None:
        """Strike off the first of a thread. Those after it go to the thread that the answer was put into."""
        rest = self.by_thread.pop(thread, [])[1:]
        if rest:
            self.by_thread[now_in] = rest

    def drop(self, thread: str) -> None:
        self.by_thread.pop(thread, None)


def waiting() -> Waiting:
    """Those of this session."""
    found: Waiting = st.session_state.setdefault(_KEY, Waiting())
    return found
