"""The Evaluation page: the runs of the evaluation suite that were kept with the library, their figures, and the answers
that went worst beside what they rest on. Which run is shown stands in the address. Nothing is run from here.

What comes from questions, answers and documents is drawn by a component of ours, as text.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from evals import history, library_state, results, wording
from evals.errors import ResultsUnreadable
from evals.history import History, Run
from store.errors import SscError
from web import asked, chrome, evaluation_view, parts, reading, services, words
from web import evaluation_words as own

Json = dict[str, Any]
RUN = "run"  # the name in the address


def main() -> None:
    try:
        folder = services.evaluations()
        found = history.read(folder)
    except SscError as error:
        chrome.fail(own.CANNOT_READ.format(why=error))
    told = [(one.name, one.why) for one in found.broken]
    wanted = st.query_params.get(RUN, "")
    data: Json | None = None
    for run in _in_turn(found, wanted):
        try:
            data = _one(run, folder, found)
            break
        except ResultsUnreadable as error:
            told.append((run.name, str(error)))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            # Written by somebody else, or by hand: the page tells it, and shows the other runs.
            why = own.MANGLED.format(why=f"{type(error).__name__}: {error}")
            told.append((run.name, why))
    shown = data["run"] if data else ""
    gone = own.GONE.format(name=wanted) if wanted and wanted not in {run.name for run in found.runs} else ""
    said = parts.evaluation(
        {
            "runs": [[run.name, _label(run)] for run in found.runs],
            # Where the library lies is nothing to a reader.
            "broken": [own.BROKEN.format(name=name, why=why.replace(f"{folder}/", "")) for name, why in told],
            "gone": gone,
            "one": data,
            "command": own.COMMAND,
            "words": own.UI,
        }
    )
    reading.draw()
    chosen = asked.text(said.choose)
    if chosen and chosen != shown:
        st.query_params[RUN] = chosen
        st.rerun()


def _in_turn(found: History, wanted: str) -> list[Run]:
    """The run that is wanted, and those that are shown where it cannot be."""
    return sorted(found.runs, key=lambda run: run.name != wanted)


def _label(run: Run) -> str:
    return f"{run.name} · {wording.moment(run.made)}"


def _one(run: Run, folder: Path, found: History) -> Json:
    """All that is drawn of a run. Raises ResultsUnreadable; KeyError and its like where the results are no run's."""
    read = _read(folder / run.name / results.FILE)
    try:
        shelf = services.shelf()
    except SscError as error:  # without it all evidence would be said to have left the library
        chrome.fail(words.NO_LIBRARY.format(why=error))
    cases = evaluation_view.Cases(read, shelf, services.library)
    return {
        "run": run.name,
        "about": evaluation_view.about(read),
        "library": _changed(read["library"]),
        "verdict": evaluation_view.verdict(read),
        "figures": evaluation_view.figures(read),
        "gates": evaluation_view.gates(read, cases.ids),
        "kinds": evaluation_view.kinds(read),
        "trend": evaluation_view.trend(found.runs, run),
        "lost": cases.said,
        "worst": cases.rows,
        "citations": cases.citations,
    }


def _changed(then: Json) -> str:
    """Whether the library is as it was."""
    try:
        now = library_state.of(services.entries())
    except SscError as error:
        return own.UNKNOWN_LIBRARY.format(why=error)
    if now == then:
        return own.SAME_LIBRARY
    before, today = (own.held(one["documents"], one["passages"]) for one in (then, now))
    return own.OTHER_LIBRARY.format(then=before, now=today)


def _read(file: Path) -> Json:
    """The results of a run, kept while its file is the same. Raises ResultsUnreadable."""
    try:
        now = file.stat()
    except OSError as error:
        raise ResultsUnreadable(f"{file} cannot be read ({error.strerror or error}).") from error
    return _kept(file, now.st_mtime_ns, now.st_size)


@lru_cache(maxsize=4)
def _kept(file: Path, mtime: int, size: int) -> Json:
    return results.read(file)


main()
