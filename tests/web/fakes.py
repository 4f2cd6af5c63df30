"""A library, a notebook and an assistant that work without a model: invented documents, real offsets.

The answers are looked up by a word of the question; every quotation is found in the text that the library holds.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.answer import Answer, Evidence, Gap, Statement
from assistant.conversation import Earlier
from store.catalog import Entry
from store.documents import Block, Document, Name, Note, PagedText, Record, Run, span_key
from store.errors import NotebookUnknown, StoreError
from store.notebook import Feedback, SavedQuote

Held = Callable[[str], None]
Step = Callable[[str, int], None]


_KINDS = {"#": "heading", ">": "quote", "-": "list"}


def document(number: int, record: Record, draft: str, pages: int = 0) -> tuple[Document, PagedText]:
    """A document from a draft: paragraphs parted by blank lines; "# " a heading, "> " a quote, "- " a list item,
    "[^12] " a note that is called by "[12]". With `pages`, the blocks are spread over them."""
    text, section, count = "", "", 0
    blocks: list[Block] = []
    notes: list[Note] = []
    for paragraph in re.split(r"\n\s*\n", draft.strip()):
        words = " ".join(paragraph.split())
        kind, mark = _KINDS.get(words.split(" ", 1)[0], "body"), None
        if kind != "body":
            words = words[2:]
        elif called := re.match(r"\[\^(\d+)\] ", words):
            kind, mark, words = "footnote", called[1], f"{called[1]}. {words[called.end() :]}"
        section, count = (words, 0) if kind == "heading" else (section, count + 1)
        text += "\n\n" if text else ""
        if mark:
            place = next((b.end for b in blocks if f"[{mark}]" in text[b.start : b.end]), None)
            notes.append(Note(mark, place, len(blocks)))
        start, level = len(text), int(kind == "heading")
        text += words
        within = "" if mark else section
        blocks.append(Block(start, len(text), kind, within, count, level, mark))  # type: ignore[arg-type]
    per = max(len(blocks) // pages, 1) if pages else 1
    on = [min(i // per, pages - 1) + 1 if pages else 0 for i in range(len(blocks))]
    runs = [Run(b.start, b.start, b.end - b.start, page) for b, page in zip(blocks, on, strict=True)]
    labels = tuple(str(p - 2) if p > 2 else ("i", "ii")[p - 1] for p in range(1, pages + 1))
    identity = f"{number:064x}"
    paged = PagedText(identity, text, text, tuple(runs), tuple(blocks), tuple(notes), labels, pages)
    return Document(identity, f"{number}.txt", record, format="txt"), paged


@dataclass
class FakeLibrary:
    """Documents in memory, with the part of a library's interface that the page uses."""

    held: list[tuple[Document, PagedText]] = field(default_factory=list)
    generation: int = 1

    def documents(self) -> tuple[Document, ...]:
        return tuple(d for d, _ in self.held)

    def counts(self) -> tuple[int, int]:
        return len(self.held), sum(len(p.blocks) for _, p in self.held)

    def entry(self, document_id: str) -> Entry:
        held, paged = next((d, p) for d, p in self.held if d.id == document_id)
        return Entry(held, "1", 1, paged.pages, len(paged.blocks), len(paged.text.split()))

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self.entry(d.id) for d, _ in self.held)

    def paged(self, document_id: str) -> PagedText:
        return next(p for d, p in self.held if d.id == document_id)

    def remove(self, ids: Iterable[str]) -> None:
        gone = set(ids)
        self.held = [(d, p) for d, p in self.held if d.id not in gone]
        self.generation += 1


@dataclass(frozen=True)
class FakeThread:
    id: str
    title: str


@dataclass(frozen=True)
class FakeTurn:
    question: str
    answer: dict[str, Any]
    asked: str = ""


