"""The component that draws answers, with the reading pane beside it. Plain data in; what is chosen comes back.

Its script and style lie beside this file in parts, joined here: Streamlit takes one script and one style sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.takeaway.values import Asked
from web import asked, desk, gathering, models_words, reading, words

_HERE = Path(__file__).parent
_PARTS = _HERE.parent / "parts"


def _joined(*files: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


_component = st.components.v2.component(
    "ssc_answers",
    js=_joined(
        *(_PARTS / f"{name}.js" for name in ("dom", "reader", "gather", "desk", "taking")),
        *(_HERE / f"{name}.js" for name in ("popover", "feedback", "turn", "next", "steps", "main")),
    ),
    css=_joined(
        *(_PARTS / f"{name}.css" for name in ("base", "gather", "judge", "taking")),
        *(_HERE / f"{name}.css" for name in ("answer", "print")),
    ),
)


def draw(
    *,
    thread: str,
    turns: list[dict[str, Any]],
    pending: Sequence[str] = (),
    welcome: dict[str, Any] | None = None,
    stopped: Sequence[str] = (),
    follow_ups: Sequence[str] = (),
    notice: str = "",
    on_stop: Callable[[str], None] | None = None,
    on_ask: Callable[[str], None] | None = None,
    gather: dict[str, Any] | None = None,
    kept: Sequence[Asked] = (),
    read_only: bool = False,
) -> Any:
    """Draw a thread; returns what was chosen in this run: unfiltered (the id of an answer whose question is to be asked
    again without its filter), or visit (the id of a dossier to go to). Before the page runs, `on_stop` is told the
    thread in which all is to be stopped, and `on_ask` a suggested question that was chosen.

    `turns` are those of `web.view.turn`; `pending` are the questions not answered yet, of which the first is being
    answered; `welcome` has title, text, steps (pairs of text and command) and suggestions; `stopped` are questions that
    were not answered because the reader stopped them, `follow_ups` questions that may come after the newest answer.
    `notice` is what went wrong last; the page itself shows it.
    `gather` is that of `web.gathering.offer`, None where nothing is to be added to a dossier. `kept` are the turns as
    the notebook has them, to be taken away and judged. One who only reads (`read_only`) begins at the first question,
    else at the newest, and does not judge.
    """
    data = {
        "thread": thread, "turns": turns, "pending": list(pending), "welcome": welcome, "stopped": list(stopped),
        "follow_ups": list(follow_ups), "notice": notice, "gather": gather, "read_only": read_only,
        "words": words.UI | models_words.ANSWERS,
    }  # fmt: skip

    def stop() -> None:
        if on_stop is not None:
            on_stop(asked.text_in(st.session_state["answers"].get("stop"), "thread"))

    def ask() -> None:
        if on_ask is not None:
            on_ask(asked.text_in(st.session_state["answers"], "suggestion"))

    chosen = _component(
        key="answers", data=data, on_suggestion_change=ask, on_unfiltered_change=lambda: None,
        on_gather_change=gathering.from_thread, on_visit_change=lambda: None, on_stop_change=stop,
    )  # fmt: skip
    reading.draw()
    desk.draw(thread, kept, read_only=read_only)
    return chosen
