"""What the Library page says of the last ingestion, or of the one under way in another process.

It reads the report file that the job keeps in the library's folder. It starts nothing, but ends what the page began
where somebody wants that. File names become Markdown that shows their characters and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import streamlit as st

from ingest.progress.last_run import LastRun
from web import curating, plain, services, words

_LISTED = 200  # of each kind; the report file has them all
_RUNNING = "ingestion running"


def show() -> None:
    """The line of the last ingestion, and what is to be known of single files; while one runs, how far it is."""
    run, work = services.last_run(), curating.work()
    if work.busy or (run is not None and run.state() == "running"):
        _progress()
        return
    if work.failed:
        st.error(plain.markdown(words.INGESTION_FAILED.format(why=work.failed)))
    if run is None:
        return
    st.html(f'<p class="ssc-counts">{line(run)}</p>')
    if remarks := list(_remarks(run)):
        with st.expander(words.INGESTION_REMARKS.format(n=len(remarks))):
            st.markdown("\n".join(f"- {remark}" for remark in remarks))


@st.fragment(run_every=2.0)
def _progress() -> None:
    """How far it is, looked up every other second; the page is drawn anew when documents came or it has ended. A screen
    reader is told that it begins and, by the table, how many documents there are; each step of it would never let the
    reader read on."""
    run, work = services.last_run(), curating.work()
    reads = run is not None and run.state() == "running"
    running = reads or work.busy
    if run is not None and reads and run.progress and run.progress.total:
        st.html(f'<p class="ssc-counts">{line(run)}</p>')
        st.progress(min((run.progress.done + run.progress.part) / run.progress.total, 1.0))
    elif running:
        st.html(f'<p class="ssc-counts" role="status">{words.INGESTION_BEGINS}</p>')
    if work.waiting and (reads or work.process):
        st.html(f'<p class="ssc-counts">{words.INGESTION_WAITS.format(n=work.waiting)}</p>')
    if work.process and curating.may() and st.button(words.INGESTION_STOP):
        curating.stop()
    written = len(run.report["added"]) + len(run.report["changed"]) if run else 0
    seen = (running, written)
    if st.session_state.get(_RUNNING, seen) != seen:
        st.session_state[_RUNNING] = seen
        st.rerun()
    st.session_state[_RUNNING] = seen


def line(run: LastRun, now: datetime | None = None) -> str:
    """The run in one line of our own words and numbers."""
    began = f"{run.began.astimezone():%d %B %Y, %H:%M}".lstrip("0")
    if run.state(now) == "running":
        return words.INGESTION_RUNS.format(progress=run.progress)
    counted = [
        f"{len(run.report[name]):,} {said}"
        for name, said in words.INGESTION_COUNTS.items()
        if run.report[name] or name == "added"
    ]
    said = words.INGESTION_DONE if run.state(now) == "done" else words.INGESTION_BROKEN_OFF
    return said.format(began=began, counts=", ".join(counted))


def _remarks(run: LastRun) -> Iterator[str]:
    """What failed and why, what was left behind, what is there twice, what is nearly the same, as Markdown."""
    for failure in run.report["failed"][:_LISTED]:
        yield f"{_name(failure['source'])}: {plain.markdown(failure['error'])}"
    for one in run.report["warnings"][:_LISTED]:
        yield f"{_name(one['source'])}: {plain.markdown(one['warning'])}"
    for near in run.report["near_duplicates"][:_LISTED]:
        yield words.NEARLY_THE_SAME.format(
            source=_name(near["source"]), like=_name(near["like"]), similarity=near["similarity"]
        )
    for same in run.report["duplicates"][:_LISTED]:
        yield words.THE_SAME.format(source=_name(same["source"]), same_as=_name(same["same_as"]))


def _name(source: str) -> str:
    return f"**{plain.markdown(source)}**"
