"""Puts the invented library, notebook and assistant in the place of the real ones (`web.services` is made for that)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from ingest.progress.last_run import LastRun
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
        }


_installed: list[World] = []


def install(**values: Any) -> None:
    """Put one world in place for the whole process; a second call changes nothing."""
    if not _installed:
        _installed.append(World(**values))
        for name, function in _installed[0].functions().items():
            setattr(services, name, function)
