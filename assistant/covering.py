"""Which asks of a question a chat model's statements answer; the others are answered by the sources' own sentences.

A statement answers an ask when it rests on what was chosen for that ask, not on what only came near, and says what was
asked for: the figure, the reason, each of the names and years.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Statement
from assistant.evidence import Choice
from assistant.retrieve import Found
from assistant.sentences import holds_kind
from assistant.wants import STRICT, Kind, plain
from store.documents import span_key
from store.words import terms_of

# Spans that are quoted with an answer and are none.
COMPANIONS = ("header", "antecedent")
_OPENS_WITH_NAMES = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]+ [A-ZÀ-ÞĀ-Ž]")


def own_keys(choice: Choice) -> frozenset[str]:
    """The keys of the evidence that was chosen to answer an ask."""
    return frozenset(
        span_key(p.document_id, p.start, p.end) for p in choice.picks if p.found_by not in COMPANIONS
    )  # fmt: skip


def covers(choice: Choice, found: Found | None, statements: Sequence[Statement], quotes: Mapping[str, str]) -> bool:
    """Whether statements that are shown answer an ask; `quotes` are the words of the evidence by their keys.

    Of what the chosen evidence itself does not hold (by the same test) nothing is required of a statement.
    """
    own = {key: quotes[key] for key in own_keys(choice) if key in quotes}
    said = [s for s in statements if own.keys() & set(s.citations)]
    return bool(said) and _says_the_kind(choice, found, said, own) and _says_each(choice, said, own)


def _says_the_kind(choice: Choice, found: Found | None, said: Sequence[Statement], own: Mapping[str, str]) -> bool:
    ask = choice.ask
    if ask.want.kind not in STRICT:
        return True
    terms = found.terms if found else ()
    known = frozenset(plain(ask.full).split()) | {t.term for t in terms}

    def held(text: str) -> bool:
        if ask.want.kind is Kind.PERSON and _OPENS_WITH_NAMES.match(text):
            text = f"that {text}"  # a statement begins with him of whom the source speaks further on
        return holds_kind(ask, text, known, terms, citing=False, met=0.0)

    return any(held(s.text) for s in said) or not any(map(held, own.values()))


def _says_each(choice: Choice, said: Sequence[Statement], own: Mapping[str, str]) -> bool:
    """Whether each of several names and years that the chosen evidence has is in what is said or what that cites."""
    insisted = [*choice.ask.names, *map(str, sorted(choice.ask.years))]
    if len(insisted) < 2:
        return True
    chosen = terms_of(" ".join(own.values()))
    told = terms_of(" ".join([*(s.text for s in said), *(own[k] for s in said for k in s.citations if k in own)]))
    return all(terms <= told for one in insisted if (terms := terms_of(one)) <= chosen)
