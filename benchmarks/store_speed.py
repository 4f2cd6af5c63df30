"""How fast the store is: loading cold, embedding a library, searching a large one. Prints figures and ratios.

python benchmarks/store_speed.py [FILE…]      files to embed; the starter library by default
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ingest.reading import read_bytes  # noqa: E402
from store.care import embeddable  # noqa: E402
from store.embedder import Embedder  # noqa: E402
from store.library import Library, Where  # noqa: E402
from store.words import tokens  # noqa: E402
from tests.fakes import HashingEncoder, data_of, make_reading  # noqa: E402

_COLD = """
from pathlib import Path
from store.library import Library
library = Library.open(Path({folder!r}))
library.by_meaning(library.embedder.encode_query(["who paid for the clinics?"])[0], 10)
library.close()
"""


def seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def median_ms(call: Callable[[], object], times: int = 30) -> float:
    call()
    return 1000 * statistics.median(seconds(call) for _ in range(times))


def embedding(files: list[Path], folder: Path) -> None:
    embedder = Embedder.load()
    print(f"embedder found in {seconds(Embedder.load):.3f} s, loaded in {seconds(embedder.warm):.2f} s (with torch)")
    readings = []
    for path in files:
        reading = read_bytes(
            path.read_bytes(), source=path.name, count_tokens=embedder.count_tokens, window=embedder.window
        )
        readings.append((reading, path.read_bytes()))
    texts = [[p.text for p in r.passages] + [r.paged.text[s.start : s.end] for s in r.sentences] for r, _ in readings]
    terms = embeddable({t.term for r, _ in readings for t in tokens(r.paged.text)})
    model = embedder._model
    passages = sum(len(r.passages) for r, _ in readings)
    sentences = sum(len(r.sentences) for r, _ in readings)
    print(f"{len(readings)} documents, {passages} passages, {sentences} sentences, {len(terms)} terms")

    def alone() -> None:
        model.encode_document([t for own in texts for t in own], show_progress_bar=False)
        model.encode_query(terms, show_progress_bar=False)

    def adding(number: int) -> None:
        with Library.open(folder / f"{number}", create=True, embedder=embedder) as library:
            for reading, data in readings:
                library.add(reading, data, path=reading.document.source)

    embedder.encode_passages(["warm"])
    timed = [(seconds(alone), seconds(lambda n=n: adding(n))) for n in range(3)]
    encode, add = (min(t) for t in zip(*timed, strict=True))
    print(f"encode alone {encode:.2f} s, adding all {add:.2f} s: ratio {add / encode:.2f}")
    question = median_ms(lambda: embedder.encode_query(["Who paid for the clinics, and when?"]))
    print(f"one question encoded in {question:.1f} ms")


def cold(folder: Path) -> None:
    def run(code: str) -> float:
        command = [sys.executable, "-c", code]
        return min(seconds(lambda: subprocess.run(command, check=True, cwd=ROOT)) for _ in range(3))

    bare, whole = run("import sentence_transformers"), run(_COLD.format(folder=str(folder)))
    print(f"import sentence_transformers {bare:.2f} s, a cold search {whole:.2f} s: ratio {whole / bare:.2f}")


def list_documents(folder: Path, encoder: HashingEncoder) -> None:
    with Library.open(folder, embedder=encoder) as library:
        library.documents()


def searching(folder: Path, documents: int = 500, passages: int = 20) -> None:
    encoder = HashingEncoder(dimension=384)
    rng = np.random.default_rng(0)
    vocabulary = [f"word{i}" for i in range(3000)]
    weights = 1 / np.arange(1, len(vocabulary) + 1)
    weights /= weights.sum()

    def paragraph() -> str:
        picked = rng.choice(vocabulary, size=150, p=weights)
        return " ".join(". ".join(" ".join(picked[i : i + 15]) for i in range(0, 150, 15)).split())

    with Library.open(folder, create=True, embedder=encoder) as library:
        began = time.perf_counter()
        for number in range(documents):
            reading = make_reading("\n\n".join(paragraph() for _ in range(passages)), f"{number}.txt")
            library.add(reading, data_of(reading), path=f"/{number}.txt")
        took = time.perf_counter() - began
        print(
            f"{library.counts()} documents and passages written in {took:.1f} s ({1000 * took / documents:.0f} ms each)"
        )
        ids = [d.id for d in library.documents()]
        question = " ".join(rng.choice(vocabulary, 12))
        vector = encoder.encode_query([question])[0]
        terms = [t.term for t in tokens(question)]
        hits = library.by_meaning(vector, 20)
        blocks = [(h.document_id, h.block) for h in library.by_words(terms, 20)]
        print(f"generation {median_ms(lambda: library.generation):.2f} ms")
        print(f"by meaning, 20 {median_ms(lambda: library.by_meaning(vector, 20)):.1f} ms")
        for share in (1, 25, 125, 250, 375):
            where = Where(document_ids=tuple(ids[:share]))
            ms = median_ms(lambda where=where: library.by_meaning(vector, 20, where), 10)
            words = median_ms(lambda where=where: library.by_words(terms, 20, where), 10)
            print(f"  in {share} of {documents} documents {ms:.1f} ms, by words {words:.1f} ms")
        print(f"by words, 12 terms {median_ms(lambda: library.by_words(terms, 20)):.1f} ms")
        passages_found = [h.passage.id for h in hits]
        ms = median_ms(lambda: library.sentences_of(passages_found, blocks))
        count = len(library.sentences_of(passages_found, blocks).sentences)
        print(f"{count} sentences with vectors {ms:.1f} ms")
        print(f"phrase of three words {median_ms(lambda: library.phrase('word1 word2 word3')):.1f} ms")
        for asked in ("word300", "word1 word2 word3"):
            ms, count = median_ms(lambda asked=asked: library.occurrences(asked), 10), len(library.occurrences(asked))
            print(f"every place of {asked!r} ({count}) {ms:.0f} ms")
        long = make_reading("\n\n".join(paragraph() for _ in range(150)), "long.txt", pages=40)
        library.add(long, data_of(long), path="/long.txt")

        def load() -> None:
            library._paged.clear()
            library.paged(long.document.id)

        print(f"text of 40 pages, 22,500 words, loaded in {median_ms(load, 10):.1f} ms")
        print(f"all documents listed in {1000 * seconds(lambda: list_documents(folder, encoder)):.0f} ms")
        print(f"vocabulary {1000 * seconds(library.vocabulary):.0f} ms")
        print(f"centroid {1000 * seconds(library.centroid):.0f} ms")
        print(f"index rebuilt in {seconds(library.rebuild):.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files or sorted(p for p in (ROOT / "starter_library").glob("*.*") if p.suffix != ".py")
    with tempfile.TemporaryDirectory() as temporary:
        embedding(files, Path(temporary) / "small")
        cold(Path(temporary) / "small" / "0")
        searching(Path(temporary) / "large")


if __name__ == "__main__":
    main()
