"""What a question asks of the library's documents, as values, and the question while it is being read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

Form = Literal["count", "list", "oldest", "newest", "longest", "shortest", "groups"]
Kind = Literal["words", "cited", "type", "years", "author", "publisher", "container", "language", "lacks", "has"]
TAKEN = "\x00"


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a document must be: of one of `values` (names of the records; for words the subject as it was written, for
    "cited" whom or what its references and notes name, for "lacks" and "has" a field of the record).

    `years` are the first and the last year, 0 and 9999 where open. `loose` is true where the documents were asked for
    by what they are about, not by the words that they hold.
    """

    kind: Kind
    values: tuple[str, ...] = ()
    years: tuple[int, int] = (0, 9999)
    loose: bool = False


@dataclass(frozen=True, slots=True)
class LibraryAsk:
    """What is asked of the library. `by` is the field of the record that groups, "" where none does; of `criteria` all
    must hold; `scoped` is true where the library itself was named."""

    form: Form
    criteria: tuple[Criterion, ...] = ()
    by: str = ""
    scoped: bool = False


@dataclass
class Reading:
    """A question while it is read: what has been taken is blank in `rest`, which is folded and as long as `text`."""

    text: str
    rest: str
    criteria: list[Criterion] = field(default_factory=list)

    def take(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + TAKEN * (end - start) + self.rest[end:]

    def take_all(self, found: re.Match[str]) -> re.Match[str]:
        self.take(*found.span())
        return found


def without(asked: LibraryAsk, criterion: Criterion, *others: Criterion) -> LibraryAsk:
    """The ask with others in the place of a criterion."""
    kept = [c for one in asked.criteria for c in (others if one == criterion else (one,))]
    return replace(asked, criteria=tuple(kept))
