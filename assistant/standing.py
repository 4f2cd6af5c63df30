"""What has become of the evidence of an answer that was kept: whether its words still stand where they stood.

Decided by the exact words with those before and after them. The answer itself is shown as it was, whatever is found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.record import words_around
from store import record_lines
from store.documents import Document, PagedText
from store.errors import DocumentUnknown

Json = Mapping[str, Any]


class State(StrEnum):
    """What has become of evidence; of `WITHDRAWN` and `CHANGED` a reader must be told that it no longer stands."""

    STANDS = "stands"
    MOVED = "moved"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a piece of evidence, and where its words stand now (None where they do not, or in a record)."""

    state: State
    span: tuple[int, int] | None = None

    @property
    def gone(self) -> bool:
        """Whether a citation of it is marked withdrawn: its document left, or its words changed."""
        return self.state in (State.CHANGED, State.WITHDRAWN)


def around_of(answer: Json, key: str) -> tuple[str, str] | None:
    """The words before and after a piece of evidence, as the answer's record keeps them; None where it does not."""
    found = ((answer.get("record") or {}).get("around") or {}).get(key)
    return (str(found[0]), str(found[1])) if found else None


def standing(
    evidence: Json, around: tuple[str, str] | None, document: Document | None, text: Callable[[], PagedText]
) -> Standing:
    """What has become of evidence (its JSON). `document` is the one of its id in the library now, None if it left;
    `text` reads it, and is called for spans only. Raises StoreError where it cannot be read."""
    if evidence["locator"]["kind"] == "record":
        return _of_record(evidence, document)
    if document is None:
        return Standing(State.WITHDRAWN)
    try:
        paged = text()
    except DocumentUnknown:
        return Standing(State.WITHDRAWN)  # it left between two looks
    start, end = evidence["locator"]["start"], evidence["locator"]["end"]
    if paged.text[start:end] == evidence["quote"]:
        return Standing(State.STANDS, (start, end))
    span = find(paged.text, evidence["quote"], around)
    return Standing(State.MOVED, span) if span else Standing(State.CHANGED)


def find(text: str, words: str, around: tuple[str, str] | None = None) -> tuple[int, int] | None:
    """Where words stand: in the one place that has them, or of several in the one with the same words around them."""
    if not words:
        return None
    spans = []
    at = text.find(words)
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + 1)
    if len(spans) > 1 and around:
        spans = [span for span in spans if words_around(text, *span) == around]
    return spans[0] if len(spans) == 1 else None


def _of_record(evidence: Json, document: Document | None) -> Standing:
    """A count over the library is of its own time. A field has changed where one that the answer gives reads
    differently in the record now."""
    if evidence["found_by"] == "count":
        return Standing(State.STANDS)
    if document is None:
        return Standing(State.WITHDRAWN)
    before = {key: value for key, value, _ in record_lines.lines(evidence["document"]["record"], {})}
    now = {key: value for key, value, _ in record_lines.lines(document.record.to_csl(), {})}
    quote = evidence["quote"]
    given = {key: value for key, value in before.items() if value and (value in quote or quote in value)}
    if given:
        same = all(now.get(key) == value for key, value in given.items())
    else:
        same = evidence["document"]["record"] == document.record.to_csl()  # written otherwise: names in another order
    return Standing(State.STANDS if same else State.CHANGED)
