"""Evidence and a verifier for tests: short texts of invented documents."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Evidence
from assistant.verifying.checkers import Packaged
from assistant.verifying.reading import Source
from assistant.verifying.verify import Verifier
from store.documents import Document, Locator, Name, Record, span_key


def evidence(
    text: str,
    *,
    section: str = "",
    title: str = "The ferries of Castrelle",
    author: str = "Osei",
    language: str = "en",
    key: str = "",
) -> Evidence:
    """Evidence that is this text, of an invented document."""
    record = Record(title=title, authors=(Name(family=author, given="Ama"),), language=language)
    document = Document("d" * 64, "brief.txt", record)
    place = Locator(document.id, 0, len(text), (), (), section, 1, None, "body")
    return Evidence(key or span_key(text, 0, len(text)), text, place, document, f"Ama {author}")


def source(text: str, **about: str) -> Source:
    return Source.of(evidence(text, **about))


def verifier(
    near: Mapping[tuple[str, str], float] | None = None, acronyms: Mapping[str, str] | None = None
) -> Verifier:
    """A verifier whose nearness of words is what the test says, by the word and a word of the source."""

    def nearness(word: str, terms: frozenset[str]) -> float:
        return max((v for (a, b), v in (near or {}).items() if a == word and b in terms), default=0.0)

    return Verifier(Packaged(nearness), acronyms or {})
