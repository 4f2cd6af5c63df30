"""A thread that somebody shared, to be read by whoever has its address, until that is taken back.

What is sent to the browser are the turns alone: neither the thread's own id nor its title nor its owner.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from assistant.takeaway.values import Asked
from store.documents import Document
from store.errors import NotebookUnknown, SscError
from store.notebook import Turn
from web import answer, chrome, people, plain, services, thread_words, view, words


def shown(shelf: Mapping[str, Document]) -> bool:
    """Draw the shared thread that the address names; False where it names none."""
    name = st.query_params.get(chrome.SHARED, "")
    st.session_state[chrome.SHARED] = name
    if not name:
        return False
    st.session_state[chrome.THREAD] = ""
    try:
        notebook = services.notebook()
        thread = notebook.shared(name)
        turns = notebook.turns(thread.id, thread.owner)
    except NotebookUnknown:
        st.session_state[chrome.SHARED] = ""
        gone = words.welcome(thread_words.SHARED_GONE, thread_words.SHARED_GONE_HINT)
        answer.draw(thread="", turns=[], welcome=gone)
        return True
    except SscError as error:
        chrome.fail(words.THREAD_UNREAD.format(why=error))
    st.html(f'<p class="ssc-note" role="note">{thread_words.SHARED_NOTE}</p>')
    answer.draw(
        thread=f"{chrome.SHARED} {name}",
        turns=[view.turn(t.question, t.answer, shelf, services.library) for t in turns],
        kept=[Asked(t.question, t.answer, t.asked) for t in turns],
        read_only=True,
    )
    if turns:
        take_on(name, turns)
    return True


def take_on(name: str, turns: tuple[Turn, ...]) -> None:
    """Offer to go on in a thread of the reader's own, at the foot of the page, where one asks in those."""
    with st.container(key="askbar"), st.container(key="taking", horizontal=True, vertical_alignment="center"):
        st.html(f"<p>{thread_words.TAKE_ON_HINT}</p>")
        if not st.button(thread_words.TAKE_ON):
            return
    try:
        taken = services.notebook().copy_shared(name, plain.line(turns[0].question, 80), people.current().id)
    except NotebookUnknown:
        st.rerun()  # taken back a moment ago: that is told
    except SscError as error:
        st.error(plain.markdown(thread_words.NOT_TAKEN_ON.format(why=error)))
        return
    st.query_params.from_dict({chrome.THREAD: taken})
    st.rerun()
