"""The assistant's own check as a judge, for comparison only: it made the answers, so that its praise proves nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from assistant.answer import Evidence, Support
from assistant.verifying.verify import Verifier
from assistant.wording import language_of
from evals.judges.verdict import Grade, Verdict
from store.documents import Document, Locator, Record

_GRADES: dict[Support, Grade] = {"quoted": "full", "supported": "full", "partial": "partial"}


class OfTheAssistant:
    """Judges by the verifier of an assistant."""

    name = "packaged"

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier

    def judge(self, statement: str, evidence: Sequence[str], about: str = "") -> Verdict:
        given = [_evidence(f"e{n}", text, about) for n, text in enumerate(evidence) if text.strip()]
        said = self._verifier.verify(statement, [e.key for e in given], given)
        grade = _GRADES.get(said.support, "none")
        return Verdict(grade, "" if grade == "full" else said.why, unclear=said.support == "unchecked")


def _evidence(key: str, text: str, about: str) -> Evidence:
    document = Document(
        hashlib.sha256(text.encode()).hexdigest(), "evidence.txt", Record(title=about, language=language_of(text))
    )
    return Evidence(key, text, Locator(document.id, 0, len(text), (), (), "", 1, None, "body"), document, "")
