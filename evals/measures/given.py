"""What a measure is given of a case: what was asked and expected, what was shown, and the texts to hold it against.

What was shown is the JSON that a reader of `ssc ask --json` or `ssc quotes --json` gets, and nothing else: what the
assistant knew and did not show earns no mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from evals.cases import Case
from evals.judges import Judge, Verdict
from evals.judges.exact import faults
from store.documents import PagedText

Json = Mapping[str, Any]
# A stretch of a document: its id, start and end.
Span = tuple[str, int, int]
# Of a piece of evidence of which a quote holds so much, it holds the piece.
ENOUGH = 0.8
# The checker of statements that records answer.
RECORD = "record"


@dataclass(frozen=True)
class Given:
    """A case with what was shown.

    shown       the answer, a search's quotes, or {"error": {"kind", "message"}}
    paged       gives the text of a document; raises DocumentUnknown
    judge       says whether evidence supports a statement
    gold        for each piece of the case's evidence the places where it stands in the documents that the case names
    ranked      the places that were found for the question, best first; None where that is not known
    confidence  how likely the best of them is to answer, 0 to 1; None where it is not known
    spent       {"seconds", "tokens_in", "tokens_out"}, as far as they are known
    """

    case: Case
    shown: Json
    paged: Callable[[str], PagedText]
    judge: Judge
    gold: tuple[tuple[Span, ...], ...] = ()
    ranked: tuple[Span, ...] | None = None
    confidence: float | None = None
    spent: Mapping[str, float] = field(default_factory=dict)

    @property
    def homeless(self) -> str:
        """A piece of the case's evidence that stands nowhere in this library, "" where all stand: nobody can find what
        is not there."""
        return next((piece[0] for piece, at in zip(self.case.evidence, self.gold, strict=True) if not at), "")

    @property
    def error(self) -> str:
        """Why there is no answer, "" where there is one."""
        wrong = self.shown.get("error")
        return str(wrong.get("message") or wrong.get("kind")) if isinstance(wrong, Mapping) else ""

    @cached_property
    def statements(self) -> Sequence[Json]:
        """The statements shown."""
        return [dict(s) for s in self.shown["statements"]]

    @cached_property
    def by_key(self) -> Mapping[str, Json]:
        return {e["key"]: e for e in self.shown["evidence"]}

    @cached_property
    def cited(self) -> Sequence[Json]:
        """The evidence that a statement cites, in order, each once; of keys that lead nowhere none."""
        keys = dict.fromkeys(k for s in self.statements for k in s["citations"])
        return [self.by_key[k] for k in keys if k in self.by_key]

    @property
    def text(self) -> str:
        """What the statements say."""
        return " ".join(s["text"] for s in self.statements)

    def evidence_of(self, statement: Json) -> list[Json]:
        return [self.by_key[k] for k in statement["citations"] if k in self.by_key]

    @cached_property
    def verdicts(self) -> Sequence[Verdict]:
        """What the judge says of each statement beside all that it cites."""
        return [self.judged(s, self.evidence_of(s)) for s in self.statements]

    def judged(self, statement: Json, evidence: Sequence[Json]) -> Verdict:
        """What the judge says of a statement beside some evidence. Without evidence nothing is supported."""
        quotes = [e["quote"] for e in evidence]
        if statement["checker"] == RECORD:
            return _of_a_record(statement["text"], evidence)
        return self.judge.judge(statement["text"], quotes, "\n".join(about(e) for e in evidence))


def _of_a_record(said: str, evidence: Sequence[Json]) -> Verdict:
    """What a record says of its document is told in words of the assistant's own, around the record's: the value must
    stand in the statement, and all its numbers, dates and names in what is shown of the record."""
    shown = [f"{about(e)} {e['quote']} {e['document'].get('source', '')} {_field_values(e)}" for e in evidence]
    wrong = [f.what for f in faults(said, shown, "") if f.kind in ("number", "date", "name")]
    return Verdict("full" if shown and not wrong else "none", "; ".join(wrong))


def _field_values(evidence: Json) -> str:
    """The document's record, in a row."""
    return " ".join(str(value) for value in (evidence["document"].get("record") or {}).values())


def about(evidence: Json) -> str:
    """What is shown beside a quote: who says it, the document's title, authors and year, the section, the original
    work, what a word points back to, the year of a figure."""
    document, place = evidence["document"], evidence["locator"]
    parts = [evidence.get("speaker"), document.get("title"), *document.get("authors", ()), document.get("year")]
    told = [place.get("section"), evidence.get("original"), evidence.get("gloss"), _year_told(evidence)]
    return " · ".join(str(p) for p in [*parts, *told] if p)


def _year_told(evidence: Json) -> str:
    """The year of a figure, as it is shown beside the quote."""
    return f"figure for {evidence['as_of']}" if evidence.get("as_of") else ""


def span_of(evidence: Json) -> Span | None:
    """Where evidence stands; None where it is a record's and stands nowhere."""
    place = evidence["locator"]
    return None if place["kind"] == "record" else (evidence["document"]["id"], place["start"], place["end"])


def holds(span: Span, piece: Sequence[Span]) -> bool:
    """Whether a stretch holds enough of one of the alternatives of a piece of evidence."""
    return any(_common(span, gold) >= ENOUGH * (gold[2] - gold[1]) for gold in piece)


def meets(span: Span, piece: Sequence[Span]) -> bool:
    """Whether a stretch and one of the alternatives of a piece of evidence have half of the shorter in common: a
    sentence meets evidence of two sentences, or of a clause of it."""
    return any(2 * _common(span, gold) >= min(gold[2] - gold[1], span[2] - span[1]) > 0 for gold in piece)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0


_MARKS = str.maketrans("‘’ʼ“”„«»–—‑−\u00a0\u202f\u2009", '\'\'\'"""""----   ')


def folded(text: str) -> str:
    """A text for comparing wordings: width, ligatures, case, accents, kinds of quotation mark, dash and space aside."""
    flat = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())


def says(text: str, wordings: Sequence[str]) -> bool:
    """Whether a text holds one of some wordings, as whole words and numbers ("41" is not in "1941" nor in "41.5")."""
    flat = folded(text)
    return any(re.search(_whole(folded(wording)), flat) for wording in wordings)


def _whole(wording: str) -> str:
    made = re.escape(wording)
    if re.match(r"\d", wording):
        made = rf"(?<!\d)(?<!\d[.,]){made}"
    elif re.match(r"[a-z]", wording):
        made = rf"(?<![a-z]){made}"
    if re.search(r"\d$", wording):
        made = rf"{made}(?!\d|[.,]\d)"
    elif re.search(r"[a-z]$", wording):
        made = rf"{made}(?![a-z])"
    return made
