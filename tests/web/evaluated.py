"""Runs of the evaluation suite beside a library, as invented ones: their answers cite what stands in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from evals import history, library_state
from evals import results as files
from evals.results import Results
from store.catalog import Entry
from store.documents import PagedText, span_key
from tests.evals.invented_results import results

Json = dict[str, Any]


class Held(Protocol):
    """What is needed of a library."""

    def entries(self) -> Iterable[Entry]: ...

    def paged(self, document_id: str) -> PagedText: ...


def answers(library: Held) -> list[Json]:
    """An answer for each document, which cites the beginning of its first paragraph."""
    made = []
    for entry in library.entries():
        paged = library.paged(entry.document.id)
        block = next((b for b in paged.blocks if b.kind == "body"), paged.blocks[0])
        end = min(block.end, block.start + 160)
        made.append(_answer(entry, paged, block.start, end))
    return made


def _answer(entry: Entry, paged: PagedText, start: int, end: int) -> Json:
    document, record = entry.document, entry.document.record
    place = paged.locate(start, end)
    key = span_key(document.id, start, end)
    evidence = {
        "key": key, "quote": paged.text[start:end], "score": 0.7, "author_says": True, "speaker": "", "original": None,
        "force": "asserts", "examples_only": False, "as_of": None,
        "document": {
            "id": document.id, "source": document.source, "title": record.title or document.source,
            "authors": [str(name) for name in record.authors], "year": record.year, "type": record.type, "record": {},
        },
        "locator": {
            name: getattr(place, name)
            for name in ("start", "end", "pages", "labels", "section", "paragraph", "note", "kind")
        },
    }  # fmt: skip
    said = {"text": evidence["quote"], "citations": [key], "support": "quoted", "why": "", "checker": None}
    held = {
        "text": "It was never so.", "citations": [key], "support": "unsupported", "why": "It says so.", "checker": "x",
    }  # fmt: skip
    gap = {"ask": "what it costs", "reason": "No passage names a sum.", "nearest": [key]}
    return {
        "id": f"a{key}", "abstained": False, "statements": [said], "withheld": [held], "gaps": [gap],
        "evidence": [evidence], "text": f"{evidence['quote']} [1]",
    }  # fmt: skip


def put(folder: Path, library: Held, change: Callable[[Results], None] = lambda run: None) -> None:
    """Keep three runs with the library in that folder, the oldest on other questions, the newest of all that a case
    can be; and one that is broken. `change` is done to the newest."""
    shown, now = answers(library), library_state.of(library.entries())
    kept = folder / history.FOLDER
    first = results("first", seed=3, skill=0.5, made="2026-02-01T08:00:00+00:00", shown=shown)
    first["sets"][0]["sha256"] = "c" * 64
    files.write(first, kept / "2026-02-01 first")
    second = results("second", seed=2, skill=0.7, made="2026-02-20T08:00:00+00:00", shown=shown)
    files.write(second, kept / "2026-02-20 second")
    newest = results("third", skill=0.8, shown=shown, library=now)
    change(newest)
    files.write(newest, kept / "2026-03-01 third")
    (kept / "broken").mkdir()
    (kept / "broken" / files.FILE).write_text("{", encoding="utf-8")
