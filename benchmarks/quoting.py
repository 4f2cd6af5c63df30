"""How fast quotes are found over 100,000 passages: by exact phrase, by words, by topic.

    python -m benchmarks.quoting [PASSAGES [FOLDER]]

The passages are rows of words drawn from the starter library as often as they stand there, so that words are as
frequent as in a text and a phrase is as rare; vectors are random, which nothing but the ranking notices. Milliseconds
are printed beside the time of one query encoding on the same machine. A FOLDER keeps the library for the next run.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant.quote_search import find_quotes
from assistant.quotes import QuoteSearch
from assistant.second_opinion import SecondReader, second_reader
from benchmarks.answering import A_DOCUMENT, A_PASSAGE, sentences_of_the_starter_library
from benchmarks.speed import questions
from store.embedder import Embedder, Vectors
from store.library import Library
from tests.fakes import data_of, make_reading

TIMES = 60


class Random:
    """The packaged model for questions; for passages random vectors around one mean, as this model's lie."""

    def __init__(self, embedder: Embedder) -> None:
        self._chance = np.random.default_rng(0)
        self._mean = embedder.encode_passages(["A text."])[0]
        self.name, self.fingerprint = embedder.name, embedder.fingerprint
        self.dimension, self.window = embedder.dimension, embedder.window
        self.encode_query = embedder.encode_query
        self.count_tokens = embedder.count_tokens

    def encode_passages(self, texts: Sequence[str], progress: object = None) -> Vectors:
        found = self._mean + self._chance.normal(0, 0.03, (len(texts), self.dimension)).astype(np.float32)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def main() -> None:
    """Make the library, measure, print."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    embedder = Embedder.load()
    words = " ".join(sentences_of_the_starter_library(embedder)).replace(".", "").split()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made) / "library"
        with Library.open(folder, create=True, embedder=Random(embedder)) as library:
            if not library.counts()[1]:
                fill(library, words, wanted)
            print(f"{library.counts()[0]:,} documents, {library.counts()[1]:,} passages")
            measure(library, second_reader())


def fill(library: Library, words: Sequence[str], passages: int) -> None:
    chance = random.Random(0)
    for number in range(passages // A_DOCUMENT):
        paragraphs = [
            " ".join(_sentence(chance.choices(words, k=22)) for _ in range(A_PASSAGE)) for _ in range(A_DOCUMENT)
        ]
        reading = make_reading("\n\n".join(paragraphs), f"{number}.txt")
        library.add(reading, data_of(reading), path=f"/{number}.txt")


def _sentence(words: Sequence[str]) -> str:
    """The words as they are written: acronyms keep their capitals."""
    row = " ".join(words)
    return f"{row[:1].upper()}{row[1:]}."


def measure(library: Library, second: SecondReader) -> None:
    chance = random.Random(1)
    documents = library.documents()
    phrases, rows = [], []
    for document in chance.sample(documents, TIMES):
        words = library.paged(document.id).text.split()
        at = chance.randrange(len(words) - 8)
        phrases.append(" ".join(words[at : at + 5]).strip("."))
        rows.append(" ".join(words[at : at + 3]).strip("."))
    topics = [row["question"] for row in questions()][:TIMES]
    encoding = _ms(lambda q: library.embedder.encode_query([q]), topics)
    print(f"one query encoding {encoding}")
    print(f"exact phrase of five words {_ms(lambda q: find_quotes(QuoteSearch(q, 'exact'), library), phrases)}")
    common = ["South-South cooperation", "the United Nations", "of the"]
    print(f"exact phrase that is common {_ms(lambda q: find_quotes(QuoteSearch(q, 'exact'), library), common * 3)}")
    print(f"three words in one sentence {_ms(lambda q: find_quotes(QuoteSearch(q, 'words'), library), rows)}")
    print(f"topic {_ms(lambda q: find_quotes(QuoteSearch(q), library), topics)}")
    both = _ms(lambda q: find_quotes(QuoteSearch(q), library, second=second), topics)
    print(f"topic, with the second model's opinion {both}")


def _ms(call: Callable[[str], object], each: Sequence[str]) -> str:
    call(each[0])
    took = []
    for one in each:
        began = time.perf_counter()
        call(one)
        took.append(time.perf_counter() - began)
    return f"{1000 * statistics.median(took):.1f} ms at the median, {1000 * max(took):.0f} at most, of {len(took)}"


if __name__ == "__main__":
    main()
