"""What the pages share: the library, the notebook and the asking, each opened once for the whole process.

The pages call these functions through the module (`services.library()`), so that a test can put another in place.
Nothing heavy is imported before it is needed: the page can be read and typed into while the search model loads.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from store.documents import Document
from store.errors import LibraryMissing, SscError
from web import follow_ups as follow
from web import models, page_views, people, sign_in_words, suggest, words
from web.background import Background, Warmth
from web.errors import NotAllowed
from web.following import Following, Quiet, tried
from web.intake import FOLDER as UPLOADS
from web.intake import Given, Limits, Taken, discard
from web.intake import take as take_files
from web.jobs import Jobs, Work

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.conversation import Earlier
    from assistant.quotes import Quotes, QuoteSearch
    from assistant.takeaway.neighbours import Around
    from ingest.progress.last_run import LastRun
    from store.catalog import Entry
    from store.library import Library
    from store.notebook import Notebook
    from store.where import Where

Json = dict[str, Any]
Step = Callable[[str, int], None]
_DOOR = Path(__file__).resolve().parents[1] / "cli.py"
TRIED = 10  # suggested questions that are tried, to find some that the library answers


@dataclass(frozen=True, slots=True)
class Choice:
    """What the door was told; the names are those of the settings."""

    folder: Path = Path("library")
    embedding: str = "multilingual-e5-small"
    model: str = "extractive"
    model_url: str = ""
    models: tuple[models.Named, ...] = ()
    model_seconds: float = 60.0
    checker: str = "packaged"
    reranker: str = ""
    curating: str = "on"
    upload_mb: float = 100.0
    upload_total_mb: float = 500.0
    upload_files: int = 50
    curators: str = ""
    open_to: str = "localhost"
    sign_in_hours: float = 12.0


_lock = threading.Lock()
_choice = Choice()
_shelves: dict[int, dict[str, Document]] = {}


def configure(choice: Choice) -> None:
    """Take the settings; the door calls this at every run, before any page."""
    global _choice
    _choice = choice
    people.configure(people.Rules(choice.curators, choice.open_to, choice.sign_in_hours))


def library() -> Library:
    """The library, opened once. Raises LibraryMissing before the first ingestion, SscError where it cannot be read."""
    return _open_library(str(_choice.folder), _choice.embedding)


def notebook() -> Notebook:
    """The notebook of this library's people, opened once. Raises SscError where it cannot be."""
    return _open_notebook(str(_choice.folder))


@st.cache_resource(show_spinner=False)
def _open_library(folder: str, embedding: str) -> Library:
    from store.library import Library

    return Library.open(Path(folder), model=embedding)


@st.cache_resource(show_spinner=False)
def _open_notebook(folder: str) -> Notebook:
    from store.notebook import Notebook

    return Notebook.open(Path(folder))


def shelf() -> Mapping[str, Document]:
    """The documents that are in the library now, by id; read again when its generation moves. Raises SscError."""
    try:
        here = library()
    except LibraryMissing:
        return {}  # nothing was ingested yet; looked for again at the next run
    generation = here.generation
    with _lock:
        if generation not in _shelves:
            _shelves.clear()
            _shelves[generation] = {d.id: d for d in here.documents()}
        return _shelves[generation]


def entries() -> tuple[Entry, ...]:
    """The documents that are in the library now, with their sizes, by source. Raises SscError."""
    try:
        return library().entries()
    except LibraryMissing:
        return ()


def near(document_id: str) -> tuple[Document, float] | None:
    """The document whose text is most nearly the same, and the share in common. Raises SscError."""
    return library().alike(document_id)


def counts() -> tuple[int, int]:
    """How many documents and passages there are. Raises SscError."""
    try:
        return library().counts()
    except LibraryMissing:
        return 0, 0


def last_run() -> LastRun | None:
    """What the last ingestion did, or how far the present one is; None where nothing is known of one."""
    from ingest.progress import last_run as file

    return file.read(_choice.folder)


