"""The component that draws answers, with the reading pane beside it. Plain data in; a suggested question comes back.

Its script and style lie beside this file in parts, joined here: Streamlit takes one script and one style sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.takeaway.values import Asked
from web import desk, reading, words

_HERE = Path(__file__).parent
_PARTS = _HERE.parent / "parts"


def _joined(*files: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


_component = st.components.v2.component(
    "ssc_answers",
    js=_joined(
        *(_PARTS / f"{name}.js" for name in ("dom", "reader", "desk")),
        *(_HERE / f"{name}.js" for name in ("popover", "feedback", "taking", "turn", "main")),
    ),
    css=_joined(
        _PARTS / "base.css", _PARTS / "judge.css", *(_HERE / f"{name}.css" for name in ("answer", "taking", "print"))
    ),
)


def draw(
    *,
    thread: str,
    turns: list[dict[str, Any]],
    pending: Sequence[str] = (),
    welcome: dict[str, Any] | None = None,
    kept: Sequence[Asked] = (),
    readonly: bool = False,
) -> str | None:
    """Draw a thread; returns the suggested question that was chosen in this run, if any.

    `turns` are those of `web.view.turn`; `pending` are the questions not answered yet, of which the first is being
    answered; `welcome` has title, text, steps (pairs of text and command) and suggestions. `kept` are the turns as the
    notebook has them, to be taken away and judged; `readonly`: not to be judged, the thread being somebody else's.
    """
    data = {"thread": thread, "turns": turns, "pending": list(pending), "welcome": welcome, "words": words.UI}
    chosen = _component(key="answers", data=data, on_suggestion_change=lambda: None)
    reading.draw()
    desk.draw(thread, kept, readonly=readonly)
    return chosen.suggestion or None
