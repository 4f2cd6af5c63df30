"""What readers thought of answers: of what they can judge, and their judgements as cases for an evaluation.

A case has the fields of a set of questions and holds all that is needed to look at it: the answer with its evidence by
document and place. It does not say who judged. What would have been right is not guessed: only of what was found right
a case says what to expect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.standing import around_of
from store.notebook import Feedback

Json = dict[str, Any]
PartKind = Literal["answer", "statement", "citation"]

RIGHT, WRONG_SOURCE, NOT_SUPPORTED, MISSING = "right", "wrong source", "not supported", "missing"
VERDICTS = (RIGHT, WRONG_SOURCE, NOT_SUPPORTED, MISSING)
WHOLE = ""  # the key of an answer as a whole
LONGEST = 2000  # characters of a comment
_PLACE = ("start", "end", "pages", "labels", "section", "paragraph", "note", "kind")


@dataclass(frozen=True, slots=True)
class Part:
    """What can be judged: an answer, one of its statements or one of its citations, and the evidence it rests on."""

    kind: PartKind
    text: str
    evidence: tuple[str, ...]


def statement_key(number: int) -> str:
    """The key by which feedback names a statement of an answer, counted from 1. Evidence is named by its own key."""
    return f"statement:{number}"


def parts_of(answer: Json) -> dict[str, Part]:
    """What can be judged of an answer, by the keys that feedback names it by."""
    known = {e["key"]: e for e in answer["evidence"]}
    said = [Part("statement", s["text"], tuple(k for k in s["citations"] if k in known)) for s in answer["statements"]]
    cited = tuple(dict.fromkeys(key for part in said for key in part.evidence))
    return {
        WHOLE: Part("answer", str(answer.get("text") or ""), cited),
        **{statement_key(n): part for n, part in enumerate(said, start=1)},
        **{key: Part("citation", e["quote"], (key,)) for key, e in known.items()},
    }


def cases(given: Iterable[Feedback], answers: Mapping[str, Json]) -> list[Json]:
    """A case for each piece of feedback, in order; none for one whose answer is not among `answers` (by id), or has no
    such part."""
    made: list[Json] = []
    times: dict[str, int] = {}
    for one in given:
        answer = answers.get(one.answer_id)
        part = parts_of(answer).get(one.key) if answer is not None else None
        if answer is None or part is None:
            continue
        name = "-".join(piece for piece in (one.answer_id, one.key.replace(":", "-")) if piece)
        times[name] = times.get(name, 0) + 1  # of several readers
        made.append(_case(name if times[name] == 1 else f"{name}-{times[name]}", one, part, answer))
    return made


def _case(identity: str, given: Feedback, part: Part, answer: Json) -> Json:
    by_key = {e["key"]: e for e in answer["evidence"]}
    numbers = {key: n for n, key in enumerate(by_key, start=1)}
    rests_on = [by_key[key] for key in part.evidence]
    in_texts = [e for e in rests_on if e["locator"]["kind"] != "record"]
    right = given.verdict == RIGHT
    whole = right and part.kind == "answer"
    return {
        "id": identity,
        "kind": "feedback",
        "history": list(answer.get("history", ())),
        "question": answer["question"],
        "stand_alone": answer.get("stand_alone") or answer["question"],
        "filters": dict((answer.get("record") or {}).get("filters") or {}),
        "documents": list(dict.fromkeys(e["document"]["source"] for e in in_texts)) if right else [],
        "evidence": [[e["quote"]] for e in in_texts] if right else [],
        "must_contain": [],
        "abstain": bool(answer["abstained"]) if whole else None,
        "verdict": given.verdict,
        "about": {"kind": part.kind, "text": part.text, "evidence": [numbers[key] for key in part.evidence]},
        "note": given.comment,
        "given": given.given,
        "answer": {
            "model": answer["model"],
            "generation": answer.get("generation"),
            "abstained": bool(answer["abstained"]),
            "statements": [_statement(s, numbers) for s in answer["statements"]],
            "withheld": [_statement(s, numbers) for s in answer.get("withheld", ())],
            "gaps": [{"ask": g["ask"], "reason": g["reason"]} for g in answer["gaps"]],
            "evidence": [_evidence(e, numbers[key], around_of(answer, key)) for key, e in by_key.items()],
        },
    }  # fmt: skip


def _statement(said: Json, numbers: Mapping[str, int]) -> Json:
    cited = [numbers[key] for key in said["citations"] if key in numbers]
    return {"text": said["text"], "support": said["support"], "checker": said["checker"], "evidence": cited}


def _evidence(evidence: Json, number: int, around: tuple[str, str] | None) -> Json:
    """Evidence by its document, its words with those around them, and its place."""
    document, locator = evidence["document"], evidence["locator"]
    before, after = around or ("", "")
    return {
        "n": number, "document": document["id"], "source": document["source"], "quote": evidence["quote"],
        "before": before, "after": after, "place": {name: locator.get(name) for name in _PLACE},
    }  # fmt: skip