def curating() -> bool:
    """Whether whoever is at the page may add, remove and correct documents."""
    return _choice.curating == "on" and people.current().curator


def _curators_only() -> None:
    """Raises NotAllowed. Where it is done, not only where it is offered: whoever is not shown a button can still send
    what it sends."""
    if not curating():
        raise NotAllowed(sign_in_words.NO_CURATOR if _choice.curating == "on" else sign_in_words.TURNED_OFF)


def limits() -> Limits:
    """How much may be uploaded at once."""
    return Limits(_choice.upload_mb, _choice.upload_total_mb, _choice.upload_files)


def take(given: Sequence[Given]) -> Taken:
    """Keep uploaded files in the library's folder and have them read. Raises NotAllowed, OSError."""
    _curators_only()
    taken = take_files(given, _choice.folder.resolve(), limits())
    ingest(taken.files)
    return taken


def ingest(paths: Sequence[Path]) -> None:
    """Have files and folders read by a process of its own, after those that are being read. Raises NotAllowed."""
    _curators_only()
    _jobs.add(paths)


def work() -> Work:
    """What is being read at the behest of the page, and what waits for it."""
    return _jobs.look()


def stop() -> None:
    """End the reading that the page began. Raises NotAllowed."""
    _curators_only()
    _jobs.stop()


def remove(document_id: str) -> bool:
    """Take a document out of the library, with its file if it was uploaded; whether it was there.

    Raises NotAllowed, SscError."""
    _curators_only()
    here = library()
    document = shelf().get(document_id)
    gone = bool(here.remove([document_id]))
    if document is not None:
        discard(_choice.folder, document.paths)
    return gone


def correct(document_id: str, field: str, value: str | None) -> None:
    """Put a field of a document's record right, as it is typed; None takes a correction back.

    Raises NotAllowed, SscError."""
    _curators_only()
    from ingest.record import edits
    from store import records

    changes = edits.read([], [field]) if value is None else edits.read([f"{field}={value}"])
    records.correct(library(), document_id, changes)


def added(document_id: str) -> datetime | None:
    """Since when the library has a document's file; None where that is not known."""
    try:
        return datetime.fromtimestamp(library().originals.path(document_id).stat().st_mtime).astimezone()
    except OSError:
        return None


def is_upload(path: str) -> bool:
    """Whether a file was uploaded to this library."""
    return Path(path).parent == (_choice.folder / UPLOADS).resolve()


def _command(paths: Sequence[str]) -> list[str]:
    return [sys.executable, str(_DOOR), "ingest", "--json", "--library", str(_choice.folder), *paths]


def _others_read() -> bool:
    run = last_run()
    return run is not None and run.state() == "running"


def _has_ended(paths: Sequence[str], process: int) -> None:
    """Drop the uploads that could not be read: they are told, and would be tried again with every reading."""
    run = last_run()
    if run is None or run.process != process or run.state() != "done":
        return
    failed = {one["source"] for one in run.report["failed"]}
    kept = {path for document in shelf().values() for path in document.paths}
    discard(_choice.folder, (path for path in paths if Path(path).name in failed), kept)


_jobs = Jobs(_command, _others_read, _has_ended)


def ask(
    question: str,
    history: Sequence[str | Earlier],
    on_step: Step,
    on_statement: Callable[[str], None] | None = None,
    where: Where | None = None,
    *,
    model: str = "",
    stop: Callable[[], bool] | None = None,
) -> Json:
    """The answer as JSON, with the number of documents that it was looked for in. Raises SscError, and Stopped soon
    after `stop` says True.

    `on_statement` is told each statement of a chat model that has held, as it is written. `where`: only from the
    documents that pass it. `model` is the name of one of `chat_models`, "" for the usual one.
    """
    with _quiet.broken():
        one = models.named(model, chat_models())
        return _ask(question, history, on_step, on_statement, where, model=one, stop=stop)


