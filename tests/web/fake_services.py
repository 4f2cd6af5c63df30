"""Puts the invented library and assistant in the place of the real ones (`web.services` is made for that). The notebook
is a real one, in a folder that goes with the world unless it is given."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import streamlit as st

from evals.history import FOLDER
from ingest.progress.last_run import LastRun
from ingest.record import edits
from store.corrections import Correction
from store.layers import Layers
from store.notebook import Notebook
from tests.web import fakes, invented
from web import curating, page_views, people, services, sign_in_words, suggest
from web.errors import NotAllowed
from web.jobs import Work
from web.models import NOBODY, Named

WHITE = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
COOKIE = "person"


@dataclass
class World:
    """What the page works on in a test."""

    library: fakes.FakeLibrary = field(default_factory=invented.library)
    folder: Path | None = None  # of the notebook
    person: people.Person | None = None  # who is at the page; None: whom the browser's cookie names, else nobody
    pause: float = 0.0
    pictures: bool = False  # documents with pages are PDF files, whose pages hold no letters
    last_run: LastRun | None = None
    curating: bool = True
    models: tuple[Named, ...] = (NOBODY,)
    offered: list[str] | None = field(default_factory=list)  # what may be asked next; None: it is being tried
    ingested: list[Path] = field(default_factory=list)
    work: Work = field(default_factory=Work)
    warmth: services.Warmth = field(default_factory=lambda: services.Warmth("ready"))

    def __post_init__(self) -> None:
        self.passing = None if self.folder else Path(tempfile.mkdtemp(prefix="ssc-"))
        self.notebook = Notebook.open(self.folder or self.passing or Path())
        if self.pictures:
            self.library.held = [(replace(d, format="pdf") if p.pages else d, p) for d, p in self.library.held]

    def close(self) -> None:
        """Close the notebook; it goes with the world if it came with it."""
        self.notebook.close()
        if self.passing:
            shutil.rmtree(self.passing)

    def current(self) -> people.Person:
        """Takes the place of `people.current`."""
        return self.person or people.Person(st.context.cookies.get(COOKIE, ""))

    def page_view(self, document_id: str, number: int, start: int, end: int) -> dict[str, Any] | None:
        """A page that is a picture: one white dot."""
        paged = self.library.paged(document_id)
        return {
            "number": number, "place": page_views.place(paged, number), "pages": paged.pages, "image": WHITE,
            "width": 210, "height": 297, "boxes": [], "letters": 0, "on": number in paged.pages_of(start, end),
        }  # fmt: skip

    def functions(self) -> dict[str, Any]:
        """The functions of `web.services` over this world."""
        return {
            "library": lambda: self.library,
            "counts": lambda: self.library.counts(),
            "notebook": lambda: self.notebook,
            "shelf": lambda: {d.id: d for d in self.library.documents()},
            "ask": invented.assistant(self.library, self.pause),
            "suggestions": lambda: suggest.questions(
                {d.id: d for d in self.library.documents()}, self.library, suggest.WANTED
            ),
            "follow_ups": lambda answers: self.offered if answers else (),
            "chat_models": lambda: self.models,
            "warm": lambda: self.warmth,
            "last_run": lambda: self.last_run,
            "page_view": self.page_view,
            "around": lambda: None,
            "entries": lambda: self.library.entries(),
            "near": lambda document_id: None,
            "added": lambda document_id: None,
            "is_upload": lambda path: False,
            "evaluations": lambda: (self.folder or self.passing or Path()) / FOLDER,
        }

    def acts(self) -> dict[str, Any]:
        """The functions of `web.curating` over this world."""
        return {
            "may": lambda: self.curating,
            "work": lambda: self.work,
            "ingest": self.ingested.extend,
            "remove": self.remove,
            "correct": self.correct,
        }

    def curators_only(self) -> None:
        if not self.curating:
            raise NotAllowed(sign_in_words.TURNED_OFF)

    def remove(self, document_id: str) -> bool:
        self.curators_only()
        self.library.remove([document_id])
        return True

    def correct(self, document_id: str, field: str, value: str | None) -> None:
        """As the library does it, but that a correction taken back leaves the field empty of origins."""
        self.curators_only()
        changes = edits.read([], [field]) if value is None else edits.read([f"{field}={value}"])
        made: Sequence[Correction] = [Correction("", n, v) for n, v in changes.items() if v is not None]
        at = next(i for i, (d, _) in enumerate(self.library.held) if d.id == document_id)
        document, paged = self.library.held[at]
        self.library.held[at] = (replace(document, record=Layers(document.record).record(made)), paged)
        self.library.generation += 1


_installed: list[World] = []


def install(**values: Any) -> None:
    """Put one world in place for the whole process; a second call changes nothing."""
    if not _installed:
        _installed.append(World(**values))
        atexit.register(_installed[0].close)
        for name, function in _installed[0].functions().items():
            setattr(services, name, function)
        for name, function in _installed[0].acts().items():
            setattr(curating, name, function)
        people.current = _installed[0].current
