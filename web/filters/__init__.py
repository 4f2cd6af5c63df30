"""The filter bar: which documents are asked, chosen on the page and kept in its address.

The bar lies in a fragment: choosing neither makes the page anew nor disturbs a question that is being answered. The
address holds the filters, so that a reload or a link keeps them. As the browser learns of a new address only after it
was chosen, the session remembers what was chosen last, for the thread in which it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from store.documents import Document
from store.errors import SscError
from web import services
from web.filters.address import NAMES, Filters, Told, read, told
from web.filters.offering import offered

_HERE = Path(__file__).parent
_PARTS = _HERE.parent / "parts"
_KEY = "filters"
_CHANGED = "filters_changed"


@dataclass
class _Kept:
    """What was chosen last in a thread, None for a page without threads.

    stale  what the address said before, which it may say once more while the browser does not know the new one
    n      the number of the choice; `lists`: the bar is open and wants the long lists
    """

    thread: str | None
    chosen: Told
    stale: set[Told] = field(default_factory=set)
    n: int = 0
    lists: bool = False


def _script(*files: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


_component = st.components.v2.component(
    "ssc_filters",
    js=_script(_PARTS / "dom.js", *(_HERE / f"{name}.js" for name in ("picking", "bar"))),
    css=_script(_PARTS / "base.css", _HERE / "bar.css"),
)


def current(shelf: Mapping[str, Document], thread: str | None = None) -> Filters:
    """The filters that are on now: those of the address. With a `thread` ("" for one that is not begun) they are kept
    for the way back to it from another page (`address`)."""
    said, kept = _said(), _kept(thread)
    if kept is None:
        kept = st.session_state[_name(thread)] = _Kept(thread, said)
    elif said == kept.chosen:
        kept.stale.clear()
    elif said in kept.stale:
        _write(kept.chosen)
    else:
        kept.chosen = said  # another address was gone to
    return read(kept.chosen, shelf)


def address(thread: str) -> dict[str, list[str]]:
    """What the address of a thread has to tell of filters, on the way back to it from another page."""
    kept = _kept(thread)
    return {name: list(values) for name, values in kept.chosen} if kept else {}


def bar(thread: str | None = None) -> None:
    """Draw the bar, and take what is chosen in it: above the field to ask in for a `thread`, else at the head of a
    page, which is then drawn anew with every choice."""
    _bar(thread)


@st.fragment
def _bar(thread: str | None) -> None:
    try:
        shelf = services.shelf()
    except SscError:
        return  # the page itself says what is wrong
    chosen, kept = current(shelf, thread), _kept(thread)
    about = {"of": thread, "n": kept.n if kept else 0, "upwards": thread is not None}
    _component(
        key=_KEY,
        data=offered(chosen, shelf, lists=bool(kept and kept.lists)) | about,
        on_choice_change=lambda: _choose(thread),
    )
    if st.session_state.pop(_CHANGED, False) and thread is None:
        st.rerun()


def _choose(thread: str | None) -> None:
    """Keep what was chosen in the bar. It comes from a browser: what it names is checked when it is read."""
    chosen = st.session_state[_KEY].get("choice")
    if not isinstance(chosen, dict):
        return
    values = {name: chosen.get(name) for name in NAMES}
    said = told({n: [str(one) for one in v] if isinstance(v, list) else [str(v or "")] for n, v in values.items()})
    before, n = _kept(thread) or _Kept(thread, _said()), chosen.get("n")
    stale = {*before.stale, before.chosen, _said()} - {said}
    kept = _Kept(thread, said, stale, n if isinstance(n, int) else 0, chosen.get("lists") is True)
    st.session_state[_name(thread)] = kept
    if said != before.chosen:
        st.session_state[_CHANGED] = True
        _write(said)


def _name(thread: str | None) -> str:
    return "filters_of_page" if thread is None else "filters_of_thread"


def _kept(thread: str | None) -> _Kept | None:
    kept = st.session_state.get(_name(thread))
    return kept if isinstance(kept, _Kept) and kept.thread == thread else None


def _said() -> Told:
    return told({name: st.query_params.get_all(name) for name in NAMES})


def _write(said: Told) -> None:
    """Put filters into the address in the place of those that are there; the rest of it stays."""
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in NAMES}
    st.query_params.from_dict(others | {name: list(values) for name, values in said})
