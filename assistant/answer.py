"""Evidence, statements and answers: what the assistant says, and what each word of it rests on.

Values only. How evidence is found, chosen or checked is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from store.documents import Document, Locator

if TYPE_CHECKING:
    from assistant.record import Record

Force = Literal["asserts", "recommends", "reports", "asks"]
Support = Literal["quoted", "supported", "partial", "unsupported", "unchecked"]
# With one of these a statement is shown; with another it is withheld.
SHOWN: frozenset[Support] = frozenset({"quoted", "supported", "partial"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim span of a document with its place.

    `quote` equals `text[locator.start:locator.end]` of the document, except for kind "record", which has no
    offsets: the field of a record that stands nowhere in the text, or a count over the library.
    `speaker` is who says it; `author_says` is false where the document's author only quotes or reports him. `original`
    is the work after which the words are given, as the document cites it ("Elder 1990, p. 4").
    `gloss` is ours and no part of the quote: what the word means with which the quote points back ("They = “the
    agencies…”"), where what names it is not quoted with it. It takes the document's own words, "" elsewhere.
    `score` is comparable within one answer only.
    """

    key: str
    quote: str
    locator: Locator
    document: Document
    speaker: str
    author_says: bool = True
    original: str | None = None
    force: Force = "asserts"
    examples_only: bool = False
    as_of: int | None = None
    gloss: str = ""
    score: float = 0.0
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an answer. `quoted` claims no more than that the characters stand in the source."""

    text: str
    citations: tuple[str, ...]
    support: Support = "quoted"
    why: str = ""
    checker: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """An ask of the question that the library does not answer, the reason, and the keys of the nearest evidence."""

    ask: str
    reason: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. It abstains exactly when it has no statement; `gaps` then says why.

    `raw` is what a chat model wrote, unchanged, `prompt` what it was given, `unknown_keys` those it cited that no
    evidence has. `notice` says in the reader's language what went wrong with the model, "" where nothing did.
    `searched` are the numbers of documents and of passages among which the evidence was looked for: all that pass the
    filter. `record` says what it was made with.
    """

    id: str
    question: str
    history: tuple[str, ...]
    stand_alone: str
    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...]
    evidence: tuple[Evidence, ...]
    model: str
    generation: int
    language: str = "en"
    withheld: tuple[Statement, ...] = ()
    raw: str | None = None
    unknown_keys: tuple[str, ...] = ()
    prompt: str | None = None
    notice: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    searched: tuple[int, int] = (0, 0)
    record: Record | None = None

    @property
    def abstained(self) -> bool:
        return not self.statements

    @property
    def text(self) -> str:
        """The statements with [1] marks that number the evidence in order of first citation."""
        numbers: dict[str, int] = {}
        lines = []
        for statement in self.statements:
            marks = "".join(f"[{numbers.setdefault(key, len(numbers) + 1)}]" for key in statement.citations)
            lines.append(f"{statement.text} {marks}".rstrip())
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """The answer as the JSON object of `ssc ask --json`."""
        return {
            "id": self.id,
            "question": self.question,
            "history": list(self.history),
            "stand_alone": self.stand_alone,
            "model": self.model,
            "generation": self.generation,
            "language": self.language,
            "abstained": self.abstained,
            "statements": [_statement(s) for s in self.statements],
            "withheld": [_statement(s) for s in self.withheld],
            "gaps": [{"ask": g.ask, "reason": g.reason, "nearest": list(g.nearest)} for g in self.gaps],
            "searched": dict(zip(("documents", "passages"), self.searched, strict=True)),
            "evidence": [evidence_to_json(e) for e in self.evidence],
            "text": self.text,
            "raw": self.raw,
            "unknown_keys": list(self.unknown_keys),
            "notice": self.notice,
            "seconds": {step: round(seconds, 4) for step, seconds in self.seconds.items()},
        } | ({"record": self.record.to_json()} if self.record else {})


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "citations": list(statement.citations),
        "support": statement.support,
        "why": statement.why,
        "checker": statement.checker,
    }


def evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    """One piece of evidence as JSON, with its document and place."""
    return {
        "key": evidence.key,
        "quote": evidence.quote,
        "score": round(evidence.score, 4),
        "author_says": evidence.author_says,
        "speaker": evidence.speaker,
        "original": evidence.original,
        "force": evidence.force,
        "examples_only": evidence.examples_only,
        "as_of": evidence.as_of,
        "gloss": evidence.gloss,
        "found_by": evidence.found_by,
        "document": document_to_json(evidence.document),
        "locator": locator_to_json(evidence.locator),
    }


def document_to_json(document: Document) -> dict[str, Any]:
    """The document of a piece of evidence: what a citation needs, and the whole CSL-JSON record."""
    record = document.record
    return {
        "id": document.id,
        "source": document.source,
        "title": record.title,
        "authors": [str(name) for name in record.authors],
        "year": record.year,
        "type": record.type,
        "record": record.to_csl(),
    }


def locator_to_json(locator: Locator) -> dict[str, Any]:
    """A place, without the document id (it stands beside it)."""
    return {
        "start": locator.start,
        "end": locator.end,
        "pages": list(locator.pages),
        "labels": list(locator.labels),
        "section": locator.section,
        "paragraph": locator.paragraph,
        "note": locator.note,
        "kind": locator.kind,
    } | ({"confidence": locator.confidence} if locator.confidence is not None else {})
