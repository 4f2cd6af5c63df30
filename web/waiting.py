"""Questions that were sent and are not answered yet, in the order in which they were sent.

A question sent while another is being answered begins a new run of the page beside the old one, which Streamlit ends at
its next call of Streamlit, or not at all where none is left. So what was sent is written down here, one run at a time
answers (`answering`), and a question is struck off by its own number when its answer stands in its thread: none is
lost, and none is answered twice.
"""

from __future__ import annotations

import itertools
import threading
from dataclasses import dataclass, field

import streamlit as st

from store.where import EVERYTHING, Where

_KEY = "waiting"


@dataclass(frozen=True, slots=True)
class Sent:
    """A question with a number of its own, and the documents that it was put to when it was sent."""

    number: int
    question: str
    where: Where = EVERYTHING


@dataclass
class Waiting:
    """The questions of one session, by thread ("" for one that is not begun). Changed in place: every look into the
    session's state is a point at which Streamlit may end the run.

    answering  held by the run that answers
    notice     what went wrong last, shown until the next question is sent
    begun      the thread that the first answer of "" was put into
    """

    by_thread: dict[str, list[Sent]] = field(default_factory=dict)
    answering: threading.Lock = field(default_factory=threading.Lock)
    notice: str = ""
    begun: str = ""
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def of(self, thread: str) -> tuple[Sent, ...]:
        return tuple(self.by_thread.get(thread, ()))

    def add(self, thread: str, question: str, where: Where = EVERYTHING) -> None:
        self.notice = ""
        self.by_thread.setdefault(thread, []).append(Sent(next(self._numbers), question, where))

    def answered(self, thread: str, sent: Sent, now_in: str) -> None:
        """Strike off a question. Where its answer began a thread, those that wait behind it belong to that."""
        self.strike(thread, sent)
        if thread != now_in:
            self.begun = now_in
            self.by_thread[now_in] = self.by_thread.pop(thread, [])

    def strike(self, thread: str, sent: Sent) -> None:
        self.by_thread[thread] = [one for one in self.by_thread.get(thread, []) if one.number != sent.number]


def waiting() -> Waiting:
    """Those of this session."""
    found: Waiting = st.session_state.setdefault(_KEY, Waiting())
    return found
