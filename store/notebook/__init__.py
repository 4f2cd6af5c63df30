"""What people make: threads, answers, saved quotes, dossiers, feedback, corrections; a SQLite file that no ingestion
touches.

Answers are kept as the JSON they were shown as. The notebook does not know the library: what was saved about a document
names it by id and source and, for a quote, by its exact words and those around them, so that it is found again later.
"""

from __future__ import annotations

from store.corrections import Correction
from store.notebook.dossiers import Dossiers, KeptDossier
from store.notebook.file import FILE
from store.notebook.judgements import Feedback, Judgements
from store.notebook.quotes import SavedQuote, SavedQuotes
from store.notebook.threads import Thread, Threads, Turn

__all__ = [
    "FILE", "Correction", "Feedback", "KeptDossier", "Notebook", "SavedQuote", "Thread", "Turn",
]  # fmt: skip


class Notebook(Threads, SavedQuotes, Judgements, Dossiers):
    """The notebook of a library's folder. Safe to share between threads and processes."""
