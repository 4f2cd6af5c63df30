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
  context       what must be shown of each piece of evidence that is cited, by the field's name: force ("recommends"…),
                examples_only, as_of (a year), speaker (wordings, one of which it holds), author_says, note, kind
  search        "topic", "words" or "exact": the question is what is looked for among the quotes, not asked
  note          for people
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    context: Mapping[str, Any] = field(default_factory=dict)
    search: str = ""
    note: str = ""

    @property
    def expects(self) -> str:
        """ "quotes", "refusal", "premise", "half" or "answer"; "either" where only what must not be said is known."""
        if self.search:
            return "quotes"
        if self.abstain:
            return "refusal"
        if self.kind == PREMISE:
            return "premise"
        if not (self.must_contain or self.evidence):
            return "either"
        return "half" if self.gap else "answer"

    def to_json(self) -> dict[str, Any]:
        """The case as it stands in a set, fields that say nothing left out."""
        made = {name: getattr(self, name) for name in self.__slots__}
        said = {k: v for k, v in made.items() if v or k in ("id", "kind", "question")}
        read: dict[str, Any] = json.loads(json.dumps(said))
        return read


_TEXTS = ("id", "kind", "question")
_LISTS = ("history", "documents", "must_not", "gap")
# Each field of the context with what its value is; "texts" are wordings, one of which must be held.
CONTEXT: Mapping[str, type | str] = {
    "force": str, "examples_only": bool, "as_of": int, "speaker": "texts", "author_says": bool, "note": str,
    "kind": str,
}  # fmt: skip
SEARCHES = ("topic", "words", "exact")
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
    for name, kind in (("abstain", bool), ("search", str), ("note", str)):
        if not isinstance(given := value.get(name, kind()), kind):
            raise CaseUnreadable(f"{name} is {given!r}")
        made[name] = given
    made["context"] = _context(value.get("context", {}))
    case = Case(**made)
    _sensible(case)
    return case


def _sensible(case: Case) -> None:
    """Raises CaseUnreadable where a case asks for what no answer could give, or for nothing."""
    if case.abstain and (case.evidence or case.must_contain or case.gap):
        raise CaseUnreadable("it is to be refused, and yet names evidence, facts or a gap")
    if case.search:
        if case.search not in SEARCHES:
            raise CaseUnreadable(f"search is {case.search!r}, not one of {', '.join(SEARCHES)}")
        if not case.evidence or case.must_contain or case.gap or case.abstain or case.history:
            raise CaseUnreadable("it is a search: it names evidence to be found, and nothing that an answer says")
    elif not case.abstain and not (case.must_contain or case.must_not or case.evidence):
        raise CaseUnreadable("it names no fact that the answer must hold, and no evidence")
    if case.evidence and not case.documents:
        raise CaseUnreadable("it names evidence and no document")
    if case.context and not case.evidence:
        raise CaseUnreadable("it asks for a context and names no evidence")


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CaseUnreadable(f"{name} is {'missing' if value is None else repr(value)}")
    return value


def _texts(value: object, name: str, *, empty: bool = True) -> tuple[str, ...]:
    if not isinstance(value, list) or (not value and not empty):
        raise CaseUnreadable(f"{name} is {value!r}")
    return tuple(_text(one, f"a text of {name}") for one in value)


def _context(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise CaseUnreadable(f"context is {value!r}")
    made: dict[str, Any] = {}
    for name, given in value.items():
        kind = CONTEXT.get(name)
        if kind is None:
            raise CaseUnreadable(f"context has {name}, which no evidence has")
        if kind == "texts":
            made[name] = _texts(given, f"context's {name}", empty=False)
        elif isinstance(kind, type) and type(given) is kind:
            made[name] = given
        else:
            raise CaseUnreadable(f"context's {name} is {given!r}")
    return made
