"""Negative controls: bots that answer wrongly in one known way each. A suite that lets one pass measures nothing.

Each is made of what the assistant shows for a case, and always does the same for the same case, so that a run of it can
be resumed. Which gate each must fail is told by `FAILS`.
"""

from __future__ import annotations

import copy
import hashlib
import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from assistant.answer import Evidence, evidence_to_json
from assistant.attribution import author_of
from evals import alterations
from evals.asking import Bot, Response
from evals.cases import Case
from evals.errors import PlanUnfit
from store.documents import span_key

if TYPE_CHECKING:
    from store.library import Library

Json = dict[str, Any]
Control = Callable[[Case, Response, "Library"], Json]


def bot(name: str, truly: Bot, library: Library) -> Bot:
    """The control of a name, made of one who answers truly. Raises PlanUnfit where there is none of that name."""
    if name not in CONTROLS:
        raise PlanUnfit(f"There is no solver {name}; there are assistant, answers, {', '.join(CONTROLS)}.")
    control = CONTROLS[name]

    def ask(case: Case) -> Response:
        true = truly(case)
        if case.search or "error" in true.shown:
            return true
        shown = control(case, Response(copy.deepcopy(true.shown), true.ranked), library)
        return Response(shown, true.ranked, true.confidence, true.spent)

    return ask


def _copies_the_top_passage(case: Case, true: Response, library: Library) -> Json:
    """Quotes the whole of the passage that was found first, whatever was asked: what scores 99.4 where only citations
    are measured."""
    if not true.ranked:
        return true.shown
    document, start, end = true.ranked[0]
    block = library.paged(document).block_at(start)
    named = next((s.passage for _, s in library.places_of([(document, block)]) if s.start <= start < s.end), "")
    if passage := library.passage(named):
        start, end = passage.locator.start or start, passage.locator.end or end
    return _saying(true.shown, [_evidence(document, start, end, library)])


def _always_refuses(case: Case, true: Response, library: Library) -> Json:
    return true.shown | {
        "abstained": True, "statements": [], "evidence": [], "text": "",
        "gaps": [{"ask": case.question, "reason": "The library does not say.", "nearest": []}],
    }  # fmt: skip


def _never_refuses(case: Case, true: Response, library: Library) -> Json:
    """Says what lies nearest where the assistant refuses."""
    if true.shown["statements"] or not true.ranked:
        return true.shown
    return _saying(true.shown, [_evidence(*true.ranked[0], library)])


def _shuffles_citations(case: Case, true: Response, library: Library) -> Json:
    """Each statement cites a sentence of elsewhere."""
    shown = true.shown
    for n, statement in enumerate(shown["statements"]):
        other = _elsewhere(f"{case.id} {n}", statement["text"], library)
        statement["citations"] = [other["key"]]
        shown["evidence"].append(other)
    return shown


def _answers_without_the_library(case: Case, true: Response, library: Library) -> Json:
    """Says what was asked as though it were so, and cites nothing."""
    asked = case.question.rstrip("?؟？ .")
    said: Json = {
        "text": f"It is generally agreed that {asked}.",
        "citations": [],
        "support": "unchecked",
        "why": "",
        "checker": None,
    }
    return true.shown | {"abstained": False, "statements": [said], "evidence": [], "gaps": [], "text": said["text"]}


def _altering(kind: str) -> Control:
    def control(case: Case, true: Response, library: Library) -> Json:
        for statement in true.shown["statements"]:
            chance = random.Random(f"{case.id} {statement['text']}")
            made = [a for a in alterations.lies(statement["text"], [], chance) if a.kind == kind]
            if made:
                statement["text"] = made[0].text
        return true.shown

    return control


def _saying(shown: Json, evidence: list[Json]) -> Json:
    statements = [
        {"text": f"“{e['quote']}”", "citations": [e["key"]], "support": "quoted", "why": "", "checker": None}
        for e in evidence
    ]
    text = "\n".join(f"{s['text']} [{n}]" for n, s in enumerate(statements, 1))
    return shown | {"abstained": False, "statements": statements, "evidence": evidence, "gaps": [], "text": text}


def _evidence(document_id: str, start: int, end: int, library: Library) -> Json:
    paged, document = library.paged(document_id), library.document(document_id)
    made = Evidence(
        span_key(document_id, start, end),
        paged.text[start:end],
        paged.locate(start, end),
        document,
        author_of(document),
    )
    return evidence_to_json(made)


def _elsewhere(seed: str, not_this: str, library: Library) -> Json:
    """A paragraph of the library, chosen by a seed, that does not hold a text."""
    documents = library.documents()
    for n in range(20):
        drawn = int.from_bytes(hashlib.sha256(f"{seed} {n}".encode()).digest()[:6])
        document = documents[drawn % len(documents)]
        paged = library.paged(document.id)
        bodies = [b for b in paged.blocks if b.kind == "body"]
        place = bodies[(drawn // len(documents)) % len(bodies)] if bodies else paged.blocks[0]
        if not_this.strip("“”") not in paged.text[place.start : place.end]:
            break
    return _evidence(document.id, place.start, place.end, library)


CONTROLS: Mapping[str, Control] = {
    "copies-the-top-passage": _copies_the_top_passage,
    "always-refuses": _always_refuses,
    "never-refuses": _never_refuses,
    "shuffles-citations": _shuffles_citations,
    "answers-without-the-library": _answers_without_the_library,
    "alters-a-digit": _altering("number"),
    "drops-a-not": _altering("affirmed"),
}
# The gate of `gates.toml` that each must fail, whatever else it fails.
FAILS: Mapping[str, str] = {
    "copies-the-top-passage": "no more than the evidence",
    "always-refuses": "answers what it can",
    "never-refuses": "refuses what it cannot",
    "shuffles-citations": "citations bear out",
    "answers-without-the-library": "everything is cited",
    "alters-a-digit": "numbers stand",
    "drops-a-not": "negations stand",
}
