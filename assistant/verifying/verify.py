"""Does the cited text support the statement? Asked of every statement before it is shown as an answer.

First whether it is verbatim: then it is `quoted`, and no more is claimed. Else the exact tests of numbers, names,
negation, direction, reach and force; one fault, and it is unsupported whatever a checker would say. The rest is for the
checker. A statement that other evidence than the cited supports is cited to that, and this is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Evidence, Statement
from assistant.question import language_of
from assistant.verifying.alignment import order_faults, swap_faults
from assistant.verifying.checkers import UNCALIBRATED, Checker, Judgement
from assistant.verifying.faults import Fault
from assistant.verifying.figures import number_faults
from assistant.verifying.force import force_faults
from assistant.verifying.instructions import addressed_to_a_model, without_instructions
from assistant.verifying.names import name_faults
from assistant.verifying.polarity import direction_faults, negation_faults, scope_faults
from assistant.verifying.reading import Source
from assistant.verifying.roles import settled

EXACT = "exact tests"
_GRADE = {"unsupported": 0, "unchecked": 1, "partial": 2, "supported": 3, "quoted": 4}
# The most pieces of evidence that are put together to support one statement.
_TOGETHER = 4
# The end of a sentence, with what closes behind it: an apostrophe or a bracket alone ends none.
_STOPS = re.compile(r"[.!?。！？…][”’\"')\]»]*$")


@dataclass(frozen=True)
class Verifier:
    """Checks statements against evidence. `acronyms` are those of the library with their long forms."""

    checker: Checker
    acronyms: Mapping[str, str] = field(default_factory=dict)

    def verify(self, text: str, cited: Sequence[str], evidence: Sequence[Evidence]) -> Statement:
        """The statement with its verdict. `cited` are the keys as written; keys that no evidence has count for nothing.

        Its citations are those that it rests on: of the cited, or, where these do not support it, of the others. An
        unsupported statement keeps the known keys that it named.
        """
        by_key = {e.key: e for e in evidence}
        known = list(dict.fromkeys(key for key in cited if key in by_key))
        if addressed_to_a_model(text):
            return self._unsupported(text, known, "it addresses a language model")
        verdict = self._best(text, [by_key[k] for k in known])
        if verdict is not None and _GRADE[verdict.support] > 0:
            dropped = ", ".join(k for k in known if k not in verdict.citations)
            return self._noting(verdict, f"cited beside it, but not needed: {dropped}") if dropped else verdict
        others = [self._best(text, [e]) for e in evidence if e.key not in known]
        found = max(filter(None, others), key=lambda v: _GRADE[v.support], default=None)
        if found is not None and found.support in ("quoted", "supported"):
            was = ", ".join(known) or "nothing known"
            return self._noting(found, f"cited {was}, rests on {', '.join(found.citations)}")
        if verdict is not None:
            return verdict
        named = "names no evidence that it was given" if cited else "names no evidence"
        return self._unsupported(text, known, f"it {named}, and none supports it")

    def _best(self, text: str, evidence: Sequence[Evidence]) -> Statement | None:
        """The best verdict that one piece of evidence gives, or where none supports it alone, several together."""
        if not evidence:
            return None
        sources = [Source.of(e, without_instructions(e.quote)) for e in evidence]
        sources = [s for s in sources if s.text]
        if not sources:
            return self._unsupported(text, [e.key for e in evidence], "the evidence only addresses a language model")
        best = max((self._judge(text, [s]) for s in sources), key=lambda v: _GRADE[v.support])
        if _GRADE[best.support] >= _GRADE["supported"] or len(sources) == 1:
            return best
        together = self._judge(text, sources[:_TOGETHER])
        if _GRADE[together.support] <= _GRADE[best.support]:
            return best
        return self._without_idle(together, text, sources[:_TOGETHER])

    def _without_idle(self, found: Statement, text: str, sources: Sequence[Source]) -> Statement:
        """A verdict that rests on those pieces only without which it would be another."""
        kept = list(sources)
        for source in sources:
            fewer = [s for s in kept if s is not source]
            if len(fewer) > 1 and (without := self._judge(text, fewer)).support == found.support:
                kept, found = fewer, without
        return found

    def _judge(self, text: str, sources: Sequence[Source]) -> Statement:
        keys = tuple(s.key for s in sources)
        if len(sources) == 1 and is_quoted(text, sources[0]):
            return Statement(text, keys, "quoted")
        language = language_of(text)
        if language == "en" and len({s.language for s in sources}) == 1 and not _tells_english(text):
            language = sources[0].language
        if faults := settled(text, language, sources, self.faults(text, language, sources)):
            return Statement(text, keys, "unsupported", "; ".join(f.why for f in faults[:3]), EXACT)
        judged: Judgement = self.checker.judge(text, language, sources)
        return Statement(text, keys, judged.support, judged.why, f"{self.checker.name}, {UNCALIBRATED}")

    def faults(self, text: str, language: str, sources: Sequence[Source]) -> list[Fault]:
        """What the exact tests find wrong with a statement."""
        return [
            *number_faults(text, language, sources),
            *name_faults(text, language, sources, self.acronyms),
            *negation_faults(text, language, sources),
            *direction_faults(text, language, sources),
            *scope_faults(text, sources),
            *force_faults(text, language, sources),
            *swap_faults(text, language, sources),
            *order_faults(text, language, sources),
        ]

    def _unsupported(self, text: str, keys: Sequence[str], why: str) -> Statement:
        return Statement(text, tuple(keys), "unsupported", why, EXACT)

    @staticmethod
    def _noting(statement: Statement, note: str) -> Statement:
        why = f"{statement.why}; {note}" if statement.why else note
        return Statement(statement.text, statement.citations, statement.support, why, statement.checker)


def is_quoted(text: str, source: Source) -> bool:
    """Whether a statement is the source's own words, whole sentences of them: a piece of one may say something else."""
    said = _tight(text)
    given = _tight(source.text)
    at = given.find(said)
    while said and at >= 0:
        before, after = given[:at].rstrip(), given[at + len(said) :].lstrip()
        opens = not before or (bool(_STOPS.search(before)) and not said[0].islower())
        ends = not after or said[-1] in '.!?。！？”"' or after[0] in ".!?。！？"
        if opens and ends:
            return True
        at = given.find(said, at + 1)
    return False


def _tight(text: str) -> str:
    """A text as it is compared for being verbatim: white space, quotation marks around it and its last stop aside."""
    tight = re.sub(r"\s+", " ", text).strip()
    if len(tight) > 2 and tight[0] in '“"«' and tight[-1] in '”"»':
        tight = tight[1:-1].strip()
    return tight


def _tells_english(text: str) -> bool:
    return any(f" {w} " in f" {text.lower()} " for w in ("the", "of", "and", "in", "is", "was", "to", "are", "for"))
