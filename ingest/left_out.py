"""What is told of lines that were left out of a text, so that nobody has to believe that none was."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.draft import Para
from ingest.strand import INSERTED

_SHOWN = 2
_LONGEST = 40


def lost(before: Sequence[Para], after: Sequence[Para]) -> list[Para]:
    """The paragraphs of which nothing is left."""
    kept = {p.strand.first() for p in after}
    return [p for p in before if p.strand.first() not in kept and p.strand.first() != INSERTED]


def told(what: str, lines: Sequence[Para]) -> list[str]:
    """A warning of the lines left out as something, with the first of them; none where there are no lines."""
    return said(what, [p.text for p in lines])


def said(what: str, lines: Sequence[str]) -> list[str]:
    """The same of lines that never were paragraphs."""
    if not lines:
        return []
    texts = list(dict.fromkeys(lines))
    shown = [f"“{_short(t)}”" for t in texts[:_SHOWN]] + ["…"] * (len(texts) > _SHOWN)
    return [f"left out as {what}: {len(lines):,} ({', '.join(shown)})"]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
