"""From a question to a cited answer: the whole path in one short function."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Gap
from assistant.cleaning import clean
from assistant.compose import Composition, compose
from assistant.conversation import Earlier
from assistant.evidence import choose, unsearched
from assistant.filters import resolved
from assistant.note_asks import note_asked
from assistant.phrases import phrase
from assistant.question import MAX_CHARACTERS, Question, read_question
from assistant.record import record_of
from assistant.records import answer_from_records
from assistant.retrieve import Reranker, retrieve
from assistant.stopping import heed
from assistant.taking_turns import Turns
from store.errors import DocumentUnknown
from store.where import Where

if TYPE_CHECKING:
    from assistant.writing import Writer, Written
    from store.library import Library

MODEL = "extractive"
ATTEMPTS = 3
# The step with which all begins anew.
AGAIN = "again"
FINDING = Turns(4)  # measured with 2 to 20: NOTES.md, "Many at once"


def ask(
    question: str,
    library: Library,
    *,
    history: Sequence[str | Earlier] = (),
    where: Where | None = None,
    writer: Writer | None = None,
    reranker: Reranker | None = None,
    on_step: Callable[[str, int], None] | None = None,
) -> Answer:
    """Answer a question from the library, or say what the library does not say.

    Without a `writer` the answer is in the sources' own words; with one a chat model phrases it, and every statement is
    checked. `history` holds the earlier questions of the thread, oldest first, with what is known of their answers.
    `on_step` is told each step as it begins with the number of things it works on: ("retrieve", passages), ("choose",
    sentences), ("compose", spans), ("write", spans); and (`AGAIN`, times) where a document left the library meanwhile
    and all is done anew: what was told before, statements of a model too, is void then. Raises StoreError where the
    library cannot be read; what goes wrong with the model is no error.
    Within `assistant.stopping.until` it raises Stopped at its next step once it is not wanted any more.
    """
    question = clean(question)
    earlier = tuple(_cleaned(h) for h in history)
    asked = read_question(question[:MAX_CHARACTERS], earlier)
    too_long = len(question) > MAX_CHARACTERS
    listener = on_step or _tell_nobody

    def tell(step: str, count: int) -> None:
        heed()
        listener(step, count)

    for attempt in range(ATTEMPTS):
        try:
            made = _answer(
                asked, library, resolved(where or Where(), library), writer, reranker, tell, too_long=too_long
            )
            heed()
            return _recorded(made, library, where or Where(), earlier)
        except DocumentUnknown:
            # Another process took a document out while it was being read; what is left is asked again.
            if attempt == ATTEMPTS - 1:
                raise
            tell(AGAIN, attempt + 1)
    raise AssertionError("not reached")


def _recorded(made: Answer, library: Library, where: Where, earlier: tuple[Earlier, ...]) -> Answer:
    """The answer with the record of what it was made with."""
    record = record_of(
        library, generation=made.generation, model=made.model, statements=made.statements, evidence=made.evidence,
        where=where, earlier=earlier, prompt=made.prompt,
    )  # fmt: skip
    return replace(made, record=record)


def _cleaned(earlier: str | Earlier) -> Earlier:
    if isinstance(earlier, Earlier):
        return replace(earlier, question=clean(earlier.question))
    return Earlier(clean(earlier))


def _answer(
    asked: Question,
    library: Library,
    where: Where,
    writer: Writer | None,
    reranker: Reranker | None,
    tell: Callable[[str, int], None],
    *,
    too_long: bool,
) -> Answer:
    made: Composition | None = None
    written = None
    with FINDING.turn():
        clock = _Clock()
        generation = library.refresh()
        searched = library.counts(where)
        tell("retrieve", searched[1])
        if too_long or not asked.asks or not searched[1]:
            searched = searched if asked.asks and not too_long else (0, 0)
            empty = "no_document" if library.counts()[1] else "empty_library"
            name = "too_long" if too_long else empty if asked.asks else "empty_question"
            made = Composition(gaps=[Gap(asked.text, phrase(name, asked.language, limit=f"{MAX_CHARACTERS:,}"))])
        else:
            noted = {a.text: choice for a in asked.asks if (choice := note_asked(asked, a, library, where))}
            others = [a for a in asked.asks if a.text not in noted]
            answers = {a.text: answer_from_records(asked, a, library, where) for a in others}
            by_record = {text: answer for text, answer in answers.items() if answer}
            refused = {a.text: choice for a in others if a.text not in by_record and (choice := unsearched(a))}
            if len(refused) == len(asked.asks):
                searched = (0, 0)
            looked_for = len(by_record) + len(refused) < len(others)
            found = retrieve(asked, library, where, reranker) if looked_for else ()
            clock.mark("retrieve")
            tell("choose", sum(len(f.candidates) for f in found))
            choices = refused | {c.ask.text: c for c in choose(asked, found, library, where)} | noted
            clock.mark("choose")
    if made is None:
        parts = [by_record.get(a.text) or choices[a.text] for a in asked.asks]
        spans = sum(len(c.picks) for c in choices.values())
        if writer and spans:
            tell("write", spans)
            written = writer.write(asked, parts, found, library)
        else:
            tell("compose", spans)
        made = compose(parts, [a.text for a in asked.asks], asked.language, library, written)
        clock.mark("compose")
        if written:
            clock.move("compose", "verify", written.verifying)
        total = library.counts()[0]
        if where and 0 < searched[0] < total:
            # What is missing may stand in a document that the filter shut out.
            only = phrase("filtered", asked.language, n=str(searched[0]), total=str(total))
            made.gaps = [replace(gap, reason=f"{gap.reason} {only}") for gap in made.gaps]
    answer = Answer(
        id=secrets.token_hex(8), question=asked.text, history=asked.history, stand_alone=asked.stand_alone,
        statements=tuple(made.statements), gaps=tuple(made.gaps), evidence=tuple(made.evidence.values()), model=MODEL,
        generation=generation, language=asked.language, seconds=clock.seconds, searched=searched,
    )  # fmt: skip
    return answer if written is None or writer is None else _phrased(answer, written, writer)


def _phrased(answer: Answer, written: Written, writer: Writer) -> Answer:
    """An answer with what is to be known of the model that took part in it."""
    by_key = {e.key: e for e in (*answer.evidence, *written.given)}
    named = [k for s in written.withheld for k in s.citations if k in by_key]
    return replace(
        answer, model=writer.model.name, withheld=tuple(written.withheld), raw=written.raw, prompt=written.prompt,
        evidence=tuple({**{e.key: e for e in answer.evidence}, **{k: by_key[k] for k in named}}.values()),
        unknown_keys=tuple(written.unknown_keys),
        notice=phrase(written.problem, answer.language, detail=written.detail) if written.problem else "",
    )  # fmt: skip


def _tell_nobody(step: str, count: int) -> None:
    """Takes the steps where nobody listens."""


class _Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(("retrieve", "choose", "compose", "verify"), 0.0)
        self._last = time.perf_counter()

    def mark(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[step] += now - self._last
        self._last = now

    def move(self, step: str, to: str, seconds: float) -> None:
        """Count so many seconds of one step to another."""
        self.seconds[step] -= seconds
        self.seconds[to] += seconds