def _ask(
    question: str,
    history: Sequence[str | Earlier],
    on_step: Step | None = None,
    on_statement: Callable[[str], None] | None = None,
    where: Where | None = None,
    *,
    model: models.Named,
    stop: Callable[[], bool] | None = None,
) -> Json:
    from assistant.assistant import Assistant
    from assistant.errors import ModelError

    here, notice = library(), ""
    try:
        asked = _open_assistant(_phrased_by(model), here)
    except ModelError as error:
        asked, notice = Assistant(here), words.NO_MODEL.format(why=error)
    tell = on_statement or _tell_nobody
    found = asked.ask(
        question, history=history, where=where, on_step=on_step, on_statement=lambda said: tell(said.text), stop=stop
    ).to_json()
    return found | {"notice": notice or found["notice"]}


def chat_models() -> tuple[models.Named, ...]:
    """Who may phrase the answers; the first is the usual one."""
    return models.choices(_choice.model, _choice.model_url, _choice.models)


def _phrased_by(one: models.Named) -> Choice:
    """What is configured, with a chat model in the place of the usual one."""
    usual = chat_models()[0]
    # A judge is the chat model itself: where none phrases, none judges.
    checker = _choice.checker if one.model != models.EXTRACTIVE or one == usual else "packaged"
    return replace(_choice, model=one.model, model_url=one.url, checker=checker)


@st.cache_resource(show_spinner=False)
def _open_assistant(choice: Choice, _library: Library) -> Assistant:
    from assistant.assistant import Assistant

    return Assistant.over(
        _library, model=choice.model, model_url=choice.model_url, seconds=choice.model_seconds, checker=choice.checker,
        reranker=choice.reranker,
    )  # fmt: skip


def _tell_nobody(text: str) -> None:
    """Takes the statements where nobody listens."""


def quotes(search: QuoteSearch) -> Quotes:
    """The quotes of a search, with the second reader where there is one. Raises SscError."""
    from assistant.quote_search import find_quotes
    from assistant.second_opinion import reader_for

    here = library()
    return find_quotes(search, here, second=reader_for(search, here))


def around() -> Around | None:
    """What looks up the words around evidence; None where the library cannot be opened, and nothing can be said."""
    from assistant.takeaway.neighbours import in_library

    try:
        return in_library(library())
    except SscError:
        return None


def page_view(document_id: str, number: int, start: int, end: int) -> Json | None:
    """Page `number` (from 1) of a document as a picture with the span [start, end) marked (`page_views.view`); None
    while it is being drawn: ask again. Raises SscError."""
    return page_views.view(library(), document_id, number, start, end)


def warm() -> Warmth:
    """How far the search model is; loading it begins here, in the background. Raises SscError."""
    return _background.look(library().generation) if counts()[0] else Warmth("idle")


def suggestions() -> Sequence[str] | None:
    """Questions that the library answers; None while they are being tried. Raises SscError."""
    return _background.suggestions(library().generation) if counts()[0] else ()


def follow_ups(answers: Sequence[Json]) -> Sequence[str] | None:
    """Questions that may come after the last of a thread's answers (JSON, oldest first), each answered by the library;
    None while they are being tried: ask again. Raises SscError."""
    if not answers or not counts()[0]:
        return ()
    return _following.look((answers[-1]["id"], library().generation), answers)


def _tried_next(answers: Sequence[Json], wanted: Callable[[], bool]) -> Sequence[str]:
    from assistant.query_words import acronyms_of

    made = follow.candidates(answers, shelf(), library(), acronyms_of(library()))
    return tried(made, answers, lambda one, history: _ask(one, history, model=models.NOBODY), wanted, _quiet)


_quiet = Quiet()
_following: Following[tuple[str, int], Sequence[Json]] = Following(_tried_next)


def _answers(question: str) -> bool:
    return bool(_ask(question, (), model=models.NOBODY)["statements"])


_background = Background(lambda: suggest.questions(shelf(), library(), TRIED), _answers, suggest.WANTED)
