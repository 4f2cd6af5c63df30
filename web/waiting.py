"""Questions that were sent and are not answered yet, in the order in which they were sent.

A question sent while another is being answered begins a new run of the page beside the old one, which Streamlit ends at
its next call of Streamlit, or not at all where none is left. So what was sent is written down here, one run at a time
answers (`answering`), and a question is struck off by its own number when its answer stands in its thread: none is
lost, and none is answered twice.

Who stops stops all that waits in the thread: nothing more is sent to anybody. The run that answers learns of it from
the question itself, for Streamlit ends it only at its next call.

Streamlit hands what was typed or clicked to one run, and where another takes that run's place before it came to ask,
nobody gets it. So it is written down before the page runs (`say`), and taken by whichever run comes to it (`said`).
A session that has not drawn the field yet is not called: after a restart of the server the browser goes on with the
page that it has, and what is typed there comes with the first run of a new session, in the field's own value alone.
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
    """A question with a number of its own, with the documents that it was put to and who phrases its answer: what is
    chosen later is for later ones."""

    number: int
    question: str
    where: Where = EVERYTHING
    model: str = ""
    stopped: threading.Event = field(default_factory=threading.Event, compare=False, repr=False)


@dataclass
class Waiting:
    """The questions of one session, by thread ("" for one that is not begun). Changed in place: every look into the
    session's state is a point at which Streamlit may end the run.

    answering  held by the run that answers
    notice     what went wrong last, and in which thread, until the next question is sent
    begun      the thread that the first answer of "" was put into
    stopped    the questions that were stopped last, and in which thread, until the next question is sent
    heard      what was typed or chosen and not taken by a run yet, and in which thread
    given_back what was typed and cannot be asked, until it stands in the field again
    listening  whether this session has drawn the field to ask in, so that it is called when something was typed
    """

    by_thread: dict[str, list[Sent]] = field(default_factory=dict)
    answering: threading.Lock = field(default_factory=threading.Lock)
    notice: tuple[str, str] = ("", "")
    begun: str = ""
    stopped: tuple[str, tuple[str, ...]] = ("", ())
    heard: list[tuple[str, str]] = field(default_factory=list)
    given_back: str = ""
    listening: bool = False
    _keeping: int | None = None  # the question whose answer is being put into its thread
    _deciding: threading.Lock = field(default_factory=threading.Lock)
    _changing: threading.Lock = field(default_factory=threading.Lock)  # the lists: an old run goes on beside a new one
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def of(self, thread: str) -> tuple[Sent, ...]:
        return tuple(self.by_thread.get(thread, ()))

    def add(self, thread: str, question: str, where: Where = EVERYTHING, model: str = "") -> None:
        with self._changing:
            self.notice, self.stopped = ("", ""), ("", ())
            self.by_thread.setdefault(thread, []).append(Sent(next(self._numbers), question, where, model))

    def say(self, thread: str, text: str) -> None:
        """Write down what was typed or chosen in a thread, as it was."""
        with self._changing:
            self.heard.append((thread, text))

    def said(self, thread: str) -> tuple[str, ...]:
        """Take what was typed in a thread; also what was typed before it was begun, by whoever did not know of it."""
        with self._changing:
            belongs = {thread, ""} if thread == self.begun else {thread}
            taken = tuple(text for where, text in self.heard if where in belongs)
            self.heard[:] = [one for one in self.heard if one[0] not in belongs]
            return taken

    def stop(self, thread: str) -> None:
        """Strike off all that waits in a thread, but for one whose answer is being kept already."""
        with self._deciding:
            going = [one for one in self.of(thread) if one.number != self._keeping]
            for one in going:
                one.stopped.set()
                self.strike(thread, one)
        if going:
            self.stopped = (thread, tuple(one.question for one in going))

    def stopped_in(self, thread: str) -> tuple[str, ...]:
        return self.stopped[1] if self.stopped[0] == thread else ()

    def notice_in(self, thread: str) -> str:
        return self.notice[1] if self.notice[0] == thread else ""

    def may_keep(self, sent: Sent) -> bool:
        """Whether the answer to a question may be put into its thread: from then on it is not stopped any more."""
        with self._deciding:
            if not sent.stopped.is_set():
                self._keeping = sent.number
            return not sent.stopped.is_set()

    def answered(self, thread: str, sent: Sent, now_in: str) -> None:
        """Strike off a question. Where its answer began a thread, those that wait behind it belong to that."""
        with self._changing:
            self._strike(thread, sent)
            if thread != now_in:
                self.begun = now_in
                if self.notice[0] == thread:
                    self.notice = now_in, self.notice[1]
                self.by_thread[now_in] = self.by_thread.pop(thread, [])

    def strike(self, thread: str, sent: Sent) -> None:
        with self._changing:
            self._strike(thread, sent)

    def _strike(self, thread: str, sent: Sent) -> None:
        self.by_thread[thread] = [one for one in self.by_thread.get(thread, []) if one.number != sent.number]


def waiting() -> Waiting:
    """Those of this session."""
    found: Waiting = st.session_state.setdefault(_KEY, Waiting())
    return found
