"""Does the cited text support the statement? Asked of every statement before it is shown as an answer.

First whether it is verbatim: then it is `quoted`, and no more is claimed. Else the exact tests of numbers, names,
negation, direction, reach and force; one fault, and it is unsupported whatever a checker would say. The rest is for the
checker. A statement that other evidence than the cited supports is cited to that, and this is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Evidence, Statement
from assistant.question import language_of
from assistant.verifying.alignment import order_faults, swap_faults
from assistant.verifying.bounds import BoundsOf, unknown
from assistant.verifying.calibration import calibration_of
from assistant.verifying.checkers import Checker, Judgement
from assistant.verifying.clauses import clauses_of
from assistant.verifying.contrasts import agent_faults, contrast_faults, time_faults
from assistant.verifying.faults import Fault
from assistant.verifying.figures import number_faults
from assistant.verifying.force import force_faults
from assistant.verifying.instructions import addressed_to_a_model, without_instructions
from assistant.verifying.names import name_faults
from assistant.verifying.polarity import direction_faults, negation_faults, scope_faults
from assistant.verifying.reading import Source
from assistant.verifying.roles import settled
from assistant.verifying.unasserted import unasserted_faults
from assistant.verifying.verbatim import cut_faults, is_quoted

EXACT = "exact tests"
_GRADE = {"unsupported": 0, "unchecked": 1, "partial": 2, "supported": 3, "quoted": 4}
# No statement of so many words or characters is one: the time that the tests take grows faster than its length.
_MOST_WORDS, _LONGEST = 300, 4_000
# Tests that look at one source at a time: a fault of one is a fault.
_ROLES = (unasserted_faults, contrast_faults, agent_faults, time_faults)
# The most pieces of evidence that are put together to support one statement.
_TOGETHER = 4


@dataclass(frozen=True)
class Verifier:
    """Checks statements against evidence. `acronyms` are those of the library with their long forms, `bounds` says
    where the library's own sentences begin and end in a piece of evidence."""

    checker: Checker
    acronyms: Mapping[str, str] = field(default_factory=dict)
    bounds: BoundsOf = unknown

    def verify(self, text: str, cited: Sequence[str], evidence: Sequence[Evidence]) -> Statement:
        """The statement with its verdict. `cited` are the keys as written; keys that no evidence has count for nothing.

        Its citations are those that it rests on: of the cited, or, where these do not support it, of the others. An
        unsupported statement keeps the known keys that it named.
        """
        by_key = {e.key: e for e in evidence}
        known = list(dict.fromkeys(key for key in cited if key in by_key))
        if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
            why = f"too long to be checked: one statement of more than {_MOST_WORDS} words"
            return Statement(text, tuple(known), "unchecked", why, _checked_by(EXACT))
        if addressed_to_a_model(text):
            return self._unsupported(text, known, "it addresses a language model")
        sources = {key: Source.of(e, without_instructions(e.quote), self.bounds) for key, e in by_key.items()}
        verdict = self._best(text, [sources[k] for k in known])
        if verdict is not None and _GRADE[verdict.support] > 0:
            dropped = ", ".join(k for k in known if k not in verdict.citations)
            return self._noting(verdict, f"cited beside it, but not needed: {dropped}") if dropped else verdict
        others = [self._best(text, [source]) for key, source in sources.items() if key not in known]
        found = max(filter(None, others), key=lambda v: _GRADE[v.support], default=None)
        if found is not None and found.support in ("quoted", "supported"):
            was = ", ".join(known) or "nothing known"
            return self._noting(found, f"cited {was}, rests on {', '.join(found.citations)}")
        if verdict is not None:
            return verdict
        named = "names no evidence that it was given" if cited else "names no evidence"
        return self._unsupported(text, known, f"it {named}, and none supports it")

    def _best(self, text: str, given: Sequence[Source]) -> Statement | None:
        """The best verdict that one source gives, or where none does alone, several by clauses."""
        if not given:
            return None
        sources = [s for s in given if s.text]
        if not sources:
            return self._unsupported(text, [s.key for s in given], "the evidence only addresses a language model")
        best = max((self._judge(text, [s]) for s in sources), key=lambda v: _GRADE[v.support])
        if _GRADE[best.support] >= _GRADE["supported"] or len(sources) == 1:
            return best
        together = self._clause_by_clause(text, sources[:_TOGETHER])
        return together if together is not None and _GRADE[together.support] > _GRADE[best.support] else best

    def _clause_by_clause(self, text: str, sources: Sequence[Source]) -> Statement | None:
        """The verdict on a statement of which each clause rests on one of several sources; None where it has one."""
        clauses = clauses_of(text, language_of(text))
        if len(clauses) < 2:
            return None
        found = [max((self._judge(c, [s]) for s in sources), key=lambda v: _GRADE[v.support]) for c in clauses]
        weakest = min(found, key=lambda v: _GRADE[v.support])
        keys = tuple(dict.fromkeys(k for v in found for k in v.citations))
        support = "supported" if weakest.support == "quoted" else weakest.support
        return Statement(text, keys, support, weakest.why, weakest.checker or _checked_by(EXACT))

    def _judge(self, text: str, sources: Sequence[Source]) -> Statement:
        keys = tuple(s.key for s in sources)
        if len(sources) == 1 and is_quoted(text, sources[0]):
            return Statement(text, keys, "quoted")
        language = language_of(text)
        if language == "en" and len({s.language for s in sources}) == 1 and not _tells_english(text):
            language = sources[0].language
        if faults := settled(text, language, sources, self.faults(text, language, sources)):
            return Statement(text, keys, "unsupported", "; ".join(f.why for f in faults[:3]), _checked_by(EXACT))
        judged: Judgement = self.checker.judge(text, language, sources)
        return Statement(text, keys, judged.support, judged.why, _checked_by(self.checker.name))

    def faults(self, text: str, language: str, sources: Sequence[Source]) -> list[Fault]:
        """What the exact tests find wrong with a statement."""
        return [
            *(fault for s in sources for fault in cut_faults(text, s)),
            *number_faults(text, language, sources),
            *name_faults(text, language, sources, self.acronyms),
            *negation_faults(text, language, sources),
            *direction_faults(text, language, sources),
            *scope_faults(text, sources),
            *force_faults(text, language, sources),
            *swap_faults(text, language, sources),
            *order_faults(text, language, sources),
            *(f for s in sources for test in _ROLES for f in test(text, language, s)),
        ]

    def _unsupported(self, text: str, keys: Sequence[str], why: str) -> Statement:
        return Statement(text, tuple(keys), "unsupported", why, _checked_by(EXACT))

    @staticmethod
    def _noting(statement: Statement, note: str) -> Statement:
        why = f"{statement.why}; {note}" if statement.why else note
        return Statement(statement.text, statement.citations, statement.support, why, statement.checker)


def _checked_by(name: str) -> str:
    return f"{name}, {calibration_of(name)}"


def _tells_english(text: str) -> bool:
    return any(f" {w} " in f" {text.lower()} " for w in ("the", "of", "and", "in", "is", "was", "to", "are", "for"))
