"""Puts the invented library, notebook and assistant in the place of the real ones (`web.services` is made for that)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ingest.progress.last_run import LastRun
from ingest.record import edits
from store.corrections import Correction
from store.layers import Layers
from tests.web import fakes, invented
from web import page_views, services, suggest

WHITE = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="


@dataclass
class World:
    """What the page works on in a test."""

    library: fakes.FakeLibrary = field(default_factory=invented.library)
    notebook: fakes.FakeNotebook = field(default_factory=fakes.FakeNotebook)
    pause: float = 0.0
    pictures: bool = False  # documents with pages are PDF files, whose pages hold no letters
    last_run: LastRun | None = None
    curating: bool = True
    ingested: list[Path] = field(default_factory=list)
    work: services.Work = field(default_factory=services.Work)
    warmth: services.Warmth = field(default_factory=lambda: services.Warmth("ready"))

    def __post_init__(self) -> None:
        if self.pictures:
            self.library.held = [(replace(d, format="pdf") if p.pages else d, p) for d, p in self.library.held]

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
            "warm": lambda: self.warmth,
            "last_run": lambda: self.last_run,
            "page_view": self.page_view,
            "around": lambda: None,
            "entries": lambda: self.library.entries(),
            "near": lambda document_id: None,
            "added": lambda document_id: None,
            "is_upload": lambda path: False,
            "curating": lambda: self.curating,
            "work": lambda: self.work,
            "ingest": self.ingested.extend,
            "remove": self.remove,
            "correct": self.correct,
        }

    def remove(self, document_id: str) -> bool:
        self.library.remove([document_id])
        return True

    def correct(self, document_id: str, field: str, value: str | None) -> None:
        """As the library does it, but that a correction taken back leaves the field empty of origins."""
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
        for name, function in _installed[0].functions().items():
            setattr(services, name, function)