@dataclass
class FakeNotebook:
    """Threads in memory, the newest first."""

    kept: dict[str, tuple[FakeThread, list[FakeTurn]]] = field(default_factory=dict)
    ids: Iterable[int] = field(default_factory=lambda: itertools.count(1))
    given: list[Feedback] = field(default_factory=list)

    def create_thread(self, title: str) -> str:
        identity = f"thread{next(iter(self.ids))}"
        self.kept[identity] = (FakeThread(identity, title), [])
        return identity

    def threads(self) -> tuple[FakeThread, ...]:
        return tuple(thread for thread, _ in reversed(self.kept.values()))

    def turns(self, thread: str, owner: str | None = None) -> tuple[FakeTurn, ...]:
        return tuple(self._get(thread)[1])

    def thread(self, thread: str, owner: str | None = None) -> FakeThread:
        return self._get(thread)[0]

    def add_feedback(self, feedback: Feedback) -> None:
        self.withdraw_feedback(feedback.answer_id, feedback.key, feedback.owner)
        self.given.append(feedback)

    def withdraw_feedback(self, answer_id: str, key: str = "", owner: str = "") -> None:
        self.given = [f for f in self.given if (f.answer_id, f.key, f.owner) != (answer_id, key, owner)]

    def feedback(self, answer_id: str | None = None, owner: str | None = None) -> tuple[Feedback, ...]:
        return tuple(f for f in self.given if answer_id in (None, f.answer_id) and owner in (None, f.owner))

    def add_turn(self, thread: str, question: str, answer: dict[str, Any]) -> None:
        self._get(thread)[1].append(FakeTurn(question, answer))

    def quotes(self, owner: str | None = None) -> tuple[SavedQuote, ...]:
        return ()

    def rename(self, thread: str, title: str) -> None:
        held, turns = self._get(thread)
        self.kept[thread] = (replace(held, title=title), turns)

    def delete(self, thread: str) -> None:
        del self.kept[self._get(thread)[0].id]

    def _get(self, thread: str) -> tuple[FakeThread, list[FakeTurn]]:
        if thread not in self.kept:
            raise NotebookUnknown(f"There is no thread {thread}.")
        return self.kept[thread]


def evidence(library: FakeLibrary, number: int, quote: str, **more: Any) -> Evidence:
    """Evidence for a quotation that stands in document `number` (counted from 0)."""
    held, paged = library.held[number]
    start = paged.text.index(quote)
    by = " and ".join(str(n) for n in held.record.authors)
    values = {"speaker": by, "score": 0.8, **more}
    return Evidence(
        span_key(held.id, start, start + len(quote)), quote, paged.locate(start, start + len(quote)), held, **values
    )


def answer(question: str, history: Sequence[str], statements: Sequence[Statement], gaps: Sequence[Gap],
           found: Sequence[Evidence], **more: Any) -> Answer:  # fmt: skip
    identity = f"a{abs(hash((question, tuple(history)))):x}"
    alone = more.pop("stand_alone", question)
    return Answer(
        identity, question, tuple(history), alone, tuple(statements), tuple(gaps), tuple(found), "extractive", 1, **more
    )


@dataclass
class FakeAssistant:
    """Answers by `answers` (a word of the question to a function); abstains else. `pause` lets the steps be seen; one
    who asks "slowly" waits after the last step as well."""

    library: FakeLibrary
    answers: dict[str, Callable[[FakeLibrary, str, Sequence[str]], Answer]]
    pause: float = 0.0

    def __call__(
        self, question: str, history: Sequence[str | Earlier], on_step: Step, on_statement: Held | None = None
    ) -> dict[str, Any]:
        searched = {"searched": dict(zip(("documents", "passages"), self.library.counts(), strict=True))}
        before = [h.question if isinstance(h, Earlier) else h for h in history]
        for name, count in (("retrieve", self.library.counts()[1]), ("choose", 57), ("compose", 4)):
            on_step(name, count)
            time.sleep(self.pause)
        if "slowly" in question:
            time.sleep(0.6)
        if "break" in question:
            raise RuntimeError("a fault of ours")
        if "explode" in question:
            raise StoreError("The catalogue `a_b*c*` of ![x](http://example.invalid/x.png) cannot be read.")
        for word, make in self.answers.items():
            if word in question.lower():
                return make(self.library, question, before).to_json() | searched
        nothing = Gap(question, "No passage speaks of it.")
        return answer(question, before, (), (nothing,), ()).to_json() | searched


def authors(*names: str) -> tuple[Name, ...]:
    return tuple(Name.parse(name) for name in names)
