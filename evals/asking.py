"""A case put to the assistant: what it shows, and what is noted beside it for the measures of finding and spending.

What is noted is not shown to a reader and no measure of answers looks at it.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from assistant.conversation import Earlier, earlier_of
from assistant.question import read_question
from assistant.quote_search import find_quotes
from assistant.quotes import Mode, QuoteSearch
from assistant.retrieve import retrieve
from assistant.second_opinion import reader_for
from evals.cases import Case
from evals.measures.finding import DEPTH
from evals.measures.given import Span
from store.errors import SscError
from store.where import EVERYTHING

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.candidates import Candidate

QUOTES = 10


@dataclass(frozen=True, slots=True)
class Response:
    """What was shown for a case (JSON), the places found, best first (None where it is not known how it was found), how
    likely the best is to answer, and what it cost."""

    shown: dict[str, Any]
    ranked: tuple[Span, ...] | None = None
    confidence: float | None = None
    spent: dict[str, float] = field(default_factory=dict)


# Whatever answers cases: the assistant, or a bot that is known to do it wrongly.
Bot = Callable[[Case], Response]


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost a chat model's user, in whatever currency."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0


def asking(assistant: Assistant, prices: Prices | None = None) -> Bot:
    """The assistant as one who answers cases. An error of ours, or of the library, is what is shown. A case's earlier
    questions are asked first, as in a thread; their seconds are not the case's."""

    def ask(case: Case) -> Response:
        try:
            if case.search:
                return _searched(assistant, case)
            history = _thread(assistant, case.history)
            began = time.perf_counter()
            answer = assistant.ask(case.question, history=history)
        except SscError as error:
            return Response({"error": {"kind": type(error).__name__, "message": str(error)}})
        spent = {"seconds": time.perf_counter() - began}
        if assistant.model:
            spent |= tokens_of(answer.prompt or "", answer.raw or "", prices)
        first = _found(assistant, case, history)
        confidence = max((c.likelihood for c in first), default=0.0)
        shown = answer.to_json() | {"id": case.id}  # an answer's own name differs at every run
        return Response(shown, tuple(c.place for c in first), round(confidence, 6), spent)

    return ask


def _thread(assistant: Assistant, questions: Sequence[str]) -> list[Earlier]:
    history: list[Earlier] = []
    for question in questions:
        history.append(earlier_of(assistant.ask(question, history=history).to_json()))
    return history


def _searched(assistant: Assistant, case: Case) -> Response:
    began = time.perf_counter()
    search = QuoteSearch(case.question, cast(Mode, case.search), limit=QUOTES)
    found = find_quotes(search, assistant.library, second=reader_for(search, assistant.library))
    spent = {"seconds": time.perf_counter() - began}
    return Response({"quotes": [q.to_json() for q in found.quotes], "total": found.total}, spent=spent)


def _found(assistant: Assistant, case: Case, history: Sequence[Earlier]) -> list[Candidate]:
    """The first sentences found for a question, those of several asks by turns."""
    found = retrieve(read_question(case.question, history), assistant.library, EVERYTHING)
    turns = itertools.chain.from_iterable(itertools.zip_longest(*(f.candidates[:DEPTH] for f in found)))
    return list({c.place: c for c in turns if c is not None}.values())[:DEPTH]


def tokens_of(prompt: str, raw: str, prices: Prices | None) -> dict[str, float]:
    """The tokens that a chat model was given and gave, as cl100k_base counts them, and their price."""
    from assistant.writing import count_tokens

    into, out = count_tokens(prompt), count_tokens(raw)
    spent = {"tokens in": float(into), "tokens out": float(out)}
    if prices:
        spent["cost"] = (into * prices.tokens_in + out * prices.tokens_out) / 1e6
    return spent
