"""Files of searches for quotes: one JSON object {"id", "query", "exact"} a line ("words" in place of "exact")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from assistant.question_lines import BadLine, objects_in
from assistant.quotes import Mode


@dataclass(frozen=True, slots=True)
class AskedQuery:
    """A search of a file; `mode` is None where the line does not say it."""

    id: Any
    query: str
    mode: Mode | None


def read_queries(lines: Iterable[bytes]) -> Iterator[AskedQuery | BadLine]:
    """What each line searches, or what is wrong with it; empty lines are passed over."""
    for number, asked in objects_in(lines):
        yield asked if isinstance(asked, BadLine) else _asked(asked, number)


def _asked(asked: dict[str, Any], number: int) -> AskedQuery | BadLine:
    name, query = asked.get("id", str(number)), asked.get("query")
    if not isinstance(query, str) or not query.strip():
        return BadLine(name, "no_query", f'line {number} has no "query"')
    mode: Mode | None = None
    if asked.get("exact"):
        mode = "exact"
    elif asked.get("words"):
        mode = "words"
    elif "exact" in asked:
        mode = "topic"
    return AskedQuery(name, query, mode)
