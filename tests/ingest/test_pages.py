"""The pages of 200 sentences of three real papers, and what must not be in them, judged against pdftotext.

All sentences of notes are in the sample, and of those over the end of a page as many as make an eighth of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ingest import poppler
from tests.ingest.fakes import read_once
from tests.ingest.poppler import fold

SAMPLE, SEED = 200, 20261122
KINDS = ("body", "list", "quote", "footnote")


@dataclass(frozen=True)
class Sentence:
    path: Path
    text: str
    kind: str
    pages: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.path.name[:2]} p. {self.pages} {self.kind}: {self.text[:40]}…{self.text[-20:]}"


@pytest.fixture(scope="module")
def sample(shared: Callable[[str], Path]) -> list[Sentence]:
    poppler.program()
    every: list[Sentence] = []
    for path in sorted(shared("files").glob("*.pdf")):
        reading = read_once(path)
        for s in reading.sentences:
            text, kind = reading.paged.text[s.start : s.end], reading.paged.blocks[s.block].kind
            if kind in KINDS and len(text.split()) >= 4:
                every.append(Sentence(path, text, kind, reading.paged.pages_of(s.start, s.end)))
    chance = random.Random(SEED)
    notes = [s for s in every if s.kind == "footnote"]
    over = [s for s in every if s.kind != "footnote" and len(s.pages) != 1]
    rest = [s for s in every if s.kind != "footnote" and len(s.pages) == 1]
    hard = [*notes, *chance.sample(over, min(len(over), SAMPLE // 8))]
    return [*hard, *chance.sample(rest, SAMPLE - len(hard))]


def runs(text: str, length: int) -> Iterator[str]:
    """The letters of each few words that follow one another."""
    words = [w for w in map(fold, text.split()) if w]
    for at in range(max(1, len(words) - length + 1)):
        yield "".join(words[at : at + length])


def on_its_pages(sentence: Sentence) -> bool:
    """Whether every page named holds words of it that the others lack, and all together hold it, in their order."""
    texts = [[poppler.folded(sentence.path, *options)[n - 1] for options in ((), ("-raw",))] for n in sentence.pages]
    found = [[any(run in text for text in page) for page in texts] for run in runs(sentence.text, 3)]
    if not texts or any(not any(page) for page in zip(*found, strict=True)):
        return False
    held = sum(any(row) for row in found)
    crossing = 2 * (len(texts) - 1)  # runs of three words over a page's end, which no page holds
    first, last = found[0][0], found[-1][-1]
    alone = all(not all(row[n] for row in found) for n in range(len(texts))) if len(texts) > 1 else True
    return held >= 0.95 * (len(found) - crossing) and first and last and alone


def test_the_sample_is_large_and_mixed(sample: list[Sentence]) -> None:
    assert len(sample) == SAMPLE
    assert {s.kind for s in sample} >= {"body", "list", "footnote"}
    assert len({s.path for s in sample}) == 3
    assert sum(len(s.pages) == 2 for s in sample) >= 3


def test_pages_are_right(sample: list[Sentence]) -> None:
    wrong = [str(s) for s in sample if not on_its_pages(s)]
    allowed = SAMPLE // 100
    assert len(wrong) <= allowed, "\n".join(wrong)


def foreign(sentence: Sentence) -> list[str]:
    """The running heads and notes of its pages of which it holds three words that the pages have nowhere else."""
    words = fold(sentence.text)
    return [
        text
        for page in sentence.pages
        for text in poppler.furniture(sentence.path)[page - 1]
        for run in runs(text, 3)
        if len(run) > 8 and run in words and run not in poppler.body(sentence.path)[page - 1]
    ]


def test_the_text_is_free_of_running_heads_and_notes(sample: list[Sentence]) -> None:
    assert [f"{s} holds “{text[:40]}”" for s in sample if s.kind != "footnote" for text in foreign(s)] == []


def test_what_is_foreign_is_noticed(sample: list[Sentence]) -> None:
    path = next(s.path for s in sample if s.path.name.startswith("36"))
    own = " ".join(poppler.pages(path)[9].split()[60:90])
    heads = [text for text in poppler.furniture(path)[9] if len(text.split()) > 2]
    assert len(heads) >= 3  # of the page, of the chapter beside the text, and a note
    assert [foreign(Sentence(path, f"{own} {text}", "body", (10,))) != [] for text in heads] == [True] * len(heads)
    assert foreign(Sentence(path, own, "body", (10,))) == []


def test_sentences_run_on_as_poppler_has_them(sample: list[Sentence]) -> None:
    """Nothing strange inside: the letters stand in one piece in poppler's page, its heads and notes taken out."""
    broken = []
    for s in sample:
        pure = "".join(poppler.body(s.path)[page - 1] for page in s.pages)
        whole = "".join(poppler.folded(s.path)[page - 1] for page in s.pages)
        if fold(s.text) not in pure and fold(s.text) not in whole:
            broken.append(str(s))
    allowed = SAMPLE // 20
    assert len(broken) <= allowed, "\n".join(broken)


@pytest.mark.parametrize(("page", "right"), [(1, False), (2, True), (3, False)])
def test_a_wrong_page_is_noticed(sample: list[Sentence], page: int, right: bool) -> None:
    path = next(s.path for s in sample if s.path.name.startswith("39"))
    text = " ".join(poppler.pages(path)[1].split()[20:50])
    assert on_its_pages(Sentence(path, text, "body", (page,))) == right
    assert not on_its_pages(Sentence(path, text, "body", (page, page + 1)))
