"""Our own words on the page, in one place. Words that belong to an answer come with it and are not repeated here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.takeaway import words as in_files

APP = "SSC Assistant"

ASK_PAGE = "Ask"
QUOTES_PAGE = "Quotes"
LIBRARY_PAGE = "Library"
HELP_PAGE = "Help"

ASK_HERE = "Ask about the literature…"

EMPTY_CHAT_TITLE = "What would you like to know?"
EMPTY_CHAT_TEXT = (
    "Ask in your own words. The answer is put together from sentences of the library, each with its source and "
    "its place. What the library does not say, the answer says so."
)
SUGGESTIONS_TITLE = "For a start"

EMPTY_LIBRARY_TITLE = "The library is empty"
EMPTY_LIBRARY_TEXT = (
    "There is nothing to answer from yet. Add documents on the page Library, or in a terminal, in the folder "
    "of this application; this page notices when they are there."
)
EMPTY_LIBRARY_READER = (
    "There is nothing to answer from yet. Whoever looks after this library has to add documents; this page notices "
    "when they are there."
)
EMPTY_LIBRARY_STEPS = (
    ("Try it with the briefs that come with the application", "ssc ingest starter_library"),
    ("Add a file or a whole folder of your own (PDF, HTML, DOCX, Markdown, text)", "ssc ingest PATH"),
)

THREAD_GONE = "There is no such thread here"
THREAD_GONE_HINT = "It was deleted, or the address is incomplete. Ask below to begin a new one."
THREAD_UNREAD = "This thread cannot be read now: {why}"

IMPORTED = in_files.IMPORTED
LOST = "This document has left the library. The quotation is shown as it was when the answer was given."
RECORD_CHANGED = "The document’s record has changed since; this is what it said when the answer was given."
CHANGED = "The document was read again since, and these words were not found in it as they stood."
UNREAD = "The words around the quotation cannot be read now: {why}"
RECORDS = "The library’s records"
RECORD_PLACE = "no place in a text"
UNDERSTOOD = "Understood as:"
TOGETHER = "Read together with:"
FROM_RECORDS = "This comes from the library’s records about its documents, not from a sentence of a document."

# What the component draws on its own: buttons, names for screen readers, headings.
UI: dict[str, str] = {
    "sources": "Sources",
    "copy": "Copy with references",
    "take": "Take away",
    "take_thread": "Take the whole thread away",
    "copied": "Copied",
    "copy_failed": "The browser did not allow copying",
    "citation": "Citation {n}: {place}",
    "not_in_library": "Not in the library:",
    "withheld_one": "One sentence was held back: its source does not bear it out",
    "withheld_many": "{n} sentences were held back: their sources do not bear them out",
    "nearest_title": "The nearest passages",
    "tries_title": "What may help",
    "suggestions": SUGGESTIONS_TITLE,
    "copy_command": "Copy command",
    "withdrawn": "withdrawn",
    "asked_next": "Next:",
    "table": "Table",
    "ready": "Answer ready: {what}.",
    "ready_statement": "one statement",
    "ready_statements": "{n} statements",
    "ready_gap": "one gap",
    "ready_gaps": "{n} gaps",
    "ready_none": "No answer: {why}.",
}

ABSTAIN_TITLE = "The library does not answer this"
ABSTAIN_TRIES = (
    "Name the country, organisation or programme you mean.",
    "Ask for one thing at a time.",
    "See on the Library page what there is to ask about.",
)

MARKS: dict[str, tuple[str, str]] = in_files.MARKS | {
    "unchecked": ("not checked", "Phrased by the model and not checked against the cited words."),
    "unsupported": ("not supported", "A checker did not find it borne out by the cited words."),
}

CHECKED_BY = "Checker: {name}."
NOBODY = "none"

STEPS: dict[str, tuple[str, str]] = {
    "retrieve": ("Searching one passage…", "Searching {n} passages…"),
    "choose": ("Weighing one sentence…", "Choosing among {n} sentences…"),
    "write": ("The model is writing from one passage…", "The model is writing from {n} passages…"),
    "compose": ("Putting one sentence in order…", "Putting {n} sentences in order…"),
}
STARTING = "Reading the question…"
WARMING = "Loading the search model. The first question may take some seconds longer."
WAITING_FOR_MODEL = "Loading the search model, once. Then searching…"
WARM_FAILED = "The search model could not be loaded: {why}"

TOO_LONG = (
    "The question has {n:,} characters; at most {limit:,} are read. It stands in the field again: ask in a sentence or "
    "two."
)
CANNOT_ANSWER = "The question could not be answered: {why}"
NO_LIBRARY = "The library cannot be opened: {why}"
NO_MODEL = "No chat model took part: {why} These are the sources’ own sentences."
NO_NOTEBOOK = "The threads cannot be opened: {why}"


def step(name: str, count: int) -> str:
    """The line that tells a step of the work with its count."""
    one, many = STEPS.get(name, (STARTING, STARTING))
    return one if count == 1 else many.format(n=f"{count:,}")


def welcome(title: str, text: str, *, steps: Sequence[Sequence[str]] = (), ask: Sequence[str] = ()) -> dict[str, Any]:
    """What stands where there is no answer yet: a title, a line, commands to type, questions to click."""
    return {"title": title, "text": text, "steps": [list(step) for step in steps], "suggestions": list(ask)}


def empty_library(*, may_add: bool) -> dict[str, Any]:
    """What is shown in place of a chat or a table while the library is empty, to who may add documents or may not."""
    if not may_add:
        return welcome(EMPTY_LIBRARY_TITLE, EMPTY_LIBRARY_READER)
    return welcome(EMPTY_LIBRARY_TITLE, EMPTY_LIBRARY_TEXT, steps=EMPTY_LIBRARY_STEPS)


def library_counts(documents: int, passages: int) -> str:
    """What the side bar says of the library."""
    if not documents:
        return "No documents yet"
    first = "One document" if documents == 1 else f"{documents:,} documents"
    return f"{first}, {'one passage' if passages == 1 else f'{passages:,} passages'}"


INGESTION_RUNS = "Reading documents: {progress}."
INGESTION_BEGINS = "Reading documents: about to begin."
INGESTION_WAITS = "More is waiting to be read after it ({n})."
INGESTION_FAILED = "The documents could not be read: {why}"
INGESTION_STOP = "Stop reading"
INGESTION_DONE = "Last reading on {began}: {counts}."
INGESTION_BROKEN_OFF = (
    "The last reading, on {began}, was broken off: {counts}. What was finished is kept; to read the same "
    "files again goes on from there."
)
INGESTION_COUNTS = {
    "added": "added", "changed": "changed", "renamed": "renamed", "reread": "read again", "unchanged": "unchanged",
    "removed": "removed", "failed": "failed",
}  # fmt: skip
INGESTION_REMARKS = "Remarks on single files ({n})"
NEARLY_THE_SAME = "{source} is nearly the same as {like} ({similarity:.0%} of the text)"
THE_SAME = "{source} is the same file as {same_as}"
