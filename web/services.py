"""What the pages share: the library, the notebook, and whom they ask; each opened once for the whole process.

The pages call these functions through the module (`services.library()`), so that a test can put another in place.
Nothing heavy is imported before it is needed: the page can be read and typed into while the search model loads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from store.documents import Document
from store.errors import LibraryMissing, SscError
from web import answering, models, page_views, people, suggest
from web import follow_ups as follow
from web.background import Background, Warmth
from web.choice import Choice
from web.following import Following, Quiet, tried
from web.intake import FOLDER as UPLOADS

if TYPE_CHECKING:
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
TRIED = 10  # suggested questions that are tried, to find some that the library answers


_lock = threading.Lock()
_choice = Choice()
_shelves: dict[int, dict[str, Document]] = {}


def configure(choice: Choice) -> None:
    """Take the settings; the door calls this at every run, before any page."""
    global _choice
    _choice = choice
    people.configure(people.Rules(curators=choice.curators, open_to=choice.open_to, sign_in_hours=choice.sign_in_hours))


def choice() -> Choice:
    """What the door was told last."""
    return _choice


def library() -> Library:
    """The library, opened once. Raises LibraryMissing before the first ingestion, NotAllowed for somebody who is not
    let in (any more), SscError where it cannot be read."""
    people.let_in()
    return _open_library(str(_choice.folder), _choice.embedding)


def notebook() -> Notebook:
    """The notebook of this library's people, opened once. Raises NotAllowed, SscError where it cannot be opened."""
    people.let_in()
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


def evaluations() -> Path:
    """The folder in which runs of the evaluation suite are kept; it may not be there. Raises NotAllowed."""
    from evals.history import FOLDER

    people.let_in()
    return _choice.folder / FOLDER


def last_run() -> LastRun | None:
    """What the last ingestion did, or how far the present one is; None where nothing is known of one."""
    from ingest.progress import last_run as file

    return file.read(_choice.folder)


def added(document_id: str) -> datetime | None:
    """Since when the library has a document's file; None where that is not known."""
    try:
        return datetime.fromtimestamp(library().originals.path(document_id).stat().st_mtime).astimezone()
    except OSError:
        return None


def is_upload(path: str) -> bool:
    """Whether a file was uploaded to this library."""
    return Path(path).parent == (_choice.folder / UPLOADS).resolve()


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
        wishes = _wishes(models.named(model, chat_models()))
        return answering.answer(library(), wishes, question, history, on_step, on_statement, where, stop=stop)


def _wishes(one: models.Named) -> answering.Wishes:
    """How answers are made that one of the chat models phrases."""
    # A judge is the chat model itself: where none phrases, none judges.
    judged = one.model != models.EXTRACTIVE or one == chat_models()[0]
    checker = _choice.checker if judged else "packaged"
    return answering.Wishes(one.model, one.url, _choice.model_seconds, checker, _choice.reranker)


def _ask_nobody(question: str, history: Sequence[Earlier]) -> Json:
    """The answer in the sources' own words: what is tried in the background never leaves this machine."""
    return answering.answer(library(), _wishes(models.NOBODY), question, history)


def chat_models() -> tuple[models.Named, ...]:
    """Who may phrase the answers; the first is the usual one."""
    return models.choices(_choice.model, _choice.model_url, _choice.models)


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
    return tried(made, answers, _ask_nobody, wanted, _quiet)


_quiet = Quiet()
_following: Following[tuple[str, int], Sequence[Json]] = Following(_tried_next)


def _answers(question: str) -> bool:
    return bool(_ask_nobody(question, ())["statements"])


def _candidates() -> Sequence[str]:
    """What may be suggested; before anything is asked the model is made ready for many."""
    from store.embedder import Embedder

    embedder = library().embedder
    if isinstance(embedder, Embedder):
        embedder.make_ready()
    return suggest.questions(shelf(), library(), TRIED)


_background = Background(_candidates, _answers, suggest.WANTED)
