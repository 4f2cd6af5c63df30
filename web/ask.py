"""The Ask page. An answer is put into its thread before it is drawn, and what is drawn comes from the thread:
a reload, a second tab or a restart shows the same."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from assistant.ask import AGAIN
from assistant.conversation import MAX_CHARACTERS, earlier_of
from assistant.stopping import Stopped
from assistant.takeaway.values import Asked
from store.errors import NotebookUnknown, SscError
from web import (
    answer,
    asking_on,
    chrome,
    curating,
    filters,
    gathering,
    people,
    phrasing,
    plain,
    services,
    shared,
    tour,
    view,
    words,
)
from web.waiting import Sent, Waiting, waiting

Json = dict[str, Any]
QUESTION = "question"  # the field to ask in


def main() -> None:
    try:
        shelf = services.shelf()
    except SscError as error:
        chrome.fail(words.NO_LIBRARY.format(why=error))
    if shared.shown(shelf):
        return
    thread = st.query_params.get(chrome.THREAD, "")
    try:
        turns = services.notebook().turns(thread, people.current().id) if thread else ()
    except NotebookUnknown:
        st.session_state[chrome.THREAD] = ""
        missing(thread)
        return
    except SscError as error:  # the thread may well be there: its address is kept
        chrome.fail(words.THREAD_UNREAD.format(why=error))
    st.session_state[chrome.THREAD] = thread
    body = st.container()
    asked = waiting()
    where = filters.current(shelf, thread).where(shelf)
    answers = [t.answer for t in turns]
    phrased_by = phrasing.current(answers)
    bar = st.container(key="askbar")
    above = bar.container()
    ask_bar(bar, thread, disabled=not shelf)
    for said in asked.said(thread):
        typed = " ".join(said.split())
        if len(typed) > MAX_CHARACTERS:
            asked.notice = thread, words.TOO_LONG.format(n=len(typed), limit=MAX_CHARACTERS)
            asked.given_back = said
        elif typed:
            asked.add(thread, typed, where, phrased_by)
    if asked.given_back:
        st.rerun()
    pending = asked.of(thread)
    tell(above, asked.notice_in(thread))
    if shelf:
        with bar:
            phrasing.draw(phrased_by, fixed=bool(pending))
    next_ones = () if pending or where or not shelf else asking_on.offered(answers)
    with body:
        chosen = answer.draw(
            thread=thread,
            turns=[view.turn(t.question, t.answer, shelf, services.library) for t in turns],
            pending=[sent.question for sent in pending],
            welcome=None if turns or pending else welcome(bool(shelf)),
            stopped=asked.stopped_in(thread),
            follow_ups=next_ones or (),
            notice=asked.notice_in(thread),
            on_stop=asked.stop,
            on_ask=lambda suggested: asked.say(thread, suggested),
            gather=None if pending else gathering.offer(),  # it would end this run, and the asking with it
            kept=[Asked(t.question, t.answer, t.asked) for t in turns],
        )
        if not turns and not pending:
            tour.draw()
        if next_ones is None:
            asking_on.wait(answers)
    gathering.visit(chosen.visit)
    again = next((t.question for t in turns if t.answer["id"] == chosen.unfiltered), "")
    if again and not pending:
        asked.add(thread, again, model=phrased_by)
        st.rerun()
    if pending:
        with body:
            status = st.empty()
        with asked.answering:
            thread = reply(status, thread, asked, pending[0])
        st.session_state[chrome.THREAD] = thread
        if thread:
            st.query_params[chrome.THREAD] = thread
        st.rerun()


def ask_bar(bar: Any, thread: str, *, filtered: bool = True, disabled: bool = False) -> None:
    """The field to ask in, with the filters for a thread. In a container of ours, because outside one Streamlit would
    keep scrolling to the end."""
    with bar:
        if filtered and not disabled:
            filters.bar(thread)
        asked = waiting()
        if asked.given_back:
            st.session_state[QUESTION], asked.given_back = asked.given_back, ""
        typed = st.chat_input(words.ASK_HERE, disabled=disabled, key=QUESTION, on_submit=hear, args=(thread,))
        if typed and not asked.listening:
            asked.say(thread, str(typed))
        asked.listening = True


def tell(place: Any, notice: str) -> None:
    """Say what went wrong where it is seen, however long the thread above is."""
    if notice:
        place.error(plain.markdown(notice))


def hear(thread: str) -> None:
    """Write down what was typed, before the page runs."""
    asked = waiting()
    asked.listening = True
    asked.say(thread, str(st.session_state[QUESTION] or ""))


def reply(place: Any, thread: str, asked: Waiting, sent: Sent) -> str:
    """Answer a question and store the answer; the thread that it stands in. Does nothing where another run has done it
    while this one waited for its turn, or where the question was stopped."""
    if sent not in asked.of(thread):
        return thread or asked.begun
    done: list[str] = []
    held: list[str] = []

    def tell(line: str) -> None:
        done.append(line)
        place.html(steps(done, held))

    def tell_step(name: str, count: int) -> None:
        if name == AGAIN:
            held.clear()  # it may cite the document that has left
        tell(words.step(name, count))

    def tell_held(text: str) -> None:
        held.append(text)
        place.html(steps(done, held))

    try:
        tell(words.WAITING_FOR_MODEL if services.warm().state == "loading" else words.STARTING)
        notebook = services.notebook()  # before the work: an answer that cannot be kept is not shown
        owner = people.current().id
        history = [earlier_of(t.answer) for t in notebook.turns(thread, owner)] if thread else []
        found = services.ask(
            sent.question, history, tell_step, tell_held, sent.where, model=sent.model, stop=sent.stopped.is_set
        )
        if not asked.may_keep(sent):
            return thread
        now_in = thread or notebook.create_thread(plain.line(sent.question, 80), owner)
        notebook.add_turn(now_in, sent.question, found)
        asked.answered(thread, sent, now_in)
        return now_in
    except Stopped:
        return thread
    except SscError as error:
        asked.notice = thread, words.CANNOT_ANSWER.format(why=error)
        asked.strike(thread, sent)
        return thread
    except Exception:
        asked.strike(thread, sent)  # or every later question would fail on this one
        raise


def steps(lines: list[str], held: list[str]) -> str:
    """The steps so far, the last one still going on, and the statements of a chat model that have held so far. No live
    region: all of it is drawn anew with every step, and the answers' component tells a screen reader the last one."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    said = "".join(f'<p class="ssc-held" dir="auto">{escape(text)}</p>' for text in held)
    return f'<ol class="ssc-steps">{items}</ol>{said}'


def welcome(filled: bool) -> Json:
    """What an empty chat shows: suggested questions, or how to fill an empty library."""
    if not filled:
        return words.empty_library(may_add=curating.may())
    try:
        suggested = services.suggestions() or ()
    except SscError:
        suggested = ()  # the library moved since it was looked at; one can still ask
    return words.welcome(words.EMPTY_CHAT_TITLE, words.EMPTY_CHAT_TEXT, ask=suggested)


def missing(thread: str) -> None:
    """A thread that is not there (any more); it may have been deleted while a question was answered in it."""
    answer.draw(thread="", turns=[], welcome=words.welcome(words.THREAD_GONE, words.THREAD_GONE_HINT))
    bar = st.container(key="askbar")
    tell(bar, waiting().notice_in(thread))
    ask_bar(bar, thread, filtered=False)
    asked = waiting()
    if typed := asked.said(thread):  # answered where a new thread begins
        for text in typed:
            asked.say("", text)
        st.query_params.clear()
        st.rerun()


main()
