"""Hard pages whose truth is known: the text in its order, what must not be in it, notes, pages and printed labels."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from benchmarks.similarity import similarity, words
from store.documents import Reading
from tests.ingest import poppler
from tests.ingest.fakes import blocks, read
from tests.ingest.poppler import fold
from tests.ingest.truth import Made, Part
from tests.ingest.typeset_cases import CASES, made

# Words in their order, hyphens counted; what is lost to it is a heading's spaced letter or the like.
BAR = 0.985
NAMES = list(CASES)
WITH_NOTES = ["two_columns", "long_notes", "notes_anew", "columns_out_of_order", "spanish", "raised_signs", "chinese",
              "endnotes", "scaled", "flipped"]  # fmt: skip
# Digits of the numbers before items, which are no part of their text.
NUMBERED_ITEMS = {"lists": 15}
WITH_LABELS = ["two_columns", "lists", "roman_front", "chapters", "offprint"]


@cache
def reading(name: str) -> Reading:
    return read(made(name).data, str(PurePosixPath(name).with_suffix(".pdf")))


def joined(parts: tuple[Part, ...] | list[Part]) -> list[str]:
    return words("\n".join(p.text for p in parts), hyphens=True)


def likeness(truth: Made, said: str) -> float:
    """Of the text to the true one, each group of floats standing between the two paragraphs where it fits best."""
    heard = words(said, hyphens=True)
    order, notes = list(truth.body), joined(truth.notes)
    best = similarity(joined(order) + notes, heard)
    for group in (*truth.floats, *truth.loose):
        scored = []
        for at in range(len(order) + 1):
            tried = [*order[:at], *group, *order[at:]]
            scored.append((similarity(joined(tried) + notes, heard), at))
        if group in truth.loose and max(scored)[0] <= best:
            continue
        best, at = max(scored)
        order[at:at] = group
    return best


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_the_true_one_in_its_order(name: str) -> None:
    found = likeness(made(name), reading(name).paged.text)
    assert found >= BAR


@pytest.mark.parametrize("name", NAMES)
def test_running_heads_and_numbers_are_gone(name: str) -> None:
    truth, text = made(name), reading(name).paged.text
    lines = [t.strip() for t in text.split("\n")]
    assert [g for g in set(truth.gone) if g.isdigit() and g in lines] == []
    own = " ".join(p.text for p in (*truth.body, *truth.notes))
    heads = {g for g in truth.gone if not g.isdigit()}
    assert {g: text.count(g) for g in heads} == {g: own.count(g) for g in heads}


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_are_whole_and_on_their_pages(name: str) -> None:
    truth, paged = made(name), reading(name).paged
    parts = [p for p in (*truth.body, *truth.notes, *(f for group in truth.floats for f in group)) if p.kind != "table"]
    said = {" ".join(paged.text[b.start : b.end].split()): paged.pages_of(b.start, b.end) for b in paged.blocks}
    found = [(part, pages_of(part.text, said)) for part in parts]
    lost = [part.text[:40] for part, pages in found if not pages]
    allowed = len(parts) // 50
    assert len(lost) <= allowed, lost
    assert [part.text[:40] for part, pages in found if pages and pages != part.pages] == []


def pages_of(text: str, said: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The pages of a paragraph among those read. It may be read as two, if the first ends with a sentence: where a
    column ends with one as well, nothing on the page tells whether the paragraph goes on."""
    if text in said:
        return said[text]
    for first in said:
        rest = text.removeprefix(first).strip()
        if text.startswith(first) and first.endswith((".", "。")) and rest in said:
            return tuple(sorted({*said[first], *said[rest]}))
    return ()


@pytest.mark.parametrize("name", WITH_NOTES)
def test_notes_hang_on_the_words_that_call_them(name: str) -> None:
    truth, paged = made(name), reading(name).paged
    said = [(n.mark, paged.text[b.start : b.end]) for n in paged.notes for b in [paged.blocks[n.block]]]
    assert said == [(n.mark, n.text) for n in truth.notes]
    before = [" ".join(paged.text[: n.called_at].split()) for n in paged.notes]
    called = [words[-len(n.after) :] for words, n in zip(before, truth.notes, strict=True)]
    assert called == [n.after for n in truth.notes]


@pytest.mark.parametrize("name", WITH_LABELS)
def test_printed_labels(name: str) -> None:
    assert reading(name).paged.labels == made(name).labels


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_headings(name: str) -> None:
    true = [p.text for p in made(name).body if p.kind == "heading"]
    assert [t for t in true if t not in blocks(reading(name), "heading")] == []


def test_items_quotes_references_and_rows_are_told_apart() -> None:
    for name, kind in (("lists", "list"), ("flipped", "list"), ("quotes", "quote"), ("references", "reference")):
        assert blocks(reading(name), kind) == [p.text for p in made(name).body if p.kind == kind], name


@pytest.mark.parametrize("name", [n for n in NAMES if any(g[0].kind == "caption" for g in made(n).floats)])
def test_captions_and_rows_are_told_apart(name: str) -> None:
    floats = [part for group in made(name).floats for part in group]
    said = blocks(reading(name), "caption")
    assert [p.text for p in floats if p.kind == "caption" and p.text not in said] == []
    rows = [p.text for p in floats if p.kind == "table"]
    assert not rows or blocks(reading(name), "table") == rows


def test_the_truth_is_told_of_every_page() -> None:
    for name in NAMES:
        pages = {page for p in made(name).body for page in p.pages}
        assert pages == set(range(1, max(pages) + 1)), name
    for name in ("two_columns", "raised_signs", "chinese"):
        assert made(name).data == CASES[name]().data, "the same calls give the same bytes"


@pytest.mark.parametrize("name", [n for n in NAMES if n != "chinese"])  # poppler's data for Chinese come apart
def test_the_truth_is_what_is_drawn(name: str, tmp_path: Path) -> None:
    """Not the order, but the words: poppler finds each, and none besides."""
    truth = made(name)
    path = tmp_path / "made.pdf"
    path.write_bytes(truth.data)
    drawn = fold(" ".join(poppler.pages(path, "-raw")))
    groups = [*truth.floats, *truth.loose]
    every = [*(p.text for p in (*truth.body, *truth.notes, *(p for g in groups for p in g))), *truth.gone]
    true = fold(" ".join(every))
    marks = sum(len(n.mark) * 2 for n in truth.notes)
    lettered = Counter(drawn)
    lettered.subtract(Counter(true))
    assert {c: n for c, n in lettered.items() if n and not c.isdigit()} == {}
    assert 0 <= sum(n for c, n in lettered.items() if c.isdigit()) <= marks + NUMBERED_ITEMS.get(name, 0)
