"""The Ask page. An answer is put into its thread before it is drawn, and what is drawn comes from the thread:
a reload, a second tab or a restart shows the same."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.errors import NotebookUnknown, SscError
from web import answer, chrome, plain, services, view, words
from web.waiting import Waiting, waiting

Json = dict[str, Any]
ASKING = "asking"  # a suggested question that was chosen, answered in the next run
LONGEST = 4000


def main() -> None:
    try:
        shelf = services.shelf()
    except SscError as error:
        chrome.fail(words.NO_LIBRARY.format(why=error))
    thread = st.query_params.get(chrome.THREAD, "")
    try:
        turns = services.notebook().turns(thread) if thread else ()
    except NotebookUnknown:
        st.session_state[chrome.THREAD] = ""
        missing()
        return
    except SscError as error:  # the thread may well be there: its address is kept
        chrome.fail(words.THREAD_UNREAD.format(why=error))
    st.session_state[chrome.THREAD] = thread
    body = st.container()
    asked = waiting()
    typed = " ".join((ask_bar(disabled=not shelf) or st.session_state.pop(ASKING, "")).split())
    too_long = len(typed) > LONGEST
    if typed and not too_long:
        asked.add(thread, typed)
    pending = asked.of(thread)
    with body:
        chosen = answer.draw(
            thread=thread,
            turns=[view.turn(t.question, t.answer, shelf, services.library) for t in turns],
            pending=pending,
            welcome=None if turns or pending else welcome(bool(shelf)),
        )
        if too_long:
            st.error(words.TOO_LONG.format(n=len(typed), limit=LONGEST))
    if chosen and not pending:
        st.session_state[ASKING] = chosen
        st.rerun()
    if pending:
        with body:
            status = st.empty()
        reply(status, thread, asked, [t.question for t in turns])


def ask_bar(*, disabled: bool = False) -> str | None:
    """The field to ask in. In a container of ours, because outside one Streamlit would keep scrolling to the end."""
    with st.container(key="askbar"):
        return st.chat_input(words.ASK_HERE, disabled=disabled, key="question")


def reply(place: Any, thread: str, asked: Waiting, history: list[str]) -> None:
    """Answer the first question that waits, store, and draw again from the store."""
    question = asked.of(thread)[0]
    began_in = thread
    done: list[str] = []

    def tell(line: str) -> None:
        done.append(line)
        place.html(steps(done))

    try:
        tell(words.WAITING_FOR_MODEL if services.warm().state == "loading" else words.STARTING)
        notebook = services.notebook()  # before the work: an answer that cannot be kept is not shown
        found = services.ask(question, history, lambda name, count: tell(words.step(name, count)))
        thread = thread or notebook.create_thread(plain.line(question, 80))
        notebook.add_turn(thread, question, found)
        asked.answered(began_in, thread)
    except SscError as error:
        asked.drop(began_in)
        place.error(plain.markdown(words.CANNOT_ANSWER.format(why=error)))
        return
    st.session_state[chrome.THREAD] = thread
    st.query_params[chrome.THREAD] = thread
    st.rerun()


def steps(lines: list[str]) -> str:
    """The steps so far, the last one still going on. Lines of ours, in which only numbers vary."""
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f'<ol class="ssc-steps" role="status">{items}</ol>'


def welcome(filled: bool) -> Json:
    """What an empty chat shows: suggested questions, or how to fill an empty library."""
    if not filled:
        return words.empty_library()
    try:
        suggested = services.suggestions() or ()
    except SscError:
        suggested = ()  # the library moved since it was looked at; one can still ask
    return words.welcome(words.EMPTY_CHAT_TITLE, words.EMPTY_CHAT_TEXT, ask=suggested)


def missing() -> None:
    """A thread that is not there (any more)."""
    answer.draw(thread="", turns=[], welcome=words.welcome(words.THREAD_GONE, words.THREAD_GONE_HINT))
    if typed := ask_bar():
        st.session_state[ASKING] = typed
        st.query_params.clear()
        st.rerun()


main()
