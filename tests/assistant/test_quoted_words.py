"""Words that a sentence quotes from a work: whose they are, and the reference to which they are led."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from assistant.quote_search import find_quotes
from assistant.quotes import Quote, QuoteSearch
from assistant.second_opinion import READ, SecondReader, with_second_opinion
from ingest.job import ingest
from store.library import Library
from tests.fakes import HashingEncoder

TEXT = """Seed and salt

By Tamsin Okoro

Date: 4 May 2018

What a bank is

The banks of Orlenna have been called “a promise between neighbours who never met” (Lindqvist 1994, p. 12), and in the
storms of that winter the promise held for every village on the coast. Some call them “odd banks” (Lindqvist 1994).

As Varga puts it, “nobody counts the seed that comes back” (Varga 2011, 7).

An old keeper of the sheds was blunter:

> We lend because we were lent to, and our children will be asked.

References

Lindqvist, B. (1994) The sheds of Orlenna. Tolvar: Tolvar Press.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("quoted")
    (folder / "seed.md").write_text(TEXT, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=HashingEncoder()) as opened:
        ingest([folder / "seed.md"], opened)
        yield opened


def the(phrase: str, library: Library) -> Quote:
    (quote,) = find_quotes(QuoteSearch(phrase, "exact"), library).quotes
    return quote


def test_words_quoted_from_a_work_are_its_authors_where_they_are_looked_for(library: Library) -> None:
    quote = the("promise between neighbours", library)
    assert ("Lindqvist" in quote.speaker, quote.author_says) == (True, False)
    assert quote.original is not None
    assert quote.original.as_cited.startswith("Lindqvist 1994")
    assert quote.original.reference.startswith("Lindqvist, B. (1994) The sheds of Orlenna.")
    assert quote.original.page == "12"


def test_the_rest_of_the_sentence_is_the_authors(library: Library) -> None:
    quote = the("storms of that winter the promise held", library)
    assert (quote.speaker, quote.author_says) == ("Tamsin Okoro", True)


def test_a_term_between_marks_is_the_authors(library: Library) -> None:
    assert the("call them “odd banks”", library).author_says


def test_a_work_without_a_full_reference_says_so(library: Library) -> None:
    quote = the("nobody counts the seed", library)
    assert (quote.speaker.endswith("Varga"), quote.author_says) == (True, False)
    assert quote.original is not None
    assert (quote.original.reference, bool(quote.original.why)) == ("", True)


def test_a_block_quotation_is_of_whom_the_line_before_names(library: Library) -> None:
    quote = the("We lend because we were lent to", library)
    assert quote.locator.kind == "quote"
    assert quote.text == "We lend because we were lent to, and our children will be asked."


class Fixed(HashingEncoder):
    """Encodes a text as the vector that it is given for it."""

    def __init__(self, vectors: dict[str, list[float]]) -> None:
        super().__init__()
        self.vectors = vectors
        self.read: list[str] = []

    def encode_query(self, texts: list[str]) -> np.ndarray:  # type: ignore[override]
        return np.array([self.vectors[t] for t in texts], np.float32)

    def encode_passages(self, texts: list[str], progress: object = None) -> np.ndarray:  # type: ignore[override]
        self.read += texts
        return self.encode_query(texts)


def test_the_second_reader_reads_each_text_once_and_says_what_is_nearer() -> None:
    model = Fixed({"q": [1.0, 0.0], "a": [0.9, 0.1], "b": [0.1, 0.9]})
    reader = SecondReader(model)
    first, second = reader.scores("q", ["a", "b"])
    assert first > second > 0
    reader.scores("q", ["b", "a"])
    assert model.read == ["a", "b"]
    assert reader.nearer("q", "a", "b")
    assert not reader.nearer("q", "b", "a")


def test_what_is_not_english_is_neither_raised_nor_lowered(library: Library) -> None:
    from dataclasses import replace

    from assistant.question import read_question
    from assistant.retrieve import retrieve
    from store.where import EVERYTHING

    (found, *_) = retrieve(read_question("who counts the seed"), library, EVERYTHING)
    texts = [replace(c, text=f"t{i}", score=0.0) for i, c in enumerate(found.candidates[:3])]
    model = Fixed({"q": [1.0, 0.0], "t0": [0.0, 1.0], "t1": [1.0, 0.0], "t2": [0.5, 0.5]})
    ordered = with_second_opinion("q", texts, [True, True, False], SecondReader(model))
    assert [c.text for c in ordered] == ["t1", "t2", "t0"]
    assert model.read == ["t0", "t1"]
    assert with_second_opinion("q", texts, [False] * 3, SecondReader(model)) == texts
    assert READ >= 3


def test_a_search_by_speaker_finds_whom_a_sentence_quotes(library: Library) -> None:
    found = find_quotes(QuoteSearch(speaker="Lindqvist"), library)
    assert any("promise between neighbours" in q.text for q in found.quotes)
    assert all(
        "Lindqvist" in q.speaker or "Lindqvist" in (q.original.as_cited if q.original else "") for q in found.quotes
    )
