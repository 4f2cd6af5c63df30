"""Statements with the passage that each is said to rest on, labelled by a person: how often a verifier is right.

`sets/support.jsonl` holds passages of the starter library with statements as a language model would word them, half of
them false in one respect. Those that are `held` were not looked at while the tests were made. Those of the kind ROLES
are by somebody who tried to get past the packaged checker with the source's own words in other roles; few are true.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import SHOWN, Evidence
from assistant.attribution import author_of
from assistant.verifying.verify import Verifier
from store.documents import Document, Locator

SET = Path(__file__).resolve().parent / "sets" / "support.jsonl"
ROLES = "roles"
_KEY = "passages"


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement and its passage; `source` is the file that the passage stands in, `true` whether it supports it."""

    id: str
    source: str
    passage: str
    statement: str
    true: bool
    kind: str
    held: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """Of `true` statements the share that is kept, of the false the share that is withheld; `pairs` were judged."""

    kept: float
    withheld: float
    pairs: int

    @property
    def balanced(self) -> float:
        return (self.kept + self.withheld) / 2


def pairs(file: Path = SET) -> list[Pair]:
    """The pairs of a file."""
    return [Pair(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def rates(judged: Iterable[Pair], verifier: Verifier, documents: Iterable[Document]) -> Rates:
    """How often a verifier keeps what is true and withholds what is not. Raises KeyError for an unknown source."""
    by_name = {Path(d.source).name: d for d in documents}
    shown: dict[bool, list[bool]] = {True: [], False: []}
    for pair in judged:
        said = verifier.verify(pair.statement, [_KEY], [_evidence(pair.passage, by_name[pair.source])])
        shown[pair.true].append(said.support in SHOWN)
    kept, let_through = (sum(outcomes) / len(outcomes) for outcomes in (shown[True], shown[False]))
    return Rates(kept, 1 - let_through, len(shown[True]) + len(shown[False]))


def _evidence(passage: str, document: Document) -> Evidence:
    place = Locator(document.id, 0, len(passage), (), (), "", 1, None, "body")
    return Evidence(_KEY, passage, place, document, author_of(document))
