"""An invented document with an answer over it, for the scorers: every span is computed from the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evals.cases import Case
from evals.judges.exact import Exact
from evals.measures.given import Given, Span
from store.documents import Block, PagedText, Run, span_key

ID = "d" * 64
SENTENCES = (
    "The seed bank opened in March 2019.",
    "It holds 412 varieties.",
    "Members do not pay for storage.",
    "Ines Okoro said that growers trust it.",
)
TEXT = " ".join(SENTENCES)
PAGED = PagedText(
    document_id=ID, raw=TEXT, text=TEXT, runs=(Run(0, 0, 60, 1), Run(60, 60, len(TEXT) - 60, 2)), pages=2,
    labels=("i", "ii"), blocks=(Block(0, len(TEXT), "body", section="Bank", paragraph=1),),
)  # fmt: skip


def span(words: str) -> Span:
    start = TEXT.index(words)
    return ID, start, start + len(words)


def evidence(words: str, **changed: Any) -> dict[str, Any]:
    """A piece of evidence as an answer shows it; `changed` fields as they are given."""
    _, start, end = span(words)
    place = PAGED.locate(start, end)
    made = {
        "key": span_key(ID, start, end), "quote": words, "score": 1.0, "author_says": True, "speaker": "Institute",
        "original": None, "force": "asserts", "examples_only": False, "as_of": None, "gloss": "", "found_by": "words",
        "document": {
            "id": ID, "source": "01-bank.txt", "title": "A bank", "authors": ["Institute"], "year": 2021, "record": {},
        },
        "locator": {
            "start": start, "end": end, "pages": list(place.pages), "labels": list(place.labels),
            "section": place.section, "paragraph": place.paragraph, "note": None, "kind": place.kind,
        },
    }  # fmt: skip
    place_changed = {k: changed.pop(k) for k in list(changed) if k in made["locator"]}  # type: ignore[operator]
    return made | {"locator": made["locator"] | place_changed} | changed  # type: ignore[operator]


def said(text: str, *cited: dict[str, Any], support: str = "quoted", checker: str | None = None) -> dict[str, Any]:
    return {"text": text, "citations": [e["key"] for e in cited], "support": support, "why": "", "checker": checker}


Shown = dict[str, Any]


def answer(
    *statements: tuple[dict[str, Any], list[dict[str, Any]]], gaps: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    shown = {e["key"]: e for _, cited in statements for e in cited}
    return {
        "statements": [s for s, _ in statements], "evidence": list(shown.values()), "gaps": gaps or [],
        "text": " ".join(s["text"] for s, _ in statements), "abstained": not statements,
    }  # fmt: skip


def quoting(*words: str) -> dict[str, Any]:
    """An answer that quotes these words, each in a statement."""
    return answer(*((said(f"“{w}”", evidence(w)), [evidence(w)]) for w in words))


def refusal(ask: str = "what it costs", reason: str = "The library gives no sum.") -> dict[str, Any]:
    return answer(gaps=[{"ask": ask, "reason": reason, "nearest": []}])


def case(**fields: Any) -> Case:
    return Case(**{"id": "X1", "kind": "fact", "question": "How many varieties does the bank hold?"} | fields)


def given(shown: dict[str, Any], asked: Case | None = None, **fields: Any) -> Given:
    asked = asked or case()
    gold = tuple(tuple(span(words) for words in piece) for piece in asked.evidence)
    paged: Callable[[str], PagedText] = {ID: PAGED}.__getitem__
    return Given(asked, shown, paged, Exact(), gold, **fields)


# As the notebook keeps an answer.
HOLDS_ANSWER: Shown = quoting("It holds 412 varieties.") | {
    "id": "a1", "question": "How many varieties does the bank hold?", "history": [], "model": "extractive",
    "withheld": [],
}  # fmt: skip
