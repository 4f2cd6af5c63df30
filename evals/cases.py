"""A case of an evaluation set: what is asked, where the answer stands, and what an answer must hold.

Evidence is told by document and words, never by the name of a passage: to cut the documents anew voids no case. It does
not know any library, nor how an answer is judged.

A case is an object of JSON:

  id            of its own in the set
  kind          what sort of question it is; figures are also told by kind
  question, history (the questions before it, oldest first)
  documents     how the names of the files begin in which the answer stands
  evidence      pieces; each a list of alternatives, any of which will do, word for word as the document has it
  must_contain  facts; each a list of wordings, one of which the statements must hold
  must_not      wordings that no statement may hold
  gap           wordings, one of which the answer must name as what the library does not say (a half-answerable case)
  abstain       whether the library does not answer it at all
  note          for people
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evals.errors import CaseUnreadable

PREMISE = "false_premise"  # to show what stands there instead and to say nothing are both right


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked and what is expected (the fields are told above)."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    evidence: tuple[tuple[str, ...], ...] = ()
    must_contain: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    gap: tuple[str, ...] = ()
    abstain: bool = False
    note: str = ""

    @property
    def expects(self) -> str:
        """ "refusal", "premise", "half" or "answer"."""
        if self.abstain:
            return "refusal"
        if self.kind == PREMISE:
            return "premise"
        return "half" if self.gap else "answer"


_TEXTS = ("id", "kind", "question")
_LISTS = ("history", "documents", "must_not", "gap")
_LISTS_OF_LISTS = ("evidence", "must_contain")


def case_of(value: object) -> Case:
    """A case from its JSON. Raises CaseUnreadable, which says what is wrong with it; names that no case has are wrong
    too, for a misspelt one would ask for nothing."""
    if not isinstance(value, Mapping):
        raise CaseUnreadable("it is no object")
    if unknown := sorted(set(map(str, value)) - set(Case.__slots__)):
        raise CaseUnreadable(f"it has {', '.join(unknown)}, which no case has")
    made: dict[str, Any] = {}
    for name in _TEXTS:
        made[name] = _text(value.get(name), name)
    for name in _LISTS:
        made[name] = _texts(value.get(name, []), name)
    for name in _LISTS_OF_LISTS:
        given = value.get(name, [])
        if not isinstance(given, list):
            raise CaseUnreadable(f"{name} is no list")
        made[name] = tuple(_texts(one, f"an item of {name}", empty=False) for one in given)
    for name, kind in (("abstain", bool), ("note", str)):
        if not isinstance(given := value.get(name, kind()), kind):
            raise CaseUnreadable(f"{name} is {given!r}")
        made[name] = given
    case = Case(**made)
    _sensible(case)
    return case


def _sensible(case: Case) -> None:
    """Raises CaseUnreadable where a case asks for what no answer could give, or for nothing."""
    if case.abstain and (case.evidence or case.must_contain or case.gap):
        raise CaseUnreadable("it is to be refused, and yet names evidence, facts or a gap")
    if not case.abstain and not case.must_contain:
        raise CaseUnreadable("it names no fact that the answer must hold")
    if case.evidence and not case.documents:
        raise CaseUnreadable("it names evidence and no document")


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CaseUnreadable(f"{name} is {'missing' if value is None else repr(value)}")
    return value


def _texts(value: object, name: str, *, empty: bool = True) -> tuple[str, ...]:
    if not isinstance(value, list) or (not value and not empty):
        raise CaseUnreadable(f"{name} is {value!r}")
    return tuple(_text(one, f"a text of {name}") for one in value)
