"""How fast answers are over 10,000 passages: warm, to the first word of a chat model, and the checking of a statement.

    python -m benchmarks.answering [PASSAGES]

The passages are made of the sentences of the starter library in new orders, each sentence with its own vector and a
little noise, so that nothing is embedded ten thousand times and a question still finds what it finds. Milliseconds are
printed beside the time of one query encoding on the same machine.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.assistant import Assistant
from assistant.model import Message
from benchmarks.speed import ROOT, questions
from evals.alterations import lies, rewordings
from ingest.reading import read_file
from store.embedder import Embedder
from store.library import Library
from tests.fakes import data_of, make_reading

Vectors = NDArray[np.float32]
A_PASSAGE, A_DOCUMENT = 6, 25  # sentences, passages


class Remembering:
    """The packaged model for questions and words; for passages the vectors of the sentences that they are made of."""

    def __init__(self, embedder: Embedder, sentences: Sequence[str]) -> None:
        self._embedder = embedder
        vectors = embedder.encode_passages(list(sentences))
        self._known = dict(zip(sentences, vectors, strict=True))
        self._chance = np.random.default_rng(0)
        self.name, self.fingerprint = embedder.name, embedder.fingerprint
        self.dimension, self.window = embedder.dimension, embedder.window
        self.encode_query = embedder.encode_query
        self.count_tokens = embedder.count_tokens

    def encode_passages(self, texts: Sequence[str], progress: object = None) -> Vectors:
        found = np.stack([self._vector(text) for text in texts])
        found += self._chance.normal(0, 0.01, found.shape).astype(np.float32)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)

    def _vector(self, text: str) -> Vectors:
        if text in self._known:
            return self._known[text]
        parts = [v for s, v in self._known.items() if s in text]
        return np.mean(parts, axis=0) if parts else next(iter(self._known.values()))


class Instant:
    """A chat model that answers at once with one statement."""

    name = "instant"

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        yield "The library says so."

    def close(self) -> None:
        pass


def main() -> None:
    """Make the library, measure, print."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    embedder = Embedder.load()
    sentences = sentences_of_the_starter_library(embedder)
    with tempfile.TemporaryDirectory() as folder:
        encoder = Remembering(embedder, sentences)
        with Library.open(Path(folder) / "library", create=True, embedder=encoder) as library:
            fill(library, sentences, wanted)
            print(f"{library.counts()[0]} documents, {library.counts()[1]:,} passages")
            answers(library)
            checking(library, sentences)


def sentences_of_the_starter_library(embedder: Embedder) -> list[str]:
    found: list[str] = []
    for file in sorted((ROOT / "starter_library").iterdir()):
        if file.suffix in (".txt", ".md", ".html", ".pdf"):
            reading = read_file(file, source=file.name, count_tokens=embedder.count_tokens)
            text = reading.paged.text
            found += [" ".join(text[s.start : s.end].split()) for s in reading.sentences]
    return list(dict.fromkeys(s for s in found if 6 <= len(s.split()) <= 45 and s.endswith(".") and s.count(".") == 1))


def fill(library: Library, sentences: Sequence[str], passages: int) -> None:
    chance = random.Random(0)
    for number in range(passages // A_DOCUMENT):
        paragraphs = [" ".join(chance.sample(sentences, A_PASSAGE)) for _ in range(A_DOCUMENT)]
        reading = make_reading("\n\n".join(paragraphs), f"{number}.txt")
        library.add(reading, data_of(reading), path=f"/{number}.txt")


def answers(library: Library) -> None:
    plain, instant = Assistant(library), Assistant(library, model=Instant())
    asked = questions()
    for question in asked[:5]:
        plain.ask(question["question"])
    encoding, warm, first = [], [], []
    for question in asked:
        began = time.perf_counter()
        library.embedder.encode_query(["Who pays for the office and since when?"])
        encoding.append(time.perf_counter() - began)
        began = time.perf_counter()
        plain.ask(question["question"])
        warm.append(time.perf_counter() - began)
        came: list[float] = []
        began = time.perf_counter()
        instant.ask(question["question"], on_piece=lambda piece: came.append(time.perf_counter()))  # noqa: B023
        if came:
            first.append(came[0] - began)
    print(f"one query encoding {_ms(encoding)}")
    print(f"warm answer {_ms(warm)} of {len(warm)}")
    print(f"first word of a chat model, later than bare, {_ms(first)} of {len(first)}")


def checking(library: Library, sentences: Sequence[str]) -> None:
    from tests.assistant.verifying.cited import evidence

    chance = random.Random(1)
    verifier = Assistant(library).verifier
    took = []
    for sentence in chance.sample(list(sentences), 60):
        others = chance.sample(list(sentences), 5)
        given = [evidence(sentence), *(evidence(o, key=f"other{i:03}") for i, o in enumerate(others))]
        for altered in (*lies(sentence, others, chance), *rewordings(sentence, "Ama Osei", chance)):
            began = time.perf_counter()
            verifier.verify(altered.text, [given[0].key], given)
            took.append(time.perf_counter() - began)
    print(f"checking a statement against six pieces of evidence {_ms(took)} of {len(took)}")
    print(f"  {1000 * statistics.mean(took):.1f} ms on average")


def _ms(seconds: Sequence[float]) -> str:
    return f"{1000 * statistics.median(seconds):.1f} ms at the median, {1000 * max(seconds):.0f} at most"


if __name__ == "__main__":
    main()
