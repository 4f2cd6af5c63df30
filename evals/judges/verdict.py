"""What a judge says of a statement, and what a judge is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Grade = Literal["full", "partial", "none"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far evidence supports a statement, and why not wholly. `unclear` says that the judge could not tell: such a
    statement counts as unsupported. `unscored` says why the judge failed, "" where it did not: such a statement is
    counted apart, neither supported nor not. `score` says how sure it is that it is supported, 0 to 1; None where the
    judge has no more than its grade."""

    grade: Grade
    why: str = ""
    unclear: bool = False
    unscored: str = ""
    score: float | None = None

    @property
    def sureness(self) -> float:
        """The score, or what stands for it where a judge gives none."""
        return self.score if self.score is not None else {"full": 1.0, "partial": 0.5, "none": 0.0}[self.grade]


def unscored(why: str) -> Verdict:
    """What a judge says who failed."""
    return Verdict("none", why, unscored=why or "not said why")


class Judge(Protocol):
    """Says how far pieces of evidence support a statement. `about` is text in which names and years may stand as well:
    the record of the documents, the question. A failure of the judge is a verdict that is `unscored`."""

    @property
    def name(self) -> str: ...

    def judge(self, statement: str, evidence: Sequence[str], about: str = "") -> Verdict: ...
