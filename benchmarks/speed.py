"""Speed of the product, as ratios within one run. Milliseconds are printed beside the time of one query encoding.

    python -m benchmarks.speed [FOLDER]

FOLDER holds the documents (default: the starter library). Exit code 1 when a ratio is beyond its limit:

  ingest     time of the ingestion job over the time of SentenceTransformer.encode alone on all that it embeds
  cold ask   time of `ssc ask` in a new process over the time of `python -c "import sentence_transformers"`
  warm ask   median time of an answer, in encodings of one query
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.library import Library

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "evals" / "sets" / "starter.jsonl"
LIMITS = {"ingest": 1.2, "cold ask": 1.7, "warm ask": 10.0}


def main() -> int:
    """Measure, print a table, compare with the limits."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "starter_library"
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library"
        ratios = {"ingest": ingest_ratio(folder, library)}
        with _open(library) as opened:
            ratios["warm ask"] = warm_ratio(opened, questions())
        ratios["cold ask"] = cold_ratio(library)
    for name, limit in LIMITS.items():
        print(f"{name:10} {ratios[name]:6.2f}  limit {limit:5.2f}  {'ok' if ratios[name] <= limit else 'BEYOND'}")
    return int(any(ratios[name] > limit for name, limit in LIMITS.items()))


def questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def _open(where: Path) -> Library:
    from store.library import Library

    return Library.open(where)


def ingest_ratio(folder: Path, where: Path) -> float:
    """The job against encoding alone: the same texts, the same model, one call, its own batches."""
    from ingest import sources
    from ingest.job import ingest
    from ingest.reading import read_file
    from ingest.worker.limits import default_workers
    from store.acronyms import for_embedding
    from store.care import embeddable
    from store.library import Library

    with Library.open(where, create=True) as library:
        embedder = library.embedder
        embedder.encode_query(["warm"])
        began = time.perf_counter()
        ingest([folder], library, progress=lambda progress: None, workers=default_workers())
        job = time.perf_counter() - began
        texts: list[str] = []
        for file in sources.find([folder]).files:
            reading = read_file(file.path, source=file.source, count_tokens=embedder.count_tokens)
            text = reading.paged.text
            parts = [p.text for p in reading.passages] + [text[s.start : s.end] for s in reading.sentences]
            texts += for_embedding(text, parts)
        terms = embeddable(library.vocabulary().terms)
    from sentence_transformers import SentenceTransformer

    model = embedder._model
    assert isinstance(model, SentenceTransformer)
    began = time.perf_counter()
    model.encode(texts, prompt_name="document")
    model.encode(terms, prompt_name="query")
    alone = time.perf_counter() - began
    print(f"ingest: {job:.1f} s; encoding alone {alone:.1f} s ({len(texts)} texts, {len(terms)} words)")
    return job / alone


def warm_ratio(library: Library, asked: Sequence[dict[str, Any]]) -> float:
    """Answers in an open library, in encodings of one query. Both are taken by turns, to meet the same load."""
    from assistant.ask import ask

    for question in asked[:5]:
        ask(question["question"], library)
    one, times = [], []
    for question in asked:
        one.append(_time(lambda: library.embedder.encode_query(["Who pays for the office and since when?"])))
        times.append(_time(lambda: ask(question["question"], library, history=question["history"])))  # noqa: B023
    median = statistics.median(times)
    print(f"one query encoding {1000 * statistics.median(one):.1f} ms")
    print(f"warm ask: median {1000 * median:.1f} ms of {len(times)}, most {1000 * max(times):.0f} ms")
    return median / statistics.median(one)


def cold_ratio(where: Path) -> float:
    """A question in a new process against importing the embedding library alone; the best of a few runs each."""
    run = [sys.executable, "-m", "cli", "ask", "Who first led the New Development Bank?"]
    imported = min(_time(lambda: _run([sys.executable, "-c", "import sentence_transformers"], where)) for _ in range(3))
    asked = min(_time(lambda: _run(run, where)) for _ in range(3))
    print(f"cold ask: {asked:.2f} s; importing sentence_transformers {imported:.2f} s")
    return asked / imported


def _run(command: list[str], library: Path) -> None:
    environment = os.environ | {"SSC_LIBRARY": str(library)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


def _time(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
