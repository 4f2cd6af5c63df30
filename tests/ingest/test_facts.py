"""Facts about real documents, gathered by reading their pages and not by what the reader says of them.

`facts/*.json`, one a document; a few words, a length, a number or a hash for each item:

  file        where it lies beside the checkout
  record      title: first words, length, hash; authors: the lists that are right; issued; the types that are right;
              in_a_picture where title and authors stand in no text; …
  labels      the number printed on each page; a list where either is right (a number that a picture hides)
  sentences   first words, length, hash, pages
  notes       mark, pages, first words, length, hash, the words that call it
  sections    words of the heading, the first words of a sentence or item under it
  gone        words, how often they may stand in the text
  captions    first words, page
  tables      page, first cell, rows, columns, a cell of the first or the last row
  lists       number of items, first words of the first
  references  number of entries, first words of the first

Lengths are of the text with single spaces, hashes of its letters and digits alone, in lower case.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.documents import Block, Reading
from tests.ingest.fakes import read_once

FACTS = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(Path(__file__).parent.glob("facts/*.json"))}
Shared = Callable[[str], Path]


def fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def digest(text: str) -> str:
    return hashlib.sha256(fold(text).encode()).hexdigest()[:10]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=list(FACTS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def fact(name: str) -> dict[str, Any]:
    return dict(FACTS[name])


@pytest.fixture
def reading(fact: dict[str, Any], shared: Shared) -> Reading:
    folder, pattern = fact["file"].split("/")
    return read_once(next(shared(folder).glob(pattern)))


def text_of(reading: Reading, block: Block) -> str:
    return plain(reading.paged.text[block.start : block.end])


def starts(text: str, words: str) -> bool:
    return fold(text).startswith(fold(words))


def test_the_table_is_whole(fact: dict[str, Any]) -> None:
    assert len(fact["sentences"]) >= 10
    assert len(fact["sections"]) >= 10
    assert all(len(first.split()) <= 4 for first, *_ in fact["sentences"])


def test_title(fact: dict[str, Any], reading: Reading) -> None:
    first, length, sha = fact["record"]["title"]
    title = plain(reading.document.record.title)
    if "in_a_picture" in fact["record"] and reading.paged.blocks[0].confidence is None:
        assert title == ""  # no text holds it and no OCR read it: nothing may stand in its place
        return
    assert (plain(" ".join(title.split()[:3])), len(title), digest(title)) == (first, length, sha)


def test_record(fact: dict[str, Any], reading: Reading) -> None:
    true, record = dict(fact["record"]), reading.document.record
    assert [str(a) for a in record.authors] in true.pop("authors")
    assert list(record.issued) == true.pop("issued")
    assert record.type in true.pop("type")
    del true["title"]
    if true.pop("in_a_picture", None):
        del true["publisher"]  # OCR, where there is any, finds it on the cover
    assert {k: getattr(record, k) for k in true} == true


def test_labels(fact: dict[str, Any], reading: Reading) -> None:
    paged = reading.paged
    said = list(paged.labels or (None,) * paged.pages)
    right = [either if isinstance(either, list) else [either] for either in fact["labels"]]
    assert len(said) == len(right)
    wrong = {n: label for n, (label, true) in enumerate(zip(said, right, strict=True), start=1) if label not in true}
    assert wrong == {}


def test_sentences_are_whole_and_on_their_pages(fact: dict[str, Any], reading: Reading) -> None:
    paged = reading.paged
    said: dict[str, tuple[int, list[int]]] = {}
    for s in reading.sentences:
        text = plain(paged.text[s.start : s.end])
        said[digest(text)] = (len(text), list(paged.pages_of(s.start, s.end)))
    true = {first: (sha, (length, pages)) for first, length, sha, pages in fact["sentences"]}
    assert {f: said.get(sha) for f, (sha, _) in true.items()} == {f: place for f, (_, place) in true.items()}


def test_notes_are_out_of_the_text_and_tied(fact: dict[str, Any], reading: Reading) -> None:
    paged = reading.paged
    said = {}
    for note in paged.notes:
        block = paged.blocks[note.block]
        text = text_of(reading, block)
        called = None if note.called_at is None else " ".join(paged.text[: note.called_at].split()[-2:])
        pages = list(paged.pages_of(block.start, block.end))
        said[note.mark] = (pages, len(text), digest(text), called and fold(called))
    true = {mark: (pages, n, sha, fold(before)) for mark, pages, _, n, sha, before in fact["notes"]}
    if true or paged.pages:
        assert said == true


def test_passages_stand_under_their_headings(fact: dict[str, Any], reading: Reading) -> None:
    paged = reading.paged
    lost = []
    for heading, words in fact["sections"]:
        spans = [paged.text[s.start : s.end] for s in reading.sentences]
        found = [
            paged.blocks[s.block].section for s, t in zip(reading.sentences, spans, strict=True) if starts(t, words)
        ]
        if not any(fold(heading) in fold(section) for section in found):
            lost.append((heading, words, found))
    assert lost == []


def test_furniture_is_gone(fact: dict[str, Any], reading: Reading) -> None:
    text = reading.paged.text
    folded = fold(text)
    counts = {w: folded.count(fold(w)) if fold(w) else text.count(w) for w, _ in fact["gone"]}
    assert {w: n for w, n in counts.items() if n > dict(fact["gone"])[w]} == {}
    labels = {label for label in reading.paged.labels if label}
    assert [t for b in reading.paged.blocks if (t := text_of(reading, b)) in labels] == []
    body = [text_of(reading, b) for b in reading.paged.blocks if b.kind == "body"]
    assert [t for t in body if not any(c.isalpha() for c in t)] == []


def test_captions(fact: dict[str, Any], reading: Reading) -> None:
    paged = reading.paged
    said = [(text_of(reading, b), paged.pages_of(b.start, b.end)) for b in paged.blocks if b.kind == "caption"]
    lost = [[w, page] for w, page in fact["captions"] if not any(starts(t, w) and page in p for t, p in said)]
    assert lost == []


def test_tables_are_rows_of_cells(fact: dict[str, Any], reading: Reading) -> None:
    paged = reading.paged
    for page, first, rows, columns, cell in fact["tables"]:
        said = [
            text_of(reading, b) for b in paged.blocks if b.kind == "table" and paged.pages_of(b.start, b.end) == (page,)
        ]
        assert [row.count(" | ") + 1 for row in said] == [columns] * rows
        assert said[0].split(" | ")[0] == first
        assert cell in (*said[1].split(" | "), *said[-1].split(" | "))


def test_lists_have_all_their_items(fact: dict[str, Any], reading: Reading) -> None:
    kinds = [(b.kind, text_of(reading, b)) for b in reading.paged.blocks]
    said = []
    for _, words in fact["lists"]:
        at = next((i for i, (kind, t) in enumerate(kinds) if kind == "list" and starts(t, words)), len(kinds))
        end = next((i for i in range(at, len(kinds)) if kinds[i][0] != "list"), len(kinds))
        said.append([end - at, words])
    assert said == fact["lists"]


def test_the_reference_list_is_told_apart(fact: dict[str, Any], reading: Reading) -> None:
    count, first = fact["references"]
    said = [text_of(reading, b) for b in reading.paged.blocks if b.kind == "reference"]
    assert len(said) == count
    assert not said or starts(said[0], first)
