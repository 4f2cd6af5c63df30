"""The desk: a component without a face, through which answers are judged, and answers and dossiers taken away
(`parts/desk.js`).

What is asked of it reruns a fragment that holds it alone: the rest of the page is neither made nor sent again, and a
question that is being answered is not disturbed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.takeaway.values import Asked, Taken, Thread
from store.errors import SscError
from web import desk_words, people, quote_words, services
from web.desk import judging, taking
from web.errors import NotAllowed

Json = dict[str, Any]
_HERE = Path(__file__).parent
_KEY, _TOLD = "desk", "desk_told"
_component = st.components.v2.component(
    "ssc_desk",
    js="\n".join(file.read_text(encoding="utf-8") for file in (_HERE.parent / "parts" / "desk.js", _HERE / "main.js")),
)


@st.fragment
def draw(thread: str, turns: Sequence[Asked], *, read_only: bool) -> None:
    """Put the desk on the page, for the answers of a thread. `read_only`: they can be taken away and not judged."""
    _component(
        key=_KEY,
        data=_data(desk_words.FORMS)
        | {
            "judging": not read_only,
            "given": {} if read_only else judging.given(str(turn.answer["id"]) for turn in turns),
        },
        on_judge_change=lambda: _judge(thread, read_only=read_only),
        on_take_change=lambda: _take(lambda: Thread(_title(thread), tuple(turns))),
        on_got_change=_let_go,
    )


@st.fragment
def draw_for_dossier(dossier: str) -> None:
    """Put the desk on the page, for the dossier of an id, to be taken away as it is when that is asked for."""
    _component(
        key=_KEY,
        data=_data(desk_words.DOSSIER_FORMS) | {"judging": False, "given": {}},
        on_judge_change=lambda: None,
        on_take_change=lambda: _take(lambda: taking.kept_dossier(dossier)),
        on_got_change=_let_go,
    )


def _data(forms: Json) -> Json:
    return {
        "told": st.session_state.get(_TOLD),
        "words": desk_words.UI,
        "verdicts": desk_words.VERDICTS,
        "forms": forms,
        "styles": quote_words.STYLES,
        "languages": quote_words.LANGUAGES,
        "missing": _missing(),
        "most": taking.MOST_MB,
    }


def _missing() -> str:
    """What keeps some files from being made; looked for anew until nothing does, for it may be installed meanwhile."""
    why = _looked_for()
    if why:
        _looked_for.cache_clear()
    return why


@cache
def _looked_for() -> str:
    return taking.missing()


def _asked(name: str) -> Json | None:
    """What the browser asks, with the key that comes back with the answer; None where it asks nothing."""
    asked = st.session_state[_KEY].get(name)
    return asked if isinstance(asked, dict) and isinstance(asked.get("key"), str) else None


def _judge(thread: str, *, read_only: bool) -> None:
    """Done before the desk is drawn, so that one run is enough."""
    if (asked := _asked("judge")) is None:
        return
    said = judging.judgement(asked)
    error = (
        desk_words.NOT_YOURS if read_only else desk_words.NO_REQUEST if said is None else judging.judge(said, thread)
    )
    st.session_state[_TOLD] = {"key": asked["key"], "error": error}


def _take(find: Callable[[], Taken]) -> None:
    if (asked := _asked("take")) is None:
        return
    try:
        people.let_in()  # the answers were read when the page was drawn; that may be long ago
        wanted = taking.request(asked)
        found = taking.taken(wanted, find) if wanted else {"error": desk_words.NO_REQUEST}
    except NotAllowed as error:
        found = {"error": str(error)}
    st.session_state[_TOLD] = {"key": asked["key"], "error": "", **found}


def _let_go() -> None:
    """What was taken away has arrived: a whole file is not kept, nor sent again with every run."""
    told = st.session_state.get(_TOLD)
    if told and told["key"] == st.session_state[_KEY].get("got"):
        del st.session_state[_TOLD]


def _title(thread: str) -> str:
    """The name of the thread; of one that is somebody else's its first question stands for it."""
    try:
        return services.notebook().thread(thread, people.current().id).title if thread else ""
    except SscError:
        return ""
