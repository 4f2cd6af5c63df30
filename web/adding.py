"""Adding documents on the Library page: files that are uploaded, or a folder of the machine that serves the page.

The reading itself is done by a process of its own (`web/jobs.py`); how far it is, the page says above (`ingestion`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from web import curating, people, plain, sign_in_words
from web import library_words as own
from web.errors import NotAllowed
from web.intake import Given

_ROUND = "uploads taken"  # a new field for files after each time that some were taken
_SAID = "adding said"


def show() -> None:
    """The two ways in. Only for those who may; who draws it has seen to that, and it is looked at again here. A folder
    is named only by somebody at the machine that has it: its files could be read by everybody afterwards."""
    if not curating.may():
        return
    with st.container(key="adding"):
        _said()
        limits = curating.limits()
        hint = own.UPLOAD_HINT.format(files=limits.files, each=limits.each_mb, total=limits.total_mb)
        turn = st.session_state.get(_ROUND, 0)
        with st.form(f"upload {turn}", border=False):
            given = st.file_uploader(
                own.UPLOAD, accept_multiple_files=True, key=f"uploads {turn}",
                max_upload_size=max(int(limits.each_mb), 1),
            )  # fmt: skip
            st.caption(hint)
            if st.form_submit_button(own.UPLOAD_DO) and given:
                _upload(given, turn)
        if not people.at_home():
            return
        with st.form("folder", border=False):
            path = st.text_input(own.FOLDER, key="folder path", max_chars=2000)
            st.caption(own.FOLDER_HINT)
            if st.form_submit_button(own.FOLDER_DO) and path.strip():
                _folder(path.strip())


def _said() -> None:
    """What became of what was handed over last; names are characters only. What was not taken is told until that is
    dismissed, or something else is handed over: the page is drawn anew of itself while documents are read."""
    said = st.session_state.get(_SAID, ())
    st.session_state[_SAID] = left = [one for one in said if one[0] == "error"]
    for kind, text in said:
        (st.error if kind == "error" else st.info)(text)
    if left and st.button(own.SAID_CLOSE, key="adding close", type="tertiary"):
        st.session_state[_SAID] = []
        st.rerun()


def _upload(given: Sequence[Given], turn: int) -> None:
    said: list[tuple[str, str]] = []
    kept = True  # what was chosen, where none of it could be looked at: one can take some out
    try:
        taken = curating.take(given)
    except NotAllowed as error:
        said.append(("error", str(error)))
    except OSError as error:
        said.append(("error", plain.markdown(own.CANNOT_STORE.format(why=error.strerror or error))))
    else:
        kept = taken.too_much
        if n := len(taken.files):
            said.append(("info", own.BEGUN_ONE if n == 1 else own.BEGUN.format(n=n)))
        if taken.refused:
            lines = [f"**{plain.markdown(name)}** {plain.markdown(why)}".strip("* ") if not name else
                     f"- **{plain.markdown(name)}** {plain.markdown(why)}" for name, why in taken.refused]  # fmt: skip
            said.append(("error", "\n".join((f"{own.REFUSED}\n", *lines))))
    st.session_state[_SAID] = said
    st.session_state[_ROUND] = turn + (not kept)
    st.rerun()


def _folder(path: str) -> None:
    try:
        if not people.at_home():
            raise NotAllowed(sign_in_words.NOT_FROM_ELSEWHERE)
        where = Path(path).expanduser().resolve()
        if not where.exists():
            raise FileNotFoundError
        curating.ingest([where])
        said = ("info", own.BEGUN_FOLDER)
    except NotAllowed as error:
        said = ("error", str(error))
    except (OSError, RuntimeError, ValueError):
        said = ("error", plain.markdown(own.NO_SUCH_FOLDER.format(path=path)))
    st.session_state[_SAID] = [said]
    st.rerun()
