"""What a file of references holds in any format: CSL-JSON items, the files attached to them, and what is broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Entry:
    """A CSL-JSON item, and the paths of its attachments as they are written."""

    item: dict[str, Any]
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry that could not be read, by the line on which it begins (0: not known), and why if that is known."""

    line: int
    why: str = ""


@dataclass(frozen=True)
class Entries:
    """The entries of a file, in order, and those that could not be read."""

    found: tuple[Entry, ...] = ()
    broken: tuple[Broken, ...] = ()


def period(first: Iterable[object], last: Iterable[object]) -> dict[str, Any] | None:
    """A CSL date from one or two dates in parts (year, month, day); None where the first has no year.

    One that no calendar has is given on, to be told by who makes a record of it.
    """
    from ingest.references.csl import numbers_of

    begun, ended = numbers_of(list(first)), numbers_of(list(last))
    if not begun:
        return None
    return {"date-parts": [list(begun), *([list(ended)] if ended else [])]}
