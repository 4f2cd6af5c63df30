"""What holds for every document in a library and every answer from it: the design's invariants, on real libraries."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdf
import pytest

from assistant.ask import ask
from store.documents import Document, PagedText, Passage
from store.library import Library, Where
from store.words import fold
from tests.assistant.scoring import Row
from tests.conftest import STARTER

Answers = tuple[Library, list[dict[str, Any]]]
LIBRARIES = ("starter", "corpus", pytest.param("whole_corpus", marks=pytest.mark.slow))
QUESTIONS = (
    "What is South-South cooperation?",
    "When was the case study published?",
    "Who wrote the article on security, and in which journal?",
    "Which principles does South-South cooperation follow?",
    "How many documents are in the library?",
    "Why do organisations in the North work with partners in the South?",
    "How much does a ticket to the moon cost?",
    "¿Qué organización de China se menciona?",
    "Who pays for it, and how long does a visa take?",
)


@pytest.fixture(params=LIBRARIES)
def any_library(request: pytest.FixtureRequest) -> Library:
    library: Library = request.getfixturevalue(request.param)
    return library


def held(library: Library) -> list[tuple[Document, PagedText]]:
    documents = [(d, library.paged(d.id)) for d in library.documents()]
    assert documents
    return documents


def passages(library: Library, document: Document) -> list[Passage]:
    """All passages of a document."""
    everything = library.by_meaning(np.ones(library.embedder.dimension, np.float32), 100_000, Where((document.id,)))
    found = [hit.passage for hit in everything]
    assert len(found) == library.entry(document.id).passages > 0
    return found


def inserted(paged: PagedText) -> list[int]:
    """The offsets of the characters of the text that no run covers."""
    covered = {i for run in paged.runs for i in range(run.start, run.start + run.length)}
    return [i for i in range(len(paged.text)) if i not in covered]


# Documents


def test_inside_the_runs_the_text_is_the_raw_text(any_library: Library) -> None:
    for document, paged in held(any_library):
        ends = [run.start + run.length for run in paged.runs]
        assert all(a <= run.start for a, run in zip(ends, paged.runs[1:], strict=False)), document.source
        for run in paged.runs:
            text = paged.text[run.start : run.start + run.length]
            assert text == paged.raw[run.raw_start : run.raw_start + run.length], document.source
            assert len(text) == run.length > 0


def test_outside_the_runs_stands_only_what_cleaning_inserts(any_library: Library) -> None:
    """Blanks, the bars between the cells of a table, and the letters of a ligature that is taken apart."""
    for document, paged in held(any_library):
        apart = set().union(*(unicodedata.normalize("NFKC", c) for c in set(paged.raw) if "ﬀ" <= c <= "ﬆ"))
        strange = {paged.text[i] for i in inserted(paged)} - {" ", "\n", "|"} - apart
        assert not strange, document.source
        assert len(inserted(paged)) < 0.1 * len(paged.text), document.source


def test_text_and_raw_hold_no_nul_and_no_lone_surrogate(any_library: Library) -> None:
    for _, paged in held(any_library):
        assert "\0" not in paged.raw + paged.text
        (paged.raw + paged.text).encode("utf-8")


def test_a_passage_is_the_text_at_its_place(any_library: Library) -> None:
    for document, paged in held(any_library):
        for passage in passages(any_library, document):
            place = passage.locator
            assert place.start is not None
            assert place.end is not None
            assert paged.text[place.start : place.end] == passage.text
            whole = paged.locate(place.start, place.end)
            assert (place.pages, place.labels) == (whole.pages, whole.labels)
            notes = {b.note for b in paged.blocks if b.start < place.end and b.end > place.start}
            assert place.note in notes if len(notes) == 1 else place.note is None
            assert passage.tokens <= any_library.embedder.window
            assert passage.tokens == any_library.embedder.count_tokens([passage.text])[0]
            assert passage.id == digest(document.id, place.start, place.end)[:16]


def test_sentences_lie_inside_blocks_and_passages_and_leave_nothing_out(any_library: Library) -> None:
    for document, paged in held(any_library):
        places = {p.id: p.locator for p in passages(any_library, document)}
        rows = any_library.sentences_of(list(places))
        assert np.allclose(np.linalg.norm(rows.vectors, axis=1), 1, atol=1e-2)
        said: set[int] = set()
        for id_, sentence in zip(rows.document_ids, rows.sentences, strict=True):
            block, place = paged.blocks[sentence.block], places[sentence.passage]
            assert id_ == document.id
            assert max(block.start, place.start or 0) <= sentence.start < sentence.end <= block.end
            assert sentence.end <= (place.end or 0)
            span = range(sentence.start, sentence.end)
            assert said.isdisjoint(span)
            assert not paged.text[sentence.start].isspace()
            said.update(span)
        inside = {i for p in places.values() for i in range(p.start or 0, p.end or 0)}
        assert all(paged.text[i].isspace() for i in inside - said)
        searchable = [b for b in paged.blocks if b.kind not in ("heading", "reference")]
        missing = [b for b in searchable if not any(i in inside for i in range(b.start, b.end))]
        assert missing == [], document.source


def test_pages_come_from_the_runs(any_library: Library) -> None:
    """The page of every block is the one on which its characters stand in the raw text."""
    for document, paged in held(any_library):
        assert paged.pages == (paged.raw.count("\f") + 1 if document.format == "pdf" else 0)
        for block in paged.blocks:
            on = {paged.raw.count("\f", 0, a) + 1 for a, _ in paged.raw_spans(block.start, block.end)}
            assert paged.pages_of(block.start, block.end) == (tuple(sorted(on)) if paged.pages else ())
        for run in paged.runs:
            assert run.page == (paged.raw.count("\f", 0, run.raw_start) + 1 if paged.pages else 0)


def test_labels_are_given_only_where_the_document_proves_them(starter: Library) -> None:
    found = {d.source: paged for d, paged in held(starter)}
    for source, paged in found.items():
        if not source.endswith(".pdf"):
            assert paged.labels == (), source
            continue
        declares = "/PageLabels" in pypdf.PdfReader(STARTER / source).trailer["/Root"]
        for page, label in zip(paged.raw.split("\f"), paged.labels, strict=True):
            ends = {word for line in page.splitlines() if line.strip() for word in (line.split()[0], line.split()[-1])}
            assert label is None or declares or label in ends, source
    (labelled,) = (paged for source, paged in found.items() if source.startswith("09-"))
    assert labelled.labels == ("i", "ii", "1", "2")
    last = labelled.locate(len(labelled.text) - 5, len(labelled.text))
    assert (last.pages, last.labels) == ((4,), ("2",))


def test_a_field_found_in_the_text_stands_there(any_library: Library) -> None:
    for document, paged in held(any_library):
        record = document.record
        for origin in record.origins:
            value = getattr(record, origin.field)
            assert value, f"{document.source}: {origin.field} is empty, but has an origin"
            if origin.where != "text":
                assert (origin.start, origin.end) == (None, None)
                continue
            if origin.start is None and origin.end is None:
                continue  # a place in the raw text that cleaning took out, such as a web page's banner
            assert origin.start is not None
            assert origin.end is not None
            assert 0 <= origin.start < origin.end <= len(paged.text)
            there = paged.text[origin.start : origin.end]
            if origin.field in ("title", "publisher", "container"):
                assert fold(value) == fold(there), document.source
            elif origin.field == "authors":
                assert all(fold(str(name)) in fold(there) for name in value), document.source
            elif origin.field == "issued":
                assert str(record.year) in there, document.source
            elif origin.field == "doi":
                assert value in there, document.source


def test_every_field_says_where_it_was_found(any_library: Library) -> None:
    fields = ("title", "authors", "issued", "publisher", "container", "doi", "licence")
    for document, _ in held(any_library):
        empty = [f for f in fields if getattr(document.record, f) and document.record.origin(f) is None]
        assert empty == [], document.source


# Answers


@pytest.fixture(scope="module", params=LIBRARIES)
def answers(request: pytest.FixtureRequest) -> Answers:
    """Many answers, and the library that they are from."""
    library: Library = request.getfixturevalue(request.param)
    made = [ask(q, library).to_json() for q in QUESTIONS]
    if request.param == "starter":
        pairs: list[tuple[Row, dict[str, Any]]] = request.getfixturevalue("starter_answers")
        made += [answer for _, answer in pairs]
    assert {a["abstained"] for a in made} == {True, False}
    return library, made


def digest(document_id: str, start: int, end: int) -> str:
    """The design's key, made anew: lower-case base 32 of the SHA-256 of a document's id and a span."""
    hashed = hashlib.sha256(f"{document_id}:{start}:{end}".encode()).digest()
    return base64.b32encode(hashed).decode("ascii").lower()


def named_keys(answer: dict[str, Any]) -> list[str]:
    said = [k for s in (*answer["statements"], *answer["withheld"]) for k in s["citations"]]
    return said + [k for g in answer["gaps"] for k in g["nearest"]]


def test_every_quote_is_the_text_at_its_place(answers: Answers) -> None:
    library, made = answers
    checked = 0
    for e in (e for a in made for e in a["evidence"]):
        place = e["locator"]
        if place["kind"] == "record":
            assert (place["start"], place["end"], place["pages"]) == (None, None, [])
            continue
        paged = library.paged(e["document"]["id"])
        start, end = place["start"], place["end"]
        assert paged.text[start:end] == e["quote"]
        assert place["pages"] == list(paged.pages_of(start, end))
        assert place["labels"] == [x for p in place["pages"] if (x := (paged.labels or [None] * p)[p - 1]) is not None]
        block = paged.blocks[paged.block_at(start)]
        assert (place["section"], place["kind"], place["note"]) == (block.section, block.kind, block.note)
        assert block.start <= start < end <= block.end
        assert e["key"] == digest(e["document"]["id"], start, end)[:8]
        checked += 1
    assert checked > 10


def test_every_key_named_is_in_the_evidence_and_no_other(answers: Answers) -> None:
    for answer in answers[1]:
        keys = [e["key"] for e in answer["evidence"]]
        assert len(keys) == len(set(keys))
        assert set(named_keys(answer)) == set(keys), answer["question"]
        assert all(re.fullmatch("[a-z2-7]{8}", key) for key in keys)
        assert answer["unknown_keys"] == []


def test_it_abstains_exactly_when_it_says_nothing(answers: Answers) -> None:
    for answer in answers[1]:
        assert answer["abstained"] == (not answer["statements"])
        assert answer["statements"] or answer["gaps"]
        assert all(gap["ask"].strip() and gap["reason"].strip() for gap in answer["gaps"])


def test_what_is_verbatim_is_called_quoted_and_nothing_else(answers: Answers) -> None:
    for answer in answers[1]:
        quotes = {e["key"]: e["quote"] for e in answer["evidence"]}
        for statement in answer["statements"]:
            assert statement["citations"], statement
            cited = [quotes[key] for key in statement["citations"]]
            if statement["support"] == "quoted":
                assert statement["text"] in cited
                assert statement["checker"] is None
            else:
                assert not any(statement["text"] in quote for quote in cited)
                assert statement["checker"]


def test_marks_number_the_evidence_in_the_order_of_first_citation(answers: Answers) -> None:
    for answer in answers[1]:
        order: Sequence[str] = list(dict.fromkeys(k for s in answer["statements"] for k in s["citations"]))
        lines = [
            f"{s['text']} {''.join(f'[{order.index(k) + 1}]' for k in s['citations'])}" for s in answer["statements"]
        ]
        assert answer["text"] == "\n".join(lines)


def test_the_speaker_is_always_somebody(answers: Answers) -> None:
    for e in (e for a in answers[1] for e in a["evidence"]):
        assert e["speaker"].strip()
        if e["locator"]["kind"] != "record" and not e["author_says"]:
            assert e["speaker"] not in e["document"]["authors"]
