"""Which asks of a question a chat model's statements answer; the others are answered by the sources' own sentences.

A statement answers an ask when it rests on what was chosen for that ask, not on what only came near, and says what was
asked for: the figure, the reason, each of the names and years.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Statement
from assistant.candidates import Found
from assistant.evidence import Choice
from assistant.sentences import holds_kind
from assistant.terms import Meeting
from assistant.wants import STRICT, Kind, plain
from store.documents import span_key
from store.words import terms_of

# From this share of what the evidence meets of an ask's own words on, a statement speaks of it.
_MOST = 0.6
# Spans that are quoted with an answer and are none.
COMPANIONS = ("header", "antecedent", "lead")
_OPENS_WITH_NAMES = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]+ [A-ZÀ-ÞĀ-Ž]")


def own_keys(choice: Choice) -> frozenset[str]:
    """The keys of the evidence that was chosen to answer an ask."""
    return frozenset(
        span_key(p.document_id, p.start, p.end) for p in choice.picks if p.found_by not in COMPANIONS
    )  # fmt: skip


def covers(
    choice: Choice,
    found: Found | None,
    statements: Sequence[Statement],
    quotes: Mapping[str, str],
    *,
    one_of_several: bool = False,
) -> bool:
    """Whether statements that are shown answer an ask; `quotes` are the words of the evidence by their keys.

    Of what the chosen evidence itself does not hold (by the same test) nothing is required of a statement. Where the
    ask is `one_of_several`, which one sentence may answer together, its own words must be met too.
    """
    own = {key: quotes[key] for key in own_keys(choice) if key in quotes}
    said = [s for s in statements if own.keys() & set(s.citations)]
    if not said or (one_of_several and found and not _meets(choice, found, said, own)):
        return False
    return _says_the_kind(choice, found, said, own) and _says_each(choice, said, own)


def _meets(choice: Choice, found: Found, said: Sequence[Statement], own: Mapping[str, str]) -> bool:
    """Whether one statement meets most of what the chosen evidence meets of the ask's own words."""
    meeting = Meeting([t for t in found.terms if t.term in choice.ask.terms])
    chosen = max((meeting.share(meeting.strengths(terms_of(quote))) for quote in own.values()), default=0.0)
    return any(meeting.share(meeting.strengths(terms_of(s.text))) >= _MOST * chosen for s in said)


def _says_the_kind(choice: Choice, found: Found | None, said: Sequence[Statement], own: Mapping[str, str]) -> bool:
    ask = choice.ask
    if ask.want.kind not in STRICT:
        return True
    terms = found.terms if found else ()
    known = frozenset(plain(ask.full).split()) | {t.term for t in terms}

    def held(text: str) -> bool:
        if ask.want.kind is Kind.PERSON and _OPENS_WITH_NAMES.match(text):
            text = f"that {text}"  # a statement begins with him of whom the source speaks further on
        return holds_kind(ask, text, known, terms, citing=False, met=0.0, whole=0.0)

    return any(held(s.text) for s in said) or not any(map(held, own.values()))


def _says_each(choice: Choice, said: Sequence[Statement], own: Mapping[str, str]) -> bool:
    """Whether each of several names and years that the chosen evidence has is in what is said or what that cites."""
    insisted = [*choice.ask.names, *map(str, sorted(choice.ask.years))]
    if len(insisted) < 2:
        return True
    chosen = terms_of(" ".join(own.values()))
    told = terms_of(" ".join([*(s.text for s in said), *(own[k] for s in said for k in s.citations if k in own)]))
    return all(terms <= told for one in insisted if (terms := terms_of(one)) <= chosen)
