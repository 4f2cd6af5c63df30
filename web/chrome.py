"""What every page shares: the page's own style, the side bar with the threads, and the one line of an error."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from store.errors import NotebookUnknown, SscError
from web import filters, parts, people, plain, seeking, services, thread_words, words

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
LOADING = "loading"  # whether the page was last drawn while the search model was loading
# The names in the address, and in the session for the way back from another page: a thread of one's own, a shared one.
THREAD, SHARED = "thread", "shared"
SOUGHT = 5  # threads from which on they can be searched: fewer are seen at a glance


def style() -> None:
    """Our style for what Streamlit draws. A constant of ours: nothing from a document is ever put into it."""
    st.html(f"<style>{_STYLE}</style>")


def fail(message: str) -> NoReturn:
    """One clear line in place of the page."""
    st.error(plain.markdown(message))
    st.stop()


def sidebar(ask: Page, *others: Page, current: Page) -> None:
    """Name, pages, threads, counts. What is chosen in the list of threads is done here."""
    on_ask = current is ask
    shown = st.query_params if on_ask else st.session_state
    back = {name: str(shown[name]) for name in (SHARED, THREAD) if shown.get(name)}
    with st.sidebar:
        st.html(f'<p class="ssc-name">{words.APP}</p>')
        for page in (ask, *others):
            kept = filters.address(back.get(THREAD, "")) | back if page is ask else {}
            st.page_link(page, label=page.title, query_params=kept or None, width="stretch")
        _threads(ask, back.get(THREAD, ""), on_ask=on_ask)
        _counts(suggesting=on_ask and not back)


def _threads(ask: Page, thread: str, *, on_ask: bool) -> None:
    owner = people.current().id
    labels = thread_words.THREADS | {"who": thread_words.WHO_SIGNED_IN if owner else thread_words.WHO}
    try:
        notebook = services.notebook()
        listed = [{"id": t.id, "title": plain.line(t.title), "shared": t.shared} for t in notebook.threads(owner)]
        current = thread if on_ask else ""
        chosen = parts.threads(listed, current, labels, elsewhere=not on_ask, seek=len(listed) >= SOUGHT)
        seeking.draw()
        if chosen.rename and (title := plain.line(str(chosen.rename["title"]))):
            notebook.rename(str(chosen.rename["id"]), title, owner)
        if chosen.share:
            notebook.share(str(chosen.share), owner)
        if chosen.unshare:
            notebook.unshare(str(chosen.unshare), owner)
        if chosen.rename or chosen.share or chosen.unshare:
            st.rerun()
        if chosen.remove:
            notebook.delete(str(chosen.remove), owner)
            gone = chosen.remove == thread
            go(ask, "" if gone else thread, on_ask=on_ask)
    except NotebookUnknown:
        st.rerun()  # deleted in another tab a moment ago: the list is drawn as it is
    except SscError as error:
        st.error(plain.markdown(words.NO_NOTEBOOK.format(why=error)))
        return
    if chosen.create or chosen.open:
        go(ask, str(chosen.open or ""), on_ask=on_ask)


def go(ask: Page, thread: str, *, on_ask: bool) -> None:
    """Go to a thread (empty: a new one) and remember it."""
    st.session_state[THREAD], st.session_state[SHARED] = thread, ""
    if not on_ask:
        st.switch_page(ask, query_params={THREAD: thread} if thread else None)
    st.query_params.from_dict({THREAD: thread} if thread else {})
    st.rerun()


def _counts(*, suggesting: bool) -> None:
    """What is in the library, and what is still being made ready. `suggesting`: the page suggests questions, and waits
    for them. No other page does: a page that is drawn anew while its reader goes to another may keep them there."""
    try:
        documents, passages = services.counts()
        warmth = services.warm()
        waiting = warmth.state == "loading" or (suggesting and services.suggestions() is None)
    except SscError:
        return  # the page itself says what is wrong
    st.html(f'<p class="ssc-counts">{words.library_counts(documents, passages)}</p>')
    if not documents:
        _waiting()
    elif waiting:
        _warming(suggesting=suggesting)
    if warmth.state == "failed":
        st.warning(plain.markdown(words.WARM_FAILED.format(why=warmth.why)))


@st.fragment(run_every=1.0)
def _warming(*, suggesting: bool) -> None:
    """Say that the model is loading; draw the page again when it is there, and when questions can be suggested."""
    try:
        loading = services.warm().state == "loading"
        suggested = suggesting and services.suggestions() is not None
    except SscError:
        return  # being written at this moment, or gone: the next look, or the next run of the page, will tell
    if loading:
        st.html(f'<p class="ssc-warming" role="status">{words.WARMING}</p>')
    # Elsewhere the line goes, and that is all: a page that is drawn anew while its reader goes to another may keep him.
    if suggested or (suggesting and st.session_state.get(LOADING, loading) != loading):
        st.session_state[LOADING] = loading
        st.rerun()
    st.session_state[LOADING] = loading


@st.fragment(run_every=3.0)
def _waiting() -> None:
    """While the library is empty, look whether another process has filled it."""
    try:
        filled = bool(services.counts()[0])
    except SscError:
        return  # being made at this moment; the next look will tell
    if filled:
        st.rerun()
