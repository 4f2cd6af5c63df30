"""Files of questions: one JSON object {"id", "question", "history": [earlier questions]} a line.

A line is read when the one before it has been dealt with, so that a pipe can be answered as it comes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A question of a file; `id` is as it stands there (any JSON value), else the number of the line."""

    id: Any
    question: str
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no question: `kind` is not_json, not_an_object, no_question or bad_history; no_query in a
    file of searches."""

    id: Any
    kind: str
    message: str


def read_lines(lines: Iterable[bytes]) -> Iterator[AskedLine | BadLine]:
    """What each line asks, or what is wrong with it; empty lines are passed over. UTF-8, with or without its mark."""
    for number, asked in objects_in(lines):
        yield asked if isinstance(asked, BadLine) else _asked(asked, number)


def objects_in(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any] | BadLine]]:
    """The JSON object of each line with the line's number, or what is wrong with it; empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        text = line.decode("utf-8", "replace").removeprefix("\ufeff")
        if text.strip():
            yield number, _object(text, number)


def _object(line: str, number: int) -> dict[str, Any] | BadLine:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BadLine(str(number), "not_json", f"line {number} is not JSON: {error}")
    return found if isinstance(found, dict) else BadLine(str(number), "not_an_object", f"line {number} is no object")


def _asked(asked: dict[str, Any], number: int) -> AskedLine | BadLine:
    name = asked.get("id", str(number))
    question, history = asked.get("question"), asked.get("history") or []
    if not isinstance(question, str):
        return BadLine(name, "no_question", f'line {number} has no "question"')
    if not isinstance(history, list) or not all(isinstance(h, str) for h in history):
        return BadLine(name, "bad_history", f'line {number}: "history" is a list of questions')
    return AskedLine(name, question, tuple(history))
