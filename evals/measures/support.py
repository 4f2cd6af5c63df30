"""Whether statements are borne out by what they cite: by the judge, in grades, and by exact tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.wording import language_of
from evals.judges import Verdict
from evals.judges.dates import months
from evals.judges.exact import faults
from evals.judges.names import name_faults
from evals.judges.numbers import numbers
from evals.judges.words import words_of
from evals.marks import SILENT, Mark, unscored
from evals.measures.given import RECORD, Given, Json, about

# What each grade counts (Thakur et al., "Support Evaluation for the TREC 2024 RAG Track", 2025: full, partial, none).
GRADES = {"full": 1.0, "partial": 0.5, "none": 0.0}


def cited(given: Given) -> Mark:
    """Statements that cite at least one piece of evidence that is shown, of all statements. A key that leads nowhere
    is no citation."""
    all_ = given.statements
    bare = [s["text"] for s in all_ if not given.evidence_of(s)]
    return Mark(len(all_) - len(bare), len(all_), _named("cites nothing", bare)) if all_ else SILENT


def supported(given: Given) -> Mark:
    """The support of the statements in three grades, the mean over statements: 1 full, ½ partial, 0 none. What the
    judge calls unclear is not supported."""
    if not given.statements:
        return SILENT
    if lost := [v.unscored for v in given.verdicts if v.unscored]:
        return unscored(f"the judge could not say of {len(lost)} statements: {lost[0]}")
    grades = [GRADES[v.grade] for v in given.verdicts]
    wrong = [f"“{s['text'][:80]}”: {v.why or v.grade}" for s, v in _both(given) if v.grade != "full"]
    return Mark(sum(grades), len(grades), "; ".join(wrong))


def citation_recall(given: Given) -> Mark:
    """ALCE's citation recall (Gao et al., EMNLP 2023): statements that are fully supported by all that they cite, taken
    together, of all statements."""
    if not given.statements:
        return SILENT
    if lost := [v.unscored for v in given.verdicts if v.unscored]:
        return unscored(f"the judge could not say of {len(lost)} statements: {lost[0]}")
    right = [v.grade == "full" for v in given.verdicts]
    return Mark(sum(right), len(right), _named("is not supported", _wrong(given, right)))


def citation_precision(given: Given) -> Mark:
    """ALCE's citation precision (Gao et al., EMNLP 2023): citations that matter, of all citations. One matters where
    its statement is supported by all that it cites, and it supports the statement alone, or the others no longer do
    without it. A key that leads nowhere never matters."""
    right = all_ = 0
    wrong = []
    for statement, verdict in _both(given):
        evidence = given.evidence_of(statement)
        all_ += len(statement["citations"])
        if verdict.unscored:
            return unscored(f"the judge could not say: {verdict.unscored}")
        if verdict.grade != "full":
            wrong.append(f"“{statement['text'][:80]}” is not supported")
            continue
        for one in evidence:
            needed = len(evidence) == 1
            if not needed:
                alone = given.judged(statement, [one])
                rest = given.judged(statement, [e for e in evidence if e is not one])
                if lost := alone.unscored or rest.unscored:
                    return unscored(f"the judge could not say: {lost}")
                needed = alone.grade == "full" or rest.grade != "full"
            right += needed
            wrong += [] if needed else [f"{one['key']} adds nothing to “{statement['text'][:80]}”"]
    return Mark(right, all_, "; ".join(wrong)) if all_ else SILENT


def exact(kind: str) -> Callable[[Given], Mark]:
    """The exact test of one kind (`evals.judges.exact`): statements without a fault of this kind, of those that have
    something of it, in themselves or in what they cite."""

    def measure(given: Given) -> Mark:
        right = all_ = 0
        wrong = []
        for statement in given.statements:
            if statement["checker"] == RECORD:
                continue  # a count over the library stands in no text
            evidence = given.evidence_of(statement)
            known = "\n".join(map(about, evidence))
            quotes = [e["quote"] for e in evidence]
            if not concerns(kind, statement["text"], quotes):
                continue
            found = [f for f in faults(statement["text"], quotes, known) if f.kind == kind]
            all_ += 1
            right += not found
            wrong += [f"“{statement['text'][:80]}”: {f.what}" for f in found]
        return Mark(right, all_, "; ".join(wrong)) if all_ else SILENT

    measure.__doc__ = (
        f"Statements without a wrong or missing {kind}, of those that have one (`evals.judges.exact.faults`)."
    )
    return measure


def concerns(kind: str, statement: str, quotes: Sequence[str]) -> bool:
    """Whether a statement has something of a kind; of negations also whether what it cites has one."""
    if kind == "number":
        return any(not number.year for number in numbers(statement))
    if kind == "date":
        return bool(months(statement)) or any(number.year for number in numbers(statement))
    if kind == "name":
        return bool(name_faults(statement, [""], "", language_of(statement)))
    return any(word.negates for text in (statement, *quotes) for word in words_of(text, language_of(text)))


def _both(given: Given) -> list[tuple[Json, Verdict]]:
    return list(zip(given.statements, given.verdicts, strict=True))


def _wrong(given: Given, right: list[bool]) -> list[str]:
    return [s["text"] for s, is_right in zip(given.statements, right, strict=True) if not is_right]


def _named(what: str, texts: list[str]) -> str:
    return "; ".join(f"“{t[:80]}” {what}" for t in texts)
